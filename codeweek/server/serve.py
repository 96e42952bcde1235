"""Serves a folder on the local network, and says where it is."""

import io
import socket
from collections.abc import Callable
from pathlib import Path

import segno
import waitress

from codeweek.server.folder import application
from codeweek.text import Text

THREADS = 12
_ELSEWHERE = ("192.0.2.1", 9)  # an address of no computer (RFC 5737): nothing is sent to it


def serve(folder: Path, port: int, text: Text, say: Callable[[str], None]) -> int:
    """Serve until it is interrupted; 1 when the port is taken."""
    try:
        listening = socket.create_server(("", port))
    except OSError:
        say(text("cli.port_taken", port=port))
        return 1
    with listening:
        for line in welcome(addresses(listening.getsockname()[1]), text):
            say(line)
        waitress.serve(application(folder), sockets=[listening], threads=THREADS, _quiet=True)
    return 0


def addresses(port: int) -> list[str]:
    """Where the server can be found: by the others in the room first, then by this computer."""
    found = _own_address()
    return [*([f"http://{found}:{port}/"] if found else []), f"http://localhost:{port}/"]


def welcome(addresses: list[str], text: Text) -> list[str]:
    """What to show to who serves: the addresses, and the first one for a tablet's camera."""
    lines = [text("cli.serving"), *(f"  {address}" for address in addresses)]
    return [*lines, "", qr_code(addresses[0]), text("cli.serve_end")]


def qr_code(address: str) -> str:
    """An address as a QR code in half blocks."""
    drawn = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(drawn, border=2, compact=True)
    return drawn.getvalue()


def _own_address() -> str | None:
    """The address of this computer on its network, or None without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") else address
