"""The wardrobe: the child's animal, and all that can be worn; what is not won yet shows how it is."""

import pygame

from codeweek.app.child_profiles import COLOURS
from codeweek.app.journey import Journey
from codeweek.app.wardrobe_state import Wardrobe, WornThing
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import back
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.travel.child_animal import draw_dressed
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Label, Widget
from codeweek.text import Text

MARGIN, BAR, GAP = 16, 56, 14
TILE, LEAST = 210, 164  # units: the widest tile, and the narrowest
HIGH, LOW = 176, 132  # units: the tallest tile, and the lowest, where all would else not be in sight
ASIDE = 380  # units: the widest room for the animal beside the tiles
ABOVE = 380  # its height above them
TITLE, SAID, NAME = 30, 20, 15


class WardrobePage(Page):
    """Touch a thing to put it on, once more to take it off; the animal wears it at once."""

    def __init__(self, app: App, journey: Journey) -> None:
        super().__init__(app)
        self.journey, self.wardrobe = journey, Wardrobe(journey)
        self._stage = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """Back and the title, the animal with a sentence under it, the tiles."""
        screen, text = self.app.screen, self.app.text
        margin, side, gap = screen.px(MARGIN), screen.px(BAR), screen.px(GAP)
        out = pygame.Rect(margin, margin, side, side)
        title = pygame.Rect(out.right + margin, margin, screen.rect.width - out.right - 2 * margin, side)
        room = pygame.Rect(margin, out.bottom + margin, screen.rect.width - 2 * margin, 0)
        room.height = screen.rect.bottom - margin - room.top
        stage, body = self._cut(room)
        said = self.wardrobe.said(text)
        high = screen.paragraph_height(said, stage.width, SAID)
        tall = min(stage.height - high - gap, stage.width)
        self._stage = pygame.Rect(stage.left, stage.top, stage.width, tall)
        words = Label(
            (stage.left, self._stage.bottom + gap, stage.width, high), said, size=SAID, align=CENTRE
        )
        tiles = self._tiles(body)
        self.widgets = [
            back(text, out),
            Label(title, text("ui.wear.title"), size=TITLE, face="bold"),
            words,
            ScrollView(body, tiles, margin=gap),
        ]
        self.set_focus((tiles or self.widgets)[0], self.focus_seen)

    def _cut(self, room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        """The room of the animal beside that of the tiles; above it where the window is narrow."""
        screen, gap = self.app.screen, self.app.screen.px(MARGIN)
        if room.width > room.height:
            wide = min(screen.px(ASIDE), room.width // 3)
            body = (room.left + wide + gap, room.top, room.width - wide - gap, room.height)
            return pygame.Rect(room.left, room.top, wide, room.height), pygame.Rect(body)
        high = min(screen.px(ABOVE), room.height // 3)
        body = (room.left, room.top + high + gap, room.width, room.height - high - gap)
        return pygame.Rect(room.left, room.top, room.width, high), pygame.Rect(body)

    def _tiles(self, body: pygame.Rect) -> list[Widget]:
        screen, text, gap = self.app.screen, self.app.text, self.app.screen.px(GAP)
        columns = max(1, min((body.width + gap) // (screen.px(LEAST) + gap), 5))
        wide = min(screen.px(TILE), (body.width - gap * (columns + 1)) // columns)
        rows = -(-len(self.wardrobe.things) // columns)
        room = (body.height - gap * (rows + 1)) // max(rows, 1)
        high = min(screen.px(HIGH), max(screen.px(LOW), room))
        made: list[Widget] = []
        for place, thing in enumerate(self.wardrobe.things):
            row, column = divmod(place, columns)
            left, top = (
                body.left + gap // 2 + column * (wide + gap),
                body.top + gap // 2 + row * (high + gap),
            )
            made.append(Tile(pygame.Rect(left, top, wide, high), thing, text))
        return made

    def paint(self, screen: Screen) -> None:
        """The ground, and the animal on its colour, as it is dressed now."""
        screen.ground()
        profile, worn, stage = self.journey.profile, self.journey.worn, self._stage
        assert profile is not None
        side = round(min(stage.width, stage.height) * 0.72)
        centre = stage.centerx, stage.centery + side // 10
        draw.circle(screen.surface, centre, side // 2, COLOURS[profile.colour])
        draw_dressed(screen, profile.animal, worn.get("hat", ""), centre, round(side * 0.74))
        for kind, x in (("trail", stage.centerx - side // 2), ("sound", stage.centerx + side // 2)):
            if kind in worn:
                at = x, centre[1] + round(side * 0.36)
                screen.sprite(f"worn/{worn[kind]}", at, round(side * 0.3))

    def act(self, action: Action) -> None:
        """Back, or put something on or take it off."""
        if action.name == "back":
            self.back()
        elif action.name == "wear":
            if sound := self.wardrobe.touch(str(action.value)):
                self.app.sounds.play(sound)
            self.relayout()


class Tile(Widget):
    """One thing: a shape with the medal that gives it, until it is won."""

    def __init__(self, rect: pygame.Rect, thing: WornThing, text: Text) -> None:
        self.thing = thing
        label = text.pick(thing.piece.thing.name)
        super().__init__(rect, "wear", value=thing.name, label=label, spoken=thing.spoken(text))

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        theme, won, worn = screen.theme, self.thing.piece.won, self.thing.worn
        lifted = self.hovered and not self.pressed
        screen.card(self.rect, theme.card if won else theme.panel, 18, 10 if lifted else 5)
        if worn:
            width = max(2, screen.px(5))
            draw.round_rect(screen.surface, self.rect, screen.px(18), None, theme.chosen.fill, width)
        words = self.rect.inflate(-screen.px(12), 0)
        high = screen.paragraph_height(self.label, words.width, NAME, "bold")
        side = min(screen.px(96), self.rect.height - high - screen.px(24))
        centre = self.rect.centerx, self.rect.top + screen.px(12) + side // 2
        under = self.rect.top + screen.px(12) + side
        words.update(words.left, (under + self.rect.bottom - high) // 2, words.width, high)
        if won:
            screen.sprite(self.thing.picture, centre, side)
        else:
            self._shape(screen, centre, side)
        ink = theme.ink if won else theme.ink_soft
        screen.paragraph(self.label, words, NAME, ink, "bold", CENTRE)
        if worn:
            corner = self.rect.right - screen.px(24), self.rect.top + screen.px(24)
            draw.circle(screen.surface, corner, screen.px(17), theme.chosen.fill)
            screen.icon("check", corner, screen.px(24), theme.chosen.text)

    def _shape(self, screen: Screen, centre: tuple[int, int], side: int) -> None:
        """All of it in one colour, and the medal at its side."""
        shape = pygame.mask.from_surface(screen.images.sprite(self.thing.picture, side)).to_surface(
            setcolor=screen.theme.line, unsetcolor=(0, 0, 0, 0)
        )
        screen.surface.blit(shape, shape.get_rect(center=centre))
        if self.thing.medal:
            corner = centre[0] + round(side * 0.5), centre[1] + round(side * 0.3)
            tints.medal(screen, self.thing.medal, corner, round(side * 0.5))
