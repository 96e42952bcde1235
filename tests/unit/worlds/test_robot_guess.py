"""The game of the hidden number: what is answered, told and shown, and that halving always finds it."""

from itertools import pairwise
from typing import Any

import pytest

from codeweek.blocks.read import read
from codeweek.command import Stop
from codeweek.data import text
from codeweek.engine.run import run
from codeweek.levels.programs import catalogue_of_kind
from codeweek.scene import Label, Line
from codeweek.worlds.kinds import NARRATED, Wanted, kinds
from codeweek.worlds.robot import COMMANDS, KIND
from codeweek.worlds.robot.grid import parse_map, to_text
from codeweek.worlds.robot.narrate import narrate
from codeweek.worlds.robot.narrate_step import narrate_step
from codeweek.worlds.robot.picture import picture
from codeweek.worlds.robot.state import World

ROBOT = kinds()["robot"]
HALVING = """mini = 1
maxi = 100
while not gagne():
    milieu = (mini + maxi) // 2
    proposer(milieu)
    if trop_petit():
        mini = milieu + 1
    else:
        maxi = milieu - 1"""
STUCK = HALVING.replace("milieu + 1", "milieu")


def hidden(secret: int, most: int = 100, tries: int = 7) -> World:
    """The world where a number is hidden."""
    found, problems = parse_map({"guess": {"min": 1, "max": most, "tries": tries, "secret": secret}})
    assert not problems
    assert found is not None
    return found


def proposed(start: World, *numbers: float) -> Any:
    """What comes of proposing these numbers one after the other."""
    for number in numbers:
        start = COMMANDS["propose"].function(start, number)
    return start


def answers(world: World) -> list[bool]:
    return [COMMANDS[name].function(world) for name in ("too_small", "too_big", "guessed")]


def played(source: str, secret: int, tries: int = 7) -> Any:
    program = read(catalogue_of_kind("robot"), source).program
    return run(program, ROBOT.commands, hidden(secret, tries=tries))


def test_halving_finds_every_number_in_seven_tries() -> None:
    for secret in range(1, 101):
        trace = played(HALVING, secret)
        (goal,) = KIND.goals([hidden(secret), trace.world], Wanted())
        assert (trace.outcome, goal.name, goal.met) == ("done", "guessed", True), secret


def test_a_search_that_stands_still_uses_up_its_tries_for_some_numbers_only() -> None:
    found = {secret for secret in range(1, 101) if played(STUCK, secret).outcome == "done"}
    assert 100 not in found
    assert 50 in found
    assert played(STUCK, 100).diagnostic.key == "say.no_tries_left"
    told = played(STUCK, 100, tries=9).diagnostic  # 50, 75, 88, 94, 97, 98, 99, 99, 99
    assert (told.key, told.slots["value"], told.slots["n"]) == ("say.same_guess", 99, 3)


def test_the_answers_are_about_the_last_number() -> None:
    start = hidden(42)
    assert answers(start) == [False, False, False]
    assert answers(proposed(start, 50)) == [False, True, False]
    assert answers(proposed(start, 50, 25)) == [True, False, False]
    assert answers(proposed(start, 50, 42)) == [False, False, True]


def test_once_found_nothing_more_can_be_proposed() -> None:
    found = proposed(hidden(42), 42)
    assert proposed(found, 10, 0.5, 500) is found


@pytest.mark.parametrize(
    ("numbers", "key"),
    [
        ((50.5,), "whole_number"),
        ((0,), "guess_outside"),
        ((101,), "guess_outside"),
        ((1, 2, 3, 4, 5, 6, 7, 8), "no_tries_left"),
        ((7, 7, 7, 7, 7, 7, 8, 9), "no_tries_left"),
        ((1, 2, 3, 4, 5, 7, 7, 8), "same_guess"),
    ],
)
def test_a_number_that_cannot_be_proposed_stops_the_robot(numbers: tuple[float, ...], key: str) -> None:
    stop = proposed(hidden(42), *numbers)
    assert isinstance(stop, Stop)
    assert stop.diagnostic.key == f"say.{key}"


def test_a_missed_number_is_told_by_what_is_still_possible() -> None:
    start = hidden(42)
    (nothing,) = KIND.goals([start], Wanted())
    (some,) = KIND.goals([start, proposed(start, 50, 25)], Wanted())
    assert nothing.missed is not None
    assert nothing.missed.key == "say.guess_nothing"
    assert some.missed is not None
    assert (some.missed.key, some.missed.slots) == ("say.guess_left", {"n": 5, "least": 26, "most": 49})


@pytest.mark.parametrize(
    ("fields", "key", "field"),
    [
        ({"guess": 42}, "guess_fields", "guess"),
        ({"guess": {"min": 1, "max": 9}}, "guess_fields", "guess"),
        ({"guess": {"min": 1, "max": 9, "tries": 3, "secret": 10}}, "count", "guess.secret"),
        ({"guess": {"min": 9, "max": 1, "tries": 3, "secret": 5}}, "count", "guess.secret"),
        ({"guess": {"min": 1, "max": 9, "tries": 0, "secret": 5}}, "count", "guess.tries"),
        ({"guess": {"min": True, "max": 9, "tries": 3, "secret": 5}}, "count", "guess.min"),
        ({"grid": ">", "guess": {"min": 1, "max": 9, "tries": 3, "secret": 5}}, "guess_alone", "guess"),
    ],
)
def test_a_problem_of_a_hidden_number_has_its_place(fields: dict[str, Any], key: str, field: str) -> None:
    world, problems = parse_map(fields)
    assert world is None
    assert [(problem.key, problem.field) for problem in problems] == [(f"level.{key}", field)]


def test_a_hidden_number_can_be_written_in_french() -> None:
    world, problems = parse_map({"guess": {"min": 1, "max": 100, "essais": 7, "cache": 42}})
    assert (world, problems) == (hidden(42), ())


def test_nothing_shows_or_tells_the_number_before_it_is_found() -> None:
    """The same numbers proposed, two numbers it can still be: nobody can tell them apart."""
    one, other = proposed(hidden(42), 50, 25), proposed(hidden(37), 50, 25)
    assert picture(one, "village") == picture(other, "village")
    assert to_text(one) == to_text(other)
    for part in NARRATED:
        assert narrate(one, text("fr"), part) == narrate(other, text("fr"), part)


def test_the_picture_shows_what_is_still_possible() -> None:
    start = hidden(42)
    widths = []
    for world in (start, proposed(start, 50), proposed(start, 50, 25)):
        bars = [s for s in picture(world, "space").marks if isinstance(s, Line) and s.width == 0.3]
        (left, _), (right, _) = bars[-1].points
        widths.append(right - left)
    assert widths == sorted(widths, reverse=True)
    assert widths[1] < widths[0] / 2 + 0.1
    words = [s.text for s in picture(proposed(start, 50, 25), "space").marks if isinstance(s, Label)]
    assert words == ["50", "25", "26 – 49"] or words == ["50", "25", "26", "49"]


@pytest.mark.parametrize("most", [2, 9, 10, 64, 100, 127, 1000, 9999])
def test_the_numbers_of_the_ruler_never_touch(most: int) -> None:
    labels = [s for s in picture(hidden(1, most, 12), "village").background if isinstance(s, Label)]
    assert [labels[0].text, labels[-1].text] == ["1", str(most)]
    for left, right in pairwise(labels):
        assert right.x - left.x > 0.1 * (len(left.text) + len(right.text))


def test_the_robot_stands_on_the_number_it_found() -> None:
    heroes = [picture(world, "village").sprites[0] for world in (hidden(42), proposed(hidden(42), 50, 42))]
    bars = [s for s in picture(proposed(hidden(42), 50, 42), "village").marks if isinstance(s, Line)]
    (left, y), (right, _) = [line for line in bars if line.width == 0.3][-1].points
    assert heroes[0].x < left < heroes[1].x < right
    assert heroes[1].y == y


def test_the_game_is_told_in_both_languages() -> None:
    game = proposed(hidden(42), 50, 25)
    told = [narrate(game, text("fr"), part).replace("\u00a0", " ") for part in NARRATED]
    assert told == [
        "Un nombre est caché, de 1 à 100. Il y a 7 essais pour le trouver. "
        "Propositions : 50 (trop grand), 25 (trop petit).",
        "Il reste 5 essais.",
        "Le nombre caché est entre 26 et 49.",
        "Le nombre caché est entre 26 et 49.",
    ]
    found = proposed(game, 42)
    assert narrate(found, text("en"), "goal") == "The hidden number is 42: it is found."
    assert narrate_step(game, found, "propose", text("en")) == "I guess 42. The answer: that is the one."
    assert narrate_step(game, game, "if", text("en")) == "The hidden number is between 26 and 49."
