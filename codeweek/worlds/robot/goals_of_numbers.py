"""Goals about numbers: written on the right cells, sorted, or guessed."""

from collections.abc import Sequence
from itertools import pairwise

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.kinds import Goal, Wanted
from codeweek.worlds.robot.state import World, cell_name, has_count

Worlds = Sequence[World]


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


def sorted_row(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the numbers of the start's row are in ascending order, and none is lost."""
    end, y = worlds[-1], worlds[0].map.start[1]
    row, missed = end.row(y), _lost(worlds)
    if missed is None:
        missed = next((_unordered(end, y, *pair) for pair in pairwise(row) if pair[0] > pair[1]), None)
    return Goal("sorted", "robot.goal.sorted", bool(row) and missed is None, {}, missed)


def _unordered(end: World, y: int, before: int, after: int) -> Diagnostic:
    return Diagnostic("say.not_sorted", {"first": before, "second": after, "cell": _cell_of(end, y, before)})


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
