"""What one step of the robot did, in words."""

from codeweek.text import Key, Text
from codeweek.worlds.robot.goals import shown
from codeweek.worlds.robot.narrate_guess import answer, tell_left
from codeweek.worlds.robot.state import STEPS, World, cell_name, neighbour

HEADINGS = ("east", "south", "west", "north")


def narrate_step(before: World, after: World, type: str, text: Text) -> str:
    """One sentence for what a step did, given the type of its block."""
    if after.bumped and before is not after:
        bumped = STEPS.index(after.bumped)
        return text(f"robot.step.{after.map.way(after.cell, bumped)}")
    if after.event == "back" and after is not before:
        return text("robot.step.back", cell=cell_name(after.cell), heading=heading_of(after))
    if before.cell != after.cell:
        picked = after.bag > before.bag
        key = "robot.step.move_pick" if picked else "robot.step.move"
        return text(key, cell=cell_name(after.cell), n=after.bag)
    if before.heading != after.heading:
        turned = type if type in ("turn_left", "turn_right") else "turn"
        return text(f"robot.step.{turned}", heading=heading_of(after))
    return _done(before, after, text)


def _done(before: World, after: World, text: Text) -> str:
    """The sentence of a step that neither moved nor turned."""
    here = cell_name(after.cell)
    if after.bag > before.bag:
        return text("robot.step.pick", n=after.bag)
    if after.bag < before.bag:
        key = "robot.step.fill" if after.filled != before.filled else "robot.step.drop"
        return text(key, cell=here, n=after.bag)
    if len(after.said) > len(before.said):
        return text("robot.step.say", value=shown(after.said[-1:]))
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
