"""Other maps of the family of a level: they ask the same thing, and the level's own solution wins them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from codeweek.blocks.script import Script
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.run import Ready, prepared
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import has_family, kind_of, python_text, solution
from codeweek.play.judge import already_won, won
from codeweek.worlds.kinds import Family

SHORT = COMMAND * 400  # work of a solution that a child would watch to its end


@dataclass(frozen=True)
class Member:
    """A map; the number of the level's own map it came from; what a program must say on it."""

    start: Start
    like: int
    said: tuple[Any, ...] | None = None


def own(level: Level) -> tuple[Member, ...]:
    """The maps of a level."""
    return tuple(Member(each, i, level.wanted(i).said) for i, each in enumerate(level.maps))


def on(level: Level, *maps: Member) -> Level:
    """A level on these maps in the place of its own."""
    said = tuple(each.said or () for each in maps) if level.said else ()
    inputs = tuple(level.answers(each.like) for each in maps)
    return replace(level, maps=tuple(each.start for each in maps), said=said, inputs=inputs)


@dataclass(frozen=True)
class Runner:
    """A program ready to run on any map of a level."""

    level: Level
    ready: Ready

    def run(self, member: Member) -> Trace:
        """What the program does there."""
        return self.ready(member.start.world, self.level.answers(member.like))

    def wins(self, member: Member, trace: Trace) -> bool:
        """Whether that run reaches everything."""
        return won(kind_of(self.level), on(self.level, member), (trace,))


def runner(level: Level, script: Script, work: int) -> Runner:
    """A script made ready."""
    text = python_text(level, script, "en")
    return Runner(level, prepared(text, kind_of(level).commands, Budget(work=work)))


class Kin:
    """Makes other maps of a level, none twice; by the seed of `random`, always the same."""

    def __init__(self, level: Level, random: Random) -> None:
        self.level, self.random, self.family = level, random, _family(level)
        self.solved = runner(level, solution(level).script, SHORT)
        self.worlds = [each.world for each in level.maps]
        self.seen = set(self.worlds)
        ways = [set(self.solved.run(each).reel().statements) for each in own(level)]
        self.always = set.intersection(*ways)  # what the solution does on every map is what they are about

    def candidate(self, changes: int) -> Member | None:
        """A map that so many changes made; None when it is not of the family."""
        made = self.family.variant(self.worlds, changes, self.random)
        if made is None or made[1] in self.seen:
            return None
        self.seen.add(made[1])
        return self.member(*made)

    def member(self, like: int, world: Any) -> Member | None:
        """A world as a map of the family, when it is one."""
        return self._asked(Member(Start(world), like)) if self.family.akin(self.worlds, world) else None

    def _asked(self, member: Member) -> Member | None:
        """A map with what it asks, as the solution does it.

        None where the solution does not win, has no use for a part of it, or where doing nothing wins.
        """
        trace = self.solved.run(member)
        member = replace(member, said=self.family.asked(trace.world, self.level.wanted(member.like)).said)
        if not self.always <= set(trace.reel().statements) or not self.solved.wins(member, trace):
            return None
        return None if already_won(kind_of(self.level), on(self.level, member)) else member


def told(level: Level, member: Member) -> dict[str, Any]:
    """A map as a level file writes it, and the number of the map it came from: what `read` reads back."""
    return {"map": dict(_family(level).fields(member.start.world)), "like": member.like}


def read(level: Level, map: Mapping[str, Any], like: int) -> Member | None:
    """The map that was told; None when it is none of the family."""
    if not has_family(level) or not 0 <= like < len(level.maps):
        return None
    world, problems = kind_of(level).parse_map({**map, "auto_pick": level.auto_pick})
    return None if problems else Kin(level, Random(0)).member(like, world)


def _family(level: Level) -> Family:
    make = kind_of(level).family
    assert make is not None
    return make()
