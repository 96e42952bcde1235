"""What the adult of a room is told of a level while it is played, and the games that are handed to it."""

from collections.abc import Mapping
from typing import Any

from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.blocks import blockly
from codeweek.desktop.app import App
from codeweek.desktop.room.room_member import Member
from codeweek.desktop.storage.exported_files import tell
from codeweek.levels.level import Level, exercise_of
from codeweek.levels.programs import catalogue_of
from codeweek.play import gamepad
from codeweek.play.feedback.level_voice import voice
from codeweek.room.event import is_game


class RoomReporter:
    """The room of a session; where there is none, nobody hears it."""

    def __init__(self, room: Member, journey: Journey, level: Level) -> None:
        self.room, self.journey = room, journey
        self.level = exercise_of(level.id)  # a room knows an exercise as a whole
        self._makes_game = level.mode == "create" and gamepad.there(level)

    def tell(self, kind: str, more: Mapping[str, Any]) -> None:
        """Something happens."""
        self.room.tell(kind, self.journey, self.level, **more)

    def foresees(self, chosen: int, names: tuple[str, ...]) -> None:
        """One of the answers offered is chosen."""
        self.room.answer(self.journey, self.level, chosen, names)

    def votes(self) -> bool:
        """Whether the room votes on what happens here: it runs for all at once, later."""
        vote = self.room.vote_on(self.journey, self.level)
        return vote is not None and vote["open"]

    def gives(self) -> bool:
        """Whether a game that is made here can be handed to the room."""
        return self._makes_game and self.room.takes and self.journey.profile in self.room.profiles


def give(app: App, session: LevelSession) -> None:
    """« Donner mon jeu à la salle »: hand a game over once it can be played; or say why it stays here."""
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
