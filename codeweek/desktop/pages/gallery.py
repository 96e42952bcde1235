"""The gallery of a level where one invents: what the child has kept, each with the picture it makes."""

from collections.abc import Callable
from typing import Any

import pygame

from codeweek.app.gallery_works import GalleryWorks, read_work
from codeweek.app.journey import Journey
from codeweek.app.motion import Moment
from codeweek.authoring.inventing import level_title as titles
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.close import drawn, near
from codeweek.desktop.pages.grid_layout import grid_boxes
from codeweek.desktop.pages.heading import at_end, back
from codeweek.desktop.pages.heading import title as heading
from codeweek.desktop.pages.work_page import WorkPage
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels.level import Level
from codeweek.progress.numbered import title_of
from codeweek.scene import Scene, seen_near

MARGIN, BAR, GAP = 16, 56, 16
CARD = (280, 220)  # units: the least width of a card, and its height
BIN, EDGE = 48, 6  # units: the bin, beside the title under the picture
NEXT = 64  # units: what is said under a work that is alone
LARGEST = 120  # units: a cell of a small picture


class GalleryPage(Page):
    """The newest first. What is thrown away can be brought back.

    `now` is the program of the level; tapping one of the gallery closes it, and `opened` is given that one.
    """

    def __init__(
        self,
        app: App,
        journey: Journey,
        level: Level,
        now: Callable[[], Script],
        opened: Callable[[Script], None],
    ) -> None:
        super().__init__(app)
        self.journey, self.level, self.opened = journey, level, opened
        self.works = GalleryWorks(journey, level, now)

    @property
    def programs(self) -> tuple[Any, ...]:
        """What is kept, the oldest first."""
        return self.works.programs

    def layout(self) -> None:
        """Back, title, keep and undo; then the cards."""
        screen, text = self.app.screen, self.app.text
        margin, side = screen.px(MARGIN), screen.px(BAR)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, side)
        self.widgets = [back(text, (bar.left, bar.top, side, side))]
        right = self._bar_buttons(bar)
        title = pygame.Rect(bar.left + side + margin, bar.top, 0, side)
        title.width = right - title.left - margin
        self.widgets.append(heading(screen, title, text("ui.gallery.title")))
        body = pygame.Rect(
            margin, bar.bottom + margin, bar.width, screen.rect.height - bar.bottom - 2 * margin
        )
        if len(self.programs) == 1:
            body.height -= screen.px(NEXT)
            line = (body.left, body.bottom, body.width, screen.px(NEXT))
            self.widgets.append(Label(line, text("ui.gallery.next"), size=22, align=CENTRE))
        cards = self._cards(body)
        self.widgets.append(ScrollView(body, cards, margin=screen.px(10)))
        if not cards:
            words = pygame.Rect(body.left, body.top + body.height // 3, body.width, screen.px(80))
            self.widgets[-1] = Label(words, text("ui.gallery.empty"), size=24, align=CENTRE)
        self.set_focus(self.targets()[0], self.focus_seen)
        self.focus_on("open")

    def _bar_buttons(self, bar: pygame.Rect) -> int:
        screen, text = self.app.screen, self.app.text
        keep = Button(bar, "keep", label=text("ui.gallery.keep"), icon="save", kind="primary", size=20)
        keep.enabled = self.works.can_keep
        undo = Button(bar, "undo", label=text("ui.gallery.undo"), icon="undo", size=20)
        undo.enabled = self.works.can_undo
        self.widgets += [keep, undo]
        return at_end(screen, bar, [keep, undo], screen.px(GAP))

    def _cards(self, body: pygame.Rect) -> list[Widget]:
        screen, count = self.app.screen, len(self.programs)
        made: list[Widget] = []
        for index, rect in zip(reversed(range(count)), grid_boxes(screen, body, count, CARD), strict=True):
            title, n = titles.chosen(title_of(self.programs[index]), self.app.text), index + 1
            named = self.app.text("ui.gallery.one_titled", n=n, title=title)
            spoken = named if title else self.app.text("ui.gallery.one", n=n)
            work = Work(
                screen, rect, index, spoken, self.works.picture(self.programs[index]), self.level.look, title
            )
            tip = self.app.text("ui.gallery.throw")
            made += [work, Button(work.corner(screen), "throw", icon="trash", value=index, tooltip=tip)]
        return made

    def act(self, action: Action) -> None:
        """Keep, open, throw away, bring back."""
        if action.name == "back":
            self.back()
        elif action.name == "keep":
            self.works.keep()
            self._changed()
        elif action.name == "throw":
            self.works.throw(int(str(action.value)))
            self._changed("trash")
        elif action.name == "undo" and self.works.can_undo:
            self.works.undo()
            self._changed()
        elif action.name == "open":
            self._enlarge(self.programs[int(str(action.value))])

    def _enlarge(self, program: Any) -> None:
        """One of them large."""
        script = read_work(self.level, program)

        def opened() -> None:
            self.app.pop()
            self.opened(script)

        def titled(title: str) -> None:
            self.works.title(program, title)
            self._changed()

        def given(title: str) -> None:
            self.app.room.give(self.journey, self.level.id, program, title)

        scene, title = self.works.picture(program), title_of(program)
        page = WorkPage(self.app, self.level, script, scene, title, titled, opened)
        page.given = given if self.app.room.takes else None
        self.app.push(page)

    def _changed(self, sound: str = "snap") -> None:
        self.app.sounds.play(sound)
        self.relayout()

    def key(self, event: pygame.event.Event) -> bool:
        """Delete throws the one that has the keyboard away, Ctrl+Z brings it back."""
        action = asked_of_works(event, self.focus, "throw")
        if action:
            self.act(action)
        return action is not None

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter."""
        tints.cover(screen, self.level.look)


def asked_of_works(event: pygame.event.Event, focus: Widget | None, away: str) -> Action | None:
    """What a key asks where works hang: Delete to put the one in focus `away`, Ctrl+Z to bring one back."""
    if event.key in (pygame.K_DELETE, pygame.K_BACKSPACE) and isinstance(focus, Work):
        return Action(away, focus.value)
    return Action("undo") if event.key == pygame.K_z and control(event.mod) else None


class Work(Widget):
    """One program of the gallery, as the picture it makes."""

    def __init__(
        self, screen: Screen, rect: pygame.Rect, number: int, spoken: str, scene: Scene, look: str, title: str
    ) -> None:
        super().__init__(rect, "open", value=number, spoken=spoken)
        self.title = title
        self.scene, self.look = seen_near(scene), look
        self._painter = screen.painter()

    def corner(self, screen: Screen) -> pygame.Rect:
        """Where its bin is: under the picture, of which it covers nothing."""
        side, edge = screen.px(BIN), screen.px(EDGE)
        return pygame.Rect(self.rect.right - edge - side, self.rect.bottom - edge - side, side, side)

    def picture_box(self, screen: Screen) -> pygame.Rect:
        """Where its picture is."""
        inside = self.rect.inflate(-screen.px(16), -screen.px(16))
        inside.height -= screen.px(BIN)
        return inside

    def draw(self, screen: Screen) -> None:
        """Paint the card and the world on it."""
        lifted = self.hovered and not self.pressed
        box = self.rect.move(0, -screen.px(3)) if lifted else self.rect
        screen.card(box, None, 18, 12 if lifted else 7)
        inside, foot = self.picture_box(screen), screen.px(BIN)
        inside.move_ip(0, box.top - self.rect.top)
        if self.title:
            line = pygame.Rect(inside.left, inside.bottom, inside.width - foot, foot)
            self.write(screen, self.title, line, 17, screen.theme.ink, "bold", CENTRE)
        screen.panel(inside, tints.around(screen.theme, self.look), 12)
        room = inside.inflate(-screen.px(12), -screen.px(12))
        place = near(self.scene, drawn([self.scene]), room, screen.px(LARGEST))
        before = screen.surface.get_clip()
        screen.surface.set_clip(inside.clip(before))
        self._painter.paint(screen.surface, place, Moment(self.scene, self.scene))
        screen.surface.set_clip(before)
        if lifted:
            draw.round_rect(
                screen.surface, box, screen.px(18), None, screen.theme.chosen.fill, max(2, screen.px(3))
            )
