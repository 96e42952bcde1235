"""Two processes with one room: whoever does what, and when, the room is as if one had done it all."""

import asyncio
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from room_strategies import MACHINES, NOW, PROFILES, events, seats

from codeweek.room.adult_acts import RefusedError, act
from codeweek.room.hearing import hear, may_tell, seat
from codeweek.room.room import Room
from codeweek.server.keeping.sqlite import Sqlite
from codeweek.server.rooms.live_room import LiveRoom, row_of
from codeweek.server.town.rooms_in_postgres import PostgresRooms

acts = st.sampled_from(["tidy", "untidy", "erase", "pause"])
children = st.sampled_from(PROFILES)
does = st.one_of(
    st.tuples(st.just("sit"), seats),
    st.tuples(st.just("tell"), st.tuples(st.sampled_from(MACHINES), events())),
    st.tuples(st.just("tell"), st.tuples(st.sampled_from(MACHINES), events())),
    st.tuples(st.just("act"), st.tuples(acts, children)),
)


def do(live: LiveRoom, kind: str, fields: tuple) -> None:
    """What a request does with a room."""
    if kind == "sit":
        machine, profile, proved, take = fields
        live.set(seat(live.room, machine, profile, NOW, proved, take)[0])
    elif kind == "tell":
        machine, event = fields
        told = ()
        if event["n"] > live.room.machine(machine).last and may_tell(live.room, machine, event):
            told = (row_of(machine, event, NOW),)
            for profile in event["profiles"] if "part" in event else ():
                live.files.add(profile, event)
        live.set(hear(live.room, machine, event, NOW), told)
    else:
        name, profile = fields
        live.set(act(live.room, name, {"profile": profile, "on": True}, NOW))


def tried(live: LiveRoom, what: tuple) -> None:
    with suppress(RefusedError):
        do(live, *what)


def seen(live: LiveRoom) -> tuple[Room, list, list]:
    """All that is kept of a room."""
    told = [each[1:] for each in live.store.told()]
    children = {name: replace(child, id=str(bool(child.id))) for name, child in live.room.children.items()}
    return replace(live.room, children=children), [live.files.of(profile) for profile in PROFILES], told


@pytest.fixture(scope="module")
def processes(database):
    """Two servers of one database."""
    with (
        closing(PostgresRooms(database, lambda: NOW)) as one,
        closing(PostgresRooms(database, lambda: NOW)) as two,
    ):
        yield one, two


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 1), does), max_size=14), st.integers(1, 5))
def test_what_two_processes_do_in_any_order_is_what_one_would_have_done(
    processes, tmp_path_factory, what, together
):
    code = processes[0].new("here", "").code

    async def evening() -> list:
        lives = [each.open(code) for each in processes]
        order = []

        def one(process, what):
            order.append(what)
            tried(lives[process], what)

        for start in range(0, len(what), together):
            some = what[start : start + together]
            await asyncio.gather(*(lives[at].change(lambda at=at, w=w: one(at, w)) for at, w in some))
        await asyncio.gather(*(each.change(lambda: None) for each in lives))
        alone = LiveRoom(Sqlite(tmp_path_factory.mktemp("alone"), "here"), lambda: NOW)
        alone.room = Room("here")
        for each in order:
            await alone.change(lambda each=each: tried(alone, each))
        found = [seen(each) for each in (*lives, processes[1].open(code), alone)]
        alone.end()
        return found

    *others, alone = asyncio.run(evening())
    assert others == [alone] * 3
