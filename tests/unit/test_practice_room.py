"""The practice room: made children over HTTP in a real room, whom the adult frees, stops and lets back in."""

import json
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection

import pytest

from codeweek import data
from codeweek.play.session import play
from codeweek.progress.transfer.transfer_content import known
from codeweek.report.adult_hour import CHILDREN, visit_of
from codeweek.server import practice, serving
from codeweek.server.practice import GOING, LEAVES, STUCK, Practice
from codeweek.server.rooms.core_work import Core
from codeweek.server.serving import Serving, Where

WITHIN = 30.0  # seconds for what takes a part of one
TEXT = data.text("fr")
STUCK_ONES = {child.who for child in CHILDREN if child.key in STUCK}
(LEAVER,) = (child for child in CHILDREN if child.key == LEAVES)


@pytest.fixture
def quick(monkeypatch):
    for name in ("SOON", "LATER", "SLOWLY"):
        monkeypatch.setattr(practice, name, 0.02)
    for name in ("APART", "TURN"):
        monkeypatch.setattr(practice, name, 0.01)
    monkeypatch.setattr(practice, "GONE", 0.3)
    # Nothing is played again: that takes a process.
    monkeypatch.setattr(serving, "Core", lambda packs, replay: Core(packs, replay, lambda: False))


@contextmanager
def opened(folder):
    there = Serving(folder, folder / "salle", Where(host="127.0.0.1", port=0))
    there.start()
    made = Practice(there, TEXT)
    try:
        yield there
    finally:
        made.stop()
        there.stop()


def until(so):
    end = time.monotonic() + WITHIN
    while not (found := so()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)
    return found


def act(there, name, **fields):
    """What the adult does on the board, at this computer."""
    place = f"127.0.0.1:{there.port}"
    headers = {"Origin": f"http://{place}", "Content-Type": "application/json"}
    with closing(HTTPConnection(place)) as line:
        line.request("POST", "/api/act", json.dumps({"act": name, **fields}), headers)
        assert line.getresponse().status == 200


def rows(there):
    return {row["profile"]: row for row in json.loads(there.live.board())["rows"]}


def test_who_is_made_has_an_animal_of_its_own_and_a_program_that_wins_or_loses_as_is_told():
    whos = [*STUCK_ONES, *GOING]
    assert len({*whos}) == len(STUCK) + len(GOING)
    assert all(map(known, whos))
    for visit in (visit_of(child, TEXT) for child in CHILDREN):
        assert not play(visit.level, visit.script, "fr").verdict.won


@pytest.mark.usefixtures("quick")
def test_some_are_stuck_until_they_are_asked_others_go_on_and_one_comes_back_elsewhere(
    tmp_path,
):
    with opened(tmp_path) as there:
        until(lambda: {who for who, row in rows(there).items() if row["status"] == "stuck"} == STUCK_ONES)
        until(lambda: all(len(there.live.room.child(who).stars) == len(GOING[who]) for who in GOING))
        assert rows(there)[LEAVER.who]["tries"] >= 3
        before = there.live.room.child(LEAVER.who).machine
        act(there, "coach", profile=LEAVER.who, question="Sur quelle case ?")
        until(lambda: there.live.room.child(LEAVER.who).stars)
        assert there.live.room.child(LEAVER.who).coached[-1]["freed"]
        asker = until(lambda: there.live.room.child(LEAVER.who).asking)[0]
        assert asker.machine != before
        still = {who for who, row in rows(there).items() if row["status"] == "stuck"}
        assert still == STUCK_ONES - {LEAVER.who}
        act(there, "allow", profile=LEAVER.who, number=asker.number)
        until(lambda: there.live.room.child(LEAVER.who).machine == asker.machine)


@pytest.mark.usefixtures("quick")
def test_nobody_plays_while_all_look_at_the_adult_and_all_go_on_after(tmp_path):
    with opened(tmp_path) as there:
        until(lambda: len(rows(there)) == len(STUCK) + len(GOING))
        act(there, "pause", on=True)
        time.sleep(0.1)  # for what was on its way
        tries = {who: row["tries"] for who, row in rows(there).items()}
        time.sleep(0.3)
        assert {who: row["tries"] for who, row in rows(there).items()} == tries
        act(there, "pause", on=False)
        until(lambda: all(rows(there)[who]["tries"] > tries[who] for who in STUCK_ONES))
