"""The door of the workshop: a new level, the one that was left, or a file."""

from collections.abc import Sequence
from pathlib import Path

import pygame

from codeweek.app.kind_pictures import offered
from codeweek.authoring.draft.level_acts import new
from codeweek.desktop.app import App
from codeweek.desktop.making.file_chooser import ChooserPage
from codeweek.desktop.making.made_page import MadePage
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import MARGIN, column
from codeweek.desktop.widgets.picture_card import HIGH, PictureCard, card_boxes
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.desktop.workshop import files
from codeweek.desktop.workshop.work import Work, left
from codeweek.desktop.workshop.workshop_page import WorkshopPage, open_draft
from codeweek.levels.files.file_name import CHOSEN
from codeweek.worlds.kinds import kinds

ROW, WIDTH = 64, 860


class _Rows:
    """Cards, buttons and sentences one under the other."""

    def __init__(self, app: App, room: pygame.Rect) -> None:
        self.screen, self.room, self.y = app.screen, room, room.top + app.screen.px(4)
        self.made: list[Widget] = []

    def button(self, action: str, label: str, icon: str, value: object, tip: str = "") -> None:
        """One button more."""
        rect = self._next(self.screen.px(ROW))
        self.made.append(Button(rect, action, label=label, icon=icon, value=value, size=19, tooltip=tip))

    def cards(self, items: Sequence[tuple[str, str, str, object]]) -> None:
        """Pictures to choose from, each with its action, its words and its value."""
        gap = self.screen.px(14)
        room = pygame.Rect(self.room.left, self.y, self.room.width, len(items) * self.screen.px(HIGH + 14))
        boxes = card_boxes(self.screen, room, len(items), gap)
        self.made += [
            PictureCard(box, action, label, picture, value)
            for box, (action, label, picture, value) in zip(boxes, items, strict=True)
        ]
        self.y = boxes[-1].bottom + self.screen.px(18)

    def words(self, words: str, face: str) -> None:
        """One sentence more."""
        rect = self._next(self.screen.paragraph_height(words, self.room.width, 18, face))
        self.made.append(Label(rect, words, size=18, face=face, soft=face != "bold"))

    def _next(self, high: int) -> pygame.Rect:
        rect = pygame.Rect(self.room.left, self.y, self.room.width, high)
        self.y = rect.bottom + self.screen.px(10)
        return rect


class ChoosePage(Page):
    """What may be made, seen; under it what was left, and files, of which one may be dropped on it too."""

    takes_files = True

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.around = files.levels()

    def layout(self) -> None:
        """A bar, the new ones, then the files that were found."""
        screen, text = self.app.screen, self.app.text
        bar, room = column(screen, text, text("workshop.title"), WIDTH)
        body = pygame.Rect(room.left, room.top + screen.px(MARGIN), room.width, 0)
        body.height = screen.rect.height - body.top - screen.px(MARGIN) // 2
        self.widgets = [*bar, ScrollView(body, self._column(body), margin=screen.px(10))]
        self.focus_on("new")

    def _column(self, body: pygame.Rect) -> list[Widget]:
        text = self.app.text
        row = _Rows(self.app, pygame.Rect(body.left, body.top, body.width - self.app.screen.px(16), 0))
        new = [
            ("new", text.first(f"workshop.new.{kind}", f"schema.kind.{kind}.text"), picture, kind)
            for kind, picture in offered(kinds())
        ]
        row.cards([*new, ("packs", text("pack_draft.title"), "pictures/parcel", None)])
        for work in left(self.app.store):
            title = work.seen(text).title
            row.button("again", text("workshop.again", name=work.name, title=title), "restart", work.kept)
        row.words(text("workshop.files"), "bold")
        row.button("choose", text("chooser.title"), "folder", None)
        row.words(text("workshop.files_how" if self.around else "workshop.no_files"), "regular")
        for path in self.around:
            label = text("workshop.file", name=path.name, folder=path.parent.name)
            row.button("file", label, "folder", path, str(path))
        return row.made

    def act(self, action: Action) -> None:
        """Into the workshop."""
        if action.name == "back":
            self.back()
        elif action.name == "new":
            self.enter(Work(new(self.app.language, str(action.value))))
        elif action.name == "again":
            self._again(str(action.value))
        elif action.name == "packs":
            self.app.push(MadePage(self.app))
        elif action.name == "choose":
            self.app.push(ChooserPage(self.app, CHOSEN, lambda path: open_draft(self.app, path)))
        elif action.name == "file" and isinstance(action.value, Path):
            open_draft(self.app, action.value)

    def _again(self, kept: str) -> None:
        """A draft that was left, unless another window has taken it meanwhile."""
        work = next((work for work in left(self.app.store) if work.kept == kept), None)
        if work:
            self.enter(work)
        else:
            self.shown()

    def enter(self, work: Work) -> None:
        """Write this one."""
        self.app.push(WorkshopPage(self.app, work))

    def dropped(self, path: str) -> None:
        """A file was dropped on the window."""
        open_draft(self.app, Path(path))

    def shown(self) -> None:
        """Back from the workshop: there may be one file more."""
        self.around = files.levels()
        self.focus = None
        self.relayout()
