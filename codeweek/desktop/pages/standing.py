"""« Où en est-il ? », for the adult: the child's program, its place that is asked about, and the answer."""

from collections.abc import Callable
from functools import cache

import pygame

from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet import Note, noted
from codeweek.desktop.pages.to_read import ToReadPage
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Widget
from codeweek.levels.level import Level
from codeweek.play.repair.standing import Standing, standing

SIZE = 17


def stands(app: App, level: Level, script: Script) -> Callable[[], Standing]:
    """Where a program stands, in the language of now; it is looked at once in each."""
    found = cache(lambda _language: standing(level, script, app.text))
    return lambda: found(app.language)


class StandingPage(ToReadPage):
    """What the child is asked about its own program, and what an edit of it would mend."""

    share = 0.45

    def __init__(self, app: App, level: Level, script: Script, found: Callable[[], Standing]) -> None:
        super().__init__(app, level, script, found().block)
        self.found = found

    def heads(self) -> tuple[str, str]:
        """How far it is."""
        return self.app.text("ui.adult.stands"), self.found().words

    def beside(self, rect: pygame.Rect) -> Widget:
        """The question with its choices, then the answer."""
        screen, text, found = self.app.screen, self.app.text, self.found()
        parts = (("asked", found.question), ("mends", found.answer))
        notes = [Note(words, text(f"ui.adult.{name}")) for name, words in parts if words]
        labels = noted(screen, notes, rect.width - screen.px(16), SIZE)
        for label in labels:
            label.rect.move_ip(rect.topleft)
        return ScrollView(rect, labels)
