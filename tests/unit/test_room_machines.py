"""A machine joins the room: who is there, who may sit down, and who a child is."""

from dataclasses import replace

import pytest
from room_driver import FOX, OWL, PACK, A, B, C, event, file, told

from codeweek import __version__
from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import transfer_code
from codeweek.progress.transfer.transfer_content import VERSION, carried, course
from codeweek.server.keeping.room_store import MACHINE


def test_any_machine_knows_the_room_and_who_is_in_it(room):
    assert room.join(A, OWL).status == 200
    status, seen = told(room.get("room"))
    assert (status, seen["codeweek"]) == (200, __version__)
    assert seen["room"].startswith("salle-")
    assert seen["children"] == [{"profile": OWL, "held": True, "tidied": False}]


def test_the_answers_of_the_room_are_kept_by_nobody(room):
    for path in ("room", "board", "nothing"):
        headers = room.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_child_who_sits_down_has_its_file_its_orders_and_the_number_to_go_on_from(room):
    status, found = told(room.join(A, OWL, file(one=2)))
    assert status == 200
    assert found["file"]["courses"][PACK]["stars"] == {"one": 2}
    assert (found["last"], found["orders"]["pause"]) == (0, False)
    room.tell(A, event(1), event(2))
    assert told(room.join(A, OWL))[1]["last"] == 2


def test_a_second_machine_is_told_that_a_child_plays_elsewhere_and_may_go_on_with_it(room):
    room.join(A, OWL)
    room.live.set(room.live.room.changed(_owned_by(room, OWL, A, B)))
    assert told(room.join(B, OWL)) == (409, {"why": "held"})
    assert told(room.join(B, OWL, take=True))[0] == 200
    room.now += 1
    assert told(room.tell(A, event(1))) == (200, {"last": 1, "gone": [OWL]})


def _owned_by(room, profile, *machines):
    return replace(room.live.room.child(profile), owners=frozenset(machines))


def test_another_machine_has_a_child_once_the_adult_says_that_it_is_them(room):
    room.join(A, OWL, file(one=3))
    room.now += 100
    assert told(room.join(B, OWL)) == (403, {"why": "unknown", "number": 1})
    assert room.row(OWL)["asking"] == [{"number": 1, "machine": None, "seconds": 0}]
    assert room.orders(B)["allowed"] == ""
    assert room.act("allow", profile=OWL, number=1).status == 200
    assert room.orders(B)["allowed"] == OWL
    assert told(room.join(B, OWL))[1]["file"]["courses"][PACK]["stars"] == {"one": 3}


def _words(profile, stars):
    found = carried(profile, {}, False, Progress(stars=stars), course(VERSION))
    return " ".join(transfer_code.written(found, "fr"))


LEVELS = course(VERSION).ids


@pytest.mark.parametrize(
    ("in_words", "in_file", "right"),
    [
        (3, 3, True),
        (3, 6, True),
        (3, 7, False),  # less than half
        (2, 2, False),  # anybody may guess two
        (5, 4, False),  # a star that the file does not have
    ],
)
def test_the_words_of_a_child_prove_who_it_is_when_they_tell_enough_of_its_file(
    room, in_words, in_file, right
):
    stars = dict.fromkeys(LEVELS, 2)
    of = lambda many: dict([*stars.items()][:many])  # noqa: E731
    room.join(A, OWL, {"version": 2, "courses": {SHIPPED: {"stars": of(in_file)}}})
    room.now += 100
    assert room.join(B, OWL, words=_words(OWL, of(in_words))).status == (200 if right else 403)
    assert room.join(C, OWL, words=_words(FOX, of(in_words))).status == 403


def test_who_guesses_words_too_often_waits(room):
    room.join(A, OWL)
    room.now += 100
    found = [room.join(B, OWL, words="un deux trois").status for _ in range(6)]
    assert found == [403] * 5 + [429]


def test_a_page_that_listens_again_a_week_later_does_not_search_since_last_week(room):
    room.join(A, OWL)
    room.tell(A, event(1, "open"))
    room.now += 7 * 24 * 3600
    room.orders(A)
    assert (room.row(OWL)["status"], room.row(OWL)["seconds"]) == ("building", 0)


def test_who_was_there_all_the_time_is_not_away_for_what_another_process_has_kept(room):
    room.join(A, OWL)
    room.tell(A, event(1, "open"))
    before = room.live.room.child(OWL).opened
    for _ in range(6):
        room.now += 40
        room.orders(A)
    room.live.renew(room.store.rows(MACHINE, A), whole=False)  # its time is that of the last event
    room.orders(A)
    assert room.live.room.child(OWL).opened == before
