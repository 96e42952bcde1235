"""The outcome of a search, its progress, and the budget that stops it."""

from dataclasses import dataclass

from codeweek.blocks.script import Script

EFFORT = 1_000_000  # candidates (programs and fragments) before a search gives up: a few seconds
PACE = 2_000  # candidates between two reports of progress


@dataclass(frozen=True)
class SearchProgress:
    """How far a search is: the program size (in blocks) it is at, and the candidates examined so far."""

    size: int
    done: int


@dataclass(frozen=True)
class SearchResult:
    """The shortest known programs that win a level on all its maps.

    `blocks`: the size of the shortest known winning program, 0 when every map is won at the start, None when
    no winning program is known.
    `proven`: no shorter program made of the level's blocks wins. Python text that no blocks can express, such
    as `range(wall_ahead())`, is not considered; it earns no star.
    `bound`: every program of at most this many blocks was covered.
    `programs`: some of the shortest; empty when only the level's own solution is known.
    `moves`: the fewest commands that win each map, summed over the maps; None when unknown.
    `outside`: block types of the level that the search does not support; with any of them nothing is proven.
    `closed`: indexes of the maps that no sequence of the level's commands can win.
    """

    blocks: int | None
    proven: bool
    bound: int
    programs: tuple[Script, ...]
    moves: int | None
    outside: tuple[str, ...] = ()
    closed: tuple[int, ...] = ()


class Spent(Exception):  # noqa: N818 - nothing is wrong: the search ends here
    """The search has used up its budget."""


class Effort:
    """The budget of a search, counted in candidates, not time: it ends at the same one everywhere."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.done = 0
        self.told = 0
        self.size = 0

    def pay(self, pieces: int) -> bool:
        """Count candidates; return whether progress should be reported now. Raises Spent over the budget."""
        self.done += pieces
        if self.done > self.most:
            raise Spent
        if self.done - self.told < PACE:
            return False
        self.told = self.done
        return True

    def progress(self) -> SearchProgress:
        """The progress to report now."""
        return SearchProgress(self.size, self.done)
