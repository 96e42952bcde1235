"""The conditions a program can ask, as sets of states: what the sensors and the operators can tell apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from codeweek.blocks.script import Block
from codeweek.command import Command
from codeweek.solver.language import Language
from codeweek.solver.state_space import StateSpace

MOST = 64  # conditions that differ; beyond, only the first are looked at


@dataclass(frozen=True)
class Condition:
    """The states in which a condition holds, and how it is written.

    `block` is None where only a loop can ask it: `until` asks for the contrary.
    `loop` is how a loop that goes on in these states is written, when the level has one.
    """

    block: Block | None
    states: frozenset[int]
    loop: tuple[str, Block] | None = None


def conditions(space: StateSpace, language: Language) -> tuple[tuple[Condition, ...], bool]:
    """The conditions, the simplest way to write each, and whether these are all there are.

    One that always holds, or never, is left out: nothing is asked by it.
    """
    every = frozenset(range(1, len(space.names)))
    found: dict[frozenset[int], Block] = {}
    level = list(_sensors(space, language))
    while level:
        fresh = []
        for states, block in level:
            if states not in found and states and states != every:
                if len(found) == MOST:
                    return _listed(found, every, language), False
                found[states] = block
                fresh.append((states, block))
        level = [each for states, block in fresh for each in _built(states, block, every, language, found)]
    return _listed(found, every, language), True


def holding(space: StateSpace, block: Block) -> frozenset[int] | None:
    """The states where a condition holds; None when it is not one that the search speaks."""
    every = frozenset(range(1, len(space.names)))
    inner = [holding(space, value) for value in block.slots.values()]
    known = [states for states in inner if states is not None]
    match block.type, known:
        case "not", [states]:
            return every - states
        case "and", [one, other]:
            return one & other
        case "or", [one, other]:
            return one | other
        case "boolean", []:
            return every if block.fields["value"] else frozenset()
    command = space.maps[0].kind.commands.get(block.type)
    return _asked(space, command) if command and command.shape == "boolean" and not command.slots else None


def _asked(space: StateSpace, sensor: Command) -> frozenset[int]:
    """The states where a sensor answers yes."""
    worlds = enumerate(space.worlds)
    return frozenset(n for n, world in worlds if world is not None and sensor.function(world) is True)


def _listed(
    found: dict[frozenset[int], Block], every: frozenset[int], language: Language
) -> tuple[Condition, ...]:
    """What can be asked anywhere, then what only a loop can."""
    there = [
        Condition(block, states, _loop(found, every, states, language)) for states, block in found.items()
    ]
    others = [every - states for states in found if every - states not in found]
    alone = [Condition(None, states, _loop(found, every, states, language)) for states in others]
    return (*there, *(each for each in alone if each.loop))


def _loop(
    found: dict[frozenset[int], Block], every: frozenset[int], states: frozenset[int], language: Language
) -> tuple[str, Block] | None:
    """A loop that goes on in some states: `while` them, or `until` the others."""
    if "while" in language.control and states in found:
        return "while", found[states]
    return (
        ("until", found[every - states]) if "until" in language.control and every - states in found else None
    )


def _sensors(space: StateSpace, language: Language) -> Iterator[tuple[frozenset[int], Block]]:
    for name in language.sensors:
        yield _asked(space, space.maps[0].kind.commands[name]), Block(name)


def _built(
    states: frozenset[int],
    block: Block,
    every: frozenset[int],
    language: Language,
    found: dict[frozenset[int], Block],
) -> Iterator[tuple[frozenset[int], Block]]:
    """The conditions that an operator makes of a new one, alone or with those found before."""
    if "not" in language.logic:
        yield every - states, Block("not", {}, {"value": block})
    for others, other in list(found.items()):
        if "and" in language.logic:
            yield states & others, Block("and", {}, {"a": other, "b": block})
        if "or" in language.logic:
            yield states | others, Block("or", {}, {"a": other, "b": block})
