"""The game of the hidden number in words."""

from collections.abc import Iterable

from codeweek.text import Key, Text
from codeweek.worlds.robot.hidden import Hidden
from codeweek.worlds.robot.state import World


def tell_hidden(world: World, hidden: Hidden, text: Text) -> Iterable[str]:
    """What is hidden, and what is known of it."""
    yield text("robot.tell.hidden", least=hidden.least, most=hidden.most)
    yield text("robot.tell.tries", n=hidden.tries)
    if world.proposed:
        told = [_proposal(hidden, number, text) for number in world.proposed]
        yield text("robot.tell.proposed", n=len(told), numbers=", ".join(told))


def _proposal(hidden: Hidden, number: int, text: Text) -> str:
    found = Key(f"robot.tell.{answer(hidden, number)}")
    return text("robot.tell.proposal", number=number, found=found)


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
