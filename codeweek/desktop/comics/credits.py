"""The credits: the first lines are there, the others roll up; all still for who wants no motion."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.desktop import tints
from codeweek.desktop.app import App
from codeweek.desktop.comics.onward import Onward
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets import Button, Label

MARGIN, ROW, NEXT = 20, 68, 300
TITLE, LINE, LEAST = 32, 27, 13
PACE = 70  # units a second
BEGINS = 0.45  # of the room: where the first line is at first
CAST = 84  # units: the side of somebody of the cast


class CreditsPage(Onward):
    """Lines, and the whole cast under them; `then` is called when it is left."""

    def __init__(
        self, app: App, lines: Sequence[str], cast: Sequence[str], look: str, then: Callable[[], object]
    ) -> None:
        super().__init__(app, then)
        self.lines, self.cast, self.look = tuple(lines), tuple(cast), look
        self.rolled = 0.0  # units
        self._body = pygame.Rect(0, 0, 0, 0)
        self._size = float(LINE)

    def layout(self) -> None:
        """A title, room for the lines, the way on."""
        screen, text = self.app.screen, self.app.text
        margin, row = screen.px(MARGIN), screen.px(ROW)
        rect = screen.rect
        wide = min(screen.px(NEXT), rect.width - 2 * margin)
        on = (rect.centerx - wide // 2, rect.bottom - margin - row, wide, row)
        title = pygame.Rect(margin, margin, rect.width - 2 * margin, screen.px(48))
        self._body = pygame.Rect(
            margin, title.bottom, title.width, on[1] - margin - self._side - title.bottom
        )
        self._size = self._fitting()
        self.widgets = [
            Button(on, "next", icon="play", label=text("story.comic.on"), kind="primary", size=24),
            Label(title, text("story.credits.title"), size=TITLE, face="bold", align=CENTRE),
        ]
        self.focus_on("next")

    @property
    def _side(self) -> int:
        """Of somebody of the cast: as large as lets all stand in a row."""
        room = self.app.screen.rect.width - 2 * self.app.screen.px(MARGIN)
        return min(self.app.screen.px(CAST), room // max(1, len(self.cast)))

    def _fitting(self) -> float:
        """The size in which all the lines are seen at once."""
        size = float(LINE)
        while size > LEAST and self._height(size) > self._body.height:
            size -= 1
        return size

    def _height(self, size: float) -> int:
        return sum(
            self.app.screen.paragraph_height(line, self._body.width, size, "bold") for line in self.lines
        )

    @property
    def _way(self) -> float:
        """Units that are left to roll."""
        if self.app.settings.reduced_motion:
            return 0.0
        way = self._body.height * BEGINS - self._left
        return max(0.0, way / self.app.screen.scale - self.rolled)

    @property
    def _left(self) -> int:
        """What is free above all the lines."""
        return max(0, (self._body.height - self._height(self._size)) // 2)

    def tick(self, dt: float) -> bool:
        """Roll."""
        if not self._way:
            return False
        self.rolled += dt * PACE
        return True

    def paint(self, screen: Screen) -> None:
        """The lines where they have come to, and the cast."""
        tints.cover(screen, self.look)
        before = screen.surface.get_clip()
        screen.surface.set_clip(self._body.clip(before))
        line = self._body.copy()
        line.top += self._left + screen.px(self._way)
        for words in self.lines:
            line.top += screen.paragraph(words, line, self._size, screen.theme.ink, "bold", CENTRE)
        screen.surface.set_clip(before)
        side = self._side
        first = screen.rect.centerx - side * (len(self.cast) - 1) // 2
        for number, sprite in enumerate(self.cast):
            image = screen.images.sprite(sprite, round(side * 0.9), face="glad")
            place = first + number * side, self._body.bottom + side // 2
            screen.surface.blit(image, image.get_rect(center=place))
