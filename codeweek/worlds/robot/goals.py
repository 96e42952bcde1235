"""What a level can ask of the robot, met or missed one by one, each with one useful sentence."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.kinds import Goal, Wanted
from codeweek.worlds.robot import goals_of_numbers
from codeweek.worlds.robot.commands import frozen
from codeweek.worlds.robot.goals_of_numbers import Worlds
from codeweek.worlds.robot.state import FREE, Cell, Map, World, cell_name, count_at, neighbour

FEW = 5  # values that a sentence lists

# Names of goals, with their other names in level files.
NAMES: Mapping[str, tuple[str, ...]] = {
    "flag": ("drapeau",),
    "items": ("objets",),
    "pots": (),
    "paint": ("peinture", "peindre"),
    "numbers": ("nombres",),
    "sorted": ("trie",),
    "last_max": ("dernier_max",),
    "guessed": ("devine",),
    "said": ("dit",),
}


def goals(worlds: Worlds, wanted: Wanted) -> tuple[Goal, ...]:
    """Each goal of a run, given its worlds from the first to the last."""
    names = wanted.goals or suggested(worlds[0], wanted)
    return tuple(_JUDGES[name](worlds, wanted) for name in NAMES if name in names)


def suggested(start: World, wanted: Wanted) -> tuple[str, ...]:
    """The goals that a map asks for by what stands on it."""
    there = {
        "flag": start.map.flags,
        "items": start.items,
        "pots": start.map.pots,
        "paint": start.map.targets,
        "numbers": start.map.wanted,
        "guessed": start.map.hidden,
        "said": wanted.said is not None,
    }
    return tuple(name for name, found in there.items() if found)


def _flag(worlds: Worlds, _wanted: Wanted) -> Goal:
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
    """The shortest free walk to a flag, or the distance as the crow flies when there is no way."""
    walk = distance(end.map, end.cell)
    if walk is not None:
        return walk
    return min(abs(x - end.x) + abs(y - end.y) for x, y in end.map.flags)


def distance(map: Map, start: Cell) -> int | None:
    """Cells from a cell to the nearest flag by free ways, or None."""
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


def _items(worlds: Worlds, _wanted: Wanted) -> Goal:
    left = worlds[-1].items
    many = sum(count for _, count in left)
    total = sum(count for _, count in worlds[0].items)
    slots = {"n": many, "cell": cell_name(left[0][0]) if left else "", "total": total}
    missed = _items_missed(worlds, slots) if left else None
    return Goal("items", "robot.goal.items", not left, {"n": total, "done": max(total - many, 0)}, missed)


def _items_missed(worlds: Worlds, slots: Mapping[str, Any]) -> Diagnostic:
    """Things put down beside a pot that waits are told as such: they were picked."""
    start, end = worlds[0], worlds[-1]
    waiting = any(count_at(end.filled, cell) < wants for cell, wants in end.map.pots)
    beside = [cell for cell, count in end.items if count > count_at(start.items, cell)]
    if waiting and beside:
        return Diagnostic("say.dropped_outside", {**slots, "cell": cell_name(beside[0])})
    return Diagnostic("say.items_left", slots)


def _pots(worlds: Worlds, _wanted: Wanted) -> Goal:
    end = worlds[-1]
    empty = [(cell, wants - count_at(end.filled, cell)) for cell, wants in end.map.pots]
    empty = [(cell, lacks) for cell, lacks in empty if lacks > 0]
    total, lacks = sum(wants for _, wants in end.map.pots), sum(lacks for _, lacks in empty)
    missed = None
    if empty:
        cell, many = empty[0]
        missed = Diagnostic("say.pots_left", {"n": many, "cell": cell_name(cell)})
    return Goal("pots", "robot.goal.pots", not empty, {"n": total, "done": total - lacks}, missed)


def _paint(worlds: Worlds, _wanted: Wanted) -> Goal:
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


def _said(worlds: Worlds, wanted: Wanted) -> Goal:
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
        missed = Diagnostic("say.wrong_said", {"said": _few(said, first), "expected": _few(expected, first)})
    return Goal("said", "robot.goal.said", met, {"expected": shown(expected)}, missed)


def _few(values: tuple[Any, ...], first: int = 0) -> str:
    """At most FEW of many values: the beginning, or those around `first`, when that one is further."""
    start = first - 2 if first >= FEW else 0
    part = shown(values[start : start + FEW])
    return f"{'…, ' if start else ''}{part}{', …' if len(values) > start + FEW else ''}"


def shown(values: tuple[Any, ...]) -> str:
    """Said values as they are read: `3, 4`, and « nothing » as a dash."""
    return ", ".join(_shown(value) for value in values) or "—"


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_shown(part) for part in value)}]"
    # No font has a drawing for a control character, and some cannot even be asked for it.
    letters = (" " if letter.isspace() else letter for letter in str(value))
    return "".join(letter for letter in letters if letter.isprintable())


_JUDGES: Mapping[str, Callable[[Worlds, Wanted], Goal]] = {
    "flag": _flag,
    "items": _items,
    "pots": _pots,
    "paint": _paint,
    "numbers": goals_of_numbers.numbers,
    "sorted": goals_of_numbers.sorted_row,
    "last_max": goals_of_numbers.last_max,
    "guessed": goals_of_numbers.guessed,
    "said": _said,
}
