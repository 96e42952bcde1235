"""What a program can make the turtle do; a function here and its words in `locale` make a block."""

import math
from dataclasses import replace
from typing import Any

from codeweek import data
from codeweek.command import Stop, command
from codeweek.diagnostic import Diagnostic
from codeweek.worlds.turtle.ink import covered
from codeweek.worlds.turtle.state import THICKEST, Colour, Stroke, World, exact

MOST_STROKES = 2000  # each world keeps its whole drawing, so it must not grow without end
FAR = 1e6  # steps: beyond any sheet


@command("motion")
def forward(world: World, n: float = 50) -> World | Stop:
    """Walk forward by a number of steps."""
    return _go(world, n)


@command("motion")
def backward(world: World, n: float = 50) -> World | Stop:
    """Walk backward by a number of steps, without turning."""
    return _go(world, -n)


@command("motion", "rotate")
def rotate_left(world: World, degrees: float = 90) -> World:
    """Turn counter-clockwise, on the spot."""
    return _turn(world, degrees)


@command("motion", "rotate")
def rotate_right(world: World, degrees: float = 90) -> World:
    """Turn clockwise, on the spot."""
    return _turn(world, -degrees)


@command("motion")
def point_in_direction(world: World, degrees: float = 90) -> World:
    """Face a direction of the exam and of Scratch: 0 is up, 90 to the right."""
    return replace(world, heading=exact(90 - degrees % 360) % 360, bumped=False)


@command("motion")
def go_to(world: World, x: float = 0, y: float = 0) -> World | Stop:
    """Go straight to a place, without turning; the pen draws if it is down."""
    return _reach(world, _near(x) - world.x, _near(y) - world.y, "outside_sheet", x=_told(x), y=_told(y))


@command("motion", spare="extent", weight=8)
def circle(world: World, radius: float = 50, extent: float = 360) -> World | Stop:
    """Walk along an arc, its centre on the left, in as many short steps as Python's own turtle."""
    laps = abs(extent) % 360 + 360 if abs(extent) > 720 else abs(extent)
    many = 1 + int(min(11 + abs(radius) / 6, 59) * laps / 360)
    turn = math.copysign(laps, extent) / many
    length = 2 * radius * math.sin(math.radians(turn / 2))
    if radius < 0:
        length, turn, extent = -length, -turn, -extent
    x, y, start = world.x, world.y, world.heading  # the sums are not rounded, so that a circle closes
    for number in range(many):
        heading = math.radians(start + turn * (number + 0.5))
        x, y = x + length * math.cos(heading), y + length * math.sin(heading)
        walked = _reach(world, x - world.x, y - world.y, "out_of_sheet", n=_told(abs(radius)))
        if isinstance(walked, Stop):
            return walked
        world = walked
    return _turn(world, extent)


@command("action", "pen")
def pen_up(world: World) -> World:
    """Lift the pen: walking no longer draws."""
    return replace(world, pen=False, bumped=False)


@command("action", "pen")
def pen_down(world: World) -> World:
    """Lower the pen: walking draws."""
    return replace(world, pen=True, bumped=False)


@command("action")
def colour(world: World, name: Colour = "orange") -> World | Stop:
    """Set the colour of the pen."""
    meant = data.words().chosen(colour.slots[0], name)  # a computed word may be in any language
    if isinstance(meant, Diagnostic):
        return Stop(meant, world)
    return replace(world, colour=meant, bumped=False)


@command("action")
def pen_width(world: World, n: float = 5) -> World | Stop:
    """Set the width of the pen."""
    if not 1 <= n <= THICKEST:
        return _stop(world, "pen_width", n=_told(n), max=THICKEST)
    return replace(world, width=n, bumped=False)


def _turn(world: World, degrees: float) -> World:
    """Turn by an angle, modulo 360 first so that no number is too large."""
    return replace(world, heading=exact(world.heading + degrees % 360) % 360, bumped=False)


def _go(world: World, n: float) -> World | Stop:
    far, angle = _near(n), math.radians(world.heading)
    return _reach(world, far * math.cos(angle), far * math.sin(angle), "out_of_sheet", n=_told(abs(n)))


def _near(n: float) -> float:
    """A number of steps that is not too large to count with."""
    return max(-FAR, min(FAR, n))


def _reach(world: World, dx: float, dy: float, beyond: str, **slots: Any) -> World | Stop:
    """Walk straight; at the edge of the sheet, stop and say `beyond`."""
    part = _part_inside(world, dx, dy)
    moved = _moved(world, exact(world.x + dx * part), exact(world.y + dy * part))
    if part < 1:
        return _stop(replace(moved, bumped=True), beyond, **slots)
    if len(moved.strokes) > MOST_STROKES:
        return _stop(world, "draws_on", n=MOST_STROKES)
    return moved


def _part_inside(world: World, dx: float, dy: float) -> float:
    """The fraction of a straight walk that is on the sheet: 1 for all of it."""
    sheet, part = world.sheet, 1.0
    for at, step, least, most in (
        (world.x, dx, sheet.left, sheet.right),
        (world.y, dy, sheet.bottom, sheet.top),
    ):
        if not least <= exact(at + step) <= most:
            part = min(part, ((most if step > 0 else least) - at) / step)
    return max(0.0, part)


def _moved(world: World, x: float, y: float) -> World:
    """Move the turtle and add the stroke it draws, unless the same line is there already."""
    stroke = Stroke(world.x, world.y, x, y, world.colour, world.width)
    after = replace(world, x=x, y=y, bumped=False)
    if not world.pen or stroke.start == stroke.end:
        return after
    if stroke in world.strokes or stroke.back() in world.strokes:
        return after
    return replace(after, strokes=(*world.strokes, stroke), off=world.off or _off(world, stroke))


def _off(world: World, stroke: Stroke) -> Stroke | None:
    """The stroke if it is not on the model; None with no model, or one that may be drawn anywhere."""
    sheet = world.sheet
    return stroke if sheet.wanted and not sheet.free and not covered(stroke, sheet.wanted) else None


def _told(n: float) -> float | str:
    """A number as shown in a sentence, shortened when it has too many digits to read."""
    return n if abs(n) < FAR else "…"


def _stop(world: World, key: str, **slots: Any) -> Stop:
    return Stop(Diagnostic(f"say.{key}", slots), world)
