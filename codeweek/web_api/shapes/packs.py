"""A pack: its chapters with their levels in brief, and its blocks."""

from typing import NotRequired, TypedDict

from codeweek.web_api.shapes.blocks import BlockSet
from codeweek.web_api.shapes.levels import Brief


class Medal(TypedDict):
    """What the end of a chapter is worth, and the picture on it."""

    name: str
    picture: str


class Gift(TypedDict):
    """What the end of a chapter gives to wear: its kind, which one it is, and its name."""

    kind: str
    thing: str
    name: str


class Chapter(TypedDict):
    """A chapter of levels; `can` is its concept in a child's words.

    `after`: by level, another one that has to be won first, in place of the one before it.
    `comic`: there is one.
    """

    comic: bool
    medal: Medal | None
    gives: Gift | None
    folder: str
    title: str
    can: str
    look: str
    after: dict[str, str]
    levels: list[Brief]


class Pack(TypedDict):
    """A pack in one language: the course with its levels in brief, a teacher's file with whole levels."""

    key: str
    title: str
    chapters: list[Chapter]
    blocks: BlockSet
    titles: NotRequired[dict[str, str]]
    version: NotRequired[str]
    cover: NotRequired[str]
