"""The page of a chapter: its levels as stops along a path."""

import math
from itertools import pairwise

import pygame

from codeweek.desktop import draw, tints
from codeweek.desktop.app import App
from codeweek.desktop.comics import when
from codeweek.desktop.journey import Journey
from codeweek.desktop.page import Page
from codeweek.desktop.pages import helps
from codeweek.desktop.pages.level import LevelPage
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.theme import mix
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter

LARGE = 150  # units: the side of a stop, when there is room
TITLE, SMALLEST = 18, 14
FOOT = 92  # units under a stop: its stars and title
WIDEST = 240  # units: a stop with its title


class Stop(Widget):
    """A level on the path: a number in a round, stars under it; locked ones are square, with a lock."""

    def __init__(
        self,
        rect: pygame.Rect,
        level: Level,
        number: str,
        title: str,
        state: str,
        stars: int,
        medal: str,
    ) -> None:
        spoken = f"{number} {title}. {medal}" if medal else f"{number} {title}"
        super().__init__(rect, "level", value=level.id, spoken=spoken, tooltip=title)
        self.number, self.title, self.state, self.stars = number, title, state, stars
        self.enabled = state != "locked"
        self.picture = ""
        self.medal = bool(medal)
        self.bounce = 0.0

    def disc(self, screen: Screen) -> pygame.Rect:
        """Where its round is."""
        side = min(self.rect.width, self.rect.height - screen.px(FOOT))
        disc = pygame.Rect(0, 0, side, side)
        disc.midtop = self.rect.centerx, self.rect.top
        return disc

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        theme, disc = screen.theme, self.disc(screen)
        side = disc.width
        if self.hovered and self.enabled:
            disc.move_ip(0, -screen.px(3))
        if self.state == "locked":
            self._draw_locked(screen, disc)
        else:
            paint = {"now": theme.primary, "done": theme.chosen}.get(self.state, theme.plain)
            radius = side // 2
            if self.state == "now":
                grown = disc.inflate(screen.px(18), screen.px(18))
                draw.round_rect(screen.surface, grown, grown.width // 2, theme.star)
            draw.shadow(screen.surface, disc, radius, theme.shadow, screen.px(6))
            rim = max(2, screen.px(4))
            draw.round_rect(screen.surface, disc, radius, paint.fill, theme.card, rim)
            screen.text(self.number, disc, 40, paint.text, "bold", CENTRE)
        row = pygame.Rect(self.rect.left, disc.bottom + screen.px(8), self.rect.width, screen.px(26))
        if self.state != "locked":
            tints.stars(screen, row, self.stars)
            if self.medal:
                place = row.centerx + row.height * 2 + screen.px(4), row.centery
                screen.icon("medal", place, screen.px(28), theme.primary.fill)
        else:
            row.height = 0
        self._write_title(screen, pygame.Rect(self.rect.left, row.bottom + screen.px(4), self.rect.width, 0))
        if self.picture and self.state == "now":
            lift = round(abs(math.sin(self.bounce * 3)) * screen.px(8))
            place = disc.right - screen.px(2), disc.top + screen.px(4) - lift
            screen.sprite(self.picture, place, screen.px(58))

    def _write_title(self, screen: Screen, box: pygame.Rect) -> None:
        """One line, or two smaller ones."""
        colour = screen.theme.ink if self.enabled else screen.theme.ink_soft
        face, room = "bold" if self.state == "now" else "regular", self.rect.bottom - box.top
        size = TITLE
        while size > SMALLEST and screen.paragraph_height(self.title, box.width, size, face) > room:
            size -= 1
        used = screen.paragraph(self.title, box, size, colour, face, CENTRE)
        self.cut = used > room

    def _draw_locked(self, screen: Screen, disc: pygame.Rect) -> None:
        theme = screen.theme
        box = disc.inflate(-screen.px(18), -screen.px(18))
        draw.round_rect(screen.surface, box, screen.px(16), mix(theme.paper, theme.line, 0.5), theme.line, 2)
        screen.icon("lock", box.center, round(box.width * 0.5), theme.ink_soft)


def stones(screen: Screen, one: Stop, other: Stop, radius: int) -> list[tuple[float, float]]:
    """The middles of the stones between two stops; straight down, they begin under the title."""
    start, end = one.disc(screen).center, other.disc(screen).center
    if abs(start[0] - end[0]) < one.rect.width // 2:
        free = radius + screen.px(5)
        start, end = (start[0], one.rect.bottom + free), (end[0], other.rect.top - free)
        if end[1] < start[1]:
            return []  # so close that no stone is wanted
    count = max(1, round(math.dist(start, end) / screen.px(26)))
    parts = [i / count for i in range(count + 1)]
    return [(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part) for part in parts]


class ChapterPage(Page):
    """The stops of one chapter; the next one to play is large, green, and has the keyboard."""

    def __init__(self, app: App, journey: Journey, chapter: Chapter) -> None:
        super().__init__(app)
        self.journey, self.chapter = journey, chapter
        self.age = 0.0

    @property
    def current(self) -> Level | None:
        """The stop to go to now: the last level played if not won, else the first open one without stars."""
        levels, last = self.chapter.levels, self.journey.progress.last
        waiting = [each for each in levels if self.journey.is_open(each) and not self.journey.stars(each)]
        return next((each for each in waiting if each.id == last), waiting[0] if waiting else None)

    def layout(self) -> None:
        """Back, title, then the path: rows of stops, one row to the right and the next to the left."""
        screen, text = self.app.screen, self.app.text
        side, margin = screen.px(52), screen.px(16)
        head = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, screen.px(72))
        title = text.pick(self.chapter.title)
        chapters = self.journey.pack.chapters
        number = chapters.index(self.chapter) + 1 if self.chapter in chapters and len(chapters) > 1 else None
        words = f"{number} · {title}" if number else title
        story = self._story(head)
        left = head.left + side + screen.px(96)
        self.widgets = [
            Button(
                (head.left, head.top + screen.px(10), side, side),
                "back",
                icon="back",
                tooltip=text("ui.menu.back"),
            ),
            Label(
                (left, head.top, (story[0].rect.left if story else head.right) - left, head.height),
                words,
                size=32,
                face="bold",
            ),
            *story,
        ]
        body = pygame.Rect(
            margin, head.bottom + margin, head.width, screen.rect.height - head.bottom - 2 * margin
        )
        stops = self._stops(body)
        self.widgets += stops
        current = self.current
        if current:
            self.focus_on("level", current.id)
        elif stops:
            self.focus_on("level", stops[0].value)

    def _story(self, head: pygame.Rect) -> list[Button]:
        """The button that tells the chapter's story again, if there is one: with its words where they fit."""
        screen, words = self.app.screen, self.app.text("ui.map.story")
        if not when.is_told(self.journey, self.chapter):
            return []
        side = screen.px(52)
        wide = Button.width_for(screen, words, "say", 18)
        label = words if wide < head.width // 3 else ""
        box = pygame.Rect(0, head.top + screen.px(10), wide if label else side, side)
        box.right = head.right
        return [Button(box, "story", icon="say", label=label, tooltip=words, size=18)]

    def _stops(self, body: pygame.Rect) -> list[Stop]:
        screen, text = self.app.screen, self.app.text
        levels, current = self.chapter.levels, self.current
        columns = min(5, max(1, -(-len(levels) // (2 if len(levels) > 5 else 1))))
        rows = -(-len(levels) // columns)
        wide, high = body.width // columns, body.height // max(1, rows)
        size = min(screen.px(LARGE + FOOT), high - screen.px(10))
        picture = tints.picture_of(levels[0]) if levels else ""
        made = []
        for i, level in enumerate(levels):
            row, place = divmod(i, columns)
            column = place if row % 2 == 0 else columns - 1 - place
            sway = screen.px(14) * (1 if i % 2 else -1) if high > size + screen.px(36) else 0
            centre = body.left + column * wide + wide // 2, body.top + row * high + high // 2 + sway
            rect = pygame.Rect(0, 0, min(wide - screen.px(12), screen.px(WIDEST)), size)
            rect.center = centre
            stars = self.journey.stars(level)
            state = "done" if stars else "open" if self.journey.is_open(level) else "locked"
            state = "now" if current is not None and level.id == current.id else state
            medal = text("ui.win.medal") if level.id in self.journey.progress.medals else ""
            stop = Stop(rect, level, str(i + 1), self._title(level), state, stars, medal)
            stop.picture = picture
            made.append(stop)
        return made

    def _title(self, level: Level) -> str:
        """The title; of one that waits for a level of elsewhere, with that one."""
        title, first = self.app.text.pick(level.title), self.journey.waits_for(level)
        return self.app.text("ui.map.waits", title=title, name=self.journey.number(first)) if first else title

    def tick(self, dt: float) -> bool:
        """The hero hops beside its stop for a while."""
        self.age += dt
        if self.age > 6 or self.app.settings.reduced_motion:
            return False
        for stop in self._path():
            stop.bounce = self.age
        return True

    def handle(self, event: pygame.event.Event) -> None:
        """Any event wakes the hero."""
        self.age = self.age % (math.pi / 3)
        super().handle(event)

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter, its hero, and the path under the stops."""
        tints.cover(screen, self.chapter.look)
        if self.chapter.levels:
            centre = screen.px(16 + 52 + 52), screen.px(16 + 36)
            tints.badge(
                screen, tints.picture_of(self.chapter.levels[0]), centre, screen.px(68), screen.theme.card
            )
        stops = self._path()
        for one, other in pairwise(stops):
            self._draw_way(screen, one, other)

    def _draw_way(self, screen: Screen, one: Stop, other: Stop) -> None:
        """Round stones from one stop to the next; smaller towards what is still locked."""
        theme, walked = screen.theme, one.stars > 0
        colour = mix(theme.card, theme.star, 0.9) if walked else mix(theme.card, theme.line, 0.6)
        radius = screen.px(7 if walked else 5)
        for x, y in stones(screen, one, other, radius):
            draw.circle(screen.surface, (round(x), round(y)), radius, colour)

    def _path(self) -> list[Stop]:
        return [widget for widget in self.widgets if isinstance(widget, Stop)]

    def key(self, event: pygame.event.Event) -> bool:
        """F1 and ? show the keys."""
        return helps.asked(self.app, event)

    def act(self, action: Action) -> None:
        """Back, the story again, or enter a level."""
        if action.name == "back":
            self.back()
            return
        if action.name == "story":
            when.again(self.app, self.journey, self.chapter)
            return
        level = self.journey.pack.level(str(action.value))
        if level:
            self.enter(level)

    def enter(self, level: Level) -> None:
        """Open a level: over this page, or in place of the level that is open; the path follows it."""
        before, self.chapter = self.chapter, next(c for c in self.journey.pack.chapters if level in c.levels)
        if self.chapter is before:
            self._open(level)
        else:
            when.enter(self.app, self.journey, self.chapter, lambda: self._open(level))

    def _open(self, level: Level) -> None:
        page = LevelPage(self.app, self.journey, level, self.enter)
        if self.app.page is self:
            self.app.push(page)
        else:
            self.app.replace(page)

    def shown(self) -> None:
        """Back from a level: the next stop may be open now."""
        self.age = 0.0
        self.focus = None
        self.relayout()
