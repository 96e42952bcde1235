"""Levels like a level, each proved: its minimum, and that its idea cannot be left out; in a steady order."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from codeweek.authoring.another.level_makers import SORTS, Seen
from codeweek.authoring.another.which import refused
from codeweek.authoring.another.written_level import told
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import count, kind_of, palette, python_text, solution
from codeweek.packs.pack import Chapter, Pack
from codeweek.play.judge import already_won
from codeweek.solver.iterative_deepening import wins
from codeweek.solver.language import uses, within
from codeweek.solver.result import SearchResult
from codeweek.solver.search import search

PROGRAMS = 300  # that are tried at most, for one level
EFFORT, WORLDS = 200_000, 20_000  # candidates and states of a proof: a second
CLOSE = 1.0  # points of difficulty between a level and another one like it
STEPS = (0.5, 4.0)  # points that an easier or a harder one is away


@dataclass(frozen=True)
class Looking:
    """A search that goes on: the programs that were tried for the level that is being made."""

    tried: int = 0


def others(level: Level, seed: int, step: int = 0) -> Iterator[Level]:
    """Levels to make like a level, no two alike, until none is found for long; a seed is the same everywhere.

    Each needs as many blocks (`step` more), proved; is as hard within a point; cannot be won within its limit
    without the level's idea; and is about as large, with the same look.
    """
    return (found for found in looked_for(level, seed, step) if isinstance(found, Level))


def looked_for(level: Level, seed: int, step: int = 0) -> Iterator[Looking | Level]:
    """The same, yielding progress too: a search may take seconds, and nothing is to wait for it."""
    if not refused(level):
        yield from _Maker(level, Random(f"{seed} {step}"), step).run()


class _Maker:
    """Makes levels like one; `seen` are the maps that were there."""

    def __init__(self, level: Level, random: Random, step: int) -> None:
        self.step, self.kind = step, kind_of(level)
        self.level = to_make(level)
        self.own = solution(level).script
        self.size = count(level, self.own)
        self.maker = SORTS[level.kind].maker(self.level, random)
        self.seen = Seen(level.kind, (start.world for start in level.maps))

    def run(self) -> Iterator[Looking | Level]:
        """All of them; the end comes after PROGRAMS programs that made none."""
        self.known = yield from _searched(self.level)
        if not self.known.proven or self.known.blocks != self.size:
            return
        while level := (yield from self._next()):
            yield level

    def _next(self) -> Generator[Looking, None, Level | None]:
        for tried in range(PROGRAMS):
            yield Looking(tried)
            level = self._made()
            if level and (yield from self._proved(level)):
                self.seen.add(start.world for start in level.maps)
                return replace(level, proved=self.size + self.step)
        return None

    def _made(self) -> Level | None:
        """A level of one more program, that it wins and an empty one does not; None when no map fits.

        More than half of its maps are none that were there.
        """
        script = self.maker.program(self.step)
        if script is None or count(self.level, script) != self.size + self.step:
            return None
        text, maps = python_text(self.level, script, "en"), list[Any]()
        for number in range(len(self.level.maps)):
            world = self.maker.world(text, number, maps)
            if world is None:
                return None
            maps.append(world)
        if not self.seen.are_new(maps):
            return None
        limit = self.level.limit and self.level.limit + self.step
        made = replace(self.level, maps=tuple(map(Start, maps)), solution=text.source, limit=limit)
        return made if wins(made, solution(made).script) and not already_won(self.kind, made) else None

    def _proved(self, made: Level) -> Generator[Looking, None, bool]:
        """Whether its solution is proved to be the shortest, as hard as wanted, and needs the idea."""
        most = None if SORTS[made.kind].alternatives else self.size + self.step - 1
        answer = yield from _searched(made, most=most)
        if not answer.proven or answer.blocks != self.size + self.step or not self._as_hard(answer):
            return False
        if made.mode == "parsons":  # its pieces say what is used
            return True
        if not uses(self.own) & set(made.concept):  # it comes before its chapter's idea
            return True
        limit = within(made, answer.blocks)
        without = yield from _searched(made, frozenset(made.concept), limit)
        return not without.programs and (bool(without.closed) or without.bound >= limit)

    def _as_hard(self, answer: SearchResult) -> bool:
        """Whether it is as hard as wanted, by `report.difficulty`: blocks and moves, all else being equal."""
        if (answer.moves is None) != (self.known.moves is None):
            return False
        moves = (answer.moves or 0) - (self.known.moves or 0)
        points = self.step + moves / 10 / len(self.level.maps)
        if not self.step:
            return abs(points) <= CLOSE
        least, most = STEPS
        return least <= points * self.step / abs(self.step) <= most


def to_make(level: Level) -> Level:
    """The level with nothing given: a program to make with the blocks that it offers, or of its pieces."""
    if level.mode == "parsons":
        return level
    return replace(level, mode="make", given="", model="", toolbox=palette(level), minimum=None, proved=None)


def _searched(
    level: Level, without: frozenset[str] = frozenset(), most: int | None = None
) -> Generator[Looking, None, SearchResult]:
    for found in search(level, without, EFFORT, most, WORLDS):
        if isinstance(found, SearchResult):
            return found
        yield Looking()
    raise AssertionError("a search ends with its answer")


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
