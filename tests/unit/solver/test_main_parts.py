"""Main parts with calls enough: what is found, against all of them written out."""

from collections.abc import Iterator

import pytest
from corridors import corridor
from second_tune import Program, run, texts

from codeweek.levels.level import Level, Start
from codeweek.levels.programs import python_text
from codeweek.play.builtin import level as shipped
from codeweek.solver.calls import Calling, MainParts
from codeweek.solver.language import language
from codeweek.solver.result import Effort
from codeweek.solver.scripts import Body
from codeweek.solver.search import SearchProgress, solve
from codeweek.solver.states import ProductStates, States
from codeweek.worlds.kinds import Wanted, kinds

ROBOT = kinds()["robot"]
MOST = 5  # blocks
COMMANDS = ("right", "up")
BODY = (("right",), ("up",))  # of the function
GRIDS = (
    "..G\n...\n>..",
    ".....G\n......\n......\n......\n>.....",
    "###G\n##..\n#..#\n>.##",
    ">...G",
    "#######.G\n######..#\n#####..##\n###...###\n##..#####\n#..######\n>.#######",
)
CALLED_ENOUGH = [
    ("RU RU RU RU", False, 7),
    ("RRU RRU RRU", False, 7),
    ("RRUU RRUU", False, 7),
    ("UURU P UURU", True, 8),
    ("RRU R RRU U RRU", True, 9),
]


def made(grid: str, loops: bool) -> Level:
    world, problems = ROBOT.parse_map({"grid": grid})
    assert not problems
    toolbox = (*COMMANDS, "define", "call", *(["repeat"] if loops else []))
    return Level("a/level", "", "robot", (Start(world),), toolbox=toolbox)


def main_parts(level: Level) -> MainParts:
    """The main parts of a level, to a function that runs BODY."""
    may = frozenset(level.toolbox)
    maps = ProductStates([States(ROBOT, level.maps[0].world, Wanted(("flag",)), may, COMMANDS)])
    return MainParts(Calling(maps, (0, 1)), language(level), Effort(10**6))


def found(mains: MainParts, size: int, least: int) -> tuple[Body, ...]:
    *_, winners = mains.programs(size, least)
    assert not isinstance(winners, SearchProgress)
    return tuple(winners)


def calls(main: Program | Body) -> int:
    """How many calls are written in a main part; those in a repeat once."""
    return sum(
        calls(rest[-1]) if first == "repeat" or isinstance(first, int) else first == "call"
        for first, *rest in main
    )


def winners(grid: str, size: int, turns: tuple[int, ...]) -> Iterator[Program]:
    """All main parts of a size that win, to a function that runs BODY."""
    rows = grid.split("\n")
    for main in texts(size, (*BODY, ("call", 0)), turns):
        x, y = 0, len(rows) - 1
        for (name,) in run(main, ((0, BODY),)):
            x, y = x + (name == "right"), y - (name == "up")
            if y < 0 or x == len(rows[0]) or rows[y][x] == "#":
                break
        else:
            if rows[y][x] == "G":
                yield main


@pytest.mark.parametrize("loops", [False, True])
@pytest.mark.parametrize("grid", GRIDS)
def test_the_smallest_main_parts_with_so_many_calls_are_found(grid, loops):
    turns = (2, 3, 4, 5) if loops else ()
    every = {size: [calls(main) for main in winners(grid, size, turns)] for size in range(1, MOST + 1)}
    for least in range(MOST):
        mains = main_parts(made(grid, loops))
        fewest = next((size for size in every if max(every[size], default=-1) >= least), None)
        assert next((size for size in every if found(mains, size, least)), None) == fewest
        assert all(calls(body) >= least for body in found(mains, fewest or MOST, least))


@pytest.mark.parametrize(("word", "loops", "blocks"), CALLED_ENOUGH)
def test_a_function_is_found_that_is_called_just_often_enough(word, loops, blocks):
    names = {"R": "right", "U": "up", "P": "pick"}
    level = corridor(tuple(names[each] for each in word if each != " "), loops)
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.bound) == (blocks, True, blocks)
    assert all("def " in python_text(level, each, "en").source for each in answer.programs)


def test_few_candidates_are_left_where_calls_are_missing():
    assert solve(shipped("10-mes-blocs/07-jamais-appele"), effort=130_000).bound == 9
