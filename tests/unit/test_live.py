"""Rooms that play, as `make bench` measures them, in small: what children tell comes to their board."""

import asyncio

from benchmarks.children import ROOM, Class, Where
from benchmarks.live import room


def test_twelve_children_of_two_rooms_lose_no_event_on_the_way_to_their_board():
    async def play():
        children = Class([Where(each.port, each.port) for each in (one, other)], 12, ROOM)
        await children.enter()
        heard = await children.play(2.0, every=0.5)
        await children.leave()
        return heard

    with room() as one, room() as other:
        heard = asyncio.run(play())
    assert heard.lost == 0
    assert len(heard.posts) == len(heard.shown) == 12 * 4
