"""Geometry of strokes: which one covers which, and merging pieces into straight lines."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from codeweek.worlds.turtle.state import Point, Stroke, Strokes

HAIR = 0.5  # steps: nobody sees on the sheet what is nearer than this, as no pen is thinner
SAME_ANGLE, SAME_LINE, TOUCH = 0.02, 0.05, 0.01  # degrees and steps between pieces of one straight line

Span = tuple[float, float]


def covered(stroke: Stroke, by: Iterable[Stroke], same_pen: bool = True) -> bool:
    """Whether each point of a stroke is within a HAIR of strokes (of the same pen)."""
    length = math.dist(stroke.start, stroke.end)
    spans = [_span(stroke, each, length) for each in by if not same_pen or each.pen == stroke.pen]
    done = 0.0
    for start, end in sorted(span for span in spans if span):
        if start > done + TOUCH:
            break
        done = max(done, end)
    return done >= length - TOUCH


def _span(stroke: Stroke, other: Stroke, length: float) -> Span | None:
    """The interval along a stroke where its points are within a HAIR of another stroke."""
    if _apart(stroke, other):
        return None
    unit = (stroke.x2 - stroke.x1) / length, (stroke.y2 - stroke.y1) / length
    found = (_beside(stroke, other, unit), *(_around(stroke, end, unit) for end in (other.start, other.end)))
    spans = [span for span in found if span and span[0] <= length and span[1] >= 0]
    if not spans:
        return None
    return max(0.0, min(start for start, _ in spans)), min(length, max(end for _, end in spans))


def _apart(one: Stroke, other: Stroke) -> bool:
    return (
        max(one.x1, one.x2) + HAIR < min(other.x1, other.x2)
        or max(other.x1, other.x2) + HAIR < min(one.x1, one.x2)
        or max(one.y1, one.y2) + HAIR < min(other.y1, other.y2)
        or max(other.y1, other.y2) + HAIR < min(one.y1, one.y2)
    )


def _around(stroke: Stroke, centre: Point, unit: Point) -> Span | None:
    """The interval of a stroke's line inside the disc around a point."""
    dx, dy = centre[0] - stroke.x1, centre[1] - stroke.y1
    along, across = dx * unit[0] + dy * unit[1], dx * unit[1] - dy * unit[0]
    if abs(across) > HAIR:
        return None
    half = math.sqrt(HAIR * HAIR - across * across)
    return along - half, along + half


def _beside(stroke: Stroke, other: Stroke, unit: Point) -> Span | None:
    """The interval of a stroke's line inside the band along another stroke."""
    size = math.dist(other.start, other.end)
    vx, vy = (other.x2 - other.x1) / size, (other.y2 - other.y1) / size
    dx, dy = stroke.x1 - other.x1, stroke.y1 - other.y1
    along = _between(dx * vx + dy * vy, unit[0] * vx + unit[1] * vy, 0.0, size)
    across = _between(dx * vy - dy * vx, unit[0] * vy - unit[1] * vx, -HAIR, HAIR)
    start, end = max(along[0], across[0]), min(along[1], across[1])
    return (start, end) if start <= end else None


def _between(value: float, slope: float, least: float, most: float) -> Span:
    """The interval of s where `least <= value + slope * s <= most`."""
    if abs(slope) < 1e-12:
        return (-math.inf, math.inf) if least <= value <= most else (math.inf, -math.inf)
    ends = (least - value) / slope, (most - value) / slope
    return min(ends), max(ends)


def merged(strokes: Iterable[Stroke]) -> Strokes:
    """The same drawing in as few straight lines as possible, in a canonical order."""
    pens: dict[tuple[str, float], list[Stroke]] = {}
    for stroke in strokes:
        pens.setdefault(stroke.pen, []).append(stroke)
    found: list[Stroke] = []
    for same_pen in pens.values():
        for parallel in _clusters([(_angle(stroke), stroke) for stroke in same_pen], SAME_ANGLE):
            angle = math.radians(_angle(parallel[0]))
            sine, cosine = math.sin(angle), math.cos(angle)
            across = [(stroke.x1 * sine - stroke.y1 * cosine, stroke) for stroke in parallel]
            for line in _clusters(across, SAME_LINE):
                found += _joined(line, (cosine, sine))
    return tuple(sorted(found))


def _angle(stroke: Stroke) -> float:
    """The direction of a line, the same from both ends: from 0 to 180 degrees."""
    angle = math.degrees(math.atan2(stroke.y2 - stroke.y1, stroke.x2 - stroke.x1)) % 180
    return angle - 180 if angle > 180 - SAME_ANGLE else angle


def _clusters(measured: Iterable[tuple[float, Stroke]], gap: float) -> list[list[Stroke]]:
    """Group strokes by nearly equal values of a measure."""
    ordered = sorted(measured)
    clusters = [[ordered[0][1]]]
    for (before, _), (value, stroke) in pairwise(ordered):
        if value - before > gap:
            clusters.append([])
        clusters[-1].append(stroke)
    return clusters


def _joined(line: Sequence[Stroke], unit: Point) -> Iterator[Stroke]:
    """The pieces of one straight line, merged where they touch."""

    def along(point: Point) -> float:
        return point[0] * unit[0] + point[1] * unit[1]

    pieces = [sorted((stroke.start, stroke.end), key=along) for stroke in line]
    (start, end), *others = sorted(pieces, key=lambda ends: along(ends[0]))
    for first, last in others:
        if along(first) > along(end) + TOUCH:
            yield Stroke(*start, *end, *line[0].pen)
            start, end = first, last
        elif along(last) > along(end):
            end = last
    yield Stroke(*start, *end, *line[0].pen)
