"""What a kind of world brings, and the kinds there are."""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from random import Random
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
class Variants:
    """How maps that ask the same thing are made from those of a level.

    `variant(worlds, changes, random)`: one of the worlds (by its number) and what so many changes made of it,
    or None where they could not be made.
    `alike(worlds, world)`: whether a world has the sort of things that the others have, and its size.
    `asked(end, wanted)`: what is wanted of a map, as the level's solution did it.
    `fields(world)`: what a level file says of it, which `parse_map` reads back.
    """

    variant: Callable[[Sequence[Any], int, Random], tuple[int, Any] | None]
    alike: Callable[[Sequence[Any], Any], bool]
    asked: Callable[[Any, Wanted], Wanted]
    fields: Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Fresh:
    """What a new level of a kind begins with, in neutral words: `codeweek new` and the workshop write it.

    `blocks`: those it offers. `map`: the fields of its map (none: it leaves the map out).
    `solution` wins it, `near` stops too early.
    """

    blocks: tuple[str, ...]
    map: Mapping[str, Any]
    solution: str
    near: str


@dataclass(frozen=True)
class Kind:
    """A kind of world, all functions pure.

    `map_fields`, `goal_names`, `looks`: what level files may write, with other names for it.
    `parse_map(fields)`: the world of one map, or its problems; their `field` is inside the map
    (`items.B1`), their `line` and `column` count from 1 inside the grid.
    `goals(worlds, wanted)`: a run judged by its worlds, from first to last.
    `measures`: what a prediction may ask about the last world.
    `picture(world, look)`, `show(world)`: a world as a scene, and in letters for a terminal.
    `narrate(world, text, part)`: a part (`NARRATED`) of a world in words.
    `narrate_step(before, after, block_type, text)`: what a step did.
    `fresh`: what a new level begins with.
    `with_model(start, end)`: a start that asks for what a model program made of it; None: nothing is copied.
    `variants()`: how other maps like those of a level are made; None: they are not.
    `abstraction(start, wanted, blocks)`: makes equal the worlds that neither these goals nor these blocks can
    tell apart; what it gives is a world that goes on like the one it was given.
    `explain(worlds, stop)`: what stopped a run, told from what the run did; None: as it is.
    `needs_map`: whether a level of this kind must say its map; else it may leave it out.
    `swatches`: the colours that the words of a closed list mean, by the name of the list.
    `others`: other names for the kind in level files.

    Names of commands are the block types: no two kinds share one. Words for them may be shared.
    """

    name: str
    commands: Mapping[str, Command]
    map_fields: Mapping[str, tuple[str, ...]]
    goal_names: Mapping[str, tuple[str, ...]]
    looks: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, Callable[[Any], Any]]
    parse_map: Callable[[Mapping[str, Any]], tuple[Any, tuple[Diagnostic, ...]]]
    goals: Callable[[Sequence[Any], Wanted], tuple[Goal, ...]]
    picture: Callable[[Any, str], Scene]
    show: Callable[[Any], str]
    narrate: Callable[[Any, Text, str], str]
    narrate_step: Callable[[Any, Any, str, Text], str]
    fresh: Fresh
    with_model: Callable[[Any, Any], Any] | None = None
    needs_map: bool = True
    abstraction: Callable[[Any, Wanted, frozenset[str]], Callable[[Any], Any]] | None = None
    explain: Callable[[Sequence[Any], Diagnostic], Diagnostic] | None = None
    variants: Callable[[], Variants] | None = None
    swatches: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    others: tuple[str, ...] = ()


# The places where the worlds are, with their other names.
LOOK_NAMES: Mapping[str, tuple[str, ...]] = {
    "space": ("espace",),
    "village": (),
    "garden": ("potager", "jardin"),
    "plaza": ("place",),
    "studio": ("atelier",),
    "terraces": ("terrasses",),
    "jungle": (),
    "cave": ("grotte",),
    "harbour": ("port",),
    "castle": ("château",),
    "station": ("gare",),
    "factory": ("fabrique", "usine"),
}
NARRATED = ("world", "hero", "around", "goal")


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of world by name: each sub-package of `worlds` holds one, called KIND."""
    packages = [module.name for module in pkgutil.iter_modules(worlds.__path__) if module.ispkg]
    found = [import_module(f"{worlds.__name__}.{name}").KIND for name in packages]
    return {kind.name: kind for kind in found}


def kind_names(known: Mapping[str, Kind]) -> Mapping[str, tuple[str, ...]]:
    """The names of some kinds, with their other names."""
    return {name: kind.others for name, kind in known.items()}


def look_names(known: Mapping[str, Kind]) -> Mapping[str, tuple[str, ...]]:
    """The looks of some kinds, with their other names."""
    return {look: others for kind in known.values() for look, others in kind.looks.items()}
