"""A message to a person: the sentence, and the place it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Diagnostic:
    """A sentence key of the language files (such as `say.bump_wall`), its slots, and where it happened.

    For a child: `block` (id), `line` (1-based, of the program) and `step` (1-based).
    For an adult's file: `file`, `line` and `column` (1-based), `field` (`maps[0].grid`) and that field as the
    file writes it (`cartes[0].grille`).
    In a block of text, `below` is how many lines below its first one, whose line `at` is given.
    In a program that was typed, `column` and `until` (the one after the last) are the place in its line.
    """

    key: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    severity: str = "error"  # error | warning | note
    block: str | None = None
    line: int | None = None
    step: int | None = None
    file: str | None = None
    column: int | None = None
    field: str | None = None
    written: str | None = None
    until: int | None = None
    below: int = 0

    def at(self, **where: Any) -> "Diagnostic":
        """The same message with some places filled in."""
        if self.below and where.get("line") is not None:
            where |= {"line": where["line"] + self.below, "below": 0}
        return replace(self, **where)
