"""The schema of the `pack.yaml` of a pack."""

from codeweek.authoring.schema.level_schema import block_of, concept_word
from codeweek.authoring.schema.schema_parts import TEXT, WORDS, Schema, Writer, choice, several
from codeweek.levels.files.field_reader import all_names
from codeweek.packs.order import LISTED
from codeweek.packs.planned import CHAPTER, FIELDS
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
