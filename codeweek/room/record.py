"""A room as JSON and back: children, machines and what the adult leads, in the way their types are written.

A field that a record does not have has its usual value, one that is no longer known is left out: a room
goes on with another version of codeweek.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints, is_typeddict

T = TypeVar("T")
Turn = Callable[[Any], Any]


def written(value: Any) -> str:
    """A record as text."""
    kind: Any = type(value)
    return json.dumps(_way(kind)[0](value), separators=(",", ":"))


def read(kind: type[T], text: str) -> T:
    """The record of a text."""
    wanted: Any = kind
    found: T = _way(wanted)[1](json.loads(text))
    return found


@cache
def _way(kind: Any) -> tuple[Turn, Turn]:
    """How a type becomes plain data, and what it is made of again."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _row(inside)
    if origin is frozenset:
        write, back = _way(inside[0])
        return lambda those: sorted(map(write, those)), lambda those: frozenset(map(back, those))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _table(*inside)
    if origin is UnionType:
        return _perhaps(next(each for each in inside if each is not type(None)))
    return _same, _same


def _same(value: Any) -> Any:
    return value


def _record(kind: type) -> tuple[Turn, Turn]:
    hints = get_type_hints(kind)
    ways = {field.name: _way(hints[field.name]) for field in fields(kind)}

    def write(value: Any) -> dict[str, Any]:
        return {name: way[0](getattr(value, name)) for name, way in ways.items()}

    def back(told: dict[str, Any]) -> Any:
        return kind(**{name: way[1](told[name]) for name, way in ways.items() if name in told})

    return write, back


def _row(inside: tuple[Any, ...]) -> tuple[Turn, Turn]:
    if inside[-1] is not Ellipsis:
        ways = [_way(each) for each in inside]
        return (
            lambda those: [way[0](each) for way, each in zip(ways, those, strict=True)],
            lambda those: tuple(way[1](each) for way, each in zip(ways, those, strict=True)),
        )
    write, back = _way(inside[0])
    if write is _same:  # long, and plain already
        return list, tuple
    return lambda those: [write(each) for each in those], lambda those: tuple(map(back, those))


def _table(key: Any, value: Any) -> tuple[Turn, Turn]:
    names, values = _way(key), _way(value)
    if key is str:
        return (
            lambda there: {name: values[0](each) for name, each in there.items()},
            lambda there: {name: values[1](each) for name, each in there.items()},
        )
    return (
        lambda there: [[names[0](name), values[0](each)] for name, each in there.items()],
        lambda there: {names[1](name): values[1](each) for name, each in there},
    )


def _perhaps(kind: Any) -> tuple[Turn, Turn]:
    if is_typeddict(kind):
        return _same, _same
    write, back = _way(kind)
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else back(value),
    )
