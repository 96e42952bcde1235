"""The text of a new level, which can be played and won as it is."""

from collections.abc import Mapping
from typing import Any

from codeweek import data
from codeweek.authoring.draft import dump
from codeweek.authoring.draft.blocks import word_of
from codeweek.authoring.draft.table_fields import Table
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.read import read
from codeweek.blocks.write import program
from codeweek.levels.files.field_reader import Names, meant
from codeweek.levels.files.parse import ADULT, FIELDS
from codeweek.levels.level import MODES
from codeweek.levels.programs import catalogue_of_kind
from codeweek.text import Text
from codeweek.worlds.kinds import kinds
from codeweek.worlds.stage.looks import WORDS
from codeweek.worlds.stage.scenario import ARROWS, INPUTS, OF_HERO

HINTS = 3
FRENCH = {  # of the words on a new stage
    name: others[0]
    for names in (INPUTS, ARROWS, OF_HERO, {"cat": WORDS["cat"]})
    for name, others in names.items()
    if others
}


def new(language: str, kind: str = "robot") -> str:
    """The text of a new level file, its keys and sentences in a language."""
    kind = kind if kind in kinds() else "robot"
    french = language == "fr"
    fields = _fields(data.text(language), catalogue_of_kind(kind), kind)
    fields["adult"] = _named(fields["adult"], ADULT, french)
    lines = [
        line for key, value in _named(fields, FIELDS, french).items() for line in dump.entry(key, value, 0)
    ]
    return "".join(f"{line}\n" for line in lines)


def _named(fields: Table, names: Names, french: bool) -> Table:
    return {names[name][0] if french and names[name] else name: value for name, value in fields.items()}


def _fields(say: Text, known: Catalogue, kind: str) -> Table:
    french = say.language == "fr"
    place = {"kind": kind_word(kind, french)} if kind != "robot" else {}
    return {
        "title": say("draft.new.title"),
        "story": _said(say, kind, "story"),
        **place,
        "mode": MODES["make"][0] if french else "make",
        "class": "CE1",
        **_map(kind, french),
        "toolbox": [word_of(known, name, say.language) for name in kinds()[kind].fresh.blocks],
        "solution": solution(known, kinds()[kind].fresh.solution, say.language),
        "hints": [_said(say, kind, f"hint{number}") for number in range(1, HINTS + 1)],
        "adult": {name: _said(say, kind, f"adult.{name}") for name in ADULT},
    }


def kind_word(kind: str, french: bool) -> str:
    """How a level file of a language says its kind of world."""
    others = kinds()[kind].others
    return others[0] if french and others else kind


def _map(kind: str, french: bool) -> Table:
    """The map of a new level, a grid standing alone; what maps share stands beside them."""
    found, world = kinds()[kind].fresh.map, kinds()[kind]
    if found.keys() <= {"grid"}:
        return {"map": found["grid"]} if found else {}
    said = {name: _in_french(each) if french and world.shared else each for name, each in found.items()}
    told = _named(said, world.map_fields, french)
    shared = {name: each for name, each in told.items() if meant(name, world.map_fields) in world.shared}
    own = {name: each for name, each in told.items() if name not in shared}
    return {"map": shared, "maps": [own]} if shared else {"map": told}


def _in_french(found: Any) -> Any:
    """What is said of a new stage, with the words of a French file."""
    if isinstance(found, Mapping):
        return {_in_french(name): _in_french(each) for name, each in found.items()}
    if isinstance(found, list | tuple):
        return [_in_french(each) for each in found]
    return ".".join(FRENCH.get(part, part) for part in found.split(".")) if isinstance(found, str) else found


def _said(say: Text, kind: str, name: str) -> str:
    """A sentence of a new level: that of its kind of world, else one that fits any."""
    return say.first(f"draft.new.{kind}.{name}", f"draft.new.any.{name}")


def solution(known: Catalogue, source: str, language: str) -> str:
    """A program in neutral words, in those of a language."""
    return program(known, read(known, source).script, language).source
