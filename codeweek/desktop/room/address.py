"""The address of a room: as it is typed from a board, in as few digits as can be."""

import re
from typing import NamedTuple

PORT = 8000
PORTS = range(PORT, PORT + 10)  # the others are for when another program has the first
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")


class Address(NamedTuple):
    """A computer and its port."""

    host: str
    port: int

    @property
    def written(self) -> str:
        """As it is typed: without what is understood."""
        return self.host if self.port == PORT else f"{self.host}:{self.port}"


def read(typed: str, own: str = "") -> Address | None:
    """What was typed: an address, or only its last numbers, those of this computer (`own`) before them.

    `20` or `1.20` on 192.168.1.37 is 192.168.1.20. None when it is no address.
    """
    rest = typed.strip().lower().replace(",", ".").removeprefix("http://").partition("/")[0]
    host, colon, port = rest.partition(":")
    if colon and not (port.isdecimal() and 0 < int(port) < 65536):
        return None
    numbers = host.split(".")
    if all(each.isdecimal() for each in numbers):
        host = _whole(numbers, own)
    if not host or not _HOST.fullmatch(host):
        return None
    return Address(host, int(port) if colon else PORT)


def _whole(numbers: list[str], own: str) -> str:
    before = own.split(".")
    if len(numbers) < 4 and len(before) == 4:
        numbers = [*before[: 4 - len(numbers)], *numbers]
    right = len(numbers) == 4 and all(len(each) < 4 and int(each) < 256 for each in numbers)
    return ".".join(str(int(each)) for each in numbers) if right else ""
