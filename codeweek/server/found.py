"""Lets the windows of a network find the room: a question to everybody by UDP, on the port of the page."""

import asyncio
import json
import socket
from contextlib import suppress
from typing import Any

ASKED = b"codeweek?"


class Found(asyncio.DatagramProtocol):
    """Answers who asks for a room: its name, and the port of the page."""

    def __init__(self, room: str, port: int) -> None:
        self._answer = json.dumps({"room": room, "port": port}).encode("ascii")
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Answer through this."""
        self._transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Answer the question, and nothing else."""
        if data == ASKED:
            self._transport.sendto(self._answer, addr)


async def answering(room: str, host: str, port: int) -> asyncio.BaseTransport | None:
    """Answer until it is closed; None when another program has the port: then nobody finds the room."""
    with suppress(OSError):
        asking = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM)
        try:
            asking.bind((host, port))
            transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
                lambda: Found(room, port), sock=asking
            )
        except OSError:
            asking.close()
            raise
        return transport
    return None
