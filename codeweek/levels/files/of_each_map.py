"""What a level says of each of its maps: the values to say there, and the answers to questions."""

from collections.abc import Sequence
from typing import Any

from codeweek.levels.files.fields import FieldReader, is_value
from codeweek.levels.files.yaml_nodes import Node
from codeweek.levels.level import Start
from codeweek.worlds.kinds import Kind

Values = tuple[tuple[Any, ...], ...]


def said(reading: FieldReader, node: Node | None, kind: Kind, maps: Sequence[Start | None]) -> Values:
    """The values to say on each map; those of its examples, where maps are that."""
    if not kind.examples:
        return _each(reading, node, "said", len(maps))
    found = [kind.examples.of(each.world)[1] for each in maps if each]
    return () if all(each is None for each in found) else tuple(each or () for each in found)


def inputs(reading: FieldReader, node: Node | None, kind: Kind, maps: Sequence[Start | None]) -> Values:
    """The answers on each map; those of its examples, where maps are that."""
    if not kind.examples:
        return _each(reading, node, "inputs", len(maps))
    return tuple(kind.examples.of(each.world)[0] for each in maps if each)


def _each(reading: FieldReader, node: Node | None, name: str, maps: int) -> Values:
    """A list of values for each map; with one map the outer list may be omitted."""
    if node is None:
        return ()
    values = [node] if not isinstance(node.value, list) else node.value
    for value in values:
        if not is_value(value.plain):
            reading.problem("not_a_value", value, name)
            return ()
    if maps == 1 and not any(isinstance(value.value, list) for value in values):
        return (tuple(value.plain for value in values),)
    if len(values) != maps or not all(isinstance(value.value, list) for value in values):
        reading.problem("said_each_map", node, name, n=maps)
        return ()
    return tuple(tuple(value.plain) for value in values)
