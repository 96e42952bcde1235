"""For the adult: the packs of this computer, those that may be added, and what is wrong in them."""

from pathlib import Path
from typing import Protocol

import pygame

from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import back, title
from codeweek.desktop.pages.pack_row import Row
from codeweek.desktop.pages.problems import open_gone, open_problems
from codeweek.desktop.storage.added_files import add
from codeweek.desktop.storage.file_search import found, usual_places
from codeweek.desktop.storage.pack_library import AddedPack
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.widgets.picture_card import HIGH, PictureCard, card_boxes
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.progress.course import SHIPPED

MARGIN, BAR, ROW, GAP, WIDTH = 20, 56, 68, 8, 980
HEAD, WORDS, NOTE = 22, 19, 15
ACTS = {"look_again": "again", "make": "make"}


class Plays(Protocol):
    """A page on which a child plays a pack."""

    journey: Journey

    def choose(self, key: str) -> None:
        """Another pack of the shelf, for the same child."""


class PacksPage(Page):
    """Added packs can be read about and taken away; those that were found can be added."""

    def __init__(self, app: App, page: Plays) -> None:
        super().__init__(app)
        self.page = page
        self.around = found(usual_places())
        self._taken: set[str] = set()

    def layout(self) -> None:
        """A bar, then a column of rows that scrolls."""
        screen, text = self.app.screen, self.app.text
        margin, side = screen.px(MARGIN), screen.px(BAR)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, side)
        words = pygame.Rect(bar.left + side + margin, bar.top, bar.width - side - margin, side)
        body = pygame.Rect(0, bar.bottom + margin // 2, min(screen.px(WIDTH), bar.width), 0)
        body.height, body.centerx = screen.rect.height - body.top - margin // 2, screen.rect.centerx
        self.widgets = [
            back(text, (bar.left, bar.top, side, side)),
            title(screen, words, text("packs.title")),
            ScrollView(body, self._column(body), margin=screen.px(10)),
        ]
        self.focus_on("add" if self.around else "back")

    def _column(self, body: pygame.Rect) -> list[Widget]:
        text = self.app.text
        made: list[Widget] = []
        room = body.inflate(-self.app.screen.px(44), 0)
        y = self._words(made, room, body.top, text("packs.about"), NOTE + 2)
        y = self._words(made, room, y, text("packs.here"), HEAD, "bold")
        for kept in self.app.library.kept:
            y = self._row(
                made, room, y, self._kept_words(kept), (kept.picture, kept.look), self._kept_buttons(kept)
            )
        if not self.app.library.kept:
            y = self._words(made, room, y, text("packs.nothing_here"), WORDS)
        y = self._words(made, room, y, text("packs.around"), HEAD, "bold")
        for path in self.around:
            y = self._row(
                made,
                room,
                y,
                (path.name, str(path.parent)),
                ("", ""),
                [("add", text("packs.add"), "plus", path)],
            )
        if not self.around:
            y = self._words(made, room, y, text("packs.nothing_around"), WORDS - 2)
        px = self.app.screen.px
        ways = (("look_again", "pictures/magnifier"), ("make", "pictures/parcel"))
        places = pygame.Rect(room.left, y, room.width, px(HIGH))
        boxes = card_boxes(self.app.screen, places, len(ways), px(GAP))
        cards = [
            PictureCard(box, ACTS[name], text(f"packs.{name}"), picture)
            for box, (name, picture) in zip(boxes, ways, strict=True)
        ]
        return [*made, *cards]

    def _words(
        self, made: list[Widget], room: pygame.Rect, y: int, words: str, size: int, face: str = "regular"
    ) -> int:
        screen = self.app.screen
        high = screen.paragraph_height(words, room.width, size, face)
        y += screen.px(10 if face == "bold" else 0)
        made.append(Label((room.left, y, room.width, high), words, size=size, face=face, soft=face != "bold"))
        return y + high + screen.px(GAP)

    def _row(
        self,
        made: list[Widget],
        room: pygame.Rect,
        y: int,
        words: tuple[str, str],
        look: tuple[str, str],
        buttons: list[tuple[str, str, str, object]],
    ) -> int:
        """A row, its buttons at its right end."""
        screen = self.app.screen
        rect = pygame.Rect(room.left, y, room.width, screen.px(ROW))
        right, edge = rect.right - screen.px(10), screen.px(10)
        over: list[Widget] = []
        for name, label, icon, value in reversed(buttons):
            width = Button.width_for(screen, label, icon, 17)
            right -= width
            box = (right, rect.top + edge, width, rect.height - 2 * edge)
            spoken = f"{label} {words[0]}"
            over.insert(0, Button(box, name, label=label, icon=icon, size=17, value=value, spoken=spoken))
            right -= edge
        made.extend([Row(rect, *words, *look, room=rect.right - right), *over])
        return rect.bottom + screen.px(GAP)

    def _kept_words(self, kept: AddedPack) -> tuple[str, str]:
        text = self.app.text
        facts = [text("packs.levels", n=kept.levels)]
        if kept.version:
            facts.append(text("packs.version", version=kept.version))
        return text.pick(kept.title), " · ".join(facts)

    def _kept_buttons(self, kept: AddedPack) -> list[tuple[str, str, str, object]]:
        text = self.app.text
        remarks = [("read", text("packs.read", n=kept.problems), "eye", kept)] if kept.problems else []
        return [*remarks, ("remove", text("packs.remove"), "trash", kept)]

    def act(self, action: Action) -> None:
        """Add, read, take away, look again."""
        if action.name == "back":
            self.back()
        elif action.name == "again":
            self.around = found(usual_places())
            self.relayout()
        elif action.name == "make":
            from codeweek.desktop.making.made_page import MadePage  # its rows are made as these are

            self.app.push(MadePage(self.app))
        elif action.name == "add" and isinstance(action.value, Path):
            self.add(action.value)
        elif action.name == "read" and isinstance(action.value, AddedPack):
            self._read(action.value)
        elif action.name == "remove" and isinstance(action.value, AddedPack):
            self._ask(action.value)

    def add(self, path: Path) -> None:
        """Keep a pack, and tell how it went."""
        add(self.app, str(path))
        self.relayout()

    def _read(self, kept: AddedPack) -> None:
        pack = self.app.library.pack(kept.key)
        if pack is None:
            open_gone(self.app, kept)
        else:
            open_problems(self.app, pack, self.app.text("packs.notes", title=self.app.text.pick(kept.title)))

    def _ask(self, kept: AddedPack) -> None:
        text = self.app.text
        answers = [("keep", text("packs.keep"), "back"), ("remove", text("packs.remove"), "trash")]
        title = text("packs.sure", title=text.pick(kept.title))

        def answered(answer: str) -> None:
            if answer == "remove":
                self.app.library.remove(kept.key)
                self._taken.add(kept.key)
                self.relayout()

        self.app.push(Dialog(self.app, title, text("packs.kept"), answers, answered, grave=True))

    def back(self) -> None:
        """To the map, which has another shelf now; to the course when its pack was taken away."""
        self.app.pop()
        below: object = self.app.page
        if below is self.page and self.page.journey.key in self._taken:
            self.page.choose(SHIPPED)
