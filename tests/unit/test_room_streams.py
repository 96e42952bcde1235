"""What machines and boards hear of the room as it changes."""

import asyncio
import contextlib
import json

from room_driver import FOX, OWL, A, B, event, told

from codeweek.room.adult_acts import act
from codeweek.room.hearing import hear
from codeweek.server.requests import event_streams


async def _heard(room, path, count=1, then=(), here=False):
    """What a stream says, so many times: one thing is done after each of the first."""
    got, gone, asked = [], asyncio.Event(), [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        if asked:
            return asked.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        got.append(message.get("body", b""))

    def said():
        return [each for each in got if each.startswith((b"data: ", b":"))]

    listening = asyncio.create_task(room.app(room.scope(path, here=here), receive, send))
    async with asyncio.timeout(10):
        for number, act in enumerate([*then, lambda: None], start=1):
            while len(said()) < min(number, count):
                await asyncio.sleep(0.005)
            act()
        while len(said()) < count:
            await asyncio.sleep(0.005)
    gone.set()
    await listening
    return [json.loads(each[6:]) if each.startswith(b"data: ") else None for each in said()]


def _act(room, name, **fields):
    room.live.set(act(room.live.room, name, fields, room.now))


def test_a_machine_hears_its_orders_at_once_and_when_they_change(room):
    room.join(A, OWL)
    pause = lambda: _act(room, "pause", on=True)  # noqa: E731
    orders = asyncio.run(_heard(room, f"listen?machine={A}", 2, [pause]))
    assert [each["pause"] for each in orders] == [False, True]
    assert orders[1]["seq"] > orders[0]["seq"]


def test_what_other_children_do_is_not_sent_to_a_machine(room, monkeypatch):
    monkeypatch.setattr(event_streams, "GAP", 0)
    room.join(A, OWL)
    room.join(B, FOX)

    def play():
        for n in range(1, 20):
            room.live.set(hear(room.live.room, B, event(n, profiles=[FOX]), room.now))
        asyncio.get_running_loop().call_later(0.1, lambda: _act(room, "pause", on=True))

    orders = asyncio.run(_heard(room, f"listen?machine={A}", 2, [play]))
    assert [each["pause"] for each in orders] == [False, True]


def test_many_changes_at_once_are_heard_as_the_last_one(room, monkeypatch):
    monkeypatch.setattr(event_streams, "GAP", 0)
    room.join(A, OWL)

    def many():
        for n in range(100):
            _act(room, "say", text=f"{n}")

    orders = asyncio.run(_heard(room, f"listen?machine={A}", 2, [many]))
    assert [each["say"] for each in orders] == ["", "99"]


def test_who_listens_is_there_and_hears_a_sign_of_life(room, monkeypatch):
    monkeypatch.setattr(event_streams, "BEAT", 0.02)
    monkeypatch.setattr(event_streams, "GAP", 0)
    room.join(A, OWL)
    room.now += 1000
    assert not room.live.room.holds(room.live.room.child(OWL), room.now)
    heard = asyncio.run(_heard(room, f"listen?machine={A}", 3))
    assert set(heard[1:]) == {None}  # two of them; on a busy machine one more comes before the end
    assert room.live.room.holds(room.live.room.child(OWL), room.now)
    assert not room.live.subscribers.addresses


def test_one_computer_does_not_listen_a_hundred_times(room):
    here = room.scope("listen")["client"][0]
    with contextlib.ExitStack() as others:
        for _ in range(event_streams.MOST):
            others.enter_context(room.live.subscribers.listening(A, here))
        assert told(room.get(f"listen?machine={A}")) == (429, {"why": "slow"})
    assert asyncio.run(_heard(room, f"listen?machine={A}"))
    assert not room.live.subscribers.addresses
