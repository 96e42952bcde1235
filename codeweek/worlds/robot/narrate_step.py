"""What one step of the robot did, in words."""

from collections.abc import Iterable

from codeweek.text import Key, Text
from codeweek.worlds.robot.state import (
    FREE,
    STEPS,
    WALL,
    Cell,
    Hidden,
    World,
    cell_name,
    count_at,
    fence_between,
    last_said,
    neighbour,
)

HEADINGS = ("east", "south", "west", "north")
ARROWS = ("up", "down", "left", "right")


def narrate_step(before: World, after: World, type: str, text: Text) -> str:
    """One sentence for what a step did, given the type of its block."""
    if after.bumped and before is not after:
        found = met(after, after.cell, STEPS.index(after.bumped))
        key = "robot.step.edge" if found == "edge" else "robot.step.wall"
        return text(key, what=Key(f"robot.tell.{found}"))
    if after.event == "back" and after is not before:
        return text("robot.step.back", cell=cell_name(after.cell))
    if before.cell != after.cell:
        return _moved(before, after, type, text)
    if before.heading != after.heading:
        turned = type if type in ("turn_left", "turn_right") else "turn"
        return text(f"robot.step.{turned}", what=Key(f"robot.tell.{_ahead(after)}"))
    return _done(before, after, text)


def _moved(before: World, after: World, type: str, text: Text) -> str:
    key = "move_pick" if after.bag > before.bag else f"arrow_{type}" if type in ARROWS else "move"
    return text(f"robot.step.{key}", cell=cell_name(after.cell), n=after.bag)


def met(world: World, cell: Cell, heading: int) -> str:
    """What is in the way out of a cell in a direction: edge, wall, fence, or free."""
    way = world.map.way(cell, heading)
    return "fence" if way == WALL and fence_between(cell, heading) in world.map.fences else way


def _ahead(world: World) -> str:
    """What the robot sees on the next cell."""
    found, there = met(world, world.cell, world.heading), neighbour(world.cell, world.heading)
    if found != FREE:
        return found
    seen = {
        "item": count_at(world.items, there),
        "pot": count_at(world.map.pots, there),
        "flag": there in world.map.flags,
    }
    return next((name for name, is_there in seen.items() if is_there), FREE)


def _done(before: World, after: World, text: Text) -> str:
    """The sentence for a step that neither moved nor turned."""
    here = cell_name(after.cell)
    if after.bag > before.bag:
        return text("robot.step.pick", n=after.bag)
    if after.bag < before.bag:
        key = "robot.step.fill" if after.filled != before.filled else "robot.step.drop"
        return text(key, cell=here, n=after.bag)
    if len(after.said) > len(before.said):
        return text("robot.step.say", value=last_said(after))
    if after is not before and after.event in _EVENTS:
        return _EVENTS[after.event](after, text)
    if after.map.hidden is not None:
        return tell_left(after, after.map.hidden, text)
    return text("robot.step.nothing")


def _swapped(after: World, text: Text) -> str:
    ahead = neighbour(after.cell, after.heading)
    slots = {"here": after.number(after.cell), "ahead": after.number(ahead)}
    return text("robot.step.swap", cell=cell_name(after.cell), next=cell_name(ahead), **slots)


def _written(after: World, text: Text) -> str:
    return text("robot.step.write", cell=cell_name(after.cell), n=after.number(after.cell))


def _painted(after: World, text: Text) -> str:
    return text("robot.step.paint", cell=cell_name(after.cell))


def _proposed(after: World, text: Text) -> str:
    assert after.map.hidden is not None
    found = answer(after.map.hidden, after.proposed[-1])
    return text("robot.step.propose", number=after.proposed[-1], found=Key(f"robot.tell.{found}"))


_EVENTS = {"paint": _painted, "swap": _swapped, "write": _written, "propose": _proposed}


def heading_of(world: World) -> Key:
    """Where the robot looks."""
    return Key(f"robot.heading.{HEADINGS[world.heading]}")


def tell_hidden(world: World, hidden: Hidden, text: Text) -> Iterable[str]:
    """What is hidden, and what is known of it."""
    yield text("robot.tell.hidden", least=hidden.least, most=hidden.most)
    yield text("robot.tell.tries", n=hidden.tries)
    if world.proposed:
        told = [_proposal(hidden, number, text) for number in world.proposed]
        yield text("robot.tell.proposed", n=len(told), numbers=", ".join(told))


def _proposal(hidden: Hidden, number: int, text: Text) -> str:
    key = Key(f"robot.tell.{answer(hidden, number)}")
    return text("robot.tell.proposal", number=number, found=key)


def answer(hidden: Hidden, number: int) -> str:
    """What the robot hears about a number."""
    if number == hidden.secret:
        return "found"
    return "too_small" if number < hidden.secret else "too_big"


def tell_left(world: World, hidden: Hidden, text: Text) -> str:
    """Where the hidden number still can be."""
    least, most = hidden.left(world.proposed)
    if hidden.secret in world.proposed:
        return text("robot.tell.hidden_found", n=hidden.secret)
    return text("robot.tell.hidden_left", least=least, most=most)
