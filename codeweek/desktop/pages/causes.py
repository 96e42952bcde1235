"""For the adult: what went wrong that nobody foresaw, and where it is kept."""

from collections.abc import Sequence

import pygame

from codeweek.desktop import causes
from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet import Answer, Note, Sheet

MOST = 3  # causes to read; the file has them all


def open_causes(app: App) -> None:
    """Where the causes are kept, and the last ones; they may be copied, to be sent."""

    def notes() -> Sequence[Note]:
        last = [Note(each, "", "mono") for each in reversed(causes.kept()[-MOST:])]
        where = Note(str(causes.path()), app.text("ui.trouble.where"))
        return [Note(app.text("ui.trouble.send")), where, *last]

    def answers() -> Sequence[Answer]:
        close = Answer("close", app.text("ui.menu.close"), "back")
        return [close, Answer("copy", app.text("ui.trouble.copy"), "copy")]

    def copy(_answer: str) -> None:
        pygame.scrap.put_text(causes.BETWEEN.join(causes.kept()))

    app.push(Sheet(app, lambda: app.text("ui.trouble.causes"), notes, answers, copy))
