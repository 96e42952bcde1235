"""« Dans une minute »: what takes children away is announced, can be stopped, and happens by itself, once."""

import asyncio

import pytest
from room_driver import FIRST, FOX, OWL, PACK, STAIRS, A, B, Driven, event, opened, told

from codeweek.room.plan import USUAL
from codeweek.room.warning import LATE, MINUTE
from codeweek.server import room_app

VOTE = {"act": "vote", "pack": PACK, "level": FIRST, "choices": 3}
SESSION = {**USUAL, "title": "Demain", "levels": [{"pack": PACK, "level": STAIRS}]}
EXAM = {**SESSION, "hints": False, "solutions": False, "exam": True}
ALL = [
    ({"act": "pause", "on": True}, "pause", lambda lead: lead.pause),
    (VOTE, "vote", lambda lead: lead.ballot and lead.ballot.level == FIRST),
    ({"act": "plan", "plan": SESSION}, "plan", lambda lead: lead.plan == SESSION),
    ({"act": "plan", "plan": EXAM}, "exam", lambda lead: lead.plan == EXAM and lead.exams),
]


def sits(room, machine=A, profile=OWL):
    room.join(machine, profile)
    room.tell(machine, event(1, "open", [profile]))


def happens(room, seconds):
    """Time, and a look of the server at what is due."""
    room.now += seconds
    asyncio.run(room.live.happens())


def soon(room, then=None):
    return room.act("soon", then=then or {"act": "pause", "on": True})


@pytest.mark.parametrize(("then", "what", "is_so"), ALL)
def test_it_is_told_to_each_machine_and_board_and_happens_after_a_minute_and_not_before(
    room, then, what, is_so
):
    sits(room)
    assert soon(room, then).status == 200
    assert room.orders(A)["soon"] == {"what": what, "left": MINUTE}
    assert room.orders(B)["soon"] == {"what": what, "left": MINUTE}, "where nobody has sat down too"
    happens(room, MINUTE - 1)
    assert not is_so(room.live.room.lead)
    assert room.board()["soon"]["left"] == pytest.approx(0.8)
    happens(room, 0.8)
    assert is_so(room.live.room.lead)
    assert room.orders(A)["soon"] is room.board()["soon"] is None
    seq = room.live.room.seq
    happens(room, MINUTE)
    assert room.live.room.seq == seq, "nothing happens twice"


@pytest.fixture
def room(tmp_path):
    with opened(tmp_path) as found:
        yield found


def test_who_wins_meanwhile_keeps_the_win_and_all_are_put_away_at_the_end_of_the_minute(room):
    sits(room)
    soon(room, {"act": "tidy"})
    room.now += MINUTE / 2
    room.tell(A, event(2, "win", [OWL], stars=3))
    assert room.row(OWL)["status"] == "won"
    assert room.orders(A)["tidy"] == 0
    happens(room, MINUTE / 2)
    assert room.orders(A)["tidy"] > 0
    assert room.live.room.child(OWL).stars == {(PACK, FIRST): 3}


def test_stopped_it_does_not_happen_and_at_once_it_does_not_wait(room):
    sits(room)
    soon(room)
    assert room.act("stop").status == 200
    happens(room, 2 * MINUTE)
    assert not room.orders(A)["pause"]
    soon(room)
    assert room.act("at_once").status == 200
    found = room.orders(A)
    assert (found["pause"], found["soon"]) == (True, None)


def test_a_second_announcement_and_an_end_of_none_are_refused_as_done_and_change_nothing(room):
    for name in ("stop", "at_once"):
        assert told(room.act(name)) == (409, {"why": "stop"})
    soon(room)
    seq = room.live.room.seq
    assert told(soon(room, VOTE)) == (409, {"why": "soon"})
    assert told(soon(room)) == (409, {"why": "soon"})
    assert room.live.room.seq == seq
    assert room.orders(A)["soon"]["what"] == "pause"


@pytest.mark.parametrize(
    ("then", "why"),
    [
        (None, "then"),
        ([], "then"),
        ({"act": "say", "text": "Bonjour"}, "then"),  # takes nobody away
        ({"act": ["pause"]}, "then"),
        ({"act": "soon", "then": {"act": "pause", "on": True}}, "then"),
        ({"act": "pause", "on": False}, "then"),  # gives the screens back
        ({"act": "pause", "on": "yes"}, "on"),
        ({"act": "tidy", "profile": OWL}, "then"),  # one machine: the others need not know
        ({"act": "plan", "plan": 3}, "then"),
        ({**VOTE, "choices": 1}, "choices"),
    ],
)
def test_what_could_not_be_done_then_is_refused_now_by_its_field(room, then, why):
    sits(room)
    assert told(room.act("soon", then=then)) == (400, {"why": why})
    assert room.orders(A)["soon"] is None


def test_done_at_once_on_the_other_board_it_does_not_happen_again(room):
    sits(room)
    soon(room)
    room.act("pause", on=True)
    assert room.orders(A)["soon"] is None
    room.act("pause", on=False)
    happens(room, 2 * MINUTE)
    assert not room.orders(A)["pause"]


@pytest.mark.parametrize(("act", "left"), [("tidy", False), ("erase", False), ("vote", True)])
def test_with_the_evening_what_was_announced_is_over_too(room, act, left):
    sits(room)
    soon(room)
    room.act(act, **(VOTE if act == "vote" else {}))
    assert (room.live.room.lead.soon is not None) == left


def test_to_put_away_or_erase_one_child_ends_no_announcement(room):
    sits(room)
    sits(room, B, FOX)
    soon(room, {"act": "tidy"})
    room.act("tidy", profile=OWL)
    room.act("erase", profile=OWL)
    assert room.live.room.lead.soon


def again(tmp_path, room, seconds):
    """The same room in a server that starts so much later."""
    new = Driven(tmp_path, tmp_path)
    new.now = room.now + seconds
    return new


def begun(tmp_path):
    room = Driven(tmp_path, tmp_path)
    sits(room)
    soon(room, VOTE)
    room.now += 20
    room.close()
    return room


def test_a_server_that_starts_again_goes_on_with_what_is_left_of_the_minute(tmp_path):
    new = again(tmp_path, begun(tmp_path), 10)
    assert new.orders(A)["soon"] == {"what": "vote", "left": MINUTE - 30}
    happens(new, MINUTE - 30)
    assert new.orders(A)["vote"]["level"] == FIRST
    new.close()


@pytest.mark.parametrize(("late", "votes"), [(0, True), (LATE, True), (LATE + 1, False)])
def test_what_was_due_while_the_server_was_away_happens_when_it_starts_unless_nobody_waits(
    tmp_path, late, votes
):
    new = again(tmp_path, begun(tmp_path), MINUTE - 20 + late)
    happens(new, 0)
    found = new.orders(A)
    assert (found["vote"] is not None, found["soon"]) == (votes, None)
    new.close()


@pytest.mark.parametrize(("back", "is_done"), [(MINUTE, False), (MINUTE + 1, True)])
def test_a_clock_that_is_put_back_holds_nobody_for_hours(room, back, is_done):
    sits(room)
    soon(room)
    happens(room, -back)
    assert room.orders(A)["pause"] == is_done
    assert is_done or room.orders(A)["soon"]["left"] == MINUTE


def test_an_act_that_comes_after_the_minute_and_before_the_server_looked_finds_it_done(room):
    sits(room)
    soon(room)
    room.now += MINUTE
    assert told(room.act("stop")) == (409, {"why": "stop"})
    assert soon(room, VOTE).status == 200
    assert room.orders(A)["pause"]
    assert room.orders(A)["soon"]["what"] == "vote"


def test_the_server_looks_by_itself_while_no_board_is_open(room, monkeypatch):
    monkeypatch.setattr(room_app, "LOOKS", 0.01)
    sits(room)
    soon(room)

    async def served():
        async with room.app.served():
            await asyncio.sleep(0.05)
            before = room.live.room.lead.pause
            room.now += MINUTE
            await asyncio.sleep(0.2)
            return before, room.live.room.lead.pause

    assert asyncio.run(served()) == (False, True)


def test_amid_a_level_is_who_is_there_and_has_not_won_it(room):
    assert room.board()["amid"] == 0
    room.join(A, OWL)
    assert room.board()["amid"] == 0, "on the map"
    room.tell(A, event(1, "open", [OWL]))
    assert room.board()["amid"] == 1
    sits(room, B, FOX)
    assert room.board()["amid"] == 2
    room.tell(A, event(2, "win", [OWL], stars=1))
    assert room.board()["amid"] == 1
    room.tell(B, event(2, "leave", [FOX]))
    assert room.board()["amid"] == 0
