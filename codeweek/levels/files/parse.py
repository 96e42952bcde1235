"""A level file: from YAML text to a Level, or to everything that is wrong in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from codeweek import data
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.catalogue import Catalogue
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.concept import concept
from codeweek.levels.files.exercise_fields import OWN, ExerciseReader
from codeweek.levels.files.field_reader import MOST_PROBLEMS, FieldReader, Names
from codeweek.levels.files.file_name import right_name
from codeweek.levels.files.map_reader import MapFields, MapReader, inputs, said
from codeweek.levels.files.mend.forgiving_reader import read_forgiving
from codeweek.levels.files.model_reader import with_model
from codeweek.levels.files.prediction_fields import PredictReader
from codeweek.levels.files.translated_names import NameReader
from codeweek.levels.files.whole import SHOWN_MODES, WholeLevel
from codeweek.levels.files.yaml_nodes import Node
from codeweek.levels.level import (
    LINE,
    MODES,
    PROGRAM,
    PROGRAMS,
    WRITINGS,
    Adult,
    Level,
    Mistake,
    Prediction,
    Start,
)
from codeweek.worlds.fields import Field, Flag, Line, Type, Whole, Word, names_of
from codeweek.worlds.kinds import Kind, kind_names

_BETWEEN = re.compile(r"[\s,;/]+")
MOST_HINTS, MOST_WORK = 3, 2_000_000
SPOKEN, PLAIN = Line(spoken=True), Line()
# What each map of a level is told beside its own fields.
EVERYWHERE: Mapping[str, Field] = {
    "auto_pick": Field(("ramassage_auto", "auto_ramasser"), Flag(words=True)),
    "bag": Field(("panier",), Whole(0, 99)),  # how many things the robot has when it starts
}
# The fields of a level. Those of a type are read, described, edited and shown in forms by it.
LEVEL_FIELDS: Mapping[str, Field] = {
    "title": Field(("titre",), SPOKEN),
    "story": Field(("histoire",), SPOKEN),
    "kind": Field(("monde", "genre")),
    "mode": Field(),
    "writing": Field(("écriture",), Word(WRITINGS)),
    "class": Field(("classe",), PLAIN),
    "look": Field(("décor",)),
    "piaf": Field(),
    "maps": Field(("cartes", "exemples", "essais", "scénarios")),
    "map": Field(("carte", "exemple", "essai", "score", "partition")),
    "toolbox": Field(("blocs", "boite", "reserve")),
    "limit": Field(("limite",), Whole(1, 200)),
    "concept": Field(("notion",)),
    "bypass": Field(("contournement",), SPOKEN),
    "work": Field(("travail",), Whole(1, MOST_WORK)),
    "given": Field(("donné", "depart", "programme"), PLAIN),
    "extra": Field(("intrus",), PLAIN),
    "predict": Field(("prévoir", "prédiction")),
    **EVERYWHERE,
    "accuse": Field(("accuser",), Flag(words=True)),
    "spoil": Field(("pepin",)),
    "goals": Field(("buts",)),
    "said": Field(("dit", "dits")),
    "inputs": Field(("entrees",)),
    "model": Field(("modele",), PLAIN),
    "solution": Field((), PLAIN),
    "parts": Field(("parties",)),
    "names": Field(("noms",)),
    "texts": Field(("textes",)),
    "mistakes": Field(("pieges",)),
    "hints": Field(("indices",)),
    "adult": Field(("adulte", "animateur")),
}
FIELDS = names_of(LEVEL_FIELDS)
MISTAKE: Names = {"program": ("programme",), "why": ("pourquoi",)}
ADULT: Names = {"idea": ("idée",), "mistake": ("piège", "confusion"), "question": ()}


def parse(
    text: str,
    file: str,
    kinds: Mapping[str, Kind],
    catalogues: Mapping[str, Catalogue],
    languages: Sequence[str] = (),
) -> tuple[Level | None, tuple[Diagnostic, ...]]:
    """The level that a text describes, with warnings; or None and the problems, from the top.

    `languages`: those that its texts may have, by default all.
    `catalogues`: the blocks of each kind; words in `toolbox` and programs are those of the level's own kind.
    """
    found = read_forgiving(text, file)
    if found.root is None:
        return None, found.problems
    reading = FieldReader(file, list(found.problems))
    languages = tuple(languages) or data.languages()
    level = _LevelReader(reading, found.root, found.text, kinds, catalogues, languages).level()
    serious = any(problem.severity == "error" for problem in reading.problems)
    diagnostics = sorted(reading.problems, key=lambda problem: (problem.line or 0, problem.column or 0))
    return (None if serious else level), tuple(diagnostics[:MOST_PROBLEMS])


def level_id(file: str) -> str:
    """`04-la-ronde/05-l-escalier` for a file of that chapter: its folder and its stem."""
    path = PurePosixPath(right_name(file.replace("\\", "/")))
    return f"{path.parent.name}/{path.stem}" if path.parent.name else path.stem


@dataclass(frozen=True)
class _LevelReader:
    reading: FieldReader
    root: Node
    text: str
    kinds: Mapping[str, Kind]
    catalogues: Mapping[str, Catalogue]
    languages: tuple[str, ...]

    @cached_property
    def fields(self) -> dict[str, Node]:
        elsewhere = MapFields(self.root, FIELDS, self.kinds).told
        return self.reading.table(self.root, FIELDS, elsewhere=elsewhere)

    @cached_property
    def typed(self) -> dict[str, Any]:
        """The values of the fields that have a type."""
        return {
            name: self._value(name, level_field.type)
            for name, level_field in LEVEL_FIELDS.items()
            if level_field.type
        }

    @cached_property
    def everywhere(self) -> dict[str, Any]:
        """What is the same on every map."""
        return {name: 0 if self.typed[name] is None else self.typed[name] for name in EVERYWHERE}

    def level(self) -> Level | None:
        """The level, even with problems; None when it has no world."""
        self.reading.need("level", self.fields, ("title",), self.root)
        mode, kind = self._mode(), self._kind()
        if kind is None:
            return None
        maps = MapReader(self.reading, self.root, self.text, self.fields, kind, self.everywhere).maps()
        level = self._level(kind, mode, maps)
        level = replace(level, names=self._names(kind, level))
        made = level if None in maps else with_model(level, kind, self.catalogues[kind.name])
        if isinstance(made, Diagnostic):
            field = made.field or "model"
            self.reading.problem(made.key, self._place(field), field, **made.slots)
            return level
        WholeLevel(self.reading, self.fields, self._place, made).check(kind, complete=None not in maps)
        return replace(made, parts=self._parts(made)) if made.maps else made

    def _parts(self, level: Level) -> tuple[Level, ...]:
        reader = ExerciseReader(self.reading, self.languages, level, FIELDS, self._own)
        return reader.parts(self.fields.get("parts"))

    def _own(self, fields: Mapping[str, Node]) -> Level | None:
        """A program to write in an exercise: what is its own, and the rest of the exercise."""
        maps = {"map", "maps"} & set(fields)
        left_out = {"parts", "names", "story", *OWN} - (set() if maps else {"map", "maps"})
        rest = {name: node for name, node in self.fields.items() if name not in left_out}
        whole = Node({**rest, **fields}, self.root.line, self.root.column, keys={**rest, **fields})
        reader = _LevelReader(self.reading, whole, self.text, self.kinds, self.catalogues, self.languages)
        return reader.level()

    def _level(self, kind: Kind, mode: str, maps: Sequence[Start | None]) -> Level:
        """The level with the maps that could be read."""
        fields, reading, predict = self.fields, self.reading, self._predict(kind, mode)
        typed = {name: value for name, value in self.typed.items() if name not in EVERYWHERE}
        given, written = typed.pop("given"), typed.pop("solution")
        shown = given or written if mode in SHOWN_MODES else ""
        hidden = predict is not None and predict.ask == PROGRAM  # the program is what is looked for
        return Level(
            id=level_id(reading.file),
            kind=kind.name,
            maps=tuple(start for start in maps if start is not None),
            mode=mode,
            grade=typed.pop("class"),
            piaf=self._texts("piaf"),
            toolbox=self._toolbox(kind),
            given="" if hidden else given or shown,
            solution=written or shown,
            predict=predict,
            goals=self._goals(kind),
            said=said(reading, fields.get("said"), kind, maps),
            hints=self._hints(),
            adult=self._adult(),
            spoil=reading.number(fields.get("spoil"), "spoil", 1, max(1, len(maps))),
            look=self._look(kind),
            file=reading.file,
            places=self._places(),
            keys=self.reading.keys,
            inputs=inputs(reading, fields.get("inputs"), kind, maps),
            concept=concept(reading, fields.get("concept"), "concept", [self.catalogues[kind.name]]),
            texts=self._translations("texts"),
            mistakes=self._mistakes(),
            everywhere=self.everywhere,
            **typed,
        )

    def _places(self) -> dict[str, tuple[int, int]]:
        """Line and column of each field, of each map and part, and of the first line of each program."""
        listed = [each for n in ("maps", "parts") for each in self.reading.several(self.fields.get(n), n)]
        nodes = {**self.fields, **{path: node for node, path in listed}}
        lines = {f"{n}:": self._first_line(self.fields[n]) for n in PROGRAMS if n in self.fields}
        return {name: (node.line, node.column) for name, node in nodes.items()} | lines

    def _first_line(self, node: Node) -> tuple[int, int]:
        if not node.block or not node.raw.strip():
            return node.line, node.column
        row = next(iter(self.text.splitlines()[node.line : node.line + 1]), "")
        return node.line + 1, len(row) - len(row.lstrip(" ")) + 1

    def _value(self, name: str, type: Type) -> Any:
        """The value of a field; of a word that is missing or unknown, the first of its list."""
        node, reading = self.fields.get(name), self.reading
        match type:
            case Whole(least, most):
                return reading.number(node, name, least, most)
            case Flag():
                return reading.boolean(node, name)
            case Word(names):
                return (reading.choice(node, name, names) if node else None) or next(iter(names))
            case Line(spoken=True):
                return reading.words(node, name, self.languages)
        return reading.text(node, name)

    def _texts(self, name: str) -> tuple[str, ...]:
        found = self.reading.several(self.fields.get(name), name)
        return tuple(self.reading.text(node, path) for node, path in found)

    def _mode(self) -> str:
        node = self.fields.get("mode")
        return (self.reading.choice(node, "mode", MODES) if node else None) or "make"

    def _kind(self) -> Kind | None:
        node = self.fields.get("kind")
        if node is None:
            return self.kinds.get("robot")
        name = self.reading.choice(node, "kind", kind_names(self.kinds))
        return self.kinds[name] if name else None

    def _look(self, kind: Kind) -> str:
        node = self.fields.get("look")
        return (self.reading.choice(node, "look", kind.looks) if node else "") or ""

    def _toolbox(self, kind: Kind) -> tuple[str, ...]:
        known = self.catalogues[kind.name]
        toolbox: list[str] = []
        for node, path in self.reading.several(self.fields.get("toolbox"), "toolbox"):
            if len(self.reading.problems) >= MOST_PROBLEMS:
                break
            word = self.reading.text(node, path)
            names = known.toolbox.get(plain(word.removesuffix("()")))
            if names is None:
                if self._listed(node, path, word, known):
                    return ()
                if not isinstance(node.value, list | dict):
                    self.reading.unknown("unknown_block", node, path, word, known.toolbox_names())
                continue
            toolbox.extend(names)
        return tuple(dict.fromkeys(toolbox))

    def _listed(self, node: Node, path: str, word: str, known: Catalogue) -> bool:
        """Whether one text is several blocks, written without brackets or commas: then it is told."""
        words = [each for each in _BETWEEN.split(word) if each]
        if len(words) < 2 or not all(plain(each) in known.toolbox for each in words):
            return False
        self.reading.problem("blocks_listed", node, path, words=", ".join(words))
        return True

    def _predict(self, kind: Kind, mode: str) -> Prediction | None:
        node = self.fields.get("predict")
        if mode == "find":
            return Prediction(LINE)
        return PredictReader(self.reading, kind, self.languages, self.text).prediction(node) if node else None

    def _goals(self, kind: Kind) -> tuple[str, ...]:
        found = self.reading.several(self.fields.get("goals"), "goals")
        names = [self.reading.choice(node, path, kind.goal_names) for node, path in found]
        return tuple(dict.fromkeys(name for name in names if name))

    def _names(self, kind: Kind, level: Level) -> dict[str, dict[str, str]]:
        node, known = self.fields.get("names"), self.catalogues[kind.name]
        return NameReader(self.reading, known, self.languages, level).names(node)

    def _translations(self, name: str) -> dict[str, dict[str, str]]:
        """Texts of programs in other languages: `{oui: {en: "yes"}}`."""
        node = self.fields.get(name)
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.reading.problem("want_table", node, name, names='oui: {en: "yes"}')
            return {}
        found: dict[str, dict[str, str]] = {}
        for word, others in node.value.items():
            path = f"{name}.{word}"
            table = self.reading.table(others, dict.fromkeys(self.languages, ()), path)
            found[word] = {code: self.reading.text(each, f"{path}.{code}") for code, each in table.items()}
        return found

    def _mistakes(self) -> tuple[Mistake, ...]:
        mistakes = []
        for node, path in self.reading.several(self.fields.get("mistakes"), "mistakes"):
            fields = self.reading.table(node, MISTAKE, path)
            self.reading.need("mistake", fields, MISTAKE, node, path)
            program = self.reading.text(fields.get("program"), f"{path}.program")
            mistakes.append(
                Mistake(program, self.reading.words(fields.get("why"), f"{path}.why", self.languages))
            )
        return tuple(mistakes)

    def _hints(self) -> tuple[str | Mapping[str, str], ...]:
        found = self.reading.several(self.fields.get("hints"), "hints")
        if len(found) > MOST_HINTS:
            self.reading.problem("too_many_hints", found[MOST_HINTS][0], "hints", most=MOST_HINTS)
        return tuple(self.reading.words(node, path, self.languages) for node, path in found)

    def _adult(self) -> Adult:
        node = self.fields.get("adult")
        if node is None:
            return Adult()
        fields = self.reading.table(node, ADULT, "adult")
        told = {name: self.reading.words(fields.get(name), f"adult.{name}", self.languages) for name in ADULT}
        return Adult(**told)

    def _place(self, name: str) -> Node:
        return self.fields.get(name) or self.fields.get(f"{name}s") or self.root
