"""« Donner mon jeu à la salle » : a game goes to the room from the window, once it can be played."""

from codeweek.blocks import blockly
from codeweek.desktop.app import App
from codeweek.desktop.made import tell
from codeweek.desktop.pages.attempt import Attempt
from codeweek.levels.programs import catalogue_of
from codeweek.play import gamepad
from codeweek.play.feedback.voice import voice
from codeweek.room.event import is_game


def give(app: App, attempt: Attempt) -> None:
    """Hand it over; or say why it stays here."""
    text, level = app.text, attempt.level
    refused = gamepad.problem(level, attempt.script, text.language)
    program = blockly.save(attempt.script, catalogue_of(level))
    if refused:
        said = voice(text, level).tell(refused)
    elif not is_game(program):
        said = text("live.too_large")
    else:
        app.room.hand(attempt.journey, level.id, program)
        said = text(f"room.child.games.{'handed' if app.room.here else 'waits'}")
    tell(app, text("live.give"), said)
