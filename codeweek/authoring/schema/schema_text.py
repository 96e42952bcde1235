"""The text of a schema, for editors."""

import json
from collections.abc import Callable, Mapping

from codeweek.authoring.schema.level_schema import block_of, concept_word, level_schema
from codeweek.authoring.schema.schema_parts import TEXT, WORDS, Schema, Writer, choice, several
from codeweek.authoring.schema.story import story_schema
from codeweek.levels.files.field_reader import all_names
from codeweek.packs.order import LISTED
from codeweek.packs.planned import CHAPTER, FIELDS
from codeweek.text import Text
from codeweek.worlds.kinds import kinds, look_names


def pack_schema(writer: Writer) -> Schema:
    """The schema of `pack.yaml`: all that can be checked without reading the levels."""
    values = {
        **dict.fromkeys(FIELDS, TEXT),
        "title": WORDS,
        "cover": choice(look_names(kinds()), all_names(look_names(kinds()))),
        "classes": several(TEXT),
        "chapters": several(_chapter(writer)),
    }
    table = writer.table("pack", FIELDS, values, need=("title", "chapters"))
    writer.defs["words"] = writer.words_mean()
    return {**table, "$defs": writer.defs}


def _chapter(writer: Writer) -> Schema:
    looks = look_names(kinds())
    values = {
        "folder": TEXT,
        "title": WORDS,
        "idea": WORDS,
        "i_can": WORDS,
        "look": choice(looks, all_names(looks)),
        "concept": several(concept_word(*(block_of(kind, writer) for kind in kinds().values()))),
        "levels": several(
            {"anyOf": [TEXT, writer.table("listed", LISTED, dict.fromkeys(LISTED, TEXT), need=("level",))]}
        ),
        "after": TEXT,
    }
    return writer.table("chapter", CHAPTER, values, need=("folder", "title"))


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
