"""Opens a level or a pack of the person's own, or a child's file."""

from pathlib import Path

from codeweek.app.child_profiles import Profile
from codeweek.desktop.app import App
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.storage.added_files import read, tell
from codeweek.packs.pack import Pack
from codeweek.progress.course import key_of


def open_file(app: App, path: str, keep: bool = False, preview: bool = False) -> None:
    """Show a level or a pack to whoever plays now, over it what had to be left out; `keep` it for later.

    A child's file brings that child. In a `preview`, for who wrote it, no level is locked.
    """
    if path.lower().endswith(".json"):
        from codeweek.desktop.pages.have_code import open_child  # few come from elsewhere

        open_child(app, Path(path))
        return
    pack, refused = read(app, path, keep)
    if pack.levels:
        _show(app, pack, preview)
    tell(app, pack, refused)


def _show(app: App, pack: Pack, preview: bool) -> None:
    key = key_of(pack)
    pack = (app.library.pack(key) if key in app.library.keys else None) or pack
    who = _who_plays(app)
    _close(app, who, key)
    journey = app.library.journey(who, pack, key)
    journey.preview = preview
    if key in app.library.keys:
        journey.choose()
    page: MapPage | ChapterPage = MapPage(app, journey)
    if len(pack.chapters) == 1:
        page = ChapterPage(app, journey, pack.chapters[0])
    app.push(page)
    if len(pack.levels) == 1 and isinstance(page, ChapterPage):
        page.enter(pack.levels[0])


def _close(app: App, who: Profile | None, key: str) -> None:
    """Pages of the pack that are open make room: what they know of the child would not be what these do."""
    while any(_is_of(page, who, key) for page in app.pages):
        app.pop()


def _is_of(page: object, who: Profile | None, key: str) -> bool:
    return isinstance(page, (MapPage, ChapterPage)) and (page.journey.profile, page.journey.key) == (who, key)


def _who_plays(app: App) -> Profile | None:
    journeys = [page.journey for page in app.pages if isinstance(page, (MapPage, ChapterPage))]
    return journeys[-1].profile if journeys else None
