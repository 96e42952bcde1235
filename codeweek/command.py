"""Commands and sensors: what a program can do in a world, defined by decorated functions."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from codeweek.diagnostic import Diagnostic

_KINDS: dict[Any, str] = {int: "number", float: "number", str: "text", bool: "boolean"}


@dataclass(frozen=True)
class Slot:
    """A slot (hole) of a block: the kind of value it takes, and its default.

    `kind` is number, text, boolean or any; with `choices`, a closed list of words, the name of the
    literal that holds one of them. `default` None means an empty hole. A `spare` one, the last of a block,
    need not be written at its default.
    """

    name: str
    kind: str = "any"
    default: int | float | str | bool | None = None
    choices: tuple[str, ...] = ()
    spare: bool = False


@dataclass(frozen=True)
class Stop:
    """A command that could not be done: why, and the world to show (a bump, for example)."""

    diagnostic: Diagnostic
    world: Any = None


@dataclass(frozen=True)
class NeedInput:
    """The result of a sensor that asks the person, when there is no input left."""

    question: str = ""


@dataclass(frozen=True)
class Command:
    """A command or sensor that a program may call.

    `function(world, *arguments)` returns the next world or a Stop for shape `command`;
    a value or a Stop for shapes `reporter` and `boolean`. It is pure.
    """

    name: str
    shape: str  # command | reporter | boolean
    category: str
    slots: tuple[Slot, ...]
    function: Callable[..., Any]
    group: str = ""
    weight: int = 1  # how many commands it is paid as


def command(
    category: str, group: str = "", spare: str = "", weight: int = 1
) -> Callable[[Callable[..., Any]], Command]:
    """Make a Command of `function(world, ...) -> world | Stop`; slots come from its signature.

    `spare`: its last parameter, if a program may leave it out. `weight`: how many commands it is paid as.
    """

    def wrap(function: Callable[..., Any]) -> Command:
        slots = tuple(replace(slot, spare=slot.name == spare) for slot in _slots(function))
        return Command(function.__name__, "command", category, slots, function, group, weight)

    return wrap


def sensor(category: str = "sensing", group: str = "") -> Callable[[Callable[..., Any]], Command]:
    """Make a Command of `function(world, ...) -> value | Stop`; boolean when that value is a `bool`."""

    def wrap(function: Callable[..., Any]) -> Command:
        boolean = get_type_hints(function).get("return") in (bool, bool | Stop)
        shape = "boolean" if boolean else "reporter"
        return Command(function.__name__, shape, category, _slots(function), function, group)

    return wrap


def commands_of(*modules: Any) -> dict[str, Command]:
    """The commands and sensors that some modules define, by name."""
    commands = [each for module in modules for each in vars(module).values() if isinstance(each, Command)]
    return {each.name: each for each in commands}


def _slots(function: Callable[..., Any]) -> tuple[Slot, ...]:
    hints = get_type_hints(function)
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return tuple(_slot(function.__name__, p, hints.get(p.name)) for p in parameters)


def _slot(command: str, parameter: inspect.Parameter, hint: Any) -> Slot:
    """The slot of a parameter; `Literal["red", …]` makes it a closed list of words."""
    name, default = parameter.name, None if parameter.default is parameter.empty else parameter.default
    if get_origin(hint) is Literal:
        return Slot(name, f"{command}_{name}", default, get_args(hint))
    return Slot(name, _KINDS.get(hint, "any"), default)
