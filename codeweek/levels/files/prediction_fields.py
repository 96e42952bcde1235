"""Reads what a level asks to predict: the question, and the offered answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from codeweek.levels.files.field_reader import FieldReader, Names, is_value
from codeweek.levels.files.yaml_nodes import Node, in_text
from codeweek.levels.level import ENDS, MAP, PROGRAM, Answer, Prediction, Translated
from codeweek.worlds.kinds import Kind

PREDICT: Names = {"ask": ("demande",), "question": (), "choices": ("choix",), "mistakes": ("pieges",)}
CHOICE: Names = {"value": ("valeur",), "words": ("mots",), "why": ("pourquoi",)}
ASKS: Names = {
    "cell": ("case",),
    "bag": ("panier",),
    "said": ("dit",),
    "row": ("rangee",),
    "drawing": ("dessin",),
    "arrived": ("arrive",),
    "tune": ("air",),
    ENDS: ("fin", "s_arrete"),
    PROGRAM: ("programme",),
    MAP: ("carte", "terrain"),
}
TUNE = "tune"
ANY_KIND = (ENDS, PROGRAM, MAP)  # what is asked in every kind of world
WRITTEN = ("drawing", PROGRAM, TUNE)  # an answer is a program, or a score
CHOSEN = ("row", *WRITTEN)  # too many values to click or type: answers are offered
OWN = {ENDS: "choices_of_ends", MAP: "choices_of_maps"}  # these have their answers already
MOST_CHOICES = 4
MOST_MISTAKES = 8


@dataclass(frozen=True)
class PredictReader:
    """Reads the field `predict` of a level of some kind; `text` is the whole file."""

    reading: FieldReader
    kind: Kind
    languages: Sequence[str]
    text: str

    def prediction(self, node: Node) -> Prediction:
        """The prediction, even with problems."""
        fields = self.reading.table(node, PREDICT, "predict")
        self.reading.need("predict", fields, ("ask",), node, "predict")
        names = {name: ASKS.get(name, ()) for name in (*self.kind.measures, *ANY_KIND)}
        ask = self.reading.choice(fields["ask"], "predict.ask", names) if "ask" in fields else None
        question = self.reading.words(fields.get("question"), "predict.question", self.languages)
        choices = self._choices(fields.get("choices"), ask or "", node)
        return Prediction(ask or "", question, choices, self._mistakes(fields.get("mistakes"), ask or ""))

    def _mistakes(self, node: Node | None, ask: str) -> tuple[Answer, ...]:
        """The wrong answers with a known cause, for a question without offered answers."""
        path = "predict.mistakes"
        found = self.reading.several(node, path)
        if node is not None and ask in CHOSEN:
            self.reading.problem("mistakes_offered", node, path)
        elif node is not None and len(found) > MOST_MISTAKES:
            self.reading.problem("many_mistakes", node, path, most=MOST_MISTAKES)
        return tuple(self._choice(entry, place, ask) for entry, place in found[:MOST_MISTAKES])

    def _choices(self, node: Node | None, ask: str, whole: Node) -> tuple[Answer, ...]:
        """The offered answers, at most one for each letter."""
        path = "predict.choices"
        found = self.reading.several(node, path)
        if ask in OWN and node is not None:
            self.reading.problem(OWN[ask], node, path)
        elif (node is not None or ask in CHOSEN) and not 2 <= len(found) <= MOST_CHOICES:
            self.reading.problem("few_choices", node or whole, path, least=2, most=MOST_CHOICES)
        return tuple(self._choice(entry, place, ask) for entry, place in found[:MOST_CHOICES])

    def _check_score(self, node: Node, path: str, ask: str) -> None:
        """Tell what is wrong in an answer that its kind of world reads itself, at its place in the file."""
        if self.kind.answers is None or ask != TUNE or not isinstance(node.value, str):
            return
        for problem in self.kind.answers.read(None, node.value)[1]:
            line, column = in_text(self.text, node, problem.line or 1, problem.column or 1)
            self.reading.tell(problem.at(line=line, column=column), path)

    def _choice(self, node: Node, path: str, ask: str) -> Answer:
        """One answer: a value alone, or a table with its text and its cause."""
        words: Translated = ""
        why: Translated = ""
        if isinstance(node.value, dict):
            fields = self.reading.table(node, CHOICE, path)
            self.reading.need("choice", fields, ("value",), node, path)
            words = self.reading.words(fields.get("words"), f"{path}.words", self.languages)
            why = self.reading.words(fields.get("why"), f"{path}.why", self.languages)
            node = fields.get("value", node)
        if ask in WRITTEN:
            self._check_score(node, path, ask)
            return Answer(self.reading.text(node, path), words, why)
        listed = isinstance(node.value, list)
        if not is_value(node.plain) or listed != (ask == "row"):
            self.reading.problem("not_a_row" if ask == "row" else "not_a_choice", node, path)
        return Answer(tuple(node.plain) if listed else node.plain, words, why)
