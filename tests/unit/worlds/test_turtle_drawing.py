"""A drawing is judged by what is seen: named figures, drawn in other ways, and what is said of other ones."""

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
        (SQUARE.replace("4", "3"), ("drawing_missing", 4)),
        (SQUARE.replace("100", "50"), ("drawing_differs", 4)),
        (SQUARE.replace("90", "80"), ("drawing_differs", 3)),
        (SQUARE.replace("90", "89"), ("drawing_differs", 3)),
        (SQUARE.replace("droite", "gauche"), ("drawing_differs", 3)),
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
