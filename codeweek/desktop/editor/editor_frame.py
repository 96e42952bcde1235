"""The rectangle of an editor: how much the blocks would like, and the cut in palette and program."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from codeweek.blocks.offer import Offer
from codeweek.blocks.script import Script
from codeweek.desktop.editor import families
from codeweek.desktop.editor.block_layout import lay_out
from codeweek.desktop.editor.block_shapes import Setting
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.palette_view import BETWEEN, HEADING, PAD, TOP, rows_of
from codeweek.desktop.editor.workspace import MARGIN, width_for
from codeweek.desktop.screen import Screen

ASIDE = 10  # units from the palette to the program


@dataclass(frozen=True)
class Frame:
    """`fold` says where the keys of families are, "beside" or "below"; `most` is a whole palette's width."""

    rect: pygame.Rect
    most: int
    fold: str = ""

    def widest(self, screen: Screen, count: int) -> int:
        """The most that blocks to choose from may take: all the palette, or one of so many families."""
        if not self.fold:
            return self.most
        keys = families.column(screen, self.rect.height, count)
        return self.rect.width - (keys + screen.px(ASIDE) if self.fold == "beside" else 0)

    def cut(self, screen: Screen, width: int, count: int) -> tuple[pygame.Rect, pygame.Rect]:
        """The place of a palette so wide, or of the keys of so many families, and that of the program."""
        between = screen.px(ASIDE)
        palette, program = self.rect.copy(), self.rect.copy()
        if self.fold == "below":
            palette.height = families.row(screen, palette.width, count)
            palette.bottom = self.rect.bottom
            program.height -= palette.height + between
            return palette, program
        palette.width = families.column(screen, palette.height, count) if self.fold else width
        program.left += palette.width + between
        program.width -= palette.width + between
        return palette, program

    @property
    def alone(self) -> tuple[pygame.Rect, pygame.Rect]:
        """No palette: all the place is the program's."""
        return pygame.Rect(self.rect.topleft, (0, self.rect.height)), self.rect.copy()


@dataclass(frozen=True)
class Measured:
    """Pixels, and the number of families; nothing for a palette that is not there."""

    program: int
    program_height: int
    palette: int = 0
    palette_height: int = 0
    families: int = 0


def measure(screen: Screen, setting: Setting, document: Document, scripts: Sequence[Script]) -> Measured:
    """The most that any of some programs needs: its widest block and an indent, all its palette in sight."""
    hat = document.start
    layouts = [lay_out(setting, script.blocks, hat) for script in scripts]
    program = width_for(screen, max(layout.width for layout in layouts) + setting.metrics.indent)
    tall = max(layout.height for layout in layouts) + screen.px(MARGIN)
    if document.read_only:
        return Measured(program, tall)
    palettes = [palette_size(screen, setting, document.offers(script)) for script in scripts]
    wide, high, count = (max(sizes) for sizes in zip(*palettes, strict=True))
    return Measured(program, tall, wide, high, count)


def palette_size(screen: Screen, setting: Setting, offered: Sequence[Offer]) -> tuple[int, int, int]:
    """The width and the height of a palette with every block in sight, and its families."""
    px, count = screen.px, count_families(offered)
    wide, high = px(150), px(TOP + PAD)
    for offer in offered:
        rows = rows_of(setting, offer.block, 0, 0)
        wide = max(wide, 2 * px(PAD) + max(row.x + row.shape.width for row in rows))
        high += px(BETWEEN) + max(row.y + row.shape.height for row in rows)
    return wide, high + count * px(HEADING), count


def size_for(screen: Screen, high: int, palette: tuple[int, int, int]) -> float:
    """Of their size, the blocks of a palette that are all in sight in a height; headings do not shrink."""
    _wide, whole, count = palette
    kept = screen.px(TOP + PAD) + count * screen.px(HEADING)
    return (high - kept) / max(1, whole - kept)


def count_families(offered: Sequence[Offer]) -> int:
    """How many families there are among some blocks."""
    return len({offer.category for offer in offered})
