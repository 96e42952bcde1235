"""The workshop: the map in the middle, what can be put on it, what is written of it, what is known of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame

from codeweek.app.journey import MemoryStore
from codeweek.authoring.draft.draft_view import View, bench
from codeweek.authoring.draft.level_acts import new
from codeweek.authoring.draft.show import read_level
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.typing.code_box import CodeBox
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action, Label
from codeweek.desktop.workshop import asks, files, workshop_layout
from codeweek.desktop.workshop.build import BuildPage, trial
from codeweek.desktop.workshop.canvas import Canvas
from codeweek.desktop.workshop.sheet import SheetTools
from codeweek.desktop.workshop.status_bar import StatusBar, open_problems, open_shortest
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.desktop.workshop.tools import Counter, Tool
from codeweek.desktop.workshop.tune import Hearing, TuneTools
from codeweek.desktop.workshop.work import Work
from codeweek.desktop.workshop.workshop_controller import WorkshopController

PAUSE = 0.5  # seconds without an edit, after which it is looked at what is wrong
STILL = 0.2  # seconds without an event, after which the search goes on: the hand comes first
SHOWN = ("tool", "leaf", "map", "pen")  # what changes the page, were the draft the same
ON_MAP = ("press", "stroke", "letter", "edge", "side", "more")
DRAWS = (*ON_MAP, "place", "turn", "sheet", "fitted", "free", "tune", "fitted_tune")
QUIET = ("write", "file", *DRAWS)  # what must not move anything
KEYS = {pygame.K_F1: "keys", pygame.K_F5: "try"}
TURNS = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}


class WorkshopPage(Page):
    """One level being written, as it lies on the `desk`; nothing of it is lost without asking."""

    takes_files = True

    def __init__(self, app: App, work: Work) -> None:
        super().__init__(app)
        self.work, self.controller = work, WorkshopController(work, lambda: app.text)
        self.canvas = Canvas(app.screen, self.seen.look, app.text("workshop.canvas"), self.controller.pen)
        self.counter, self.title = Counter((0, 0, 0, 0)), Label((0, 0, 0, 0), "")
        self.sheet: SheetTools | None = None
        self.tune: TuneTools | None = None
        self.hearing = Hearing(lambda: app.sounds)
        self.status_bar: StatusBar | None = None
        self.canvas.cursor = self.controller.start
        self.tried = MemoryStore()
        self._wait, self._still = 0.01, 0.0

    @property
    def seen(self) -> View:
        """What the draft says now."""
        return self.controller.seen

    def layout(self) -> None:
        """Cut the window, and keep the carets of the boxes."""
        carets = {leaf.value: leaf.caret for leaf in self.leaves() if isinstance(leaf, TextBox)}
        codes = {leaf.value: leaf for leaf in self.leaves() if isinstance(leaf, CodeBox)}
        self.controller.stay()
        screen, text = self.app.screen, self.app.text
        zones = workshop_layout.layout_of(screen, self.controller)
        table = workshop_layout.table(screen, text, self.controller, self.canvas, zones)
        self.title, self.counter = table.title, table.counter
        self.sheet, self.tune = table.sheet, table.tune
        self.status_bar = StatusBar(screen, text, self.work, zones.foot)
        self.widgets = [*table.widgets, *self.status_bar.widgets]
        for leaf in self.leaves():
            if isinstance(leaf, TextBox) and leaf.value in carets:
                leaf.caret = min(carets[leaf.value], len(leaf.text))
            elif isinstance(leaf, CodeBox) and leaf.value in codes:
                leaf.take_up(codes[leaf.value])
        self.canvas.painter.fonts = screen.fonts
        self.show_map()
        if not self.focus:
            self.set_focus(self.canvas, self.focus_seen)

    def show_map(self) -> None:
        """Bring the picture up to the draft."""
        seen, desk, canvas = self.seen, self.controller, self.canvas
        paper, roll, shown = desk.paper, desk.roll, desk.shown
        desk.pen.show(roll)
        size = (seen.maps[desk.map]["width"], seen.maps[desk.map]["height"]) if desk.draws else (0, 0)
        canvas.look = seen.look
        named = "workshop.sheet.name" if paper else "workshop.tune.name" if roll else "workshop.canvas"
        canvas.name = self.app.text(named)
        canvas.edges = desk.map_input.tool == "fence"
        canvas.grip.paper = paper
        canvas.focusable = desk.draws or paper is not None or roll is not None
        words = self.work.problems[0]["words"] if self.work.problems else self.app.text("workshop.no_map")
        canvas.show(shown.pages(self.app.text)[desk.pen.page if roll else 0] if shown else None, size, words)
        self.counter.label = canvas.told = desk.told(canvas.cursor)
        if self.sheet and paper:
            self.sheet.show(paper)
        if self.tune and roll:
            self.tune.show(roll, self.hearing.beat is not None)
        self.dirty = True

    # What is asked.

    def act(self, action: Action) -> None:
        """Do what a widget asks."""
        before = self.work.text
        doing = self._openings(action.value).get(action.name)
        if doing:
            doing()
        else:
            self.controller.take(action, self.canvas.cursor)
        if self.app.page is not self:
            return
        changed = self.work.text != before
        if changed:
            self.edited()
        if action.name in SHOWN or (changed and action.name not in QUIET):
            self.relayout()
        elif changed and self.controller.tools != self._tools():
            self._write_on()
        elif changed:
            self._refresh_bar()
        self._tell()

    def _tools(self) -> list[str]:
        """What can be put on the map as the page shows it."""
        return [str(widget.value) for widget in self.widgets if isinstance(widget, Tool)]

    def _write_on(self) -> None:
        """There is another tool: the page is laid out again, under a hand that writes."""
        before = self.focus
        self.relayout()
        after = self.focus
        if isinstance(before, TextBox) and isinstance(after, TextBox) and before.value == after.value:
            after.text, after.caret = before.text, before.caret

    def _openings(self, value: Any) -> Mapping[str, Callable[[], object]]:
        """What opens over the page, or leaves it."""
        app, work = self.app, self.work
        return {
            "back": self.back,
            "save": lambda: asks.save(app, work, self.relayout),
            "try": self._try,
            "keys": lambda: asks.open_keys(app, self.seen.kind),
            "mode": lambda: app.push(asks.Modes(app, self.seen.mode, lambda mode: self._set("mode", mode))),
            "listen": self._listen,
            "build": lambda: self._build(str(value)),
            "problems": lambda: open_problems(app, work),
            "shortest": lambda: open_shortest(app, work, lambda source: self._set("solution", source)),
        }

    def _set(self, field: str, value: str) -> None:
        """What was chosen over the page."""
        if self.controller.do({"do": "set", "field": field, "value": value}):
            self.edited()
        self.relayout()

    def _try(self) -> None:
        """The level as a child will have it."""
        level, problems = read_level(self.work.text, self.work.name)
        if level is None:
            asks.open_unread(self.app, problems)
        else:
            dressed = replace(level, look=level.look or self.work.look)
            self.app.push(trial(self.app, dressed, self.tried))

    def _build(self, field: str) -> None:
        """The solution, or the program given, with blocks."""
        level, say = bench(self.work.text, self.seen, field), self.app.text
        if level is None:
            return
        told = replace(level, title=say(f"workshop.build.{field}"), story=say("workshop.build_how"))
        self.app.push(BuildPage(self.app, told, lambda source: self._built(field, source)))

    def _listen(self) -> None:
        """The tune is heard, or no longer."""
        if self.controller.shown and self.controller.shown.world.wanted:
            self.hearing.press(self.controller.shown.world.wanted)

    def _hear(self, dt: float) -> None:
        """The line goes on, and the page that is seen with it."""
        if not self.hearing.tick(dt):
            return
        self.canvas.beat = beat = self.hearing.beat
        if beat is not None and self.controller.roll:
            page = min(int(beat // self.controller.roll["beats"]), self.controller.roll["pages"] - 1)
            self.controller.pen.page = page
        self.show_map()

    def _built(self, field: str, source: str) -> None:
        if self.controller.do({"do": "set", "field": field, "value": source}):
            self.edited()

    def _refresh_bar(self) -> None:
        """What an edit changes at the top and in the file, without laying out again under the hand."""
        for widget in self.widgets:
            if widget.action in ("undo", "redo", "save"):
                state = {"undo": self.work.past, "redo": self.work.future, "save": self.work.changed}
                widget.enabled = bool(state[widget.action])
        self.title.label = workshop_layout.file_name(self.app.text, self.work)
        for box in self.leaves():
            if isinstance(box, TextBox) and box.value == "file":
                box.text = self.work.text.replace("\r\n", "\n")
                box.caret = min(box.caret, len(box.text))

    def back(self) -> None:
        """What is not saved is asked about."""
        if self.work.precious:
            asks.ask_to_leave(self.app, self.work, self.relayout)
        else:
            self.app.pop()

    def key(self, event: pygame.event.Event) -> bool:
        """The keys of the workshop."""
        shift = event.mod & pygame.KMOD_SHIFT
        held = {pygame.K_s: "save", pygame.K_z: "redo" if shift else "undo", pygame.K_y: "redo"}
        name = held.get(event.key) if control(event.mod) else KEYS.get(event.key)
        if name:
            self.act(Action(name))
        elif event.key in TURNS and self.seen.maps:
            self.act(Action("map", (self.controller.map + TURNS[event.key]) % len(self.seen.maps)))
        else:
            return False
        return True

    # What the app tells.

    def edited(self) -> None:
        """The draft is another: what is wrong is looked at after a pause."""
        self._wait = PAUSE

    def leave(self) -> None:
        """The app closes: what is not saved is there next time."""
        self.hearing.stop()
        self.work.keep(self.app.store)

    def dropped(self, path: str) -> None:
        """Another file: over this one, which stays."""
        open_draft(self.app, Path(path))

    def shown(self) -> None:
        """Back from trying or building."""
        self.edited()

    def tick(self, dt: float) -> bool:
        """After a pause: what is wrong, and slice by slice the shortest program."""
        self._hear(dt)
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
        if self.status_bar:
            self.status_bar.refresh()


def open_draft(app: App, path: Path) -> None:
    """A level file in the workshop; a word when it is no text."""
    found = files.opened(path) if path.exists() else files.Opened(new(app.language), path)
    if isinstance(found, files.Opened):
        there = files.read(found.path) if found.path.exists() else None
        app.push(WorkshopPage(app, Work(found.text, found.path, there, mended=found.mended)))
        if found.mended:
            app.push(asks.notice(app, app.text("workshop.mended"), app.text("mend.opened")))
        return
    app.push(asks.notice(app, app.text("workshop.not_text", name=path.name), app.text.tell(found, "adult")))
