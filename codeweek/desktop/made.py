"""Files that a child makes and may take along, where a person's files go."""

from itertools import count
from pathlib import Path

from codeweek import saving
from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet import Answer, Note, Sheet
from codeweek.desktop.store import made_here


def put_away(level: str, end: str, content: bytes, folder: Path | None = None) -> Path | None:
    """Write a file named after a level, beside those before it; its folder, or None when it cannot be."""
    place, name = folder or made_here(), level.rpartition("/")[2] or "creation"
    try:
        place.mkdir(parents=True, exist_ok=True)
        free = next(n for n in count(1) if not (place / f"{name}-{n}{end}").exists())
        saving.save(place / f"{name}-{free}{end}", content)
    except OSError:
        return None
    return place


def tell(app: App, title: str, said: str) -> None:
    """One sentence over the page."""
    close = [Answer("close", app.text("ui.menu.close"), "check")]
    app.push(Sheet(app, lambda: title, lambda: [Note(said)], lambda: close))
