"""Where the server is: its addresses, a code to photograph, an answer to windows that look for it."""

import asyncio
import io
import json
import socket
from contextlib import suppress
from typing import Any

import segno

EVERYWHERE = "0.0.0.0"
_ELSEWHERE = ("192.0.2.1", 9)  # an address of no computer (RFC 5737): nothing is sent to it


def addresses(port: int, host: str = EVERYWHERE) -> list[str]:
    """The addresses of the server: for others in the room first, then for this computer."""
    if host != EVERYWHERE:
        return [f"http://{f'[{host}]' if ':' in host else host}:{port}/"]
    address = own_address()
    return [*([f"http://{address}:{port}/"] if address else []), f"http://localhost:{port}/"]


def qr_rows(address: str) -> tuple[tuple[bool, ...], ...]:
    """The same as rows of squares, dark or not; the light edge is for who draws them."""
    code = segno.make(address, error="m", micro=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)


def qr_code(address: str) -> str:
    """An address as a QR code in half blocks."""
    drawn = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(drawn, border=2, compact=True)
    return drawn.getvalue()


def own_address() -> str | None:
    """The address of this computer on its network, or None without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") else address


LONGEST = 300  # letters
_BORDER = 4  # modules: some cameras find none with less


def qr_svg(address: str) -> bytes:
    """An address as a QR code, in SVG. Raises ValueError when it is too long, or nothing."""
    if not 0 < len(address) <= LONGEST:
        raise ValueError("text")
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, border=_BORDER, omitsize=True, light="#fff"
    )
    return drawn.getvalue()


ASKED = b"codeweek?"


class DiscoveryProtocol(asyncio.DatagramProtocol):
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
                lambda: DiscoveryProtocol(room, port), sock=asking
            )
        except OSError:
            asking.close()
            raise
        return transport
    return None
