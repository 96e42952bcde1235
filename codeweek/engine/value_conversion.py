"""Converts values between a program and the world."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from codeweek.engine.budget import halt, word
from codeweek.engine.guards import HOLDERS, Bag, Guards


@dataclass(frozen=True)
class Spelled:
    """A number that a person typed, and how: `007` is 7."""

    value: int | float
    text: str


def argument(guards: Guards, name: str, kind: str, value: Any) -> Any:
    """An argument for a slot of a command, lists made tuples. Raises Halt when its type does not fit."""
    if value is None:
        raise halt("run.nothing_given", name=word(name))
    if kind == "number" and (type(value) not in (int, float) or value - value != 0):
        raise halt("run.not_a_number", name=word(name))
    if kind == "boolean" and type(value) is not bool:
        raise halt("run.not_yes_or_no", name=word(name))
    if type(value) not in HOLDERS:
        return str(value) if kind == "text" and type(value) is not str else value
    if kind == "text" or type(value) in (dict, Bag):
        raise halt("run.not_a_text", name=word(name))
    guards.spend(guards.weight(value))
    return _frozen(value)


def _frozen(value: Any) -> Any:
    # Lists are at most a few levels deep: the guards see to it.
    return tuple(map(_frozen, value)) if type(value) in HOLDERS else value


def given(guards: Guards, value: Any) -> Any:
    """A value from the world or a person, within the limits that values of a program have."""
    if type(value) is str:
        guards.length(len(value))
    if type(value) in (tuple, list):
        guards.length(len(value))
        return guards.make([given(guards, element) for element in value])
    return guards.number(value)


def copied(value: list[Any], limit: int) -> list[Any]:
    """A copy of a list, to be shown later, truncated when it holds too much."""
    if not any(type(element) in HOLDERS for element in value):
        return value[:limit]
    found: list[Any] = []
    _copy(value, found, limit)
    return found


def still(value: Any, limit: int) -> Any:
    """A value as it is now: a list is copied, a tuple too when it holds one."""
    if type(value) is tuple and any(type(element) in HOLDERS for element in value):
        return tuple(still(element, limit) for element in value)
    if type(value) is dict:
        return {key: still(element, limit) for key, element in islice(value.items(), limit)}
    if type(value) is Bag:
        order = [*islice(value.ordered(), limit)]
        found = Bag(order)
        found.order = order
        return found
    return copied(value, limit) if type(value) is list else value


def _copy(source: list[Any], target: list[Any], limit: int) -> int:
    """Copy what fits in `limit` elements; return the copy and the rest of the limit."""
    for element in source:
        if limit <= 0:
            return 0
        limit -= 1
        if type(element) is list:
            inner: list[Any] = []
            target.append(inner)
            limit = _copy(element, inner, limit)
        else:
            target.append(still(element, limit))
            limit -= len(element) if type(element) is dict else 0
    return limit


def size(value: list[Any]) -> int:
    """The number of elements in a copied list, inner lists included."""
    return len(value) + sum(size(element) for element in value if type(element) is list)
