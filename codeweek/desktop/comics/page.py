"""A comic: its panels come one by one, side by side where there is room; one touch skips it all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from codeweek.desktop import draw, tints
from codeweek.desktop.app import App
from codeweek.desktop.comics.panel import PanelView
from codeweek.desktop.page import Page
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.voice.voice import Told, lit_in
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.packs.story.scene import HIGH, WIDE, Pilot, drawn
from codeweek.packs.story.shapes import Panel, Story

MARGIN, BAR, ROW, GAP = 20, 56, 68, 18
LEAST = 236  # units: the narrowest panel of a strip
SMALLER = 0.5  # a panel of a strip is at least so much of one alone
NEXT = 300  # units: the width of the large button
TITLE = 28
COMES = 0.22  # seconds that a panel takes to come
FOLLOWS = 1.2  # seconds after which the next one follows a panel that was read by itself
_ON = (pygame.K_RIGHT, pygame.K_DOWN, pygame.K_PAGEDOWN)
_BACK = (pygame.K_LEFT, pygame.K_UP, pygame.K_PAGEUP)


@dataclass(frozen=True)
class Comic:
    """Panels to be shown one after another; `go`: the key of the last button's words; `late`: a line more."""

    title: str
    panels: Sequence[Panel]
    go: str
    look: str
    late: str = ""


class ComicPage(Page):
    """One comic; `then(skipped)` is called when it is over; `reads`: each panel is read by itself."""

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
        self.turns = reads  # a panel that was read is followed by the next one
        self.comic, self.story, self.pilot, self.then = comic, story, pilot, then
        self.place = 0  # of the newest panel
        self.age = COMES if app.settings.reduced_motion else 0.0
        self._strip = True  # the panels stand side by side
        self._follows: float | None = None  # seconds until the next panel comes by itself

    @property
    def panel(self) -> Panel:
        """The newest one."""
        return self.comic.panels[self.place]

    @property
    def said(self) -> str:
        """Its words, with who says them."""
        return self._said(self.panel)

    def layout(self) -> None:
        """The title and the way out, the panels, the way on."""
        screen, text = self.app.screen, self.app.text
        margin, side, row = screen.px(MARGIN), screen.px(BAR), screen.px(ROW)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, side)
        foot = pygame.Rect(margin, screen.rect.bottom - margin - row, bar.width, row)
        late = self.comic.late if self._is_last else ""
        under = screen.paragraph_height(late, bar.width, 20) + margin // 2 if late else 0
        body = pygame.Rect(margin, bar.bottom + margin, bar.width, 0)
        body.height = foot.top - margin - body.top - under
        skip = Button.width_for(screen, text("story.comic.skip"), "forward", 19)
        title = pygame.Rect(bar.left, bar.top, bar.width - skip - margin, side)
        speaker = pygame.Rect(title.right - side, bar.top, side, side)
        reads = text("ui.voice.read_said")
        if speaks := self.app.voice.can(self._told):
            title.width -= side + margin
        self.widgets = [
            *self._foot(foot),
            *([Button(speaker, "read", icon="speaker", tooltip=reads)] if speaks else []),
            Button(
                (bar.right - skip, bar.top, skip, side),
                "skip",
                icon="forward",
                label=text("story.comic.skip"),
                size=19,
            ),
            Label(title, self.comic.title, size=TITLE, face="bold"),
            *self._panels(body),
        ]
        if late:
            self.widgets.append(
                Label((body.left, body.bottom, body.width, under), late, size=20, align=CENTRE)
            )
        self.focus_on("next")

    def _foot(self, row: pygame.Rect) -> list[Widget]:
        screen, text = self.app.screen, self.app.text
        wide, gap = min(screen.px(NEXT), row.width - row.height - screen.px(GAP)), screen.px(GAP)
        label = text(self.comic.go if self._is_last else "story.comic.next")
        on = Button(
            (row.centerx - wide // 2, row.top, wide, row.height),
            "next",
            icon="play",
            label=label,
            kind="primary",
            size=24,
        )
        if not self.place:
            return [on]
        tip = text("story.comic.before")
        back = (on.rect.left - gap - row.height, row.top, row.height, row.height)
        return [on, Button(back, "before", icon="back", tooltip=tip)]

    def _panels(self, body: pygame.Rect) -> list[Widget]:
        """All that have come, side by side; only the newest where they would be too small."""
        screen, count, gap = self.app.screen, len(self.comic.panels), self.app.screen.px(GAP)
        dots = screen.px(MARGIN)
        alone = min(body.width, round((body.height - dots) * WIDE / HIGH))
        beside = min((body.width - gap * (count - 1)) // count, round(body.height * WIDE / HIGH))
        strip = beside >= max(screen.px(LEAST), alone * SMALLER)
        wide = beside if strip else alone
        high = min(body.height, round(wide * HIGH / WIDE))
        self._strip = strip
        shown = range(self.place + 1) if strip else [self.place]
        left = body.centerx - (wide * count + gap * (count - 1)) // 2 if strip else body.centerx - wide // 2
        top = body.top + (body.height - high) // 2
        return [
            self._view(number, pygame.Rect(left + (wide + gap) * (number if strip else 0), top, wide, high))
            for number in shown
        ]

    def _view(self, number: int, rect: pygame.Rect) -> Widget:
        panel, text = self.comic.panels[number], self.app.text
        place = text("story.comic.place", n=number + 1, all=len(self.comic.panels))
        spoken = f"{place} {self._said(panel)}"
        picture = drawn(panel, self.story, self.pilot)
        return PanelView(self.app.screen, rect, picture, text.pick(panel.words), spoken)

    def _said(self, panel: Panel) -> str:
        text = self.app.text
        who = text.pick(self.story.cast[panel.who].name)
        return text("story.comic.says", who=who, words=text.pick(panel.words))

    @property
    def _pictures(self) -> list[PanelView]:
        return [widget for widget in self.widgets if isinstance(widget, PanelView)]

    @property
    def _is_last(self) -> bool:
        return self.place == len(self.comic.panels) - 1

    def tick(self, dt: float) -> bool:
        """The newest panel comes up to its place; once it was read, the next one follows."""
        waits = self._follow(dt)
        if self.age >= COMES:
            return waits
        self.age = min(COMES, self.age + dt)
        left = 1 - self.age / COMES
        self._pictures[-1].lift = round(left * left * self.app.screen.px(26))
        return True

    def _follow(self, dt: float) -> bool:
        """Turn to the next panel a moment after the last word; whether that moment is being waited for."""
        if self._follows is None or self.app.voice.speaking:
            return False
        self._follows -= dt
        if self._follows <= 0:
            self.act(Action("next"))
        return True

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter, and where the panels to come will be."""
        tints.cover(screen, self.comic.look)
        if self._strip:
            self._draw_frames(screen)
        else:
            self._draw_dots(screen)

    def _draw_frames(self, screen: Screen) -> None:
        rect, rim = self._pictures[-1].rect, max(2, screen.px(3))
        for number in range(1, len(self.comic.panels) - self.place):
            box = rect.move(number * (rect.width + screen.px(GAP)), 0)
            draw.round_rect(screen.surface, box, screen.px(14), None, screen.theme.line, rim)

    def _draw_dots(self, screen: Screen) -> None:
        rect, count, step = self._pictures[-1].rect, len(self.comic.panels), screen.px(24)
        for number in range(count):
            left = rect.centerx - step * (count - 1) // 2
            centre = left + step * number, rect.bottom + screen.px(MARGIN)
            fill = screen.theme.ink if number == self.place else screen.theme.card
            draw.circle(
                screen.surface, centre, screen.px(7), fill, screen.theme.ink_soft, max(1, screen.px(2))
            )

    def key(self, event: pygame.event.Event) -> bool:
        """The arrows go from panel to panel."""
        if event.key in _ON:
            self.act(Action("next"))
        elif event.key in _BACK and self.place:
            self.act(Action("before"))
        else:
            return False
        return True

    def act(self, action: Action) -> None:
        """On, back by one, or out of it."""
        if action.name == "skip":
            self.back()
        elif action.name == "read":
            self.turns = False  # the child goes on when it likes
            self._read(not self.app.voice.speaking)
        elif action.name == "next" and self._is_last:
            self._leave(skipped=False)
        elif action.name in ("next", "before"):
            self.place = max(0, self.place + (1 if action.name == "next" else -1))
            self.turns = self.turns and action.name == "next"
            self.age = COMES if self.app.settings.reduced_motion or action.name == "before" else 0.0
            self.app.sounds.play("step")
            self.relayout()
            self._read(self.reads)

    def back(self) -> None:
        """Escape skips it."""
        self._leave(skipped=True)

    def _leave(self, skipped: bool) -> None:
        self.app.pop()
        self.then(skipped)

    def shown(self) -> None:
        """The first panel is there: to be read."""
        self._read(self.reads)

    def _read(self, wanted: bool) -> None:
        """Read the newest panel, or be silent."""
        self.app.voice.stop()
        self._follows = None
        if wanted:
            self.app.voice.say(self._told)
            if self.turns and self.app.voice.speaking and not self._is_last:
                self._follows = FOLLOWS
        self.relit()

    @property
    def _told(self) -> Told:
        return Told(self.app.text.pick(self.panel.words))

    def relit(self) -> None:
        """Another word is read aloud, or none any more."""
        super().relit()
        voice = self.app.voice
        for view in self._pictures:
            view.lit = lit_in(voice.lit, view.words)
        for widget in self.widgets:
            if isinstance(widget, Button) and widget.action == "read":
                widget.kind = "chosen" if voice.speaking else "plain"
