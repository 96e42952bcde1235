"""The search's compact form of a program, and its conversion to a Script."""

from collections.abc import Sequence
from typing import Any

from codeweek.blocks.edit import fresh
from codeweek.blocks.script import EMPTY, Block, Script

# A statement: (type, repeat count or condition if it has one, bodies…), or (type, values) of a command:
# each the name of its hole, its type, and what is written on it.
Statement = tuple[Any, ...]
Body = tuple[Statement, ...]

OWN = "f"  # the name of the first function that a program defines


def script(body: Body) -> Script:
    """A program as a script."""
    return Script(fresh(EMPTY, _blocks(body)))


def _blocks(body: Body) -> tuple[Block, ...]:
    return tuple(_block(*statement) for statement in body)


def _block(type: str, *parts: Any) -> Block:
    match type, parts:
        case "repeat", (times, body):
            return Block(type, {}, {"count": Block("number", {"value": times})}, {"body": _blocks(body)})
        case "until" | "while", (condition, body):
            return Block(type, {}, {"condition": condition}, {"body": _blocks(body)})
        case "if", (condition, body):
            return Block(type, {}, {"condition": condition}, {"then": _blocks(body)})
        case "if_else", (condition, then, otherwise):
            bodies = {"then": _blocks(then), "otherwise": _blocks(otherwise)}
            return Block(type, {}, {"condition": condition}, bodies)
        case "define", (body, *name):
            return Block(type, {"name": _name(name), "parameters": ""}, {}, {"body": _blocks(body)})
        case "call", name:
            return Block(type, {"name": _name(name)})
        case _, (values,):
            slots = {name: Block(kind, {"value": value}) for name, kind, value in values}
            return Block(type, {}, slots)
    return Block(type)


def _name(given: Sequence[str]) -> str:
    """The name of a function: the only one needs none."""
    return given[0] if given else OWN
