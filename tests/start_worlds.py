"""Worlds to begin a test with, and what commands make of them."""

from typing import Any

from codeweek.worlds.kinds import kinds


def robot(grid: str, **fields: Any) -> Any:
    """The robot's world of a map that has no problem."""
    return _parsed("robot", {"grid": grid, **fields})


def turtle(**fields: Any) -> Any:
    """The turtle's world of a map that has no problem."""
    return _parsed("turtle", fields)


def _parsed(kind: str, fields: dict[str, Any]) -> Any:
    world, problems = kinds()[kind].parse_map(fields)
    assert not problems
    assert world is not None
    return world


def does(world: Any, *acts: tuple[Any, ...]) -> Any:
    """The world after some commands of the turtle, each with its values."""
    for name, *values in acts:
        world = kinds()["turtle"].commands[name].function(world, *values)
    return world


def music(**fields: Any) -> Any:
    """A score of a map that has no problem."""
    return _parsed("music", fields)


def plays(world: Any, *acts: tuple[Any, ...]) -> Any:
    """The score after some commands, each with its values; or the Stop of the first that cannot be done."""
    for name, *values in acts:
        world = kinds()["music"].commands[name].function(world, *values)
    return world
