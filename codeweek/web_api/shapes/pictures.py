"""Pictures as they are sent: a whole one, and the parts of it that change from step to step."""

from typing import Annotated, Any, TypedDict

from codeweek import scene

Fields = dict[str, Any]

Rect = Annotated[Fields, scene.Rect]
Line = Annotated[Fields, scene.Line]
Label = Annotated[Fields, scene.Label]
Picture = Annotated[Fields, scene.Image]
Shape = Annotated[Fields, scene.Shape]
Sprite = Annotated[Fields, scene.Sprite]


class Moving(TypedDict):
    """The parts of a picture that change from step to step."""

    sprites: list[Sprite]
    marks: list[Shape]


class Sent(Moving):
    """The parts that change, as sent: the first `kept` marks of the picture before it, then these."""

    kept: int


class Still(TypedDict):
    """The parts of a picture that stay the same, painted once."""

    width: float
    height: float
    background: list[Shape]
    rim: list[Label]
    margin: float


class Scene(Still, Moving):
    """A whole picture."""
