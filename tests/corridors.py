"""Robot levels that few sequences of commands win: a corridor to the right and up, with things in it."""

from collections.abc import Iterable

from codeweek.levels.level import Level, Start
from codeweek.worlds.robot.grid import parse_map

COMMANDS = ("right", "up", "pick")
FARTHEST = 18  # cells to the right and up
Word = tuple[str, ...]  # of these commands
Cell = tuple[int, int]


def tidy(word: Iterable[str]) -> Word:
    """The word as it can be run: nothing lies at the start, at the flag, or twice in a place."""
    found: list[str] = []
    for name in word:
        if name != "pick" or (found and found[-1] != "pick"):
            found.append(name)
    while found and found[-1] == "pick":
        found.pop()
    return tuple(found)


def fits(word: Word) -> bool:
    """Whether there is a corridor for a tidy word."""
    return bool(word) and word.count("right") <= FARTHEST and word.count("up") <= FARTHEST


def corridor(word: Word, loops: bool, beside: Iterable[Cell] = ()) -> Level:
    """The level of a tidy word, with blocks of one's own; cells `beside` the way can be walked on too."""
    cells, x, y = {(0, 0): ">"}, 0, 0
    for name in word:
        x, y = x + (name == "right"), y + (name == "up")
        cells[x, y] = "*" if name == "pick" else "."
    cells[x, y] = "G"
    cells = {**dict.fromkeys(beside, "."), **cells}
    rows = ["".join(cells.get((i, j), "#") for i in range(x + 1)) for j in range(y, -1, -1)]
    world, problems = parse_map({"grid": "\n".join(rows)})
    assert not problems
    toolbox = ("define", "call", *sorted({*word}), *(["repeat"] if loops else []))
    return Level("a/corridor", "", "robot", (Start(world),), toolbox=toolbox, goals=("flag", "items"))
