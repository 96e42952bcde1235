"""What a kind of world brings, and the kinds there are."""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from codeweek import worlds
from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.scene import Scene
from codeweek.text import Text


@dataclass(frozen=True)
class Goal:
    """One thing to reach: the sentence that names it, whether it is met, and what to say when it is not."""

    name: str
    key: str
    met: bool
    slots: Mapping[str, Any] = field(default_factory=dict)
    missed: Diagnostic | None = None


@dataclass(frozen=True)
class Wanted:
    """What a level asks for: names of goals (none: those its map suggests) and the values to say."""

    goals: tuple[str, ...] = ()
    said: tuple[Any, ...] | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of world, all functions pure.

    `map_fields`, `goal_names`: what level files may write, with other names for it.
    `parse_map(fields)`: the world of one map, or its problems; their `field` is inside the map
    (`items.B1`), their `line` and `column` count from 1 inside the grid.
    `goals(worlds, wanted)`: a run judged by its worlds, from first to last.
    `measures`: what a prediction may ask about the last world.
    `picture(world, look)`, `show(world)`: a world as a scene, and in letters for a terminal.
    `narrate(world, text, part)`: a part (`NARRATED`) of a world in words.
    `narrate_step(before, after, block_type, text)`: what a step did.
    `with_model(start, end)`: a start that asks for what a model program made of it; None: nothing is copied.
    `needs_map`: whether a level of this kind must say its map; else it may leave it out.

    Names of commands are the block types: no two kinds share one. Words for them may be shared.
    """

    name: str
    commands: Mapping[str, Command]
    map_fields: Mapping[str, tuple[str, ...]]
    goal_names: Mapping[str, tuple[str, ...]]
    looks: tuple[str, ...]
    measures: Mapping[str, Callable[[Any], Any]]
    parse_map: Callable[[Mapping[str, Any]], tuple[Any, tuple[Diagnostic, ...]]]
    goals: Callable[[Sequence[Any], Wanted], tuple[Goal, ...]]
    picture: Callable[[Any, str], Scene]
    show: Callable[[Any], str]
    narrate: Callable[[Any, Text, str], str]
    narrate_step: Callable[[Any, Any, str, Text], str]
    with_model: Callable[[Any, Any], Any] | None = None
    needs_map: bool = True


NARRATED = ("world", "hero", "around", "goal")


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of world by name: each sub-package of `worlds` holds one, called KIND."""
    packages = [module.name for module in pkgutil.iter_modules(worlds.__path__) if module.ispkg]
    found = [import_module(f"{worlds.__name__}.{name}").KIND for name in packages]
    return {kind.name: kind for kind in found}
