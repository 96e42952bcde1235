"""Commands and sensors of the hidden-number game: propose one, then ask if it was too small or too big."""

from dataclasses import replace
from itertools import takewhile

from codeweek.command import Stop, command, sensor
from codeweek.worlds.robot.state import World, stop


@command("action")
def propose(world: World, number: int = 50) -> World | Stop:
    """Propose a number; does nothing once the hidden one is found."""
    hidden = world.map.hidden
    if hidden is None:
        return stop(world, "nothing_to_guess")
    if hidden.secret in world.proposed:
        return world
    if number != int(number):
        return stop(world, "whole_number", value=number)
    if len(world.proposed) >= hidden.tries:
        return _no_tries_left(world, hidden.tries)
    if not hidden.least <= number <= hidden.most:
        return stop(world, "guess_outside", value=number, least=hidden.least, most=hidden.most)
    return replace(world, proposed=(*world.proposed, int(number)), event="propose", bumped=None)


def _no_tries_left(world: World, tries: int) -> Stop:
    """The stop when no tries are left; its sentence tells a search whose range no longer shrinks."""
    last = world.proposed[-1]
    same = len(list(takewhile(last.__eq__, reversed(world.proposed))))
    if same > 1:
        return stop(world, "same_guess", value=last, n=same)
    return stop(world, "no_tries_left", n=tries)


@sensor(group="guess")
def too_small(world: World) -> bool:
    """Whether the last number proposed is smaller than the hidden one."""
    hidden = world.map.hidden
    return hidden is not None and bool(world.proposed) and world.proposed[-1] < hidden.secret


@sensor(group="guess")
def too_big(world: World) -> bool:
    """Whether the last number proposed is bigger than the hidden one."""
    hidden = world.map.hidden
    return hidden is not None and bool(world.proposed) and world.proposed[-1] > hidden.secret


@sensor()
def guessed(world: World) -> bool:
    """Whether the hidden number is found."""
    return world.map.hidden is not None and world.map.hidden.secret in world.proposed
