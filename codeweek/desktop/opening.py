"""Opens a level or a pack of the person's own, and tells an adult what cannot be read of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codeweek.desktop.journey import Journey, Profile, key_of
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.sheet import Answer, Note, Sheet
from codeweek.diagnostic import Diagnostic
from codeweek.pack import Pack
from codeweek.packfile import load_pack

if TYPE_CHECKING:
    from codeweek.desktop.app import App

MOST_PROBLEMS = 4  # told of a pack; `codeweek check` tells them all


def open_file(app: "App", path: str) -> None:
    """Show a level or a pack, for whoever plays now; over it, what had to be left out."""
    try:
        pack = load_pack(Path(path))
    except OSError:
        pack = Pack()
    if pack.levels:
        _show(app, pack)
    broken = [problem for problem in pack.problems if problem.severity == "error"]
    if broken or not pack.levels:
        _tell(app, pack, broken)


def _show(app: "App", pack: Pack) -> None:
    journey = Journey(app.store, _who_plays(app), pack, key_of(pack))
    page: MapPage | ChapterPage = MapPage(app, journey)
    if len(pack.chapters) == 1:
        page = ChapterPage(app, journey, pack.chapters[0])
    app.push(page)
    if len(pack.levels) == 1 and isinstance(page, ChapterPage):
        page.enter(pack.levels[0])


def _who_plays(app: "App") -> Profile | None:
    journeys = [page.journey for page in app.pages if isinstance(page, (MapPage, ChapterPage))]
    return journeys[-1].profile if journeys else None


def _tell(app: "App", pack: Pack, broken: Sequence[Diagnostic]) -> None:
    """Why a file cannot be played, or a level is left out: its place, and what to do."""

    def title() -> str:
        files = len({problem.file for problem in broken})
        return app.text("ui.file.left_out", n=files) if pack.levels else app.text("ui.file.title")

    def notes() -> Sequence[Note]:
        told = [Note(app.text.tell(problem, "adult"), _place(app, problem)) for problem in broken]
        more = len(told) - MOST_PROBLEMS
        last = [app.text("ui.file.mend" if told else "ui.file.nothing")]
        if more > 0:
            last.insert(0, app.text("ui.file.more", n=more))
        if pack.levels:
            last.append(app.text("ui.file.others_play"))
        return [*told[:MOST_PROBLEMS], Note(" ".join(last))]

    app.push(Sheet(app, title, notes, lambda: [Answer("close", app.text("ui.menu.close"), "check")]))


def _place(app: "App", problem: Diagnostic) -> str:
    file = Path(problem.file or "").name
    if problem.line is None:
        return file
    return app.text("ui.file.place", file=file, line=problem.line, column=problem.column or 1)
