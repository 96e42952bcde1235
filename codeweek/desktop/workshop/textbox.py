"""A box to write in: several lines that wrap, a caret, what a keyboard does in any other program."""

from collections.abc import Callable
from typing import NamedTuple

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import FIELD, mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action, Widget

SIZE, EDGE = 17, 10
LONGEST = 4000
USED = Action("used")  # the key was for the box, and changed nothing
WHEEL = 3  # lines
_MOVES = (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END)


class Line(NamedTuple):
    """A line as it is shown: its words, and where they begin in the text."""

    words: str
    start: int


class TextBox(Widget):
    """Each change gives Action(`action`, (value, text)); with one `line`, Enter gives Action(`entered`)."""

    def __init__(
        self,
        screen: Screen,
        rect: pygame.Rect,
        action: str,
        value: str,
        text: str,
        label: str,
        *,
        line: bool = False,
        most: int = LONGEST,
        face: str = "regular",
        size: float = SIZE,
    ) -> None:
        super().__init__(rect, action, value=value)
        self.screen, self.text, self.name = screen, text, label
        self.line, self.most, self.face, self.size = line, most, face, size
        self.caret = len(text) if line else 0
        self._top = 0  # the first line shown

    @property
    def spoken(self) -> str:
        """Its name and what is written."""
        return f"{self.name} {self.text}".strip()

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Letters, and the keys that move or take away."""
        if event.type in (pygame.TEXTINPUT, pygame.KEYDOWN):
            done = self._write(event.text) if event.type == pygame.TEXTINPUT else self._key(event)
            self._reveal()
            return done
        if event.type == pygame.MOUSEWHEEL:
            self._top = max(0, min(self._top - event.y * WHEEL, len(self._lines()) - self._room))
        elif event.type == pygame.MOUSEBUTTONDOWN:
            self.caret = self._at(event.pos)
        super().handle(event)
        return None

    def press(self) -> None:
        """A press only puts the caret."""

    def _key(self, event: pygame.event.Event) -> Action | None:
        held = control(event.mod)
        if held and event.key == pygame.K_v:
            return self._write(_pasted())
        if held:
            return None
        if event.key == pygame.K_BACKSPACE and self.caret:
            return self._replace(self.caret - 1, self.caret, "")
        if event.key == pygame.K_DELETE:
            return self._replace(self.caret, self.caret + 1, "")
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return Action("entered", self.text) if self.line else self._write("\n")
        if event.key in _MOVES:
            self._move(event.key)
            return USED
        return USED if getattr(event, "unicode", "").isprintable() and event.unicode else None

    def _write(self, letters: str) -> Action | None:
        letters = letters.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        if self.line:
            letters = letters.replace("\n", " ")
        return self._replace(self.caret, self.caret, letters)

    def _replace(self, start: int, end: int, letters: str) -> Action | None:
        text = (self.text[:start] + letters + self.text[end:])[: self.most]
        self.caret = min(start + len(letters), len(text))
        if text == self.text:
            return USED
        self.text = text
        return Action(self.action, (self.value, text))

    def _move(self, key: int) -> None:
        lines = self._lines()
        row = self._row(lines)
        place = self.caret - lines[row].start
        if key in (pygame.K_LEFT, pygame.K_RIGHT):
            self.caret = max(0, min(self.caret + (1 if key == pygame.K_RIGHT else -1), len(self.text)))
        elif key == pygame.K_HOME:
            self.caret = lines[row].start
        elif key == pygame.K_END:
            self.caret = lines[row].start + len(lines[row].words)
        else:
            row = max(0, min(row + (1 if key == pygame.K_DOWN else -1), len(lines) - 1))
            self.caret = lines[row].start + min(place, len(lines[row].words))

    def _width(self, words: str) -> int:
        return self.screen.fonts.width(words, self.size, self.face)

    def _lines(self) -> list[Line]:
        """The text cut where it is too wide, no letter lost."""
        width = self.rect.width - 2 * self.screen.px(EDGE)
        found: list[Line] = []
        start = 0
        for paragraph in self.text.split("\n"):
            rest, at = paragraph, start
            while self._width(rest) > width and len(rest) > 1:
                head = _head(rest, lambda words: self._width(words) <= width)
                found.append(Line(rest[:head], at))
                rest, at = rest[head:], at + head
            found.append(Line(rest, at))
            start += len(paragraph) + 1
        return found

    @property
    def _room(self) -> int:
        """How many lines it shows."""
        return max(
            1, (self.rect.height - self.screen.px(EDGE)) // self.screen.line_step(self.size, self.face)
        )

    def _reveal(self) -> None:
        """Scroll to the caret."""
        row = self._row(self._lines())
        self._top = max(0, min(self._top, row), row - self._room + 1)

    def _row(self, lines: list[Line]) -> int:
        return max(index for index, line in enumerate(lines) if line.start <= self.caret or not index)

    def _at(self, pos: tuple[int, int]) -> int:
        """The place in the text nearest to a point."""
        lines, step = self._lines(), self.screen.line_step(self.size, self.face)
        row = (pos[1] - self.rect.top - self.screen.px(EDGE)) // step + self._top
        line = lines[max(0, min(row, len(lines) - 1))]
        x = pos[0] - self.rect.left - self.screen.px(EDGE)
        widths = [abs(self._width(line.words[:n]) - x) for n in range(len(line.words) + 1)]
        return line.start + widths.index(min(widths))

    def draw(self, screen: Screen) -> None:
        """Paint the box, the lines that fit, and the caret."""
        edge, step = screen.px(EDGE), screen.line_step(self.size, self.face)
        rim = screen.theme.chosen.fill if self.focused else screen.theme.plain.border
        draw.round_rect(screen.surface, self.rect, screen.px(10), FIELD.fill, rim, max(1, screen.px(2)))
        lines = self._lines()
        row = self._row(lines)
        inside = self.rect.inflate(-edge, -screen.px(4))
        before = screen.surface.get_clip()
        screen.surface.set_clip(inside.clip(before))
        y = self.rect.top + (edge if not self.line else (self.rect.height - step) // 2)
        for index in range(self._top, min(self._top + self._room + 1, len(lines))):
            self._draw_line(screen, lines[index], index == row, self.rect.left + edge, y, step)
            y += step
        if not self.text:
            hint = pygame.Rect(
                self.rect.left + edge, self.rect.top, self.rect.width - 2 * edge, step + 2 * edge
            )
            screen.text(self.name, hint, self.size, mix(FIELD.fill, FIELD.text, 0.6))
        screen.surface.set_clip(before)

    def _draw_line(self, screen: Screen, line: Line, has_caret: bool, x: int, y: int, step: int) -> None:
        image = screen.fonts.render(line.words, self.size, FIELD.text, self.face)
        screen.surface.blit(image, (x, y + (step - image.get_height()) // 2))
        if self.focused and has_caret:
            at = x + self._width(line.words[: self.caret - line.start])
            screen.surface.fill(FIELD.text, (at, y + 2, max(2, screen.px(2)), step - 4))


def _head(words: str, fits: Callable[[str], bool]) -> int:
    """How many letters stand on a line, whole words when it can be."""
    count = next((n for n in range(len(words) - 1, 1, -1) if fits(words[:n])), 1)
    return words.rfind(" ", 0, count + 1) + 1 or count


def _pasted() -> str:
    """What was copied in another program."""
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""
