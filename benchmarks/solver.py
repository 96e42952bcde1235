"""How long it takes to prove the shortest programs, beside writing out every program of the same blocks.

Run with `python -m benchmarks.solver`.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

from codeweek import data
from codeweek.level import Level, Start
from codeweek.packfile import load_pack
from codeweek.solver.search import solve
from codeweek.studio import read_only
from codeweek.worlds.robot.grid import parse_map

TESTS = Path(__file__).parents[1] / "tests"
SIDE, RANDOM = 9, 20
TOOLBOX = ("move", "turn_left", "turn_right", "while", "not", "at_goal")
ASKING = ("if", "if_else", "wall_ahead", "wall_left")
COURSE = tuple(f"{number:02}-" for number in range(1, 9))
T = TypeVar("T")


def timed(action: Callable[[], T]) -> tuple[T, float]:
    """What an action gives, and how many milliseconds it took."""
    start = time.perf_counter()
    return action(), (time.perf_counter() - start) * 1000


def mazes() -> None:
    """The ten mazes of Blockly Games; the sixth also by writing out every program."""
    sys.path.insert(0, str(TESTS))
    from brute import first_win  # what the laws of the solver are tested with

    levels, total = load_pack(TESTS / "levels" / "mazes").levels, 0.0
    print(f"{'mazes of Blockly Games':34}{'blocks':>8}{'proven':>8}{'ms':>10}")
    for number, level in enumerate(levels, 1):
        answer, ms = timed(lambda level=level: solve(level))
        total += ms
        print(f"{f'maze {number}':34}{answer.blocks:8}{answer.proven!s:>8}{ms:10.1f}")
    print(f"{'all ten':34}{'':16}{total:10.1f}")
    _, ours = timed(lambda: solve(levels[5]))
    fewest, plain = timed(lambda: first_win(levels[5], 4))
    print(f"{'maze 6, every program written out':34}{fewest:8}{'':8}{plain:10.1f}{plain / ours:8.0f} x ours")


def carved(number: int) -> Level:
    """A maze without rounds, the flag as far from the start as its last corridor."""
    chance = random.Random(number)
    walls = {(x, y) for x in range(SIDE) for y in range(SIDE)}
    path, end, far = [(1, 1)], (1, 1), 0
    walls.discard((1, 1))
    while path:
        x, y = path[-1]
        steps = [(dx, dy) for dx, dy in ((2, 0), (-2, 0), (0, 2), (0, -2)) if (x + dx, y + dy) in walls]
        steps = [(dx, dy) for dx, dy in steps if 0 < x + dx < SIDE - 1 and 0 < y + dy < SIDE - 1]
        if not steps:
            end, far = max((far, end), (len(path), path[-1]))[::-1]
            path.pop()
            continue
        dx, dy = chance.choice(steps)
        walls -= {(x + dx // 2, y + dy // 2), (x + dx, y + dy)}
        path.append((x + dx, y + dy))
    letter = {(1, 1): ">", end: "G"}
    rows = [
        "".join("#" if (x, y) in walls else letter.get((x, y), ".") for x in range(SIDE)) for y in range(SIDE)
    ]
    world, _problems = parse_map({"grid": "\n".join(rows)})
    return Level(f"random/{number}", "", "robot", (Start(world),), toolbox=(*TOOLBOX, *ASKING))


def random_mazes() -> None:
    """Random mazes, with all the blocks of the last maze."""
    found = [timed(lambda number=number: solve(carved(number))) for number in range(RANDOM)]
    proven, times = sum(answer.proven for answer, _ in found), sorted(ms for _, ms in found)
    sizes = sorted(answer.blocks or 0 for answer, _ in found)
    print(f"{RANDOM} random mazes of {SIDE} x {SIDE}: {sizes[0]} to {sizes[-1]} blocks, {proven} proven")
    print(f"{'  median':50}{median(times):10.1f}\n{'  slowest':50}{times[-1]:10.1f}")


def course() -> None:
    """The robot levels of the first chapters."""
    levels = [each for each in load_pack(data.folder("levels")).levels if each.id.startswith(COURSE)]
    levels = [each for each in levels if each.kind == "robot" and not read_only(each)]
    answers, ms = timed(lambda: [solve(level) for level in levels])
    proven = sum(answer.proven for answer in answers)
    print(f"{f'chapters 1 to 8, {len(levels)} robot levels':42}{proven:8}{ms:10.1f}")


def main() -> None:
    """Print the tables."""
    mazes()
    random_mazes()
    course()


if __name__ == "__main__":
    main()
