"""The laws of a room: who sits where, what is heard once, what an adult may do, what the board says."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from room_strategies import LEVELS, MACHINES, NOW, PROFILES, events, plain, seats

from codeweek.room import board, event, plan
from codeweek.room.adult_acts import ACTS, RefusedError, act
from codeweek.room.board import ORDER, SAME, SEARCHES
from codeweek.room.child import AWAY_AFTER, Child
from codeweek.room.event import DEEPEST
from codeweek.room.hearing import hear, heard, here, orders, seat
from codeweek.room.results import way
from codeweek.room.room import Room

tellings = st.tuples(st.sampled_from(MACHINES), events())


@st.composite
def rooms(draw):
    """A room where children sat down and played, and machines fell silent."""
    room, now = Room("here"), NOW
    for machine, profile in zip(MACHINES, PROFILES, strict=True):
        room, _ = seat(room, machine, profile, now)
    for what in draw(st.lists(seats | tellings, max_size=12)):
        now += draw(st.sampled_from([1.0, 20.0, AWAY_AFTER + 1]))
        if len(what) == 4:
            machine, profile, proved, take = what
            room, _ = seat(room, machine, profile, now, proved, take)
        else:
            room = hear(room, *what, now)
    return room, now


@given(plain)
def test_anything_told_is_an_event_or_nothing(value):
    assert event.read(value) is None


@given(events(), st.sampled_from(["n", "kind", "profiles", "level", "ran", "stars", "ago", "part"]), plain)
def test_an_event_with_a_strange_field_is_refused_or_means_the_same(told, name, value):
    found = event.read({**told, name: value})
    assert found is None or found.get(name, value) == value
    assert event.read(told) == told


@given(rooms(), st.sampled_from(MACHINES), st.lists(events(), max_size=6))
def test_an_outbox_sent_twice_is_heard_once(there, machine, outbox):
    room, now = there
    outbox = [{**each, "n": number} for number, each in enumerate(outbox, room.machine(machine).last + 1)]
    once = room
    for each in outbox:
        once = hear(once, machine, each, now)
    again = once
    for each in outbox:
        again = hear(again, machine, each, now)
    assert again == once
    assert once.machine(machine).last == room.machine(machine).last + len(outbox)


@given(rooms(), tellings)
def test_stars_of_today_never_go_down(there, telling):
    room, now = there
    after = hear(room, *telling, now)
    for profile, child in room.children.items():
        for place, stars in child.stars.items():
            assert after.child(profile).stars[place] >= stars


@given(rooms(), tellings)
def test_a_machine_tells_only_of_children_who_sat_there(there, telling):
    room, now = there
    machine, told = telling
    after = hear(room, machine, told, now)
    for profile, child in after.children.items():
        if child != room.child(profile):
            assert machine in child.owners


@given(rooms())
def test_each_child_is_where_its_machine_says(there):
    room, _now = there
    for machine in room.machines.values():
        assert all(room.child(profile).machine == machine.id for profile in machine.profiles)
    for child in room.children.values():
        assert not child.machine or child.profile in room.machine(child.machine).profiles


@given(rooms(), seats)
def test_a_child_sits_at_one_machine_and_is_only_taken_from_a_silent_one_or_knowingly(there, wish):
    room, now = there
    machine, profile, proved, take = wish
    before = room.child(profile)
    after, found = seat(room, machine, profile, now, proved, take)
    holding = [each.id for each in after.machines.values() if profile in each.profiles]
    if found == "seated":
        assert holding == [machine]
        assert (
            proved
            or machine in before.owners
            or not before.owners
            or room.machine(machine).allowed == profile
        )
        assert take or before.machine in ("", machine) or not room.holds(before, now)
    else:
        assert after.child(profile).machine == before.machine
        assert (found == "held") == (
            machine in before.owners or proved or room.machine(machine).allowed == profile
        )


@given(rooms(), seats, tellings)
def test_a_machine_is_kept_only_once_somebody_has_sat_down_there(there, wish, telling):
    room, now = there
    new = "d" * 32
    _machine, profile, proved, take = wish
    after, found = seat(room, new, profile, now, proved, take)
    assert (new in after.machines) == (found == "seated")
    assert hear(room, new, telling[1], now) == heard(room, new, now) == room


ALL = "on text minutes pack level choices stars profiles plan profile rung number then"
FIELDS = tuple(ALL.split())
fields = st.dictionaries(st.sampled_from(FIELDS), plain | st.sampled_from(PROFILES), max_size=4)


@given(rooms(), st.sampled_from([*ACTS, "fly", ""]), fields)
def test_every_act_changes_the_room_or_names_the_field_that_is_wrong(there, name, fields):
    room, now = there
    try:
        after = act(room, name, fields, now)
    except RefusedError as refused:
        after, why = None, str(refused)
    if after is None:
        assert why in (*FIELDS, "act", "vote", "soon", "stop")
    else:
        assert after.seq > room.seq
        assert orders(after, MACHINES[0], now)["seq"] == after.seq


@given(rooms())
def test_the_board_has_every_child_once_those_first_who_need_somebody(there):
    room, now = there
    found = board.board(room, now)["rows"]
    assert sorted(each["profile"] for each in found) == sorted(room.children)
    places = [ORDER.index(each["status"]) for each in found]
    assert places == sorted(places)


@given(rooms())
def test_no_word_and_no_program_of_a_child_goes_to_a_machine_by_itself(there):
    room, now = there
    for machine in MACHINES:
        told = repr(orders(room, machine, now)) + repr(here(room, now))
        assert "Aïe" not in told
        assert "'move'" not in told


@given(rooms())
def test_what_a_machine_is_told_names_no_other_machine(there):
    room, now = there
    for machine in MACHINES:
        told = repr(orders(room, machine, now)) + repr(here(room, now))
        assert not any(other in told for other in MACHINES)


@given(plain | st.dictionaries(st.sampled_from([*plan.USUAL]), plain))
def test_any_file_is_a_plan_or_none_and_a_plan_reads_back(value):
    found = plan.read(value)
    assert found is None or plan.read(found) == found


def playing(**changes):
    """A room with one child on a level since NOW."""
    room, _ = seat(Room("here"), MACHINES[0], "owl-green", NOW)
    told = {"n": 1, "kind": "open", "profiles": ["owl-green"], "pack": "codeweek", "level": LEVELS[0]}
    room = hear(room, MACHINES[0], told, NOW)
    return room.changed(replace(room.child("owl-green"), **changes))


BEAT = 15.0  # seconds between two signs of life of a machine that listens


def there_for(room, seconds, since=NOW):
    """The room when a machine has been there for so long."""
    for beat in range(int(seconds // BEAT) + 1):
        room = heard(room, MACHINES[0], since + beat * BEAT)
    return heard(room, MACHINES[0], since + seconds)


def status(room, after):
    room = there_for(room, after)
    return board.status(room, room.child("owl-green"), NOW + after)


def test_a_child_is_searching_after_six_minutes_and_not_before():
    assert status(playing(), SEARCHES - 1) == "building"
    assert status(playing(), SEARCHES) == "searching"
    assert status(playing(stars={("codeweek", LEVELS[0]): 1}), SEARCHES) == "building"


def test_a_child_that_sits_down_again_is_still_where_it_was_with_its_tries():
    room = playing(tries=2, hints=1)
    told = {"n": 2, "kind": "open", "profiles": ["owl-green"], "pack": "", "level": ""}
    child = hear(room, MACHINES[0], told, NOW).child("owl-green")
    assert (child.level, child.tries, child.hints) == (LEVELS[0], 2, 1)


def test_a_child_on_the_map_who_has_not_opened_a_level_is_searching_for_nothing():
    room, _ = seat(Room("here"), MACHINES[0], "owl-green", NOW)
    told = {"n": 1, "kind": "open", "profiles": ["owl-green"], "pack": "", "level": ""}
    assert status(hear(room, MACHINES[0], told, NOW), SEARCHES) == "building"


@pytest.mark.parametrize(("runs", "found"), [(SAME - 1, "ran"), (SAME, "stuck")])
def test_a_child_is_stuck_after_three_runs_that_failed_alike(runs, found):
    room = playing()
    for number in range(runs):
        told = {
            "n": 2 + number,
            "kind": "run",
            "profiles": ["owl-green"],
            "pack": "codeweek",
            "level": LEVELS[0],
        }
        told["ran"] = {"key": "run.wall", "say": "Aïe", "won": False}
        room = hear(room, MACHINES[0], told, NOW + 1)
    assert status(room, 2) == found
    [row] = board.rows(room, NOW + 2)
    assert row["say"] == ("Aïe" if found == "stuck" else ""), "what failed again is said on the board"


def test_a_machine_that_says_nothing_is_away_after_a_while():
    room = playing()
    child = room.child("owl-green")
    assert board.status(room, child, NOW + AWAY_AFTER) == "building"
    assert board.status(room, child, NOW + AWAY_AFTER + 1) == "away"


def test_what_a_child_writes_after_the_adult_has_shown_its_program_is_not_on_the_projector():
    room = act(playing(program={"blocks": "seen"}), "show", {"profiles": ["owl-green"]}, NOW)
    told = {"n": 2, "kind": "build", "profiles": ["owl-green"], "pack": "codeweek", "level": LEVELS[0]}
    room = hear(room, MACHINES[0], {**told, "part": {"programs": {LEVELS[0]: {"blocks": "rude"}}}}, NOW)
    (shown,) = board.board(room, NOW)["shown"]
    assert shown["program"] == {"blocks": "seen"}
    room = act(room, "show", {"profiles": ["owl-green"]}, NOW)
    assert board.board(room, NOW)["shown"][0]["program"] == {"blocks": "rude"}


def test_what_is_shown_beside_another_leaves_the_other_as_it_was_even_when_that_child_went_on():
    room, _ = seat(playing(program={"blocks": "first"}), MACHINES[1], "fox-blue", NOW)
    room = act(room, "show", {"profiles": ["owl-green"]}, NOW)
    on = {"n": 2, "kind": "open", "profiles": ["owl-green"], "pack": "codeweek", "level": LEVELS[1]}
    room = hear(room, MACHINES[0], on, NOW)
    built = {"n": 1, "kind": "build", "profiles": ["fox-blue"], "pack": "codeweek", "level": LEVELS[0]}
    room = hear(room, MACHINES[1], {**built, "part": {"programs": {LEVELS[0]: {"blocks": "second"}}}}, NOW)
    room = act(room, "show", {"profiles": ["owl-green", "fox-blue"]}, NOW)
    assert [each["program"]["blocks"] for each in board.board(room, NOW)["shown"]] == ["first", "second"]


def test_a_child_who_has_built_nothing_cannot_be_shown():
    with pytest.raises(RefusedError):
        act(playing(), "show", {"profiles": ["owl-green"]}, NOW)


def row_of(blocks):
    """A program of blocks in a row: each is nested in the one before it."""
    row = {"type": "move", "id": "0", "x": 3}
    for number in range(1, blocks):
        row = {"type": "move", "id": str(number), "next": {"block": row}}
    return {"blocks": {"blocks": [row]}}


def test_the_longest_program_that_can_be_saved_is_on_the_board_as_the_commonest_wrong_one():
    lost = {"key": "run.wall", "say": "Aïe", "won": False}
    room = playing(program=row_of(340), ran=lost, same=SAME)
    (found,) = board.board(room, NOW)["troubles"]
    assert (found["times"], found["program"]) == (1, row_of(340))


@pytest.mark.parametrize(("depth", "right"), [(DEEPEST - 1, True), (DEEPEST, False), (900, False)])
def test_a_program_nested_deeper_than_any_can_be_is_no_event(depth, right):
    nest = {}
    for _ in range(depth):
        nest = {"a": nest}
    told = {"n": 1, "kind": "build", "profiles": ["owl-green"], "pack": "codeweek", "level": LEVELS[0]}
    assert (event.read({**told, "part": {"a": nest}}) is not None) == right


def test_programs_that_differ_in_names_and_places_are_the_same():
    one, same, other = ({"type": "move", "id": "a", "x": 1}, {"type": "move", "y": 2}, {"type": "turn"})
    assert Child(PROFILES[0], program=one).bare == Child(PROFILES[0], program=same).bare
    assert Child(PROFILES[0], program=one).bare != Child(PROFILES[0], program=other).bare


def test_a_plan_says_what_is_open_and_what_comes_next():
    some = plan.read({"levels": [{"pack": "codeweek", "level": each} for each in LEVELS], "exam": True})
    assert some is not None
    assert not some["hints"]
    assert not some["solutions"]
    assert plan.is_open(some, "codeweek", LEVELS[1])
    assert not plan.is_open(some, "codeweek", "04-la-ronde/06-x")
    assert not plan.is_open(some, "other", LEVELS[1])
    assert plan.next_after(some, "codeweek", LEVELS[0]) == {"pack": "codeweek", "level": LEVELS[1]}
    assert plan.next_after(some, "codeweek", LEVELS[1]) is None
    assert plan.is_open(plan.USUAL, "other", "anything")


@given(st.lists(events(), max_size=12))
def test_a_way_has_all_that_was_told_in_its_order_and_one_line_for_many_changes_of_a_program(told):
    places = [(each["kind"], each["level"]) for each in told]
    goes_on = [one == other and one[0] == "build" for one, other in pairwise(places)]
    lines = [number for number, same in enumerate([*goes_on, False]) if not same] if told else []
    steps = way(enumerate(told))
    assert [each["seconds"] for each in steps] == lines
    assert [(each["kind"], each["level"]) for each in steps] == [places[number] for number in lines]


def test_a_machine_where_nobody_has_sat_down_is_there_once_it_listens():
    room, _ = seat(Room("here"), MACHINES[0], PROFILES[0], NOW)
    assert board.board(room, NOW, {MACHINES[0], MACHINES[1]})["machines"] == 2
    assert board.board(room, NOW)["machines"] == 1
    assert board.board(room, NOW + AWAY_AFTER + 1, {MACHINES[1]})["machines"] == 1
