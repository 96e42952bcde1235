"""The foot of the workshop: the answer of the search, and the first thing to mend."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.desktop.app import App
from codeweek.desktop.pages.bubble import write_in
from codeweek.desktop.pages.sheet import Answer, Note, Sheet
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import Button, Widget
from codeweek.desktop.workshop.panel import kept_blanks
from codeweek.desktop.workshop.work import Work
from codeweek.text import Text

SIZE = 17
NARROW = 616  # units of width under which the strips are one over the other
ICONS = {"good": "check", "warm": "bulb", "plain": "eye"}


class Strip(Widget):
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
        inside = pygame.Rect(left + side + screen.px(12), self.rect.top + screen.px(4), 0, 0)
        right = self.button.rect.left if self.button.visible else self.rect.right
        inside.width = right - screen.px(12) - inside.left
        inside.height = self.rect.height - screen.px(8)
        high = screen.paragraph_height(self.label, inside.width, SIZE * 0.8)
        self.cut = high > inside.height
        write_in(screen, self.label, inside, SIZE, paint.text, "bold")


class Foot:
    """Two strips side by side, or one over the other; each with the button that tells more."""

    def __init__(self, screen: Screen, text: Text, work: Work, rect: pygame.Rect) -> None:
        self.screen, self.text, self.work = screen, text, work
        gap = screen.px(10)
        wide, high = rect.width, rect.height
        if rect.width < screen.px(NARROW):
            high = (high - gap) // 2
        else:
            wide = (wide - gap) // 2
        left = pygame.Rect(rect.left, rect.top, wide, high)
        right = pygame.Rect(rect.right - wide, rect.bottom - high, wide, high)
        self.answer, self.shorter = self._part(left, "shortest", self.text("workshop.shortest"), "code")
        self.problem, self.more = self._part(right, "problems", self.text("workshop.problems"), "list")
        self.widgets: list[Widget] = [self.answer, self.shorter, self.problem, self.more]
        self.refresh()

    def _part(self, rect: pygame.Rect, action: str, label: str, icon: str) -> tuple[Strip, Button]:
        screen = self.screen
        width, edge = Button.width_for(screen, label, icon, 16), screen.px(8)
        box = (rect.right - width - edge, rect.top + edge, width, rect.height - 2 * edge)
        button = Button(box, action, label=label, icon=icon, size=16)
        return Strip(rect, button), button

    def refresh(self) -> None:
        """Say what is known now."""
        live, text = self.work.live, self.text
        waits = live.draft != self.work.text
        self.shorter.visible = not waits and bool(live.shortest(text.language))
        told = " ".join(text.tell(each, "adult") for each in live.told())
        self.answer.say(text("workshop.waits") if waits else told, "plain" if waits else _tone(live))
        self._refresh_problem()

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
        said = [(each["words"], app.text("workshop.at_line", line=each["line"])) for each in work.problems]
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
