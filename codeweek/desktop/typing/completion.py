"""The words of a level offered while one of them is typed, each with what it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from codeweek.blocks.words import plain
from codeweek.desktop.typing import edits
from codeweek.desktop.typing.code import Code, line_start

MOST = 6
_BEGUN = re.compile(r"(?<![\w.])[^\W\d]\w*$")
_ASIDE = re.compile(r"""#.*|"(?:\\.|[^"\\])*(?:"|$)|'(?:\\.|[^'\\])*(?:'|$)""")


class Word(Protocol):
    """A word that may be typed: how it is called, what is put, what it does."""

    @property
    def word(self) -> str:
        """How it is called."""

    @property
    def insert(self) -> str:
        """What is put."""

    @property
    def what(self) -> str:
        """What it does."""


@dataclass(frozen=True)
class Offer:
    """Words for what was begun at `start`, one of them chosen."""

    start: int
    words: tuple[Word, ...]
    chosen: int = 0

    @property
    def now(self) -> Word:
        """The one that is chosen."""
        return self.words[self.chosen]

    def by(self, step: int) -> "Offer":
        """Another one chosen, round the ends."""
        return replace(self, chosen=(self.chosen + step) % len(self.words))


def offered(code: Code, words: Sequence[Word], asked: bool = False) -> Offer | None:
    """The words that begin as the one being typed; all of them when `asked` with none begun."""
    begun = line_start(code.text, code.caret)
    before, after = code.text[begun : code.caret], code.text[code.caret : code.caret + 1]
    if code.selected or after.isalnum() or after == "_" or _is_aside(before):
        return None
    found = _BEGUN.search(before)
    if not found and not asked:
        return None
    start = found.start() if found else len(before)
    typed = plain(before[start:])
    fitting = [each for each in words if plain(each.word).startswith(typed)]
    if not fitting or [each.word for each in fitting] == [before[start:]]:
        return None
    return Offer(begun + start, tuple(fitting[:MOST]))


def taken(code: Code, offer: Offer, word: Word) -> Code:
    """The text with a word in place of what was begun of it."""
    behind = code.text[code.caret : code.caret + 1]
    insert = word.insert.removesuffix("()") if behind == "(" else word.insert
    return edits.typed(replace(code, anchor=offer.start), insert)


def _is_aside(before: str) -> bool:
    """Whether what comes next is in a note or in a text."""
    return any(found.end() == len(before) and not _closed(found[0]) for found in _ASIDE.finditer(before))


def _closed(piece: str) -> bool:
    return piece[0] != "#" and len(piece) > 1 and piece[-1] == piece[0]
