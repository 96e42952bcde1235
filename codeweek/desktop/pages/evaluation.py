"""What each child of this computer can do, by the items of the programme: a page to print and a table."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from codeweek.app.child_profiles import Profile, everybody
from codeweek.desktop.app import App
from codeweek.desktop.pages.guides import browse
from codeweek.desktop.pages.sheet import Answer, Note, Sheet
from codeweek.desktop.storage.store import made_here
from codeweek.progress.evaluation import Deed, Marks, deeds, marks
from codeweek.progress.progress import from_json
from codeweek.report.evaluation import evaluation_page, evaluation_table
from codeweek.report.html import written
from codeweek.saving import save


def open_evaluation(app: App) -> None:
    """Write both where a person's files go, open the page, and say where they are."""
    path = _written(app, made_here())
    if path:
        browse(path)

    def notes() -> list[Note]:
        told = Note(app.text("evaluation.opened" if path else "evaluation.no_write"))
        return [told, *([Note(str(path), "", "mono")] if path else [])]

    def answers() -> list[Answer]:
        return [Answer("close", app.text("ui.menu.close"), "check")]

    app.push(Sheet(app, lambda: app.text("ui.profiles.marks"), notes, answers))


def _written(app: App, folder: Path) -> Path | None:
    """The page that was written, its table beside it; None when the disk refuses."""
    found, text, now = seen(app), app.text, datetime.now()
    path = folder / f"{text('evaluation.file')}-{now:%Y-%m-%d}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save(path.with_suffix(".csv"), evaluation_table(found, text))
        save(path, evaluation_page(found, written(now, text), text).encode())
    except OSError:
        return None
    return path


def seen(app: App) -> Marks:
    """The marks of all children of this computer, in the course and in the packs that are here."""
    children = everybody(app.store)
    return marks([each.short for each in children], [deed for each in children for deed in _of(app, each)])


def _of(app: App, child: Profile) -> Iterator[Deed]:
    saved = app.store.read(child.name)
    courses = saved.get("courses") if isinstance(saved, Mapping) else None
    for key, kept in (courses if isinstance(courses, Mapping) else {}).items():
        pack = app.shelf.pack(key) if key in app.shelf.keys else None
        yield from deeds(child.short, key, pack.levels if pack else (), from_json(kept))
