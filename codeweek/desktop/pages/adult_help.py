"""Help for the adult beside the child: where the program stands, what to ask, a solution to read."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import cache

import pygame

from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.editor import Editor, PythonView
from codeweek.desktop.page import Page
from codeweek.desktop.pages.ask_page import open_gate
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet, noted
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels import programs
from codeweek.levels.level import Level, exercise_of
from codeweek.play.repair.program_standing import Standing, standing
from codeweek.progress.exercise import points


def open_adult(app: App, session: LevelSession) -> None:
    """Where the program stands, the idea, the usual mistake, what to ask; then the place, a solution."""
    journey, level, script = session.journey, session.level, session.script
    adult, built, found = level.adult, not session.read_only, stands(app, level, script)

    def notes() -> Sequence[Note]:
        text = app.text
        where = [Note(found().words, text("ui.adult.stands"))] if built else []
        parts = (("idea", adult.idea), ("mistake", adult.mistake), ("question", adult.question))
        told = [Note(text.pick(words), text(f"ui.adult.{name}")) for name, words in parts if words]
        return [*_points(app, journey, level), *where, *told]

    def answers() -> Sequence[Answer]:
        text, leads = app.text, built and found().answer
        where = [Answer("where", text("ui.adult.where"), "blocks")] if leads else []
        solution = Answer("solution", text("ui.adult.solution"), "eye")
        shown = [*where, solution] if journey.plan["solutions"] else []
        return [Answer("close", text("ui.menu.close"), "check"), *shown]

    def answered(answer: str) -> None:
        def opened() -> None:
            where = answer == "where"
            read = StandingPage(app, level, script, found) if where else SolutionPage(app, journey, level)
            app.push(read)

        open_gate(app, opened)

    app.push(
        Sheet(app, lambda: app.text("ui.adult.title"), notes, answers, answered, picture="pictures/teacher")
    )


def _points(app: App, journey: Journey, level: Level) -> list[Note]:
    """Of a part of an exercise, the points of all of it: the child is not shown them."""
    exercise = journey.pack.level(exercise_of(level.id)) if level.part else None
    if exercise is None:
        return []
    earned, whole = points(exercise, journey.progress.stars)
    return [Note(app.text("ui.part.earned", earned=earned, of=whole), app.text("ui.part.points"))]


WIDTH, TITLE, HEAD, ROW = 1080, 26, 18, 56  # units
NARROW = 640  # units of width under which the blocks are over the rest


class ToReadPage(Page):
    """The blocks of a `script`, one of them `lit`, a `title` and `words` over them."""

    modal = True
    share = 0.6  # of the room, for the blocks

    def __init__(self, app: App, level: Level, script: Script, lit: str = "") -> None:
        super().__init__(app)
        self.level, self.script, self.lit = level, script, lit
        self.box = pygame.Rect(0, 0, 0, 0)

    @abstractmethod
    def heads(self) -> tuple[str, str]:
        """The title, and a sentence under it."""

    @abstractmethod
    def beside(self, rect: pygame.Rect) -> Widget:
        """What is beside the blocks."""

    def layout(self) -> None:
        """The title, the blocks, what is beside them, and a button to go back."""
        screen, (title, words) = self.app.screen, self.heads()
        px, gap, row = screen.px, screen.px(12), screen.px(ROW)
        self.box = screen.rect.inflate(-px(40), -px(32))
        self.box.width = min(self.box.width, px(WIDTH))
        self.box.centerx = screen.rect.centerx
        inside = self.box.inflate(-2 * px(26), -2 * px(26))
        head = pygame.Rect(inside.left, inside.top, inside.width, px(TITLE + 12))
        high = max(px(HEAD + 12), screen.paragraph_height(words, inside.width, HEAD))
        under = pygame.Rect(inside.left, head.bottom, inside.width, high)
        close = pygame.Rect(inside.left, inside.bottom - row, inside.width, row)
        room = pygame.Rect(inside.left, under.bottom + gap, inside.width, close.top - under.bottom - 2 * gap)
        blocks, right = _parted(room, self.share, gap, room.width < px(NARROW))
        button = Button(close, "close", label=self.app.text("ui.menu.close"), icon="check", kind="primary")
        self.widgets = [
            Label(head, title, size=TITLE, face="bold"),
            Label(under, words, size=HEAD, soft=True),
            self._blocks(blocks),
            self.beside(right),
            button,
        ]
        self.set_focus(button, self.focus_seen)

    def _blocks(self, rect: pygame.Rect) -> Editor:
        known, history = programs.catalogue_of(self.level), History(self.script)
        made = Editor(self.app.screen, rect, known, self.app.text, history, read_only=True, action="solution")
        made.light(self.lit or None)
        return made

    def paint(self, screen: Screen) -> None:
        """Dim the level, raise the card."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)

    def act(self, action: Action) -> None:
        """Close; a tap on a block only selects it."""
        if action.name == "close":
            self.back()


def _parted(room: pygame.Rect, share: float, gap: int, narrow: bool) -> tuple[pygame.Rect, pygame.Rect]:
    """Two parts of a room beside each other, or one over the other; the first has its share."""
    if narrow:
        high = round(room.height * share)
        upper = pygame.Rect(room.left, room.top, room.width, high)
        top = upper.bottom + gap
        return upper, pygame.Rect(room.left, top, room.width, room.bottom - top)
    left = pygame.Rect(room.left, room.top, round(room.width * share), room.height)
    return left, pygame.Rect(left.right + gap, room.top, room.right - left.right - gap, room.height)


class SolutionPage(ToReadPage):
    """A program that wins."""

    def __init__(self, app: App, journey: Journey, level: Level) -> None:
        super().__init__(app, level, programs.solution(level).script)
        journey.keep(journey.progress.showed(level.id))

    def heads(self) -> tuple[str, str]:
        """How many blocks it has."""
        text = self.app.text
        words = text("ui.adult.solution_of", n=programs.count(self.level, self.script))
        return text("ui.adult.solution"), words

    def beside(self, rect: pygame.Rect) -> Widget:
        """Its Python."""
        program = programs.python_text(self.level, self.script, self.app.text.language)
        return PythonView(self.app.screen, rect, program)


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
