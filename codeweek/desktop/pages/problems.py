"""Told to the adult: what is wrong in a pack, where, and what to do."""

from collections.abc import Callable, Sequence
from pathlib import Path

from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.storage.pack_library import AddedPack
from codeweek.diagnostic import Diagnostic
from codeweek.packs.file_mending import is_mend, read_as_mended
from codeweek.packs.pack import Pack

MOST_PROBLEMS = 4  # told of a pack when it is opened; `codeweek check` tells them all
MOST_READ = 40  # told to who wants to read them


def open_problems(app: App, pack: Pack, title: str) -> None:
    """All that is wrong in a pack, for who asked."""
    _open(app, lambda: title, lambda: _told(app, pack.problems, MOST_READ))


def open_left_out(app: App, pack: Pack, broken: Sequence[Diagnostic], head: str = "") -> None:
    """Why a file cannot be played, or what of it is left out; under the sentence `head` when there is one."""

    def title() -> str:
        text = app.text
        return text("packs.notes", title=text.pick(pack.title)) if pack.levels else text("ui.file.title")

    def notes() -> Sequence[Note]:
        last = [] if broken or pack.levels else [app.text("ui.file.nothing")]
        hard = [problem for problem in broken if not is_mend(problem)]
        if any(not problem.key.startswith(("pack.", "mend.")) for problem in hard):
            last.append(app.text("ui.file.mend"))
        if hard and pack.levels:
            last.append(app.text("ui.file.others_play"))
        return [*([Note(head)] if head else []), *_told(app, broken, MOST_PROBLEMS), *map(Note, last)]

    answers = [Answer("mend", app.text("mend.button"), "check")] if _files(broken) else []
    _open(app, title, notes, answers, lambda answer: _mend(app, broken) if answer == "mend" else None)


def _files(problems: Sequence[Diagnostic]) -> list[Path]:
    """The files on the disk that can be mended."""
    return [path for file in read_as_mended(problems) if (path := Path(file)).is_file()]


def _mend(app: App, problems: Sequence[Diagnostic]) -> None:
    """Mend the files, and tell where what they were is kept."""
    from codeweek.packs.file_mending import mend_on_disk  # few have something to mend

    done = [mend_on_disk(path) for path in _files(problems)]
    said = (
        app.text(f"mend.{each.outcome}", file=each.path.name, copy=each.copy.name if each.copy else "")
        for each in done
    )
    open_said(app, app.text("mend.button"), "\n".join(said))


def open_said(
    app: App,
    title: str,
    sentence: str,
    more: Sequence[Answer] = (),
    answered: Callable[[str], None] | None = None,
) -> None:
    """One sentence, under a title, and what may be done beside closing it."""
    _open(app, lambda: title, lambda: [Note(sentence)] if sentence else [], more, answered)


def open_gone(app: App, kept: AddedPack | None) -> None:
    """The file of a pack can no longer be read."""
    title = app.text.pick(kept.title) if kept else ""
    open_said(app, app.text("packs.gone", title=title), app.text("packs.gone_why"))


def _open(
    app: App,
    title: Callable[[], str],
    notes: Callable[[], Sequence[Note]],
    more: Sequence[Answer] = (),
    answered: Callable[[str], None] | None = None,
) -> None:
    close = [Answer("close", app.text("ui.menu.close"), "check")]
    app.push(Sheet(app, title, notes, lambda: [*close, *more], answered))


def _told(app: App, problems: Sequence[Diagnostic], most: int) -> list[Note]:
    notes = [Note(app.text.tell(problem, "adult"), _place(app, problem)) for problem in problems[:most]]
    more = len(problems) - most
    return [*notes, Note(app.text("ui.file.more", n=more))] if more > 0 else notes


def _place(app: App, problem: Diagnostic) -> str:
    file = Path(problem.file or "").name
    if problem.line is None:
        return file
    return app.text("ui.file.place", file=file, line=problem.line, column=problem.column or 1)
