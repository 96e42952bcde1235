"""Names and titles in a pack being made."""

import re
from collections.abc import Container

from codeweek.authoring.draft.acts import act
from codeweek.authoring.draft.fields import got, words_in
from codeweek.authoring.draft.tree import plain_tree
from codeweek.blocks.words import plain
from codeweek.levels.files.parse import FIELDS

LONGEST = 40  # letters of the name of a file


def stem_of(title: str, usual: str = "niveau") -> str:
    """A name for a file or a folder, from a title."""
    return re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-")[:LONGEST].strip("-") or usual


def free(name: str, taken: Container[str]) -> str:
    """The name, or the first with a number that nothing else has."""
    return next(each for n in range(1, 10_000) if (each := name if n == 1 else f"{name}-{n}") not in taken)


def title_of(text: str, language: str) -> str:
    """The title of a level file; nothing when it cannot be read."""
    return words_in(got(plain_tree(text) or {}, FIELDS, "title"), language)


def titled(text: str, title: str, language: str) -> str:
    """A level file with another title."""
    return act(text, {"do": "set", "field": "title", "value": title, "language": language})
