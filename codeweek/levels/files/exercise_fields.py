"""Reads the parts of an exercise: questions on its program, and programs to write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.levels.files.field_reader import FieldReader, Names, is_value
from codeweek.levels.files.prediction_fields import CHOICE, MOST_CHOICES, MOST_MISTAKES
from codeweek.levels.files.yaml_nodes import Node
from codeweek.levels.level import INSIDE, NUMBERS, PART, PARTS, Answer, Level, Part, Prediction, Start

PART_FIELDS: Names = {
    "question": (),
    "type": ("sorte",),
    "ask": ("demande",),
    "points": (),
    "answer": ("reponse",),
    "line": ("ligne",),
    "wanted": ("voulu",),
    "between": ("entre",),
    "columns": ("colonnes",),
    "choices": ("choix",),
    "mistakes": ("pieges",),
    "same": ("pareil",),
    "mended": ("corrige",),
    "given": ("donne",),
    "replace": ("remplace",),
    "inputs": ("entrees",),
    "program": ("programme",),
}
# The fields of a level that a program to write has for itself; the rest is as in its exercise.
OWN = ("mode", "map", "maps", "toolbox", "limit", "given", "extra", "goals", "said", "inputs", "solution")
MOST_PARTS, MOST_POINTS, MOST_LINES, FAREST, MOST_COLUMNS = 9, 20, 99, 1000, 6
NEEDED: Mapping[str, tuple[str, ...]] = {
    "table": ("columns",),
    "choice": ("choices",),
    "line": ("mended",),
    "program": ("program",),
}
NEEDED_FOR = {"input": "wanted", "runs": "line"}  # of a number


@dataclass(frozen=True)
class ExerciseReader:
    """Reads the field `parts` of a level; `own` reads the fields of a program to write as a level's."""

    reading: FieldReader
    languages: Sequence[str]
    level: Level
    names: Names  # of the fields of a level
    own: Callable[[Mapping[str, Node]], Level | None]

    def parts(self, node: Node | None) -> tuple[Level, ...]:
        """Each part as a level of its own, even with problems."""
        found = self.reading.several(node, "parts")
        if len(found) > MOST_PARTS:
            self.reading.problem("too_many_parts", found[MOST_PARTS][0], "parts", most=MOST_PARTS)
        read = (self._part(each, path, i) for i, (each, path) in enumerate(found[:MOST_PARTS], 1))
        return tuple(part for part in read if part is not None)

    def _part(self, node: Node, path: str, number: int) -> Level | None:
        fields = self.reading.table(node, PART_FIELDS, path)
        if not fields:
            return None
        part = self._asked(fields, path)
        self._needs(part, fields, node, path)
        question = self.reading.words(fields.get("question"), f"{path}.question", self.languages)
        asked: dict[str, Any] = {
            "id": f"{self.level.id}{INSIDE}{number}",
            "story": question,
            "part": part,
            "parts": (),
        }
        if part.type == "program":
            written = self._written(fields.get("program"), f"{path}.program")
            return replace(written, names=self.level.names, **asked) if written else None
        given = self._given(fields, path)
        starts, inputs = self._starts(fields.get("inputs"), f"{path}.inputs")
        choices = self._choices(fields.get("choices"), part, f"{path}.choices")
        predict = Prediction(PART, question, choices, self._mistakes(fields, part, path))
        played: dict[str, Any] = {
            "mode": "predict",
            "given": given,
            "solution": given,
            "maps": starts,
            "inputs": inputs,
        }
        return replace(self.level, **asked, **played, predict=predict, said=(), goals=(), limit=None)

    def _written(self, node: Node | None, path: str) -> Level | None:
        if node is None:
            return None
        return self.own(self.reading.table(node, {name: self.names[name] for name in OWN}, path))

    def _asked(self, fields: Mapping[str, Node], path: str) -> Part:
        reading = self.reading

        def number(name: str, least: int, most: int) -> int | None:
            return reading.number(fields.get(name), f"{path}.{name}", least, most)

        kind = reading.choice(fields["type"], f"{path}.type", PARTS) if "type" in fields else None
        ask = reading.choice(fields["ask"], f"{path}.ask", NUMBERS) if "ask" in fields else None
        least, most = self._between(fields.get("between"), f"{path}.between")
        columns = reading.several(fields.get("columns"), f"{path}.columns")
        return Part(
            kind or ("program" if "program" in fields else "number"),
            ask or "said",
            number("points", 1, MOST_POINTS) or 1,
            fields["answer"].plain if "answer" in fields else None,
            number("line", 1, MOST_LINES),
            fields["wanted"].plain if "wanted" in fields else None,
            least,
            most,
            reading.boolean(fields.get("same"), f"{path}.same"),
            tuple(reading.text(node, place) for node, place in columns[:MOST_COLUMNS]),
            reading.text(fields.get("mended"), f"{path}.mended"),
        )

    def _needs(self, part: Part, fields: Mapping[str, Node], node: Node, path: str) -> None:
        wanted = (*NEEDED.get(part.type, ()), *([NEEDED_FOR[part.ask]] if part.ask in NEEDED_FOR else []))
        self.reading.need("part", fields, ("question", *wanted), node, path)

    def _between(self, node: Node | None, path: str) -> tuple[int, int]:
        if node is None:
            return Part.least, Part.most
        ends = node.plain
        whole = isinstance(ends, list) and len(ends) == 2 and all(type(end) is int for end in ends)
        if not whole or not -FAREST <= ends[0] < ends[1] <= FAREST:
            self.reading.problem("part_between", node, path, most=FAREST)
            return Part.least, Part.most
        return ends[0], ends[1]

    def _given(self, fields: Mapping[str, Node], path: str) -> str:
        """The program that is asked about: the exercise's, or another, with some words replaced."""
        given = self.reading.text(fields.get("given"), f"{path}.given") or self.level.given
        node, where = fields.get("replace"), f"{path}.replace"
        if node is not None and not isinstance(node.value, dict):
            self.reading.problem("want_table", node, where, names="x < 10: x <= 10")
        for words, other in node.value.items() if node and isinstance(node.value, dict) else ():
            self.reading.keys.setdefault(f"{where}.{words}", words)
            if words not in given:
                self.reading.problem("part_replace", other, where, words=words)
            given = given.replace(words, self.reading.text(other, where))
        return given

    def _starts(self, node: Node | None, path: str) -> tuple[tuple[Start, ...], tuple[tuple[Any, ...], ...]]:
        """A map for each list of inputs; a single list may stand alone."""
        first = self.level.maps[:1]
        if node is None:
            return first, ()
        values = node.plain if isinstance(node.value, list) else [node.plain]
        lists = values if any(isinstance(value, list) for value in values) else [values]
        if not lists or not all(isinstance(each, list) and all(map(is_value, each)) for each in lists):
            self.reading.problem("not_a_value", node, path)
            return first, ()
        return first * len(lists), tuple(map(tuple, lists))

    def _choices(self, node: Node | None, part: Part, path: str) -> tuple[Answer, ...]:
        found = self.reading.several(node, path) if part.type == "choice" else []
        if part.type == "choice" and not 2 <= len(found) <= MOST_CHOICES:
            self.reading.problem("few_choices", node or Node("", 1, 1), path, least=2, most=MOST_CHOICES)
        return tuple(self._choice(*each) for each in found[:MOST_CHOICES])

    def _mistakes(self, fields: Mapping[str, Node], part: Part, path: str) -> tuple[Answer, ...]:
        """The answers that are often given and not right, where none are offered, each with its cause."""
        node, where = fields.get("mistakes"), f"{path}.mistakes"
        found = self.reading.several(node, where)
        if node is not None and part.type == "choice":
            self.reading.problem("mistakes_offered", node, where)
        elif node is not None and len(found) > MOST_MISTAKES:
            self.reading.problem("many_mistakes", node, where, most=MOST_MISTAKES)
        return tuple(self._choice(*each) for each in found[:MOST_MISTAKES])

    def _choice(self, node: Node, path: str) -> Answer:
        if not isinstance(node.value, dict):
            return Answer(node.plain)
        fields = self.reading.table(node, CHOICE, path)
        self.reading.need("choice", fields, ("value",), node, path)
        words = self.reading.words(fields.get("words"), f"{path}.words", self.languages)
        why = self.reading.words(fields.get("why"), f"{path}.why", self.languages)
        return Answer(fields["value"].plain if "value" in fields else "", words, why)
