"""What a program on a page of text can do, beside what Python has: write a value, and ask."""

from typing import Any

from codeweek.command import NeedInput, Stop, command, sensor
from codeweek.worlds.console import state
from codeweek.worlds.console.state import World


@command("action")
def say(world: World, value: Any = 0) -> World | Stop:
    """Write a value on a line of its own."""
    return world.written(f"{state.said(value)}\n")


@sensor()
def ask(_world: World) -> Any:
    """Ask the person for the next value."""
    return NeedInput()
