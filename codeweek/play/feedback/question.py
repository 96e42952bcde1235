"""Conditions and their answers in words: « Mur devant ? Non. », « 7 > 3 ? Oui. »"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block
from codeweek.blocks.speak import said
from codeweek.engine.replay import NOTHING
from codeweek.play.feedback.answers import LOGIC, worth
from codeweek.play.feedback.variables import on_block, short
from codeweek.text import Key, Text


def yes_or_no(value: Any) -> Key:
    """The answer that a value is."""
    return Key("answer.yes" if value else "answer.no")


@dataclass(frozen=True)
class Speaker:
    """Says blocks and their values in one language."""

    catalogue: Catalogue
    text: Text

    def is_sensor(self, block: Block) -> bool:
        """Whether a block asks the world."""
        return block.type in self.catalogue.called and self.catalogue[block.type].shape != "command"

    def label(self, block: Block) -> str:
        """The words on a block."""
        show = lambda kind, value: on_block(self.catalogue, kind, value, self.text)  # noqa: E731
        return said(self.catalogue, self.text.language, show, block)

    def valued(self, block: Block, values: Mapping[str, Any]) -> str:
        """The words on a block, its holes holding what they are worth: « 7 > 3 »."""

        def inside(filling: Block) -> str:
            value = worth(self.catalogue, filling, values)
            return self.label(filling) if value is NOTHING else short(value, self.text)

        return said(self.catalogue, self.text.language, lambda _kind, value: str(value), block, inside)

    def asked(self, block: Block, values: Mapping[str, Any], plainly: bool = False) -> str:
        """A question with its answer, and those of its parts that were asked.

        `plainly` leaves out what a « non » in front makes of the answer.
        """
        if block.type == "not" and (inner := block.slots.get("value")):
            told = self.asked(inner, values)
            return told if plainly else self._with(told, block, values)
        if block.type in LOGIC:
            parts = [part for part in block.slots.values() if self._was_asked(part, values)]
            told = " ".join(self.asked(part, values) for part in parts)
            return self._with(told, block, values) if block.id in values else told
        answer = self.text("answers.answer", answer=yes_or_no(worth(self.catalogue, block, values)))
        return f"{self.question(block, values)} {_capital(answer)}"

    def question(self, block: Block, values: Mapping[str, Any]) -> str:
        """« Mur devant ? », « 7 > 3 ? »"""
        compares = self.catalogue[block.type].group == "comparisons"
        words = self.valued(block, values) if compares else _capital(self.label(block))
        return words if words.endswith("?") else self.text("answers.question", words=words)

    def _was_asked(self, block: Block, values: Mapping[str, Any]) -> bool:
        inside = any(inner.id in values for inner in block.walk())
        return inside or self.catalogue.is_literal(block)

    def _with(self, told: str, block: Block, values: Mapping[str, Any]) -> str:
        whole = yes_or_no(values.get(block.id))
        return f"{told} {self.text(f'answers.with_{block.type}', whole=whole)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
