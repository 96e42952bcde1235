"""A drawing is judged by what is seen: named figures, drawn in other ways, and what is said of other ones."""

import math
from dataclasses import replace
from typing import Any

import pytest

from codeweek.blocks.read import read
from codeweek.data import text
from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.text import REGISTERS
from codeweek.worlds.kinds import Goal, Wanted, kinds
from codeweek.worlds.turtle.drawing import Drawing, difference
from codeweek.worlds.turtle.ink import merged
from codeweek.worlds.turtle.state import Stroke, World

TURTLE = kinds()["turtle"]
SQUARE = "for _ in range(4):\n    avancer(100)\n    tourner_droite(90)"
BACKWARDS = "for _ in range(4):\n    tourner_gauche(90)\n    reculer(100)"
FAR_CORNER = """
lever_crayon()
avancer(100)
tourner_droite(90)
avancer(100)
baisser_crayon()
for _ in range(4):
    tourner_droite(90)
    avancer(30)
    avancer(70)
"""
STAR = "for _ in range(5):\n    avancer(120)\n    tourner_gauche(144)"
STAR_BACK = "tourner_gauche(36)\nfor _ in range(5):\n    avancer(120)\n    tourner_droite(144)"
SPIRAL = "n = 10\nfor _ in range(9):\n    avancer(n)\n    tourner_droite(90)\n    n = n + 10"
SPIRAL_BACK = """
lever_crayon()
n = 10
for _ in range(9):
    avancer(n)
    tourner_droite(90)
    n = n + 10
baisser_crayon()
for _ in range(9):
    n = n - 10
    tourner_gauche(90)
    reculer(n)
"""
STAR_ELSEWHERE = (
    f"lever_crayon()\ntourner_gauche(17)\navancer(60)\ntourner_droite(17)\nbaisser_crayon()\n{STAR}"
)


def played(source: str, world: World) -> World:
    reading = read(programs.catalogue_of_kind("turtle"), source)
    assert not reading.problems, reading.problems
    trace = run(reading.program, TURTLE.commands, world)
    assert trace.outcome == "done", trace.diagnostic
    end: World = trace.world
    return end


def start(model: str, **fields: Any) -> World:
    world, problems = TURTLE.parse_map(fields)
    assert not problems
    made: World = TURTLE.with_model(world, played(model, world)) if TURTLE.with_model else world
    return made


def judged(model: str, source: str, **fields: Any) -> Goal:
    world = start(model, **fields)
    (goal,) = TURTLE.goals((world, played(source, world)), Wanted())
    return goal


@pytest.mark.parametrize(
    ("model", "source"),
    [(SQUARE, BACKWARDS), (SQUARE, FAR_CORNER), (STAR, STAR_BACK), (SPIRAL, SPIRAL_BACK)],
    ids=["square backwards", "square from the far corner", "star the other way", "spiral from its end"],
)
def test_a_figure_is_accepted_however_it_is_drawn(model: str, source: str) -> None:
    for one, other in ((model, model), (model, source), (source, model)):
        assert judged(one, other, sheet=700).met


def told(goal: Goal) -> tuple[str, Any]:
    assert goal.missed is not None
    assert not goal.met
    return goal.missed.key.removeprefix("say."), goal.missed.slots.get("n")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", ("drawing_nothing", None)),
        ("lever_crayon()\navancer(100)", ("drawing_pen_up", None)),
        (f"lever_crayon()\nreculer(30)\nbaisser_crayon()\n{SQUARE}", ("drawing_moved", None)),
        (SQUARE.replace("4", "3"), ("drawing_missing", 4)),
        (SQUARE.replace("100", "50"), ("drawing_differs", 4)),
        (SQUARE.replace("90", "80"), ("drawing_differs", 3)),
        (SQUARE.replace("90", "89"), ("drawing_differs", 3)),
        (SQUARE.replace("droite", "gauche"), ("drawing_moved", None)),
        (f"{SQUARE}\nreculer(30)", ("drawing_extra", 1)),
        (f'couleur("rouge")\n{SQUARE}', ("drawing_colour", 4)),
        (f'avancer(100)\ncouleur("rouge")\nreculer(100)\n{SQUARE}', ("drawing_colour", 4)),
        (f'{SQUARE}\ncouleur("rouge")\navancer(100)', ("drawing_colour", 1)),
        (f"epaisseur(9)\n{SQUARE}", ("drawing_width", 4)),
    ],
)
def test_what_is_not_the_same_is_told(source: str, said: tuple[str, Any]) -> None:
    assert told(judged(SQUARE, source)) == said


def test_the_goal_counts_the_sides_that_are_there() -> None:
    goal = judged(SQUARE, SQUARE.replace("4", "3"))
    assert text("fr")(goal.key, **goal.slots) == "Tracer les 4\u00a0traits du modèle (3 sur 4)"


def test_a_drawing_may_be_elsewhere_only_where_the_level_says_so() -> None:
    assert not judged(STAR, STAR_ELSEWHERE, sheet=600).met
    assert judged(STAR, STAR_ELSEWHERE, sheet=600, free_position=True).met
    wrong = judged(STAR, STAR_ELSEWHERE.replace("120", "110"), sheet=600, free_position=True)
    assert told(wrong)[0] == "drawing_elsewhere"
    missing = judged(STAR, STAR_ELSEWHERE.replace("range(5)", "range(4)"), sheet=600, free_position=True)
    assert told(missing) == ("drawing_missing", 5)


@pytest.mark.parametrize(("other", "met"), [(91, False), (90.05, True)])
def test_what_nobody_can_see_does_not_count(other: float, met: bool) -> None:
    assert judged(SQUARE, SQUARE.replace("90", str(other))).met is met


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("register", REGISTERS)
def test_every_sentence_about_a_drawing_is_complete(language: str, register: str) -> None:
    sources = [
        SQUARE.replace("4", "3"),
        f"{SQUARE}\nreculer(9)",
        f'couleur("rouge")\n{SQUARE}',
        "epaisseur(2)\n" + SQUARE,
    ]
    for source in sources:
        missed = judged(SQUARE, source).missed
        assert missed is not None
        assert not any(
            sign in text(language).tell(missed, register) for sign in ("…", "{", "say.", "turtle.")
        )


def test_pieces_of_a_line_are_one_line() -> None:
    pieces = (
        Stroke(0, 0, 30, 30, "red", 3),
        Stroke(50, 50, 20, 20, "red", 3),
        Stroke(60, 60, 50, 50, "red", 3),
    )
    assert merged(pieces) == (Stroke(0, 0, 60, 60, "red", 3),)
    apart = (*pieces, Stroke(70, 70, 80, 80, "red", 3), Stroke(0, 0, 60, 60, "blue", 3))
    assert len(merged(apart)) == 3


def test_a_drawing_is_a_value_that_a_prediction_compares() -> None:
    square, back = (Drawing(start(source).sheet.wanted) for source in (SQUARE, BACKWARDS))
    assert square == back
    assert square != Drawing(start(STAR).sheet.wanted)
    assert square != "square"


def test_nothing_drawn_is_nothing_wanted() -> None:
    assert difference((), ()).none
    assert difference((), (), free=True).none


def line(x1: float, y1: float, x2: float, y2: float, colour: str = "blue", width: float = 3) -> Stroke:
    return Stroke(x1, y1, x2, y2, colour, width)


@pytest.mark.parametrize("angle", [0, 0.005, 179.995, 180, 180.005, 359.995, 90, 45, 135])
def test_a_line_has_one_direction_whichever_end_it_was_begun_at(angle: float) -> None:
    x, y = 100 * math.cos(math.radians(angle)), 100 * math.sin(math.radians(angle))
    pieces = (line(0, 0, x, y), line(2 * x, 2 * y, x, y))
    assert len(merged(pieces)) == 1


@pytest.mark.parametrize(("angle", "lines"), [(0.015, 1), (179.985, 1), (0.03, 2), (179.97, 2)])
def test_lines_of_nearly_the_same_direction_are_one_on_both_sides_of_level(angle: float, lines: int) -> None:
    flat = line(-100, 0, 0, 0)
    x, y = 100 * math.cos(math.radians(angle)), 100 * math.sin(math.radians(angle))
    tilted = line(0, 0, x, y) if x > 0 else line(0, 0, -x, -y)
    assert len(merged((flat, tilted))) == lines


@pytest.mark.parametrize(("gap", "lines"), [(0.005, 1), (0.02, 2)])
def test_pieces_that_touch_are_one_line(gap: float, lines: int) -> None:
    assert len(merged((line(0, 0, 10, 0), line(10 + gap, 0, 20, 0)))) == lines


@pytest.mark.parametrize(("apart", "lines"), [(0.04, 1), (0.06, 2)])
def test_lines_beside_each_other_are_one_when_nobody_sees_the_gap(apart: float, lines: int) -> None:
    assert len(merged((line(0, 0, 10, 0), line(10, apart, 20, apart)))) == lines


RED, BLUE = line(0, 0, 100, 0, "red"), line(0, 0, 100, 0)
WIDE = line(0, 0, 100, 0, width=9)
UP = line(0, 0, 0, 100)


def parts(drawn: tuple[Stroke, ...], wanted: tuple[Stroke, ...], free: bool = False) -> list[int]:
    found = difference(drawn, wanted, free)
    assert found.none == (not (found.missing or found.extra or found.recoloured))
    return [found.total, len(found.missing), len(found.extra), len(found.recoloured)]


@pytest.mark.parametrize(
    ("drawn", "wanted", "found"),
    [
        ((BLUE,), (BLUE,), [1, 0, 0, 0]),
        ((), (BLUE, UP), [2, 2, 0, 0]),
        ((BLUE,), (), [0, 0, 1, 0]),
        ((BLUE,), (BLUE, UP), [2, 1, 0, 0]),
        ((BLUE, UP), (BLUE,), [1, 0, 1, 0]),
        ((BLUE,), (UP,), [1, 1, 1, 0]),
        ((RED,), (BLUE,), [1, 0, 0, 1]),
        ((WIDE,), (BLUE,), [1, 0, 0, 1]),
        ((RED, BLUE), (BLUE,), [1, 0, 0, 1]),  # drawn over with another pen
        ((BLUE, line(0, 0, 50, 0, "red")), (BLUE,), [1, 0, 0, 1]),  # half of it: what is foreign is told
        ((RED,), (RED, BLUE), [2, 0, 0, 1]),
        ((RED, UP), (BLUE, UP), [2, 0, 0, 1]),
        ((RED,), (BLUE, UP), [2, 1, 0, 1]),
    ],
)
def test_how_two_drawings_differ(
    drawn: tuple[Stroke, ...], wanted: tuple[Stroke, ...], found: list[int]
) -> None:
    assert parts(drawn, wanted) == found


def test_half_of_a_line_in_another_pen_is_told_as_that_half() -> None:
    half = line(0, 0, 50, 0, "red")
    assert difference((BLUE, half), (BLUE,)).recoloured == (half,)
    assert difference((RED,), (BLUE,)).recoloured == (BLUE,)


def moved(strokes: tuple[Stroke, ...], x: float, y: float) -> tuple[Stroke, ...]:
    return tuple(each.moved(x, y) for each in strokes)


CORNER = (line(0, 0, 100, 0), line(100, 0, 100, 70), line(100, 70, 30, 70))


@pytest.mark.parametrize("by", [(0.0, 0.0), (40.0, 0.0), (0.0, -25.0), (-300.5, 20.25)])
def test_a_free_drawing_is_laid_on_the_model_wherever_it_is(by: tuple[float, float]) -> None:
    assert parts(moved(CORNER, *by), CORNER, free=True) == [3, 0, 0, 0]
    assert parts(moved(CORNER[:2], *by), CORNER, free=True) == [3, 1, 0, 0]
    more = (*CORNER, line(30, 70, 30, -50))  # its corner is no corner of the model
    assert parts(moved(more, *by), CORNER, free=True) == [3, 0, 1, 0]
    assert parts((), moved(CORNER, *by), free=True) == [3, 3, 0, 0]
    assert parts(moved(CORNER, *by), (), free=True) == [0, 0, 3, 0]
    if by != (0.0, 0.0):
        assert parts(moved(CORNER, *by), CORNER)[1] > 0


def test_a_large_free_drawing_is_compared_in_few_places() -> None:
    many = tuple(line(10 * n, 0, 10 * n, 5 + n) for n in range(150))
    found = difference(moved(many[1:], 3, 4), many, free=True)
    assert found.total == 150
    assert found.missing


def goal_of(drawn: tuple[Stroke, ...], wanted: tuple[Stroke, ...], **fields: Any) -> Goal:
    begun, _ = TURTLE.parse_map({})
    sheet = replace(begun.sheet, wanted=wanted, free=fields.pop("free", False))
    end = replace(begun, sheet=sheet, strokes=drawn, **fields)
    (goal,) = TURTLE.goals((begun, end), Wanted(("drawing",)))
    return goal


@pytest.mark.parametrize(
    ("drawn", "fields", "said"),
    [
        ((), {}, ("drawing_nothing", {})),
        ((), {"pen": False}, ("drawing_pen_up", {})),
        ((), {"x": 5.0}, ("drawing_pen_up", {})),
        ((RED, line(0, 0, 50, 50)), {}, ("drawing_differs", {"n": 1})),
        ((RED, line(0, 0, 50, 50)), {"free": True}, ("drawing_elsewhere", {"n": 1})),
        ((BLUE,), {"x": 100.0}, ("drawing_missing", {"n": 2, "done": 1})),
        ((BLUE,), {"x": 100.0, "pen": False}, ("drawing_missing", {"n": 2, "done": 1})),
        ((BLUE,), {"x": 70.0, "pen": False}, ("drawing_pen_stayed_up", {"n": 2, "done": 1})),
        ((BLUE,), {"x": 70.0}, ("drawing_missing", {"n": 2, "done": 1})),
        ((BLUE, UP, line(0, 0, 50, 50)), {}, ("drawing_extra", {"n": 1})),
    ],
)
def test_which_sentence_is_said_of_a_drawing(
    drawn: tuple[Stroke, ...], fields: dict[str, Any], said: tuple[str, dict[str, Any]]
) -> None:
    goal = goal_of(drawn, (BLUE, UP), **fields)
    assert goal.missed is not None
    assert (goal.missed.key, dict(goal.missed.slots)) == (f"say.{said[0]}", said[1])
    assert (goal.name, goal.key, goal.met) == ("drawing", "turtle.goal.drawing", False)


@pytest.mark.parametrize(
    ("drawn", "wanted", "key", "slots"),
    [
        ((RED, UP), (BLUE, UP), "drawing_colour", {"n": 1, "colour": "blue"}),
        ((WIDE, UP), (BLUE, UP), "drawing_width", {"n": 1, "colour": "blue", "width": 3}),
        ((WIDE,), (BLUE,), "drawing_width", {"n": 1, "colour": "blue", "width": 3}),
        (
            (WIDE, UP._replace(colour="red")),
            (BLUE, UP._replace(colour="red")),
            "drawing_colour",
            {"n": 1, "colour": "blue"},
        ),
        ((RED,), (RED._replace(width=1.0),), "drawing_width", {"n": 1, "colour": "red", "width": 1.0}),
    ],
)
def test_the_pen_that_is_not_right_is_told(
    drawn: tuple[Stroke, ...], wanted: tuple[Stroke, ...], key: str, slots: dict[str, Any]
) -> None:
    missed = goal_of(drawn, wanted).missed
    assert missed is not None
    told = {**slots, "colour": f"blocks.colour_name.choices.{slots['colour']}"}
    assert (missed.key, dict(missed.slots)) == (f"say.{key}", told)


def test_a_sheet_that_asks_for_nothing_has_no_goal_unless_the_level_names_it() -> None:
    begun, _ = TURTLE.parse_map({})
    assert TURTLE.goals((begun,), Wanted()) == ()
    (goal,) = TURTLE.goals((begun,), Wanted(("drawing",)))
    assert (goal.met, goal.slots, goal.missed) == (True, {"n": 0, "done": 0}, None)
    done = goal_of((BLUE, UP), (BLUE, UP))
    assert (done.met, done.slots, done.missed) == (True, {"n": 2, "done": 2}, None)


@pytest.mark.parametrize(("width", "drawn"), [(1, True), (20, True), (0.9, False), (20.5, False), (0, False)])
def test_a_pen_may_be_as_thin_as_one_step_and_as_thick_as_twenty(width: float, drawn: bool) -> None:
    begun, _ = TURTLE.parse_map({})
    after = TURTLE.commands["pen_width"].function(begun, width)
    assert (after.width == width) if drawn else (after.diagnostic.slots["max"] == 20)
