"""What is kept of a child, and how long: put away and back, erased, gone after a year."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_room import LEVELS, MACHINES, NOW, PROFILES, events, rooms

from codeweek.room import board, keeping, record
from codeweek.room.adult_acts import RefusedError, act
from codeweek.room.child import Asker
from codeweek.room.hearing import hear, here, is_erased, marked, orders, seat, trusts
from codeweek.room.keeping import DAY, aged
from codeweek.room.room import Machine, Room

OWL, FOX = "owl-green", "fox-blue"
profiles = st.sampled_from(PROFILES)


def sitting(*profiles):
    """A room where these children sit, each at a machine of its own."""
    room = Room("here")
    for machine, profile in zip(MACHINES, profiles, strict=False):
        room, _ = seat(room, machine, profile, NOW)
    return room


@given(rooms(), profiles | st.none())
def test_put_away_and_taken_back_the_same_machines_may_have_the_same_children(there, profile):
    room, now = there
    at = room.child(profile).machine if profile else "all"
    if not at:
        with pytest.raises(RefusedError):
            act(room, "tidy", {"profile": profile}, now)
        return
    tidy = act(room, "tidy", {"profile": profile} if profile else {}, now)
    back = act(tidy, "untidy", {}, now + 29 * DAY)
    assert {*back.children} == {*tidy.children} == {*room.children}
    for name, child in room.children.items():
        assert [trusts(back.child(name), each) for each in MACHINES] == [
            trusts(child, each) for each in MACHINES
        ]
        assert back.child(name).stars == child.stars


@given(rooms(), profiles, st.sampled_from(MACHINES))
def test_no_machine_is_trusted_with_a_child_who_was_put_away_until_it_proves_who_it_is(
    there, profile, machine
):
    room, now = there
    room = act(room, "tidy", {}, now)
    assert not any(each.profiles for each in room.machines.values())
    known = profile in room.children
    after, found = seat(room, machine, profile, now)
    assert found == ("unknown" if known and room.machine(machine).allowed != profile else "seated")
    after, found = seat(room, machine, profile, now, proved=True)
    assert found == "seated"
    assert not after.child(profile).tidied


@given(rooms(), events())
def test_what_a_machine_tells_after_it_was_tidied_loses_no_star_and_seats_nobody(there, told):
    room, now = there
    room = act(room, "tidy", {}, now)
    room = replace(room, machines={id: replace(each, last=0) for id, each in room.machines.items()})
    after = hear(room, MACHINES[0], told, now)
    for name, child in room.children.items():
        assert after.child(name).tidied
        assert after.child(name).machine == ""
        assert sum(after.child(name).stars.values()) >= sum(child.stars.values())


def marked_by_all(room):
    """The room once each machine has said what it calls the children that it may have."""
    for machine, profile in product(MACHINES, room.children):
        if machine in room.child(profile).owners:
            room = marked(room, machine, profile, mark_of(machine, profile), done=0)
    return room


def mark_of(machine, profile):
    return f"{MACHINES.index(machine)}{PROFILES.index(profile)}" * 16


@given(rooms(), profiles)
def test_of_a_child_erased_for_good_nothing_is_left_but_an_order_that_names_nobody(there, profile):
    room, now = there
    room = marked_by_all(room)
    if room.child(profile).program:
        room = act(room, "show", {"profiles": [profile]}, now)
    after = act(room, "erase", {"profile": profile} if profile in room.children else {}, now)
    assert profile not in after.children
    assert profile not in repr(board.board(after, now))
    assert profile not in repr(here(after, now))
    assert profile not in "".join(map(record.written, [*after.machines.values(), after.lead]))
    for machine in MACHINES:
        had, mark = machine in room.child(profile).owners, mark_of(machine, profile)
        assert is_erased(after, machine, profile, mark, done=0) == had
        assert [each["mark"] for each in orders(after, machine, now)["erase"]].count(mark) == had
        last = max((each["n"] for each in after.machine(machine).erased), default=0)
        assert not is_erased(after, machine, profile, mark, done=last)
        assert profile not in repr(orders(after, machine, now))


@given(rooms(), profiles, st.sampled_from(MACHINES))
def test_a_machine_that_the_adult_let_have_a_child_keeps_nothing_of_it_once_erased(there, profile, machine):
    room, now = there
    if profile not in room.children:
        return
    room = room.changed(replace(room.child(profile), asking=(Asker(1, machine, now),)))
    room = act(room, "allow", {"profile": profile, "number": 1}, now)
    after = marked_by_all(act(marked_by_all(room), "erase", {"profile": profile}, now))
    assert profile not in "".join(map(record.written, after.machines.values()))


@given(rooms(), profiles)
def test_a_machine_that_gave_no_mark_is_told_the_child_until_it_has_forgotten_it(there, profile):
    room, now = there
    after = act(room, "erase", {}, now)
    for machine in after.machines:
        told = orders(after, machine, now)["erase"]
        assert {each["profile"] for each in told} == {
            each.profile for each in room.children.values() if machine in each.owners
        }
        assert is_erased(after, machine, profile, "", done=0) == any(
            each["profile"] == profile for each in told
        )
        last = max(each["n"] for each in told)
        assert marked(after, machine, profile, "", last).machine(machine).erased == ()


def test_of_a_file_that_went_after_a_year_no_machine_keeps_the_child():
    room, _ = aged(marked_by_all(sitting(OWL)), NOW + 335 * DAY)
    after, gone = aged(room, NOW + 365 * DAY)
    assert gone == {OWL}
    assert OWL not in "".join(map(record.written, after.machines.values()))


def test_a_second_child_erased_later_has_a_greater_number():
    room = sitting(OWL, FOX)
    room, _ = seat(room, MACHINES[0], FOX, NOW, proved=True, take=True)
    room = act(marked_by_all(room), "erase", {"profile": OWL}, NOW)
    room = act(room, "erase", {"profile": FOX}, NOW)
    first, second = orders(room, MACHINES[0], NOW)["erase"]
    assert [first["mark"], second["mark"]] == [mark_of(MACHINES[0], OWL), mark_of(MACHINES[0], FOX)]
    assert 0 < first["n"] < second["n"]
    assert [each["mark"] for each in orders(room, MACHINES[1], NOW)["erase"]] == [mark_of(MACHINES[1], FOX)]


def test_a_room_of_before_that_kept_animals_to_forget_still_tells_them():
    machine = replace(sitting(OWL).machine(MACHINES[0]), erased=({"n": 3, "profile": FOX},))
    room = sitting(OWL).changed(record.read(Machine, record.written(machine)))
    assert orders(room, MACHINES[0], NOW)["erase"] == [{"n": 3, "mark": "", "profile": FOX}]
    assert is_erased(room, MACHINES[0], FOX, "0" * 32, done=2)


@pytest.mark.parametrize(("days", "can"), [(0, True), (29.9, True), (30, False), (400, False)])
def test_putting_away_is_undone_for_thirty_days(days, can):
    room, now = act(sitting(OWL), "tidy", {}, NOW), NOW + days * DAY
    assert bool(keeping.tidied(room, now)) == can
    if can:
        assert not act(room, "untidy", {"profile": OWL}, now).child(OWL).tidied
    else:
        with pytest.raises(RefusedError):
            act(room, "untidy", {"profile": OWL}, now)


def test_undone_without_a_child_are_those_who_were_put_away_last():
    room = act(sitting(OWL, FOX), "tidy", {"profile": OWL}, NOW)
    room = act(room, "tidy", {}, NOW + DAY)
    room = act(room, "untidy", {}, NOW + 2 * DAY)
    assert (bool(room.child(OWL).tidied), bool(room.child(FOX).tidied)) == (True, False)


def test_the_board_shows_who_was_put_away_apart():
    found = board.board(act(sitting(OWL, FOX), "tidy", {"profile": OWL}, NOW), NOW + DAY / 2)
    assert [each["profile"] for each in found["rows"]] == [FOX]
    assert found["tidied"] == [{"profile": OWL, "days": 30}]


@pytest.mark.parametrize(("days", "warned"), [(334.9, False), (335, True)])
def test_that_a_file_will_go_is_told_thirty_days_before_a_year_without_play(days, warned):
    room, gone = aged(sitting(OWL), NOW + days * DAY)
    assert not gone
    assert keeping.leaving(room, NOW + days * DAY) == ([{"profile": OWL, "days": 30}] if warned else [])


@pytest.mark.parametrize(("days", "gone"), [(364.9, set()), (365, {OWL})])
def test_a_file_goes_a_year_after_the_child_played(days, gone):
    room, _ = aged(sitting(OWL), NOW + 335 * DAY)
    after, found = aged(room, NOW + days * DAY)
    assert found == gone
    assert {*after.children} == {OWL} - gone


@given(st.integers(365, 4000))
def test_a_room_that_was_closed_for_years_tells_for_thirty_days_before_a_file_goes(days):
    now = NOW + days * DAY
    room, gone = aged(sitting(OWL), now)
    assert not gone
    assert keeping.leaving(room, now) == [{"profile": OWL, "days": 30}]
    assert aged(room, now + 29.9 * DAY)[1] == set()
    assert aged(room, now + 30 * DAY)[1] == {OWL}
    assert not seat(room, MACHINES[0], OWL, now + DAY)[0].child(OWL).warned


@pytest.mark.parametrize(("days", "kept"), [(29.9, True), (30, False)])
def test_what_a_child_did_goes_after_thirty_days_and_the_child_stays(days, kept):
    told = {"n": 1, "kind": "win", "profiles": [OWL], "pack": "codeweek", "level": LEVELS[0], "stars": 2}
    room = hear(sitting(OWL), MACHINES[0], told, NOW)
    room, gone = aged(room, NOW + days * DAY)
    assert not gone
    child = room.child(OWL)
    assert (bool(child.results), bool(child.stars), bool(child.level)) == (kept, kept, kept)
    assert child.owners == {MACHINES[0]}


@pytest.mark.parametrize(
    ("acts", "days", "there"),
    [
        (["tidy"], 29.9, True),
        (["tidy"], 30, False),
        (["erase"], 364.9, True),
        (["erase"], 365, False),
        ([], 5000, True),
    ],
)
def test_a_machine_that_is_silent_is_forgotten_later_when_it_has_a_child_to_forget(acts, days, there):
    room = sitting(OWL)
    for each in acts:
        room = act(room, each, {}, NOW)
    assert (MACHINES[0] in aged(room, NOW + days * DAY)[0].machines) == there


@given(rooms(), st.floats(-5, 500))
def test_growing_old_twice_at_once_changes_nothing_more(there, days):
    room, now = there
    once, _ = aged(room, now + days * DAY)
    assert aged(once, now + days * DAY) == (once, frozenset())
