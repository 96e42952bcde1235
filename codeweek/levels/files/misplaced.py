"""Fields of a map that are written beside it, where a level has none of that name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.fields import Names, meant
from codeweek.levels.files.maps import HIDDEN
from codeweek.levels.files.yaml_nodes import Node
from codeweek.text import Key
from codeweek.worlds.kinds import Kind, kind_names


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
