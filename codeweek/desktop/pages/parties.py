"""« Garder la partie », « Ouvrir une partie »: a game that was played as a small file."""

from collections.abc import Callable
from pathlib import Path

from codeweek.app.level_session import LevelSession
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.storage.exported_files import KeptPage, put_away, tell
from codeweek.diagnostic import Diagnostic
from codeweek.play import game, gamepad
from codeweek.play.feedback.voice import voice
from codeweek.play.live import Live

END = ".json"
Doings = dict[str, Callable[[], object]]
Put = Callable[[Script], None]


def doings(app: App, session: LevelSession, put: Put) -> Doings:
    """What the menu of a level has of it: a game is kept while its film is there."""
    if not gamepad.there(session.level) or session.read_only:
        return {}
    found: Doings = {"keep": lambda: keep(app, session)} if session.film.live else {}
    return {**found, "open": lambda: choose(app, session, put)}


def keep(app: App, session: LevelSession) -> None:
    """Write the file, and show where it is."""
    live, text = session.film.live, app.text
    if live is None:
        return
    content = game.kept(session.level, session.script, live.game).encode()
    place = put_away(session.level.id, {END: content})
    if place:
        app.push(KeptPage(app, place, icon="gamepad"))
    else:
        tell(app, text("live.keep"), text("live.not_kept"))


def choose(app: App, session: LevelSession, put: Put) -> None:
    """Choose a file, and open it; what cannot be opened is told in a sentence."""
    from codeweek.desktop.making.file_chooser import ChooserPage  # few open one

    def chosen(path: Path) -> None:
        try:
            content = path.read_text("utf-8") if path.stat().st_size <= game.LONGEST else ""
        except (OSError, ValueError):
            content = ""
        refused = opened(session, app.text.language, content, put)
        if refused:
            tell(app, app.text("live.open"), voice(app.text, session.level).tell(refused))

    app.push(ChooserPage(app, (END,), chosen))


def opened(session: LevelSession, language: str, content: str, put: Put) -> Diagnostic | None:
    """Show the film of a game from its start, its program in place of the child's; or why not."""
    level = session.level
    found = game.elsewhere(level, content, session.journey.pack.level) or game.opened(level, content)
    if isinstance(found, Diagnostic):
        return found
    script, made = found
    refused = gamepad.problem(level, script, language)
    if refused:
        return refused
    live = Live(made, session.film.head.speed)
    live.replaces = script.blocks != session.script.blocks
    if live.replaces:
        put(script)
    session.film.play_live(live)
    session.film.watch(0)
    return None
