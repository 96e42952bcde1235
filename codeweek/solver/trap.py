"""Trap maps, or counterexamples: maps that the level's solution wins and the child's program loses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from codeweek.blocks.script import Script
from codeweek.blocks.speak import named
from codeweek.data import languages, text
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.levels.level import Level
from codeweek.levels.programs import count, has_variants, kind_of
from codeweek.play.judge import judge
from codeweek.solver.variants import Variant, VariantMaker, on, own, runner

TRIES = 50  # maps on which a program is run
PACE = 4  # candidate maps between two reports of progress
PATIENCE = 40  # candidate maps made at most, for each map to run on
SHARES = (5, 3, 2)  # shares of the tries for maps with one, two and three changes
PRAISED = 10  # maps won: with fewer, the child is not praised
ENOUGH = 6  # traps found before the smallest is chosen


@dataclass(frozen=True)
class Trying:
    """How far a search is: the maps that the program won so far."""

    done: int


@dataclass(frozen=True)
class Trap:
    """A map that the program loses, and the sentence that says why."""

    variant: Variant
    why: Diagnostic


@dataclass(frozen=True)
class Held:
    """No trap was found: the program won on this many other maps."""

    maps: int

    @property
    def praised(self) -> bool:
        """Whether these are enough maps to praise the child."""
        return self.maps >= PRAISED


def trap(level: Level, script: Script, tries: int = TRIES) -> Iterator[Trying | Trap | Held]:
    """Search a trap map, yielding progress every few maps; the last value is a Trap or Held."""
    if not has_variants(level):
        yield Held(0)
        return
    search = _Search(level, script)
    for changes, share in enumerate(SHARES, 1):
        yield from search.look(changes, tries * share // sum(SHARES))
        if search.traps:
            yield search.smallest()
            return
    yield Held(search.held)


def find(level: Level, script: Script, tries: int = TRIES) -> Trap | Held:
    """Run the search of a trap map to its end."""
    *_, last = trap(level, script, tries)
    assert not isinstance(last, Trying)
    return last


def trapped(level: Level, variant: Variant) -> Level:
    """The level with a trap map added after its own, and a question in place of its story."""
    start = replace(variant.start, trap=True)
    story = {code: text(code)("trap.story") for code in languages()}
    return replace(on(level, *own(level), replace(variant, start=start)), story=story)


class _Search:
    """One search of a trap map, and what it tried so far."""

    def __init__(self, level: Level, script: Script) -> None:
        self.level, self.script = level, script
        self.player = runner(level, script, level.work or Budget.work)
        self.maker = VariantMaker(level, Random(0))
        self.met = {self._way(variant) for variant in own(level)}
        self.traps: list[Variant] = []
        self.held = 0

    def look(self, changes: int, wanted: int) -> Iterator[Trying]:
        """Run the program on up to `wanted` new maps made with this many changes."""
        done = 0
        for looked in range(1, wanted * PATIENCE + 1):
            variant = self.maker.candidate(changes)
            done += variant is not None and self._tried(variant)
            if done >= wanted or len(self.traps) >= ENOUGH:
                return
            if not looked % PACE:
                yield Trying(self.held)

    def _tried(self, variant: Variant) -> bool:
        """Run the program on a map and count the result; False when the map shows nothing new."""
        trace = self.player.run(variant)
        way = self._way(variant)
        if way in self.met or trace.outcome == "needs_input":
            return False
        self.met.add(way)
        if self.player.wins(variant, trace):
            self.held += 1
        else:
            self.traps.append(variant)
        return True

    def _way(self, variant: Variant) -> tuple[object, ...]:
        """The statements that both programs run on a map: two maps with the same ones show the same thing."""
        runs = (player.run(variant) for player in (self.maker.solved, self.player))
        return (*(tuple(trace.columns().statements) for trace in runs), variant.said)

    def smallest(self) -> Trap:
        """The smallest trap, then the one with the shortest solution."""
        variant = min(self.traps, key=self._size)
        level, traces = on(self.level, variant), [self.player.run(variant)]
        verdict = judge(kind_of(level), level, traces, count(level, self.script))
        return Trap(variant, named(self.script, verdict.message))

    def _size(self, variant: Variant) -> tuple[int, int, str]:
        shown = kind_of(self.level).show(variant.start.world)
        return len(shown), len(self.maker.solved.run(variant)), shown
