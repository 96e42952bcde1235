"""« Encore un comme celui-ci »: when a level on which help was needed comes back, as another one like it.

After some levels won, and once more after others; what counts is how many levels are won, and no date.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from codeweek.progress.numbered import is_number

if TYPE_CHECKING:
    from codeweek.levels.level import Level
    from codeweek.packs.pack import Pack  # its module reads YAML, and that library is slow to load

# Of a level: how many others like it were won; how many levels were won when its wait began; which wait that
# is, 0 being none.
Again = tuple[int, int, int]
NEVER: Again = (0, 0, 0)
SPACES = (3, 10)  # levels won until a level comes back, and until it comes back once more
EARLY = 3  # first levels of a pack, which have no others: one learns what a level is
MOST_AGAIN = 10**6
KEY = "another"  # of a level made like another one, alone in its pack: no file of a child and no room has it


class Ways(Protocol):
    """What is asked of a child's progress."""

    @property
    def again(self) -> Mapping[str, Again]: ...
    @property
    def stars(self) -> Mapping[str, int]: ...
    @property
    def wins(self) -> int: ...


def offers(pack: "Pack", level: "Level", others: "Callable[[Level], bool]") -> bool:
    """Whether another one like a level is offered; `others`: whether there may be any."""
    return level.id in [each.id for each in pack.levels[EARLY:]] and others(level)


def due(pack: "Pack", progress: Ways, others: "Callable[[Level], bool]") -> "Level | None":
    """The level of which another one is to come now: that which waits for longest."""
    waits = [level for level in pack.levels if level.id in progress.again and progress.stars.get(level.id)]
    here = [level for level in waits if is_due(progress.again[level.id], progress.wins)]
    offered = [level for level in here if offers(pack, level, others)]
    return min(offered, key=lambda level: progress.again[level.id][1], default=None)


def is_due(again: Again, wins: int) -> bool:
    """Whether a wait is over when so many levels were won."""
    _, since, wait = again
    return wait > 0 and wins - since >= SPACES[wait - 1]


def practised(again: Again, wins: int, helped: bool) -> Again:
    """The same after another one was won, of so many levels before; it is one of the levels won.

    With help it begins anew. One that was won before it was due changes nothing of the wait.
    """
    won, since, wait = again
    after = wins + 1
    if helped:
        return (won + 1, after, 1)
    if is_due(again, wins):
        return (won + 1, after, wait + 1) if wait < len(SPACES) else (won + 1, 0, 0)
    return (won + 1, since + 1, wait) if wait else (won + 1, 0, 0)


def is_again(value: Any) -> bool:
    """Whether plain data is this of a level."""
    right = isinstance(value, list) and len(value) == len(NEVER) and all(map(is_number, value))
    return right and max(value) <= MOST_AGAIN and value[-1] <= len(SPACES)


def again_of(value: Any) -> Again:
    """The same from such data."""
    won, since, wait = value
    return won, since, wait
