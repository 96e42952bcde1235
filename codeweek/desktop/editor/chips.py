"""The turns of the loops that run, each as a small chip at the right end of its loop."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop import draw
from codeweek.desktop.screen import CENTRE

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor

HIGH, SIZE = 28, 15
Turn = tuple[str, int, int | None]  # block, turn from 1, how many if known


def draw_chips(editor: "Editor", surface: pygame.Surface) -> None:
    """Paint them; a loop that is scrolled out of sight has none."""
    for turn, box in boxes(editor, editor.turns):
        _chip(editor, surface, box, _words(editor, turn, box.width))


def boxes(editor: "Editor", turns: Sequence[Turn]) -> list[tuple[Turn, pygame.Rect]]:
    """Where each chip is, inside the workspace."""
    found = []
    for turn in {turn[0]: turn for turn in turns}.values():  # of a loop inside itself, the innermost
        workspace = editor.workspace
        rows = [workspace.on_screen(row.box) for row in workspace.layout.rows if row.shape.block == turn[0]]
        if rows:
            found.append((turn, _box(editor, turn, rows)))
    return found


def _box(editor: "Editor", turn: Turn, rows: Sequence[pygame.Rect]) -> pygame.Rect:
    """After the first row of its loop; its foot is shorter, where there is little room."""
    screen, gap = editor.screen, editor.screen.px(12)
    within = editor.workspace.rect.right - screen.px(10)
    long, short = _width(editor, _long(editor, turn)), _width(editor, _short(turn))
    places = ((rows[0], long), (rows[0], short), (rows[-1], short))
    row, width = next((place for place in places if place[0].right + gap + place[1] <= within), places[-1])
    box = pygame.Rect(min(row.right + gap, within - width), 0, width, screen.px(HIGH))
    box.centery = row.centery
    return box


def _words(editor: "Editor", turn: Turn, width: int) -> str:
    long = _long(editor, turn)
    return long if _width(editor, long) <= width else _short(turn)


def _long(editor: "Editor", turn: Turn) -> str:
    _block, number, total = turn
    return editor.text("editor.turn_of" if total else "editor.turn", turn=number, total=total)


def _short(turn: Turn) -> str:
    return f"{turn[1]}/{turn[2]}" if turn[2] else str(turn[1])


def _width(editor: "Editor", words: str) -> int:
    return editor.screen.fonts.width(words, SIZE, "bold") + editor.screen.px(22)


def _chip(editor: "Editor", surface: pygame.Surface, box: pygame.Rect, words: str) -> None:
    screen = editor.screen
    edge, radius = max(1, screen.px(2)), box.height // 2
    draw.round_rect(surface, box, radius, screen.theme.highlight, screen.theme.focus[0], edge)
    screen.text(words, box.inflate(-screen.px(12), 0), SIZE, "#1a1a1a", "bold", CENTRE)
