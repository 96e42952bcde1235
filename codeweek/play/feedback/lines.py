"""What a hero says of its own: a greeting, a word while it waits, its joy. Never the same twice in a row."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

IDLE = 25.0  # seconds without an event after which a hero that waits says something
SERIOUS = 3  # tries of a level not yet won after which it does not joke

Said = TypeVar("Said")


class InTurn:
    """Says things one after another, each list in its own turn."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()

    def next(self, name: str, things: Sequence[Said]) -> Said | None:
        """The next one of a list, by the list's name; None of an empty one."""
        if not things:
            return None
        found = things[self._count[name] % len(things)]
        self._count[name] += 1
        return found
