"""The program as Python: coloured, numbered, the running line lit."""

import ast
import io
import keyword
import tokenize
from collections.abc import Iterator, Mapping, Sequence

import pygame

from codeweek.desktop.editor.workspace import bar_colour
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import Theme, mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.program import Program

SIZE = 16
LINE = 30  # units from one line to the next: easy to tap and to read
PAD = 12
INDENT = 4
WHEEL = 60  # units by notch
FACE = "mono"
_LIGHT = {"keyword": "#8a2a9e", "number": "#0a5f93", "text": "#8a3b00", "comment": "#5a6570"}
_DARK = {"keyword": "#f0b3ff", "number": "#9fd8ff", "text": "#ffcf9e", "comment": "#b9c0d4"}
Token = tuple[int, str, str]  # column, text, kind


class PythonView(Widget):
    """Lines of Python; tapping one gives Action(`action`, id of its block) for `Editor.select`.

    Up and Down go from line to line, Enter is a tap; Left and Right scroll what is too long.
    """

    def __init__(
        self,
        screen: Screen,
        rect: pygame.Rect | tuple[int, int, int, int],
        program: Program,
        *,
        action: str = "python",
        tooltip: str = "",
        empty: str = "",
    ) -> None:
        super().__init__(rect, action, tooltip=tooltip)
        self.screen = screen
        self.empty = empty  # what is said in place of a program without lines
        self.scroll = [0, 0]
        self.line = 0  # where the keyboard is, from 0
        self._lit: tuple[str, str, int] | None = None
        self._pressed_at: tuple[int, int] | None = None
        self._scrolled = False
        self.set_program(program)

    def set_program(self, program: Program) -> None:
        """Show another program."""
        self.set_text(program.source, blocks_by_line(program))

    def set_text(self, source: str, blocks: Mapping[int, str]) -> None:
        """Show another text; `blocks` has the block of each line that begins one."""
        self.lines = source.splitlines()
        self._tokens = tokens(source)
        self._blocks = blocks
        self.line = min(self.line, max(0, len(self.lines) - 1))
        self._scroll_by(0, 0)

    def light(self, block: str | None, kind: str = "running", below: int = 0) -> None:
        """Light the line of a block, or one so many lines below its first."""
        before, self._lit = self._lit, (block, kind, below) if block else None
        if before == self._lit:
            return  # told again: leave the scroll to the person
        line = self._lit_line()
        if line is not None:
            self._reveal(line)

    def resize(self, rect: pygame.Rect | tuple[int, int, int, int]) -> None:
        """Another place or scale."""
        self.rect = pygame.Rect(rect)
        self._scroll_by(0, 0)

    @property
    def spoken(self) -> str:
        """The line that has the keyboard."""
        return self.lines[self.line].strip() if self.lines else self.tooltip

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Tap, scroll, or move from line to line."""
        if event.type == pygame.KEYDOWN:
            return self._key(event.key)
        if event.type == pygame.MOUSEWHEEL:
            self._scroll_by(event.x * self.screen.px(WHEEL), -event.y * self.screen.px(WHEEL))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._pressed_at, self._scrolled = event.pos, False
        elif event.type == pygame.MOUSEMOTION and self._pressed_at:
            self._drag(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP:
            pressed, self._pressed_at = self._pressed_at, None
            if pressed and not self._scrolled and self.hit(event.pos):
                self.line = max(0, min(self._line_at(event.pos[1]), len(self.lines) - 1))
                return self._chosen()
        return None

    def _key(self, key: int) -> Action | None:
        moves = {pygame.K_UP: self.line - 1, pygame.K_DOWN: self.line + 1}
        moves |= {pygame.K_HOME: 0, pygame.K_END: len(self.lines) - 1}
        if key in (pygame.K_LEFT, pygame.K_RIGHT) and self._room[0]:
            self._scroll_by(self.screen.px(WHEEL) * (1 if key == pygame.K_RIGHT else -1), 0)
            return self._chosen()
        if key in moves:
            self.line = max(0, min(moves[key], len(self.lines) - 1))
            self._reveal(self.line)
            return self._chosen()
        return self._chosen() if key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE) else None

    def _chosen(self) -> Action:
        return Action(self.action, self._blocks.get(self.line + 1))

    def _drag(self, pos: tuple[int, int]) -> None:
        assert self._pressed_at
        dx, dy = self._pressed_at[0] - pos[0], self._pressed_at[1] - pos[1]
        if self._scrolled or max(abs(dx), abs(dy)) > self.screen.px(6):
            self._scrolled, self._pressed_at = True, pos
            self._scroll_by(dx, dy)

    # Geometry.

    @property
    def _room(self) -> tuple[int, int]:
        """How far it can be scrolled: letters keep their size, whatever the longest line."""
        widest = max((self.screen.fonts.width(line, SIZE, FACE) for line in self.lines), default=0)
        wide = widest + self._gutter + 2 * self.screen.px(PAD) - self.rect.width
        high = len(self.lines) * self._step + 2 * self.screen.px(PAD) - self.rect.height
        return max(0, wide), max(0, high)

    @property
    def _step(self) -> int:
        return self.screen.px(LINE)

    @property
    def _gutter(self) -> int:
        digits = max(2, len(str(len(self.lines))))
        return self.screen.fonts.width("0" * digits, SIZE - 2, FACE) + self.screen.px(PAD) * 2

    def _top(self, line: int) -> int:
        return self.rect.top + self.screen.px(PAD) + line * self._step - self.scroll[1]

    def _line_at(self, y: int) -> int:
        return (y - self._top(0)) // self._step

    def _scroll_by(self, x: int, y: int) -> None:
        room = self._room
        self.scroll = [max(0, min(self.scroll[i] + by, room[i])) for i, by in enumerate((x, y))]

    def _reveal(self, line: int) -> None:
        top = self._top(line)
        if top < self.rect.top:
            self._scroll_by(0, top - self.rect.top)
        elif top + self._step > self.rect.bottom:
            self._scroll_by(0, top + self._step - self.rect.bottom)

    def _lit_line(self) -> int | None:
        found = [n for n, block in self._blocks.items() if self._lit and block == self._lit[0]]
        return found[0] - 1 + (self._lit[2] if self._lit else 0) if found else None

    # Picture.

    def draw(self, screen: Screen) -> None:
        """Paint the lines in sight."""
        theme, surface = screen.theme, screen.surface
        screen.panel(self.rect, theme.card, 18, theme.line)
        before = surface.get_clip()
        surface.set_clip(self.rect.inflate(-4, -4).clip(before))
        gutter = pygame.Rect(self.rect.left, self.rect.top, self._gutter, self.rect.height)
        draw.round_rect(surface, gutter.inflate(-4, -4), screen.px(16), mix(theme.card, theme.panel, 0.7))
        first = max(0, self._line_at(self.rect.top))
        for line in range(first, min(len(self.lines), self._line_at(self.rect.bottom) + 1)):
            self._draw_line(line, theme)
        if not self.lines and self.empty:
            left, pad = gutter.right + screen.px(PAD), screen.px(PAD)
            words = pygame.Rect(left, self.rect.top + pad, self.rect.right - left - pad, self._step)
            screen.paragraph(self.empty, words, SIZE, theme.ink_soft)
        surface.set_clip(before)
        self._draw_bar()

    def _draw_bar(self) -> None:
        """Paint how far to the side it is scrolled."""
        screen, left, room = self.screen, self.rect.left + self._gutter, self._room[0]
        if room:
            width, seen = screen.px(6), self.rect.right - left - screen.px(12)
            wide = max(screen.px(36), seen * seen // (seen + room))
            start = left + (seen - wide) * self.scroll[0] // room
            bar = pygame.Rect(start, self.rect.bottom - width - screen.px(5), wide, width)
            draw.round_rect(screen.surface, bar, width // 2, bar_colour(screen))

    def draw_focus(self, screen: Screen) -> None:
        """Paint the ring, and the line that has the keyboard."""
        width = max(2, screen.px(3))
        draw.round_rect(screen.surface, self.rect, screen.px(18), None, screen.theme.chosen.fill, width)
        if self.lines:
            row = pygame.Rect(
                self.rect.left + width, self._top(self.line), self.rect.width - 2 * width, self._step
            )
            draw.round_rect(
                screen.surface, row.clip(self.rect), screen.px(8), None, screen.theme.focus[0], width
            )

    def _draw_line(self, line: int, theme: Theme) -> None:
        screen, top, pad = self.screen, self._top(line), self.screen.px(PAD)
        lit = line == self._lit_line()
        x = self.rect.left + self._gutter + pad - self.scroll[0]
        row = pygame.Rect(self.rect.left + pad // 2, top, self.rect.width - pad, self._step)
        if lit and self._lit:
            running = self._lit[1] == "running"
            fill = theme.highlight if running else theme.warm.fill
            draw.round_rect(screen.surface, row, screen.px(8), fill, theme.focus[0], max(1, screen.px(1.5)))
        colour = ("#1a1a1a" if self._lit and self._lit[1] == "running" else theme.warm.text) if lit else ""
        before = screen.surface.get_clip()
        left = self.rect.left + self._gutter
        words = pygame.Rect(left, top, row.right - left, self._step)
        screen.surface.set_clip(words.clip(before))
        self._draw_guides(line, x, theme, colour)
        for column, text, kind in self._tokens.get(line + 1, ()):
            start = x + screen.fonts.width(" " * column, SIZE, FACE)
            image = screen.fonts.render(text, SIZE, colour or shade(kind, theme), FACE)
            screen.surface.blit(image, (start, top + (self._step - image.get_height()) // 2))
        screen.surface.set_clip(before)
        self._draw_number(line, top, theme, colour)

    def _draw_number(self, line: int, top: int, theme: Theme, colour: str) -> None:
        screen, pad = self.screen, self.screen.px(PAD)
        number = pygame.Rect(self.rect.left, top, self._gutter - pad, self._step)
        if colour:
            centre = (self.rect.left + self._gutter // 2, top + self._step // 2)
            running = self._lit is not None and self._lit[1] == "running"
            screen.icon("play" if running else "bulb", centre, screen.px(18), colour)
        else:
            screen.text(str(line + 1), number, SIZE - 2, theme.ink_soft, FACE, 1.0)

    def _draw_guides(self, line: int, x: int, theme: Theme, colour: str) -> None:
        depth = (len(self.lines[line]) - len(self.lines[line].lstrip())) // INDENT
        step = self.screen.fonts.width(" " * INDENT, SIZE, FACE)
        width = max(1, self.screen.px(1.5))
        for level in range(depth):
            left = x + level * step + self.screen.px(3)
            self.screen.surface.fill(colour or theme.line, (left, self._top(line), width, self._step))


def width_for(screen: Screen, source: str) -> int:
    """The width in which no line of a program is cut or made smaller."""
    lines = source.splitlines()
    longest = max((screen.fonts.width(line, SIZE, FACE) for line in lines), default=0)
    return longest + screen.fonts.width("000", SIZE, FACE) + 5 * screen.px(PAD)


def shade(kind: str, theme: Theme) -> str:
    """The colour of a kind of word."""
    return (_DARK if theme.dark else _LIGHT).get(kind, theme.ink)


def blocks_by_line(program: Program) -> dict[int, str]:
    """The block of each line that begins a statement."""
    found: dict[int, str] = {}
    for node in ast.walk(program.tree):
        block = getattr(node, "block", "")
        if isinstance(node, ast.stmt) and block:
            found.setdefault(node.lineno, block)
    return found


def tokens(source: str) -> dict[int, list[Token]]:
    """The words of each line with their columns and kinds: keyword, number, text, comment or plain.

    What cannot be read is plain.
    """
    found: dict[int, list[Token]] = {}
    lines = source.split("\n")
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.ERRORTOKEN:
                break
            for row, part in _by_line(token, lines):
                found.setdefault(row, []).append(part)
    except (tokenize.TokenError, SyntaxError):
        pass  # what comes before it was found
    whole = {row: _whole(line, found.get(row, ())) for row, line in enumerate(lines, 1)}
    return {row: words for row, words in whole.items() if words}


def _by_line(token: tokenize.TokenInfo, lines: Sequence[str]) -> Iterator[tuple[int, Token]]:
    """A word on its line; a text of several lines, on each of them."""
    (first, column), (last, end) = token.start, token.end
    for row in range(first, min(last, len(lines)) + 1):
        start, until = column if row == first else 0, end if row == last else None
        if words := lines[row - 1][start:until].rstrip():
            yield row, (start, words, _kind(token))


def _whole(line: str, words: Sequence[Token]) -> list[Token]:
    """The words of a line, and what stands between them, plain."""
    made: list[Token] = []
    at = 0
    for column, word, kind in (*words, (len(line), "", "plain")):
        if column < at:
            continue  # some versions of Python lose count after a text that does not end
        between = line[at:column].strip()
        if between:
            made.append((line.index(between, at), between, "plain"))
        if word:
            made.append((column, word, kind))
        at = column + len(word)
    return made


def _kind(token: tokenize.TokenInfo) -> str:
    if token.type == tokenize.NAME and keyword.iskeyword(token.string):
        return "keyword"
    if tokenize.tok_name[token.type].startswith("FSTRING"):
        return "text"
    kinds = {tokenize.NUMBER: "number", tokenize.STRING: "text", tokenize.COMMENT: "comment"}
    return kinds.get(token.type, "plain")
