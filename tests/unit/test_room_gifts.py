"""A creation that a child hands to the adult: on its card, in the zip, and no title that was typed."""

import io
import json
import zipfile

import pytest
from room_driver import BLOCKS, FOX, OWL, PACK, A, B, event, opened, told

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.levels.programs import catalogue_of
from codeweek.play import builtin
from codeweek.room.child import MOST_GIVEN
from codeweek.room.event import MOST_GIFT

DRAWN = "05-la-tortue-geometre/10-mon-dessin"
LEVEL = builtin.level(DRAWN)


def program(source):
    return blockly.save(read(catalogue_of(LEVEL), source).script)


def given(n, drawn, title="castle-moon", profiles=(OWL,), **more):
    there = {"gallery": {DRAWN: [drawn]}, "hung": {DRAWN: [0]}}
    gift = {"title": title, "program": drawn}
    return event(n, "give", profiles, DRAWN, part=there, gift=gift, **more)


def card(room, profile=OWL):
    return told(room.get(f"board/child/{profile}?language=fr", here=True))[1]


def test_what_is_handed_over_is_on_the_card_of_its_child_and_in_the_zip_drawn_by_the_server(room):
    room.join(A, OWL)
    square = program("for _ in range(4):\n    avancer(40)\n    tourner_droite(90)\n")
    room.tell(A, event(1, "open", level=DRAWN), given(2, square))
    (found,) = card(room)["given"]
    assert found["title"] == "Le château de la lune"
    assert found["level"] == data.text("fr").pick(LEVEL.title)
    assert found["picture"].startswith("<svg")
    assert room.row(OWL)["given"] == 1
    assert room.row(OWL)["status"] == "building"
    assert [each["kind"] for each in card(room)["way"]] == ["open", "give"]
    names = zipfile.ZipFile(io.BytesIO(room.get("session.zip", here=True).body)).namelist()
    assert [name for name in names if name.endswith("10-mon-dessin-1.svg")]


def test_a_creation_given_again_is_there_once_and_the_oldest_go(room):
    room.join(A, OWL)
    drawn = [program(f"avancer({number})\n") for number in range(1, MOST_GIVEN + 2)]
    for number, each in enumerate(drawn, 1):
        room.now += 5
        room.tell(A, given(number, each))
    room.now += 5
    room.tell(A, given(20, drawn[-1], "maze-dragon"))
    there = room.live.room.child(OWL).given
    assert [each.program for each in there] == drawn[1:]
    assert there[-1].title == "maze-dragon"


@pytest.mark.parametrize(
    "gift",
    [
        {"title": "Léa Martin", "program": BLOCKS},
        {"title": "castle-Léa", "program": BLOCKS},
        {"title": "castle-moon", "program": {**BLOCKS, "title": "Léa Martin"}},
        {"title": "castle-moon", "program": {"blocks": "x" * MOST_GIFT}},
        {"title": "castle-moon", "program": "<svg/>"},
        {"program": BLOCKS},
        "castle",
    ],
)
def test_what_a_child_may_not_hand_over_is_passed_over_and_the_machine_goes_on(room, gift):
    room.join(A, OWL)
    found = told(room.tell(A, event(1, "give", level=DRAWN, gift=gift), event(2, level=DRAWN)))
    assert found == (200, {"last": 2, "gone": [], "refused": [{"n": 1, "why": "gift"}]})
    assert card(room)["given"] == []
    assert "Martin" not in json.dumps(card(room))


def test_nothing_beside_a_title_and_a_program_comes_with_a_gift(room):
    room.join(A, OWL)
    one = given(1, BLOCKS)
    one["gift"] = {**one["gift"], "name": "Léa Martin"}
    room.tell(A, one)
    assert "Martin" not in json.dumps([each.value for each in room.store.told()])
    (there,) = room.live.room.child(OWL).given
    assert there.program == BLOCKS


def test_what_is_typed_in_a_creation_is_seen_by_the_adult_and_by_no_other_machine(room):
    room.join(A, OWL)
    room.join(B, FOX)
    written = program('# Léa Martin\navancer(40)\nprint("Léa Martin")\n')
    room.tell(A, given(1, written))
    (there,) = room.live.room.child(OWL).given
    assert there.program == written
    assert card(room)["given"][0]["picture"].startswith("<svg")
    assert "Martin" not in json.dumps([room.orders(B), card(room)["given"]])
    assert room.get(f"board/child/{OWL}").status == 401


def test_a_machine_hands_nothing_over_for_a_child_of_another_one(room):
    room.join(A, OWL)
    room.join(B, FOX)
    room.tell(B, given(1, BLOCKS, profiles=(OWL,)))
    assert card(room)["given"] == []


def test_what_was_handed_over_is_there_after_a_power_cut(tmp_path):
    with opened(tmp_path) as room:
        room.join(A, OWL)
        room.tell(A, given(1, BLOCKS))
    with opened(tmp_path) as again:
        (there,) = again.live.room.child(OWL).given
        assert (there.pack, there.level, there.title, there.program) == (PACK, DRAWN, "castle-moon", BLOCKS)
