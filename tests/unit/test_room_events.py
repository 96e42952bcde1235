"""What a machine tells of its children is on the board and in their files, once."""

import pytest
from room_driver import BLOCKS, FIRST, FOX, OWL, PACK, STAIRS, A, B, event, file, part, told


def test_what_is_told_is_on_the_board_and_in_the_file(room):
    room.join(A, OWL)
    won = {"key": "say.won", "say": "Bravo", "won": True}
    assert told(room.tell(A, event(1, "open"), event(2, part=part(FIRST)))) == (200, {"last": 2, "gone": []})
    assert room.row(OWL)["status"] == "building"
    room.tell(A, event(3, "win", stars=3, ran=won, part=part(FIRST, stars=3)))
    assert (room.row(OWL)["status"], room.row(OWL)["stars"]) == ("won", 3)
    there = told(room.join(A, OWL))[1]["file"]["courses"][PACK]
    assert (there["stars"], there["programs"]) == ({FIRST: 3}, {FIRST: BLOCKS})


def test_two_children_at_one_machine_are_both_credited(room):
    room.join(A, OWL)
    room.join(A, FOX)
    room.tell(A, event(1, "win", [OWL, FOX], stars=2, part=part(FIRST, stars=2)))
    for profile in (OWL, FOX):
        assert told(room.join(A, profile))[1]["file"]["courses"][PACK]["stars"] == {FIRST: 2}
    assert room.row(OWL)["beside"] == FOX


def test_an_outbox_sent_twice_is_heard_once(room):
    room.join(A, OWL)
    run = {"key": "run.wall", "say": "Aïe", "won": False}
    outbox = [event(n, "run", ran=run) for n in range(1, 4)]
    assert told(room.tell(A, *outbox)) == (200, {"last": 3, "gone": []})
    again = {"refused": [{"n": n, "why": "heard"} for n in range(1, 4)]}
    assert told(room.tell(A, *outbox)) == (200, {"last": 3, "gone": [], **again})
    assert room.row(OWL)["tries"] == 3
    assert [each.n for each in room.store.told()] == [1, 2, 3]


def test_what_waited_for_the_network_is_told_later_with_its_time(room):
    room.join(A, OWL)
    room.now += 300
    room.tell(A, event(1, "open", ago=290.0), event(2, "win", stars=1, ago=10.0, part=part(FIRST, stars=1)))
    assert room.row(OWL)["seconds"] == 10
    assert room.store.told()[0].at == room.now - 0.2 - 290


def test_an_event_brings_only_its_own_level_into_the_file(room):
    room.join(A, OWL)
    brought = {**part(FIRST), "stars": {FIRST: 1, STAIRS: 3}, "unlocked": True, "medals": [STAIRS]}
    room.tell(A, event(1, "win", stars=1, part=brought))
    there = told(room.join(A, OWL))[1]["file"]["courses"][PACK]
    assert (there["stars"], there["unlocked"], there["medals"]) == ({FIRST: 1}, False, [])


def test_no_star_goes_down_and_no_program_is_lost_whatever_comes_late(room):
    room.join(A, OWL, file(one=3))
    other = {"blocks": {"blocks": [{"type": "turn"}]}}
    room.tell(A, event(1, "win", stars=3, part=part(FIRST, other, stars=3, saved=9)))
    room.tell(A, event(2, "win", stars=1, part=part(FIRST, BLOCKS, stars=1, saved=4)))
    there = told(room.post("file", {"machine": A, "profile": OWL, "file": file(one=1)}))[1]["file"]
    found = there["courses"][PACK]
    assert found["stars"] == {"one": 3, FIRST: 3}
    assert found["programs"] == {FIRST: other}
    assert found["history"] == {FIRST: [{"saved": 4, "program": BLOCKS}]}


HOME = "maison"  # a pack that is not here: whether it has such levels nobody knows


def _wins(room, n):
    level = f"level-{n}"
    return room.tell(A, event(n, "win", level=level, pack=HOME, stars=1, part=part(level, stars=1)))


def test_after_a_hundred_levels_a_file_is_still_whole(room):
    room.join(A, OWL)
    for n in range(1, 131):
        room.now += 1
        assert _wins(room, n).status == 200
    found = told(room.join(A, OWL))[1]["file"]["courses"][HOME]
    assert len(found["stars"]) == len(found["programs"]) == 130
    assert len(room.store.rows("file")) == 1


def test_the_settings_of_a_child_come_along_and_its_machine_changes_them(room):
    room.post("join", {"machine": A, "profile": OWL, "file": {**file(), "settings": {"sound": False}}})
    room.now += 10
    first = told(room.join(A, OWL, {**file(), "settings": {"sound": True}}))[1]["file"]
    room.now += 10
    changed = {**file(), "settings": {"sound": True}}
    second = told(room.post("file", {"machine": A, "profile": OWL, "file": changed}))[1]["file"]
    assert (first["settings"].get("sound"), second["settings"].get("sound")) == (False, True)


def test_a_kind_of_event_of_another_version_keeps_nothing_from_being_heard(room):
    room.join(A, OWL)
    refused = [{"n": 1, "why": "kind"}]
    found = told(room.tell(A, event(1, "dance"), event(2, "open")))
    assert found == (200, {"last": 2, "gone": [], "refused": refused})
    refused = [{"n": 3, "why": "kind"}]
    assert told(room.tell(A, event(3, "dance"))) == (
        400,
        {"why": "kind", "last": 3, "gone": [], "refused": refused},
    )
    assert room.row(OWL)["level"] == FIRST


def test_a_machine_where_no_child_sat_tells_nothing(room):
    room.join(A, OWL)
    assert told(room.tell(B, event(1))) == (403, {"why": "machine"})
    assert told(room.post("file", {"machine": B, "profile": OWL, "file": file(one=1)})) == (
        403,
        {"why": "machine"},
    )


def test_a_machine_tells_nothing_of_the_child_of_a_neighbour(room):
    room.join(A, OWL)
    room.join(B, FOX)
    status, found = told(room.tell(B, event(1, "win", [OWL], stars=3, part=part(FIRST, stars=3))))
    assert (status, found["why"]) == (400, "profiles")
    assert room.row(OWL)["stars"] == 0
    assert room.post("file", {"machine": B, "profile": OWL, "file": file(one=1)}).status == 403
    assert told(room.join(A, OWL))[1]["file"]["courses"] == {}
    assert room.store.told() == []


@pytest.mark.parametrize("late", [0, 5])
def test_of_an_erased_child_the_machine_brings_nothing_back(room, late):
    room.join(A, OWL, file(one=3), mark="1" * 32)
    room.tell(A, event(1, part=part(FIRST, stars=3)))
    room.act("erase", profile=OWL)
    assert OWL not in repr(room.store.rows("machine"))
    assert [*room.store.rows("child"), *room.store.rows("file"), *room.store.told()] == []
    (gone,) = room.orders(A)["erase"]
    assert gone == {"n": gone["n"], "mark": "1" * 32, "profile": ""}
    room.now += late
    status, found = told(room.tell(A, event(2, "win", stars=3, part=part(FIRST, stars=3))))
    assert (status, found["why"], found["last"]) == (400, "profiles", 2)
    late_file = room.join(A, OWL, file(one=3), erased=0, mark="1" * 32)
    assert told(late_file)[1]["file"]["courses"] == {}
    assert [each["mark"] for each in told(late_file)[1]["orders"]["erase"]] == ["1" * 32]
    new = room.join(A, OWL, file(one=2), erased=gone["n"], mark="2" * 32)
    assert told(new)[1]["file"]["courses"][PACK]["stars"] == {"one": 2}
    assert told(new)[1]["orders"]["erase"] == []


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"stars": 4}, "stars"),
        ({"stars": -1}, "stars"),
        ({"hints": 99}, "hints"),
        ({"ago": -1}, "ago"),
        ({"ran": {"key": "x"}}, "ran"),
        ({"part": 3}, "part"),
        ({"kind": "dance"}, "kind"),
        ({"profiles": ["lucas"]}, "profiles"),
        ({"profiles": [OWL, OWL]}, "profiles"),
        ({"profiles": [FOX]}, "profiles"),
        ({"level": 3}, "level"),
        ({"level": "99-nulle-part/01"}, "level"),
        ({"level": "x" * 121, "pack": "maison"}, "level"),
        ({"n": 0}, "n"),
        ({"n": "1"}, "n"),
        ({"kind": "hand"}, "game"),
    ],
)
def test_what_is_not_taken_is_answered_so_and_its_field_is_named(room, more, why):
    room.join(A, OWL)
    room.join(B, FOX)
    bad = {**event(1), **more}
    status, found = told(room.tell(A, bad))
    number = bad["n"] if type(bad["n"]) is int else None
    assert (status, found["why"], found["refused"]) == (400, why, [{"n": number, "why": why}])
    assert room.store.told() == []
    status, found = told(room.tell(A, event(2)))
    assert (status, found) == (200, {"last": 2, "gone": []}), "the machine goes on"


@pytest.mark.parametrize(
    ("pack", "level"), [(PACK, STAIRS), (PACK, ""), ("maison", "a level of a pack that is not here")]
)
def test_a_level_that_is_there_or_that_nobody_can_know_is_taken(room, pack, level):
    room.join(A, OWL)
    assert told(room.tell(A, event(1, pack=pack, level=level))) == (200, {"last": 1, "gone": []})


def test_of_several_events_those_that_are_not_taken_are_named(room):
    room.join(A, OWL)
    room.tell(A, event(1))
    found = told(room.tell(A, event(1), event(2, stars=9), event(3, "open")))
    refused = [{"n": 1, "why": "heard"}, {"n": 2, "why": "stars"}]
    assert found == (200, {"last": 3, "gone": [], "refused": refused})
    assert [each.n for each in room.store.told()] == [1, 3]
