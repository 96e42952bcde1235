"""The evenings as the adult sees them: of one child, of the group, for a year, and gone with the child."""

import json
from dataclasses import replace

from room_driver import FIRST, FOX, OWL, PACK, STAIRS, A, B, event, told

from codeweek.room import evenings, record
from codeweek.room.child import Child
from codeweek.room.keeping import DAY


def won(number, *profiles, level=FIRST):
    return event(number, "win", [*profiles], level=level, stars=2)


def seen(room, profile):
    return told(room.get(f"board/child/{profile}", here=True))[1]["evenings"]


def of_all(room):
    return told(room.get("board/evenings?language=fr", here=True))[1]


def test_nobody_came_yet(room):
    assert of_all(room) == []
    assert room.get("board/evenings").status == 401, "only the adult is told"


def test_a_child_is_seen_evening_after_evening_and_the_group_beside_it(room):
    first = evenings.day_of(room.now)
    room.join(A, OWL)
    room.join(B, FOX)
    room.tell(A, event(1, "open", [OWL], level=FIRST), won(2, OWL))
    room.tell(B, event(1, "open", [FOX], level=STAIRS))
    room.now += 7 * DAY
    second = evenings.day_of(room.now)
    room.tell(A, event(3, "open", [OWL], level=STAIRS), won(4, OWL, level=STAIRS), won(5, OWL))
    assert seen(room, OWL) == [
        {"day": second, "pack": PACK, "level": FIRST, "wins": 1},
        {"day": first, "pack": PACK, "level": FIRST, "wins": 1},
    ]
    rocket, round = {"title": "1 La fusée", "children": 1}, {"title": "4 La ronde", "children": 1}
    assert of_all(room) == [
        {"day": second, "children": 1, "wins": 1, "chapters": [rocket]},
        {"day": first, "children": 2, "wins": 1, "chapters": [rocket, round]},
    ]
    room.act("erase", profile=OWL)
    assert of_all(room) == [{"day": first, "children": 1, "wins": 0, "chapters": [round]}]
    assert OWL not in str([each.value for each in room.store.rows("child")])


def test_what_waited_for_the_network_goes_to_its_own_day_and_a_clock_put_back_loses_nothing(room):
    room.now += 10 * DAY
    room.join(A, OWL)
    room.tell(A, {**won(1, OWL), "ago": 2 * DAY})
    room.now -= DAY
    room.tell(A, won(2, OWL, level=STAIRS))
    days = [evenings.day_of(room.now), evenings.day_of(room.now - DAY)]
    assert [(each["day"], each["wins"]) for each in seen(room, OWL)] == [(days[0], 1), (days[1], 1)]


def test_sixty_evenings_of_a_child_are_kept_and_each_for_a_year(room):
    room.join(A, OWL)
    for number in range(evenings.MOST + 1):
        room.tell(A, event(number + 1, "open", [OWL], level=FIRST))
        room.now += DAY
    assert len(seen(room, OWL)) == evenings.MOST
    room.now += (evenings.YEAR - evenings.MOST) * DAY
    room.live.ages()
    assert len(seen(room, OWL)) == evenings.MOST - 1, "the first of them is a year old"


def test_a_child_of_an_older_room_has_no_evening_yet(room):
    room.join(A, OWL)
    room.tell(A, won(1, OWL))
    child = room.live.room.child(OWL)
    old = json.loads(record.written(child))
    del old["evenings"]
    before = record.read(Child, json.dumps(old))
    assert before == replace(child, evenings=())
    room.live.set(room.live.room.changed(before))
    room.tell(A, won(2, OWL))
    assert [each["wins"] for each in seen(room, OWL)] == [0], "it was won before"
