"""A room that plays: children tell and listen, a board hears of all; beside a bare server with the same."""

import asyncio
from collections.abc import Sequence
from statistics import quantiles
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.children import ECHO, ROOM, Class, Heard, Peer
from benchmarks.opened import Opened, echo, one, several
from benchmarks.rows import Row, alone, beside, budget
from benchmarks.serving import use

SIZES, FEW = ((30, 1), (500, 8), (2000, 31)), ((12, 2),)  # children and rooms
SECONDS, SHORT = 20.0, 10.0
SOON = 2.0  # seconds until the board shows what a child did


class Measured(NamedTuple):
    """What came of it; `processor` of servers, `database` and `clients`: % of a core; `memory`: MB."""

    heard: Heard
    processor: float
    database: float
    clients: float
    memory: float


def rows(quick: bool) -> list[Row]:
    """For each number of children, what they see of the room and of the bare server."""
    seconds = SHORT if quick else SECONDS
    found: list[Row] = []
    for children, count in FEW if quick else SIZES:
        with one() if count == 1 else several(count) as opened:
            ours = measured(opened, children, seconds, ROOM)
        with echo(count) as opened:
            bare = measured(opened, children, seconds, ECHO)
        found += table("live", f"{children:,} children", ours, bare)
    return found


def measured(opened: Opened, children: int, seconds: float, peer: Peer) -> Measured:
    """Let the children play, and see what the servers use meanwhile."""

    async def play() -> Measured:
        those = Class(opened.rooms, children, peer)
        await those.enter()
        begun, before = perf_counter(), busy()
        heard = await those.play(seconds)
        took, after = perf_counter() - begun, busy()
        memory = use(opened.servers).memory
        await those.leave()
        shares = [100 * (then - now) / took for now, then in zip(before, after, strict=True)]
        return Measured(heard, shares[0], shares[1], shares[2], memory)

    def busy() -> tuple[float, float, float]:
        return use(opened.servers).processor, use(opened.database).processor, process_time()

    return asyncio.run(play())


def table(part: str, who: str, ours: Measured, bare: Measured) -> list[Row]:
    """The rows of some children: their posts, the board, what both servers use; no event may be lost."""

    def pair(what: str, unit: str, one: float, other: float) -> Row:
        return beside(part, f"{who}: {what}", [one], unit, f"bare server, {unit}", [other])

    told, echoed = ours.heard, bare.heard
    name = f"{who}: events lost of {len(told.posts):,}"
    share = 100 * told.checked / told.won if told.won else 100
    return [
        pair("post answered, p99", "ms", p99(told.posts), p99(echoed.posts)),
        pair("event on the board, p99", "ms", p99(told.shown), p99(echoed.shown)),
        budget(part, f"{who}: last event on the board", [max(told.shown)], "s", SOON),
        budget(part, name, [told.lost], "", 0),
        pair("processor", "% of a core", ours.processor, bare.processor),
        pair("memory", "MB", ours.memory, bare.memory),
        alone(part, f"{who}: processor of those who play them", [ours.clients], "% of a core"),
        alone(part, f"{who}: winners whose wins were played again by the end", [share], "%"),
    ]


def p99(seconds: Sequence[float]) -> float:
    """Milliseconds that one in a hundred takes longer than."""
    return 1000 * quantiles(seconds, n=100, method="inclusive")[-1]
