"""A comic: its panels with what is said in them come by themselves; one touch goes on, or skips it all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

import pygame

from codeweek.app.motion import Moment
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import title
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.painter import BADGE, Frame, fit
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.sound.voice import SpokenText, lit_in
from codeweek.desktop.sound.word_light import light, word_box
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.packs.story.panel_scene import HIGH, ROOM, WIDE, Drawn, Pilot, drawn
from codeweek.packs.story.story_types import Panel, Story

LETTERS = 0.27  # units of the panel: the largest size of what is said
LEAST_LETTERS = 12  # its smallest size
PAD = 0.12  # units of the panel, around the words
TAIL = 0.13  # half the foot of the bubble's tail
LARGEST_UNIT = 190


class PanelView(Widget):
    """One panel, `words` in its bubble."""

    focusable = False

    def __init__(self, screen: Screen, rect: pygame.Rect, panel: Drawn, words: str, spoken: str) -> None:
        super().__init__(rect, "panel", label=words, spoken=spoken, value=words)
        self.panel, self.words = panel, words
        self.lift = 0  # pixels that it is still under its place
        self.lit: tuple[int, int] | None = None  # the letters of the word that is heard
        self._painter = screen.painter(cast=True)

    def draw(self, screen: Screen) -> None:
        """Paint the picture, then its bubble."""
        scene = self.panel.scene
        frame = fit(scene, self.rect.move(0, self.lift), screen.px(LARGEST_UNIT))
        draw.shadow(screen.surface, frame.rect, screen.px(10), screen.theme.shadow, screen.px(6))
        self._painter.paint(screen.surface, frame, Moment(scene, scene))
        self._bubble(screen, frame)

    def _bubble(self, screen: Screen, frame: Frame) -> None:
        room = frame.box(*ROOM)
        pad = max(4, round(PAD * frame.cell))
        size = self.size(screen, frame)
        lines = screen.fonts.wrap(self.words, room.width - 2 * pad, size, "bold")
        wide = max(screen.fonts.width(line, size, "bold") for line in lines) + 2 * pad
        high = len(lines) * screen.line_step(size, "bold") + 2 * pad
        tip = frame.at(*self.panel.tail)
        box = pygame.Rect(0, 0, wide, high)
        box.midbottom = round(tip[0]), room.bottom
        box.clamp_ip(pygame.Rect(room.left, room.top, room.width, max(room.height, high)))
        self._balloon(screen, frame, box, tip)
        inside = box.inflate(-2 * pad + 2, -2 * pad)
        lit = self.lit and word_box(screen, self.words, self.lit, inside, size, "bold", CENTRE)
        if lit:
            light(screen, lit, mix(BADGE[0], screen.theme.star, 0.6))
        screen.paragraph(self.words, inside, size, BADGE[1], "bold", CENTRE)

    def _balloon(self, screen: Screen, frame: Frame, box: pygame.Rect, tip: tuple[float, float]) -> None:
        """The bubble without words; its tail under it."""
        rim, radius = max(2, frame.cell // 40), round(0.2 * frame.cell)
        foot = max(4, round(TAIL * frame.cell))
        x = max(box.left + radius + foot, min(round(tip[0]), box.right - radius - foot))
        draw.round_rect(screen.surface, box, radius, BADGE[0], BADGE[1], rim)
        left, right, top = (x - foot, box.bottom - rim), (x + foot, box.bottom - rim), round(tip[1])
        pygame.draw.polygon(screen.surface, BADGE[0], [left, right, (round(tip[0]), top)])
        for end in (left, right):
            draw.line(screen.surface, end, tip, BADGE[1], rim)

    def size(self, screen: Screen, frame: Frame) -> float:
        """The largest size in which the words fit in the bubble's room."""
        room, pad = frame.box(*ROOM), max(4, round(PAD * frame.cell))
        size = max(float(LEAST_LETTERS), LETTERS * frame.cell / screen.scale)
        width, height = room.width - 2 * pad, room.height - 2 * pad
        while size > LEAST_LETTERS and screen.paragraph_height(self.words, width, size, "bold") > height:
            size -= 1
        return size

    @staticmethod
    def shape() -> float:
        """Its width for a height."""
        return WIDE / HIGH


MARGIN, BAR, ROW, GAP = 20, 56, 68, 18
LEAST = 236  # units: the narrowest panel of several side by side
NEXT = 300  # units: the width of the large button
TITLE = 28
COMES, BETWEEN = 0.22, 0.4  # seconds that a panel takes to come, and until the next one does
RISES = 26  # units that it comes up
PAGES = {pygame.K_DOWN: 0.5, pygame.K_PAGEDOWN: 0.9, pygame.K_UP: -0.5, pygame.K_PAGEUP: -0.9}


@dataclass(frozen=True)
class Comic:
    """Panels to be shown; `go`: the key of the large button's words; `late`: a line more."""

    title: str
    panels: Sequence[Panel]
    go: str
    look: str
    late: str = ""


class ComicPage(Page):
    """One comic; `then(skipped)` is called when it is over; `reads`: it is read by itself."""

    def __init__(
        self,
        app: App,
        comic: Comic,
        story: Story,
        pilot: Pilot,
        then: Callable[[bool], object],
        reads: bool = False,
    ) -> None:
        super().__init__(app)
        self.reads = reads
        self.comic, self.story, self.pilot, self.then = comic, story, pilot, then
        still = app.settings.reduced_motion
        self.age = self._last if still else 0.0  # seconds since the first panel began to come

    @property
    def _last(self) -> float:
        """The age at which all panels are there."""
        return BETWEEN * (len(self.comic.panels) - 1) + COMES

    def layout(self) -> None:
        """The title and the way out, the panels, the way on."""
        screen, text = self.app.screen, self.app.text
        margin, side, row = screen.px(MARGIN), screen.px(BAR), screen.px(ROW)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, side)
        foot = pygame.Rect(margin, screen.rect.bottom - margin - row, bar.width, row)
        late = self.comic.late
        under = screen.paragraph_height(late, bar.width, 20) + margin // 2 if late else 0
        body = pygame.Rect(margin, bar.bottom + margin, bar.width, 0)
        body.height = foot.top - margin - body.top - under
        skip = Button.width_for(screen, text("story.comic.skip"), "forward", 19)
        head = pygame.Rect(bar.left, bar.top, bar.width - skip - margin, side)
        speaker = pygame.Rect(head.right - side, bar.top, side, side)
        reads = text("ui.voice.read_said")
        if speaks := any(map(self.app.voice.can, self._told)):
            head.width -= side + margin
        self.widgets = [
            self._on(foot),
            *([Button(speaker, "read", icon="speaker", tooltip=reads)] if speaks else []),
            Button(
                (bar.right - skip, bar.top, skip, side),
                "skip",
                icon="forward",
                label=text("story.comic.skip"),
                size=19,
            ),
            title(screen, head, self.comic.title, TITLE),
            ScrollView(body, self._panels(body)),
        ]
        if late:
            self.widgets.append(
                Label((body.left, body.bottom, body.width, under), late, size=20, align=CENTRE)
            )
        self._place()
        self.focus_on("next")

    def _on(self, row: pygame.Rect) -> Button:
        screen, text = self.app.screen, self.app.text
        box = pygame.Rect(0, row.top, min(screen.px(NEXT), row.width), row.height)
        box.centerx = row.centerx
        return Button(box, "next", icon="play", label=text(self.comic.go), kind="primary", size=24)

    def _panels(self, body: pygame.Rect) -> list[Widget]:
        """As large as they can all be seen; where they would be too small, one under the other."""
        screen, count, gap = self.app.screen, len(self.comic.panels), self.app.screen.px(GAP)
        columns, wide = max(
            ((n, self._width(body, n)) for n in range(1, count + 1)), key=lambda each: each[1]
        )
        if wide < screen.px(LEAST):
            columns, wide = 1, min(body.width - gap, round(body.height * WIDE / HIGH))
        high = round(wide * HIGH / WIDE)
        rows = ceil(count / columns)
        top = body.top + max(0, body.height - (high + gap) * rows + gap) // 2
        made = []
        for number in range(count):
            row, column = divmod(number, columns)
            across = min(columns, count - row * columns)
            left = body.centerx - ((wide + gap) * across - gap) // 2 + (wide + gap) * column
            made.append(self._view(number, pygame.Rect(left, top + (high + gap) * row, wide, high)))
        return made

    def _width(self, body: pygame.Rect, columns: int) -> int:
        """Of a panel, so that all are seen in so many columns."""
        gap, rows = self.app.screen.px(GAP), ceil(len(self.comic.panels) / columns)
        high = (body.height - gap * (rows - 1)) // rows
        return min((body.width - gap * (columns - 1)) // columns, int(high * WIDE / HIGH))

    def _view(self, number: int, rect: pygame.Rect) -> Widget:
        panel, text = self.comic.panels[number], self.app.text
        words, who = text.pick(panel.words), text.pick(self.story.cast[panel.who].name)
        spoken = text("story.comic.says", who=who, words=words)
        picture = drawn(panel, self.story, self.pilot)
        return PanelView(self.app.screen, rect, picture, words, spoken)

    @property
    def _pictures(self) -> list[PanelView]:
        return [widget for widget in self.leaves() if isinstance(widget, PanelView)]

    def tick(self, dt: float) -> bool:
        """The panels come up to their places, one after another."""
        if self.age >= self._last:
            return False
        before, self.age = self.age, min(self._last, self.age + dt)
        if before // BETWEEN < self.age // BETWEEN:
            self.app.sounds.play("step")
        self._place()
        return True

    def _place(self) -> None:
        """Each panel as far up as it has come."""
        for number, view in enumerate(self._pictures):
            part = (self.age - BETWEEN * number) / COMES
            view.visible = part > 0 or not number
            left = 1 - max(0.0, min(1.0, part))
            view.lift = round(left * left * self.app.screen.px(RISES))

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter."""
        tints.cover(screen, self.comic.look)

    def key(self, event: pygame.event.Event) -> bool:
        """Up and down show more of it, where it is longer than the window."""
        (view,) = self._views()
        if event.key not in PAGES or not view.room:
            return False
        view.scroll_to(view.offset + PAGES[event.key] * view.rect.height)
        return True

    def act(self, action: Action) -> None:
        """On, out of it, or read it aloud: all of it, or the panel that was touched."""
        if action.name == "skip":
            self.back()
        elif action.name == "next":
            self._leave(skipped=False)
        elif action.name == "read":
            self._read(not self.app.voice.speaking)
        elif action.name == "panel":
            self.app.voice.say(SpokenText(str(action.value)))
            self.relit()

    def back(self) -> None:
        """Escape skips it."""
        self._leave(skipped=True)

    def _leave(self, skipped: bool) -> None:
        self.app.pop()
        self.then(skipped)

    def shown(self) -> None:
        """It is there: to be read."""
        self._read(self.reads)

    def _read(self, wanted: bool) -> None:
        """Read it from its first panel on, or be silent."""
        self.app.voice.stop()
        if wanted:
            self.app.voice.say(*self._told)
        self.relit()

    @property
    def _told(self) -> list[SpokenText]:
        return [SpokenText(self.app.text.pick(panel.words)) for panel in self.comic.panels]

    def relit(self) -> None:
        """Another word is read aloud, or none any more."""
        super().relit()
        voice = self.app.voice
        for view in self._pictures:
            view.lit = lit_in(voice.lit, view.words)
            if view.lit:
                self._views()[0].reveal(view.rect)
        for widget in self.widgets:
            if isinstance(widget, Button) and widget.action == "read":
                widget.kind = "chosen" if voice.speaking else "plain"
