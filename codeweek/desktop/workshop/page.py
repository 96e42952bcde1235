"""The workshop: the map in the middle, what can be put on it, what is written of it, what is known of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

from codeweek.authoring.draft.view import View
from codeweek.desktop.page import Page
from codeweek.desktop.widgets import Action, Label
from codeweek.desktop.workshop import doings, lay, saving
from codeweek.desktop.workshop.build import Nowhere
from codeweek.desktop.workshop.canvas import Canvas
from codeweek.desktop.workshop.foot import Foot
from codeweek.desktop.workshop.hands import Hands
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.desktop.workshop.tools import Counter
from codeweek.desktop.workshop.work import Work

if TYPE_CHECKING:
    from codeweek.desktop.app import App

PAUSE = 0.5  # seconds without an edit, after which it is looked at what is wrong
STILL = 0.2  # seconds without an event, after which the search goes on: the hand comes first
SHOWN = ("tool", "leaf", "map")  # what changes the page, were the draft the same
QUIET = ("write", "file", "press", "stroke", "letter", "edge", "side", "more")  # what must not move anything


class WorkshopPage(Page):
    """One level being written; nothing of it is lost without asking."""

    takes_files = True

    def __init__(self, app: "App", work: Work) -> None:
        super().__init__(app)
        self.work = work
        self.map = 0
        self.leaf = "level"
        self.hands = Hands(self)
        self.canvas = Canvas(app.screen, self.seen.look, app.text("workshop.canvas"))
        self.counter, self.title = Counter((0, 0, 0, 0)), Label((0, 0, 0, 0), "")
        self.foot: Foot | None = None
        self.canvas.cursor = self.hands.start()
        self.tried = Nowhere()
        self._wait, self._still = 0.01, 0.0

    @property
    def seen(self) -> View:
        """What the draft says now."""
        return self.work.seen(self.app.text)

    @property
    def draws(self) -> bool:
        """Whether there is a map to draw on."""
        return self.seen.kind == "robot" and bool(self.seen.maps) and self.seen.maps[self.map]["width"] > 0

    def layout(self) -> None:
        """Cut the window, and keep the carets of the boxes."""
        carets = {each.value: each.caret for each in self.leaves() if isinstance(each, TextBox)}
        self.map = max(0, min(self.map, len(self.seen.maps) - 1))
        zones = lay.zones(self)
        self.widgets = lay.widgets(self, zones)
        self.foot = Foot(self, zones.foot)
        self.widgets += self.foot.widgets
        for each in self.leaves():
            if isinstance(each, TextBox) and each.value in carets:
                each.caret = min(carets[each.value], len(each.text))
        self.canvas.painter.fonts = self.app.screen.fonts
        self.show_map()
        if not self.focus:
            self.set_focus(self.canvas, self.focus_seen)

    def show_map(self) -> None:
        """Bring the picture up to the draft."""
        maps, seen = self.work.maps(), self.seen
        shown = maps[self.map] if self.map < len(maps) else None
        size = (seen.maps[self.map]["width"], seen.maps[self.map]["height"]) if self.draws else (0, 0)
        self.canvas.look = seen.look
        self.canvas.edges = self.hands.tool == "fence"
        self.canvas.focusable = self.draws
        words = self.work.problems[0]["words"] if self.work.problems else self.app.text("workshop.no_map")
        self.canvas.show(shown.scene if shown else None, size, words)
        self.counter.label = self.hands.told() if self.draws else ""
        self.dirty = True

    def do(self, what: Mapping[str, Any], merge: object = None) -> bool:
        """One edit of the draft."""
        done = self.work.do(what, merge)
        if done:
            self.edited()
        return done

    def act(self, action: Action) -> None:
        """Do what a widget asks."""
        before = self.work.text
        if not doings.do(self, action) and self.draws:
            self.hands.take(action)
        if self.app.page is not self:
            return
        changed = self.work.text != before
        if action.name in SHOWN or (changed and action.name not in QUIET):
            self.relayout()
        elif changed:
            self._refresh_bar()
        self.show_map()
        if self.foot:
            self.foot.refresh()

    def _refresh_bar(self) -> None:
        """What an edit changes at the top, without laying out again under the hand."""
        for widget in self.widgets:
            if widget.action in ("undo", "redo", "save"):
                state = {"undo": self.work.past, "redo": self.work.future, "save": self.work.changed}
                widget.enabled = bool(state[widget.action])
        self.title.label = self.app.text("workshop.unsaved", name=self.work.name)

    def back(self) -> None:
        """What is not saved is asked about."""
        if self.work.precious:
            saving.ask_to_leave(self)
        else:
            self.app.pop()

    def edited(self) -> None:
        """The draft is another: what is wrong is looked at after a pause."""
        self._wait = PAUSE

    def leave(self) -> None:
        """The app closes: what is not saved is there next time."""
        self.work.keep(self.app.store)

    def dropped(self, path: str) -> None:
        """Another file: over this one, which stays."""
        from codeweek.desktop.workshop.choose import open_draft  # which opens this page

        open_draft(self.app, Path(path))

    def shown(self) -> None:
        """Back from trying or building."""
        self.edited()

    def key(self, event: pygame.event.Event) -> bool:
        """The keys of the workshop."""
        control = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)
        shift = event.mod & pygame.KMOD_SHIFT
        held = {pygame.K_s: "save", pygame.K_z: "redo" if shift else "undo", pygame.K_y: "redo"}
        plain = {pygame.K_F1: "keys", pygame.K_F5: "try"}
        name = held.get(event.key) if control else plain.get(event.key)
        turns = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}
        if name:
            self.act(Action(name))
        elif event.key in turns and self.seen.maps:
            self.act(Action("map", (self.map + turns[event.key]) % len(self.seen.maps)))
        else:
            return False
        return True

    def tick(self, dt: float) -> bool:
        """After a pause: what is wrong, and slice by slice the shortest program."""
        if self._wait > 0:
            self._wait -= dt
            if self._wait <= 0:
                self.work.part()
                self.work.prove(self.app.text)
                self.work.keep(self.app.store)
                self._tell()
            return False
        self._still += dt
        if self._still > STILL and not self.work.live.over:
            before = self.work.live.told()
            self.work.live.go()
            if before != self.work.live.told() or self.work.live.over:
                self._tell()
        return False

    def handle(self, event: pygame.event.Event) -> None:
        """Every event of a hand holds the search back."""
        self._still = 0.0
        super().handle(event)

    def pass_time(self, dt: float) -> bool:
        """The search goes on quickly, without painting each turn."""
        return super().pass_time(dt) or not self.work.live.over

    def _tell(self) -> None:
        self.show_map()
        if self.foot:
            self.foot.refresh()
