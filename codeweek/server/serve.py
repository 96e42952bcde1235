"""Serves a folder on the local network, and says where it is."""

import errno
import io
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import segno

from codeweek.server.folder import application
from codeweek.server.listening import Server
from codeweek.text import Text

EVERYWHERE = "0.0.0.0"
_ELSEWHERE = ("192.0.2.1", 9)  # an address of no computer (RFC 5737): nothing is sent to it
_WHY = {errno.EADDRINUSE: "port_taken", errno.EACCES: "port_refused", errno.EPERM: "port_refused"}


def serve(folder: Path, host: str, port: int, text: Text, say: Callable[[str], None]) -> int:
    """Serve until interrupted; 1 when the port or the address is not available."""
    try:
        listening = socket.create_server((host, port), family=_family(host))
    except OSError as why:
        say(text(f"cli.{_WHY.get(why.errno or 0, 'host_unknown')}", port=port, host=host))
        return 1
    with listening:
        for line in welcome(addresses(listening.getsockname()[1], host), text):
            say(line)
        with suppress(KeyboardInterrupt):
            Server(application(folder)).run(sockets=[listening])
    return 0


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def addresses(port: int, host: str = EVERYWHERE) -> list[str]:
    """The addresses of the server: for others in the room first, then for this computer."""
    if host != EVERYWHERE:
        return [f"http://{f'[{host}]' if ':' in host else host}:{port}/"]
    found = _own_address()
    return [*([f"http://{found}:{port}/"] if found else []), f"http://localhost:{port}/"]


def welcome(addresses: list[str], text: Text) -> list[str]:
    """The text to print when serving: the addresses, and the first one as a QR code."""
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
