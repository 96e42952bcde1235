"""The shapes of programs: what stands where, without any number; of those that draw alike, the shortest.

What a shape leaves out is written shorter, or as short with fewer loops; `docs/developers/solver.md` has why.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

GO, TURN, UP, DOWN = "go", "turn", "up", "down"
Plan = tuple["str | Plan", ...]  # a row of leaves; a loop is the row of its body
Row = tuple["Leaf | Loop", ...]


@dataclass(frozen=True, eq=False)
class Leaf:
    """A command; the number of its length or of its angle."""

    kind: str
    number: int = 0


@dataclass(frozen=True, eq=False)
class Loop:
    """A repeat, the number of its count; the sorts of leaves in it, and whether it is inside another one."""

    number: int
    body: Row
    kinds: frozenset[str]
    inside: bool


@dataclass
class Shape:
    """A program without numbers; lengths are numbered from 1, angles and counts too."""

    row: Row
    kinds: tuple[str, ...] = ()
    lengths: int = 0
    angles: int = 0
    loops: list[Loop] = field(default_factory=list)


def shapes(size: int, kinds: frozenset[str], repeat: bool, nested: bool) -> Iterator[Shape]:
    """The shapes of so many blocks, of these commands."""
    for plan in _rows(size, tuple(sorted(kinds)), 2 if repeat and nested else int(repeat)):
        if (plan[-1] == GO or isinstance(plan[-1], tuple)) and _sensible(plan):
            yield _numbered(plan)


def drawn(row: Row, pen: bool) -> tuple[bool, bool]:
    """Whether a row draws when it begins with the pen so, and how the pen is after it."""
    draws = False
    for each in row:
        if isinstance(each, Loop):
            for _ in range(2):
                more, pen = drawn(each.body, pen)
                draws = draws or more
        elif each.kind in (UP, DOWN):
            pen = each.kind == DOWN
        else:
            draws = draws or (each.kind == GO and pen)
    return draws, pen


@cache
def _rows(size: int, kinds: tuple[str, ...], loops: int) -> tuple[Plan, ...]:
    """The rows of so many blocks; `loops`: 0 for none, 1 for none inside another, 2 for any."""
    if size == 0:
        return ((),)
    found: list[Plan] = []
    for last in range(1, size + 1):
        for before in _rows(size - last, kinds, loops):
            found += [(*before, end) for end in _ends(last, kinds, loops) if _follows(before, end)]
    return tuple(found)


def _ends(size: int, kinds: tuple[str, ...], loops: int) -> tuple["str | Plan", ...]:
    if size == 1:
        return kinds
    if not loops:
        return ()
    return tuple(body for body in _rows(size - 1, kinds, 2 if loops == 2 else 0) if _repeats(body))


def _follows(before: Plan, end: "str | Plan") -> bool:
    """Whether the last statement adds to those before; turns come before the pen, four lengths are three."""
    if not before or isinstance(end, tuple):
        return True
    if end == TURN:
        return before[-1] not in (TURN, UP, DOWN)
    if end in (UP, DOWN):
        return before[-1] not in (UP, DOWN)
    return before[-3:] != (GO, GO, GO)


def _repeats(body: Plan) -> bool:
    """Whether a body is not as well written without its loop: it walks, and turns or moves the pen."""
    return len(body) > 1 and GO in _leaves(body) and set(_leaves(body)) != {GO}


@cache
def _leaves(plan: Plan) -> tuple[str, ...]:
    return tuple(leaf for each in plan for leaf in ((each,) if isinstance(each, str) else _leaves(each)))


def _sensible(plan: Plan) -> bool:
    """Whether each change of the pen changes it at some time, and something is walked with it up."""
    if not {UP, DOWN} & set(_leaves(plan)):
        return True
    used: set[int] = set()
    _pens(plan, True, 0, used)
    pens = {n for n, leaf in enumerate(_leaves(plan)) if leaf in (UP, DOWN)}
    return pens <= used and -1 in used and -2 in used


def _pens(plan: Plan, pen: bool, first: int, used: set[int]) -> bool:
    """Run only the pen; `used`: the leaves that changed it, -1 for a walk with it up, -2 with it down."""
    for each in plan:
        if isinstance(each, tuple):
            for _ in range(2):
                pen = _pens(each, pen, first, used)
            first += len(_leaves(each))
            continue
        if each in (UP, DOWN):
            if pen != (each == DOWN):
                used.add(first)
            pen = each == DOWN
        elif each == GO:
            used.add(-2 if pen else -1)
        first += 1
    return pen


def _numbered(plan: Plan) -> Shape:
    shape = Shape((), _leaves(plan))
    shape.row = _row(plan, shape)
    return shape


def _row(plan: Plan, shape: Shape, inside: bool = False) -> Row:
    found: list[Leaf | Loop] = []
    for each in plan:
        if isinstance(each, tuple):
            body = _row(each, shape, True)
            loop = Loop(len(shape.loops) + 1, body, frozenset(_leaves(each)), inside)
            shape.loops.append(loop)
            found.append(loop)
        elif each == GO:
            shape.lengths += 1
            found.append(Leaf(GO, shape.lengths))
        elif each == TURN:
            shape.angles += 1
            found.append(Leaf(TURN, shape.angles))
        else:
            found.append(Leaf(each))
    return tuple(found)
