"""The goal of the turtle: draw what the model draws; what is missed is told in straight lines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.scene import Label, Line, Rect, Scene, Shape
from codeweek.text import Key
from codeweek.worlds.kinds import Goal, Sign, Wanted, goal
from codeweek.worlds.turtle.drawing import Difference, difference, only_moved
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


@goal("drawing", "dessin", there=lambda start, _wanted: start.sheet.wanted, sign=sign)
def drawing(worlds: Sequence[World], _wanted: Wanted) -> Goal:
    """Goal: the drawing is that of the model."""
    end = worlds[-1]
    found = difference(end.strokes, end.sheet.wanted, end.sheet.free)
    slots = {"n": found.total, "done": found.total - len(found.missing)}
    missed = None if found.none else _missed(end, found, slots)
    return Goal("drawing", "turtle.goal.drawing", found.none, slots, missed)


def _missed(end: World, found: Difference, slots: Mapping[str, Any]) -> Diagnostic:
    """The most useful sentence about a difference."""
    if not end.strokes:
        lifted = not end.pen or end.at != end.sheet.start  # it moved and left nothing
        return Diagnostic("say.drawing_pen_up" if lifted else "say.drawing_nothing")
    if found.missing and found.extra:
        if not end.sheet.free and only_moved(end.strokes, end.sheet.wanted):
            return Diagnostic("say.drawing_moved")
        key = "say.drawing_elsewhere" if end.sheet.free else "say.drawing_differs"
        return Diagnostic(key, {"n": len(found.missing)})
    if found.missing:
        stayed_up = not end.pen and end.strokes[-1].end != end.at
        return Diagnostic("say.drawing_pen_stayed_up" if stayed_up else "say.drawing_missing", slots)
    if found.extra:
        return Diagnostic("say.drawing_extra", {"n": len(found.extra)})
    return _recoloured(end, found)


def _recoloured(end: World, found: Difference) -> Diagnostic:
    """The lines are right, a pen is not: its colour, or its width."""
    place = found.recoloured[0]
    colours = {stroke.colour for stroke in end.sheet.wanted}
    slots = {"n": len(found.recoloured), "colour": Key(f"blocks.colour_name.choices.{place.colour}")}
    if {stroke.colour for stroke in end.strokes} == colours and len(colours) == 1:
        return Diagnostic("say.drawing_width", {**slots, "width": place.width})
    return Diagnostic("say.drawing_colour", slots)
