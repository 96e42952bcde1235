"""The boards that the adult's code has opened, elsewhere than on the serving computer."""

from dataclasses import dataclass
from typing import TypedDict

BOARD_LASTS = 12 * 3600.0  # seconds for which a board stays open: an evening
MOST_BOARDS = 200  # that are remembered, the last ones


class BoardOpen(TypedDict):
    """A board that is open on another machine, and how many seconds ago it was opened."""

    id: str
    seconds: int


@dataclass(frozen=True)
class OpenBoard:
    """A board that the adult's code has opened; `mark`: of what only its browser was given."""

    mark: str
    at: float
    closed: bool = False

    def is_open(self, now: float) -> bool:
        """Whether its browser is the adult's."""
        return not self.closed and now - self.at < BOARD_LASTS
