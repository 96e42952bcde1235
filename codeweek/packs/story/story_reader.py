"""What every part of a story file is read with: texts of bounded length, pictures by name, named entries."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codeweek.levels.files.field_reader import FieldReader, Names
from codeweek.levels.files.yaml_nodes import Node
from codeweek.levels.level import Translated
from codeweek.packs.story.story_types import LONGEST, PILOT

_PICTURE = re.compile(r"[a-z0-9_]{1,30}(/[a-z0-9_]{1,30}){1,3}")

Entry = tuple[str, Node, str]  # a name, what it holds, and its path


@dataclass(frozen=True)
class Around:
    """What a story is told of: the levels of each chapter by id; and the words its file may use."""

    levels: Mapping[str, Sequence[str]]
    looks: Names
    languages: Sequence[str]


@dataclass
class StoryReader(FieldReader):
    """A story file being read; `cast`: who has been found in it."""

    around: Around = field(default_factory=lambda: Around({}, {}, ()))
    cast: frozenset[str] = frozenset({PILOT})

    def entries(self, node: Node | None, path: str, most: int) -> list[Entry]:
        """The entries of a table whose keys are names of its own."""
        if node is None or node.value is None:
            return []
        if not isinstance(node.value, dict):
            self.problem("pack.story_names", node, path)
            return []
        if len(node.value) > most:
            self.problem("pack.story_many", node, path, most=most)
        found = [(name, value, f"{path}.{name}") for name, value in node.value.items()][:most]
        for name, _value, where in found:
            self.keys.setdefault(where, name)
        return found

    def some(self, node: Node | None, path: str, most: int) -> list[tuple[Node, str]]:
        """The nodes of a list of at most so many."""
        found = self.several(node, path)
        if node is not None and len(found) > most:
            self.problem("pack.story_many", node, path, most=most)
        return found[:most]

    def said(self, node: Node | None, path: str) -> Translated:
        """A text, or one for each language, of bounded length."""
        if node is None or not isinstance(node.value, dict):
            return self._short(node, path)
        return self.spoken(self.table(node, self.with_languages({}), path), node, path)

    def sayings(self, node: Node, path: str, most: int) -> tuple[Translated, ...]:
        """One text, or a list of at most so many."""
        if not isinstance(node.value, list):
            return (self.said(node, path),)
        return tuple(self.said(each, where) for each, where in self.some(node, path, most))

    def spoken(self, fields: Mapping[str, Node], table: Node, path: str) -> Translated:
        """The texts of a table that has one for each language beside its other fields."""
        there = {code: fields[code] for code in self.around.languages if code in fields}
        found = {code: self._short(node, f"{path}.{code}") for code, node in there.items()}
        if not any(words.strip() for words in found.values()):
            self.problem("pack.story_no_words", table, path)
        return found

    def with_languages(self, names: Names) -> Names:
        """Some fields, and a text for each language."""
        return {**names, **dict.fromkeys(self.around.languages, ())}

    def picture(self, node: Node | None, path: str) -> str:
        """The name of a picture; "" when there is none."""
        name = self.text(node, path)
        if node is None or not name:
            return ""
        if not _PICTURE.fullmatch(name):
            self.problem("pack.story_picture", node, path, name=name[:LONGEST])
        return name

    def chosen(self, node: Node | None, path: str, names: Names) -> str:
        """One of several names; "" when there is none."""
        return (self.choice(node, path, names) or "") if node is not None else ""

    def somebody(self, node: Node | None, path: str) -> str:
        """The name of one of the cast; "" when there is none."""
        name = self.text(node, path)
        if node is not None and name and name not in self.cast:
            self.unknown("pack.story_nobody", node, path, name, self.cast)
        return name

    def _short(self, node: Node | None, path: str) -> str:
        words = self.text(node, path)
        if node is not None and len(words) > LONGEST:
            self.problem("pack.story_long", node, path, most=LONGEST)
        return words[:LONGEST]
