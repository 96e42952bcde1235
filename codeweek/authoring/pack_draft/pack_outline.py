"""What the `pack.yaml` of a pack being made says: its chapters, the levels of each in order, its titles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.authoring.draft import dump
from codeweek.authoring.draft.level_acts import act
from codeweek.authoring.draft.table_fields import Table, got, put, words_in
from codeweek.authoring.draft.tree import plain_tree
from codeweek.authoring.draft.yaml_patch import rewrite
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.parse import FIELDS as LEVEL_FIELDS
from codeweek.levels.files.parse import level_id
from codeweek.packs.order import LISTED
from codeweek.packs.planned import CHAPTER, FIELDS, PACK_FILES, head_of, ordered


def title_of(text: str, language: str) -> str:
    """The title of a level file; nothing when it cannot be read."""
    return words_in(got(plain_tree(text) or {}, LEVEL_FIELDS, "title"), language)


def titled(text: str, title: str, language: str) -> str:
    """A level file with another title."""
    return act(text, {"do": "set", "field": "title", "value": title, "language": language})


Files = Mapping[str, str]


@dataclass(frozen=True)
class Chapter:
    """A chapter: its fields as they are written, the files of its levels, what each of these waits for."""

    table: Table
    levels: tuple[str, ...] = ()
    after: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """Where its new levels go."""
        return str(got(self.table, CHAPTER, "folder") or "").strip("/")


@dataclass(frozen=True)
class Outline:
    """A whole pack: the fields of its `pack.yaml`, and its chapters; `french`: the language of its keys."""

    tree: Table
    chapters: tuple[Chapter, ...] = ()

    @property
    def french(self) -> bool:
        """Whether it has French keys."""
        return any(key not in FIELDS and meant(key, FIELDS) for key in self.tree)

    @property
    def levels(self) -> tuple[str, ...]:
        """The files of all levels, in order."""
        return tuple(name for chapter in self.chapters for name in chapter.levels)


def outline(files: Files) -> Outline | None:
    """The outline of a pack; None when its `pack.yaml` cannot be read."""
    head = head_of(files) or PACK_FILES[0]
    tree = plain_tree(files.get(head, ""))
    if tree is None:
        return None
    chapters = got(tree, FIELDS, "chapters")
    tables = chapters if isinstance(chapters, list) else [chapters] if chapters else []
    names = ordered(files, head)
    return Outline(tree, tuple(_chapter(table, own) for table, own in zip(tables, names, strict=False)))


def _chapter(found: Any, names: tuple[str, ...]) -> Chapter:
    table = dict(found) if isinstance(found, dict) else {}
    listed = got(table, CHAPTER, "levels")
    rules = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    folder = Chapter(table).folder.rpartition("/")[2]
    by_id = {level_id(name): name for name in names}
    after: dict[str, str] = {}
    for rule in rules:
        word, waits = str(got(rule, LISTED, "level") or ""), got(rule, LISTED, "after")
        name = by_id.get(word if "/" in word else f"{folder}/{word}")
        if name and waits:
            after[name] = str(waits)
    return Chapter(table, names, after)


def written(files: Files, told: Outline) -> Files:
    """The files with another `pack.yaml`; all that is not told anew in it stays as its author wrote it."""
    head, french = head_of(files) or PACK_FILES[0], told.french
    tree = dict(told.tree)
    put(tree, FIELDS, "chapters", [_table(chapter, french) for chapter in told.chapters], french)
    text = rewrite(files.get(head, ""), tree) or "".join(f"{line}\n" for line in _lines(tree))
    return {**files, head: text}


def _lines(tree: Table) -> list[str]:
    return [line for key, value in tree.items() for line in dump.entry(key, value, 0)]


def _table(chapter: Chapter, french: bool) -> Table:
    table = dict(chapter.table)
    listed = [_listed(chapter, name, french) for name in chapter.levels]
    put(table, CHAPTER, "levels", listed or None, french)
    return table


def _listed(chapter: Chapter, name: str, french: bool) -> Any:
    """A level in the list of its chapter: its file alone when it is in the folder of the chapter."""
    folder, _, stem = level_id(name).rpartition("/")
    word = stem if folder == chapter.folder.rpartition("/")[2] else level_id(name)
    waits = chapter.after.get(name)
    level, after = (LISTED[key][0] if french else key for key in ("level", "after"))
    return {level: word, after: waits} if waits else word
