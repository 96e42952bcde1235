"""The small list of words under the caret."""

import pygame

from codeweek.blocks.completing import Word
from codeweek.desktop import draw
from codeweek.desktop.editor.python_view import FACE, PAD, SIZE
from codeweek.desktop.screen import Screen
from codeweek.desktop.theme import mix
from codeweek.desktop.typing.completion import Offer

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
