"""The types of what the page asks and is told, in TypeScript, from the Python of `web_api/`."""

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from codeweek.room import board_data
from codeweek.room import room_json as room_shapes
from codeweek.web_api import shapes, verbs
from codeweek.web_api.serialize import KIND_OF_SHAPE

PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
}
BLOCKLY = "import type { Definition, Script, Toolbox } from '../base/blockly-json';\n"  # Blockly's own


def written() -> str:
    """All of them, then the table of what may be asked."""
    parts = [_interface(name, found) for name, found in named().items()]
    table = [f"  {name}: [{_name(verb.asks)}, {_name(verb.answers)}];" for name, verb in verbs.VERBS.items()]
    head = ["/** Of each verb, what is asked and what is answered. */", "export interface Verbs {"]
    return "\n".join([BLOCKLY, *parts, *head, *table, "}", ""])


def of_the_room() -> str:
    """The types of what travels between a room's server and its machines."""
    found = vars(room_shapes) | vars(board_data)
    tables = [each for each in found.values() if is_typeddict(each)]
    head = "import type { Script } from '../base/blockly-json';\n"
    return "\n".join([head, *(_interface(each.__name__, each) for each in tables)])


def named() -> dict[str, Any]:
    """Everything that has a name, by it: tables, and aliases of dataclasses."""
    found: dict[str, Any] = {}
    for module in (shapes, verbs.verb, *verbs.SUBJECTS):
        for name, value in vars(module).items():
            told = get_args(value)[1] if get_origin(value) is Annotated else value
            if is_typeddict(value) or (told is not value and not isinstance(told, str)):
                found.setdefault(name, told)
    inside = {each for told in list(found.values()) if is_dataclass(told) for each in _inside(told)}
    return found | {each.__name__: each for each in sorted(inside, key=lambda each: each.__name__)}


def _inside(told: Any) -> Iterator[type]:
    """The tables in the fields of a dataclass, and those in their lists."""
    for hint in get_type_hints(told).values():
        for each in filter(is_typeddict, get_args(hint)):
            yield each
            yield from _inside(each)


def _name(told: Any) -> str:
    found = next((name for name, each in named().items() if each is told), None)
    return found or str(told.__name__)


def _interface(name: str, told: Any) -> str:
    if not isinstance(told, type):  # one of several
        return f"export type {name} = {_type(told)};\n"
    hints = get_type_hints(told, include_extras=True)
    tag = [f"  shape: '{KIND_OF_SHAPE[told]}';"] if told in KIND_OF_SHAPE else []
    lines = [*tag, *(f"  {typed(key, hint)};" for key, hint in hints.items())]
    head = f"/** {' '.join((told.__doc__ or '').split())} */\nexport interface {name} "
    return head + "{\n" + "\n".join(lines) + "\n}\n"


def typed(key: str, hint: Any) -> str:
    """A field and its type."""
    if get_origin(hint) is NotRequired:
        return f"{key}?: {_type(get_args(hint)[0])}"
    return f"{key}: {_type(hint)}"


def _type(hint: Any) -> str:
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return inside[1] if isinstance(inside[1], str) else _name(inside[1])
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(_type(each) for each in inside))
    if origin is Literal:
        return " | ".join(f"'{each}'" for each in inside)
    if origin in (list, Sequence) or (origin is tuple and inside[-1] is ...):
        one = _type(inside[0])
        return f"({one})[]" if " | " in one else f"{one}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, inside))}]"
    if origin in (dict, Mapping):
        return f"Record<string, {_type(inside[1])}>"
    if hint is Any:
        return "unknown"
    return PLAIN[hint] if hint in PLAIN else _name(hint)
