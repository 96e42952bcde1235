"""The goal of the turtle as a small picture: the drawing to make."""

from collections.abc import Iterable

from codeweek.scene import Label, Line, Rect, Scene, Shape
from codeweek.worlds.kinds import Sign, Wanted
from codeweek.worlds.turtle.looks import PENS, Look
from codeweek.worlds.turtle.state import Strokes, World

EDGE, THICK = 0.14, 0.06  # of the side


def sign(start: World, _now: World, _wanted: Wanted, look: Look) -> Sign:
    """The model of a drawing to copy; a question mark where it is to be foreseen."""
    strokes = start.sheet.wanted
    inside = tuple(_model(strokes)) if strokes else (Label(0.5, 0.5, "?", look.ink, 0.66),)
    return Sign(Scene(1, 1, (Rect(0, 0, 1, 1, look.paper), *inside)))


def _model(strokes: Strokes) -> Iterable[Shape]:
    """The lines of a model, as large as the picture."""
    across = [x for stroke in strokes for x in (stroke.x1, stroke.x2)]
    down = [y for stroke in strokes for y in (stroke.y1, stroke.y2)]
    left, top = min(across), max(down)
    wide, high = max(across) - left, top - min(down)
    scale = (1 - 2 * EDGE) / (max(wide, high) or 1)
    x0, y0 = 0.5 - wide * scale / 2, 0.5 - high * scale / 2
    for stroke in strokes:
        ends = tuple((x0 + (x - left) * scale, y0 + (top - y) * scale) for x, y in (stroke.start, stroke.end))
        yield Line(ends, PENS[stroke.colour], THICK)
