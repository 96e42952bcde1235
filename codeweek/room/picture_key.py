"""A child's key: three pictures out of a wall of them, in any order, which every machine takes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from codeweek.room.child import Child
from codeweek.room.room import Room

# By what it is called, the sprite. The animals that a child may be are not among them.
PICTURES: Mapping[str, str] = {
    "apple": "stage/apple",
    "carrot": "robot/garden/item",
    "cheese": "stage/cheese",
    "wheat": "robot/terraces/item",
    "crown": "robot/castle/item",
    "star": "robot/space/item",
    "heart": "stage/heart",
    "ball": "stage/ball",
    "boat": "stage/boat",
    "house": "stage/house",
    "parcel": "pictures/parcel",
    "balloon": "robot/plaza/item",
    "key": "stage/key",
    "ghost": "stage/ghost",
    "crab": "stage/crab",
    "dog": "stage/dog",
    "duck": "stage/duck",
    "fish": "stage/fish",
    "mouse": "stage/mouse",
    "bird": "music/bird",
    "crystal": "robot/cave/item",
    "gear": "robot/factory/item",
    "pencil": "land/pencil",
    "drum": "land/drum",
    "piano": "land/piano",
    "note": "land/note",
    "book": "pictures/book",
    "bulb": "pictures/bulb",
    "hourglass": "pictures/hourglass",
    "letter": "pictures/letter",
    "magnifier": "pictures/magnifier",
    "padlock": "pictures/padlock",
    "suitcase": "pictures/suitcase",
    "robot": "pictures/robot",
    "trophy": "stage/won",
    "flag": "land/flag",
}
KEY = 3  # pictures: 7,140 keys
MANY, TELLS = 3, 1800.0  # wrong ones that the board tells of, and for how many seconds after the last


def read(value: Any) -> tuple[str, ...] | None:
    """The key of some pictures, in the order of the wall; None when it is none."""
    if not isinstance(value, list) or len(value) != KEY or not all(isinstance(each, str) for each in value):
        return None
    found = tuple(name for name in PICTURES if name in value)
    return found if len(found) == KEY else None


def keyless(room: Room, machine: str) -> list[str]:
    """The children who sit at a machine and have chosen no pictures yet."""
    return [profile for profile in room.machine(machine).profiles if not room.child(profile).pictures]


def chosen(room: Room, machine: str, profile: str, key: tuple[str, ...]) -> Room | None:
    """The room once a child has chosen; None when it may not: it does not sit there, or has its pictures."""
    if profile not in keyless(room, machine):
        return None
    return _announced(room, replace(room.child(profile), pictures=key))


def forgotten(room: Room, profile: str) -> Room:
    """The room where a child chooses other pictures, where it sits now or next."""
    return _announced(room, replace(room.child(profile), pictures=(), missed=0))


def _announced(room: Room, child: Child) -> Room:
    """The room with a child; its machine, another record of which is there, hears of it."""
    machine = room.machines.get(child.machine)
    return room.changed(child, *([replace(machine)] if machine else []))


def opened(room: Room, profile: str, key: tuple[str, ...], now: float) -> tuple[Room, bool]:
    """Whether these are the pictures of a child, and the room that counts those that are not."""
    child = room.child(profile)
    if child.pictures == key:
        return room, True
    return room.changed(replace(child, missed=_lately(child, now) + 1, missed_at=now)), False


def told(child: Child, now: float) -> int:
    """How often wrong pictures were shown for a child lately; 0 while it may have been the child."""
    found = _lately(child, now)
    return found if found >= MANY else 0


def _lately(child: Child, now: float) -> int:
    return child.missed if now - child.missed_at < TELLS else 0
