"""The holes of a given text: the only places where a child types, each on one line."""

import re
from functools import lru_cache

HOLE = "__"
_HOLE = re.compile(r"(?<!\w)__(?!\w)")


def count(given: str) -> int:
    """The number of holes of a given text."""
    return len(_HOLE.findall(given))


def holes(given: str, text: str) -> tuple[tuple[int, int], ...] | None:
    """Where the holes of a given text begin and end in a text that fills them; None for any other text."""
    match = _filled(given).fullmatch(text)
    return None if match is None else tuple(match.span(number + 1) for number in range(count(given)))


def empty(text: str) -> tuple[int, int] | None:
    """The line and the column, from 1, of the first hole that was not written in."""
    match = _HOLE.search(text)
    if match is None:
        return None
    above = text[: match.start()]
    return above.count("\n") + 1, match.start() - above.rfind("\n")


@lru_cache(64)
def _filled(given: str) -> re.Pattern[str]:
    return re.compile(r"([^\n]*)".join(map(re.escape, _HOLE.split(given))))
