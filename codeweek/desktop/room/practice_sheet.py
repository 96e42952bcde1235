"""The practice room of the adult's hour: open as long as its sheet is, with what to try in it."""

import webbrowser
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.room import host
from codeweek.desktop.room.host import Host, Refusal
from codeweek.desktop.room.http_client import BackgroundTask
from codeweek.desktop.widgets.widget import Action
from codeweek.server.practice import Practice

TRIES = ("stuck", "pause", "back")  # in the order in which they can be tried
FAILED = Refusal("room.window.taken", {"port": host.PORT})


class PracticeSheet(Sheet):
    """Opens a room in a folder that goes with it, beside any real one; the board in the browser."""

    def __init__(self, app: App) -> None:
        text = app.text
        super().__init__(app, lambda: text("hour.practice.title"), self._notes, self._answers)
        self._folder, self._left = TemporaryDirectory(ignore_cleanup_errors=True), False
        self.opening: BackgroundTask[Host | Refusal] | None = BackgroundTask(self._open)
        self.refusal: Refusal | None = None
        self.there: Host | None = None
        self._children: Practice | None = None

    def _open(self) -> Host | Refusal:
        found = host.opened(Path(self._folder.name), tuple(host.OTHERS))
        if self._left and isinstance(found, Host):
            found.close()
        return found

    def _notes(self) -> Sequence[Note]:
        text = self.app.text
        if self.refusal:
            return [Note(text("hour.practice.refused", why=text(self.refusal.key, **self.refusal.slots)))]
        if self.there is None:
            return [Note(text("hour.practice.opens"))]
        tries = [Note(text(f"hour.practice.{name}"), text(f"hour.practice.{name}_head")) for name in TRIES]
        return [Note(text("hour.practice.opened")), *tries]

    def _answers(self) -> Sequence[Answer]:
        text = self.app.text
        close = Answer("close", text("hour.practice.close"), "close")
        return [close, Answer("board", text("hour.practice.board"), "people")] if self.there else [close]

    def tick(self, dt: float) -> bool:
        """The room opens, then its children come and its board is shown."""
        if self.opening and self.opening.over:
            found, self.opening = self.opening.value or FAILED, None
            if isinstance(found, Host):
                self.there, self._children = found, Practice(found.serving, self.app.text)
                webbrowser.open(found.board)
            else:
                self.refusal = found
            self.relayout()
        return super().tick(dt)

    def act(self, action: Action) -> None:
        """The board again; or the end."""
        if action.value == "board" and self.there:
            webbrowser.open(self.there.board)
        else:
            self.app.pop()

    def leave(self) -> None:
        """The room closes, and what it kept goes."""
        self._left = True
        if self._children:
            self._children.stop()
        if self.there:
            self.there.close()
        self._folder.cleanup()
