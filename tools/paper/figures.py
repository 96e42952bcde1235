"""A regular figure as the turtle draws it, with how far it turns at the first corner."""

import math

Point = tuple[float, float]
SIDES = {3: 34.0, 4: 30.0, 5: 22.0, 6: 18.0, 8: 14.0, 12: 9.5}  # the length of a side, in millimetres
ARC, ON = 7.0, 14.0  # millimetres: the radius of the arc, and how far the line would go on


def figure(sides: int) -> str:
    """The drawing, from the lower left corner to the right."""
    turn = 2 * math.pi / sides
    points = _points(sides, turn)
    outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    drawn = f'<polygon points="{outline}" stroke-width="1.4" stroke-linejoin="round"/>'
    return (
        f'<svg viewBox="{_box(points)}" aria-hidden="true"><g fill="none" stroke="#000">'
        f"{drawn}{_turn(points[1], turn)}</g></svg>"
    )


def _points(sides: int, turn: float) -> list[Point]:
    x, y, found = 0.0, 0.0, []
    for side in range(sides):
        found.append((x, y))
        x += SIDES[sides] * math.cos(side * turn)
        y -= SIDES[sides] * math.sin(side * turn)
    return found


def _turn(corner: Point, turn: float) -> str:
    """The line that would go on, and the arc from it to the next side."""
    x, y = corner
    end = f"{x + ARC * math.cos(turn):.1f} {y - ARC * math.sin(turn):.1f}"
    return (
        f'<path d="M{x:.1f} {y:.1f}h{ON:.0f}" stroke-width=".7" stroke-dasharray="1.6"/>'
        f'<path d="M{x + ARC:.1f} {y:.1f}A{ARC} {ARC} 0 0 0 {end}" stroke-width="1"/>'
    )


def _box(points: list[Point]) -> str:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, edge = min(y for _, y in points), 3
    wide = max(right, points[1][0] + ON) - left + 2 * edge
    return f"{left - edge:.1f} {top - edge:.1f} {wide:.1f} {2 * edge - top:.1f}"
