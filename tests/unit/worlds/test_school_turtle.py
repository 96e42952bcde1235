"""A program of a schoolbook draws here the segments that Python's own turtle draws."""

import re
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from codeweek import data
from codeweek.blocks.live_text import live
from codeweek.blocks.patch import patched
from codeweek.blocks.read import read
from codeweek.blocks.typed.slip import mended
from codeweek.engine.check import check
from codeweek.engine.run import run
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.kinds import kinds

FILE = Path(__file__).parents[2] / "kept" / "python" / "turtle.txt"
PARTS = re.split(r"^# --- ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
PROGRAMS = {name: source.strip("\n") for name, source in (part.split("\n", 1) for part in PARTS)}
TURTLE = kinds()["turtle"]
NEAR = 0.001  # steps: the sheet is exact to a millionth of one, and a circle has sixty
Segment = tuple[float, float, float, float, str, float]


class _Anything:
    """A part of Tk, of which nothing is asked."""

    def __init__(self, *_given: Any, **_named: Any) -> None:
        pass


def _turtle() -> Any:
    """Python's module, where Tk may be missing: the turtle that walks needs no screen."""
    names = ("tkinter", "tkinter.simpledialog", "tkinter.messagebox")
    stand_ins = {name: ModuleType(name) for name in names}
    for part in ("Canvas", "Frame", "Scrollbar", "TclError", "Tk", "simpledialog"):
        setattr(stand_ins["tkinter"], part, _Anything)
    with pytest.MonkeyPatch.context() as patch:
        for name, stand_in in stand_ins.items():
            patch.setitem(sys.modules, name, stand_in)
        patch.delitem(sys.modules, "turtle", raising=False)
        return import_module("turtle")


def drawn_by_python(source: str) -> list[Segment]:
    """The segments that Python's own turtle draws, in order."""
    own = _turtle()
    found: list[Segment] = []

    class Walker(own.TNavigator):  # type: ignore[misc,name-defined]
        """A turtle with a pen and no screen."""

        def __init__(self) -> None:
            self.pen, self.ink, self.thick = True, "blue", 3.0
            super().__init__()

        def _goto(self, end: Any) -> None:
            start, self._position = self._position, end
            if self.pen and start != end:
                found.append((*start, *end, self.ink, self.thick))

        def speed(self, _speed: int | None = None) -> int:
            return 0

        def color(self, ink: str, _fill: str = "") -> None:
            self.ink = {"purple": "violet"}.get(ink, ink)

        def pensize(self, thick: float) -> None:
            self.thick = thick

        def penup(self) -> None:
            self.pen = False

        def pendown(self) -> None:
            self.pen = True

        def still(self, *_given: Any) -> None:
            pass

        pu = up = penup
        pd = down = pendown
        width = pensize
        shape = hideturtle = done = mainloop = exitonclick = title = still

    walker = Walker()
    module = ModuleType("turtle")
    module.__dict__.update({name: getattr(walker, name) for name in dir(walker) if name[:1] != "_"})
    module.__dict__.update(dict.fromkeys(("Turtle", "Pen", "Screen"), lambda: walker))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "turtle", module)
        exec(compile(source, "book", "exec"), {})
    return found


def drawn_here(source: str) -> list[Segment]:
    known = catalogue_of_kind("turtle")
    reading = read(known, source)
    assert not reading.problems, reading.problems
    assert not check(known, reading.script)
    trace = run(reading.program, TURTLE.commands, TURTLE.parse_map({})[0])
    assert trace.outcome == "done", trace.diagnostic
    return [tuple(stroke) for stroke in trace.world.strokes]  # type: ignore[misc]


def without_twice(segments: list[Segment]) -> list[Segment]:
    """Each segment once: one that is drawn over another, in either direction, is not seen."""
    found: list[Segment] = []
    for one in segments:
        back = (one[2], one[3], one[0], one[1], *one[4:])
        if not any(same(one, other) or same(back, other) for other in found):
            found.append(one)
    return found


def same(one: Segment, other: Segment) -> bool:
    return one[4:] == other[4:] and all(abs(a - b) < NEAR for a, b in zip(one[:4], other[:4], strict=True))


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_of_a_schoolbook_draws_what_it_draws_in_python(name: str) -> None:
    wanted, found = without_twice(drawn_by_python(PROGRAMS[name])), drawn_here(PROGRAMS[name])
    assert len(wanted) == len(found)
    assert all(same(one, other) for one, other in zip(wanted, found, strict=True))


def test_there_are_twenty_of_them() -> None:
    assert len(PROGRAMS) >= 20


def advice(source: str, kind: str = "turtle") -> tuple[str, str | None]:
    problem = read(catalogue_of_kind(kind), source).problems[0]
    return str(problem.slots.get("use", problem.key)), mended(source, problem)


def test_what_the_sheet_cannot_draw_is_told_and_what_is_to_go_is_taken_away_by_a_mend() -> None:
    square = "from turtle import *\nforward(50)\n"
    for line, use in (("begin_fill()", "no_fill"), ('fillcolor("red")', "no_fill"), ("dot()", "no_stamp")):
        assert advice(f"{square}{line}") == (f"instead.{use}", square)
    assert advice("import turtle\na = turtle.Turtle()\nb = turtle.Turtle()") == ("instead.one_turtle", None)


@pytest.mark.parametrize(
    "source", ["import turtle as t\nt.foward(9)", "from turtle import *\nt = Turtle()\nt.foward(9)"]
)
def test_a_misspelt_word_behind_a_turtle_is_proposed_the_one_that_is_near(source: str) -> None:
    known = catalogue_of_kind("turtle")
    problem = next(iter(check(known, read(known, source).script)))
    assert (problem.key, problem.slots["nearest"]) == ("say.unknown_name", "forward")


def test_a_page_of_text_says_that_it_has_no_turtle() -> None:
    source = "import turtle\nt = turtle.Turtle()\nt.forward(100)"
    problem = read(catalogue_of_kind("console"), source).problems[0]
    assert problem.line == 1
    assert "pas de tortue" in data.text("fr").tell(problem)


def test_a_number_changed_in_its_block_leaves_the_lines_of_the_turtle() -> None:
    source = (
        "import turtle\nt = turtle.Turtle()\nt.speed(0)\n\nt.left(90)  # up\nt.forward(80)\nturtle.done()\n"
    )
    known = catalogue_of_kind("turtle")
    before = live(known, source).script
    first = next(block for block in before.blocks if block.type == "rotate_left")
    slots = {name: replace(slot, fields={"value": 70}) for name, slot in first.slots.items()}
    changed = replace(first, slots=slots)
    after = replace(before, blocks=tuple(changed if each == first else each for each in before.blocks))
    assert patched(known, source, before, after, "fr") == source.replace("t.left(90)", "tourner_gauche(70)")
