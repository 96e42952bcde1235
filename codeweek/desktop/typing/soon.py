"""What takes a disk and may wait for a moment between two keys."""

from collections.abc import Callable

QUIET, LATEST = 0.15, 0.6  # seconds without a key; seconds at the most


class Soon:
    """Something that is done once nothing was asked for a moment, or a little later at the latest."""

    def __init__(self, do: Callable[[], object]) -> None:
        self.do = do
        self._quiet = self._waited = 0.0
        self._asked = False

    @property
    def due(self) -> bool:
        """Whether it was asked, and is still to be done."""
        return self._asked

    def ask(self) -> None:
        """It is to be done, soon."""
        if not self._asked:
            self._waited = 0.0
        self._asked, self._quiet = True, 0.0

    def now(self) -> None:
        """Do it at once, if it was asked."""
        asked, self._asked = self._asked, False
        if asked:
            self.do()

    def tick(self, dt: float) -> None:
        """Let time pass."""
        self._quiet, self._waited = self._quiet + dt, self._waited + dt
        if self._quiet >= QUIET or self._waited >= LATEST:
            self.now()
