"""Reads the names of a level's programs in other languages: `names: {demi_tour: {en: half_turn}}`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.read import read
from codeweek.blocks.script_names import names_in
from codeweek.engine.check import is_name, taken
from codeweek.levels.files.field_reader import FieldReader
from codeweek.levels.files.yaml_nodes import Node
from codeweek.levels.level import PROGRAMS, Level
from codeweek.worlds.kinds import kinds

EXAMPLE = "marche: {en: step_up}"
FIELD = "names"


@dataclass(frozen=True)
class NameReader:
    """Reads the field `names` of a level whose programs and toolbox are known."""

    reading: FieldReader
    known: Catalogue
    languages: Sequence[str]
    level: Level

    def names(self, node: Node | None) -> dict[str, dict[str, str]]:
        """The translations of each name in the programs; problems are reported."""
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.reading.problem("want_table", node, FIELD, names=EXAMPLE)
            return {}
        read_all, used, reserved = self._programs()
        found: dict[str, dict[str, str]] = {}
        for name, others in node.value.items():
            path = f"{FIELD}.{name}"
            self.reading.keys.setdefault(path, name)
            if read_all and name not in used:
                self.reading.unknown("unknown_name", node.keys[name], path, name, used)
            fields = self.reading.table(others, dict.fromkeys(self.languages, ()), path)
            found[name] = {code: self.reading.text(word, f"{path}.{code}") for code, word in fields.items()}
            for code, word in fields.items():
                self._fits(word, f"{path}.{code}", found[name][code], reserved)
        self._clashes(node, found, used)
        return found

    def _programs(self) -> tuple[bool, list[str], frozenset[str]]:
        """Whether every program can be read, the names they define, and the words that are reserved."""
        readings = [read(self.known, getattr(self.level, field)) for field in PROGRAMS]
        scripts = [reading.script for reading in readings]
        types = {block.type for script in scripts for block in script.walk()}
        whole = not any(reading.problems for reading in readings)
        used = [*names_in(self.known, scripts), *_of_maps(self.level)]
        return whole, [*dict.fromkeys(used)], taken(self.known, types | {*self.level.toolbox})

    def _fits(self, node: Node, path: str, word: str, reserved: frozenset[str]) -> None:
        if isinstance(node.value, list | dict):
            return  # reported already
        if not is_name(word):
            self.reading.problem("not_a_name", node, path, name=word)
        elif plain(word) in reserved:
            self.reading.problem("name_of_a_block", node, path, name=word)

    def _clashes(self, node: Node, found: Mapping[str, Mapping[str, str]], used: Sequence[str]) -> None:
        """Report a word used for two names, in any languages: a saved program would be ambiguous."""
        owner = {name: name for name in (*used, *found)}
        for name, others in found.items():
            for code, word in others.items():
                if word and owner.setdefault(word, name) != name:
                    slots = {"name": word, "one": owner[word], "other": name}
                    self.reading.problem("same_name", node.keys[name], f"{FIELD}.{name}.{code}", **slots)


def _of_maps(level: Level) -> tuple[str, ...]:
    """The names in the maps of a level that a program may use."""
    examples = kinds()[level.kind].examples
    maps = level.maps and examples and examples.names and examples.names(level.maps[0].world)
    return maps or ()


def lacking(known: Catalogue, level: Level) -> Iterator[tuple[str, str]]:
    """The meaningful names with no translation into a language of the texts, each with that language.

    The programs' own language needs no translation: it is the one that most names leave out.
    """
    spoken = list(level.title) if isinstance(level.title, Mapping) else []
    used = names_in(known, [read(known, getattr(level, field)).script for field in PROGRAMS])
    for name in dict.fromkeys((*used, *_of_maps(level))):
        missing = [code for code in spoken if code not in level.names.get(name, {})]
        if len(name) > 1 and len(missing) > 1:
            yield name, missing[-1]
