"""The goal of the turtle: draw what the model draws; what is missed is told in straight lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key
from codeweek.worlds.kinds import Goal, Wanted, goal
from codeweek.worlds.turtle.drawing import Difference, difference
from codeweek.worlds.turtle.signs import sign
from codeweek.worlds.turtle.state import World


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
