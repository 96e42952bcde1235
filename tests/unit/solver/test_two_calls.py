"""Programs with two functions, where nothing repeats but calls."""

import pytest

from codeweek.levels.level import Level, Start
from codeweek.levels.programs import python_text
from codeweek.play.builtin import level as shipped
from codeweek.solver.calls import least_main
from codeweek.solver.search import solve
from codeweek.solver.two_calls import Shape, pays, shapes
from codeweek.worlds.kinds import kinds

STEPS = 9  # of stairs: two cells to the right, one up
ARROWS = ("up", "right", "define", "call")


def stairs() -> str:
    """A grid with nothing but stairs."""
    wide = 2 * STEPS + 1
    rows = [("#" * (2 * step) + "...").ljust(wide, "#") for step in range(STEPS)]
    return "\n".join(["#" * (wide - 1) + "G", *reversed(rows[1:]), ">" + rows[0][1:]])


def made(grid: str, *toolbox: str) -> Level:
    world, problems = kinds()["robot"].parse_map({"grid": grid})
    assert not problems
    return Level("a/level", "", "robot", (Start(world),), toolbox=toolbox)


@pytest.mark.parametrize(("inside", "many"), [(2, 4), (3, 3), (4, 2), (9, 2)])
def test_a_function_pays_off_when_its_calls_written_out_are_longer(inside, many):
    assert [pays(inside, calls) for calls in (many - 1, many)] == [False, True]


def test_two_functions_do_not_pay_off_below_ten_blocks():
    assert [size for size in range(12) if any(shapes(size))] == [10, 11]
    assert list(shapes(10)) == [Shape(2, 4, 2, 4, 0, 2)]


def test_two_functions_are_found_where_they_are_shorter_than_one():
    level = made(stairs(), *ARROWS)
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.bound) == (11, True, 11)
    assert python_text(level, answer.programs[0], "en").source == (
        "def f():\n    right()\n    right()\n    up()\ndef g():\n    f()\n    f()\n    f()\ng()\ng()\ng()\n"
    )


def test_no_function_is_needed_where_a_repeat_does_it():
    answer = solve(made(stairs(), *ARROWS, "repeat"))
    assert (answer.blocks, answer.proven) == (4, True)


def test_a_shipped_level_of_twelve_blocks_is_proved():
    answer = solve(shipped("10-mes-blocs/02-la-marche"))
    assert (answer.blocks, answer.proven, answer.bound) == (12, True, 12)


@pytest.mark.parametrize(("inside", "alone", "repeated"), [(2, 4, 6), (3, 3, 5), (4, 2, 3), (9, 2, 3)])
def test_calls_in_a_row_are_a_repeat_of_one(inside, alone, repeated):
    assert [least_main(inside, loops) for loops in (False, True)] == [alone, repeated]
