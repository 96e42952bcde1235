"""The adult's code of a room, in place of the sum that keeps nobody out."""

from collections.abc import Callable

from codeweek.desktop.app import App
from codeweek.desktop.pages.ask import AskPage
from codeweek.desktop.room.news import Checked

PATIENCE = 8.0  # seconds for an answer


class CodePage(AskPage):
    """Asks for it; `opened` is called once the room says that it is right."""

    def __init__(self, app: App, opened: Callable[[], object]) -> None:
        self.why, self.left = "code", 0.0
        question = lambda: app.text(f"room.child.adult.{self.why}")  # noqa: E731
        super().__init__(app, question, "pictures/teacher", self._given)
        self.opened = opened

    def tick(self, dt: float) -> bool:
        """An answer that does not come is one too."""
        if self.left > 0:
            self.left -= dt
            if self.left <= 0:
                self.told(Checked(None))
        return super().tick(dt)

    def told(self, news: Checked) -> None:
        """What the room says of the code."""
        self.left = 0.0
        if news.right:
            self._close()
            self.opened()
            return
        self.why = "slow" if news.busy else "far" if news.right is None else "again"
        self.field.label = ""
        self.relayout()

    def _close(self) -> None:
        while self in self.app.pages:
            self.app.pop()

    def _given(self, typed: str | None) -> None:
        """The card stays until the room has answered."""
        if typed is not None:
            self.left = PATIENCE
            self.app.push(self)
            self.app.room.check("".join(figure for figure in typed if figure.isdecimal()))
