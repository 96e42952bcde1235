"""The words of a level offered while one is typed, each with what it does, in a small list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygame

from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.completing import Word
from codeweek.desktop.editor.python_view import FACE, PAD, SIZE
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing import text_editing
from codeweek.desktop.typing.code_text import Code, line_start

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
    match = _BEGUN.search(before)
    if not match and not asked:
        return None
    start = match.start() if match else len(before)
    typed = plain(before[start:])
    fitting = [word for word in words if plain(word.word).startswith(typed)]
    if not fitting or [word.word for word in fitting] == [before[start:]]:
        return None
    if not asked and any(word.insert == before[start:] for word in fitting):
        return None  # a whole name: Enter after it begins a line, and makes no longer name of it
    return Offer(begun + start, tuple(fitting[:MOST]))


def taken(code: Code, start: int, word: Word) -> Code:
    """The text with a word in place of what was begun of it at `start`, the caret in its first hole.

    Brackets that stand there already are not put twice.
    """
    begun, there = replace(code, anchor=start), code.text[code.caret : code.caret + 1] == "("
    if there and word.insert.startswith(f"{word.word}("):
        return text_editing.typed(begun, word.word)
    put = text_editing.typed(begun, word.insert)
    return put if put is begun else put.at(put.caret - len(word.insert) + word.at)


def begun_at(code: Code) -> int:
    """Where the word that ends at the caret was begun; the caret when there is none."""
    start = line_start(code.text, code.caret)
    match = _BEGUN.search(code.text[start : code.caret])
    return start + match.start() if match else code.caret


def _is_aside(before: str) -> bool:
    """Whether what comes next is in a note or in a text."""
    return any(match.end() == len(before) and not _closed(match[0]) for match in _ASIDE.finditer(before))


def _closed(piece: str) -> bool:
    return piece[0] != "#" and len(piece) > 1 and piece[-1] == piece[0]


ROW, SMALL, WIDEST = 34, 15, 420  # units


class Choices:
    """Where an offer stands, in the box whose words they are: under the caret, or over it."""

    def __init__(self, screen: Screen, offer: Offer, around: pygame.Rect, caret: pygame.Rect) -> None:
        self.screen, self.offer = screen, offer
        gap, row = screen.px(4), screen.px(ROW)
        under, over = around.bottom - caret.bottom - 2 * gap, caret.top - around.top - 2 * gap
        count = min(len(offer.words), max(1, max(under, over) // row))
        self.first = max(0, min(offer.chosen, len(offer.words) - count))
        self._shown = offer.words[self.first : self.first + count]
        wide = min(self._wanted(), around.width - 2 * gap)
        left = max(around.left + gap, min(caret.left, around.right - gap - wide))
        high = count * row + gap
        fits_under = high <= under or under >= over
        top = caret.bottom + gap if fits_under else caret.top - gap - high
        self.rect = pygame.Rect(left, top, wide, high)

    def at(self, pos: tuple[int, int]) -> Word | None:
        """The word at a point."""
        if not self.rect.collidepoint(pos):
            return None
        row = (pos[1] - self.rect.top - self.screen.px(2)) // self.screen.px(ROW)
        return self._shown[max(0, min(row, len(self._shown) - 1))]

    def draw(self) -> None:
        """Paint the words, and what they do."""
        screen, theme, pad = self.screen, self.screen.theme, self.screen.px(PAD)
        draw.card(
            screen.surface, self.rect, screen.px(10), theme.card, theme.line, theme.shadow, screen.px(6), 1
        )
        for number, word in enumerate(self._shown):
            row = self._row(number)
            chosen = word is self.offer.now
            if chosen:
                draw.round_rect(screen.surface, row, screen.px(8), theme.chosen.fill)
            ink = theme.chosen.text if chosen else theme.ink
            soft = mix(theme.chosen.fill, theme.chosen.text, 0.9) if chosen else theme.ink_soft
            named = row.inflate(-2 * pad, 0)
            named.width = min(named.width, screen.fonts.width(word.word, SIZE, FACE))
            screen.text(word.word, named, SIZE, ink, FACE)
            rest = pygame.Rect(named.right + pad, row.top, row.right - named.right - 2 * pad, row.height)
            if rest.width > screen.px(60) and word.what:
                screen.text(str(word.what), rest, SMALL, soft)

    def _row(self, number: int) -> pygame.Rect:
        gap, high = self.screen.px(2), self.screen.px(ROW)
        return pygame.Rect(
            self.rect.left + gap, self.rect.top + gap + number * high, self.rect.width - 2 * gap, high
        )

    def _wanted(self) -> int:
        fonts, pad = self.screen.fonts, self.screen.px(PAD)
        widths = (
            fonts.width(word.word, SIZE, FACE) + fonts.width(str(word.what), SMALL)
            for word in self.offer.words
        )
        return min(max(widths) + 5 * pad, self.screen.px(WIDEST))
