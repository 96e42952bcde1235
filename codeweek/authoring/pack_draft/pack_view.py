"""What an editor shows of a pack being made."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypedDict

from codeweek.authoring.draft.show import read_level
from codeweek.authoring.draft.table_fields import got, words_in
from codeweek.authoring.pack_draft.pack_files import LICENCES
from codeweek.authoring.pack_draft.pack_outline import Chapter, Files, Outline, outline, title_of
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.file_name import stem_of
from codeweek.levels.level import Level
from codeweek.packs.pack import COVER
from codeweek.packs.planned import CHAPTER, FIELDS
from codeweek.scene import HERO
from codeweek.text import Text
from codeweek.worlds.kinds import kinds, look_names

MOST_KNOWN = 300  # levels that were read and are remembered


class LevelRow(TypedDict):
    """A level: its number, its picture; `facts`: « Robot · Construire · CE1 »; `trouble`: why it has none."""

    file: str
    number: str
    title: str
    facts: str
    hero: str
    look: str
    trouble: str


class ChapterRow(TypedDict):
    """A chapter of the pack."""

    title: str
    look: str
    levels: list[LevelRow]


class Cover(TypedDict):
    """A picture that may stand for the pack, and its name."""

    look: str
    label: str
    picture: str


@dataclass(frozen=True)
class PackView:
    """`todo`: what to do before the pack is given, in sentences; empty when it is ready."""

    title: str = ""
    name: str = ""  # for its file
    author: str = ""
    licence: str = ""
    cover: str = ""
    picture: str = ""  # that of the cover
    chapters: list[ChapterRow] = field(default_factory=list)
    levels: int = 0
    licences: list[str] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    todo: list[str] = field(default_factory=list)


def view(files: Files, text: Text) -> PackView:
    """The view of a pack in the language of a text."""
    told = outline(files)
    if told is None:
        return PackView(todo=[text("pack_draft.unread")])
    chapters = [
        _chapter(files, chapter, f"{number}." if len(told.chapters) > 1 else "", text)
        for number, chapter in enumerate(told.chapters, 1)
    ]
    rows = [row for chapter in chapters for row in chapter["levels"]]
    cover = meant(_words(told, "cover", text), look_names(kinds())) or ""
    licence = _words(told, "licence", text)
    return PackView(
        title=_words(told, "title", text),
        name=stem_of(_words(told, "title", text), text("pack_draft.file")),
        author=_words(told, "author", text),
        licence=licence,
        cover=cover,
        picture=COVER.format(look=cover) if cover else rows[0]["hero"] if rows else "",
        chapters=chapters,
        levels=len(rows),
        licences=list(dict.fromkeys([*LICENCES, *filter(None, [licence])])),
        covers=_covers(text),
        todo=_todo(told, chapters, rows, text),
    )


def _words(told: Outline, name: str, text: Text) -> str:
    return words_in(got(told.tree, FIELDS, name), text.language)


def _covers(text: Text) -> list[Cover]:
    return [
        {"look": look, "label": text(f"pack_draft.look.{look}"), "picture": COVER.format(look=look)}
        for look in kinds()["robot"].looks
    ]


def _chapter(files: Files, chapter: Chapter, before: str, text: Text) -> ChapterRow:
    look = meant(words_in(got(chapter.table, CHAPTER, "look"), text.language), look_names(kinds())) or ""
    levels = [
        _row(name, files[name], f"{before}{number}", look, text)
        for number, name in enumerate(chapter.levels, 1)
    ]
    return {
        "title": words_in(got(chapter.table, CHAPTER, "title"), text.language),
        "look": look,
        "levels": levels,
    }


def _row(name: str, draft: str, number: str, look: str, text: Text) -> LevelRow:
    level, problems = known_level(draft, name)
    errors = [problem for problem in problems if problem.severity == "error"]
    title = title_of(draft, text.language) or text("pack_draft.untitled")
    look = (level.look if level else "") or look
    return {
        "file": name,
        "number": number,
        "title": title,
        "facts": _facts(level, text) if level else "",
        "hero": _hero(level, look) if level else "",
        "look": look,
        "trouble": "" if level or not errors else text.tell(errors[0], "adult"),
    }


def _facts(level: Level, text: Text) -> str:
    kind = text.first(f"draft.kind.{level.kind}", f"schema.kind.{level.kind}.text")
    return " · ".join(filter(None, (kind, text(f"draft.mode.{level.mode}"), level.grade)))


@lru_cache(MOST_KNOWN)
def known_level(draft: str, name: str) -> tuple[Level | None, tuple[Diagnostic, ...]]:
    """A level file, which is read again only when its text has changed."""
    return read_level(draft, name)


def _hero(level: Level, look: str) -> str:
    if not level.maps:
        return ""
    sprites = kinds()[level.kind].picture(level.maps[0].world, look).sprites
    return next((sprite.image for sprite in sprites if sprite.id == HERO), "")


def _todo(told: Outline, chapters: list[ChapterRow], rows: list[LevelRow], text: Text) -> list[str]:
    said = [text("pack_draft.todo.empty")] if not rows else []
    said += [] if _words(told, "author", text).strip() else [text("pack_draft.todo.author")]
    if rows:
        bare = [chapter["title"] for chapter in chapters if not chapter["levels"]]
        said += [text("pack_draft.todo.chapter", title=title) for title in bare]
    return [*said, *(text("pack_draft.todo.level", title=row["title"]) for row in rows if row["trouble"])]
