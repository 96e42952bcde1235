"""The key of a child: three pictures, chosen once, that let it in at any machine; who guesses them waits."""

import asyncio
import json
import random
from http import HTTPStatus
from itertools import combinations

import asgi
import pytest
from room_driver import FOX, OWL, PACK, A, B, C, event, file, told

from codeweek import data
from codeweek.progress.transfer.transfer_content import ANIMALS
from codeweek.room import record
from codeweek.room.child import Child
from codeweek.room.keeping import DAY
from codeweek.room.picture_key import KEY, MANY, PICTURES, TELLS
from codeweek.server.keeping.sqlite import Sqlite
from codeweek.server.requests.request_guard import MACHINE, ROOM
from codeweek.server.rooms.live_room import LiveRoom

MINE, OTHERS = ["star", "dog", "boat"], ["star", "dog", "drum"]


def choose(room, machine, profile, pictures):
    return told(room.post("pictures", {"machine": machine, "profile": profile, "pictures": pictures}))


def keyed(room, profile=OWL, machine=A, pictures=MINE):
    """A child who has chosen its pictures."""
    room.join(machine, profile, file(one=2))
    assert choose(room, machine, profile, pictures)[0] == 200


def test_a_child_chooses_three_pictures_once_and_is_let_in_by_them_at_any_machine_on_any_day(room):
    room.join(A, OWL, file(one=2))
    assert room.orders(A)["keyless"] == [OWL]
    status, orders = choose(room, A, OWL, MINE)
    assert (status, orders["keyless"]) == (200, [])
    assert choose(room, A, OWL, OTHERS) == (409, {"why": "pictures"}), "who sits down there changes nothing"
    room.act("tidy")
    room.now += 40 * DAY
    room.live.ages()
    assert told(room.join(B, OWL, pictures=[])) == (403, {"why": "pictures"})
    assert told(room.join(B, OWL, pictures=OTHERS)) == (403, {"why": "wrong"})
    status, found = told(room.join(B, OWL, pictures=MINE[::-1]))
    assert (status, found["file"]["courses"][PACK]["stars"], found["orders"]["keyless"]) == (
        200,
        {"one": 2},
        [],
    )
    room.tell(B, event(1))
    assert room.row(OWL)["status"] == "building"


def test_who_shows_no_pictures_yet_is_no_request_to_the_adult_and_who_forgot_them_is(room):
    keyed(room)
    room.join(B, OWL, pictures=[])
    room.join(B, OWL, pictures=OTHERS)
    assert room.row(OWL)["asking"] == []
    assert told(room.join(B, OWL)) == (403, {"why": "unknown", "number": 1})
    room.act("allow", profile=OWL, number=1)
    assert told(room.join(B, OWL, pictures=[], take=True))[0] == 200


def test_a_child_without_pictures_asks_as_before_and_a_page_of_before_asks_for_one_that_has_some(room):
    room.join(A, OWL)
    assert told(room.join(B, OWL, pictures=[])) == (403, {"why": "unknown", "number": 1})
    keyed(room, FOX)
    assert told(room.join(C, FOX)) == (403, {"why": "unknown", "number": 2})


def test_a_machine_that_has_a_child_needs_no_pictures_and_one_that_plays_elsewhere_is_taken_by_them(room):
    keyed(room)
    assert told(room.join(A, OWL, pictures=[]))[0] == 200
    assert told(room.join(B, OWL, pictures=MINE)) == (409, {"why": "held"})
    assert told(room.join(B, OWL, pictures=MINE, take=True))[0] == 200
    assert told(room.tell(A, event(1)))[1]["gone"] == [OWL]


@pytest.mark.parametrize(
    "pictures",
    [None, "star", MINE[:2], [*MINE, "drum"], ["star", "star", "dog"], ["star", "dog", "sun"], [1, 2, 3]],
)
def test_what_are_no_three_pictures_of_the_wall_is_refused(room, pictures):
    keyed(room)
    assert told(room.join(B, OWL, pictures=pictures)) == (400, {"why": "pictures"})
    room.join(A, FOX)
    assert choose(room, A, FOX, pictures) == (400, {"why": "pictures"})


def test_only_a_child_who_sits_at_a_machine_chooses_there(room):
    room.join(A, OWL)
    assert choose(room, B, OWL, MINE) == (403, {"why": "machine"})
    room.join(B, FOX)
    assert choose(room, B, OWL, MINE) == (409, {"why": "pictures"})


def test_two_children_may_have_the_same_pictures_and_two_on_one_machine_each_their_own(room):
    keyed(room)
    keyed(room, FOX)
    room.now += 100
    room.join(C, FOX, pictures=MINE)
    assert room.live.room.child(FOX).machine == C
    assert room.live.room.child(OWL).machine == A


def test_only_the_adult_is_told_the_pictures_of_a_child_and_may_let_it_choose_others(room):
    keyed(room)
    assert json.loads(room.get(f"board/child/{OWL}?language=fr", here=True).body)["pictures"] == [
        "star",
        "boat",
        "dog",
    ]
    for path in ("room", f"orders?machine={A}"):
        assert not any(f'"{name}"' in room.get(path).body.decode() for name in MINE)
    assert not any(f'"{name}"' in json.dumps(room.board()) for name in MINE)
    assert not any(f'"{name}"' in room.join(A, OWL).body.decode() for name in MINE)
    assert told(room.get(f"board/child/{OWL}?language=fr"))[0] == 401
    assert room.act("forget_pictures", profile=OWL).status == 200
    assert room.orders(A)["keyless"] == [OWL]
    assert choose(room, A, OWL, OTHERS)[0] == 200
    room.now += 100
    assert told(room.join(B, OWL, pictures=MINE))[1] == {"why": "wrong"}
    assert told(room.join(B, OWL, pictures=OTHERS))[0] == 200


def test_an_erased_child_leaves_no_key_in_what_is_kept(room, tmp_path):
    keyed(room)
    room.act("erase", profile=OWL)
    assert room.live.room.child(OWL).pictures == ()
    assert not any(b'"boat"' in path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    keyed(room, OWL, B, OTHERS)


def test_a_room_of_before_opens_and_one_of_now_has_its_keys_again(room, tmp_path):
    old = json.loads(record.written(Child(OWL)))
    for name in ("pictures", "missed", "missed_at"):
        del old[name]
    assert record.read(Child, json.dumps(old)) == Child(OWL)
    keyed(room)
    room.live.end()
    again = LiveRoom(Sqlite(tmp_path, "here"))
    assert again.room.child(OWL).pictures == ("star", "boat", "dog")


def test_the_board_tells_of_many_wrong_pictures_for_a_while(room):
    keyed(room)
    for wrong in range(1, MANY + 1):
        room.join(B, OWL, pictures=OTHERS)
        assert room.row(OWL)["missed"] == (wrong if wrong >= MANY else 0)
    room.now += TELLS
    assert room.row(OWL)["missed"] == 0
    room.act("tidy")
    for _ in range(MANY):
        room.join(C, OWL, pictures=OTHERS)
    assert (room.row(OWL)["status"], room.row(OWL)["missed"]) == ("tidied", MANY)
    room.now += TELLS
    assert room.board()["rows"] == []


def test_each_picture_has_another_name_in_each_language_and_none_is_an_animal_to_be():
    for language in ("fr", "en"):
        text = data.text(language)
        names = [text(f"room.child.picture.{name}") for name in PICTURES]
        assert len({*names}) == len(PICTURES) == 36
    assert not {*PICTURES} & {*ANIMALS}
    for sprite in PICTURES.values():
        assert data.sprite(sprite)


def from_(room, machine, number, **asked):
    """What a machine with an address of its own is told."""
    told = {"machine": machine, "profile": OWL, "file": None, **asked}
    headers = {"content_type": "application/json"}
    scope = room.scope("join", "POST", headers=headers) | {"client": (f"192.168.1.{100 + number}", 5000)}
    answer = asyncio.run(asgi.answer(room.app, scope, json.dumps(told).encode()))
    return HTTPStatus(answer.status), json.loads(answer.body), answer.headers


def test_who_shows_wrong_pictures_five_times_waits_and_no_other_machine_does_for_it(room):
    keyed(room)
    keyed(room, FOX)
    room.now += 100
    for _ in range(MACHINE[0]):
        assert from_(room, B, 1, pictures=OTHERS)[1] == {"why": "wrong"}
    status, found, headers = from_(room, B, 1, pictures=MINE)
    assert (status, found) == (429, {"why": "slow"})
    assert 0 < int(headers["Retry-After"]) <= 181
    assert from_(room, B, 1, profile=FOX, pictures=MINE)[1] == {"why": "slow"}, (
        "one machine, whoever it says to be"
    )
    assert from_(room, C, 1, pictures=MINE)[0] == 200, "behind the same address"
    room.now += 181
    assert from_(room, B, 1, profile=FOX, pictures=MINE)[0] == 200


def test_of_three_thousand_keys_from_eighteen_machines_none_gets_in_and_no_other_child_waits(
    room,
):
    """A right one among them, once too much was guessed, gets in no more than the others."""
    drawn, keys = random.Random(7), [*combinations(PICTURES, KEY)]
    mine = drawn.choice(keys)
    keyed(room, OWL, A, [*mine])
    keyed(room, FOX)
    room.now += 100
    heard = 0
    for guess in range(3000):
        number = guess % 18
        # Half of them say each time to be another machine.
        machine = f"{number if number % 2 else guess:032x}"
        right = guess > 200 and guess % 100 == 0
        status, found, _ = from_(room, machine, number, pictures=[*mine] if right else [*drawn.choice(keys)])
        assert status in (403, 429), "nobody gets in"
        assert found["why"] in ("wrong", "slow")
        heard += found["why"] == "wrong"
        room.now += 0.1
    assert heard <= ROOM[0] + 18
    assert room.row(OWL)["missed"] == heard, "the adult is told"
    assert from_(room, f"{'d' * 32}", 40, pictures=[*mine])[0] == 200, (
        "the child, at a machine that did not guess"
    )
    assert from_(room, f"{'e' * 32}", 41, profile=FOX, pictures=MINE)[0] == 200
    assert room.live.room.child(OWL).machine == "d" * 32
