"""Programs, and the blocks they are made of, as Blockly writes them."""

from typing import Annotated, TypedDict

from codeweek.blocks.definitions import Category
from codeweek.web_api.shapes.pictures import Fields

Script = Annotated[Fields, "Script"]
Toolbox = Annotated[Fields, "Toolbox"]
Definition = Annotated[Fields, "Definition"]


class BlockSet(TypedDict):
    """Blockly's definitions of blocks, and styles by category."""

    definitions: list[Definition]
    styles: dict[str, dict[str, str]]
    categories: list[Category]
