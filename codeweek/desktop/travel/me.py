"""Who plays, at the top of the map: touched, the wardrobe opens."""

from collections.abc import Sequence

import pygame

from codeweek.desktop import draw, tints
from codeweek.desktop.app import App
from codeweek.desktop.dressed import draw_hat
from codeweek.desktop.journey import COLOURS, Journey, Profile
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import Widget
from codeweek.progress.wardrobe import pieces


class Me(Widget):
    """The child's animal on its colour, in its hat; others who sit beside; the last thing that was won."""

    def __init__(self, app: App, rect: pygame.Rect, profile: Profile, journey: Journey) -> None:
        there = pieces(journey.pack, journey.progress)
        super().__init__(rect, "wardrobe", tooltip=app.text("ui.wear.title") if there else "")
        self.enabled = self.focusable = bool(there)
        self.profile, self.hat = profile, journey.worn.get("hat", "")
        self.won = next((each.thing.thing for each in reversed(there) if each.won), "")
        self.others: Sequence[Profile] = app.room.beside(profile)

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        side, centre = self.rect.width, self.rect.center
        if self.hovered and not self.pressed:
            draw.circle(screen.surface, centre, side // 2 + screen.px(4), screen.theme.card)
        tints.badge(screen, self.profile.picture, centre, side, COLOURS[self.profile.colour])
        if self.hat:
            draw_hat(screen, self.profile.animal, self.hat, centre, round(side * 0.74))
        for other in self.others:
            aside = centre[0] + screen.px(18), centre[1] + screen.px(18)
            tints.badge(screen, other.picture, aside, screen.px(34), COLOURS[other.colour])
        if self.won:
            corner = self.rect.left + screen.px(6), self.rect.bottom - screen.px(8)
            draw.circle(screen.surface, corner, screen.px(14), screen.theme.card)
            screen.sprite(f"worn/{self.won}", corner, screen.px(20))
