"""A pack that is being made: what it says of itself, its levels in order, the zip to give."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pygame

from codeweek.app.journey import MemoryStore
from codeweek.app.kind_pictures import offered
from codeweek.authoring.draft.level_acts import new as new_level
from codeweek.authoring.draft.show import read_level
from codeweek.authoring.pack_draft.pack_view import LevelRow
from codeweek.desktop.app import App
from codeweek.desktop.making import pack_dialogs, pack_form
from codeweek.desktop.making.file_chooser import ChooserPage
from codeweek.desktop.making.made_packs import MadePack
from codeweek.desktop.making.others_page import open_others
from codeweek.desktop.making.pack_form import form
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import BAR, MARGIN, at_end, back, title
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.screen import Screen
from codeweek.desktop.storage.added_files import add
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Widget
from codeweek.desktop.workshop import files
from codeweek.desktop.workshop.asks import open_unread
from codeweek.desktop.workshop.build import trial
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.desktop.workshop.workshop_page import open_draft
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.file_name import CHOSEN

SIDE, SIDE_PART = 330, 0.32  # units, and the most of the width, that what it says of itself takes
WIDE = 900  # units: in a narrower window the levels are under it
KINDS = ("robot", "turtle", "console", "music")
NEAR, STEP = 60, 18  # units: from an edge of the levels, where a hand that drags scrolls them


class PackPage(Page):
    """Every act is written in the folder at once; a level dropped on the window is taken in."""

    takes_files = True

    def __init__(self, app: App, pack: MadePack) -> None:
        super().__init__(app)
        self.pack = pack
        self.laid = pack_form.Laid()
        self.view = ScrollView((0, 0, 0, 0), [])
        self.said = ""  # what was done last
        self.target: tuple[int, int, int] | None = None  # where the level in hand would go

    def layout(self) -> None:
        """A bar; at the left what the pack says of itself, at the right its levels."""
        screen, text = self.app.screen, self.app.text
        carets = {leaf.value: leaf.caret for leaf in self.leaves() if isinstance(leaf, TextBox)}
        seen, margin = self.pack.view(text), screen.px(MARGIN)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, screen.px(BAR))
        top = bar.bottom + margin // 2
        room = pygame.Rect(margin, top, bar.width, screen.rect.height - top - margin // 2)
        if bar.width >= screen.px(WIDE):
            side = min(screen.px(SIDE), round(bar.width * SIDE_PART))
            left = pygame.Rect(room.left, room.top, side, room.height)
            right = pygame.Rect(left.right + margin, room.top, room.right - left.right - margin, room.height)
            about = form(screen, text, self.pack, seen, self.said, left.inflate(-screen.px(16), 0))
            aside: list[Widget] = [ScrollView(left, about, margin=screen.px(10))]
            inner = pygame.Rect(right.left, right.top, right.width - screen.px(16), right.height)
            self.laid, before = pack_form.lay_out(screen, text, seen, inner), list[Widget]()
        else:
            right, aside = room, []
            inner = pygame.Rect(room.left, room.top, room.width - screen.px(16), room.height)
            before = form(screen, text, self.pack, seen, self.said, inner)
            below = before[-1].rect.bottom + margin
            self.laid = pack_form.lay_out(screen, text, seen, pygame.Rect(inner.left, below, inner.width, 0))
        self.view = ScrollView(right, [*before, *self.laid.widgets], margin=screen.px(10))
        self.widgets = [*self._bar(bar, seen.title), *aside, self.view]
        for leaf in self.leaves():
            if isinstance(leaf, TextBox) and leaf.value in carets:
                leaf.caret = min(carets[leaf.value], len(leaf.text))

    def _bar(self, bar: pygame.Rect, words: str) -> list[Widget]:
        screen, text = self.app.screen, self.app.text
        side, gap = bar.height, screen.px(10)
        buttons = [
            Button((0, 0, 0, 0), "give", label=text("pack_draft.give"), icon="save", kind="primary", size=18),
            Button((0, 0, 0, 0), "add_here", label=text("pack_draft.add_here"), icon="plus", size=18),
        ]
        left = at_end(screen, bar, buttons, gap)
        steps: list[Widget] = []
        for action, enabled in (("redo", self.pack.future), ("undo", self.pack.past)):
            left -= side
            box, tip = (left, bar.top, side, side), text(f"pack_draft.{action}")
            steps.insert(0, Button(box, action, icon=action, tooltip=tip, enabled=bool(enabled)))
            left -= gap
        head = pygame.Rect(bar.left + side + gap, bar.top, left - bar.left - side - gap, side)
        return [
            back(text, (bar.left, bar.top, side, side)),
            title(screen, head, words),
            *steps,
            *reversed(buttons),
        ]

    def paint_over(self, screen: Screen) -> None:
        """Where the level in hand would go."""
        if self.target:
            y = max(self.view.rect.top, min(self.target[2], self.view.rect.bottom)) - screen.px(5)
            line = pygame.Rect(self.view.rect.left, y, self.view.rect.width - screen.px(16), screen.px(6))
            screen.surface.fill(screen.theme.chosen.fill, line)

    # What is asked.

    def act(self, action: Action) -> None:
        """Do what a widget asks."""
        value: Any = action.value
        doing = self._doings(value).get(action.name)
        if doing:
            doing()

    def _doings(self, value: Any) -> Mapping[str, Callable[[], object]]:
        return {
            "back": self.back,
            "undo": lambda: self._kept(self.pack.undo()),
            "redo": lambda: self._kept(self.pack.redo()),
            "give": self._give,
            "add_here": self._add_here,
            "set": lambda: self._write({"do": "set", "field": value[0], "value": value[1]}),
            "chapter": lambda: self._write(
                {"do": "set_chapter", "chapter": int(value[0]), "field": "title", "value": value[1]}
            ),
            "licence": self._licence,
            "covers": self._cover,
            "add_chapter": lambda: self.do({"do": "add_chapter"}),
            "remove_chapter": lambda: self.do({"do": "remove_chapter", "chapter": value}),
            "chapter_up": lambda: self._chapter(value, -1),
            "chapter_down": lambda: self._chapter(value, 1),
            "new_level": lambda: self._new(int(value)),
            "take_level": lambda: self.app.push(
                ChooserPage(self.app, CHOSEN, lambda path: self._take(path, int(value)))
            ),
            "edit": lambda: self.edit(str(value)),
            "try": lambda: self._try(str(value)),
            "more": lambda: self._more(str(value)),
            "step": lambda: self._step(*value),
            "drag": lambda: self._drag(*value),
            "drop": lambda: self._drop(str(value)),
        }

    def do(self, what: Mapping[str, Any]) -> None:
        """One edit, then all is shown anew."""
        self._kept(self.pack.do(what, self.app.language))

    def _kept(self, done: bool) -> None:
        self.said = "" if done else self.app.text("pack_draft.not_kept")
        self.relayout()

    def _write(self, what: Mapping[str, Any]) -> None:
        """A letter more in a box: an empty title waits for its first letter."""
        if what["value"].strip() or what["field"] != "title":
            self.do(what)

    def row(self, file: str) -> LevelRow:
        """What is shown of a level."""
        seen = self.pack.view(self.app.text)
        return next(row for chapter in seen.chapters for row in chapter["levels"] if row["file"] == file)

    # The order.

    def _chapter(self, chapter: int, by: int) -> None:
        self.do({"do": "move_chapter", "chapter": chapter, "place": max(0, chapter + by)})

    def _step(self, file: str, by: int) -> None:
        place = pack_form.beside(self.pack.view(self.app.text), file, by)
        if place:
            self.do({"do": "move", "file": file, "chapter": place[0], "place": place[1]})

    def _drag(self, file: str, y: int) -> None:
        near = self.app.screen.px(NEAR)
        if y < self.view.rect.top + near:
            self.view.scroll_to(self.view.offset - STEP)
        elif y > self.view.rect.bottom - near:
            self.view.scroll_to(self.view.offset + STEP)
        self.target = pack_form.place_at(self.laid, file, y)

    def _drop(self, file: str) -> None:
        target, self.target = self.target, None
        if target:
            self.do({"do": "move", "file": file, "chapter": target[0], "place": target[1]})

    # Levels.

    def _new(self, chapter: int) -> None:
        text = self.app.text
        items = [
            (kind, text("pack_draft.new_of", kind=text(f"draft.kind.{kind}")), picture)
            for kind, picture in offered(KINDS)
        ]

        def chosen(kind: str) -> None:
            self.do({"do": "add", "chapter": chapter, "text": new_level(self.app.language, kind)})
            self.edit(self.pack.view(text).chapters[chapter]["levels"][-1]["file"])

        self.app.push(pack_dialogs.Cards(self.app, text("pack_draft.new_level"), items, chosen))

    def _take(self, path: Path, chapter: int) -> None:
        text, found = self.app.text, files.opened(path)
        if isinstance(found, Diagnostic):
            open_said(self.app, text("workshop.not_text", name=path.name), text.tell(found, "adult"))
            return
        self.do({"do": "add", "chapter": chapter, "text": found.text})
        if found.mended:
            open_said(self.app, text("workshop.mended"), text("pack_draft.mended", name=path.name))

    def edit(self, file: str) -> None:
        """Into the workshop; what is saved there is in this folder."""
        open_draft(self.app, self.pack.folder / file)

    def _try(self, file: str) -> None:
        level, problems = read_level(self.pack.files[file], file)
        if level is None:
            open_unread(self.app, problems)
        else:
            self.app.push(trial(self.app, level, MemoryStore()))

    def _more(self, file: str) -> None:
        text, row = self.app.text, self.row(file)
        items = [
            (name, text(f"pack_draft.{name}"), icon)
            for name, icon in (("rename", "pencil"), ("duplicate", "copy"), ("remove", "trash"))
        ]
        items.insert(2, ("others", text("pack_draft.others.make"), "plus"))

        def chosen(name: str) -> None:
            if name == "rename":
                done = lambda words: self.do({"do": "rename", "file": file, "title": words})  # noqa: E731
                self.app.push(pack_dialogs.Rename(self.app, row["title"], done))
                return
            if name == "others":
                open_others(self.app, self.pack, file, row["title"], self._tell)
                return
            self.do({"do": name, "file": file})
            if name == "remove":
                self._tell(text("pack_draft.removed", title=row["title"]))

        self.app.push(pack_dialogs.Menu(self.app, row["title"], items, chosen))

    def _tell(self, said: str) -> None:
        self.said = said
        self.relayout()

    # The pack.

    def _licence(self) -> None:
        seen = self.pack.view(self.app.text)
        items = [(name, name, "check" if name == seen.licence else "") for name in seen.licences]
        chosen = lambda name: self.do({"do": "set", "field": "licence", "value": name})  # noqa: E731
        self.app.push(pack_dialogs.Menu(self.app, self.app.text("pack_draft.licence"), items, chosen))

    def _cover(self) -> None:
        text, seen = self.app.text, self.pack.view(self.app.text)
        covers = [(cover["look"], cover["label"], cover["picture"]) for cover in seen.covers]
        items = [("", text("pack_draft.no_cover"), ""), *covers]
        chosen = lambda look: self.do({"do": "set", "field": "cover", "value": look})  # noqa: E731
        self.app.push(pack_dialogs.Covers(self.app, items, seen.cover, chosen))

    def _give(self) -> None:
        text = self.app.text
        path = self.pack.give(text)
        if path is None:
            open_said(self.app, text("workshop.refused"), text("pack_draft.not_kept"))
        else:
            said = text("pack_draft.given", name=path.name, folder=str(path.parent))
            open_said(self.app, text("pack_draft.ready"), said)

    def _add_here(self) -> None:
        add(self.app, str(self.pack.folder))

    # What the app tells.

    def key(self, event: pygame.event.Event) -> bool:
        """Undo and redo, as everywhere."""
        if not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return False
        if event.key in (pygame.K_z, pygame.K_y):
            redo = event.key == pygame.K_y or event.mod & pygame.KMOD_SHIFT
            self.act(Action("redo" if redo else "undo"))
            return True
        return False

    def dropped(self, path: str) -> None:
        """A level of a file, at the end of the pack."""
        self._take(Path(path), len(self.pack.view(self.app.text).chapters) - 1)

    def shown(self) -> None:
        """Back from the workshop."""
        self.pack.read_again()
        self.relayout()
