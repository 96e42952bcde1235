"""Whom the board sends the adult to, what it keeps of it, and whether that freed the child."""

import pytest
from room_driver import FIRST, FOX, OWL, PACK, STAIRS, A, B, event, told

from codeweek.room import record
from codeweek.room.adult_acts import LONGEST_QUESTION, RefusedError, act
from codeweek.room.board import COACHED_FOR, SAME, SEARCHES
from codeweek.room.child import AWAY_AFTER, MOST_COACHED, Child

QUESTION = "À la fin d'une marche, où regarde le robot ?"
WALL = {"key": "say.wall", "say": "Toc", "won": False}
EXAM = {"title": "", "levels": [], "packs": [], "hints": False, "solutions": False, "exam": True}


def sits(room, machine, profile, level=FIRST):
    room.join(machine, profile)
    room.tell(machine, event(1, "open", [profile], level=level))


def fails(room, machine, profile, first=2, level=FIRST):
    """As often as makes it stuck."""
    for number in range(first, first + SAME):
        room.tell(machine, event(number, "run", [profile], level=level, ran=WALL))


def passes(room, seconds, *those):
    """Time, in which children are there and change their programs."""
    end = room.now + seconds
    while room.now < end:
        room.now = min(end, room.now + AWAY_AFTER - 15)
        for machine, profile in those:
            room.tell(machine, event(int(room.now), "build", [profile]))


def next_child(room):
    return room.board()["next"]


def seen(room, profile):
    return told(room.get(f"board/child/{profile}", here=True))[1]["coached"]


def test_nobody_is_gone_to_while_all_build_and_the_stuck_come_before_those_who_search(room):
    sits(room, A, OWL)
    assert next_child(room) == ""
    passes(room, SEARCHES - 2, (A, OWL))
    assert next_child(room) == ""
    room.now += 2
    assert next_child(room) == OWL
    sits(room, B, FOX)
    fails(room, B, FOX)
    assert next_child(room) == FOX


def test_who_was_asked_goes_on_alone_for_a_while_and_the_next_one_is_shown(room):
    sits(room, A, OWL)
    fails(room, A, OWL)
    room.now += 5
    sits(room, B, FOX)
    fails(room, B, FOX)
    assert next_child(room) == OWL, "the longest"
    room.act("coach", profile=OWL, question=QUESTION)
    assert next_child(room) == FOX
    room.act("coach", profile=FOX, question=QUESTION)
    assert next_child(room) == ""
    passes(room, COACHED_FOR - 2, (A, OWL), (B, FOX))
    assert next_child(room) == ""
    room.now += 2
    assert next_child(room) == OWL


def test_on_another_level_it_is_gone_to_at_once(room):
    sits(room, A, OWL)
    fails(room, A, OWL)
    room.act("coach", profile=OWL, question=QUESTION)
    room.tell(A, event(9, "open", [OWL], level=STAIRS))
    fails(room, A, OWL, 10, STAIRS)
    assert next_child(room) == OWL


def test_in_an_evaluation_nobody_is_gone_to(room):
    sits(room, A, OWL)
    fails(room, A, OWL)
    room.act("plan", plan=EXAM)
    assert next_child(room) == ""


def test_a_win_of_the_level_frees_and_one_of_another_does_not(room):
    sits(room, A, OWL)
    room.act("coach", profile=OWL, question=QUESTION)
    room.tell(A, event(2, "win", [OWL], level=STAIRS, stars=1))
    assert [one["freed"] for one in seen(room, OWL)] == [False]
    room.tell(A, event(3, "win", [OWL], level=FIRST, stars=1))
    asked = {"pack": PACK, "level": FIRST, "question": QUESTION, "at": room.now, "freed": True}
    assert seen(room, OWL) == [asked]
    room.act("erase", profile=OWL)
    assert OWL not in room.live.room.children


def test_the_last_questions_are_kept_the_newest_first_and_a_room_keeps_them(room):
    sits(room, A, OWL)
    for number in range(MOST_COACHED + 1):
        room.act("coach", profile=OWL, question=str(number))
    assert [one["question"] for one in seen(room, OWL)] == [str(each) for each in range(MOST_COACHED, 0, -1)]
    child = room.live.room.child(OWL)
    assert record.read(Child, record.written(child)) == child


@pytest.mark.parametrize("question", ["x" * (LONGEST_QUESTION + 1), None, 3])
def test_what_is_no_question_is_refused_by_its_field(room, question):
    sits(room, A, OWL)
    act(room.live.room, "coach", {"profile": OWL, "question": "x" * LONGEST_QUESTION}, room.now)
    with pytest.raises(RefusedError, match="question"):
        act(room.live.room, "coach", {"profile": OWL, "question": question}, room.now)


def test_nobody_is_asked_who_is_on_no_level(room):
    room.join(A, OWL)
    with pytest.raises(RefusedError, match="profile"):
        act(room.live.room, "coach", {"profile": OWL, "question": QUESTION}, room.now)
