"""Generates a small challenge for given blocks: a map, and programs for it."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Word = Callable[[str], str]  # the word for a block in the author's language
Step = tuple[int, int]

EAST, WEST, NORTH, SOUTH = (1, 0), (-1, 0), (0, -1), (0, 1)
HEADINGS = {EAST: ">", WEST: "<", NORTH: "^", SOUTH: "v"}
ARROWS = (("right", EAST), ("left", WEST)), (("up", NORTH), ("down", SOUTH))  # one of each is enough
TURNS = (("turn_left", NORTH), ("turn_right", SOUTH))  # where a robot that looks east looks then
THINGS = {"item": "*", "flag": "G", "pot": "o", "paint": "p"}
OTHERS = ("turn_left", "turn_right")  # what stands in a line for something else
ACTS = {"item": "pick", "pot": "drop", "paint": "paint"}
SHORTEST = 3  # cells of the only line of a path
SIDE = 100  # steps that a turtle draws


@dataclass(frozen=True)
class Sample:
    """A map as rows or `fields` (or none), a winning program, and one that stops too early."""

    solution: str
    near: str
    story: str  # which of the stories tells it
    rows: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Leg:
    """A straight part of a path: a number of cells in a direction, by one block."""

    block: str
    step: Step
    cells: int
    to_wall: bool = False  # it ends at a wall


def robot(blocks: Collection[str], word: Word, width: int, height: int) -> Sample | None:
    """A path of one or two straight lines with something at its end; None when no block moves."""
    turn = next((name for name, _step in TURNS if name in blocks), "")
    if not {"move", "left", "right"} & {*blocks}:
        height = max(height, SHORTEST)
    legs = _legs(blocks, turn, width, height)
    if not legs:
        return None
    picks = "pick" in blocks
    end = "pot" if picks and "drop" in blocks else "paint" if "paint" in blocks else "flag"
    if picks and len(legs) == 1:
        legs = _halves(legs[0])
    between = f"{word('pick')}()\n" if picks else ""
    if turn and legs[0].step != legs[-1].step and legs[0].block == "move":
        between += f"{word(turn)}()\n"
    after = f"{word(ACTS[end])}()\n" if end in ACTS else ""
    first = "" if len(legs) == 1 else _line(legs[0], blocks, word, to_flag=False) + between
    last = _line(legs[-1], blocks, word, to_flag=end == "flag")
    near = first + _counted(legs[-1].block, legs[-1].cells - 1, blocks, word) + after
    twice = "repeat" in blocks and not picks and first == last + between  # two loops until a wall
    solution = _repeated(2, first) if twice and not after else first + last + after
    return Sample(solution, near, f"item_{end}" if picks else end, _rows(legs, width, height, picks, end))


def _legs(blocks: Collection[str], turn: str, width: int, height: int) -> list[Leg]:
    """The lines of the path. Two that are equal would have a shorter, cleverer program."""
    if "move" in blocks:
        ways = [("move", EAST), *(("move", step) for name, step in TURNS if name == turn)]
    else:
        ways = [way for pair in ARROWS for way in [next((w for w in pair if w[0] in blocks), None)] if way]
    lengths = [(width if step[0] else height) - 1 for _block, step in ways]
    if len(lengths) == 2 and lengths[0] == lengths[1] > 1:
        lengths[1] -= 1
    return [Leg(*way, length, to_wall=True) for way, length in zip(ways, lengths, strict=True) if length]


def _halves(leg: Leg) -> list[Leg]:
    half = leg.cells // 2
    return [Leg(leg.block, leg.step, half), Leg(leg.block, leg.step, leg.cells - half, leg.to_wall)]


def _line(leg: Leg, blocks: Collection[str], word: Word, to_flag: bool) -> str:
    """The program of a line: a loop with a question when the level offers one, else counted."""
    if leg.block == "move" and leg.to_wall and not to_flag and {"while", "path_ahead"} <= {*blocks}:
        return f"while {word('path_ahead')}():\n    {word('move')}()\n"
    if "until" in blocks or {"while", "not"} <= {*blocks}:
        until = "at_goal" if to_flag and "at_goal" in blocks else "wall_ahead"
        if until in blocks and leg.block == "move" and (leg.to_wall or until == "at_goal"):
            return f"while not {word(until)}():\n    {word(leg.block)}()\n"
    return _counted(leg.block, leg.cells, blocks, word)


def _counted(block: str, times: int, blocks: Collection[str], word: Word) -> str:
    step = f"{word(block)}()\n"
    return _repeated(times, step) if times > 2 and "repeat" in blocks else step * times


def _repeated(times: int, body: str) -> str:
    inside = "".join(f"    {line}\n" for line in body.splitlines())
    return f"for _ in range({times}):\n{inside}"


def _rows(legs: list[Leg], width: int, height: int, picks: bool, end: str) -> tuple[str, ...]:
    """The path in letters, walls around it."""
    steps = [leg.step for leg in legs for _cell in range(leg.cells)]
    x = width - 1 if WEST in steps else 0
    y = height - 1 if NORTH in steps else 0 if SOUTH in steps else height // 2
    cells = [(x, y)]
    for dx, dy in steps:
        cells.append((cells[-1][0] + dx, cells[-1][1] + dy))
    letters = dict.fromkeys(cells, ".") | {cells[-1]: THINGS[end]}
    if picks:
        letters[cells[legs[0].cells]] = THINGS["item"]
    letters[cells[0]] = HEADINGS[steps[0]]
    return tuple("".join(letters.get((x, y), "#") for x in range(width)) for y in range(height))


def one_line_wrong(solution: str, word: Word) -> str:
    """The program with its first number changed, or without one with another block in its last line."""
    if match := re.search(r"\d+", solution):
        number = int(match.group())
        return f"{solution[: match.start()]}{number - 1 or 2}{solution[match.end() :]}"
    *rows, last = solution.rstrip("\n").split("\n")
    act = last.strip().removesuffix("()")
    other = next(word(name) for name in OTHERS if word(name) != act)
    return "\n".join([*rows, last.replace(act, other), ""])


def turtle(blocks: Collection[str], word: Word) -> Sample | None:
    """A square when it can be repeated, else a corner or a line; None when no block moves."""
    move = next((name for name in ("forward", "backward") if name in blocks), "")
    turn = next((name for name in ("rotate_left", "rotate_right") if name in blocks), "")
    if not move:
        return None
    line, corner = f"{word(move)}({SIDE})\n", f"{word(turn)}(90)\n"
    if not turn:
        return Sample(line, f"{word(move)}({SIDE // 2})\n", "drawing")
    if "repeat" in blocks:
        return Sample(_repeated(4, line + corner), _repeated(3, line + corner), "drawing")
    return Sample(line + corner + line, line + corner, "drawing")
