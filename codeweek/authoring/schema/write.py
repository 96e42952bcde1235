"""The text of a schema, for editors."""

import json

from codeweek.authoring.schema.level import level_schema
from codeweek.authoring.schema.pack import pack_schema
from codeweek.authoring.schema.parts import Schema, Writer
from codeweek.text import Text

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(pack: bool, text: Text, voices: tuple[Text, ...]) -> Schema:
    """The schema of level files, or of `pack.yaml`, explained in one language, its keys in each."""
    writer = Writer(text, voices)
    head = {
        "$schema": DRAFT,
        "$comment": text("schema.generated"),
        "title": text("schema.title_pack" if pack else "schema.title_level"),
    }
    return {**head, **(pack_schema(writer) if pack else level_schema(writer))}


def schema_text(pack: bool, text: Text, voices: tuple[Text, ...]) -> str:
    """The same, as JSON that does not change by itself."""
    return json.dumps(schema_of(pack, text, voices), ensure_ascii=False, indent=1) + "\n"
