"""When the story of a pack is told, and what a child may wear: won with medals, computed from stars."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codeweek.progress.progress import Progress

if TYPE_CHECKING:
    from codeweek.levels.level import Level
    from codeweek.packs.pack import Chapter, Pack  # its module reads YAML, and that library is slow to load
    from codeweek.packs.story.story_types import ChapterStory, Finale, Medal, Question, Unlocked


def tale(pack: "Pack", chapter: "Chapter") -> "ChapterStory | None":
    """What is told of a chapter, if anything."""
    return pack.story.tales.get(chapter.folder) if pack.story else None


def opens(pack: "Pack", progress: Progress, chapter: "Chapter") -> bool:
    """Whether a chapter is to be opened by its comic: none of its levels was entered."""
    chapter_story = tale(pack, chapter)
    seen = (progress.programs, progress.tries, progress.stars)
    fresh = not any(level.id in each for level in chapter.levels for each in seen)
    return fresh and chapter_story is not None and bool(chapter_story.opening)


def is_done(progress: Progress, chapter: "Chapter") -> bool:
    """Whether the last level of a chapter is won, and the last one to solve: its ending may be seen.

    The last one is often a level to invent in, which the map leads to from the first day.
    """
    solved = [level for level in chapter.levels if level.mode != "create"]
    ends = [*solved[-1:], *chapter.levels[-1:]]
    return bool(ends) and all(progress.stars.get(level.id) for level in ends)


def medal(pack: "Pack", progress: Progress, chapter: "Chapter") -> "Medal | None":
    """The medal of a chapter that is done, if its story has one: it comes from stars, and is never lost."""
    chapter_story = tale(pack, chapter)
    return chapter_story.medal if chapter_story and is_done(progress, chapter) else None


def question(pack: "Pack", progress: Progress, level: "Level") -> "Question | None":
    """What is asked after the first win of a level: a question of several levels, after the first one won."""
    asked = pack.story.question(level.id) if pack.story else None
    won = asked is not None and any(progress.stars.get(id) for id in asked.after if id != level.id)
    return None if won else asked


def finale(pack: "Pack", chapter: "Chapter") -> "Finale | None":
    """The last scene, when it comes after this chapter: the one it names, or the last of the pack."""
    found = pack.story.finale if pack.story else None
    last = chapter is pack.chapters[-1] or (found is not None and found.after == chapter.folder)
    return found if last else None


def is_late(pack: "Pack", progress: Progress) -> bool:
    """Whether a chapter of the story is not done yet."""
    chapters = [chapter for chapter in pack.chapters if tale(pack, chapter)]
    return not all(is_done(progress, chapter) for chapter in chapters)


@dataclass(frozen=True)
class Earned:
    """What a child has done: chapters where something was won, programs that were mended, stars."""

    worlds: int
    muddles: int
    stars: int


def earned(pack: "Pack", progress: Progress) -> Earned:
    """What stands on the diploma."""
    won = [level for level in pack.levels if progress.stars.get(level.id)]
    worlds = [chapter for chapter in pack.chapters if any(level in won for level in chapter.levels)]
    mended = [level for level in won if level.mode == "debug"]
    return Earned(len(worlds), len(mended), sum(progress.stars[level.id] for level in won))


TUNES, PICTURES = ("music",), ("robot", "turtle")  # kinds of world where what one creates is heard, or seen


def own_work(pack: "Pack", progress: Progress, kinds: tuple[str, ...]) -> "tuple[Level, Any] | None":
    """The last level of some kinds where a child has created something, and what.

    It is the newest work of its gallery, else the program that won.
    """
    for level in reversed(pack.levels):
        if level.kind in kinds and level.mode == "create":
            won = [progress.programs.get(level.id)] if progress.stars.get(level.id) else []
            for program in (*reversed(progress.gallery.get(level.id, ())), *won):
                if program is not None:
                    return level, program
    return None


@dataclass(frozen=True)
class Piece:
    """A thing that a pack gives, the chapter whose end gives it, and whether that is done."""

    thing: "Unlocked"
    chapter: "Chapter"
    won: bool


def pieces(pack: "Pack", progress: Progress) -> tuple[Piece, ...]:
    """All that a pack gives to wear, in the order of its chapters; none for a pack without a story."""
    given = (
        (chapter, chapter_story.unlocks)
        for chapter in pack.chapters
        if (chapter_story := tale(pack, chapter))
    )
    return tuple(Piece(thing, chapter, is_done(progress, chapter)) for chapter, thing in given if thing)


def gift(pack: "Pack", progress: Progress, chapter: "Chapter") -> "Unlocked | None":
    """What the end of a chapter has given, if it is done."""
    return next(
        (piece.thing for piece in pieces(pack, progress) if piece.chapter is chapter and piece.won), None
    )
