"""What is for the adult on the map: open every level, packs, the workshop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from codeweek import data
from codeweek.app.child_profiles import Profile, everybody
from codeweek.desktop.app import App
from codeweek.desktop.pages.ask_page import open_gate
from codeweek.desktop.pages.packs import PacksPage, Plays
from codeweek.desktop.pages.problem_report import tell_problem
from codeweek.desktop.pages.roster import RosterPage
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.storage.exported_files import browse
from codeweek.desktop.storage.store import made_here
from codeweek.progress.evaluation import Deed, Marks, deeds, marks
from codeweek.progress.progress import from_json
from codeweek.report.evaluation_report import evaluation_ods, evaluation_page, evaluation_table
from codeweek.report.html import written
from codeweek.saving import save


def open_evaluation(app: App) -> None:
    """Write both where a person's files go, open the page, and say where they are."""
    path = _written(app, made_here())
    if path:
        browse(path)

    def notes() -> list[Note]:
        note = Note(app.text("evaluation.opened" if path else "evaluation.no_write"))
        return [note, *([Note(str(path), "", "mono")] if path else [])]

    def answers() -> list[Answer]:
        return [Answer("close", app.text("ui.menu.close"), "check")]

    app.push(Sheet(app, lambda: app.text("ui.profiles.marks"), notes, answers))


def _written(app: App, folder: Path) -> Path | None:
    """The page that was written, its tables beside it; None when the disk refuses."""
    found, text, now = seen(app), app.text, datetime.now()
    path = folder / f"{text('evaluation.file')}-{now:%Y-%m-%d}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save(path.with_suffix(".csv"), evaluation_table(found, text))
        save(path.with_suffix(".ods"), evaluation_ods(found, text))
        save(path, evaluation_page(found, written(now, text), text).encode())
    except OSError:
        return None
    return path


def seen(app: App) -> Marks:
    """The marks of all children of this computer, in the course and in the packs that are here."""
    children = everybody(app.store)
    return marks(
        [child.short for child in children], [deed for child in children for deed in _of(app, child)]
    )


def _of(app: App, child: Profile) -> Iterator[Deed]:
    saved = app.store.read(child.name)
    courses = saved.get("courses") if isinstance(saved, Mapping) else None
    for key, kept in (courses if isinstance(courses, Mapping) else {}).items():
        pack = app.library.pack(key) if key in app.library.keys else None
        yield from deeds(child.short, key, pack, from_json(kept))


def open_guides(app: App) -> None:
    """Open them, and say where they are: some computers have no browser, and none says so."""
    path = data.guides(app.text.language)
    there = path.is_file()
    if there:
        browse(path)

    def notes() -> list[Note]:
        return [Note(app.text(f"ui.guides.{'opened' if there else 'missing'}")), Note(str(path), "", "mono")]

    def answers() -> list[Answer]:
        return [Answer("close", app.text("ui.menu.close"), "back")]

    app.push(Sheet(app, lambda: app.text("ui.guides.open"), notes, answers))


class Map(Plays, Protocol):
    """The page of a child's chapters."""

    app: App

    def relayout(self) -> None:
        """Bring it up to what was chosen."""


class AdultsMenu(Sheet):
    """For the adult on « Qui joue ? »: a room, an hour of its own, the workshop, the children here."""

    def __init__(self, app: App) -> None:
        super().__init__(
            app,
            lambda: app.text("ui.map.adult_title"),
            list,
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
        )

    def layout(self) -> None:
        """Each thing to do as its picture."""
        text = self.app.text
        some = bool(everybody(self.app.store))
        children = [("children", text("room.window.children"), "pictures/children")] if some else []
        marks = [("evaluation", text("ui.profiles.marks"), "pictures/marks")] if some else []
        guides = ("guides", text("ui.guides.open"), "pictures/book")
        problem = ("problem", text("ui.problem.open"), "pictures/letter")
        room = ("room", text("room.window.open"), "pictures/room")
        hour = ("hour", text("ui.profiles.hour"), "pictures/hourglass")
        workshop = ("workshop", text("workshop.title"), "pictures/tools")
        self.lay_out_cards([room, hour, workshop, *children, *marks, guides, problem], "room")

    def act(self, action: object) -> None:
        """Close, then open what was asked."""
        self.app.pop()
        answer = str(getattr(action, "value", ""))
        if answer == "workshop":
            open_workshop(self.app)
        if answer == "children":
            self.app.push(RosterPage(self.app))
        elif answer == "room":
            open_room(self.app)
        elif answer == "hour":
            from codeweek.desktop.pages.hour_page import HourPage  # few have never programmed, and come here

            self.app.push(HourPage(self.app))
        elif answer == "evaluation":
            open_evaluation(self.app)
        elif answer == "guides":
            open_guides(self.app)
        elif answer == "problem":
            tell_problem(self.app)


def open_room(app: App) -> None:
    """The page on which this computer opens a room."""
    from codeweek.desktop.room.host_page import HostPage  # brings the server with it

    app.push(HostPage(app))


def open_workshop(app: App) -> None:
    """The page on which one chooses what to make."""
    from codeweek.desktop.workshop.choose import ChoosePage  # no child waits for it

    app.push(ChoosePage(app))


class AdultMenu(Sheet):
    """A few things to do, one under the other."""

    def __init__(self, page: Map) -> None:
        app = page.app
        super().__init__(
            app,
            lambda: app.text("ui.map.adult_title"),
            self._notes,
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
        )
        self.page = page

    def _notes(self) -> Sequence[Note]:
        unlocked = self.page.journey.progress.unlocked
        return [Note(self.app.text("ui.map.adult_closed" if unlocked else "ui.map.adult_open"))]

    def layout(self) -> None:
        """Each thing to do as its picture."""
        text, unlocked = self.app.text, self.page.journey.progress.unlocked
        change = (
            ("lock", text("ui.map.close_all"), "pictures/padlock")
            if unlocked
            else ("open", text("ui.map.open_all"), "pictures/key")
        )
        packs = ("packs", text("packs.title"), "pictures/parcel")
        problem = ("problem", text("ui.problem.open"), "pictures/letter")
        room = ("room", text("room.window.open"), "pictures/room")
        workshop = ("workshop", text("workshop.title"), "pictures/tools")
        guides = ("guides", text("ui.guides.open"), "pictures/book")
        self.lay_out_cards([room, change, packs, workshop, guides, problem], "room")

    def act(self, action: object) -> None:
        """Close, then do what was asked."""
        self.app.pop()
        answer = str(getattr(action, "value", ""))
        if answer == "open":
            open_gate(self.app, lambda: self._unlock(True))
        elif answer == "lock":
            self._unlock(False)
        elif answer == "room":
            open_gate(self.app, lambda: open_room(self.app))
        elif answer == "packs":
            self.app.push(PacksPage(self.app, self.page))
        elif answer == "workshop":
            open_workshop(self.app)
        elif answer == "guides":
            open_guides(self.app)
        elif answer == "problem":
            tell_problem(self.app)

    def _unlock(self, unlocked: bool) -> None:
        journey = self.page.journey
        journey.keep(replace(journey.progress, unlocked=unlocked))
        self.page.relayout()
