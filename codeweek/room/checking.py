"""Wins as machines tell them, and what the server's core says of them when it has played them again."""

from dataclasses import dataclass, replace
from typing import Any

from codeweek.room.room import Room


@dataclass(frozen=True)
class Win:
    """A win that nobody has checked, with the program that is said to have won."""

    profile: str
    pack: str
    level: str
    stars: int
    program: Any


def next_win(room: Room) -> Win | None:
    """A win to play again; None when there is nothing to do."""
    for child in room.children.values():
        for (pack, level), program in child.unproved.items():
            return Win(child.profile, pack, level, child.stars[pack, level], program)
    return None


def checked(room: Room, win: Win, stars: int | None) -> Room:
    """The room once a win was played again: `stars` as the core counts them, None when it does not win."""
    child, place = room.child(win.profile), (win.pack, win.level)
    if place not in child.unproved or child.unproved[place] != win.program:
        return room  # erased, or won again meanwhile
    unproved = {each: program for each, program in child.unproved.items() if each != place}
    right = stars is not None and child.stars[place] <= stars
    proved = child.checked | {place} if right else child.checked
    return room.changed(replace(child, unproved=unproved, checked=proved))
