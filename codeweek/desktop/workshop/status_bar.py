"""The foot of the workshop: the answer of the search, and the first thing to mend."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.desktop.app import App
from codeweek.desktop.pages.heading import NOWHERE
from codeweek.desktop.pages.level_widgets import SMALLEST, write_in
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Button, Widget
from codeweek.desktop.workshop.panel import kept_blanks
from codeweek.desktop.workshop.work import Work
from codeweek.text import Text

SIZE = 17
NARROW = 616  # units of width under which the strips are one over the other
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66)  # of the width that the first of two beside each other may have
ICONS = {"good": "check", "warm": "bulb", "plain": "eye"}


class StatusMessage(Widget):
    """A sentence on a ground that tells how things stand, beside a sign that says it too."""

    focusable = False

    def __init__(self, rect: pygame.Rect, button: Button) -> None:
        super().__init__(rect)
        self.tone, self.button = "plain", button

    def say(self, words: str, tone: str) -> None:
        """Another sentence."""
        self.label, self.tone = words, tone

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        theme = screen.theme
        paint = {"good": theme.good, "warm": theme.warm}.get(self.tone, theme.plain)
        screen.panel(self.rect, paint.fill, 14, paint.border)
        side = screen.px(26)
        left = self.rect.left + screen.px(14)
        screen.icon(ICONS[self.tone], (left + side // 2, self.rect.centery), side, paint.text)
        self.cut = not self.fits(screen)
        clip = screen.surface.get_clip()
        screen.surface.set_clip(self.rect.clip(clip))
        write_in(screen, self.label, self._inside(screen), SIZE, paint.text, "bold")
        screen.surface.set_clip(clip)

    def fits(self, screen: Screen) -> bool:
        """Whether all of the sentence is seen, in the smallest size."""
        inside = self._inside(screen)
        return screen.paragraph_height(self.label, max(1, inside.width), SMALLEST, "bold") <= inside.height

    def _inside(self, screen: Screen) -> pygame.Rect:
        """Where the sentence stands: beside its sign, and its button if that is seen."""
        left = self.rect.left + screen.px(14) + screen.px(26) + screen.px(12)
        right = self.button.rect.left if self.button.visible else self.rect.right
        top, high = self.rect.top + screen.px(4), self.rect.height - screen.px(8)
        return pygame.Rect(left, top, right - screen.px(12) - left, high)


class StatusBar:
    """Two strips side by side, or one over the other; each with the button that tells more."""

    def __init__(self, screen: Screen, text: Text, work: Work, rect: pygame.Rect) -> None:
        self.screen, self.text, self.work = screen, text, work
        self.rect = rect
        self.answer, self.shorter = self._part("shortest", self.text("workshop.shortest"), "code")
        self.problem, self.more = self._part("problems", self.text("workshop.problems"), "list")
        self.widgets: list[Widget] = [self.answer, self.shorter, self.problem, self.more]
        self.refresh()

    def _part(self, action: str, label: str, icon: str) -> tuple[StatusMessage, Button]:
        button = Button(NOWHERE, action, label=label, tooltip=label, icon=icon, size=16)
        return StatusMessage(pygame.Rect(NOWHERE), button), button

    def _share(self) -> None:
        """So that both sentences are seen: by other widths, then with signs alone on the buttons."""
        alone = (1.0,) if self.rect.width < self.screen.px(NARROW) else SHARES
        for named in (True, False):
            for share in alone:
                self._lay(share, named)
                if self.answer.fits(self.screen) and self.problem.fits(self.screen):
                    return
        self._lay(alone[0], named=False)
        self.more.visible = True  # what does not fit is read there

    def _lay(self, share: float, named: bool) -> None:
        """The strips, the first with that part of the width; one over the other, where that is all of it."""
        for button in (self.shorter, self.more):
            button.label = button.tooltip if named else ""
        gap, rect = self.screen.px(10), self.rect
        if share == 1.0:
            high = (rect.height - gap) // 2
            self._put(self.answer, pygame.Rect(rect.left, rect.top, rect.width, high))
            self._put(self.problem, pygame.Rect(rect.left, rect.bottom - high, rect.width, high))
            return
        first = round((rect.width - gap) * share)
        self._put(self.answer, pygame.Rect(rect.left, rect.top, first, rect.height))
        left = rect.left + first + gap
        self._put(self.problem, pygame.Rect(left, rect.top, rect.right - left, rect.height))

    def _put(self, strip: StatusMessage, rect: pygame.Rect) -> None:
        """A strip and its button in their place."""
        screen, button = self.screen, strip.button
        width, edge = Button.width_for(screen, button.label, button.icon, 16), screen.px(8)
        strip.rect = rect
        button.rect = pygame.Rect(rect.right - width - edge, rect.top + edge, width, rect.height - 2 * edge)

    def refresh(self) -> None:
        """Say what is known now."""
        live, text = self.work.live, self.text
        waits = live.draft != self.work.text
        self.shorter.visible = not waits and bool(live.shortest(text.language))
        told = " ".join(text.tell(diagnostic, "adult") for diagnostic in live.told())
        self.answer.say(text("workshop.waits") if waits else told, "plain" if waits else _tone(live))
        self._refresh_problem()
        self._share()

    def _refresh_problem(self) -> None:
        """The first thing to mend, else the first remark."""
        problems, text = self.work.problems, self.text
        self.more.visible = len(problems) > 1
        if not problems:
            self.problem.say(text("workshop.no_problem"), "good")
            return
        first = problems[0]
        words = text("workshop.line", line=first["line"], words=first["words"])
        self.problem.say(words, "warm" if first["severity"] == "error" else "plain")


def _tone(live: LiveSearch) -> str:
    if live.good and live.sure:
        return "good"
    return "warm" if live.answer and not live.good else "plain"


def open_problems(app: App, work: Work) -> None:
    """All that is not right, one under the other."""

    def notes() -> Sequence[Note]:
        said = [
            (problem["words"], app.text("workshop.at_line", line=problem["line"]))
            for problem in work.problems
        ]
        return [Note(words, place) for words, place in said]

    close = [Answer("close", app.text("ui.menu.close"), "check")]
    app.push(Sheet(app, lambda: app.text("workshop.to_see"), notes, lambda: close))


def open_shortest(app: App, work: Work, taken: Callable[[str], None]) -> None:
    """The shortest program that was found; `taken` is given it when it becomes the solution."""
    source = work.live.shortest(app.text.language)

    def answers() -> Sequence[Answer]:
        text = app.text
        take = Answer("take", text("workshop.take"), "check")
        return [Answer("close", text("ui.menu.close"), "back"), take]

    note = Note(kept_blanks(source.rstrip()), app.text("workshop.wins_all"), "mono")
    title = lambda: app.text("workshop.shortest_title")  # noqa: E731
    app.push(Sheet(app, title, lambda: [note], answers, lambda _answer: taken(source)))
