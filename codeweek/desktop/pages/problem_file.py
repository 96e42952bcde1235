"""For the adult: « Signaler un souci » writes a file to send, says where, and shows what is in it."""

from collections.abc import Sequence

import pygame

from codeweek.desktop import made, problem_file
from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet import Answer, Note, Sheet


def tell_problem(app: App) -> None:
    """Write the file; its text may be copied too, and is all there is where the disk refuses."""
    said = problem_file.of_window(app)
    path = problem_file.saved(app, said)

    def notes() -> Sequence[Note]:
        told = app.text(f"ui.problem.{'written' if path else 'refused'}")
        return [Note(told), *([Note(str(path), face="mono")] if path else []), Note(said, face="mono")]

    def answers() -> Sequence[Answer]:
        close = Answer("close", app.text("ui.menu.close"), "back")
        copy = Answer("copy", app.text("ui.problem.copy"), "copy")
        return [close, copy, *([Answer("show", app.text("ui.kept.show"), "folder")] if path else [])]

    def answered(answer: str) -> None:
        if answer == "copy":
            pygame.scrap.put_text(said)
        elif path:
            try:
                made.open_folder(path.parent)
            except OSError:
                made.tell(app, app.text("ui.problem.open"), app.text("ui.problem.closed", path=path))

    app.push(Sheet(app, lambda: app.text("ui.problem.open"), notes, answers, answered))
