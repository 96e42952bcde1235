"""Finds rooms on the network: a question to everybody, which a server of a room answers."""

import json
import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import product
from typing import NamedTuple

from codeweek.desktop.room.address import PORTS, Address
from codeweek.desktop.room.wire import Wire

ASKED = b"codeweek?"
WAIT = 1.5  # seconds for answers
EVERYBODY = "255.255.255.255"
LONGEST = 600  # bytes of an answer


class Found(NamedTuple):
    """A room that answers."""

    address: Address
    room: str


def rooms(ports: Iterable[int] = PORTS, wait: float = WAIT) -> tuple[Found, ...]:
    """Those that answer in time; this computer is asked too. No network: none."""
    found: dict[Address, Found] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        for place in product((EVERYBODY, "127.0.0.1"), ports):
            with suppress(OSError):
                asking.sendto(ASKED, place)
        until = time.monotonic() + wait
        while (left := until - time.monotonic()) > 0:
            asking.settimeout(left)
            try:
                content, (host, _) = asking.recvfrom(LONGEST)
            except OSError:
                break
            if there := _read(content, host):
                found.setdefault(there.address, there)
    return _each_once(tuple(found.values()))


def room_at(address: Address, patience: float = 3.0) -> str:
    """The name of the room at an address; empty when nothing answers, or something else does."""
    wire = Wire(address, patience)
    try:
        answer = wire.ask("api/room")
    except OSError:
        return ""
    finally:
        wire.close()
    name = answer.value.get("room") if isinstance(answer.value, dict) else None
    return name if answer.status == 200 and isinstance(name, str) else ""


def _read(content: bytes, host: str) -> Found | None:
    try:
        told = json.loads(content)
        port, room = told["port"], told["room"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    right = type(port) is int and 0 < port < 65536 and isinstance(room, str)
    return Found(Address(host, port), room) if right else None


def _each_once(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """A room that answers from two addresses of one computer is one room."""
    by_room: dict[str, Found] = {}
    for each in found:
        known = by_room.get(each.room)
        if known is None or known.address.host.startswith("127."):
            by_room[each.room] = each
    return tuple(by_room.values())
