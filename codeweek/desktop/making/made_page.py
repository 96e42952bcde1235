"""The packs that were made on this computer: a new one, one that somebody gave, or one to go on with."""

from datetime import date
from pathlib import Path

import pygame

from codeweek.authoring.pack_draft.pack_view import PackView
from codeweek.desktop.app import App
from codeweek.desktop.making import made_packs
from codeweek.desktop.making.file_chooser import ChooserPage
from codeweek.desktop.making.pack_page import PackPage
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import MARGIN, NOWHERE, column, in_rows
from codeweek.desktop.pages.pack_row import Row
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels.files.file_name import CHOSEN

ROW, WIDTH = 68, 900
ENDS = (".zip", *CHOSEN)


class MadePage(Page):
    """A column of packs; one that is dropped on the window is opened."""

    takes_files = True

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.dropped_now: tuple[Path, str] | None = None  # where the last one that was deleted is, its title
        made_packs.sweep(date.today())

    def layout(self) -> None:
        """A bar, what can be made, then what was."""
        screen, text = self.app.screen, self.app.text
        bar, room = column(screen, text, text("pack_draft.title"), WIDTH)
        top = room.top + screen.px(MARGIN) // 2
        body = pygame.Rect(room.left, top, room.width, screen.rect.height - top - screen.px(MARGIN) // 2)
        self.widgets = [*bar, ScrollView(body, self._column(body), margin=screen.px(10))]
        self.focus_on("new")

    def _column(self, body: pygame.Rect) -> list[Widget]:
        screen, text = self.app.screen, self.app.text
        made: list[Widget] = []
        wide, y = body.width - screen.px(16), body.top + screen.px(4)
        about = text("pack_draft.about")
        high = screen.paragraph_height(about, wide, 17)
        made.append(Label((body.left, y, wide, high), about, size=17, soft=True))
        y += high + screen.px(12)
        ways = [
            Button(NOWHERE, "new", label=text("pack_draft.make"), icon="plus", size=18, kind="primary"),
            Button(NOWHERE, "open", label=text("pack_draft.open"), icon="folder", size=18),
        ]
        made.extend(ways)
        y = in_rows(screen, ways, pygame.Rect(body.left, y, wide, screen.px(56)), screen.px(12))
        y += screen.px(14)
        if self.dropped_now:
            y = self._undo(made, body.left, y, wide, *self.dropped_now)
        for path in made_packs.made():
            y = self._pack(made, pygame.Rect(body.left, y, wide, screen.px(ROW)), path)
        if not made_packs.made():
            made.append(Label((body.left, y, wide, screen.px(40)), text("pack_draft.none"), size=18))
            y += screen.px(40)
        self._deleted(made, pygame.Rect(body.left, y, wide, screen.px(ROW)))
        return made

    def _deleted(self, made: list[Widget], rect: pygame.Rect) -> None:
        """The packs that can still be brought back."""
        screen, text = self.app.screen, self.app.text
        away = made_packs.packs(date.today())
        if not away:
            return
        for key, size, face in (("deleted", 22, "bold"), ("deleted_how", 17, "regular")):
            words = text(f"pack_draft.{key}")
            rect.top += screen.px(10) if face == "bold" else 0
            high = screen.paragraph_height(words, rect.width, size, face)
            label = Label(
                (rect.left, rect.top, rect.width, high), words, size=size, face=face, soft=face == "regular"
            )
            made.append(label)
            rect.top += high + screen.px(8)
        for each in away:
            self._back_row(made, rect.copy(), each)
            rect.top += rect.height + screen.px(8)

    def _back_row(self, made: list[Widget], rect: pygame.Rect, away: made_packs.Away) -> None:
        screen, text, edge = self.app.screen, self.app.text, self.app.screen.px(10)
        seen = self._view(away.folder)
        label = text("pack_draft.bring_back")
        width = Button.width_for(screen, label, "undo", 17)
        box = (rect.right - edge - width, rect.top + edge, width, rect.height - 2 * edge)
        button = Button(
            box,
            "bring_back",
            label=label,
            icon="undo",
            value=away.folder,
            size=17,
            spoken=f"{label} {seen.title}",
        )
        note = " · ".join(
            [text("pack_draft.levels", n=seen.levels), text("pack_draft.days_left", n=away.days)]
        )
        room = width + 2 * edge
        made.extend([Row(rect, seen.title, note, seen.picture, seen.cover, room=room), button])

    def _view(self, path: Path) -> PackView:
        return made_packs.MadePack(path, made_packs.texts_of(path), self.app.language).view(self.app.text)

    def _undo(self, made: list[Widget], left: int, y: int, wide: int, away: Path, title: str) -> int:
        screen, text = self.app.screen, self.app.text
        label = text("pack_draft.undo")
        width, high = Button.width_for(screen, label, "undo", 17), screen.px(52)
        said = text("pack_draft.dropped", title=title)
        made.append(Label((left, y, wide - width - screen.px(10), high), said, size=18, face="bold"))
        box = (left + wide - width, y, width, high)
        made.append(Button(box, "bring_back", label=label, icon="undo", value=away, size=17))
        return y + high + screen.px(8)

    def _pack(self, made: list[Widget], rect: pygame.Rect, path: Path) -> int:
        """A pack, with what can be done with it."""
        screen, text, edge = self.app.screen, self.app.text, self.app.screen.px(10)
        seen = self._view(path)
        rows = [row for chapter in seen.chapters for row in chapter["levels"]]
        right, over = rect.right - edge, list[Widget]()
        for action, label, icon in (
            ("drop", "", "trash"),
            ("edit", text("pack_draft.edit"), "pencil"),
        ):
            width = Button.width_for(screen, label, icon, 17) if label else rect.height - 2 * edge
            right -= width
            box = (right, rect.top + edge, width, rect.height - 2 * edge)
            tip = text("pack_draft.drop_pack") if action == "drop" else ""
            spoken = f"{label or tip} {seen.title}"
            over.append(
                Button(box, action, label=label, icon=icon, value=path, size=17, tooltip=tip, spoken=spoken)
            )
            right -= edge
        note = " · ".join([text("pack_draft.levels", n=seen.levels), path.name])
        look = seen.cover or (rows[0]["look"] if rows else "")
        title = seen.title or path.name
        made.extend([Row(rect, title, note, seen.picture, look, room=rect.right - right), *reversed(over)])
        return rect.bottom + screen.px(8)

    def act(self, action: Action) -> None:
        """Make, open, go on, delete, take back."""
        value = action.value
        if action.name == "back":
            self.back()
        elif action.name == "new":
            self._enter(made_packs.new(self.app.language), "")
        elif action.name == "open":
            self.app.push(ChooserPage(self.app, ENDS, self._take, packs=True))
        elif action.name == "edit" and isinstance(value, Path):
            self._take(value)
        elif action.name == "drop" and isinstance(value, Path):
            self._drop(value)
        elif action.name == "bring_back" and isinstance(value, Path):
            made_packs.bring_back(value)
            self.dropped_now = None
            self.relayout()

    def _take(self, path: Path) -> None:
        self._enter(made_packs.opened(path, self.app.language), path.name)

    def _enter(self, pack: made_packs.MadePack | None, name: str) -> None:
        text = self.app.text
        if pack is None:
            said = text("pack_draft.not_opened", name=name) if name else text("pack_draft.not_kept")
            open_said(self.app, text("pack_draft.title"), said)
            return
        self.app.push(PackPage(self.app, pack))
        if pack.added:
            said = text("pack_draft.gathered", n=len(pack.added))
            open_said(self.app, pack.view(text).title, said)

    def _drop(self, path: Path) -> None:
        title = self._view(path).title
        away = made_packs.put_away(path, date.today())
        if away:
            self.dropped_now = away, title
        self.relayout()

    def dropped(self, path: str) -> None:
        """A pack or a level was dropped on the window."""
        self._take(Path(path))

    def shown(self) -> None:
        """Back from a pack: it may have another title."""
        self.focus = None
        self.relayout()
