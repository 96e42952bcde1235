"""The page of a level that was made like another one."""

from codeweek.desktop.app import App
from codeweek.desktop.pages.alike import Practice


def practise(app: App, way: Practice) -> None:
    """Show it over the page of now, or in place of the one made before it."""
    from codeweek.desktop.pages.level import LevelPage  # it offers the next one itself

    page, before = LevelPage(app, way, way.made, lambda _level: app.pop(), traps=False), app.page
    if isinstance(before, LevelPage) and isinstance(before.journey, Practice):
        app.replace(page)
    else:
        app.push(page)
