"""What a search tells: how far it is, and what it found."""

from dataclasses import dataclass

from codeweek.blocks.script import Script

EFFORT = 1_000_000  # pieces of programs looked at before a search ends by itself: some seconds
PACE = 2_000  # of them between two words of progress


@dataclass(frozen=True)
class SearchProgress:
    """How far a search is: the size being looked at, and the pieces of programs looked at so far."""

    size: int
    done: int


@dataclass(frozen=True)
class SearchResult:
    """What is known of the shortest programs that win a level on all its maps.

    `blocks`: the fewest blocks known to win, 0 when there is nothing to do, None when nothing known wins.
    `proven`: no shorter program of the level's blocks wins, as they fit in each other. A text can put what is
    true or not where a number goes, `range(wall_ahead())`: that is no program of blocks, and earns no star.
    `bound`: every program with at most so many blocks was looked at.
    `programs`: some of the shortest; none when only the level's own solution is known.
    `moves`: the fewest commands carried out that win one map after the other; None when that is not known.
    `outside`: block types of the level that the search does not speak, so that nothing is proven.
    `closed`: maps, from 0, that no commands of the level can win.
    """

    blocks: int | None
    proven: bool
    bound: int
    programs: tuple[Script, ...]
    moves: int | None
    outside: tuple[str, ...] = ()
    closed: tuple[int, ...] = ()


class Spent(Exception):  # noqa: N818 - nothing is wrong: the search ends here
    """The effort of a search is used up."""


class Effort:
    """What a search has looked at, counted; it ends at the same piece everywhere."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.done = 0
        self.told = 0
        self.size = 0

    def pay(self, pieces: int) -> bool:
        """Count pieces looked at; whether it is time for a word of progress."""
        self.done += pieces
        if self.done > self.most:
            raise Spent
        if self.done - self.told < PACE:
            return False
        self.told = self.done
        return True

    def progress(self) -> SearchProgress:
        """How far the search is."""
        return SearchProgress(self.size, self.done)
