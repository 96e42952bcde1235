"""Compares drawings by what is seen: the order, direction and splitting of strokes do not matter."""

from dataclasses import dataclass

from codeweek.worlds.turtle.ink import covered, merged
from codeweek.worlds.turtle.state import Point, Strokes

MOST_PAIRS = 20_000  # of lines compared when a drawing that may be anywhere is laid on the other


@dataclass(frozen=True)
class Difference:
    """How a drawing differs from the wanted one: how many straight lines that has, and those that differ."""

    total: int
    missing: Strokes
    extra: Strokes
    recoloured: Strokes  # those that are there, drawn (or drawn over) with another pen

    @property
    def none(self) -> bool:
        """Whether the two drawings are the same."""
        return not (self.missing or self.extra or self.recoloured)


def difference(drawn: Strokes, wanted: Strokes, free: bool = False) -> Difference:
    """The difference of two drawings; with `free`, the drawn one is first moved to where it fits best."""
    ours, theirs = merged(drawn), merged(wanted)
    if not free:
        return _difference(ours, theirs)
    best = _difference(_shifted(ours, _corners(ours, theirs)), theirs)  # right for two equal drawings
    for by in [] if best.none else _places(ours, theirs):
        best = min(best, _difference(_shifted(ours, by), theirs), key=_size)
    return best


def only_moved(drawn: Strokes, wanted: Strokes) -> bool:
    """Whether a drawing is the wanted one at another place."""
    ours, theirs = merged(drawn), merged(wanted)
    return _difference(_shifted(ours, _corners(ours, theirs)), theirs).none


def _size(found: Difference) -> int:
    """How many lines differ."""
    return len(found.missing) + len(found.extra) + len(found.recoloured)


def _difference(ours: Strokes, theirs: Strokes) -> Difference:
    missing = tuple(each for each in theirs if not covered(each, ours, same_pen=False))
    extra = tuple(each for each in ours if not covered(each, theirs, same_pen=False))
    foreign = [each for each in ours if each not in extra and not covered(each, theirs)]
    there = [each for each in theirs if each not in missing]
    other = [t for t in there if not covered(t, ours) or covered(t, foreign, same_pen=False)]
    return Difference(len(theirs), missing, extra, tuple(other or foreign))


def _shifted(strokes: Strokes, by: Point) -> Strokes:
    return tuple(stroke.moved(*by) for stroke in strokes)


def _corners(ours: Strokes, theirs: Strokes) -> Point:
    """The move that lays the bottom left corner of one drawing on that of the other."""
    if not ours or not theirs:
        return 0.0, 0.0
    (left, bottom), (x, y) = _corner(theirs), _corner(ours)
    return left - x, bottom - y


def _corner(strokes: Strokes) -> Point:
    return min(min(s.x1, s.x2) for s in strokes), min(min(s.y1, s.y2) for s in strokes)


def _places(ours: Strokes, theirs: Strokes) -> list[Point]:
    """Candidate moves to fit one drawing on the other: none, then each end of a line onto each end."""
    if not ours or not theirs:
        return []
    x, y = ours[0].start
    ends = [(a - x, b - y) for each in theirs for a, b in (each.start, each.end)]
    return [(0.0, 0.0), *ends][: MOST_PAIRS // (len(ours) * len(theirs))]


@dataclass(frozen=True, eq=False)
class Drawing:
    """A drawing as a value: equal to any other that looks the same."""

    strokes: Strokes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drawing) and difference(self.strokes, other.strokes).none

    __hash__ = None  # type: ignore[assignment]
