"""What the server tells as it happens, as Server-Sent Events: the whole of it at once and at each change."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from time import thread_time

from starlette.requests import Request
from starlette.responses import StreamingResponse

from codeweek.server.requests.request_guard import HERE, RefusedError, address
from codeweek.server.rooms.live_room import BOARD, LiveRoom, rung

BEAT = 15.0  # seconds between two signs of life
GAP = 0.2  # seconds between two changes that are told to a machine
REST = 4  # times as long as a board took to make, nothing is made of it: a fifth of the processor
LONGEST_REST = 0.2  # seconds: what else the processor did meanwhile is no fault of the board
LOOK = 5.0  # seconds after which a board is shown again: what it says of time has changed
MOST = 40  # that listen from one other computer
_COMMENT = b": \n\n"


def stream(told: AsyncIterator[bytes]) -> StreamingResponse:
    """The answer that never ends."""
    return StreamingResponse(told, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def room_for(request: Request, live: LiveRoom) -> str:
    """The address of somebody who may listen too; RefusedError when enough do from there."""
    found = address(request)
    if found not in HERE and live.subscribers.addresses[found] >= MOST:
        raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "slow", BEAT)
    request.state.listens = True
    return found


async def orders_of(live: LiveRoom, machine: str, address: str) -> AsyncIterator[bytes]:
    """The orders of a machine, when what they want has changed."""
    sent = None
    with live.subscribers.listening(machine, address) as bell:
        live.hear(machine)
        while not live.subscribers.ended:
            bell.clear()
            wanted = live.wants(machine)
            if wanted != sent:
                sent = wanted
                yield _data(json.dumps(live.orders(machine)).encode("ascii"))
                await asyncio.sleep(GAP)
            elif not await rung(bell, BEAT):
                live.hear(machine)
                yield _COMMENT


async def boards(live: LiveRoom, address: str, may: Callable[[], bool]) -> AsyncIterator[bytes]:
    """The board, at each change, and when only the time has gone on; as long as it `may` be seen."""
    with live.subscribers.listening(BOARD, address) as bell:
        while not live.subscribers.ended and may():
            bell.clear()
            began = thread_time()
            text = live.board()
            rest = min(LONGEST_REST, REST * (thread_time() - began))
            yield _data(text)
            await asyncio.sleep(rest)
            await rung(bell, LOOK)


def _data(text: bytes) -> bytes:
    return b"data: " + text + b"\n\n"
