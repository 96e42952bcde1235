"""Titles in a pack being made."""

from codeweek.authoring.draft.acts import act
from codeweek.authoring.draft.fields import got, words_in
from codeweek.authoring.draft.tree import plain_tree
from codeweek.levels.files.parse import FIELDS as LEVEL_FIELDS


def title_of(text: str, language: str) -> str:
    """The title of a level file; nothing when it cannot be read."""
    return words_in(got(plain_tree(text) or {}, LEVEL_FIELDS, "title"), language)


def titled(text: str, title: str, language: str) -> str:
    """A level file with another title."""
    return act(text, {"do": "set", "field": "title", "value": title, "language": language})
