"""Robot levels of a sequence of commands: a corridor that few others win, ground to paint that many win."""

from collections.abc import Iterable

from codeweek.levels.level import Level, Start
from codeweek.worlds.robot.grid import parse_map

COMMANDS = ("right", "up", "pick")
PAINTING = ("up", "right", "left", "paint")
STEPS = {"up": (0, -1), "right": (1, 0), "left": (-1, 0), "paint": (0, 0)}
FARTHEST = 18  # cells to the right and up
PAINTED = range(1, 7)  # cells: of more, there are too many states
LARGEST = 45  # cells
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


def painted(word: Word, loops: bool, walled: bool) -> Level | None:
    """The level that asks for what a word paints, on open ground or between walls; None if that is much."""
    at, way, asked = (0, 0), {(0, 0)}, set()
    for name in word:
        at = at[0] + STEPS[name][0], at[1] + STEPS[name][1]
        way.add(at)
        if name == "paint":
            asked.add(at)
    columns, rows = ({cell[axis] for cell in way} for axis in (0, 1))
    if len(asked) not in PAINTED or (0, 0) in asked or len(columns) * len(rows) > LARGEST:
        return None
    letters = dict.fromkeys(way, ".") | dict.fromkeys(asked, "p") | {(0, 0): ">"}
    lines = (
        "".join(letters.get((x, y), "#" if walled else ".") for x in sorted(columns)) for y in sorted(rows)
    )
    world, problems = parse_map({"grid": "\n".join(lines)})
    if problems:
        return None
    toolbox = ("define", "call", *sorted({*word}), *(["repeat"] if loops else []))
    return Level("a/painted", "", "robot", (Start(world),), toolbox=toolbox, goals=("paint",))
