"""What is left of an evening: results, evaluations apart, and wins that the core has played again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_room import LEVELS, MACHINES, NOW, rooms, tellings

from codeweek.room import board, checking, keeping
from codeweek.room.adult_acts import act
from codeweek.room.child import MOST_WON
from codeweek.room.hearing import hear, seat
from codeweek.room.plan import USUAL
from codeweek.room.results import MOST, MOST_UNPROVED
from codeweek.room.room import Room

OWL, HERE, PLACE = "owl-green", MACHINES[0], ("codeweek", LEVELS[0])
LOST = {"key": "run.wall", "say": "Aïe", "won": False}
EXAM = {**USUAL, "exam": True}


def told(room, *events, at=NOW):
    """The room after events of a child, one after the other."""
    for each in events:
        base = {"n": room.machine(HERE).last + 1, "profiles": [OWL], "pack": PLACE[0], "level": PLACE[1]}
        room = hear(room, HERE, {**base, **each}, at)
    return room


def won(stars, block="move", level=LEVELS[0], **more):
    return {
        "kind": "win",
        "stars": stars,
        "level": level,
        "part": {"programs": {level: {"blocks": {"blocks": [{"type": block}]}}}},
        **more,
    }


def sitting():
    return seat(Room("here"), HERE, OWL, NOW)[0]


def result(room, exam=False):
    return room.child(OWL).results[(*PLACE, exam)]


def test_a_result_counts_the_runs_that_failed_and_keeps_the_most_stars():
    room = told(sitting(), *2 * [{"kind": "run", "ran": LOST}], won(2), {"kind": "run", "ran": LOST}, won(1))
    found = result(room)
    assert (found.won, found.stars, found.tries, found.hints, found.helped) == (True, 2, 3, 0, False)


@pytest.mark.parametrize(
    "help",
    [{"kind": "hint", "hints": 1}, won(1, part={"shown": [LEVELS[0]]}), won(1, part={"helped": [LEVELS[0]]})],
)
def test_a_hint_or_a_solution_that_was_seen_is_help(help):
    assert result(told(sitting(), help, won(1))).helped


def test_stars_of_an_evaluation_are_checked_apart_from_those_before_it():
    room = told(sitting(), won(3))
    room = checking.checked(room, checking.next_win(room), 3)
    room = act(room, "plan", {"plan": EXAM}, NOW + 10)
    room = told(room, won(3, block="repeat"), at=NOW + 20)
    assert (result(room).checked, result(room, exam=True).checked) == (True, False)
    assert not board.row(room, room.child(OWL), NOW)["checked"]
    assert checking.next_win(room).key == (*PLACE, True)


def test_a_result_has_the_number_of_its_machine_when_the_child_has_left():
    room = act(sitting(), "sticker", {"profile": OWL, "number": 7}, NOW)
    room = told(room, won(1), {"kind": "leave"})
    assert result(room).number == 7


def test_two_children_at_one_machine_both_have_the_result():
    room, _ = seat(sitting(), HERE, "fox-blue", NOW)
    room = told(room, won(3, profiles=[OWL, "fox-blue"]))
    assert result(room).both
    assert room.child("fox-blue").results == room.child(OWL).results


def test_what_is_done_in_an_evaluation_is_kept_apart_from_what_was_done_before():
    room = told(sitting(), won(3))
    room = act(room, "plan", {"plan": EXAM}, NOW + 10)
    room = told(room, {"kind": "run", "ran": LOST}, won(1), at=NOW + 20)
    assert (result(room).stars, result(room).tries) == (3, 0)
    assert (result(room, exam=True).stars, result(room, exam=True).tries) == (1, 1)


@pytest.mark.parametrize(("ago", "exam"), [(0, False), (10, False), (10.5, True), (30, True), (30.5, False)])
def test_an_event_told_late_belongs_to_the_evaluation_in_which_it_happened(ago, exam):
    room = act(sitting(), "plan", {"plan": EXAM}, NOW + 10)
    room = act(room, "plan", {"plan": USUAL}, NOW + 30)
    room = told(room, won(1, ago=ago), at=NOW + 40)
    assert [*room.child(OWL).results] == [(*PLACE, exam)]


def test_an_evaluation_that_is_planned_again_is_one():
    room = sitting()
    for seconds in (10, 20):
        room = act(room, "plan", {"plan": EXAM}, NOW + seconds)
    assert room.lead.exams == ((NOW + 10, 0.0),)


def test_a_machine_that_invents_levels_fills_nothing():
    room = told(sitting(), *(won(1, level=f"level-{number}") for number in range(MOST_WON + 5)))
    child = room.child(OWL)
    assert len(child.results) == MOST
    assert len(child.stars) == MOST_WON
    assert sum(each.program is not None for each in child.results.values()) == MOST_UNPROVED


def test_a_win_that_the_core_confirms_is_checked_and_not_asked_again():
    room = told(sitting(), won(2))
    win = checking.next_win(room)
    assert (win.profile, win.key, win.place) == (OWL, (*PLACE, False), PLACE)
    room = checking.checked(room, win, 3)
    assert result(room).checked
    assert checking.next_win(room) is None


def test_a_win_that_cannot_be_played_stays_as_told():
    room = told(sitting(), won(2))
    room = checking.checked(room, checking.next_win(room), None)
    assert (result(room).checked, result(room).lost, result(room).stars) == (False, False, 2)
    assert checking.next_win(room) is None


@pytest.mark.parametrize(("gives", "stars"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_a_win_has_no_more_stars_than_the_core_gives_and_than_were_told(gives, stars):
    room = told(sitting(), won(2))
    room = checking.checked(room, checking.next_win(room), gives)
    assert (result(room).checked, result(room).won, result(room).stars) == (True, True, stars)
    assert room.child(OWL).stars == {PLACE: stars}


def test_a_win_that_was_played_again_and_lost_has_no_star_anywhere():
    room = act(told(sitting()), "goal", {"stars": 9}, NOW)
    room = told(room, won(2))
    room = checking.checked(room, checking.next_win(room), None, lost=True)
    assert (result(room).won, result(room).stars, result(room).lost) == (False, 0, True)
    assert (room.child(OWL).stars, room.lead.earned, room.child(OWL).kind) == ({}, 0, "run")
    assert board.row(room, room.child(OWL), NOW)["lost"] == 1


def test_stars_that_were_checked_stay_when_more_are_told_by_a_program_that_loses():
    room = told(sitting(), won(1))
    room = checking.checked(room, checking.next_win(room), 1)
    room = told(room, won(3, block="repeat"))
    room = checking.checked(room, checking.next_win(room), None, lost=True)
    assert (result(room).won, result(room).checked, result(room).stars) == (True, True, 1)
    assert room.child(OWL).stars == {PLACE: 1}


def test_a_win_after_one_that_was_lost_counts_again():
    room = told(sitting(), won(3))
    room = checking.checked(room, checking.next_win(room), None, lost=True)
    room = told(room, won(3, block="repeat"))
    assert (result(room).won, result(room).lost) == (True, False)
    room = checking.checked(room, checking.next_win(room), 3)
    assert (result(room).checked, result(room).stars) == (True, 3)
    assert room.child(OWL).claims[PLACE].stars == 3


def test_what_two_told_together_is_taken_from_both_and_from_their_goal_once():
    room, _ = seat(act(sitting(), "goal", {"stars": 9}, NOW), HERE, "fox-blue", NOW)
    room = told(room, won(3, profiles=[OWL, "fox-blue"]))
    assert room.lead.earned == 3
    room = told(room, won(2, profiles=[OWL], level=LEVELS[1]))
    room = checking.checked(room, checking.next_win(room), None, lost=True)
    assert room.child("fox-blue").stars == {}
    assert (room.child(OWL).stars, room.lead.earned) == ({("codeweek", LEVELS[1]): 2}, 2)


def test_a_win_that_was_lost_stays_lost_for_the_file_after_thirty_days():
    room = told(sitting(), won(3))
    room = checking.checked(room, checking.next_win(room), None, lost=True)
    room, _ = keeping.aged(room, NOW + 40 * keeping.DAY)
    assert room.child(OWL).results == {}
    assert room.child(OWL).claims[PLACE].lost


def test_stars_told_after_a_check_are_told_only():
    room = told(sitting(), won(2))
    room = checking.checked(room, checking.next_win(room), 3)
    room = told(room, won(1))
    assert result(room).checked
    room = told(room, won(3, block="repeat"))
    assert not result(room).checked
    assert checking.next_win(room).program["blocks"]["blocks"] == [{"type": "repeat"}]


def test_a_win_that_was_won_again_while_it_was_played_is_played_once_more():
    room = told(sitting(), won(1))
    win = checking.next_win(room)
    room = told(room, won(3, block="repeat"))
    assert checking.checked(room, win, 1) == room
    assert checking.next_win(room) != win


def test_a_win_without_its_program_stays_as_told():
    room = told(sitting(), {"kind": "win", "stars": 3})
    assert checking.next_win(room) is None
    assert not result(room).checked


@given(rooms(), tellings, st.none() | st.integers(0, 3))
def test_the_wins_to_play_again_come_to_an_end_and_only_confirmed_ones_are_checked(there, telling, stars):
    room, now = there
    room = hear(room, *telling, now)
    waiting = sum(
        each.program is not None for child in room.children.values() for each in child.results.values()
    )
    for _ in range(waiting):
        win = checking.next_win(room)
        room = checking.checked(room, win, stars)
    assert checking.next_win(room) is None
    for child in room.children.values():
        right = [each.checked for each in child.results.values() if each.won]
        assert all(
            stars is not None and each.stars <= stars for each in child.results.values() if each.checked
        )
        assert board.row(room, child, now)["checked"] == all(right)


@given(rooms())
def test_a_win_of_a_child_who_was_erased_meanwhile_changes_nothing(there):
    room, now = there
    win = checking.next_win(room)
    if win is not None:
        room = act(room, "erase", {}, now)
        assert checking.checked(room, win, 3) == room
