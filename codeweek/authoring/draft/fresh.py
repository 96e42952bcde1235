"""The text of a new level: it opens, shows, and can be won."""

from codeweek import data
from codeweek.authoring.draft import dump
from codeweek.authoring.draft.blocks import word_of
from codeweek.authoring.draft.fields import Table
from codeweek.blocks.catalogue import Catalogue
from codeweek.levels.files.fields import Names
from codeweek.levels.files.parse import ADULT, FIELDS
from codeweek.levels.level import MODES
from codeweek.levels.programs import catalogue_of_kind
from codeweek.text import Text
from codeweek.worlds.kinds import kinds

KINDS = {"robot": ("move", "turn_left", "turn_right"), "turtle": ("forward", "rotate_left", "repeat")}
GRID = "......\n>...G.\n......\n"
HINTS = 3


def new(language: str, kind: str = "robot") -> str:
    """A level file to begin with, its keys and its sentences in a language."""
    kind = kind if kind in KINDS else "robot"
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
    map = {"map": GRID} if kind == "robot" else {}
    return {
        "title": say("draft.new.title"),
        "story": say(f"draft.new.{kind}.story"),
        **place,
        "mode": MODES["make"][0] if french else "make",
        "class": "CE1",
        **map,
        "toolbox": [word_of(known, name, say.language) for name in KINDS[kind]],
        "solution": _solution(kind, say.language),
        "hints": [say(f"draft.new.{kind}.hint{number}") for number in range(1, HINTS + 1)],
        "adult": {name: say(f"draft.new.{kind}.adult.{name}") for name in ADULT},
    }


def kind_word(kind: str, french: bool) -> str:
    """How a level file of a language says its kind of world."""
    others = kinds()[kind].others
    return others[0] if french and others else kind


def _solution(kind: str, language: str) -> str:
    move, turn = (data.words().name(name, language) for name in KINDS[kind][:2])
    if kind == "robot":
        return f"{move}()\n" * 4
    return f"for _ in range(4):\n    {move}(100)\n    {turn}(90)\n"
