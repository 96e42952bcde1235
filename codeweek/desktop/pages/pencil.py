"""What a child does in the Python of a level: take the pencil, write, press keys, mend a line."""

from collections.abc import Callable, Mapping
from typing import Protocol

from codeweek.app.level_session import LevelSession
from codeweek.desktop.pages.panels import Panels
from codeweek.desktop.widgets.widget import Action
from codeweek.text import Text


class Written(Protocol):
    """The page around it."""

    @property
    def text(self) -> Text:
        """The sentences of the language of now."""

    def act(self, action: Action) -> None:
        """Do what a key asks."""

    def rebuilt(self, typed: bool = False) -> None:
        """The program is another one; `typed` in the box that has it."""

    def focus_on(self, action: str, value: object = None) -> None:
        """The keyboard goes there."""

    def relayout(self) -> None:
        """Put everything in its place."""

    def show_now(self) -> None:
        """Bring every widget up to now."""


class Pencil:
    """The text of a session and its blocks follow one another; `play` is given what is heard."""

    def __init__(
        self, page: Written, session: LevelSession, panels: Panels, play: Callable[[str], None]
    ) -> None:
        self.page, self.session, self.panels, self.play = page, session, panels, play

    def doings(self, value: object) -> Mapping[str, Callable[[], object]]:
        """What it does, by the name of what asks."""
        return {
            "write": self._take,
            "typed": self._type,
            "used": self._leave_line,
            "key": lambda: self._press("key", value),
            "word": lambda: self._press("word", value),
            "mend": self._mend,
        }

    def tick(self, dt: float) -> None:
        """After a while what was typed is read."""
        self.session.saving.tick(dt)
        if self.session.writing.tick(dt):
            self._settle()

    def _take(self) -> None:
        """Write in the Python, or put the pencil down."""
        self._settle()
        self.panels.take_pencil()
        self.page.relayout()
        self.page.focus_on("typed" if self.session.writing.open else "write")

    def _type(self) -> None:
        """The box has another text: the blocks follow."""
        panel = self.panels.text.panel
        if panel:
            panel.left_line()
            self.session.type(self.page.text, panel.box.text, panel.box.line, panel.box.joined)
            self.page.rebuilt(typed=True)

    def _leave_line(self) -> None:
        """The caret moved: what is to be said of a line is said once it has left it."""
        panel = self.panels.text.panel
        if panel and panel.left_line():
            self._settle()

    def _settle(self) -> None:
        self.session.settle(self.page.text)
        self.panels.editor.follow(self.session.history, self.session.writing.pending)
        self.page.show_now()

    def _press(self, name: str, value: object) -> None:
        """A key over the box: the keyboard comes to it."""
        panel = self.panels.text.panel
        if value == "undo":
            self.panels.editor.undo()
        elif panel and (asked := panel.press(Action(name, value))):
            self.page.act(asked)
        self.page.focus_on("typed")

    def _mend(self) -> None:
        """Mend the mistake that is told; one undo brings it back."""
        session, mended = self.session, self.session.mended
        if mended is not None:
            line = session.slip.line if session.slip else None
            session.type(self.page.text, mended, line, joined=False)
            self.page.rebuilt()
            self.play("snap")
        if self.panels.text.panel:
            self.page.focus_on("typed")
