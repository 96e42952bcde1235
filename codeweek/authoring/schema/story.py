"""The schema of the `story.yaml` of a pack."""

from collections.abc import Sequence

from codeweek.authoring.schema.schema_parts import BOOLEAN, TEXT, WORDS, Schema, Writer, choice, several
from codeweek.levels.files.field_reader import Names, all_names
from codeweek.packs.story import story_types as told
from codeweek.packs.story.story_types import THINGS
from codeweek.worlds.kinds import kinds, look_names


def story_schema(writer: Writer) -> Schema:
    """The schema of `story.yaml`: all that can be checked without the levels and the cast."""
    values = {
        "cast": _each(_character(writer)),
        "chapters": _each(_tale(writer)),
        "finale": _finale(writer),
    }
    table = writer.table("story", told.STORY, values, need=("cast", "chapters"))
    writer.defs["words"] = writer.words_mean()
    return {**table, "$defs": writer.defs}


def _each(one: Schema) -> Schema:
    """A table with an entry for each name."""
    return {"type": ["object", "null"], "additionalProperties": one}


def _spoken(
    writer: Writer, path: str, names: Names, values: dict[str, Schema], need: Sequence[str]
) -> Schema:
    """A table of fields beside a text for each language."""
    table = writer.table(path, names, values, need)
    languages = {voice.language: TEXT for voice in writer.voices}
    return {**table, "properties": {**table["properties"], **languages}}


def _one_of(names: Names) -> Schema:
    return choice(names, all_names(names))


def _character(writer: Writer) -> Schema:
    lines = writer.table("lines", told.MOMENTS, dict.fromkeys(told.MOMENTS, several(WORDS, told.MOST_LINES)))
    values = {
        **dict.fromkeys(("name", "what", "pronoun"), WORDS),
        "look": _one_of(look_names(kinds())),
        "sprite": TEXT,
        "gender": _one_of(told.GENDERS),
        "lines": lines,
    }
    return writer.table("character", told.CHARACTER, values, need=("name", "sprite"))


def _tale(writer: Writer) -> Schema:
    panels = several(writer.shared("panel", _panel(writer)), told.MOST_PANELS)
    every = {name: others for names in THINGS.values() for name, others in names.items()}
    worn = {"kind": _one_of(told.KINDS), "thing": _one_of(every)}
    values = {
        **dict.fromkeys(("title", "gift"), WORDS),
        "hero": TEXT,
        "opening": panels,
        "ending": panels,
        "medal": _spoken(writer, "medal", told.MEDAL, {"picture": TEXT}, ()),
        "unlocks": _spoken(writer, "unlocked", told.UNLOCKED, worn, ("kind", "thing")),
        "questions": several(_question(writer), told.MOST_QUESTIONS),
    }
    return writer.table("tale", told.TALE, values)


def _panel(writer: Writer) -> Schema:
    actor = {"who": TEXT, "at": _one_of(told.PLACES), "face": _one_of(told.FACES)}
    values = {
        "background": _one_of(look_names(kinds())),
        "actors": several(
            writer.table("actor", told.ACTOR, actor, need=("who", "at")), len(told.PLACES), none=False
        ),
        "props": several(TEXT, told.MOST_PROPS),
        "bubble": _spoken(writer, "bubble", told.BUBBLE, {"who": TEXT}, ("who",)),
    }
    return writer.table("panel", told.PANEL, values, need=("background", "actors", "bubble"))


def _question(writer: Writer) -> Schema:
    choice = {"picture": several(TEXT, told.MOST_PICTURES), "right": BOOLEAN}
    values = {
        "after": several(TEXT, none=False),
        "choices": several(_spoken(writer, "offered", told.CHOICE, choice, ()), told.CHOICES[1], none=False),
    }
    return _spoken(writer, "asked", told.QUESTION, values, ("after", "choices"))


def _finale(writer: Writer) -> Schema:
    panels = several(writer.shared("panel", _panel(writer)), told.MOST_PANELS)
    values = {
        "after": TEXT,
        **dict.fromkeys(("title", "late", "diploma"), WORDS),
        "panels": panels,
        "credits": several(WORDS, told.MOST_CREDITS),
        "signed": _spoken(writer, "bubble", told.BUBBLE, {"who": TEXT}, ()),
    }
    return writer.table("finale", told.FINALE, values, need=("after", "panels"))
