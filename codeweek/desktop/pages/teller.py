"""What the adult of a room is told of a level while it is played."""

from codeweek.app.level_session import LevelSession
from codeweek.desktop.room.room_member import Member
from codeweek.levels.level import exercise_of
from codeweek.play import gamepad
from codeweek.text import Text


class Teller:
    """Tells a `room` of a session; where there is none, nobody hears it."""

    def __init__(self, room: Member, session: LevelSession) -> None:
        self.room, self.session = room, session
        self.level = exercise_of(session.level.id)  # a room knows an exercise as a whole
        self._arrived = False  # it was told that the child is here
        session.tell, session.votes, session.guess.votes = self.tell, self.votes, self.votes
        session.gives = self.gives

    def votes(self) -> bool:
        """Whether the room votes on what happens here: it runs for all at once, later."""
        vote = self.room.vote_on(self.session.journey, self.level)
        return vote is not None and vote["open"]

    def gives(self) -> bool:
        """Whether a game that is made here can be handed to the room."""
        session, room = self.session, self.room
        made = session.level.mode == "create" and gamepad.there(session.level)
        return made and room.takes and session.journey.profile in room.profiles

    def tell(self, kind: str, **more: object) -> None:
        """Something happens."""
        self.room.tell(kind, self.session.journey, self.level, **more)

    def arrive(self) -> None:
        """The child is here: it is told the first time."""
        if not self._arrived:
            self._arrived = True
            self.tell("open")

    def hint(self) -> None:
        """An idea is read, if one is."""
        if number := self.session.hints.pinned:
            self.tell("hint", hints=number)

    def foreseen(self, text: Text) -> None:
        """An answer is chosen, if one is."""
        session, guess = self.session, self.session.guess
        if guess.chosen is not None:
            self.room.answer(session.journey, self.level, guess.chosen, tuple(guess.names(text)))
