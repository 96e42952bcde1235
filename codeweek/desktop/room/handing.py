"""« Donner mon jeu à la salle » : a game goes to the room from the window, once it can be played."""

from codeweek.app.level_session import LevelSession
from codeweek.blocks import blockly
from codeweek.desktop.app import App
from codeweek.desktop.storage.exported_files import tell
from codeweek.levels.programs import catalogue_of
from codeweek.play import gamepad
from codeweek.play.feedback.voice import voice
from codeweek.room.event import is_game


def give(app: App, session: LevelSession) -> None:
    """Hand it over; or say why it stays here."""
    text, level = app.text, session.level
    refused = gamepad.problem(level, session.script, text.language)
    program = blockly.save(session.script, catalogue_of(level))
    if refused:
        said = voice(text, level).tell(refused)
    elif not is_game(program):
        said = text("live.too_large")
    else:
        app.room.hand(session.journey, level.id, program)
        said = text(f"room.child.games.{'handed' if app.room.here else 'waits'}")
    tell(app, text("live.give"), said)
