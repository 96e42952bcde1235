"""The room that blocks would like: those to choose from, and a program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from codeweek.blocks.offer import Offer, offers
from codeweek.blocks.script import Script
from codeweek.desktop.editor import families
from codeweek.desktop.editor.layout import lay_out
from codeweek.desktop.editor.shelf import BETWEEN, HEADING, PAD, TOP, rows_of
from codeweek.desktop.editor.workspace import MARGIN

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor

ASIDE = 10  # units from the palette to the program
PIECES = 0.6  # of their size: the least of the pieces of a puzzle


@dataclass(frozen=True)
class Measured:
    """Pixels, and the number of families; nothing for a palette that is not there."""

    program: int
    program_height: int
    palette: int = 0
    palette_height: int = 0
    families: int = 0


def measure(editor: "Editor", scripts: Sequence[Script]) -> Measured:
    """The most that any of some programs needs: its widest block and an indent, all its palette in sight."""
    setting, hat = editor.setting, editor.text("editor.start")
    layouts = [lay_out(setting, script.blocks, hat) for script in scripts]
    program = editor.workspace.width_for(max(layout.width for layout in layouts) + setting.metrics.indent)
    tall = max(layout.height for layout in layouts) + editor.screen.px(MARGIN)
    if editor.read_only:
        return Measured(program, tall)
    palettes = [_palette(editor, offers(editor.catalogue, editor.palette, script)) for script in scripts]
    wide, high, count = (max(sizes) for sizes in zip(*palettes, strict=True))
    return Measured(program, tall, wide, high, count)


def widest(editor: "Editor", offered: Sequence[Offer]) -> int:
    """The most that blocks to choose from may take: all the palette, or one family over the program."""
    if not editor.shelf.fold:
        return editor.most
    keys = families.column(editor.shelf, editor.rect.height, len({offer.category for offer in offered}))
    return editor.rect.width - (keys + editor.screen.px(ASIDE) if editor.shelf.fold == "beside" else 0)


def size_of(editor: "Editor", offered: Sequence[Offer]) -> float:
    """Of their size, the pieces of a puzzle: all in sight if they can be."""
    if not editor.puzzle or editor.shelf.fold:
        return 1.0
    return max(PIECES, min(1.0, editor.rect.height / _palette(editor, offered)[1]))


def cut(editor: "Editor") -> tuple[pygame.Rect, pygame.Rect]:
    """The place of the palette, or of the keys of its families, and that of the program."""
    shelf, between = editor.shelf, editor.screen.px(ASIDE)
    palette, program = editor.rect.copy(), editor.rect.copy()
    if editor.read_only:
        palette.width = 0
    elif shelf.fold == "below":
        palette.height = families.row(shelf, palette.width)
        palette.bottom = editor.rect.bottom
        program.height -= palette.height + between
    else:
        palette.width = (
            families.column(shelf, palette.height, len(shelf.categories)) if shelf.fold else shelf.width
        )
        program.left += palette.width + between
        program.width -= palette.width + between
    return palette, program


def _palette(editor: "Editor", offered: Sequence[Offer]) -> tuple[int, int, int]:
    """Its width and height with every block in sight, and its families."""
    setting, px = editor.setting, editor.screen.px
    wide, high, count = px(150), px(TOP + PAD), len({offer.category for offer in offered})
    for offer in offered:
        rows = rows_of(setting, offer.block, 0, 0)
        wide = max(wide, 2 * px(PAD) + max(row.x + row.shape.width for row in rows))
        high += px(BETWEEN) + max(row.y + row.shape.height for row in rows)
    return wide, high + count * px(HEADING), count
