"""The levels that the adult chooses from: those of the course and of the packs that are there."""

from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter, Pack
from codeweek.play import builtin
from codeweek.play.ballot import ballot
from codeweek.progress.course import SHIPPED
from codeweek.room.courses import Course, Lesson, Lessons
from codeweek.server.rooms.shelf import Kept
from codeweek.text import Text


def courses(kept: tuple[Kept, ...], text: Text) -> list[Course]:
    """The course first, then the packs, the newest of each key."""
    newest = {each.packed["key"]: each for each in kept}
    packs = (_course(each.packed["key"], each.pack, text, each) for each in newest.values())
    return [_course(SHIPPED, builtin.pack(), text), *packs]


def _course(key: str, pack: Pack, text: Text, kept: Kept | None = None) -> Course:
    return {
        "key": key,
        "title": text.pick(pack.title),
        "sum": kept.packed["sum"] if kept else "",
        "size": kept.packed["size"] if kept else 0,
        "chapters": [_chapter(each, text) for each in pack.chapters],
    }


def _chapter(chapter: Chapter, text: Text) -> Lessons:
    return {"title": text.pick(chapter.title), "levels": [_level(each, text) for each in chapter.levels]}


def _level(level: Level, text: Text) -> Lesson:
    offered = ballot(level, text)
    return {
        "id": level.id,
        "title": text.pick(level.title),
        "mode": level.mode,
        "hints": [text.pick(hint) for hint in level.hints],
        "choices": [choice.name for choice in offered],
        "question": text.pick(level.predict.question) if level.predict else "",
        "answers": ["" if choice.script else choice.words for choice in offered],
    }
