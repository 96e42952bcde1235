"""What stops the robot: a sentence about the cell where it is."""

from dataclasses import replace
from typing import Any

from codeweek.command import Stop
from codeweek.diagnostic import Diagnostic
from codeweek.worlds.robot.state import STEPS, World, cell_name


def stop(world: World, key: str, **slots: Any) -> Stop:
    """A Stop with the sentence `say.<key>`."""
    return Stop(Diagnostic(f"say.{key}", {"cell": cell_name(world.cell), **slots}), world)


def bump(world: World, heading: int, key: str, **slots: Any) -> Stop:
    """A stop against what is in that direction."""
    return stop(replace(world, heading=heading, event="bump", bumped=STEPS[heading]), key, **slots)
