"""Reads the fields of a file written by an adult, and collects every problem with its place."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.senses import suggested
from codeweek.levels.files.yaml_nodes import Node
from codeweek.text import Key

MOST_PROBLEMS = 50  # problems reported per file: beyond, it is another sort of file
LONGEST_WORD = 60  # letters shown of an unknown word
Names = Mapping[str, tuple[str, ...]]  # a name, with its accepted aliases
Elsewhere = Callable[[str], Diagnostic | None]  # what is told of the name of a field


def meant(word: str, names: Names) -> str | None:
    """The name that a word stands for, ignoring accents and capitals; None when there is none."""
    wanted = plain(word).replace("-", "_").replace(" ", "_")
    return next((name for name, others in names.items() if wanted in (name, *map(plain, others))), None)


_PARTS = re.compile(r"[.\[]?[^.\[]+")
_NAME = re.compile(r"\.?[a-z_]+")


def as_written(path: str, keys: Mapping[str, str]) -> str | None:
    """A path of names rewritten with the keys of a file; None when the file has no such field."""
    whole = told = ""
    for part in _PARTS.findall(path):
        whole += part
        if whole not in keys and _NAME.fullmatch(part):
            return None
        told += part[: part.startswith(".")] + keys[whole] if whole in keys else part
    return told


@dataclass
class FieldReader:
    """A file being read: the problems found so far, and its keys by the path of what they mean."""

    file: str
    problems: list[Diagnostic] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def problem(self, key: str, node: Node, path: str, **slots: Any) -> None:
        """Report a problem at a node."""
        if not key.startswith(("level.", "pack.")):
            key = f"level.{key}"
        self.tell(Diagnostic(key, slots, line=node.line, column=node.column), path)

    def tell(self, problem: Diagnostic, path: str) -> None:
        """Report a problem of a field, named as the file names it."""
        written = as_written(path, self.keys)
        slots = {"field": written or path, **problem.slots}
        self.problems.append(replace(problem, slots=slots, file=self.file, field=path, written=written))

    def unknown(
        self, key: str, node: Node, path: str, word: str, known: Iterable[str], told: str = ""
    ) -> None:
        """Report an unknown word with the nearest known one, or with `told` when none is near."""
        close = suggested(word[:LONGEST_WORD], known) if len(self.problems) < MOST_PROBLEMS else None
        self.problem(
            f"{key}_near" if close else key, node, path, name=word[:LONGEST_WORD], nearest=close, known=told
        )

    def table(
        self, node: Node, names: Names, path: str = "", elsewhere: Elsewhere | None = None
    ) -> dict[str, Node]:
        """The fields of a table by their main names; unknown and repeated ones are reported.

        `elsewhere`: what is told of a field that belongs somewhere else.
        """
        if not isinstance(node.value, dict):
            self.problem("want_table", node, path, names=", ".join(self._shown(names)))
            return {}
        found: dict[str, Node] = {}
        for key, value in node.value.items():
            name = meant(key, names)
            where = f"{path}.{name or key}" if path else name or key
            self.keys.setdefault(where, key)
            if name is None:
                self._no_field(node.keys[key], where, key, names, elsewhere)
            elif name in found:
                self.problem("twice", node.keys[key], where, name=key)
            else:
                found[name] = value
        return found

    def _no_field(self, node: Node, path: str, word: str, names: Names, elsewhere: Elsewhere | None) -> None:
        diagnostic = elsewhere(word) if elsewhere else None
        if diagnostic:
            self.problem(diagnostic.key, node, path, **diagnostic.slots)
        else:
            self.unknown("unknown_field", node, path, word, all_names(names))

    def need(
        self, table: str, fields: Mapping[str, Node], names: Iterable[str], node: Node, path: str = ""
    ) -> None:
        """Report the fields that are missing or empty in a sort of table (`level`, `chapter`…)."""
        for name in names if isinstance(node.value, dict | list) else ():
            where, known = f"{path}.{name}" if path else name, Key(f"schema.{table}.{name}.key")
            if name not in fields:
                self.problem("missing", node, where, name=known)
            elif _blank(fields[name]):
                self.problem("nothing_in_it", fields[name], where, name=known)

    def text(self, node: Node | None, path: str) -> str:
        """A text; a number is taken as it is written."""
        if node is None or node.value is None:
            return ""
        if isinstance(node.value, list | dict):
            self.problem("want_text", node, path)
            return ""
        return node.raw

    def words(self, node: Node | None, path: str, languages: Iterable[str]) -> str | Mapping[str, str]:
        """A text, or one for each language."""
        if node is None or not isinstance(node.value, dict):
            return self.text(node, path)
        names = dict.fromkeys(languages, ())
        if not any(meant(key, names) for key in node.value):
            self.problem("colon_in_text", node, path)
            return ""
        fields = self.table(node, names, path)
        return {code: self.text(value, f"{path}.{code}") for code, value in fields.items()}

    def number(self, node: Node | None, path: str, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        if node is None:
            return None
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.problem("want_number", node, path, least=least, most=most)
            return None
        return value

    def boolean(self, node: Node | None, path: str) -> bool:
        """True or false, also written yes, no, oui, non."""
        if node is None:
            return False
        word = plain(node.raw)
        if word in ("true", "yes", "oui", "vrai"):
            return True
        if isinstance(node.value, list | dict) or word not in ("false", "no", "non", "faux"):
            self.problem("want_boolean", node, path)
        return False

    def several(self, node: Node | None, path: str) -> list[tuple[Node, str]]:
        """The nodes of a list, with their paths; a single value counts as a list of one."""
        if node is None or node.value is None:
            return []
        if not isinstance(node.value, list):
            return [(node, path)]
        return [(entry, f"{path}[{index}]") for index, entry in enumerate(node.value)]

    def _shown(self, names: Names) -> list[str]:
        """The names to suggest: the aliases, which are French, when the keys of the file are French."""
        other = any(path.rpartition(".")[2] != plain(key) for path, key in self.keys.items())
        return [others[0] if other and others else name for name, others in names.items()]

    def choice(self, node: Node, path: str, names: Names) -> str | None:
        """One of several names."""
        word = self.text(node, path)
        found = meant(word, names)
        if found is None and not isinstance(node.value, list | dict):
            self.unknown("not_one_of", node, path, word, all_names(names), told=", ".join(self._shown(names)))
        return found


def _blank(node: Node) -> bool:
    """Whether a value is empty."""
    if isinstance(node.value, dict):
        return all(map(_blank, node.value.values()))
    return node.value in (None, []) or (isinstance(node.value, str) and not node.value.strip())


def all_names(names: Names) -> list[str]:
    """Every name that is accepted."""
    return [word for name, others in names.items() for word in (name, *others)]


def is_value(value: Any) -> bool:
    """Whether a program can say a value: a number, a text, a boolean, or a list of those."""
    return all(map(is_value, value)) if isinstance(value, list) else isinstance(value, str | int | float)
