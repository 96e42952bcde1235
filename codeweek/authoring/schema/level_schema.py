"""The schema of a level file."""

from codeweek import data
from codeweek.authoring.readability import CLASSES
from codeweek.authoring.schema.exercise_schema import parts_of
from codeweek.authoring.schema.map_schema import map_of, value_of
from codeweek.authoring.schema.prediction_schema import prediction_of
from codeweek.authoring.schema.schema_parts import (
    LISTED,
    LISTED_MEANS,
    TEXT,
    WORDS,
    Schema,
    Writer,
    block_word,
    choice,
    fields,
    names_pattern,
    number,
    present,
    several,
)
from codeweek.authoring.template.scaffold import toolbox_word
from codeweek.blocks.python import GROUPS
from codeweek.levels.files.concept import NAMED
from codeweek.levels.files.field_reader import all_names
from codeweek.levels.files.map_reader import MOST_MAPS
from codeweek.levels.files.parse import ADULT, FIELDS, LEVEL_FIELDS, MISTAKE, MOST_HINTS, SPOKEN
from codeweek.levels.files.whole import NEEDED, SHOWN_MODES
from codeweek.levels.level import MODES, WRITINGS
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.fields import Type
from codeweek.worlds.kinds import Kind, kind_names, kinds

USUAL_KIND, USUAL_MODE = "robot", "make"
OF_KIND = ("map", "maps", "toolbox", "goals", "predict", "look", "concept")  # read by the kind of world


def level_schema(writer: Writer) -> Schema:
    """The schema of level files: all that can be checked without playing."""
    table = writer.table("level", FIELDS, _values(writer), need=("title",))
    rules = [_mode_rule(mode, writer) for mode in MODES]
    rules += [_kind_rule(kind, writer) for kind in kinds().values()]
    writer.defs.update(value=LISTED_MEANS, words=writer.words_mean())
    return {**table, "allOf": [*table["allOf"], *rules], "$defs": writer.defs}


def _values(writer: Writer) -> dict[str, Schema]:
    adult = writer.table("adult", ADULT, dict.fromkeys(ADULT, WORDS))
    return {
        **{name: {} for name in OF_KIND},
        **{
            name: _typed(level_field.type, writer)
            for name, level_field in LEVEL_FIELDS.items()
            if level_field.type
        },
        "names": writer.names_mean(),
        **dict.fromkeys(("said", "inputs"), LISTED),
        "kind": choice(kind_names(kinds()), all_names(kind_names(kinds()))),
        "mode": choice(MODES, writer.modes(MODES)),
        "class": {**TEXT, "examples": [*CLASSES]},
        "piaf": several(TEXT),
        "spoil": number(1, MOST_MAPS),
        "texts": writer.names_mean(),
        "mistakes": several(
            writer.table("mistake", MISTAKE, {"program": TEXT, "why": WORDS}, need=[*MISTAKE])
        ),
        "hints": several(WORDS, MOST_HINTS),
        "adult": adult,
        "parts": parts_of(writer),
    }


def _typed(type: Type, writer: Writer) -> Schema:
    """The values of a field by its type; which languages a text may have is told once."""
    return WORDS if type == SPOKEN else value_of(type, writer)


def _chosen(field: str, name: str, others: tuple[str, ...], usual: str) -> Schema:
    """A level whose kind or mode is this one; no word for it means the usual one."""
    value: Schema = {"type": "string", "pattern": names_pattern({name: others})}
    written = {**present(field, FIELDS[field]), "patternProperties": fields(FIELDS, {field: value})}
    return {"anyOf": [written, {"not": present(field, FIELDS[field])}]} if name == usual else written


def _mode_rule(mode: str, writer: Writer) -> Schema:
    """The fields that a mode requires."""
    need = [_needed(name, writer) for name in NEEDED.get(mode, ())]
    if mode in SHOWN_MODES:
        need.append({"anyOf": [writer.needed("level", name, FIELDS[name]) for name in ("given", "solution")]})
    return {"if": _chosen("mode", mode, MODES[mode], USUAL_MODE), "then": {"allOf": need} if need else {}}


def _needed(name: str, writer: Writer) -> Schema:
    """A field that a mode requires; nobody who writes text is offered blocks."""
    needed = writer.needed("level", name, FIELDS[name])
    if name != "toolbox":
        return needed
    return {"anyOf": [*needed["anyOf"], _chosen("writing", "text", WRITINGS["text"], "")]}


def _kind_rule(kind: Kind, writer: Writer) -> Schema:
    """The fields that a kind of world reads in its own way."""
    map, block = writer.shared(f"{kind.name}.one_map", map_of(kind, writer)), block_of(kind, writer)
    values = {
        "map": several(map, MOST_MAPS, none=not kind.needs_map),
        "maps": several(map, MOST_MAPS, none=not kind.needs_map),
        "toolbox": several(block),
        "goals": several(choice(kind.goal_names, all_names(kind.goal_names))),
        "predict": prediction_of(kind, writer),
        "look": choice(kind.looks, all_names(kind.looks)),
        "concept": several(concept_word(block)),
    }
    once = {name: writer.shared(f"{kind.name}.{name}", value) for name, value in values.items()}
    then = writer.fields("level", FIELDS, once)
    if kind.needs_map:
        then["anyOf"] = [writer.needed("level", name, FIELDS[name]) for name in ("map", "maps")]
    if not kind.shared:  # else `map` is what all of `maps` share
        then.update(_one_map())
    return {"if": _chosen("kind", kind.name, kind.others, USUAL_KIND), "then": then}


def block_of(kind: Kind, writer: Writer) -> Schema:
    """The word for a block of a kind of world."""
    known, words = catalogue_of_kind(kind.name), data.words()
    usual = {toolbox_word(name, v.language, words) for name in (*known.types, *GROUPS) for v in writer.voices}
    return writer.shared(f"{kind.name}.block", block_word([*known.toolbox_names()], usual))


def concept_word(*blocks: Schema) -> Schema:
    """The word for a concept: one of a block, or one of its own."""
    return {"anyOf": [*blocks, block_word([word for words in NAMED.values() for word in words], NAMED)]}


def _one_map() -> Schema:
    """Either one map or several, not both."""
    return {"not": {"allOf": [present(name, FIELDS[name]) for name in ("map", "maps")]}}
