"""A page that tells something, and is left by one way on."""

from collections.abc import Callable

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.widgets import Action


class Onward(Page):
    """A page whose `then` is called when it is left."""

    def __init__(self, app: App, then: Callable[[], object]) -> None:
        super().__init__(app)
        self.then = then

    def act(self, action: Action) -> None:
        """On."""
        if action.name == "next":
            self.back()

    def back(self) -> None:
        """Escape goes on too."""
        self.app.pop()
        self.then()
