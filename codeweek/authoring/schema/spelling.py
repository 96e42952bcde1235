"""Patterns for every accepted spelling of a word: capitals and accents do not count."""

import re
from collections.abc import Iterable

from codeweek.blocks.words import plain
from codeweek.levels.files.fields import Names

_SIGNS = "abcdefghijklmnopqrstuvwxyzàâäéèêëîïôöùûüç"  # letters as French writes them
_SPACES = "[ _-]"  # in the name of a field
_SPACE = "[ _]"  # in the word for a block


def names_pattern(names: Names) -> str:
    """All spellings of some names and of their other names."""
    return _whole(_spelled(word, _SPACES) for name, others in names.items() for word in (name, *others))


def words_pattern(words: Iterable[str]) -> str:
    """All spellings of the words for blocks, which may be written like calls."""
    return _whole((_spelled(word, _SPACE) for word in words), r"(\(\))?")


def _whole(spelled: Iterable[str], end: str = "") -> str:
    return f"^({'|'.join(dict.fromkeys(spelled))}){end}$"


def _spelled(word: str, space: str) -> str:
    return "".join(_letter(letter, space) for letter in plain(word))


def _letter(letter: str, space: str) -> str:
    if letter in " _":
        return space
    same = "".join(sign + sign.upper() for sign in _SIGNS if plain(sign) == letter)
    return f"[{same}]" if same else re.escape(letter)
