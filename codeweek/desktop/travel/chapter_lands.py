"""The chapters of a journey as lands along a way, each with its plate and how far the child is in it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

import pygame

from codeweek.app.journey import Journey
from codeweek.app.map_view import ChapterView, chapters
from codeweek.app.motion import Moment
from codeweek.desktop.app import App
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.painter import Frame, Painter
from codeweek.desktop.painting.theme import Theme
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.travel.child_animal import traveller_of
from codeweek.desktop.travel.road import Painting, Road, boxes
from codeweek.desktop.widgets.widget import Widget
from codeweek.progress.map_land import (
    EDGE,
    FINISH,
    FLAG,
    FOOT,
    GLOW,
    HERO,
    HIGH,
    LAP,
    NOW,
    NUMBER,
    WAIT,
    WIDE,
    cell_in,
    land_of,
)
from codeweek.progress.map_way import LAND, LANE, walked, way
from codeweek.scene import Image, Rect, Scene, Shape
from codeweek.text import Text

TITLE, ONE_LINE, SMALLEST = 20, 15, 12  # sizes: at most, in one line, at least
PAD, STAR = 8, 20  # units
DISC = 17  # units: the radius of its number
PLATE = Rect(0.5, 0.25, 3.0, 1.9, "", 0.25)  # a chapter in a sober theme


class ChapterLand(Widget):
    """A chapter: `state` is now, done, begun, ahead or locked."""

    def __init__(
        self, rect: pygame.Rect, number: int, title: str, look: str, hero: str, state: str, stars: str
    ) -> None:
        super().__init__(rect, "chapter", value=number, spoken=f"{number + 1} {title}")
        self.title, self.look, self.hero, self.state, self.stars = title, look, hero, state, stars
        self.medal = self.last = False
        self.item = ""  # the picture on the medal
        self.number, self.foot, self.lap = number, 0, 0.0

    def award(self, item: str, name: str) -> None:
        """It is done: a medal of its own, with a picture on it."""
        self.item, self._spoken = item, f"{self._spoken}. {name}"

    @property
    def waits(self) -> bool:
        """Whether the child has not been there."""
        return self.state in ("ahead", "locked")

    def frame(self, origin: tuple[int, int]) -> Frame:
        """Where its land is, seen from a point of the window."""
        part = NOW if self.state == "now" else 1.0
        cell = max(4, int(cell_in(self.rect.width, self.rect.height - self.foot, self.lap) * part))
        left = self.rect.centerx - round(WIDE * cell / 2)
        top = self.rect.bottom - self.foot + round(self.lap) - round(FOOT * cell)
        return Frame(left - origin[0], top - origin[1], cell, WIDE, HIGH)

    def ground(self, theme: Theme) -> Scene:
        """The land itself, in a glow when it is the one to go to; in a sober theme a plain plate."""
        land = land_of(self.look, self.hero)
        shore, ground = (
            ((PLATE,), (replace(PLATE, fill=theme.frame),)) if theme.frame else (land.shore, land.ground)
        )
        edge = 0.0 if theme.frame else EDGE
        light = [_grown(part, theme.star, edge) for part in shore] if self.state == "now" else []
        return Scene(WIDE, HIGH, (*light, *ground))

    def things(self, theme: Theme) -> Scene:
        """What stands there: a flag once all is won; who lives there sleeps until the child comes."""
        x, y, side = HERO
        finish = [Image("land/finish", *FINISH)] if self.last else []
        if theme.frame:
            return Scene(WIDE, HIGH, (*finish, Image(self.hero, x - 0.3, y, side)))
        land = land_of(self.look, self.hero)
        shapes: list[Shape] = [*land.things, *finish]
        shapes.append(Image(self.hero, x, y, side, face="asleep" if self.waits else "glad"))
        if self.state == "done":
            shapes.append(Image(f"{land.folder}/flag", *FLAG))
        return Scene(WIDE, HIGH, tuple(shapes))

    def draw(self, screen: Screen) -> None:
        """Paint the plate: its name, its stars, a lock when nothing of it is open; and its number."""
        theme, lifted = screen.theme, self.hovered and not self.pressed
        plate, size = self._plate(screen)
        if lifted:
            plate.move_ip(0, -screen.px(3))
        screen.card(plate, theme.card, 14, 10 if lifted else 5)
        if self.state == "now":
            draw.round_rect(
                screen.surface, plate, screen.px(14), None, theme.primary.fill, max(2, screen.px(4))
            )
        words = plate.inflate(-screen.px(2 * PAD), -screen.px(6))
        ink = theme.ink_soft if self.state == "locked" else theme.ink
        high = screen.paragraph(self.title, words, size, ink, "bold", CENTRE)
        line = pygame.Rect(words.left, words.top + high, words.width, screen.px(STAR))
        if self.state == "locked":
            screen.icon(
                "lock", (plate.right - screen.px(4), plate.top + screen.px(2)), screen.px(26), theme.ink_soft
            )
        if self.stars:
            self._count(screen, line)
        draw_medal(screen, self)
        self._count_off(screen)

    def _count_off(self, screen: Screen) -> None:
        """Its number, on a round at its shore."""
        frame, radius, theme = self.frame((0, 0)), screen.px(DISC), screen.theme
        centre = frame.left + round(NUMBER[0] * frame.cell), frame.top + round(NUMBER[1] * frame.cell)
        paint = {"now": theme.primary, "done": theme.chosen}.get(self.state, theme.plain)
        draw.circle(screen.surface, centre, radius + screen.px(3), theme.card)
        draw.circle(screen.surface, centre, radius, paint.fill, paint.border, max(1, screen.px(2)))
        box = pygame.Rect(0, 0, 2 * radius, 2 * radius)
        box.center = centre
        screen.text(str(self.number + 1), box, 20, paint.text, "bold", CENTRE)

    def _plate(self, screen: Screen) -> tuple[pygame.Rect, int]:
        """Where the plate is, under its land, and the size of its letters."""
        most, foot = self.rect.width - screen.px(2 * PAD), screen.px(STAR) if self.stars else 0
        room = self.foot + screen.px(LANE / 2) - foot - screen.px(6)
        size = letters(screen, self.title, most, room)
        high = screen.paragraph_height(self.title, most, size, "bold")
        self.cut = high > room
        wide = min(most, screen.fonts.width(self.title, size, "bold") + screen.px(2))
        plate = pygame.Rect(0, 0, max(wide, screen.px(96)) + screen.px(2 * PAD), high + foot + screen.px(6))
        plate.midtop = self.rect.centerx, self.rect.bottom - self.foot
        return plate, size

    def _count(self, screen: Screen, line: pygame.Rect) -> None:
        """A star, and how many there are."""
        theme, side = screen.theme, screen.px(STAR)
        wide = side + screen.px(4) + screen.fonts.width(self.stars, 15, "bold")
        x = line.centerx - wide // 2 + side // 2
        screen.icon("star", (x, line.centery), side, theme.ink_soft)
        screen.icon("star", (x, line.centery), round(side * 0.8), theme.star)
        rest = pygame.Rect(x + side // 2 + screen.px(4), line.top, wide, line.height)
        screen.text(self.stars, rest, 15, theme.ink, "bold")


def letters(screen: Screen, words: str, width: int, room: int) -> int:
    """The largest letters in which words fit in one line, else in a room."""
    lines = (
        size for size in range(TITLE, ONE_LINE - 1, -1) if screen.fonts.width(words, size, "bold") <= width
    )
    blocks = (
        size
        for size in range(TITLE, SMALLEST, -1)
        if screen.paragraph_height(words, width, size, "bold") <= room
    )
    return next(chain(lines, blocks), SMALLEST)


def draw_medal(screen: Screen, land: ChapterLand) -> None:
    """The medal of a chapter that is done, at the corner of its land."""
    if land.item:
        side, frame = screen.px(58), land.frame((0, 0))
        centre = round(frame.left + frame.cell * 3.7), round(frame.top + frame.cell * 0.5)
        tints.medal(screen, land.item, centre, side)
    elif land.medal:
        side, frame = screen.px(34), land.frame((0, 0))
        centre = round(frame.left + frame.cell * 3.75), round(frame.top + frame.cell * 0.45)
        draw.circle(screen.surface, centre, side // 2 + screen.px(3), screen.theme.card)
        screen.icon("medal", centre, side, screen.theme.primary.fill)


def paint(screen: Screen, land: ChapterLand, scene: Scene, frame: Frame) -> None:
    """A scene of a land, in faint colours while the child has not been there."""
    if not land.waits:
        Painter(screen.fonts, screen.images).paint(screen.surface, frame, Moment(scene, scene))
        return
    sheet = pygame.Surface(frame.rect.size, pygame.SRCALPHA)
    Painter(screen.fonts, screen.images).paint(sheet, replace(frame, left=0, top=0), Moment(scene, scene))
    sheet.set_alpha(round(255 * WAIT))
    screen.surface.blit(sheet, frame.rect)


def _grown(part: Rect, fill: str, edge: float) -> Rect:
    return Rect(
        part.x - GLOW,
        part.y - GLOW,
        part.width + 2 * GLOW,
        part.height + 2 * GLOW + edge,
        fill,
        part.radius + GLOW * 0.9,
    )


def road(app: App, journey: Journey, room: pygame.Rect) -> Road:
    """The lands along their way, and the pilot at the one to go to."""
    screen, seen = app.screen, chapters(journey, app.text)
    found = way(len(seen), room.width / screen.scale, room.height / screen.scale, LAND)
    here = next((at for at, chapter_view in enumerate(seen) if chapter_view.state == "now"), 0)
    places = boxes(found, room, screen.scale)
    made = [_land(app.text, box, chapter_view) for box, chapter_view in zip(places, seen, strict=True)]
    for land in made:
        land.foot, land.lap = screen.px(LAND.plate), LAP * screen.scale
        land.last = len(made) > 1 and land is made[-1]
    return Road(
        room,
        found,
        screen.scale,
        made,
        walked([bool(land.stars) for land in made], here),
        _painting(made, room, ChapterLand.ground),
        _painting(made, room, ChapterLand.things),
        traveller_of(app, journey, "", here),
    )


def _land(text: Text, box: pygame.Rect, seen: ChapterView) -> ChapterLand:
    chapter = seen.chapter
    hero = tints.picture_of(chapter.levels[0]) if chapter.levels else ""
    title = text.pick(chapter.title)
    land = ChapterLand(box, seen.number, title, chapter.look, hero, seen.state, seen.stars)
    land.medal = seen.won
    if seen.medal:
        land.award(seen.medal.picture, text.pick(seen.medal.name))
    return land


def _painting(
    made: list[ChapterLand], room: pygame.Rect, scene: Callable[[ChapterLand, Theme], Scene]
) -> Painting:
    """Paints one scene of each land where it is before anything is scrolled."""
    frames = [land.frame(room.topleft) for land in made]

    def painted(screen: Screen, _whole: pygame.Rect) -> None:
        for land, frame in zip(made, frames, strict=True):
            paint(screen, land, scene(land, screen.theme), frame)

    return painted
