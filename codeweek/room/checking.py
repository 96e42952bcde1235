"""Wins as machines tell them, and what the server's core says of them when it has played them again."""

from dataclasses import dataclass, replace
from typing import Any

from codeweek.room.results import Key
from codeweek.room.room import Room


@dataclass(frozen=True)
class Win:
    """A win that nobody has checked, with the program that is said to have won."""

    profile: str
    key: Key
    program: Any

    @property
    def place(self) -> tuple[str, str]:
        """Its pack and its level."""
        return self.key[0], self.key[1]


def next_win(room: Room) -> Win | None:
    """A win to play again; None when there is nothing to do."""
    for child in room.children.values():
        for key, result in child.results.items():
            if result.program is not None:
                return Win(child.profile, key, result.program)
    return None


def checked(room: Room, win: Win, stars: int | None) -> Room:
    """The room once a win was played again: `stars` as the core counts them, None when it does not win."""
    child = room.child(win.profile)
    result = child.results.get(win.key)
    if result is None or result.program != win.program:
        return room  # erased, or won again meanwhile
    right = stars is not None and result.stars <= stars
    found = replace(result, program=None, checked=right)
    return room.changed(replace(child, results={**child.results, win.key: found}))
