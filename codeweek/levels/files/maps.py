"""Reads the maps of a level file: from YAML nodes to the worlds that runs start with."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.fields import FieldReader, Names
from codeweek.levels.files.yaml_nodes import Node, in_text
from codeweek.levels.level import Start
from codeweek.text import Key
from codeweek.worlds.kinds import Kind

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
