"""The words of a closed list, to be chosen beside the value: colours with the colour that they mean."""

from collections.abc import Mapping

import pygame

from codeweek.blocks.script import Value
from codeweek.desktop import draw
from codeweek.desktop.editor.entry import ACROSS, Entry
from codeweek.desktop.editor.pad import SIZE, Key, Pad, Rows
from codeweek.desktop.screen import LEFT, Screen
from codeweek.worlds.kinds import kinds

COLUMNS = 8  # keys in a row
DOT = 26  # units


def swatch(kind: str, value: Value) -> str:
    """The colour that a word of a closed list means; "" when it means none."""
    tables = (each.swatches[kind] for each in kinds().values() if kind in each.swatches)
    return next((table[str(value)] for table in tables if str(value) in table), "")


class Choices(Pad):
    """One key for each word; `shown` gives the words of the language."""

    def __init__(
        self,
        screen: Screen,
        entry: Entry,
        beside: pygame.Rect,
        within: pygame.Rect,
        shown: Mapping[str, str],
    ) -> None:
        self.shown = shown
        super().__init__(screen, entry, beside, within)

    @property
    def _columns(self) -> int:
        return COLUMNS

    def _rows(self) -> Rows:
        keys = [(f"use:{value}", word, 0.0) for value, word in self.shown.items()]
        return [keys[start : start + ACROSS] for start in range(0, len(keys), ACROSS)]

    def _draw_key(self, surface: pygame.Surface, key: Key) -> None:
        """A word after its colour; the present one is chosen."""
        screen, theme, radius = self.screen, self.screen.theme, self.screen.px(11)
        value = key.name.removeprefix("use:")
        paint = theme.chosen if value == self.entry.text else theme.plain
        draw.round_rect(surface, key.box, radius, paint.border)
        face = pygame.Rect(key.box.left, key.box.top, key.box.width, key.box.height - screen.px(3))
        draw.round_rect(surface, face, radius, paint.fill, paint.border, max(1, screen.px(1.5)))
        inside = face.inflate(-screen.px(16), 0)
        if colour := swatch(self.entry.kind, value):
            dot = pygame.Rect(0, 0, screen.px(DOT), screen.px(DOT))
            dot.midleft = inside.midleft
            draw.round_rect(surface, dot, dot.width // 2, colour, "#ffffff", max(1, screen.px(2)))
            left = dot.right + screen.px(7)
            inside = pygame.Rect(left, inside.top, inside.right - left, inside.height)
        screen.text(key.label, inside, SIZE, paint.text, "bold", LEFT)
