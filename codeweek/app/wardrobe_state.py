"""The wardrobe: all that a pack gives to wear, what of it the child has won and wears, what is said of it."""

from dataclasses import dataclass

from codeweek.app.journey import Journey
from codeweek.play.worn_sounds import FILES
from codeweek.progress import story_progress
from codeweek.progress.story_progress import Piece
from codeweek.text import Text


@dataclass(frozen=True)
class WornThing:
    """A thing as it hangs there; `medal`: the picture of the one that gives it."""

    piece: Piece
    worn: bool
    medal: str

    @property
    def name(self) -> str:
        """What it is called among the others."""
        return f"{self.piece.thing.kind} {self.piece.thing.thing}"

    @property
    def picture(self) -> str:
        """Its sprite."""
        return f"worn/{self.piece.thing.thing}"

    def spoken(self, text: Text) -> str:
        """It and its state in words."""
        state = "worn" if self.worn else "won" if self.piece.won else "waiting"
        piece = self.piece
        thing, chapter = text.pick(piece.thing.name), text.pick(piece.chapter.title)
        return text(f"ui.wear.{state}", thing=thing, chapter=chapter)


class Wardrobe:
    """That of a child. `asked`: the thing that was touched last, if it is not won yet."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.asked: Piece | None = None

    @property
    def things(self) -> list[WornThing]:
        """All that the pack gives."""
        pack, worn = self.journey.pack, self.journey.worn
        return [
            WornThing(piece, worn.get(piece.thing.kind) == piece.thing.thing, self._medal(piece))
            for piece in story_progress.pieces(pack, self.journey.progress)
        ]

    def _medal(self, piece: Piece) -> str:
        chapter_story = story_progress.tale(self.journey.pack, piece.chapter)
        return chapter_story.medal.picture if chapter_story and chapter_story.medal else ""

    def said(self, text: Text) -> str:
        """What is said of all of it, or of what was asked for too early."""
        if self.asked is not None:
            return text("ui.wear.waits", chapter=text.pick(self.asked.chapter.title))
        things = self.things
        if not things or any(thing.piece.won for thing in things):
            return text("ui.wear.how")
        return text("ui.wear.none", chapter=text.pick(things[0].piece.chapter.title))

    def touch(self, name: str) -> str:
        """Put a thing on, or take it off, if it is won; the sound that is heard of it, "" for none."""
        thing = next(thing for thing in self.things if thing.name == name)
        self.asked = None if thing.piece.won else thing.piece
        if not thing.piece.won:
            return ""
        unlocked = thing.piece.thing
        self.journey.wear(unlocked.kind, unlocked.thing)
        return FILES[unlocked.thing][0] if unlocked.kind == "sound" and not thing.worn else "snap"
