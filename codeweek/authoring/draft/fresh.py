"""The text of a new level, which can be played and won as it is."""

from codeweek import data
from codeweek.authoring.draft import dump
from codeweek.authoring.draft.blocks import word_of
from codeweek.authoring.draft.fields import Table
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.read import read
from codeweek.blocks.write import program
from codeweek.levels.files.fields import Names
from codeweek.levels.files.parse import ADULT, FIELDS
from codeweek.levels.level import MODES
from codeweek.levels.programs import catalogue_of_kind
from codeweek.text import Text
from codeweek.worlds.kinds import kinds

HINTS = 3


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
    """The map of a new level; a grid stands alone."""
    found = kinds()[kind].fresh.map
    grid = found.get("grid")
    return {"map": grid or _named(dict(found), kinds()[kind].map_fields, french)} if found else {}


def _said(say: Text, kind: str, name: str) -> str:
    """A sentence of a new level: that of its kind of world, else one that fits any."""
    return say.first(f"draft.new.{kind}.{name}", f"draft.new.any.{name}")


def solution(known: Catalogue, source: str, language: str) -> str:
    """A program in neutral words, in those of a language."""
    return program(known, read(known, source).script, language).source
