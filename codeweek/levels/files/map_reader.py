"""Reads the maps of a level file: from YAML nodes to the worlds that runs start with."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.field_reader import FieldReader, Names, is_value, meant
from codeweek.levels.files.yaml_nodes import Node, in_text
from codeweek.levels.level import Start
from codeweek.text import Key
from codeweek.worlds.kinds import Kind, kind_names

HIDDEN: Names = {"hidden": ("cache", "cachee")}
MOST_MAPS = 20


@dataclass(frozen=True)
class MapReader:
    """Reads `map` or `maps` among the fields of a level; `text` is the whole file.

    `everywhere`: what each map is told beside its own fields.
    """

    reading: FieldReader
    root: Node
    text: str
    fields: Mapping[str, Node]
    kind: Kind
    everywhere: Mapping[str, Any]

    def maps(self) -> list[Start | None]:
        """Every map, None in the place of those that cannot be read."""
        fields = self.fields
        both = "map" in fields and "maps" in fields
        shared = self._fields(fields["map"], "map", self.kind.shared) if both and self.kind.shared else {}
        if both and not self.kind.shared:
            self.reading.problem("map_and_maps", fields["map"], "map")
        name = "maps" if "maps" in fields else "map"
        found = self.reading.several(fields.get(name), name)
        if not found and not self.kind.needs_map:
            found = [(Node({}, self.root.line, self.root.column), name)]
        if not found:
            node = fields.get(name, self.root)
            self.reading.problem("missing", node, name, name=Key(f"schema.level.{name}.key"))
        if len(found) > MOST_MAPS:
            self.reading.problem("too_many_maps", found[0][0], name, most=MOST_MAPS)
        return [
            self._map(node, path, shared, not number) for number, (node, path) in enumerate(found[:MOST_MAPS])
        ]

    def _fields(self, node: Node, path: str, names: Collection[str]) -> dict[str, Node]:
        """Those fields of a map; a grid may stand alone."""
        drawn = isinstance(node.value, str)  # a kind without a grid says so itself
        if isinstance(node.value, dict) or not (drawn or "grid" in names):
            known = {name: others for name, others in self.kind.map_fields.items() if name in names}
            return self.reading.table(node, {**known, **HIDDEN}, path)
        return {"grid": node}

    def _map(self, node: Node, path: str, shared: Mapping[str, Node], first: bool) -> Start | None:
        """One map; what is wrong in the fields that all of them share is told with the first."""
        own = [name for name in self.kind.map_fields if not shared or name not in self.kind.shared]
        fields = {**shared, **self._fields(node, path, own)}
        hidden = self.reading.boolean(fields.pop("hidden", None), f"{path}.hidden")
        data: dict[str, Any] = {name: value.plain for name, value in fields.items()}
        if "grid" in fields and not isinstance(fields["grid"].value, dict | list):
            data["grid"] = fields["grid"].raw
        data |= self.everywhere
        if hidden and self.kind.examples:
            data["hidden"] = True
        world, problems = self.kind.parse_map(data)
        unknown = any(problem.key == "level.map_letter" for problem in problems)
        for problem in problems:
            if shared and _head(problem) in self.kind.shared:
                if first:
                    self._tell(problem, self.fields["map"], fields, "map")
            elif not (unknown and problem.key == "level.no_start"):  # that sign was meant to be it
                self._tell(problem, node, fields, path)
        return None if world is None else Start(world, hidden)

    def _tell(self, problem: Diagnostic, node: Node, fields: Mapping[str, Node], path: str) -> None:
        """Report a problem of a map at its place in the file."""
        inside = problem.field or ""
        found = _inside(fields, inside) or node
        line, column = found.line, found.column
        if problem.line is not None:
            line, column = in_text(self.text, found, problem.line, problem.column or 1)
        whole = f"{path}.{inside}" if isinstance(node.value, dict) else path
        self.reading.tell(Diagnostic(problem.key, problem.slots, line=line, column=column), whole)


def _head(problem: Diagnostic) -> str:
    """The field of a map that a problem is in."""
    return re.split(r"[.\[]", problem.field or "")[0]


def _inside(fields: Mapping[str, Node], path: str) -> Node | None:
    """The node at `items.B1` or `walls[0]` of some fields."""
    name, *rest = [part for part in re.split(r"[.\[\]]", path) if part]
    node = fields.get(name)
    for part in rest:
        if node is None:
            return None
        if isinstance(node.value, dict):
            node = node.keys.get(path.partition(".")[2]) or node.keys.get(part)
        elif isinstance(node.value, list) and part.isdecimal() and int(part) < len(node.value):
            node = node.value[int(part)]
    return node


@dataclass(frozen=True)
class MapFields:
    """What is told of them in the table of a level, whose main names are `names`."""

    root: Node
    names: Names
    kinds: Mapping[str, Kind]

    def told(self, key: str) -> Diagnostic | None:
        """Where a field belongs that a level has not; None when no map has it either."""
        if meant(key, self._known) is None:
            return None
        where, node = self._place()
        how = "_drawn" if isinstance(node.value, str) else "s" if isinstance(node.value, list) else ""
        slots = {"name": key, "map": where, "grid": Key("robot.field.grid.key")}
        return Diagnostic(f"level.belongs_in_map{how}", slots)

    @cached_property  # a file of another sort has thousands of fields, and is asked of each
    def _known(self) -> Names:
        """The fields of a map in the kind of world that the file names; in all kinds, if it names none."""
        word, node = self._field("kind")
        name = meant(node.raw if word else "robot", kind_names(self.kinds))
        kinds = [self.kinds[name]] if name else self.kinds.values()
        return {**HIDDEN, **{field: others for kind in kinds for field, others in kind.map_fields.items()}}

    def _place(self) -> tuple[str | Key, Node]:
        """The name that the file gives its map, and what it says of it."""
        found = [(word, node) for word, node in map(self._field, ("maps", "map")) if word]
        return found[0] if found else (Key("schema.level.map.key"), self.root)

    def _field(self, name: str) -> tuple[str, Node]:
        """A field by its main name, as the file names it; its name is empty where it is not there."""
        names = {name: self.names[name]}
        written: Mapping[str, Node] = self.root.value
        return next(((key, node) for key, node in written.items() if meant(key, names)), ("", self.root))


Values = tuple[tuple[Any, ...], ...]


def said(reading: FieldReader, node: Node | None, kind: Kind, maps: Sequence[Start | None]) -> Values:
    """The values to say on each map; those of its examples, where maps are that."""
    if not kind.examples:
        return _each(reading, node, "said", len(maps))
    found = [kind.examples.of(start.world)[1] for start in maps if start]
    return () if all(each is None for each in found) else tuple(each or () for each in found)


def inputs(reading: FieldReader, node: Node | None, kind: Kind, maps: Sequence[Start | None]) -> Values:
    """The answers on each map; those of its examples, where maps are that."""
    if not kind.examples:
        return _each(reading, node, "inputs", len(maps))
    return tuple(kind.examples.of(start.world)[0] for start in maps if start)


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
