"""The goals of the robot, each judged alone and with one useful sentence when it is missed."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.kinds import Goal, Wanted
from codeweek.worlds.robot import goals_of_numbers, goals_of_rules
from codeweek.worlds.robot.commands import frozen
from codeweek.worlds.robot.goals_of_numbers import Worlds
from codeweek.worlds.robot.state import (
    FREE,
    Cell,
    Map,
    World,
    cell_name,
    count_at,
    has_count,
    letter_of,
    neighbour,
)

FEW = 5  # values that a sentence lists

# Names of goals, with their other names in level files.
NAMES: Mapping[str, tuple[str, ...]] = {
    "flag": ("drapeau",),
    "facing": ("regard",),
    "items": ("objets",),
    "pots": (),
    "paint": ("peinture", "peindre"),
    "numbers": ("nombres",),
    "sorted": ("trie",),
    "last_max": ("dernier_max",),
    "guessed": ("devine",),
    "said": ("dit",),
    "moves": ("actions",),
}


def goals(worlds: Worlds, wanted: Wanted) -> tuple[Goal, ...]:
    """Each goal of a run, given its worlds from the first to the last; a limit of moves always is one."""
    names = wanted.goals or suggested(worlds[0], wanted)
    names = (*names, "moves") if worlds[0].map.rules.moves else names
    return tuple(_JUDGES[name](worlds, wanted) for name in NAMES if name in names)


def suggested(start: World, wanted: Wanted) -> tuple[str, ...]:
    """The default goals of a map, by what stands on it (a flag, items, pots…)."""
    rules = start.map.rules
    there = {
        "flag": start.map.flags,
        "facing": rules.facing is not None,
        "items": start.items or rules.leave,
        "pots": start.map.pots,
        "paint": start.map.targets,
        "numbers": start.map.wanted,
        "guessed": start.map.hidden,
        "said": wanted.said is not None,
        "moves": rules.moves,
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


def _items(worlds: Worlds, wanted: Wanted) -> Goal:
    if worlds[0].map.rules.leave:
        return goals_of_rules.leave(worlds)
    left = worlds[-1].items
    many = sum(count for _, count in left)
    total = sum(count for _, count in worlds[0].items)
    slots = {"n": many, "cell": cell_name(left[0][0]) if left else "", "total": total}
    met = not left or _only_beside(worlds, wanted)
    missed = None if met else _items_missed(worlds, slots)
    done = total if met else max(total - many, 0)
    return Goal("items", "robot.goal.items", met, {"n": total, "done": done}, missed)


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
    lacks = stop.key == "say.nothing_to_pick" and not worlds[0].map.rules.leave
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


def _pots(worlds: Worlds, _wanted: Wanted) -> Goal:
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


def shown(values: tuple[Any, ...]) -> str:
    """Said values as a text to read: `3, 4`; a dash for none."""
    return ", ".join(_shown(value) for value in values) or "—"


def last_said(world: World) -> str:
    """The value said last, to read; with the letter that it codes where numbers are letters."""
    letter = letter_of(world.said[-1]) if world.map.letters and world.said else ""
    return f"{letter} ({world.said[-1]})" if letter else shown(world.said[-1:])


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_shown(part) for part in value)}]"
    # No font can draw a control character, and some fail on one.
    letters = (" " if letter.isspace() else letter for letter in str(value))
    return "".join(letter for letter in letters if letter.isprintable())


_JUDGES: Mapping[str, Callable[[Worlds, Wanted], Goal]] = {
    "flag": _flag,
    "facing": goals_of_rules.facing,
    "items": _items,
    "pots": _pots,
    "paint": _paint,
    "numbers": goals_of_numbers.numbers,
    "sorted": goals_of_numbers.sorted_row,
    "last_max": goals_of_numbers.last_max,
    "guessed": goals_of_numbers.guessed,
    "said": _said,
    "moves": goals_of_rules.moves,
}
