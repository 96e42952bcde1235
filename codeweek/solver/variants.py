"""Variants of a level's maps: other maps that ask for the same thing and that the level's solution wins."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from codeweek.blocks.script import Script
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.run import Ready, prepared
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import has_variants, kind_of, python_text, solution
from codeweek.play.judge import already_won, won
from codeweek.worlds.kinds import Variants

SHORT = COMMAND * 400  # work of the solution on a variant, at most: a child has to watch it to its end


@dataclass(frozen=True)
class Variant:
    """A map, the index of the level's map it was made from, and the values that a program must say on it."""

    start: Start
    like: int
    said: tuple[Any, ...] | None = None


def own(level: Level) -> tuple[Variant, ...]:
    """The maps of a level, as variants of themselves."""
    return tuple(Variant(start, i, level.wanted(i).said) for i, start in enumerate(level.maps))


def on(level: Level, *maps: Variant) -> Level:
    """The level with these maps in place of its own."""
    said = tuple(variant.said or () for variant in maps) if level.said else ()
    inputs = tuple(level.answers(variant.like) for variant in maps)
    return replace(level, maps=tuple(variant.start for variant in maps), said=said, inputs=inputs)


@dataclass(frozen=True)
class Runner:
    """A program ready to run on any map of a level."""

    level: Level
    ready: Ready

    def run(self, variant: Variant) -> Trace:
        """Run the program on a map."""
        return self.ready(variant.start.world, self.level.answers(variant.like))

    def wins(self, variant: Variant, trace: Trace) -> bool:
        """Whether that run meets all the goals."""
        return won(kind_of(self.level), on(self.level, variant), (trace,))


def runner(level: Level, script: Script, work: int) -> Runner:
    """Compile a script, once for many maps."""
    text = python_text(level, script, "en")
    return Runner(level, prepared(text, kind_of(level).commands, Budget(work=work)))


class VariantMaker:
    """Makes variants of a level's maps, none twice; deterministic for a seed of `random`."""

    def __init__(self, level: Level, random: Random) -> None:
        self.level, self.random, self.variants = level, random, _variants(level)
        self.solved = runner(level, solution(level).script, SHORT)
        self.worlds = [start.world for start in level.maps]
        self.seen = set(self.worlds)
        ways = [set(self.solved.run(variant).columns().statements) for variant in own(level)]
        self.always = set.intersection(*ways)  # statements run on every map: a variant must need them too

    def candidate(self, changes: int) -> Variant | None:
        """A new variant with this many random changes; None when the map made is not one."""
        made = self.variants.variant(self.worlds, changes, self.random)
        if made is None or made[1] in self.seen:
            return None
        self.seen.add(made[1])
        return self.variant(*made)

    def variant(self, like: int, world: Any) -> Variant | None:
        """A world as a variant of map `like`; None when it is not one."""
        return self._asked(Variant(Start(world), like)) if self.variants.alike(self.worlds, world) else None

    def _asked(self, variant: Variant) -> Variant | None:
        """The variant with the goals that the solution's run gives it.

        None when the solution does not win there or leaves out a statement it always runs, or when an empty
        program wins.
        """
        trace = self.solved.run(variant)
        asked = self.variants.asked(trace.world, self.level.wanted(variant.like))
        variant = replace(variant, said=asked.said)
        if not self.always <= set(trace.columns().statements) or not self.solved.wins(variant, trace):
            return None
        return None if already_won(kind_of(self.level), on(self.level, variant)) else variant


def told(level: Level, variant: Variant) -> dict[str, Any]:
    """A variant as JSON: its map in the fields of a level file, and its origin; `read` reads it."""
    return {"map": dict(_variants(level).fields(variant.start.world)), "like": variant.like}


def read(level: Level, map: Mapping[str, Any], like: int) -> Variant | None:
    """The variant that `told` wrote; None when it is not one of this level."""
    if not has_variants(level) or not 0 <= like < len(level.maps):
        return None
    world, problems = kind_of(level).parse_map({**map, **level.everywhere})
    return None if problems else VariantMaker(level, Random(0)).variant(like, world)


def _variants(level: Level) -> Variants:
    make = kind_of(level).variants
    assert make is not None
    return make()
