"""The console under the world: what the program wrote so far, what it asked, what was answered."""

import ast
from collections.abc import Iterable, Sequence
from itertools import takewhile

import pygame

from codeweek.desktop.editor.python_view import FACE
from codeweek.desktop.editor.workspace import bar_colour
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.engine.trace import Trace
from codeweek.play.console import Line, console
from codeweek.program import Program
from codeweek.text import Text

ROOM = 104  # units of height
SIZE, PAD, WHEEL = 15, 10, 40
WRITES = ("print", "input")
Row = tuple[str, str]  # what is written on it, and its kind


def wanted(program: Program) -> bool:
    """Whether a program may write on a console."""
    calls = (node.func for node in ast.walk(program.tree) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Name) and call.id in WRITES for call in calls)


def rows(lines: Iterable[Line]) -> list[Row]:
    """What was written, cut into its lines; an answer has the sign of what a person types."""
    found: list[Row] = []
    open_line = False
    for line in (line for line in lines if line.text):
        for number, words in enumerate(line.text.split("\n")):
            if number == 0 and open_line:
                found[-1] = (found[-1][0] + words, found[-1][1])
            else:
                found.append((words, line.kind))
        open_line = not line.text.endswith("\n")
        if not open_line:
            del found[-1]
    return found


class ConsoleView(Widget):
    """The last lines written at the step that is shown; the wheel and the arrows show those before."""

    def __init__(self) -> None:
        super().__init__((0, 0, 1, 1))
        self.rows: list[Row] = []
        self.empty = ""
        self._up = 0  # how many of the last lines are under the edge
        self._screen: Screen | None = None

    def tell(self, trace: Trace | None, step: int, text: Text) -> None:
        """What was written up to a step."""
        self._spoken, self.empty = text("typing.console.title"), text("typing.console.empty")
        lines: Sequence[Line] = console(trace) if trace else ()
        now = rows(takewhile(lambda line: line.step <= step, lines))
        if now != self.rows:
            self.rows, self._up = now, 0

    @property
    def spoken(self) -> str:
        """Its name, and the last line."""
        return f"{self._spoken} {self.rows[-1][0] if self.rows else self.empty}"

    def handle(self, event: pygame.event.Event) -> Action | None:
        """The wheel and the arrows scroll."""
        if event.type == pygame.MOUSEWHEEL:
            self._scroll(event.y)
        elif event.type == pygame.KEYDOWN and event.key in (pygame.K_UP, pygame.K_DOWN):
            self._scroll(1 if event.key == pygame.K_UP else -1)
            return Action("scrolled")
        return super().handle(event)

    def _scroll(self, by: int) -> None:
        self._up = max(0, min(self._up + by, len(self.rows) - 1))

    def draw(self, screen: Screen) -> None:
        """Paint the lines that fit, the last ones at the bottom once there are many."""
        theme, pad, step = screen.theme, screen.px(PAD), screen.line_step(SIZE, FACE)
        screen.panel(self.rect, mix(theme.card, theme.panel, 0.35), 14, theme.line)
        inside = self.rect.inflate(-2 * pad, -pad)
        if not self.rows:
            screen.paragraph(self.empty, inside, SIZE, theme.ink_soft)
            return
        count = max(1, inside.height // step)
        last = max(min(count, len(self.rows)), len(self.rows) - self._up)
        for number, (words, kind) in enumerate(self.rows[max(0, last - count) : last]):
            row = pygame.Rect(inside.left, inside.top + number * step, inside.width, step)
            colour = {"ask": theme.ink_soft, "in": theme.warm.text}.get(kind, theme.ink)
            screen.text(words, row, SIZE, colour, FACE)
        self._draw_bar(screen, count, last)

    def _draw_bar(self, screen: Screen, count: int, last: int) -> None:
        if len(self.rows) <= count:
            return
        width, room = screen.px(6), self.rect.height - screen.px(PAD)
        high = max(screen.px(20), room * count // len(self.rows))
        top = self.rect.top + screen.px(PAD) // 2 + (room - high) * (last - count) // (len(self.rows) - count)
        bar = pygame.Rect(self.rect.right - width - screen.px(5), top, width, high)
        draw.round_rect(screen.surface, bar, width // 2, bar_colour(screen))
