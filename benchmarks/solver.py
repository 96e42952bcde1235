"""How long it takes to prove the shortest programs, beside a plain breadth-first search."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from benchmarks.breadth_first import first_win
from benchmarks.mazes import carved
from benchmarks.rows import Row, alone, beside, budget
from codeweek import data
from codeweek.authoring.another.alike_levels import others
from codeweek.levels.level import Level
from codeweek.levels.programs import read_only
from codeweek.packs.load import load_pack
from codeweek.solver.search import solve

TESTS = Path(__file__).parents[1] / "tests"
COURSE = tuple(f"{number:02}-" for number in range(1, 9))
SIMPLE, BLOCKS = 5, 4  # the sixth maze has a program of four blocks; breadth first, five take minutes
RANDOM = 20
ROUNDS, FEW = 5, 1
LIKE = 5  # levels made like each
T = TypeVar("T")


def timed(action: Callable[[], T]) -> tuple[T, float]:
    """What an action gives, and how many seconds it took."""
    start = perf_counter()
    return action(), perf_counter() - start


def rows(quick: bool) -> list[Row]:
    """The mazes of Blockly Games, random ones, and the course."""
    rounds = FEW if quick else ROUNDS
    mazes = load_pack(TESTS / "levels" / "mazes").levels
    random = [carved(number) for number in range(RANDOM)]
    return [
        breadth_first(mazes[SIMPLE], rounds),
        budget("solver", "ten mazes of Blockly Games proved", searched(mazes, rounds), "s", 5.0),
        alone("solver", f"{RANDOM} random mazes proved", searched(random, rounds), "s"),
        course(),
        another(1 if quick else LIKE),
    ]


def breadth_first(level: Level, rounds: int) -> Row:
    """Every program written out, size after size, until one wins: what our search must be quicker than."""
    ours, theirs = [], []
    for _ in range(rounds):
        answer, time = timed(lambda: solve(level))
        ours.append(1 / time)
        fewest, time = timed(lambda: first_win(level, BLOCKS))
        theirs.append(1 / time)
        assert answer.blocks == fewest == BLOCKS
    return beside(
        "solver", f"maze 6 proved, {BLOCKS} blocks", ours, "a second", "plain breadth first", theirs
    )


def searched(levels: Sequence[Level], rounds: int) -> list[float]:
    """How long it takes, round by round, to find a proved program of each level."""
    times = []
    for _ in range(rounds):
        answers, time = timed(lambda: [solve(level) for level in levels])
        assert all(answer.proven for answer in answers)
        times.append(time)
    return times


def another(many: int) -> Row:
    """Levels like each level of the first chapters that gives any: one after the other on one core."""
    times = []
    for level in load_pack(data.folder("levels")).levels:
        made = others(level, 1) if level.id.startswith(COURSE) else iter(())
        for _ in range(many):
            found, time = timed(partial(next, made, None))
            if found is None:
                break
            times.append(time)
    return alone("solver", "another level like one of chapters 1 to 8, proved", times, "s")


def course() -> Row:
    """The robot levels of the first chapters, one after the other on one core."""
    levels = [each for each in load_pack(data.folder("levels")).levels if each.id.startswith(COURSE)]
    asked = [
        each for each in levels if each.mode != "create" and not read_only(each)
    ]  # what has a shortest program
    robots: list[Any] = [each for each in asked if each.kind == "robot"]
    return budget("solver", "robot levels of chapters 1 to 8 proved", searched(robots, 1), "s", 60.0)
