"""The level that a drawing is: to be shown, proved and played; and its file, which any codeweek opens."""

from collections.abc import Callable, Mapping
from typing import Any

from codeweek import data
from codeweek.authoring.draft import dump
from codeweek.authoring.draft.show import shown_map
from codeweek.authoring.inventing import title
from codeweek.authoring.inventing.sketch import KITS, Sketch
from codeweek.levels.level import Level, Start
from codeweek.scene import Scene
from codeweek.text import Text
from codeweek.worlds.kinds import kinds

KIND = "robot"
GRADES = {"arrows": "CP", "turns": "CE1"}  # of those who have these blocks
HINTS = 3
ADULT = ("idea", "mistake", "question")


def level_of(sketch: Sketch, id: str, solution: str = "") -> Level | None:
    """The level, played under that id, with its own solution or without; None when there is no hero."""
    fields = {"grid": "\n".join(sketch.rows), "auto_pick": True}
    world, problems = kinds()[KIND].parse_map(fields)
    if problems:
        return None
    return Level(
        id,
        _each(lambda text: title.said(sketch.title, text)),
        KIND,
        (Start(world),),
        story=_usual("story"),
        grade=GRADES[sketch.kit],
        toolbox=KITS[sketch.kit],
        solution=solution,
        auto_pick=True,  # things are picked up by walking over them
        look=sketch.look,
    )


def picture(sketch: Sketch) -> Scene:
    """What is drawn, with a hero or without."""
    found = shown_map("\n".join(sketch.rows), KIND, sketch.look)
    assert found is not None, "every drawing can be shown"
    return found.scene


def level_file(sketch: Sketch, solution: str) -> str:
    """The text of the level file; `solution` is the Python of a program that wins it."""
    fields: Mapping[str, Any] = {
        "title": _each(lambda text: title.said(sketch.title, text)),
        "story": _usual("story"),
        "mode": "make",
        "class": GRADES[sketch.kit],
        "look": sketch.look,
        "map": "\n".join(sketch.rows) + "\n",
        "toolbox": list(KITS[sketch.kit]),
        "auto_pick": True,
        "solution": f"{solution.rstrip()}\n",
        "hints": [_usual(f"hint{number}") for number in range(1, HINTS + 1)],
        "adult": {name: _usual(f"adult.{name}") for name in ADULT},
    }
    return "".join(f"{line}\n" for key, value in fields.items() for line in dump.entry(key, value, 0))


def _usual(name: str) -> dict[str, str]:
    """A sentence that fits any new level, in every language."""
    return _each(lambda text: text(f"draft.new.any.{name}"))


def _each(say: Callable[[Text], str]) -> dict[str, str]:
    return {code: say(data.text(code)) for code in data.languages()}
