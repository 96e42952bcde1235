"""Edits of a pack being made: an act maps its files to files. No act but `remove` takes a level away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from codeweek import data
from codeweek.authoring.draft.table_fields import got, put, with_words
from codeweek.authoring.pack_draft.pack_files import fresh_chapter
from codeweek.authoring.pack_draft.pack_outline import (
    Chapter,
    Files,
    Outline,
    outline,
    title_of,
    titled,
    written,
)
from codeweek.levels.files.field_reader import Names
from codeweek.levels.files.file_name import free, stem_of
from codeweek.levels.files.parse import level_id
from codeweek.levels.files.yaml_nodes import readable
from codeweek.packs.pack import MOST_FILES
from codeweek.packs.planned import CHAPTER, FIELDS, MOST_CHAPTERS
from codeweek.worlds.kinds import kinds, look_names

WORDS = ("title", "idea")  # fields that may be in several languages
LINES = ("author", "licence", "version")
LOOKS = ("cover", "look")


class _DoesNotApplyError(Exception):
    """An act that lacks an argument or cannot be done."""


def act(files: Files, what: Mapping[str, Any], language: str) -> Files:
    """The files after one act; the same files when the act does not apply."""
    told, edit = outline(files), ACTS.get(str(what.get("do")))
    if told is None or edit is None:
        return files
    try:
        return edit(_Asked(files, told, what, language))
    except _DoesNotApplyError:
        return files


@dataclass(frozen=True)
class _Asked:
    """The arguments of an act, and the pack. Its getters raise _DoesNotApplyError."""

    files: Files
    outline: Outline
    what: Mapping[str, Any]
    language: str

    def words(self, name: str) -> str:
        value = self.what.get(name)
        if not isinstance(value, str):
            raise _DoesNotApplyError
        return readable(value)

    def place(self, name: str, most: int) -> int:
        """A place in a list, brought within it."""
        value = self.what.get(name)
        if type(value) is not int:
            raise _DoesNotApplyError
        return max(0, min(value, most))

    def chapter(self) -> int:
        value = self.what.get("chapter")
        if type(value) is not int or not 0 <= value < len(self.outline.chapters):
            raise _DoesNotApplyError
        return value

    def level(self) -> str:
        """The file of a level."""
        name = self.words("file")
        if name not in self.outline.levels:
            raise _DoesNotApplyError
        return name

    def with_chapters(self, chapters: tuple[Chapter, ...], files: Files | None = None) -> Files:
        found = self.files if files is None else files
        return written(found, replace(self.outline, chapters=chapters))

    def new_name(self, text: str, folder: str) -> str:
        """The file of one level more, named after its title."""
        if len(self.files) >= MOST_FILES:
            raise _DoesNotApplyError
        ids = {level_id(name) for name in self.files}
        last = folder.rpartition("/")[2]
        stems = [id.rpartition("/")[2] for id in ids if id.rpartition("/")[0] == last]
        return f"{folder}/{free(stem_of(title_of(text, self.language)), stems)}.yaml"


def _with(chapter: Chapter, name: str, place: int) -> Chapter:
    """A chapter with one level more."""
    levels = [level for level in chapter.levels if level != name]
    return replace(chapter, levels=(*levels[:place], name, *levels[place:]))


def _without(chapters: tuple[Chapter, ...], name: str) -> tuple[Chapter, ...]:
    return tuple(
        replace(chapter, levels=tuple(n for n in chapter.levels if n != name)) for chapter in chapters
    )


def _put(chapters: tuple[Chapter, ...], index: int, chapter: Chapter) -> tuple[Chapter, ...]:
    return (*chapters[:index], chapter, *chapters[index + 1 :])


def _set(asked: _Asked) -> Files:
    field, value = asked.words("field"), asked.words("value").strip()
    tree = dict(asked.outline.tree)
    _set_in(tree, FIELDS, field, value, asked)
    return written(asked.files, replace(asked.outline, tree=tree))


def _set_chapter(asked: _Asked) -> Files:
    field, value, index = asked.words("field"), asked.words("value").strip(), asked.chapter()
    table = dict(asked.outline.chapters[index].table)
    _set_in(table, CHAPTER, field, value, asked)
    return asked.with_chapters(
        _put(asked.outline.chapters, index, replace(asked.outline.chapters[index], table=table))
    )


def _set_in(table: dict[str, Any], names: Names, field: str, value: str, asked: _Asked) -> None:
    french = asked.outline.french
    if field not in names or (field == "title" and not value):
        raise _DoesNotApplyError
    if field in WORDS:
        words = with_words(got(table, names, field), value, asked.language, False)
        put(table, names, field, words or None, french)
    elif field in LINES:
        put(table, names, field, value or None, french and field != "licence")
    elif field in LOOKS and (not value or value in look_names(kinds())):
        others = look_names(kinds()).get(value, ())
        put(table, names, field, (others[0] if french and others else value) or None, french)
    else:
        raise _DoesNotApplyError


def _add(asked: _Asked) -> Files:
    index, text = asked.chapter(), asked.words("text").removeprefix("\ufeff")
    chapter = asked.outline.chapters[index]
    name = asked.new_name(text, chapter.folder)
    grown = _with(chapter, name, len(chapter.levels))
    return asked.with_chapters(_put(asked.outline.chapters, index, grown), {**asked.files, name: text})


def _write(asked: _Asked) -> Files:
    return {**asked.files, asked.level(): asked.words("text").removeprefix("\ufeff")}


def _rename(asked: _Asked) -> Files:
    name, title = asked.level(), asked.words("title").strip()
    if not title:
        raise _DoesNotApplyError
    return {**asked.files, name: titled(asked.files[name], title, asked.language)}


def _duplicate(asked: _Asked) -> Files:
    text = asked.files[asked.level()]
    say = data.text(asked.language)
    copied = titled(text, say("pack_draft.copy", title=title_of(text, asked.language)), asked.language)
    return _after(asked, (copied,))


def _add_beside(asked: _Asked) -> Files:
    """Some levels more, in their order after one of the pack."""
    texts = asked.what.get("texts")
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        raise _DoesNotApplyError
    return _after(asked, tuple(readable(text) for text in texts))


def _after(asked: _Asked, texts: tuple[str, ...]) -> Files:
    """These levels after the one that is asked about, in its chapter."""
    name = asked.level()
    index, chapter = next(
        (index, each) for index, each in enumerate(asked.outline.chapters) if name in each.levels
    )
    place = chapter.levels.index(name) + 1
    for text in reversed(texts):  # each comes before those that are there
        new = asked.new_name(text, chapter.folder)
        chapter = _with(chapter, new, place)
        asked = replace(asked, files={**asked.files, new: text})
    return asked.with_chapters(_put(asked.outline.chapters, index, chapter))


def _remove(asked: _Asked) -> Files:
    name = asked.level()
    left = {file: text for file, text in asked.files.items() if file != name}
    return asked.with_chapters(_without(asked.outline.chapters, name), left)


def _move(asked: _Asked) -> Files:
    name, index = asked.level(), asked.chapter()
    rest = _without(asked.outline.chapters, name)
    place = asked.place("place", len(rest[index].levels))
    waits = next((chapter.after[name] for chapter in asked.outline.chapters if name in chapter.after), None)
    after = {**rest[index].after, name: waits} if waits else rest[index].after
    return asked.with_chapters(_put(rest, index, replace(_with(rest[index], name, place), after=after)))


def _add_chapter(asked: _Asked) -> Files:
    chapters = asked.outline.chapters
    if len(chapters) >= MOST_CHAPTERS:
        raise _DoesNotApplyError
    folders = [*(chapter.folder for chapter in chapters), *(name.partition("/")[0] for name in asked.files)]
    return asked.with_chapters(
        (*chapters, fresh_chapter(len(chapters) + 1, asked.language, asked.outline.french, folders))
    )


def _remove_chapter(asked: _Asked) -> Files:
    """Its levels go to the chapter before it, or to the one after the first."""
    index, chapters = asked.chapter(), asked.outline.chapters
    if len(chapters) < 2:
        raise _DoesNotApplyError
    gone, rest = chapters[index], (*chapters[:index], *chapters[index + 1 :])
    other = rest[max(0, index - 1)]
    levels = (*other.levels, *gone.levels) if index else (*gone.levels, *other.levels)
    heir = replace(other, levels=levels, after={**gone.after, **other.after})
    return asked.with_chapters(_put(rest, max(0, index - 1), heir))


def _move_chapter(asked: _Asked) -> Files:
    index = asked.chapter()
    rest = [chapter for place, chapter in enumerate(asked.outline.chapters) if place != index]
    place = asked.place("place", len(rest))
    return asked.with_chapters((*rest[:place], asked.outline.chapters[index], *rest[place:]))


ACTS: Mapping[str, Callable[[_Asked], Files]] = {
    "set": _set,
    "add": _add,
    "write": _write,
    "rename": _rename,
    "duplicate": _duplicate,
    "add_beside": _add_beside,
    "remove": _remove,
    "move": _move,
    "add_chapter": _add_chapter,
    "set_chapter": _set_chapter,
    "remove_chapter": _remove_chapter,
    "move_chapter": _move_chapter,
}
