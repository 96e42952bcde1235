"""The interface of a kind of world (`Kind`), and the kinds found in the sub-packages."""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from random import Random
from typing import Any

from codeweek import worlds
from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.scene import Scene
from codeweek.text import Text
from codeweek.worlds.fields import Field, Names, names_of


@dataclass(frozen=True)
class Goal:
    """One goal of a level: its name, the key of its sentence, whether it is met, what to say when not."""

    name: str
    key: str
    met: bool
    slots: Mapping[str, Any] = field(default_factory=dict)
    missed: Diagnostic | None = None


@dataclass(frozen=True)
class Sign:
    """A goal as a small picture, and the cells it is about.

    `left`: where something is still to be done; `last`: the hero ends there; `kept`: it is met until it is
    lost, so its count is shown and never a tick.
    """

    scene: Scene
    cells: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    last: bool = False
    kept: bool = False


@dataclass(frozen=True)
class Wanted:
    """What a level asks for: the names of its goals (none: those its map suggests) and the values to say."""

    goals: tuple[str, ...] = ()
    said: tuple[Any, ...] | None = None


Judge = Callable[[Sequence[Any], Wanted], Goal | tuple[Goal, ...]]
Signing = Callable[[Any, Any, Wanted, Any], Sign]


@dataclass(frozen=True)
class GoalType:
    """A goal that the levels of a kind may have: all that is known of it, in one place.

    `others`: its other names in level files. `judge(worlds, wanted)`: the goal of a run, given its worlds
    from the first to the last; several where a map asks several things by it.
    `there(start, wanted)`: whether a map that names no goals asks for it; None: no map does.
    `sign(start, now, wanted, dress)`: its picture; None: it has none.
    `asks`: the fields of a map that ask for it. `limit`: it is judged even where the level names its goals.
    `sees`: the parts of a world that it looks at, for `Kind.abstraction`; None: all of them.
    """

    name: str
    others: tuple[str, ...]
    judge: Judge
    there: Callable[[Any, Wanted], object] | None = None
    sign: Signing | None = None
    asks: Mapping[str, Field] = field(default_factory=dict)
    limit: bool = False
    sees: tuple[str, ...] | None = None


GoalTypes = Mapping[str, GoalType]


def goal(
    name: str,
    *others: str,
    there: Callable[[Any, Wanted], object] | None = None,
    sign: Signing | None = None,
    asks: Mapping[str, Field] | None = None,
    limit: bool = False,
    sees: tuple[str, ...] | None = None,
) -> Callable[[Judge], GoalType]:
    """Make a GoalType of its judge."""
    return lambda judge: GoalType(name, others, judge, there, sign, asks or {}, limit, sees)


def goals_of(module: Mapping[str, Any]) -> GoalTypes:
    """The goals that a module (its names) defines, in its order: the first that is missed is told."""
    return {each.name: each for each in module.values() if isinstance(each, GoalType)}


def asked_fields(types: GoalTypes) -> Mapping[str, Field]:
    """The fields of a map that ask for some goals."""
    return {name: field for goal_type in types.values() for name, field in goal_type.asks.items()}


def suggested(types: GoalTypes, start: Any, wanted: Wanted) -> tuple[str, ...]:
    """The goals of a map whose level names none, by what stands on it (a flag, items, pots…)."""
    return tuple(
        name for name, goal_type in types.items() if goal_type.there and goal_type.there(start, wanted)
    )


def judged(types: GoalTypes, start: Any, wanted: Wanted) -> list[GoalType]:
    """The goals that a run from a start is judged by: those its level names, else those its map suggests."""
    named = wanted.goals
    return [
        goal_type
        for goal_type in types.values()
        if goal_type.name in named
        or ((goal_type.limit or not named) and goal_type.there is not None and goal_type.there(start, wanted))
    ]


@dataclass(frozen=True)
class Variants:
    """How variants of a level's maps are made: other maps that ask for the same thing.

    `variant(worlds, changes, random)`: the index of one of the worlds and the world after so many random
    changes; None when they do not apply.
    `alike(worlds, world)`: whether a world has the same sorts of things as the others, and a similar size.
    `asked(end, wanted)`: what a variant asks for, given the world at the end of the solution's run.
    `fields(world)`: the world as fields of a level file, which `parse_map` reads back.
    """

    variant: Callable[[Sequence[Any], int, Random], tuple[int, Any] | None]
    alike: Callable[[Sequence[Any], Any], bool]
    asked: Callable[[Any, Wanted], Wanted]
    fields: Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Fresh:
    """The content of a new level of a kind, in neutral words: `codeweek new` and the workshop write it.

    `blocks`: those it offers. `map`: the fields of its map (none: it leaves the map out).
    `solution` wins it, `near` stops too early.
    """

    blocks: tuple[str, ...]
    map: Mapping[str, Any]
    solution: str
    near: str


@dataclass(frozen=True)
class Examples:
    """How the maps of a kind are examples that a program is judged by, rather than places.

    `of(world)`: the answers that one gives, and the values that are wanted (None: none are).
    `spoken(world, texts)`: one with its texts in another language, and its names where it has any.
    `names(world)`: the names in one that a program may use.
    `decided(ends)`: what is told of a program that meets each one without the chance that is to decide.
    `told(world, why)`: why a program misses one, where that has a name of its own.
    `reacts(start, end)`: whether a free creation does something there.
    """

    of: Callable[[Any], tuple[tuple[Any, ...], tuple[Any, ...] | None]]
    spoken: Callable[[Any, Mapping[str, str]], Any]
    decided: Callable[[Sequence[Any]], Diagnostic | None]
    told: Callable[[Any, Diagnostic], Diagnostic] | None = None
    reacts: Callable[[Any, Any], bool] | None = None
    names: Callable[[Any], tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Answers:
    """How the answers to a prediction are written, where they are neither values nor programs.

    `read(start, text)`: the world that an answer stands for, and what is wrong in its text (line and column).
    `write(world, language)`: such a text.
    """

    read: Callable[[Any, str], tuple[Any, tuple[Diagnostic, ...]]]
    write: Callable[[Any, str], str]


@dataclass(frozen=True)
class Kind:
    """A kind of world, all functions pure.

    `fields` of a map, `goal_types`: by their names in level files. `looks`: names, each with its aliases.
    `parse_map(fields)`: the world of one map, or its problems; their `field` is inside the map
    (`items.B1`), their `line` and `column` count from 1 inside the grid.
    `measures`: the values of the last world that a prediction may ask for.
    `picture(world, look)`, `show(world)`: a world as a scene, and in letters for a terminal.
    `narrate(world, text, part)`: one part (of `NARRATED`) of a world in words.
    `narrate_step(before, after, block_type, text)`: what a step did, in words.
    `fresh`: the content of a new level.
    `with_model(start, end)`: a start whose goal is to copy `end`, the result of a model program; None: a
    level of this kind has no model.
    `variants()`: makes variants of maps; None: not supported.
    `abstraction(start, wanted, blocks)`: a function that maps worlds which neither the goals nor the blocks
    can tell apart to the same world; that world behaves like the one given. None: the identity.
    `explain(worlds, stop)`: a better sentence for what stopped a run, from its worlds; None: as it is.
    `sign(name, start, now, wanted, look)`: the picture of a goal, or (`?bag`) of a measure to foresee, or
    None (`signing` makes it); None: this kind has no such pictures.
    `needs_map`: whether a level of this kind must have a map.
    `swatches`: for a closed list of colours, by its name: the colour (`#rrggbb`) of each word.
    `waits`: programs are made of hats, and the world is a `Stage` of the engine.
    `others`: aliases of the kind in level files. `examples`: its maps are examples; None: they are places.
    `shared`: the fields of a map that all maps of a level share: `map` has them, `maps` the others.
    `everywhere`: the fields of a level that each of its maps is told.
    `answers`: how answers about its first measure are written; None: as values or programs.
    `chosen(world)`: the names that blocks choose from, by place (`when_meet.who`); None: there are none.
    `labelled(world, language)`: the world with the words of its picture in that language, itself if it has
    them; None: its pictures have no words.
    `nothing`: the sentence for a free creation that leaves nothing to see or to hear.

    Names of commands are block types: two kinds share one only for a block of the same words and holes.
    What is printed goes on a page of the world, if that has a method `written(text, kind)`.
    """

    name: str
    commands: Mapping[str, Command]
    fields: Mapping[str, Field]
    goal_types: GoalTypes
    looks: Names
    measures: Mapping[str, Callable[[Any], Any]]
    parse_map: Callable[[Mapping[str, Any]], tuple[Any, tuple[Diagnostic, ...]]]
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
    sign: Callable[[str, Any, Any, Wanted, str], Sign | None] | None = None
    swatches: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    waits: bool = False
    examples: Examples | None = None
    shared: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ()
    answers: Answers | None = None
    chosen: Callable[[Any], Mapping[str, tuple[str, ...]]] | None = None
    labelled: Callable[[Any, str], Any] | None = None
    nothing: str = "say.create_unchanged"

    @cached_property
    def map_fields(self) -> Names:
        """The names of the fields of a map, each with its aliases."""
        return names_of(self.fields)

    @cached_property
    def goal_names(self) -> Names:
        """The names of the goals, each with its aliases."""
        return {name: goal_type.others for name, goal_type in self.goal_types.items()}

    @cached_property
    def asked(self) -> Mapping[str, Field]:
        """The fields of a map that ask for a goal."""
        return asked_fields(self.goal_types)

    def goals(self, worlds: Sequence[Any], wanted: Wanted) -> tuple[Goal, ...]:
        """The goals of a run, given its worlds from the first to the last."""
        made: list[Goal] = []
        for goal_type in judged(self.goal_types, worlds[0], wanted):
            judge = goal_type.judge(worlds, wanted)
            made += (judge,) if isinstance(judge, Goal) else judge
        return tuple(made)


def signing(
    types: GoalTypes,
    dress: Callable[[str], Any],
    foreseen: Mapping[str, Signing] | None = None,
) -> Callable[[str, Any, Any, Wanted, str], Sign | None]:
    """A `Kind.sign` of the pictures of its goals and of what is foreseen; `dress`: a look by its name."""
    pictures = {name: goal_type.sign for name, goal_type in types.items()} | dict(foreseen or {})

    def sign(name: str, start: Any, now: Any, wanted: Wanted, look: str) -> Sign | None:
        make = pictures.get(name)
        return make(start, now, wanted, dress(look)) if make else None

    return sign


# Looks (the place a world is dressed as), with their aliases in level files.
LOOK_NAMES: Names = {
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
    "sober": ("sobre",),
}
NARRATED = ("world", "hero", "around", "goal")


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of world by name: the KIND of each sub-package of `worlds`, which has its name."""
    return _Kinds(module.name for module in pkgutil.iter_modules(worlds.__path__) if module.ispkg)


class _Kinds(Mapping[str, Kind]):
    """Kinds that are imported when they are asked for: a first program needs one of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._found: dict[str, Kind | None] = dict.fromkeys(names)

    def __getitem__(self, name: str) -> Kind:
        kind = self._found[name]
        if kind is None:
            kind = self._found[name] = import_module(f"{worlds.__name__}.{name}").KIND
        return kind

    def __contains__(self, name: object) -> bool:
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def kind_names(known: Mapping[str, Kind]) -> Names:
    """The names of some kinds, with their aliases."""
    return {name: kind.others for name, kind in known.items()}


def look_names(known: Mapping[str, Kind]) -> Names:
    """The looks of some kinds, with their aliases."""
    return {look: others for kind in known.values() for look, others in kind.looks.items()}
