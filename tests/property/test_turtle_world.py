"""Laws of the turtle's world, whatever is drawn and in whatever way."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from start_worlds import turtle as start

from codeweek.command import Stop
from codeweek.data import text
from codeweek.worlds.kinds import NARRATED, Wanted, kinds
from codeweek.worlds.turtle import COMMANDS
from codeweek.worlds.turtle.drawing import Drawing, difference
from codeweek.worlds.turtle.ink import covered, merged
from codeweek.worlds.turtle.state import COLUMNS, ROWS, Stroke, World
from codeweek.worlds.turtle.turtle_map import with_model

TURTLE = kinds()["turtle"]

# Numbers as children and their friends write them: usual ones, fractions, absurd ones.
numbers = st.one_of(
    st.sampled_from([0, 1, 10, 30, 50, 90, 100, 120, -20, 360 / 7]),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
)
calm = st.sampled_from([10.0, 15.0, 20.0, 25.0, 40.0])
angles = st.sampled_from([30.0, 45.0, 60.0, 72.0, 90.0, 120.0, 144.0, 360 / 7])
words = st.one_of(st.sampled_from(["rouge", "blue", "Vert", "orang"]), st.text(max_size=8))


@st.composite
def programs(draw: st.DrawFn, most: int = 20) -> list[tuple[str, list[Any]]]:
    """Commands with any values."""
    names = draw(st.lists(st.sampled_from(sorted(COMMANDS)), max_size=most))
    kinds_of = {"number": numbers, "colour_name": words}
    return [(name, [draw(kinds_of[slot.kind]) for slot in COMMANDS[name].slots]) for name in names]


@st.composite
def walks(draw: st.DrawFn, least: int = 1) -> list[tuple[str, list[Any]]]:
    """A drawing of a few strokes that stays on the sheet, with a jump or a colour here and there."""
    steps: list[tuple[str, list[Any]]] = []
    for _ in range(draw(st.integers(least, 6))):
        steps.append((draw(st.sampled_from(["rotate_left", "rotate_right"])), [draw(angles)]))
        steps += draw(st.sampled_from([[], [("pen_up", []), ("forward", [5.0]), ("pen_down", [])]]))
        steps += draw(st.sampled_from([[], [("colour", ["red"])], [("pen_width", [6])]]))
        steps.append(("forward", [draw(calm)]))
    return steps


def played(world: World, steps: list[tuple[str, list[Any]]]) -> list[World]:
    """The worlds of a run up to its first stop, what the stop shows included."""
    worlds = [world]
    for name, values in steps:
        after = COMMANDS[name].function(worlds[-1], *values)
        if isinstance(after, Stop):
            worlds.append(after.world)
            break
        worlds.append(after)
    return worlds


def split(stroke: Stroke, part: float) -> list[Stroke]:
    """A stroke in two pieces."""
    x = stroke.x1 + (stroke.x2 - stroke.x1) * part
    y = stroke.y1 + (stroke.y2 - stroke.y1) * part
    return [stroke._replace(x2=x, y2=y), stroke._replace(x1=x, y1=y)]


@st.composite
def redrawn(draw: st.DrawFn, strokes: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    """The same drawing in another way: order, directions, pieces, lines drawn again."""
    pieces: list[Stroke] = []
    for stroke in strokes:
        parts = split(stroke, draw(st.sampled_from([0.25, 0.5, 0.8]))) if draw(st.booleans()) else [stroke]
        pieces += [part.back() if draw(st.booleans()) else part for part in parts]
        pieces += [stroke] if draw(st.booleans()) else []
    return tuple(draw(st.permutations(pieces)))


@given(walks(), st.data())
def test_a_drawing_is_the_same_in_any_order_direction_and_pieces(
    steps: list[tuple[str, list[Any]]], data: st.DataObject
) -> None:
    strokes = played(start(), steps)[-1].strokes
    other = data.draw(redrawn(strokes))
    assert difference(other, strokes).none
    assert difference(strokes, other).none
    assert Drawing(strokes) == Drawing(other)
    assert len(merged(other)) == len(merged(strokes))


@given(walks(), st.data(), st.sampled_from([(0.0, 0.0), (33.0, -21.5), (-70.25, 40.0)]))
def test_a_drawing_may_be_anywhere_when_its_place_is_free(
    steps: list[tuple[str, list[Any]]], data: st.DataObject, by: tuple[float, float]
) -> None:
    strokes = played(start(), steps)[-1].strokes
    elsewhere = tuple(stroke.moved(*by) for stroke in data.draw(redrawn(strokes)))
    assert difference(elsewhere, strokes, free=True).none


@given(walks(least=2), st.data())
def test_a_line_left_out_and_a_line_too_many_are_both_seen(
    steps: list[tuple[str, list[Any]]], data: st.DataObject
) -> None:
    lines = merged(stroke._replace(colour="blue", width=3) for stroke in played(start(), steps)[-1].strokes)
    out = data.draw(st.sampled_from(lines))
    rest = tuple(line for line in lines if line != out)
    lacking, more = difference(rest, lines), difference(lines, rest)
    assert out in lacking.missing or covered(out, rest)
    assert set(more.extra) == set(lacking.missing)
    assert not lacking.extra
    assert not more.missing


@given(walks(), st.data())
def test_another_pen_is_seen(steps: list[tuple[str, list[Any]]], data: st.DataObject) -> None:
    lines = merged(played(start(), steps)[-1].strokes)
    place = data.draw(st.sampled_from(lines))
    other = place._replace(colour="green")
    found = difference((*(line for line in lines if line != place), other), lines)
    assert not found.missing
    assert not found.extra
    assert found.recoloured


@given(st.integers(3, 40), calm, st.integers(0, 359))
def test_a_regular_polygon_closes(sides: int, length: float, heading: int) -> None:
    size = min(length, 600 / sides)
    steps = [("forward", [size]), ("rotate_left", [360 / sides])] * sides
    end = played(start(heading=heading), steps)[-1]
    assert math.dist(end.at, (0, 0)) < 0.001
    assert abs((end.heading - heading + 180) % 360 - 180) < 0.001
    assert len(merged(end.strokes)) == sides


@given(programs())
def test_every_command_is_total_and_the_turtle_stays_on_its_sheet(steps: list[tuple[str, list[Any]]]) -> None:
    for world in played(start(), steps):
        sheet = world.sheet
        assert sheet.left <= world.x <= sheet.right
        assert sheet.bottom <= world.y <= sheet.top
        assert 0 <= world.heading < 360


@given(programs(), walks())
def test_every_world_can_be_drawn_told_and_judged(
    steps: list[tuple[str, list[Any]]], model: list[tuple[str, list[Any]]]
) -> None:
    worlds = played(with_model(start(), played(start(), model)[-1]), steps)
    goals = TURTLE.goals(worlds, Wanted())
    assert all((goal.missed is None) == goal.met for goal in goals)
    for language in ("fr", "en"):
        words = text(language)
        told = [TURTLE.narrate(worlds[-1], words, part) for part in NARRATED]
        told += [
            TURTLE.narrate_step(*pair, name, words)
            for pair, (name, _) in zip(pairwise(worlds), steps, strict=False)
        ]
        told += [words(goal.key, **goal.slots) for goal in goals]
        told += [words.tell(goal.missed) for goal in goals if goal.missed]
        assert not any("turtle." in sentence or "{" in sentence or "say." in sentence for sentence in told)
    scene = TURTLE.picture(worlds[-1], "studio")
    assert (scene.width, scene.height) == (COLUMNS, ROWS)
    points = [point for mark in scene.marks for point in getattr(mark, "points", ())]
    assert all(-1e-6 <= x <= COLUMNS + 1e-6 and -1e-6 <= y <= ROWS + 1e-6 for x, y in points)
    assert TURTLE.show(worlds[-1])


@given(walks())
def test_a_model_fits_its_sheet_and_drawing_it_again_is_enough(steps: list[tuple[str, list[Any]]]) -> None:
    fitted = with_model(start(), played(start(), steps)[-1])
    worlds = played(fitted, steps)
    assert all(goal.met for goal in TURTLE.goals(worlds, Wanted()))
    assert worlds[-1].off is None
    scene = TURTLE.picture(fitted, "studio")
    lines = [point for shape in scene.background for point in getattr(shape, "points", ())]
    assert all(-1e-6 <= x <= COLUMNS + 1e-6 and -1e-6 <= y <= ROWS + 1e-6 for x, y in lines)


@given(programs(), programs())
def test_equal_worlds_have_equal_hashes_and_pictures(
    one: list[tuple[str, list[Any]]], other: list[tuple[str, list[Any]]]
) -> None:
    begun = start()
    for first in played(begun, one):
        for second in played(begun, other):
            if first == second:
                assert hash(first) == hash(second)
                assert first.strokes == second.strokes
    assert replace(begun, bumped=True) == begun
