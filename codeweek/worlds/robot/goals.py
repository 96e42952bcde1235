"""The goals of the robot, each declared with its judge, which has one useful sentence when it is missed."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key
from codeweek.worlds import kinds
from codeweek.worlds.fields import Field, Whole, Word
from codeweek.worlds.kinds import Goal, GoalTypes, Wanted, goal, goals_of
from codeweek.worlds.robot import map_icons
from codeweek.worlds.robot.state import (
    FREE,
    HEADING_OF,
    SIDE_OF,
    Cell,
    Map,
    World,
    cell_name,
    count_at,
    frozen,
    has_count,
    neighbour,
    shown,
)

FEW = 5  # values that a sentence lists
Worlds = Sequence[World]
SIDES = Word({"up": ("haut",), "right": ("droite",), "down": ("bas",), "left": ("gauche",)}, HEADING_OF)


@cache
def goal_types() -> GoalTypes:
    """Every goal of the robot, by its name."""
    return goals_of(globals())


@cache
def asked_fields() -> Mapping[str, Field]:
    """The fields of a map that ask something of the whole run."""
    return kinds.asked_fields(goal_types())


def suggested(start: World, wanted: Wanted) -> tuple[str, ...]:
    """The goals of a map whose level names none."""
    return kinds.suggested(goal_types(), start, wanted)


def asks(field: str) -> Callable[[World, Wanted], bool]:
    """Whether a map has that field."""
    return lambda start, _wanted: field in start.map.rules


@goal("flag", "drapeau", there=lambda start, _wanted: start.map.flags, sign=map_icons.flag, sees=())
def flag(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the robot ends on a flag."""
    end = worlds[-1]
    met = end.cell in end.map.flags
    return Goal("flag", "robot.goal.flag", met, {}, None if met else _flag_missed(worlds))


def _flag_missed(worlds: Worlds) -> Diagnostic | None:
    end = worlds[-1]
    if not end.map.flags:
        return None
    last = next((step for step in range(len(worlds) - 1, 0, -1) if worlds[step].cell in end.map.flags), None)
    if last is not None:
        return Diagnostic("say.goal_passed", {"cell": cell_name(worlds[last].cell)}, step=last)
    return Diagnostic("say.goal_missed_short", {"n": _cells_to_flag(end)})


def _cells_to_flag(end: World) -> int:
    """The length of the shortest walk to a flag, or the distance in a straight line when there is none."""
    walk = distance(end.map, end.cell)
    if walk is not None:
        return walk
    return min(abs(x - end.x) + abs(y - end.y) for x, y in end.map.flags)


def distance(map: Map, start: Cell) -> int | None:
    """The number of moves from a cell to the nearest flag, around walls; None when no flag can be reached."""
    seen, queue = {start}, deque([(start, 0)])
    while queue:
        cell, done = queue.popleft()
        if cell in map.flags:
            return done
        for heading in range(4):
            there = neighbour(cell, heading)
            if there not in seen and map.way(cell, heading) == FREE:
                seen.add(there)
                queue.append((there, done + 1))
    return None


@goal(
    "facing",
    "regard",
    asks={"facing": Field(("regard",), SIDES)},
    there=asks("facing"),
    sign=map_icons.facing,
    sees=("heading",),
)
def facing(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the robot looks to the wanted side at the end."""
    end = worlds[-1]
    wanted = end.map.rules.get("facing")
    if wanted is None:
        return Goal("facing", "robot.goal.facing", False)
    side, now = (Key(f"robot.side.{SIDE_OF[each]}") for each in (wanted, end.heading))
    missed = None if end.heading == wanted else Diagnostic("say.facing_wrong", {"side": side, "now": now})
    return Goal("facing", "robot.goal.facing", missed is None, {"side": side}, missed)


@goal(
    "items",
    "objets",
    asks={"leave": Field(("laisser",), Whole(1, 99))},
    there=lambda start, _wanted: start.items or "leave" in start.map.rules,
    sign=map_icons.items,
    sees=("items",),
)
def items(worlds: Worlds, wanted: Wanted) -> Goal:
    """Goal: every thing is picked, or exactly so many lie on the ground at the end."""
    if "leave" in worlds[0].map.rules:
        return _leave(worlds)
    left = worlds[-1].items
    many = sum(count for _, count in left)
    total = sum(count for _, count in worlds[0].items)
    slots = {"n": many, "cell": cell_name(left[0][0]) if left else "", "total": total}
    met = not left or _only_beside(worlds, wanted)
    missed = None if met else _items_missed(worlds, slots)
    done = total if met else max(total - many, 0)
    return Goal("items", "robot.goal.items", met, {"n": total, "done": done}, missed)


def _leave(worlds: Worlds) -> Goal:
    end = worlds[-1]
    wanted, left = end.map.rules["leave"], sum(count for _, count in end.items)
    missed = None
    if left != wanted:
        slots = {"n": abs(left - wanted), "wanted": wanted}
        missed = Diagnostic("say.left_too_many" if left > wanted else "say.left_too_few", slots)
    return Goal("items", "robot.goal.leave", missed is None, {"n": wanted}, missed)


def _only_beside(worlds: Worlds, wanted: Wanted) -> bool:
    """Whether a pot still waits and every item left was put down elsewhere: only the pot was missed."""
    start, end = worlds[0], worlds[-1]
    asked = "pots" in (wanted.goals or suggested(start, wanted))
    return asked and _waiting(end) and all(not count_at(start.items, cell) for cell, _ in end.items)


def _waiting(world: World) -> bool:
    return any(count_at(world.filled, cell) < wants for cell, wants in world.map.pots)


def _beside(worlds: Worlds) -> list[Cell]:
    """The cells where items were put down that had none at the start."""
    return [cell for cell, count in worlds[-1].items if count > count_at(worlds[0].items, cell)]


def explain(worlds: Worlds, stop: Diagnostic) -> Diagnostic:
    """Explain « nothing to pick here » when the robot walked over items and left them behind."""
    lacks = stop.key == "say.nothing_to_pick" and "leave" not in worlds[0].map.rules
    past = _walked_past(worlds) if lacks else 0
    return replace(stop, key="say.walked_past", slots={**stop.slots, "n": past}) if past else stop


def _walked_past(worlds: Worlds) -> int:
    """How many items the robot stood on and never picked."""
    left = worlds[-1].items
    before = {cell: count_at(worlds[0].items, cell) for cell, _ in left if cell != worlds[-1].cell}
    crossed = {world.cell for world in islice(worlds, 1, None)} & {cell for cell in before if before[cell]}
    picked = {cell for world in worlds for cell in crossed if count_at(world.items, cell) < before[cell]}
    return sum(before[cell] for cell in crossed - picked)


def _items_missed(worlds: Worlds, slots: Mapping[str, Any]) -> Diagnostic:
    """The sentence for missed items; those put down beside their pot get one of their own."""
    beside = _beside(worlds)
    if _waiting(worlds[-1]) and beside:
        return Diagnostic("say.dropped_outside", {**slots, "cell": cell_name(beside[0])})
    if past := _walked_past(worlds):
        return Diagnostic("say.walked_past", {**slots, "n": past})
    return Diagnostic("say.items_left", slots)


@goal("pots", there=lambda start, _wanted: start.map.pots, sign=map_icons.pots, sees=("filled",))
def pots(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: each pot has what it waits for."""
    end = worlds[-1]
    empty = [(cell, wants - count_at(end.filled, cell)) for cell, wants in end.map.pots]
    empty = [(cell, lacks) for cell, lacks in empty if lacks > 0]
    total, lacks = sum(wants for _, wants in end.map.pots), sum(lacks for _, lacks in empty)
    missed = None
    if empty:
        cell, many = empty[0]
        missed = Diagnostic("say.pots_left", {"n": many, "cell": cell_name(cell)})
        if beside := _beside(worlds):
            missed = Diagnostic("say.dropped_outside", {"n": lacks, "cell": cell_name(beside[0])})
    return Goal("pots", "robot.goal.pots", not empty, {"n": total, "done": total - lacks}, missed)


@goal(
    "paint",
    "peinture",
    "peindre",
    there=lambda start, _wanted: start.map.targets,
    sign=map_icons.paint,
    sees=("painted",),
)
def paint(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the cells to paint are painted, and no other."""
    end = worlds[-1]
    targets = end.map.targets | worlds[0].painted
    slots = {"n": len(targets), "done": len(targets & end.painted)}
    missed = None
    if left := sorted(targets - end.painted):
        missed = Diagnostic("say.paint_left", {"n": len(left), "cell": cell_name(left[0])})
    elif extra := sorted(end.painted - targets):
        missed = Diagnostic("say.paint_extra", {"n": len(extra), "cell": cell_name(extra[0])})
    key = "robot.goal.paint" if targets else "robot.goal.paint_none"
    return Goal("paint", key, missed is None, slots, missed)


@goal(
    "numbers",
    "nombres",
    there=lambda start, _wanted: start.map.wanted,
    sign=map_icons.numbers,
    sees=("numbers",),
)
def numbers(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: each cell has the number it must have."""
    end = worlds[-1]
    lacking = [pair for pair in end.map.wanted if pair not in end.numbers]
    total = len(end.map.wanted)
    missed = None
    if lacking:
        cell, number = lacking[0]
        key = "number_differs" if has_count(end.numbers, cell) else "number_missing"
        slots = {"cell": cell_name(cell), "expected": number, "found": end.number(cell)}
        missed = Diagnostic(f"say.{key}", slots)
    met = total > 0 and not lacking
    return Goal("numbers", "robot.goal.numbers", met, {"n": total, "done": total - len(lacking)}, missed)


@goal("sorted", "trie", sign=map_icons.sorted_row, sees=("numbers",))
def sorted_row(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the numbers of the start's row are in ascending order, and none is lost."""
    end, y = worlds[-1], worlds[0].map.start[1]
    row, missed = end.row(y), _lost(worlds)
    if missed is None:
        missed = next((_unordered(end, y, *pair) for pair in pairwise(row) if pair[0] > pair[1]), None)
    return Goal("sorted", "robot.goal.sorted", bool(row) and missed is None, {}, missed)


def _unordered(end: World, y: int, before: int, after: int) -> Diagnostic:
    return Diagnostic("say.not_sorted", {"first": before, "second": after, "cell": _cell_of(end, y, before)})


@goal("last_max", "dernier_max", sign=map_icons.last_max, sees=("numbers",))
def last_max(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the biggest number of the start's row is at its end, and none is lost."""
    end, y = worlds[-1], worlds[0].map.start[1]
    row, missed = end.row(y), _lost(worlds)
    if missed is None and row and row[-1] < max(row):
        slots = {"most": max(row), "last": row[-1], "cell": _cell_of(end, y, max(row))}
        missed = Diagnostic("say.last_not_most", slots)
    return Goal("last_max", "robot.goal.last_max", bool(row) and missed is None, {}, missed)


def _cell_of(end: World, y: int, number: int) -> str:
    return next(cell_name(cell) for cell, found in end.numbers if cell[1] == y and found == number)


def _lost(worlds: Worlds) -> Diagnostic | None:
    """The sentence for a row whose numbers changed, when only their places may; None when they did not."""
    y = worlds[0].map.start[1]
    before, after = sorted(worlds[0].row(y)), sorted(worlds[-1].row(y))
    if before == after:
        return None
    return Diagnostic("say.numbers_changed", {"expected": _listed(before), "found": _listed(after)})


def _listed(row: Sequence[int]) -> str:
    return ", ".join(map(str, row)) or "—"


@goal("guessed", "devine", there=lambda start, _wanted: start.map.hidden, sign=map_icons.unknown, sees=())
def guessed(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the hidden number was proposed."""
    end = worlds[-1]
    hidden = end.map.hidden
    if hidden is None:
        return Goal("guessed", "robot.goal.guessed", False)
    slots = {"n": hidden.tries, "least": hidden.least, "most": hidden.most}
    missed = None
    if not end.proposed:
        missed = Diagnostic("say.guess_nothing", slots)
    elif hidden.secret not in end.proposed:
        least, most = hidden.left(end.proposed)
        left = hidden.tries - len(end.proposed)
        missed = Diagnostic("say.guess_left", {"n": left, "least": least, "most": most})
    return Goal("guessed", "robot.goal.guessed", missed is None, slots, missed)


@goal(
    "said", "dit", there=lambda _start, wanted: wanted.said is not None, sign=map_icons.said, sees=("said",)
)
def said(worlds: Worlds, wanted: Wanted) -> Goal:
    """Goal: the values that were said are the expected ones."""
    said, expected = worlds[-1].said, frozen(wanted.said or ())
    met = said == expected
    missed = None
    if not met and not said:
        missed = Diagnostic("say.said_nothing")
    elif not met:
        first = next(
            (i for i, pair in enumerate(zip(said, expected, strict=False)) if pair[0] != pair[1]), -1
        )
        first = first if first >= 0 else min(len(said), len(expected))
        slots = {"said": _few(said, first), "expected": _few(expected, first)}
        missed = Diagnostic(_wrong_said(worlds[-1], said, expected), slots)
    return Goal("said", "robot.goal.said", met, {"expected": shown(expected)}, missed)


def _wrong_said(end: World, said: tuple[Any, ...], expected: tuple[Any, ...]) -> str:
    """How a wrong value differs from the wanted one: the last number read, one off, or anything else."""
    numbers = [*said, *expected]
    if len(said) != 1 or len(expected) != 1 or not all(type(n) in (int, float) for n in numbers):
        return "say.wrong_said"
    if len(end.numbers) > 1 and has_count(end.numbers, end.cell) and said[0] == end.number(end.cell):
        return "say.wrong_said_last"
    yes_or_no = {said[0], expected[0]} == {0, 1}  # the one is not nearly the other
    return "say.wrong_said_close" if abs(said[0] - expected[0]) == 1 and not yes_or_no else "say.wrong_said"


def _few(values: tuple[Any, ...], first: int = 0) -> str:
    """At most FEW of many values: the beginning, or those around `first`, when that one is further."""
    start = first - 2 if first >= FEW else 0
    part = shown(values[start : start + FEW])
    return f"{'…, ' if start else ''}{part}{', …' if len(values) > start + FEW else ''}"


@goal(
    "moves",
    "actions",
    asks={"moves": Field(("actions",), Whole(1, 999))},
    there=asks("moves"),
    sign=map_icons.moves,
    limit=True,
    sees=(),
)
def moves(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: no more commands were run than the map allows; `counted` stops the run at the next one."""
    end = worlds[-1]
    most = end.map.rules.get("moves", 0)
    if not most:
        return Goal("moves", "robot.goal.moves", False)
    met, done = end.moves <= most, min(end.moves, most)
    missed = None if met else Diagnostic("say.no_moves_left", {"n": most, "cell": cell_name(end.cell)})
    return Goal("moves", "robot.goal.moves", met, {"n": most, "done": done}, missed)
