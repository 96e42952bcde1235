"""The program's side of the editor: where it is scrolled to, and its blocks on their way to their places."""

import math
from dataclasses import replace

import pygame

from codeweek.blocks.script import Block, Script
from codeweek.desktop.editor.block_layout import Box, Layout, Row, lay_out
from codeweek.desktop.editor.block_looks import GHOST, Looks
from codeweek.desktop.editor.block_shapes import Setting
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen

MARGIN = 26  # units around the program; the cursor's dot and the lights stand in it
EASE = 22.0  # per second: a block is at its place in about 120 ms
SPARE = 120  # units of room under the program


class Workspace:
    """Lays out a script, scrolls it, and gives the place of things on the screen."""

    def __init__(self, screen: Screen, looks: Looks) -> None:
        self.screen = screen
        self.looks = looks
        self.rect = pygame.Rect(0, 0, 1, 1)
        self.layout = Layout((), (), 0, 0)
        self.scroll = [0, 0]
        self.ghost: frozenset[str] = frozenset()
        self.pending: frozenset[str] = frozenset()  # blocks that wait for the text to be readable: grey
        self._shown: dict[tuple[str, int], tuple[float, float]] = {}

    def show(
        self, setting: Setting, script: Script, hat: str, ease: bool, ghost: Block | None = None
    ) -> None:
        """Lay out a script; blocks already there glide to their places when `ease`."""
        self.layout = lay_out(setting, script.blocks, hat)
        self.ghost = frozenset(b.id for b in ghost.walk()) if ghost else frozenset()
        kept = self._shown if ease else {}
        self._shown = {row.key: kept.get(row.key, (row.x, row.y)) for row in self.layout.rows}
        self.scroll_by(0, 0)

    @property
    def origin(self) -> tuple[int, int]:
        """Where the corner of the layout is on the screen."""
        margin = self.screen.px(MARGIN)
        return self.rect.left + margin - self.scroll[0], self.rect.top + margin // 2 - self.scroll[1]

    def local(self, pos: tuple[int, int]) -> tuple[int, int]:
        """A point of the screen in the layout."""
        x, y = self.origin
        return pos[0] - x, pos[1] - y

    def on_screen(self, box: Box) -> pygame.Rect:
        """A box of the layout on the screen."""
        return pygame.Rect(box).move(self.origin)

    def room(self) -> tuple[int, int]:
        """How far it can be scrolled."""
        margin = self.screen.px(MARGIN)
        wide = width_for(self.screen, self.layout.width) - self.rect.width
        high = (
            self.layout.height
            + margin
            + min(self.screen.px(SPARE), self.screen.whole().px(SPARE))
            - self.rect.height
        )
        return max(0, wide), max(0, high)

    def scroll_by(self, x: int, y: int) -> bool:
        """Scroll, within what there is; whether it moved."""
        before = list(self.scroll)
        room = self.room()
        self.scroll = [max(0, min(self.scroll[i] + by, room[i])) for i, by in enumerate((x, y))]
        return before != self.scroll

    def reveal(self, box: Box) -> None:
        """Scroll so that a box is seen."""
        margin = self.screen.px(MARGIN)
        self.scroll_by(*way_to(self.on_screen(box), self.rect.inflate(-margin, -2 * margin)))

    def tick(self, dt: float) -> bool:
        """Let rows glide; True while one does."""
        part = 1 - math.exp(-EASE * dt)
        moving = False
        for row in self.layout.rows:
            x, y = self._shown[row.key]
            if (x, y) == (row.x, row.y):
                continue
            moving = True
            x, y = x + (row.x - x) * part, y + (row.y - y) * part
            near = abs(row.x - x) < 0.6 and abs(row.y - y) < 0.6
            self._shown[row.key] = (row.x, row.y) if near else (x, y)
        return moving

    def drop_from(self, block: Block, corner: tuple[int, int]) -> None:
        """Let a block glide to its place from where it was let go."""
        box = self.layout.box(block.id)
        if not box:
            return
        x, y = self.local(corner)
        dx, dy = x - box[0], y - box[1]
        ids = {inner.id for inner in block.walk()}
        for row in self.layout.rows:
            if row.shape.block in ids:
                self._shown[row.key] = (row.x + dx, row.y + dy)

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the rows, the ghost's see-through."""
        rows = [row for row in self._moved() if row.shape.block not in self.ghost]
        ghosts = [row for row in self._moved() if row.shape.block in self.ghost and row.shape.block]
        self.looks.draw_rows(surface, self._seen(rows), self.looks.spine, self.pending)
        if ghosts:
            self._draw_ghost(surface, ghosts)

    def _seen(self, rows: list[Row]) -> list[Row]:
        """Rows in sight, and the ones whose spine may be."""
        high = self.rect.inflate(0, 4)
        tall = {r.shape.block for r in rows if r.part}
        return [
            r
            for r in rows
            if r.shape.block in tall or (r.y + r.shape.height > high.top and r.y < high.bottom)
        ]

    def _moved(self) -> list[Row]:
        x, y = self.origin
        places = [(row, self._shown[row.key]) for row in self.layout.rows]
        return [replace(row, x=x + round(at[0]), y=y + round(at[1])) for row, at in places]

    def _draw_ghost(self, surface: pygame.Surface, rows: list[Row]) -> None:
        box = pygame.Rect(rows[0].box).unionall([pygame.Rect(row.box) for row in rows])
        sheet = pygame.Surface(box.size, pygame.SRCALPHA)
        moved = [replace(row, x=row.x - box.left, y=row.y - box.top) for row in rows]
        self.looks.draw_rows(sheet, moved, self.looks.spine)
        sheet.set_alpha(GHOST)
        surface.blit(sheet, box)

    def draw_bars(self, surface: pygame.Surface) -> None:
        """Paint how far it is scrolled."""
        room, width, inset = self.room(), self.screen.px(6), self.screen.px(5)
        colour = bar_colour(self.screen)
        if room[1]:
            high = max(
                self.screen.px(36), self.rect.height * self.rect.height // (self.rect.height + room[1])
            )
            top = (
                self.rect.top + 2 * inset + (self.rect.height - 4 * inset - high) * self.scroll[1] // room[1]
            )
            bar = pygame.Rect(self.rect.right - width - inset, top, width, high)
            draw.round_rect(surface, bar, width // 2, colour)
        if room[0]:
            wide = (
                max(self.screen.px(36), self.rect.width * self.rect.width // (self.rect.width + room[0]))
                - 4 * inset
            )
            left = (
                self.rect.left + 2 * inset + (self.rect.width - 4 * inset - wide) * self.scroll[0] // room[0]
            )
            bar = pygame.Rect(left, self.rect.bottom - width - inset, wide, width)
            draw.round_rect(surface, bar, width // 2, colour)


def width_for(screen: Screen, wide: int) -> int:
    """The width in which a program of that width has not to be scrolled."""
    margin = screen.px(MARGIN)
    return wide + margin + margin // 2


def way_to(seen: pygame.Rect, inside: pygame.Rect) -> tuple[int, int]:
    """How far to scroll so that a box is seen, its left and its top first when it is too large."""
    down = min(seen.bottom - inside.bottom, seen.top - inside.top) if seen.bottom > inside.bottom else 0
    up = seen.top - inside.top if seen.top < inside.top else 0
    across = max(0, min(seen.right - inside.right, seen.left - inside.left))
    back = min(0, seen.left - inside.left)
    return across or back, down or up


def bar_colour(screen: Screen) -> str:
    """A scroll bar's colour: there, but quiet."""
    return mix(screen.theme.line, screen.theme.ink_soft, 0.35)
