"""The window and the page show a run alike: the same map, step and end, whatever a child does."""

import json
from pathlib import Path

import door_requests as requests
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from node_process import Node

from codeweek.blocks import blockly
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import builtin, session
from codeweek.play.film import Film
from codeweek.play.player import BETWEEN, PARTY_AFTER, SPEEDS
from codeweek.web_api.api import PageApi

FIELDS = "07-les-detecteurs/02-trois-champs-un-programme"  # three maps, two of them a surprise
STAIRS = "04-la-ronde/05-l-escalier"
ASKING = """\
title: Tout
kind: robot
mode: create
maps:
  - ">#.G"
  - ">..G"
toolbox: [move, turn_left, if, repeat, variables, wall_ahead, ask]
"""
TEXTS = {
    "won on three maps": (FIELDS, None),
    "lost on the second map": (FIELDS, "avancer()\navancer()\nramasser()\n" * 2),
    "won": (STAIRS, None),
    "stopped by a wall": (STAIRS, "avancer()\n" * 9),
    "very many steps": (STAIRS, "for _ in range(600):\n    pivoter_gauche()\n"),
    "asks": ("tout", "x = 0\nif mur_devant():\n    x = demander()\npivoter_gauche()\n"),
    "never ends": ("08-tant-que/08-la-main-gauche", "while True:\n    pivoter_gauche()\n"),
}


def _plays():
    door = PageApi()
    opened = json.loads(door.handle(requests.asked("open", name="tout.yaml", text=ASKING)))
    (own,) = of_texts({"tout.yaml": ASKING}).levels
    for name, (id, text) in TEXTS.items():
        level = builtin.level(id) or own
        pack = opened["pack"]["key"] if level is own else "codeweek"
        given = programs.solution(level).script if text is None else programs.read_in(level, text).script
        script = blockly.save(given, programs.catalogue_of(level))
        asked = requests.asked("play", pack=pack, level=id, language="fr", script=script)
        playback = session.play(level, given, "fr")
        assert playback.traces, name
        yield name, level, playback, json.loads(door.handle(asked))


PLAYS = {name: (level, playback, told) for name, level, playback, told in _plays()}
TIMES = st.sampled_from([0.0, 0.016, 0.1, 0.25, BETWEEN / 2, BETWEEN, 1.0])
ACTS = st.one_of(
    st.tuples(st.just("tick"), TIMES),
    st.tuples(st.just("seek"), st.integers(0, 40)),
    st.tuples(st.just("show"), st.integers(0, 2)),
    st.tuples(st.just("speed"), st.sampled_from([*SPEEDS, 3.0, 0.0, -1.0, 1e6])),
    st.tuples(st.just("through"), st.integers(0, 2)),
    st.tuples(st.sampled_from(["play", "pause", "step", "back", "again", "forget", "load"]), st.none()),
    st.tuples(st.just("party"), st.just(PARTY_AFTER)),
)
START = [("load", None), ("through", 0)]
TO_THE_END = [("tick", 30.0)] * 2  # of a map
BREATH = [("tick", BETWEEN / 2)]
PARTS = st.one_of(ACTS.map(lambda act: [act]), st.sampled_from([TO_THE_END, BREATH, BREATH + BREATH, START]))
VISITS = st.lists(PARTS, max_size=25).map(lambda parts: [act for part in parts for act in part])


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("film_plays.mjs"))
    for name, (level, _playback, told) in PLAYS.items():
        node.ask({"name": name, "played": told, "maps": [{"hidden": each.hidden} for each in level.maps]})
    yield node
    node.close()


def act(film, playback, name, value):
    """What a child does with a film, and what time does to it."""
    head = film.head
    if name == "tick":
        return head.tick(value)
    doings = {
        "play": head.play,
        "pause": head.pause,
        "step": head.step,
        "back": head.back,
        "again": film.show_again,
        "forget": film.forget,
        "load": lambda: film.take(playback),
        "seek": lambda: head.seek(value),
        "show": lambda: head.show(value),
        "speed": lambda: head.at_speed(value),
        "through": lambda: film.play_through(value, head.player.index),
        "party": lambda: setattr(head, "party", value),
    }
    doings[name]()
    return None


def shown(film):
    """All that is seen of where it stands."""
    head, player = film.head, film.head.player
    where = [head.map, player.index, player.source, pytest.approx(player.part), player.playing, head.playing]
    party = head.party if head.party is None else pytest.approx(head.party)
    return [*where, "{} {} {}".format(*film.spot), film.talks, film.ended, film.told, party]


@example("lost on the second map", 4.0, [*TO_THE_END, *BREATH, ("show", 0), *START, *TO_THE_END, *BREATH])
@example("won on three maps", 4.0, [*TO_THE_END, *BREATH, ("pause", None), ("play", None), *TO_THE_END])
@example("won", 4.0, [*TO_THE_END, ("party", PARTY_AFTER), ("back", None), ("tick", 0.1), *TO_THE_END])
@example("never ends", 1.0, [*TO_THE_END, ("forget", None), *START, ("tick", 1.0), ("tick", 1.0)])
@example("won", 4.0, [("again", None), ("load", None), ("through", 0), ("tick", 1.0), ("tick", 1.0)])
@example("asks", 4.0, [*TO_THE_END, *TO_THE_END])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(PLAYS)), speed=st.sampled_from([1.0, 3.0, 4.0, 60.0, 99.0]), visit=VISITS)
def test_both_shells_show_the_same_of_a_run_whatever_the_child_does(page, name, speed, visit):
    level, playback, _told = PLAYS[name]
    film, acts, here = Film(level, speed), [], []
    for does, value in [*START, *visit]:
        if does == "show" and value >= len(level.maps):
            continue
        if does == "through" and (not film.traces or value > film.last_map):
            continue
        event = act(film, playback, does, value)
        acts.append((does, value))
        here.append([event, *shown(film), film.hidden, film.end])
    assert page.ask({"name": name, "speed": speed, "acts": acts}) == here
