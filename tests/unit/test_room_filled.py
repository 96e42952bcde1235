"""Nobody fills a room: not by asking for a child that is not its own, from one address or from thirty."""

import asyncio
import json
from dataclasses import replace

import asgi
import pytest
from room_driver import CAT, FOX, OWL, A, B, C, event, told

from codeweek.room import hearing
from codeweek.server.keeping.room_store import MACHINE

D = "d" * 32
TABLET = "192.168.1.200"


async def _joins(room, machine, profile, address):
    scope = room.scope("join", "POST", headers={"content_type": "application/json"})
    asked = {"machine": machine, "profile": profile, "file": None, "codeweek": "0.1.0"}
    return await asgi.answer(room.app, scope | {"client": (address, 5000)}, json.dumps(asked).encode())


@pytest.mark.parametrize("addresses", [1, 30])
def test_a_new_tablet_still_gets_in_after_more_refused_machines_than_a_room_holds(
    room, addresses, monkeypatch
):
    monkeypatch.setattr(hearing, "MOST_MACHINES", 300)
    room.join(A, OWL)

    async def fill():
        found = []
        for number in range(hearing.MOST_MACHINES + 50):
            room.now += 1
            at = f"192.168.1.{10 + number % addresses}"
            found.append((await _joins(room, f"{number:032x}", OWL, at)).status)
        return found

    assert {*asyncio.run(fill())} == {403}
    assert {*room.live.room.machines} == {A}
    assert [row.name for row in room.store.rows(MACHINE)] == [A]
    assert asyncio.run(_joins(room, B, FOX, TABLET)).status == 200


def test_a_refused_machine_that_the_adult_lets_in_is_kept(room):
    room.join(A, OWL)
    assert room.join(B, OWL).status == 403
    room.act("allow", profile=OWL, number=1)
    assert room.orders(B)["allowed"] == OWL
    room.now += 100
    assert room.join(B, OWL).status == 200
    assert {*room.live.room.machines} == {A, B}


def test_in_a_room_that_is_full_of_machines_the_oldest_where_nobody_sits_makes_place(room, monkeypatch):
    monkeypatch.setattr(hearing, "MOST_MACHINES", 3)
    for machine, profile in ((A, OWL), (B, FOX), (C, CAT)):
        room.join(machine, profile)
        room.now += 1
    assert told(room.join(D, "frog-blue")) == (507, {"why": "full"})
    room.tell(C, event(1, "leave", profiles=[CAT]))
    room.now += 1
    room.tell(B, event(1, "leave", profiles=[FOX]))
    assert room.join(D, "frog-blue").status == 200
    assert {*room.live.room.machines} == {A, B, D}
    assert told(room.tell(C, event(2, profiles=[CAT]))) == (403, {"why": "machine"})
    assert room.join(C, CAT).status == 200, "it sits down again, and the next oldest goes"
    assert {*room.live.room.machines} == {A, C, D}


def test_a_machine_that_has_a_child_to_forget_makes_place_last(room, monkeypatch):
    monkeypatch.setattr(hearing, "MOST_MACHINES", 2)
    room.join(A, OWL)
    room.act("erase", profile=OWL)
    room.now += 1
    room.join(B, FOX)
    room.tell(B, event(1, "leave", profiles=[FOX]))
    room.join(C, CAT)
    assert {*room.live.room.machines} == {A, C}


def test_erasing_all_leaves_only_the_machines_that_have_a_child_to_forget(room):
    room.join(A, OWL)
    room.live.set(room.live.room.changed(room.live.room.machine(B)))  # as a room of before kept them
    room.act("erase")
    assert {*room.live.room.machines} == {A}
    assert room.live.room.machine(A).profiles == ()


def test_a_machine_that_was_forgotten_since_still_follows_when_everybody_is_put_away(room):
    room.join(A, OWL)
    room.act("tidy")
    first = room.orders(A)["tidy"]
    assert first > 0
    without = {id: each for id, each in room.live.room.machines.items() if id != A}
    room.live.set(replace(room.live.room, machines=without))
    room.act("untidy")
    room.join(A, OWL)
    room.act("tidy")
    assert room.orders(A)["tidy"] > first
