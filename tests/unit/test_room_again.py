"""A child's program on the board: read, shown as Python, played again; and a program that would not end."""

import os
import signal
import time
from dataclasses import replace

import pytest
from hostile_programs import HOSTILE
from hypothesis import given, settings
from strategies import scripts

from codeweek import data
from codeweek.blocks.blockly import save
from codeweek.levels.programs import catalogue_of, read_in
from codeweek.play import builtin
from codeweek.play.rider import Rider
from codeweek.room.child import Child
from codeweek.room.room import Room
from codeweek.server.requests.shown_programs import seen, text_of
from codeweek.server.rooms.program_replay import PATIENCE, SECONDS, Replay, Text, play_again, read

LEVEL = builtin.level("04-la-ronde/05-l-escalier")
FRENCH = data.text("fr")
SLOW = "for i in range(10 ** 1000):\n    x = i"  # uses its whole budget


def saved(source, level=LEVEL):
    reading = read_in(level, source)
    assert not reading.problems
    return save(reading.script, catalogue_of(level))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_program_is_shown_in_the_language_of_the_room(language):
    found = read(LEVEL, saved("avancer()\npivoter_gauche()"), language)
    assert (
        found.python.split()
        == {"fr": ["avancer()", "pivoter_gauche()"], "en": ["move()", "turn_left()"]}[language]
    )
    assert not found.note


@pytest.mark.parametrize(
    "program",
    [
        [],
        "x",
        3,
        {"blocks": {"blocks": [{"type": "bomb"}]}},
        {"blocks": {"blocks": [{"type": "move", "next": 5}]}},
    ],
)
def test_a_program_that_is_none_is_told_in_a_sentence(program):
    for found in (read(LEVEL, program, "fr"), play_again(LEVEL, program, "fr")):
        assert found.note == FRENCH("room.after.unread")


def test_what_goes_to_the_board_is_what_the_core_understood_and_nothing_else():
    program = {
        "blocks": {"blocks": [{"type": "start", "next": {"block": {"type": "move", "data": "<b>", "x": 1}}}]}
    }
    shown = read(LEVEL, program, "fr").saved
    assert "<b>" not in repr(shown)
    assert read(LEVEL, shown, "fr").saved == shown


def test_the_win_of_a_level_that_is_only_run_and_asks_nothing_is_played_again():
    level = builtin.pack().chapters[0].levels[0]
    assert (level.mode, level.predict) == ("run", None)
    found = play_again(level, None, "fr")
    assert found.ran
    assert (found.ran["won"], found.stars) == (True, 3)


def test_a_win_has_the_stars_that_the_core_gives():
    found = play_again(LEVEL, saved(LEVEL.solution), "fr")
    assert (found.stars, found.ran["won"]) == (3, True)


def test_a_program_that_does_not_win_has_no_stars_and_the_sentence_of_the_child():
    found = play_again(LEVEL, saved("avancer()"), "fr")
    assert found.stars is None
    assert not found.ran["won"]
    assert found.ran["say"] == play_again(LEVEL, saved("avancer()"), "fr").ran["say"] != ""
    assert "tu" in found.ran["say"].lower() or found.ran["say"][0].isupper()


def test_a_win_with_blocks_that_the_level_does_not_offer_is_worth_no_star():
    level = replace(LEVEL, toolbox=("move",), given="")
    found = play_again(level, saved(LEVEL.solution), "fr")
    assert (found.ran["won"], found.stars) == (True, 0)


@settings(max_examples=30)
@given(scripts(catalogue_of(LEVEL)))
def test_any_program_is_read_and_played_to_a_sentence(script):
    program = save(script, catalogue_of(LEVEL))
    assert bool(read(LEVEL, program, "fr").python) == bool(script.blocks)
    found = play_again(LEVEL, program, "fr")
    assert found.note or found.ran["say"]


def test_the_worker_says_what_the_core_says(replay):
    for source in ("avancer()", LEVEL.solution):
        assert replay.played(LEVEL, saved(source), "fr") == play_again(LEVEL, saved(source), "fr")


def test_the_worker_draws_what_a_program_leaves_and_nothing_of_what_is_no_program(replay):
    flower = builtin.level("05-la-tortue-geometre/10-mon-dessin")
    assert replay.drawn(flower, saved(flower.solution, flower), "fr").startswith("<svg")
    assert replay.drawn(flower, {"blocks": 3}, "fr") == ""


def test_the_child_sits_in_what_the_worker_draws_and_nobody_in_what_is_no_program(replay):
    fox = Rider("fox", "#8fc7f5", "crown")
    seen = replay.drawn(LEVEL, saved(LEVEL.solution), "fr", fox)
    assert (seen.count('href="#animals-fox"'), seen.count('href="#worn-crown"'), seen.count(fox.ground)) == (
        1,
        1,
        1,
    )
    assert "animals" not in replay.drawn(LEVEL, saved(LEVEL.solution), "fr")
    assert replay.drawn(LEVEL, {"blocks": 3}, "fr", fox) == ""


@pytest.mark.parametrize(("seconds", "answers"), [(0.001, False), (60, True)])
def test_a_program_has_its_time_and_no_more(seconds, answers):
    worker = Replay(seconds)
    found = worker.played(LEVEL, saved(SLOW), "fr")
    worker.close()
    assert (found is not None) == answers


def test_a_program_that_is_too_slow_is_ended_and_the_next_one_is_played(replay):
    replay.seconds = 0.01
    assert replay.played(LEVEL, saved(SLOW), "fr") is None
    replay.seconds = SECONDS
    assert replay.played(LEVEL, saved(LEVEL.solution), "fr").stars == 3


@pytest.mark.parametrize("name", ["whiles in whiles"])
def test_a_hostile_program_is_ended_and_waited_for_no_longer_than_a_busy_computer_needs(replay, name):
    replay.played(LEVEL, saved("avancer()"), "fr")  # the worker is there
    began = time.monotonic()
    replay.played(LEVEL, saved(HOSTILE[name]), "fr")
    assert time.monotonic() - began < SECONDS * PATIENCE + 1  # to end a process takes a moment


def test_a_program_that_brings_the_core_down_has_no_answer_and_the_worker_stays(replay):
    replay.played(LEVEL, saved("avancer()"), "fr")
    worker = replay._worker
    assert replay.played(None, saved("avancer()"), "fr") is None
    assert replay.played(LEVEL, saved("avancer()"), "fr") is not None
    assert replay._worker is worker


def test_a_worker_that_was_killed_is_started_again(replay):
    replay.played(LEVEL, saved("avancer()"), "fr")
    os.kill(replay._worker.pid, signal.SIGTERM)
    replay._worker.join(10)
    assert replay.played(LEVEL, saved("avancer()"), "fr") is None
    assert replay.played(LEVEL, saved("avancer()"), "fr") is not None


def test_a_worker_ends_with_its_server(replay):
    replay.played(LEVEL, saved("avancer()"), "fr")
    worker = replay._worker
    replay._line.close()  # as the system does when the server is killed
    worker.join(10)
    assert worker.exitcode == 0
    replay.close()


def child(**changes):
    return replace(Child("owl-green", pack="codeweek", level=LEVEL.id), **changes)


def told(there, level=LEVEL, played=None):
    return seen(Room("here"), there, level, text_of(there, level, "fr"), played, (), (), FRENCH, 0.0)


def test_a_child_is_seen_with_its_program_and_what_the_core_says_of_it():
    there = child(program=saved("avancer()"))
    played = play_again(LEVEL, there.program, "fr")
    found = told(there, played=played)
    assert (found["title"], found["python"].strip(), found["note"]) == (
        FRENCH.pick(LEVEL.title),
        "avancer()",
        "",
    )
    assert found["again"] == played.ran


@pytest.mark.parametrize(
    ("there", "level", "note"),
    [
        (Child("owl-green"), None, "nowhere"),
        (child(level="08/unknown"), None, "no_level"),
        (child(), LEVEL, "no_program"),
        (child(program={"blocks": 3}), LEVEL, "unread"),
        (child(program=saved("avancer()")), LEVEL, "too_long"),
    ],
)
def test_what_cannot_be_seen_has_a_sentence(there, level, note):
    found = told(there, level)
    assert found["note"] == FRENCH(f"room.after.{note}") != f"room.after.{note}"
    assert found["again"] is None


def test_a_child_without_a_level_to_read_shows_no_program_of_its_machine():
    assert text_of(child(program=saved("avancer()")), None, "fr") == Text(None, "")
