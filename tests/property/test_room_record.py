"""A room as JSON: all of it comes back, also from another version."""

import json
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from test_room import PROFILES, rooms

from codeweek.room import record
from codeweek.room.adult_acts import RefusedError, act
from codeweek.room.child import Child
from codeweek.room.hearing import hear, seat
from codeweek.room.lead import Lead
from codeweek.room.room import Machine, Room

acts = st.sampled_from(
    [
        ("pause", {"on": True}),
        ("say", {"text": "Bravo à tous"}),
        ("timer", {"minutes": 5}),
        ("vote", {"pack": "codeweek", "level": "01", "choices": 3}),
        ("close_vote", {}),
        ("goal", {"stars": 40}),
        ("show", {"profiles": [PROFILES[0]]}),
        ("plan", {"plan": {"title": "Ce soir", "levels": [{"pack": "a", "level": "b"}], "exam": True}}),
        ("send", {"profile": PROFILES[1], "pack": "codeweek", "level": "01", "rung": 2}),
        ("sticker", {"profile": PROFILES[0], "number": 7}),
        ("tidy", {}),
        ("erase", {"profile": PROFILES[2]}),
    ]
)


@given(rooms(), st.lists(acts, max_size=6))
def test_a_room_that_is_written_and_read_is_the_same_room(there, led):
    room, now = there
    for name, fields in led:
        with suppress(RefusedError):
            room = act(room, name, fields, now)
    for child in room.children.values():
        assert record.read(Child, record.written(child)) == child
    for machine in room.machines.values():
        assert record.read(Machine, record.written(machine)) == machine
    assert record.read(Lead, record.written(room.lead)) == room.lead


@given(rooms())
def test_a_record_of_another_version_gives_what_both_know(there):
    room, _now = there
    for child in room.children.values():
        told = json.loads(record.written(child))
        del told["hints"]
        found = record.read(Child, json.dumps({**told, "mood": "fine"}))
        assert (found.hints, found.stars, found.owners) == (0, child.stars, child.owners)


def test_what_a_child_told_may_stand_in_any_file():
    room, _ = seat(Room("here"), "a" * 32, "owl-green", 1.0)
    told = {"n": 1, "kind": "build", "profiles": ["owl-green"], "pack": "\ud800", "level": "é"}
    room = hear(room, "a" * 32, told, 2.0)
    text = record.written(room.child("owl-green"))
    assert text.isascii()
    assert record.read(Child, text).pack == "\ud800"
