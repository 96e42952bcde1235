"""The page of a chapter: its levels as stops along a way."""

import pygame

from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.comics import story_moments
from codeweek.desktop.page import Page
from codeweek.desktop.pages import key_help
from codeweek.desktop.pages.heading import title
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.pages.sheet_page import Answer
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.plain_theme import NAME as SOBER
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.travel.child_animal import Traveller, traveller_of
from codeweek.desktop.travel.level_stops import LevelStop
from codeweek.desktop.travel.road import Painting, Road, boxes, follow
from codeweek.desktop.widgets.widget import Action, Button
from codeweek.levels.first_lines import first_lines
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter
from codeweek.progress import course
from codeweek.progress.map_way import LEVEL, Way, walked, way
from codeweek.worlds.robot.looks import look_named

TITLE = 32
SCENERY = (60, 46, 54)  # units: sides of what stands between the stops


class ChapterPage(Page):
    """The stops of one chapter; the next one to play is large, green, and has the keyboard."""

    tells_of_room = True

    def __init__(self, app: App, journey: Journey, chapter: Chapter) -> None:
        super().__init__(app)
        self.journey, self.chapter = journey, chapter

    @property
    def child(self) -> Journey:
        """Who plays."""
        return self.journey

    @property
    def sober(self) -> bool:
        """Whether the child wants it sober, or it asks for that."""
        return self.journey.sober or self.chapter.look == SOBER

    @property
    def stop(self) -> Level | None:
        """Where the child stands; nowhere in a chapter of which no level is open yet."""
        return course.stop_in(self.chapter.levels, self.journey.progress, self.journey.is_open)

    @property
    def current(self) -> Level | None:
        """The level to go to now."""
        stop = self.stop
        return None if stop is None or self.journey.stars(stop) else stop

    def layout(self) -> None:
        """Back, title, then the way."""
        screen, text = self.app.screen, self.app.text
        side, margin = screen.px(52), screen.px(16)
        head = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, screen.px(72))
        name = text.pick(self.chapter.title)
        chapters = self.journey.pack.chapters
        number = chapters.index(self.chapter) + 1 if self.chapter in chapters and len(chapters) > 1 else None
        words = f"{number} · {name}" if number else name
        story = self._story(head)
        left = head.left + side + screen.px(96)
        room = pygame.Rect(left, head.top, (story[0].rect.left if story else head.right) - left, head.height)
        self.widgets = [
            Button(
                (head.left, head.top + screen.px(10), side, side),
                "back",
                icon="back",
                tooltip=text("ui.menu.back"),
            ),
            title(screen, room, words, TITLE),
            *story,
        ]
        body = pygame.Rect(margin, head.bottom, head.width, screen.rect.height - head.bottom - margin // 2)
        road, stop = self._road(body), self.stop
        self.widgets.append(road)
        self.focus_on("level", stop.id if stop else None)
        if self.focus:
            road.reveal(self.focus.rect)

    def _story(self, head: pygame.Rect) -> list[Button]:
        """The button that tells the chapter's story again, if there is one: with its words where they fit."""
        screen, words = self.app.screen, self.app.text("ui.map.story")
        if not story_moments.is_told(self.journey, self.chapter):
            return []
        side = screen.px(52)
        wide = Button.width_for(screen, words, "say", 18)
        label = words if wide < head.width // 3 else ""
        box = pygame.Rect(0, head.top + screen.px(10), wide if label else side, side)
        box.right = head.right
        return [Button(box, "story", icon="say", label=label, tooltip=words, size=18)]

    def _road(self, body: pygame.Rect) -> Road:
        """The stops along their way, and the pilot where the child stands."""
        screen, levels, stop = self.app.screen, self.chapter.levels, self.stop
        found = way(len(levels), body.width / screen.scale, body.height / screen.scale, LEVEL)
        made = [self._stop(box, i) for i, box in enumerate(boxes(found, body, screen.scale))]
        here = levels.index(stop) if stop else -1
        been = walked([level_stop.stars > 0 for level_stop in made], here)
        traveller = self._traveller(here, made) if stop else None
        made[-1].last = len(made) > 1
        return Road(body, found, screen.scale, made, been, _nothing, self._scenery(found), traveller)

    def _stop(self, box: pygame.Rect, i: int) -> LevelStop:
        level, current = self.chapter.levels[i], self.current
        stars = self.journey.stars(level)
        state = "done" if stars else "open" if self.journey.is_open(level) else "locked"
        state = "now" if current is not None and level.id == current.id else state
        medal = self.app.text("ui.win.medal") if level.id in self.journey.progress.medals else ""
        title = self._title(level)
        spoken = self.app.text("ui.map.locked", title=title) if state == "locked" else title
        lines = first_lines(level, self.app.text.language)
        return LevelStop(box, level, str(i + 1), title, spoken, state, stars, medal, lines)

    def _scenery(self, found: Way) -> Painting:
        """Walls of the look, where they are in nobody's way."""

        def painted(screen: Screen, whole: pygame.Rect) -> None:
            if screen.theme.frame:
                return
            wall = f"robot/{look_named(self.chapter.look).name}/wall"
            for number, (x, y) in enumerate(found.spare):
                place = whole.left + screen.px(x), whole.top + screen.px(y)
                ground = mix(tints.tint(screen.theme, self.chapter.look), tints.frame(self.chapter.look), 0.2)
                box = pygame.Rect(0, 0, screen.px(96), screen.px(50))
                box.center = place[0], place[1] + screen.px(12)
                draw.round_rect(screen.surface, box, screen.px(24), ground)
                screen.sprite(wall, place, screen.px(SCENERY[number % len(SCENERY)]))

        return painted

    def _traveller(self, here: int, stops: list[LevelStop]) -> Traveller:
        """It stands at the corner of a picture."""
        box, scale = stops[here].picture_box(self.app.screen), self.app.screen.scale
        aside = -box.width / 2 / scale, box.height / 2 / scale
        return traveller_of(self.app, self.journey, self.chapter.folder, here, aside)

    def _title(self, level: Level) -> str:
        """The title; of one that waits for a level of elsewhere, with that one."""
        title, first = self.app.text.pick(level.title), self.journey.waits_for(level)
        if first is None or first in self.chapter.levels:
            return title
        return self.app.text("ui.map.waits", title=title, name=self.journey.number(first))

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter, and its hero."""
        tints.cover(screen, self.chapter.look)
        if self.chapter.levels:
            centre = screen.px(16 + 52 + 52), screen.px(16 + 36)
            tints.badge(
                screen, tints.picture_of(self.chapter.levels[0]), centre, screen.px(68), screen.theme.card
            )

    def key(self, event: pygame.event.Event) -> bool:
        """The arrows go along the way, F1 and ? show the keys."""
        return follow(self, event) or key_help.asked(self.app, event)

    def act(self, action: Action) -> None:
        """Back, the story again, or enter a level."""
        if action.name == "back":
            self.back()
            return
        if action.name == "story":
            story_moments.again(self.app, self.journey, self.chapter)
            return
        level = self.journey.pack.level(str(action.value))
        if level and self.journey.is_open(level):
            self.enter(level)
        elif level:
            self._say_how(level)

    def _say_how(self, level: Level) -> None:
        """Why a level is shut, and the way to open it."""
        text, title = self.app.text, self.app.text.pick(level.title)
        if self.journey.plan["levels"]:
            open_said(
                self.app, text("room.child.today.closed", title=title), text("room.child.today.closed_how")
            )
            return
        first = self.journey.way_to(level)
        how = text("ui.map.shut_how", first=text.pick(first.title), name=self.journey.number(first))
        go = Answer("go", text("ui.map.shut_go"), "play")
        open_said(self.app, text("ui.map.shut", title=title), how, [go], lambda _go: self.enter(first))

    def enter(self, level: Level) -> None:
        """Open a level: over this page, or in place of the level that is open; the path follows it."""
        before, self.chapter = self.chapter, next(c for c in self.journey.pack.chapters if level in c.levels)
        if self.chapter is before:
            self._open(level)
        else:
            story_moments.enter(self.app, self.journey, self.chapter, lambda: self._open(level))

    def _open(self, level: Level) -> None:
        self.journey.inventing = ""
        page = LevelPage(self.app, self.journey, level, self.enter)
        if self.app.page is self:
            self.app.push(page)
        else:
            self.app.replace(page)

    def shown(self) -> None:
        """Back from a level: the next stop may be open now."""
        self.focus = None
        self.relayout()


def _nothing(_screen: Screen, _whole: pygame.Rect) -> None:
    """Paints nothing under the way."""
