"""Rooms that play, as `make bench` measures them, in small: what children tell comes to their board."""

import asyncio

import pytest

from benchmarks.children import ROOM, Class
from benchmarks.opened import several


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_what_twelve_children_tell_comes_to_their_board_whatever_process_it_looks_at(kind, request):
    async def play(rooms):
        children = Class(rooms, 12, ROOM)
        await children.enter()
        heard = await children.play(2.0, every=0.5)
        await children.leave()
        return heard

    database = request.getfixturevalue("database") if kind == "postgres" else kind
    with several(2, database, processes=2 if kind == "postgres" else 1) as opened:
        heard = asyncio.run(play(opened.rooms))
    assert heard.lost == 0
    assert len(heard.posts) == len(heard.shown) == 12 * 4
