"""Who listens to the room: each is told that there is something new, and takes the newest when it can.

Nothing waits in a queue, so nobody who is slow, or has stopped reading, makes the server grow.
"""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager

BOARD = ""  # the name of a board; a machine has its own


class Ears:
    """A bell for each who listens."""

    def __init__(self) -> None:
        self.ended = False
        self.addresses: Counter[str] = Counter()
        self._bells: dict[str, set[asyncio.Event]] = {}

    @contextmanager
    def listening(self, name: str, address: str) -> Iterator[asyncio.Event]:
        """A bell that rings when there is something for this name."""
        bell = asyncio.Event()
        self._bells.setdefault(name, set()).add(bell)
        self.addresses[address] += 1
        try:
            yield bell
        finally:
            self.addresses[address] -= 1
            self.addresses += Counter()  # those that listen no more
            self._bells[name].discard(bell)
            if not self._bells[name]:
                del self._bells[name]

    @property
    def machines(self) -> set[str]:
        """The machines that listen."""
        return {*self._bells} - {BOARD}

    def ring(self, names: Collection[str] | None) -> None:
        """There is something for these; None: for all."""
        for name in [*self._bells] if names is None else names:
            for bell in self._bells.get(name, ()):
                bell.set()

    def end(self) -> None:
        """Nobody listens any more."""
        self.ended = True
        self.ring(None)


async def rung(bell: asyncio.Event, seconds: float) -> bool:
    """Whether a bell rings within some seconds."""
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return False
    return True
