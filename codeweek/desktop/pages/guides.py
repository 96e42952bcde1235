"""The guides and what is printed: pages that open in the computer's browser, from this computer."""

import webbrowser
from contextlib import suppress
from pathlib import Path

from codeweek import data
from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet import Answer, Note, Sheet


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


def browse(path: Path) -> None:
    """Show a page of this computer in its browser."""
    with suppress(OSError, webbrowser.Error):  # the sheet says where the file is
        webbrowser.open(path.absolute().as_uri())
