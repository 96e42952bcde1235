"""« D'autres comme celui-ci »: how many levels like one and how hard, then a search that can be stopped."""

from collections.abc import Callable, Sequence
from time import monotonic

import pygame

from codeweek.authoring.pack_draft.like_search import MOST, STEPS, USUAL, Others
from codeweek.authoring.pack_draft.pack_outline import Files
from codeweek.desktop.app import App
from codeweek.desktop.making.made_packs import MadePack
from codeweek.desktop.page import Page
from codeweek.desktop.pages.level_actions import number
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.controls import Choice
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget

WIDTH, ROW, EDGE, GAP, BAR = 600, 52, 26, 12, 22  # units
TITLE, SIZE, MANY_SIZE = 24, 17, 20
MANY = 90  # units, for the number
TURN = 0.02  # seconds of search between two pictures of the window


class Part(Widget):
    """A bar as long as what is done."""

    focusable = False
    done = 0.0

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        theme, radius = screen.theme, self.rect.height // 2
        draw.round_rect(screen.surface, self.rect, radius, theme.panel, theme.line, screen.px(2))
        part = self.rect.copy()
        part.width = max(self.rect.height, round(self.rect.width * self.done))
        draw.round_rect(screen.surface, part, radius, theme.chosen.fill)


class OthersPage(Page):
    """A card over the pack, `about` its files, one of them and its title.

    `done` is given the level files that were found and what is said of them, `stopped` what is said then.
    """

    modal = True

    def __init__(
        self,
        app: App,
        about: tuple[Files, str, str],
        done: Callable[[Sequence[str], str], None],
        stopped: Callable[[str], None],
    ) -> None:
        super().__init__(app)
        self.files, self.file, self.title = about
        self.done, self.stopped = done, stopped
        self.number, self.how = USUAL, "same"
        self.search: Others | None = None
        self.box = pygame.Rect(0, 0, 0, 0)
        self.told, self.bar = Label((0, 0, 0, 0), ""), Part((0, 0, 0, 0))

    def _say(self, name: str, **slots: object) -> str:
        return self.app.text(f"pack_draft.others.{name}", **slots)

    def layout(self) -> None:
        """What it is; what can be chosen, or how far the search is; two buttons."""
        screen = self.app.screen
        edge, gap, row = (screen.px(each) for each in (EDGE, GAP, ROW))
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(32))
        inner = width - 2 * edge
        heads = ((self._say("title", title=self.title), TITLE, "bold"), (self._say("how"), SIZE, "regular"))
        high = [screen.paragraph_height(words, inner, size, face) for words, size, face in heads]
        self.box = pygame.Rect(0, 0, width, 2 * edge + sum(high) + 3 * row + 4 * gap)
        self.box.center = screen.rect.center
        left, y = self.box.left + edge, self.box.top + edge
        self.widgets = []
        for (words, size, face), tall in zip(heads, high, strict=True):
            self.widgets.append(Label((left, y, inner, tall), words, size=size, face=face))
            y += tall + gap
        rows = [pygame.Rect(left, y + place * (row + gap), inner, row) for place in range(3)]
        self.widgets += self._choices(*rows[:2]) if self.search is None else self._progress(*rows[:2])
        self.widgets += self._buttons(rows[2])
        self.set_focus(self.widgets[-1], self.focus_seen)

    def _choices(self, many: pygame.Rect, hard: pygame.Rect) -> list[Widget]:
        side, wide = many.height, self.app.screen.px(MANY)
        less = pygame.Rect(many.right - 2 * side - wide, many.top, side, side)
        words = pygame.Rect(many.left, many.top, less.left - many.left, side)
        number = pygame.Rect(less.right, many.top, wide, side)
        more = (number.right, many.top, side, side)
        options = [(how, self._say(how)) for how in STEPS]
        return [
            Label(words, self._say("many"), size=SIZE, face="bold"),
            Button(less, "many", icon="minus", value=-1, tooltip=self._say("less"), enabled=self.number > 1),
            Label(number, str(self.number), size=MANY_SIZE, face="bold", align=0.5),
            Button(more, "many", icon="plus", value=1, tooltip=self._say("more"), enabled=self.number < MOST),
            Choice(hard, "how", options=options, chosen=self.how, label=self._say("hard"), size=SIZE),
        ]

    def _progress(self, words: pygame.Rect, bar: pygame.Rect) -> list[Widget]:
        self.told = Label(words, "", size=SIZE, face="bold")
        high = self.app.screen.px(BAR)
        self.bar = Part((bar.left, bar.top, bar.width, high))
        self._tell()
        return [self.told, self.bar]

    def _buttons(self, row: pygame.Rect) -> list[Widget]:
        half = (row.width - self.app.screen.px(GAP)) // 2
        words = self.app.text("pack_draft.cancel")
        stop = Button((row.left, row.top, half, row.height), "back", label=words, icon="back")
        if self.search is not None:
            return [stop]
        begin = (row.right - half, row.top, half, row.height)
        return [stop, Button(begin, "begin", label=self._say("begin"), icon="plus", kind="primary")]

    def _tell(self) -> None:
        if self.search:
            made = len(self.search.texts)
            self.told.label = self._say("looking", made=made, number=self.search.number)
            self.bar.done = self.search.part
            self.dirty = True

    def paint(self, screen: Screen) -> None:
        """A card over the page below."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 20, 8)

    def act(self, action: Action) -> None:
        """Choose, begin, or stop: then nothing is added."""
        if action.name == "many":
            self.number = max(1, min(self.number + number(action.value), MOST))
        elif action.name == "how":
            self.how = str(action.value)
        elif action.name == "begin":
            self.search = Others(self.files, self.file, self.number, self.how, self.app.language)
        elif action.name == "back":
            self.back()
            return
        self.relayout()
        self.focus_on(action.name, action.value)

    def back(self) -> None:
        """Escape stops it too."""
        self.app.pop()
        if self.search:
            self.stopped(self._say("stopped"))

    def tick(self, dt: float) -> bool:
        """A few slices more; at the end it closes by itself."""
        if self.search is None:
            return super().tick(dt)
        begun = monotonic()
        while not self.search.over and monotonic() - begun < TURN:
            self.search.go()
        self._tell()
        if self.search.over:
            self.app.pop()
            self.done(self.search.texts, self.search.said(self.app.text))
        return True


def open_others(app: App, pack: MadePack, file: str, title: str, told: Callable[[str], None]) -> None:
    """Make levels like one of a pack and add them beside it; `told` is given what was done, once it is."""
    name = app.text("pack_draft.others.title", title=title)

    def done(texts: Sequence[str], said: str) -> None:
        if not texts:
            open_said(app, name, said)
            return
        before = pack.files
        if not pack.do({"do": "add_beside", "file": file, "texts": texts}, app.language):
            said = app.text("pack_draft.not_kept")
        elif pack.files == before:
            said = app.text("pack_draft.others.full")
        told(said)

    first = Others(pack.files, file, 1, "same", app.language)
    if first.over:
        open_said(app, name, first.said(app.text))
    else:
        app.push(OthersPage(app, (pack.files, file, title), done, told))
