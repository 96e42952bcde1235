"""The words of the paper in one language: docs/week/*.yaml, with the names of the course filled in."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml

from codeweek import data
from codeweek.play import builtin

WEEK = Path(__file__).parents[2] / "docs" / "week"
LANGUAGES = {"fr", "en"}
BANDS = ("petits", "moyens", "grands")  # in the order of ages
QUOTES = {"fr": "« {} »", "en": "“{}”"}
SLOT = re.compile(r"\{([\w./-]+)\}")


class Words:
    """Reads the files in one language, and escapes what it gives."""

    def __init__(self, language: str) -> None:
        self.language, self.text = language, data.text(language)
        self.kit = self._of(_file("kit"))
        self.bands = {name: self._of(_file(name)) for name in BANDS}

    def _of(self, value: Any) -> Any:
        """A value of a file: translated, its slots filled, ready for HTML."""
        if isinstance(value, Mapping):
            return self._of(value[self.language]) if set(value) == LANGUAGES else self._table(value)
        if isinstance(value, list):
            return [self._of(each) for each in value]
        return self.html(self.filled(value)) if isinstance(value, str) else value

    def _table(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Each of its values; `words` is what it says itself beside others."""
        found = {key: self._of(each) for key, each in value.items() if key not in LANGUAGES}
        return found if len(found) == len(value) else {**found, "words": self._of(value[self.language])}

    def html(self, words: str) -> str:
        """Words for a page; in French, with spaces that do not break."""
        return escape(spaced(words) if self.language == "fr" else words, quote=False)

    @property
    def colon(self) -> str:
        """What stands after a heading in a line."""
        return "\u00a0:" if self.language == "fr" else ":"

    def filled(self, words: str) -> str:
        """With the names of levels, chapters and buttons; other slots stay.

        Raises ValueError for a name that is nowhere.
        """
        return SLOT.sub(lambda found: self._named(found[1], found[0]), words)

    def _named(self, key: str, slot: str) -> str:
        if "/" not in key and "." not in key and "-" not in key:
            return slot  # filled in by the sheet
        return QUOTES[self.language].format(self._name(key))

    def _name(self, key: str) -> str:
        if key in names():
            return self.text.pick(names()[key])
        if "." in key and (said := self.text(key)) != key:
            return said
        raise ValueError(f"docs/week names {key!r}, which is nowhere")


def names() -> Mapping[str, Any]:
    """The titles of all levels and chapters of the course, a chapter's with its number."""
    return _names()


@cache
def _names() -> Mapping[str, Any]:
    return dict(_titles())


def _titles() -> Iterator[tuple[str, Any]]:
    for number, chapter in enumerate(builtin.pack().chapters, 1):
        yield chapter.folder, {code: f"{number} {words}" for code, words in dict(chapter.title).items()}
        for level in chapter.levels:
            yield level.id, level.title


@cache
def _file(name: str) -> Any:
    return yaml.safe_load((WEEK / f"{name}.yaml").read_text(encoding="utf-8"))


def spaced(words: str) -> str:
    """Words with spaces that do not break around the signs that want them, nor in « 12 à 35 »."""
    return re.sub(r" (?=[:;!?»])|(?<=«) |(?<=\d) (?=à \d)|(?<=\d à) (?=\d)", "\u00a0", words)
