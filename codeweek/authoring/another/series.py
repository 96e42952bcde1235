"""« Encore un comme celui-ci »: the levels like one level, in an order that is the same everywhere."""

from collections.abc import Iterator

from codeweek.authoring.another.levels import Looking, looked_for
from codeweek.authoring.another.written import told
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter, Pack

SEED = 0  # the same for all: the number alone tells one from the other


class Series:
    """Those like one level; what was found stays, so that the next one is looked for from there."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self._made: list[Level] = []
        self._search = looked_for(level, SEED)

    def look(self, number: int) -> Iterator[Looking | Level | None]:
        """Look for one, the first being 0: progress, then the level in words of its own, or None."""
        while len(self._made) <= number:
            found = next(self._search, None)
            if found is None:
                yield None
                return
            if isinstance(found, Looking):
                yield found
            else:
                self._made.append(found)
        yield told(self._made[number], number + 1)


def alone(level: Level) -> Pack:
    """A pack of this level, in which it is played."""
    return Pack(title=level.title, chapters=(Chapter("", level.title, look=level.look, levels=(level,)),))
