"""The shelf on the map: the course and the packs that were added, by picture and title."""

from collections.abc import Callable

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.pages.tiles import TilePage
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.screen import Screen
from codeweek.desktop.storage.pack_library import AddedPack
from codeweek.desktop.widgets.widget import Action, Button, Widget
from codeweek.progress.course import SHIPPED

WIDE, NARROW, GAP = 340, 200, 10  # units
COURSE = AddedPack(SHIPPED, "", "robot/space/hero", "space")
ROBOT = "pictures/robot"
MOST = 11  # on one screen
LARGEST, SMALLEST = 19, 15


class PackSpine(Widget):
    """A pack: its hero on its colour, its title; the one that is played has a frame."""

    def __init__(self, rect: pygame.Rect, kept: AddedPack, title: str, chosen: bool) -> None:
        super().__init__(rect, "pack", value=kept.key, spoken=title)
        self.kept, self.title, self.chosen = kept, title, chosen

    @property
    def tip(self) -> str:
        """The whole of a title that had to be cut."""
        return self.title if self.cut else ""

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        theme, lifted = screen.theme, self.hovered and not self.pressed
        box = self.rect.move(0, -screen.px(2)) if lifted else self.rect
        screen.card(box, tints.tint(theme, self.kept.look), 16, 8 if lifted else 4)
        if self.chosen:
            draw.round_rect(screen.surface, box, screen.px(16), None, theme.chosen.fill, max(2, screen.px(4)))
        side = box.height - screen.px(16)
        centre = box.left + screen.px(10) + side // 2, box.centery
        tints.badge(screen, self.kept.picture or ROBOT, centre, side, tints.around(theme, self.kept.look))
        words = pygame.Rect(box.left + side + screen.px(20), 0, 0, 0)
        words.width, room = box.right - screen.px(12) - words.left, box.height - screen.px(10)
        size, title = self._fit(screen, words.width, room)
        words.height = min(room, screen.paragraph_height(title, words.width, size, "bold"))
        words.centery = box.centery
        screen.paragraph(title, words, size, theme.ink, "bold")

    def _fit(self, screen: Screen, width: int, room: int) -> tuple[float, str]:
        """The largest size in which the title fits; fewer of its words when there is none."""
        size, title = LARGEST, self.title
        while size > SMALLEST and screen.paragraph_height(title, width, size, "bold") > room:
            size -= 1
        while screen.paragraph_height(title, width, size, "bold") > room and " " in title:
            title = f"{title.rpartition(' ')[0].rstrip(' ,:;')}…"
        self.cut = title != self.title
        return size, title


def title_of(app: App, kept: AddedPack) -> str:
    """The title of a pack in the language of the app."""
    return app.text("packs.course") if kept.key == SHIPPED else app.text.pick(kept.title)


def offered(app: App, now: str = "") -> list[AddedPack]:
    """The course and the packs, the newest first: those with a level that is open today, and that of now."""
    everyone = (COURSE, *reversed(app.library.kept))
    return [kept for kept in everyone if kept.key == now or app.library.plays(kept.key)]


def spines(app: App, row: pygame.Rect, everyone: list[AddedPack], now: str) -> list[Widget]:
    """The course, the pack that is played, and the newest that there is room for; a button for the others."""
    px = app.screen.px
    gap, others = px(GAP), app.text("packs.others")
    button = Button.width_for(app.screen, others, "map", 18)
    room = max(2, (row.width + gap) // (px(NARROW) + gap))
    if len(everyone) > room:
        room = max(2, (row.width - button) // (px(NARROW) + gap))
    shown = everyone[:room]
    shown[-1:] = [kept for kept in everyone[room:] if kept.key == now] or shown[-1:]
    free = row.width - (button + gap if len(everyone) > len(shown) else 0)
    width = min(px(WIDE), (free - gap * (len(shown) - 1)) // len(shown))
    made: list[Widget] = []
    for place, kept in enumerate(shown):
        rect = pygame.Rect(row.left + place * (width + gap), row.top, width, row.height)
        made.append(PackSpine(rect, kept, title_of(app, kept), kept.key == now))
    if len(everyone) > len(shown):
        made.append(
            Button(
                (row.right - button, row.top, button, row.height), "others", label=others, icon="map", size=18
            )
        )
    return made


class OthersPage(TilePage):
    """All the packs, when the map has no room for them."""

    title_key = "packs.shelf"

    def __init__(self, app: App, chosen: Callable[[str], None]) -> None:
        super().__init__(app)
        self.chosen = chosen
        self.first = 0  # the first one of this screen

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Their pictures and titles."""
        everyone = offered(self.app)
        made: list[tuple[str, str, dict[str, object]]] = [
            (
                "pack",
                title_of(self.app, kept),
                {"picture": kept.picture or ROBOT, "colour": tints.frame(kept.look), "value": kept.key},
            )
            for kept in everyone[self.first : self.first + MOST]
        ]
        if len(everyone) > MOST:
            made.append(("others", self.app.text("packs.others"), {"icon": "map"}))
        return made

    def act(self, action: Action) -> None:
        """To the pack that is touched."""
        if action.name == "pack":
            self.app.pop()
            self.chosen(str(action.value))
        elif action.name == "others":
            last = self.first + MOST >= len(offered(self.app))
            self.first = 0 if last else self.first + MOST
            self.relayout()
        else:
            super().act(action)
