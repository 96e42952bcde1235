"""A page of text in words, enough to play without seeing it."""

from codeweek.text import Text
from codeweek.worlds.console.goals import asked
from codeweek.worlds.console.state import World, shown


def narrate(world: World, text: Text, part: str) -> str:
    """One part of a world (`kinds.NARRATED`) in sentences."""
    if part == "world":
        return _example(world, text)
    if part == "hero":
        return text("console.tell.page", said=shown(world.lines)) if world.page and not world.hidden else ""
    if part == "goal" and world.expected is not None and not world.hidden:
        key, slots = asked(world.expected)
        return text(key, **slots)
    return ""


def _example(world: World, text: Text) -> str:
    if world.hidden:
        return text("console.tell.hidden")
    return text("console.tell.given", given=shown(world.given)) if world.given else text("console.tell.start")


def narrate_step(before: World, after: World, _type: str, text: Text) -> str:
    """One sentence for what a step did: what it wrote."""
    new = "".join(piece.text for piece in after.page[len(before.page) :])
    if not new or after.hidden:
        return text("console.step.nothing")
    return text("console.step.written", said=shown(new.removesuffix("\n").split("\n")))


def show(world: World) -> str:
    """The page in letters, for tests and terminals."""
    return "".join(piece.text for piece in world.page).removesuffix("\n")
