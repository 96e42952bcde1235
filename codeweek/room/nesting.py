"""How deep plain data from outside may be nested, so that nothing that walks it can fail."""

from collections.abc import Iterable
from typing import Any

from codeweek.blocks.blockly import MAX_TABLES

MOST = MAX_TABLES + 20  # a program, with what is around it in a child's file and in a request


def is_flat(value: Any, most: int = MOST) -> bool:
    """Whether plain data is nested no deeper than the largest program is."""
    layer = [value]
    for _ in range(most + 1):
        layer = [inner for each in layer if isinstance(each, dict | list) for inner in _inside(each)]
        if not layer:
            return True
    return False


def _inside(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value
