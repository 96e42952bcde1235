"""The text of a schema, for editors."""

import json
from collections.abc import Callable, Mapping

from codeweek.authoring.schema.level_schema import level_schema
from codeweek.authoring.schema.pack_schema import pack_schema
from codeweek.authoring.schema.schema_parts import Schema, Writer
from codeweek.authoring.schema.story import story_schema
from codeweek.text import Text

DRAFT = "https://json-schema.org/draft/2020-12/schema"
FILES: Mapping[str, Callable[[Writer], Schema]] = {
    "level": level_schema,
    "pack": pack_schema,
    "story": story_schema,
}


def schema_of(file: str, text: Text, voices: tuple[Text, ...]) -> Schema:
    """The schema of a sort of file (of FILES), explained in one language, its keys in each."""
    head = {
        "$schema": DRAFT,
        "$comment": text("schema.generated"),
        "title": text(f"schema.title_{file}"),
    }
    return {**head, **FILES[file](Writer(text, voices))}


def schema_text(file: str, text: Text, voices: tuple[Text, ...]) -> str:
    """The same, as JSON that does not change by itself."""
    return json.dumps(schema_of(file, text, voices), ensure_ascii=False, indent=1) + "\n"
