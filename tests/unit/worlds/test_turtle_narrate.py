"""The turtle's world in words: enough to play without seeing it."""

from typing import Any

import pytest
from start_worlds import does
from start_worlds import turtle as start

from codeweek.command import Stop
from codeweek.data import text
from codeweek.worlds.turtle.narrate import narrate, narrate_step
from codeweek.worlds.turtle.turtle_map import with_model

FRENCH = text("fr").where("turtle")
SIDES = (("forward", 100), ("rotate_right", 90), ("forward", 50))


def part(world: Any, name: str) -> str:
    return narrate(world, FRENCH, name).replace("\u00a0", " ")


def test_the_model_can_be_drawn_from_its_words() -> None:
    world = with_model(start(), does(start(), *SIDES))
    assert part(world, "goal") == (
        "Le modèle a 2 traits. Pour le tracer : 100 pas vers l’est, puis 50 pas vers le sud."
    )
    assert part(start(), "goal") == "Il n’y a pas de modèle à suivre."


def test_a_stroke_that_does_not_follow_the_one_before_says_where_it_begins() -> None:
    acts = (
        ("forward", 20),
        ("pen_up",),
        ("forward", 20),
        ("pen_down",),
        ("rotate_left", 45),
        ("forward", 20),
    )
    world = with_model(start(free_position=True), does(start(), *acts))
    assert narrate(world, text("en"), "goal") == (
        "The model has 2 lines. To draw it: 20 steps to the east, then 40 steps to the east of the start, "
        "20 steps to the east, 45 degrees towards the north. The drawing may be anywhere on the sheet."
    )


def test_the_turtle_and_its_pen_are_told() -> None:
    world = does(start(), *SIDES, ("colour", "red"))
    assert part(world, "hero") == (
        "Je suis à 100 pas vers l’est et 50 pas vers le sud du départ. "
        "Je regarde vers le sud. Mon crayon est baissé : rouge, épaisseur 3."
    )
    lifted = narrate(does(start(), ("pen_up",)), text("fr"), "hero")
    assert lifted.startswith("Je suis au départ.")
    assert lifted.endswith("Mon crayon est levé.")


def test_the_sheet_and_what_is_on_it_are_told() -> None:
    assert narrate(start(), text("fr"), "world").endswith("Rien n’est encore tracé.")
    told = part(does(start(), *SIDES), "world")
    assert told == (
        "Feuille de 500 pas de large et 400 pas de haut. "
        "2 traits sont tracés : 100 pas vers l’est, puis 50 pas vers le sud."
    )


def test_the_edges_are_told_in_steps() -> None:
    assert narrate(does(start(), ("forward", 50)), text("en"), "around") == (
        "Ahead of me: 200 steps to the edge. On my left: 200 steps to the edge. "
        "On my right: 200 steps to the edge."
    )


def test_a_long_drawing_is_cut_short() -> None:
    world = does(start(), *[("forward", 3), ("rotate_left", 7)] * 43)
    assert part(world, "world").endswith("puis 3 traits de plus.")


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (("forward", 20), "Je trace un trait de 20 pas."),
        (("backward", 20), "Je trace un trait de 20 pas."),
        (("forward", 0), "Ici, rien ne bouge."),
        (("rotate_left", 90), "Je tourne à gauche de 90 degrés, sans tracer."),
        (
            ("rotate_right", 30),
            "Je tourne à droite de 30 degrés, sans tracer.",
        ),
        (("pen_up",), "Je lève mon crayon : plus de trait."),
        (("colour", "vert"), "Je prends le crayon vert."),
        (("pen_width", 8), "Mon trait a maintenant l’épaisseur 8."),
        (("forward", 999), "Oh là ! Le bord de la feuille. Je ne peux pas aller plus loin."),
    ],
)
def test_each_step_is_told(act: tuple[Any, ...], told: str) -> None:
    before = start()
    after = does(before, act)
    after = after.world if isinstance(after, Stop) else after
    assert narrate_step(before, after, act[0], FRENCH).replace("\u00a0", " ") == told


def said(before: Any, act: tuple[Any, ...], type: str = "") -> str:
    return narrate_step(before, does(before, act), type or act[0], FRENCH).replace("\u00a0", " ")


def test_a_step_with_the_pen_up_draws_nothing() -> None:
    up = does(start(), ("pen_up",))
    assert said(up, ("forward", 5)) == ("Mon crayon est levé : je fais 5 pas sans tracer.")
    assert said(up, ("pen_down",)) == "Je baisse mon crayon : je peux tracer."
    assert said(up, ("rotate_left", 90), "call") == "Je me tourne : je regarde vers le nord."
