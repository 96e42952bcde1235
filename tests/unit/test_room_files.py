"""What the room remembers of a child's file between two events is what is kept of it."""

import json

from room_driver import FIRST, OWL, PACK, STAIRS, A, B, event, file, part, told

from codeweek.server.keeping import child_files
from codeweek.server.keeping.room_store import FILE, Change, Row

NAME = json.dumps([PACK, FIRST])


def stars(room):
    return room.live.files.of(OWL)["courses"].get(PACK, {}).get("stars", {})


def won(n, level=FIRST, stars=3):
    return event(n, "win", level=level, stars=stars, part=part(level, stars=stars, saved=n))


def test_a_file_that_would_grow_larger_than_any_childs_is_refused_and_the_one_of_before_stays(
    room, monkeypatch
):
    room.join(A, OWL, file(one=3))
    whole = json.dumps(room.live.files.of(OWL), separators=(",", ":"))
    monkeypatch.setattr(child_files, "LARGEST", len(whole))
    assert told(room.join(A, OWL, file(one=3)))[0] == 200
    assert told(room.join(A, OWL, file(two=3))) == (413, {"why": "file"})
    sent = {"machine": A, "profile": OWL, "file": file(two=3)}
    assert told(room.post("file", sent)) == (413, {"why": "file"})
    assert stars(room) == {"one": 3}
    monkeypatch.setattr(child_files, "LARGEST", len(whole) + 1000)
    assert told(room.join(A, OWL, file(two=3)))[0] == 200
    assert stars(room) == {"one": 3, "two": 3}


def test_nothing_is_remembered_of_an_erased_child(room):
    room.join(A, OWL)
    room.tell(A, won(1))
    assert FIRST in str(vars(room.live.files))
    room.act("erase", profile=OWL)
    assert FIRST not in str(vars(room.live.files))
    room.join(B, OWL)
    room.tell(B, event(1, part=part(FIRST)))
    assert stars(room) == {}


def test_what_another_process_kept_of_a_level_is_joined_with_the_next_event(room):
    room.join(A, OWL)
    room.tell(A, event(1, part=part(FIRST)))
    theirs = json.dumps({"stars": {FIRST: 2}})
    room.store.keep(Change(rows=[Row(FILE, OWL, NAME, theirs)]))
    room.live.renew([], whole=False)
    room.tell(A, event(2, part=part(FIRST, saved=3)))
    assert stars(room) == {FIRST: 2}


def test_a_child_that_goes_from_level_to_level_keeps_what_it_had_of_each(room):
    room.join(A, OWL)
    told = [
        won(1),
        won(2, STAIRS, 1),
        event(3, part=part(FIRST, saved=9)),
        event(4, level=STAIRS, part=part(STAIRS)),
    ]
    for each in told:
        room.tell(A, each)
    assert stars(room) == {FIRST: 3, STAIRS: 1}
    room.join(A, OWL)
    room.tell(A, event(5, part=part(FIRST, saved=10)))
    assert stars(room) == {FIRST: 3, STAIRS: 1}


def test_a_child_goes_on_where_it_was_in_the_room_whatever_its_machine_remembers(room):
    room.join(A, OWL)
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, saved=3)))
    old = {"version": 2, "courses": {PACK: {"stars": {FIRST: 2}, "last": FIRST}}}
    found = json.loads(room.join(A, OWL, old).body)["file"]["courses"][PACK]
    assert found["last"] == STAIRS
    assert found["stars"] == {FIRST: 2}
    told = json.loads(room.post("file", {"machine": A, "profile": OWL, "file": old}).body)["file"]
    assert told["courses"][PACK]["last"] == FIRST, "what its machine tells now"
