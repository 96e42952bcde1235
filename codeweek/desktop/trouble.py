"""Something that nobody foresaw happens in the window: it is told, its cause kept, and the map comes back."""

from collections.abc import Iterator
from contextlib import contextmanager

from codeweek.desktop.app import App
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.storage import causes

CALM = 10.0  # seconds without trouble after which those before are forgotten
MOST = 4  # in less: nothing helps any more


class Troubles:
    """What went wrong in one window, so that the same does not come back for ever."""

    def __init__(self) -> None:
        self._times: list[float] = []

    def met(self, app: App, error: Exception) -> bool:
        """Go back to the map and tell it; False, every page closed, when it has happened too often.

        A second one soon after the first goes back to the first page: the map may be what does not work.
        """
        from codeweek.desktop.pages.map import MapPage  # brings the pages of a level

        self._times = [time for time in self._times if app.clock - time < CALM] + [app.clock]
        causes.keep(error, type(app.page).__name__)
        if len(self._times) >= MOST:
            while app.pages:
                _close(app)
            return False
        again = len(self._times) > 1
        while len(app.pages) > 1:
            _close(app)
            if isinstance(app.page, MapPage) and not again:
                break
        open_said(app, app.text("ui.trouble.title"), app.text("ui.trouble.back"))
        return True


def _close(app: App) -> None:
    """Close the page in front; it saves what it has, if it still can."""
    page = app.pages.pop()
    with _kept(type(page).__name__):
        page.leave()


@contextmanager
def _kept(doing: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # one page less is all that is wanted of it
        causes.keep(error, f"{doing}, leaving")
