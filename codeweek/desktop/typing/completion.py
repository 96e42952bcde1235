"""The words of a level offered while one of them is typed, each with what it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from codeweek.blocks.completing import Word
from codeweek.blocks.words import plain
from codeweek.desktop.typing import edits
from codeweek.desktop.typing.code import Code, line_start

MOST = 6
_BEGUN = re.compile(r"(?<![\w.])[^\W\d]\w*$")
_ASIDE = re.compile(r"""#.*|"(?:\\.|[^"\\])*(?:"|$)|'(?:\\.|[^'\\])*(?:'|$)""")


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
    if not asked and any(each.insert == before[start:] for each in fitting):
        return None  # a whole name: Enter after it begins a line, and makes no longer name of it
    return Offer(begun + start, tuple(fitting[:MOST]))


def taken(code: Code, start: int, word: Word) -> Code:
    """The text with a word in place of what was begun of it at `start`, the caret in its first hole.

    Brackets that stand there already are not put twice.
    """
    begun, there = replace(code, anchor=start), code.text[code.caret : code.caret + 1] == "("
    if there and word.insert.startswith(f"{word.word}("):
        return edits.typed(begun, word.word)
    put = edits.typed(begun, word.insert)
    return put if put is begun else put.at(put.caret - len(word.insert) + word.at)


def begun_at(code: Code) -> int:
    """Where the word that ends at the caret was begun; the caret when there is none."""
    start = line_start(code.text, code.caret)
    found = _BEGUN.search(code.text[start : code.caret])
    return start + found.start() if found else code.caret


def _is_aside(before: str) -> bool:
    """Whether what comes next is in a note or in a text."""
    return any(found.end() == len(before) and not _closed(found[0]) for found in _ASIDE.finditer(before))


def _closed(piece: str) -> bool:
    return piece[0] != "#" and len(piece) > 1 and piece[-1] == piece[0]
