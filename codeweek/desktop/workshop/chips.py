"""The blocks that a level may offer, family by family, each with a tick or without."""

from collections.abc import Mapping, Sequence
from typing import Any

import pygame

from codeweek.desktop.editor.block_looks import paint_of
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Label, Widget
from codeweek.text import Text

SIZE, HIGH, GAP, TICK = 15, 44, 7, 20
HEAD = 26


class Chip(Widget):
    """A block by its words; pressed, it is offered or no longer."""

    def __init__(self, rect: pygame.Rect, offer: Mapping[str, Any], spoken: str) -> None:
        super().__init__(rect, "block", label=offer["label"], value=offer["name"], spoken=spoken)
        self.category, self.on = str(offer["category"]), bool(offer["in"])

    def press(self) -> Action:
        """The other way round."""
        return Action("block", (self.value, not self.on))

    def draw(self, screen: Screen) -> None:
        """Paint it: full colour with a tick when it is offered, an outline when it is not."""
        paint, theme = paint_of(self.category, screen), screen.theme
        fill = paint.fill if self.on else mix(theme.card, paint.fill, 0.25 if self.hovered else 0.08)
        text = paint.text if self.on else theme.ink
        draw.round_rect(screen.surface, self.rect, screen.px(12), fill, paint.border, max(1, screen.px(2)))
        side = screen.px(TICK)
        centre = self.rect.left + screen.px(8) + side // 2, self.rect.centery
        draw.round_rect(
            screen.surface,
            pygame.Rect(centre[0] - side // 2, centre[1] - side // 2, side, side),
            screen.px(5),
            theme.card,
            paint.border if self.on else theme.ink_soft,
            max(1, screen.px(2)),
        )
        if self.on:
            screen.icon("check", centre, round(side * 0.9), theme.ink)
        inside = self.rect.copy()
        inside.left, inside.width = centre[0] + side // 2 + screen.px(6), 0
        inside.width = self.rect.right - screen.px(8) - inside.left
        self.write(screen, self.label, inside, SIZE, text, "bold")


def chips(screen: Screen, room: pygame.Rect, offers: Sequence[Mapping[str, Any]], text: Text) -> list[Widget]:
    """Headings and chips in rows, from the top of a room."""
    made: list[Widget] = []
    x, y, gap, high = room.left, room.top, screen.px(GAP), screen.px(HIGH)
    family = ""
    for offer in offers:
        if offer["category"] != family:
            family = str(offer["category"])
            y += high + gap if made else 0
            head = (room.left, y, room.width, screen.px(HEAD))
            made.append(Label(head, text(f"category.{family}"), size=16, face="bold"))
            x, y = room.left, y + screen.px(HEAD)
        width = min(room.width, screen.fonts.width(offer["label"], SIZE, "bold") + screen.px(TICK + 26))
        if x + width > room.right:
            x, y = room.left, y + high + gap
        said = text("workshop.offered" if offer["in"] else "workshop.not_offered", name=offer["label"])
        made.append(Chip(pygame.Rect(x, y, width, high), offer, said))
        x += width + gap
    return made
