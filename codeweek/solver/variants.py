"""Other maps like those of a level: they ask the same thing, and the level's own solution wins them."""

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

SHORT = COMMAND * 400  # work of a solution that a child would watch to its end


@dataclass(frozen=True)
class Variant:
    """A map; the number of the level's own map it came from; what a program must say on it."""

    start: Start
    like: int
    said: tuple[Any, ...] | None = None


def own(level: Level) -> tuple[Variant, ...]:
    """The maps of a level."""
    return tuple(Variant(each, i, level.wanted(i).said) for i, each in enumerate(level.maps))


def on(level: Level, *maps: Variant) -> Level:
    """A level on these maps in the place of its own."""
    said = tuple(each.said or () for each in maps) if level.said else ()
    inputs = tuple(level.answers(each.like) for each in maps)
    return replace(level, maps=tuple(each.start for each in maps), said=said, inputs=inputs)


@dataclass(frozen=True)
class Runner:
    """A program ready to run on any map of a level."""

    level: Level
    ready: Ready

    def run(self, variant: Variant) -> Trace:
        """What the program does there."""
        return self.ready(variant.start.world, self.level.answers(variant.like))

    def wins(self, variant: Variant, trace: Trace) -> bool:
        """Whether that run reaches everything."""
        return won(kind_of(self.level), on(self.level, variant), (trace,))


def runner(level: Level, script: Script, work: int) -> Runner:
    """A script made ready."""
    text = python_text(level, script, "en")
    return Runner(level, prepared(text, kind_of(level).commands, Budget(work=work)))


class VariantMaker:
    """Makes other maps of a level, none twice; by the seed of `random`, always the same."""

    def __init__(self, level: Level, random: Random) -> None:
        self.level, self.random, self.variants = level, random, _variants(level)
        self.solved = runner(level, solution(level).script, SHORT)
        self.worlds = [each.world for each in level.maps]
        self.seen = set(self.worlds)
        ways = [set(self.solved.run(each).reel().statements) for each in own(level)]
        self.always = set.intersection(*ways)  # what the solution does on every map is what they are about

    def candidate(self, changes: int) -> Variant | None:
        """A map that so many changes made; None when it is not alike."""
        made = self.variants.variant(self.worlds, changes, self.random)
        if made is None or made[1] in self.seen:
            return None
        self.seen.add(made[1])
        return self.variant(*made)

    def variant(self, like: int, world: Any) -> Variant | None:
        """A world as a variant, when it is one."""
        return self._asked(Variant(Start(world), like)) if self.variants.alike(self.worlds, world) else None

    def _asked(self, variant: Variant) -> Variant | None:
        """A map with what it asks, as the solution does it.

        None where the solution does not win, has no use for a part of it, or where doing nothing wins.
        """
        trace = self.solved.run(variant)
        asked = self.variants.asked(trace.world, self.level.wanted(variant.like))
        variant = replace(variant, said=asked.said)
        if not self.always <= set(trace.reel().statements) or not self.solved.wins(variant, trace):
            return None
        return None if already_won(kind_of(self.level), on(self.level, variant)) else variant


def told(level: Level, variant: Variant) -> dict[str, Any]:
    """A map as a level file writes it, and the number of the map it came from: what `read` reads back."""
    return {"map": dict(_variants(level).fields(variant.start.world)), "like": variant.like}


def read(level: Level, map: Mapping[str, Any], like: int) -> Variant | None:
    """The map that was told; None when it is no variant."""
    if not has_variants(level) or not 0 <= like < len(level.maps):
        return None
    world, problems = kind_of(level).parse_map({**map, "auto_pick": level.auto_pick})
    return None if problems else VariantMaker(level, Random(0)).variant(like, world)


def _variants(level: Level) -> Variants:
    make = kind_of(level).variants
    assert make is not None
    return make()
