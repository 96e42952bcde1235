"""What a child may wear: won with medals, computed from stars, never stored."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codeweek.progress import tale
from codeweek.progress.progress import Progress

if TYPE_CHECKING:
    from codeweek.packs.pack import Chapter, Pack  # its module reads YAML, and that library is slow to load
    from codeweek.packs.story.shapes import Unlocked


@dataclass(frozen=True)
class Piece:
    """A thing that a pack gives, the chapter whose end gives it, and whether that is done."""

    thing: "Unlocked"
    chapter: "Chapter"
    won: bool


def pieces(pack: "Pack", progress: Progress) -> tuple[Piece, ...]:
    """All that a pack gives to wear, in the order of its chapters; none for a pack without a story."""
    given = ((chapter, told.unlocks) for chapter in pack.chapters if (told := tale.tale(pack, chapter)))
    return tuple(Piece(thing, chapter, tale.is_done(progress, chapter)) for chapter, thing in given if thing)


def gift(pack: "Pack", progress: Progress, chapter: "Chapter") -> "Unlocked | None":
    """What the end of a chapter has given, if it is done."""
    return next((each.thing for each in pieces(pack, progress) if each.chapter is chapter and each.won), None)
