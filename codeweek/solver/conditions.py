"""The conditions that sensors and logic operators can express, each as the set of states where it holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from codeweek.blocks.script import Block
from codeweek.command import Command
from codeweek.solver.language import Language
from codeweek.solver.states import StateSpace

MOST = 64  # conditions with different states: beyond, the rest is left out and nothing is proved


@dataclass(frozen=True)
class Condition:
    """The states in which a condition holds, and how it is written.

    `block` is None when only an `until` loop can express it, by its opposite.
    `loop` is the loop (`while` or `until`, with its condition) that continues in these states,
    if the level has one.
    """

    block: Block | None
    states: frozenset[int]
    loop: tuple[str, Block] | None = None


def conditions(space: StateSpace, language: Language) -> tuple[tuple[Condition, ...], bool]:
    """The conditions, each written the simplest way, and whether these are all there are.

    Those that hold in every state or in none are left out.
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
    """The states where a condition holds; None when the search does not support it."""
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
    if command is None or command.shape != "boolean" or not all(slot.choices for slot in command.slots):
        return None
    words = [
        block.slots[slot.name].fields.get("value") if slot.name in block.slots else None
        for slot in command.slots
    ]
    return _asked(space, command, *words) if None not in words else None


def _asked(space: StateSpace, sensor: Command, *words: object) -> frozenset[int]:
    """The states where a sensor is true, asked with some words of its closed lists."""
    worlds = enumerate(space.worlds)
    return frozenset(n for n, world in worlds if world is not None and sensor.function(world, *words) is True)


def _listed(
    found: dict[frozenset[int], Block], every: frozenset[int], language: Language
) -> tuple[Condition, ...]:
    """The conditions for any statement, then those that only a loop can use."""
    there = [
        Condition(block, states, _loop(found, every, states, language)) for states, block in found.items()
    ]
    others = [every - states for states in found if every - states not in found]
    alone = [Condition(None, states, _loop(found, every, states, language)) for states in others]
    return (*there, *(condition for condition in alone if condition.loop))


def _loop(
    found: dict[frozenset[int], Block], every: frozenset[int], states: frozenset[int], language: Language
) -> tuple[str, Block] | None:
    """A loop that continues in some states: `while` with their condition, or `until` with the opposite."""
    if "while" in language.control and states in found:
        return "while", found[states]
    return (
        ("until", found[every - states]) if "until" in language.control and every - states in found else None
    )


def _sensors(space: StateSpace, language: Language) -> Iterator[tuple[frozenset[int], Block]]:
    for name in language.sensors:
        sensor = space.maps[0].kind.commands[name]
        for words in product(*(slot.choices for slot in sensor.slots)):
            slots = {
                slot.name: Block(slot.kind, {"value": word})
                for slot, word in zip(sensor.slots, words, strict=True)
            }
            yield _asked(space, sensor, *words), Block(name, {}, slots)


def _built(
    states: frozenset[int],
    block: Block,
    every: frozenset[int],
    language: Language,
    found: dict[frozenset[int], Block],
) -> Iterator[tuple[frozenset[int], Block]]:
    """The conditions made by one operator from a new condition, alone or with those found before."""
    if "not" in language.logic:
        yield every - states, Block("not", {}, {"value": block})
    for others, other in list(found.items()):
        if "and" in language.logic:
            yield states & others, Block("and", {}, {"a": other, "b": block})
        if "or" in language.logic:
            yield states | others, Block("or", {}, {"a": other, "b": block})
