"""The rectangle of an editor, cut in two: the palette, whole or folded into keys, and the program."""

from dataclasses import dataclass

import pygame

from codeweek.desktop.editor import families
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
