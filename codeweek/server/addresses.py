"""Where the server is, for the others in the room, and as a code to photograph."""

import io
import socket

import segno

EVERYWHERE = "0.0.0.0"
_ELSEWHERE = ("192.0.2.1", 9)  # an address of no computer (RFC 5737): nothing is sent to it


def addresses(port: int, host: str = EVERYWHERE) -> list[str]:
    """The addresses of the server: for others in the room first, then for this computer."""
    if host != EVERYWHERE:
        return [f"http://{f'[{host}]' if ':' in host else host}:{port}/"]
    found = own_address()
    return [*([f"http://{found}:{port}/"] if found else []), f"http://localhost:{port}/"]


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
