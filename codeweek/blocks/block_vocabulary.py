"""The vocabulary of the blocks in every language: labels to read, names to type."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import Any

from codeweek.command import Slot
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key


@dataclass(frozen=True)
class Part:
    """A part of a label: words, or a placeholder for a slot or field (`name`)."""

    words: str = ""
    name: str = ""


@lru_cache(maxsize=4096)  # the names of the fields of a file are asked for at each word of it
def plain(word: str) -> str:
    """A word without accents or capitals, to compare with what a child typed."""
    apart = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "oe").replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def as_name(word: str) -> str:
    """A name normalised as Python does (NFKC): `ﬁ` and `fi` are one name, as are the two ways to type `é`."""
    return unicodedata.normalize("NFKC", word)


def nearest(word: str, known: Iterable[str], near: float = 0.6) -> str:
    """The known word nearest to a typed one, accents and capitals ignored; empty when none is `near`."""
    return next(iter(as_near(word, known, near)), "")


def as_near(word: str, known: Iterable[str], near: float = 0.6) -> list[str]:
    """The known words nearest to a typed one, of which none is nearer than the others."""
    if len(word) < 2:  # a letter alone is near to nothing
        return []
    by_plain = {plain(name): name for name in known}
    typed = plain(word)[:60]
    close_matches = get_close_matches(typed, by_plain, n=4, cutoff=near)
    alike = {name: _alike(typed, name) for name in close_matches}
    return [by_plain[name] for name in close_matches if alike[name] == max(alike.values())]


def _alike(typed: str, name: str) -> tuple[float, int]:
    """How alike two words are, as `get_close_matches` measures it; then how many letters they begin with."""
    return SequenceMatcher(None, name, typed).ratio(), _begun_alike(typed, name)


def _begun_alike(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next((n for n, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) == 2), len(one))


@dataclass(frozen=True)
class Vocabulary:
    """`table[language][block type]` has `label` and, when a program calls the block by name, `words`.

    `forms` of a word are no words: they are read as the first one, and put right (`blocks/spelling.py`).
    A language that lacks an entry falls back to the `others`, in order.
    """

    table: Mapping[str, Mapping[str, Mapping[str, Any]]]
    others: tuple[str, ...] = ()

    def said(self, type: str, what: str, language: str) -> Any:
        """An entry of a block in a language, with fallback; None when no language has it."""
        if language not in self.table:
            return None
        entries = (self.table.get(code, {}).get(type, {}) for code in (language, *self.others))
        return next((entry[what] for entry in entries if entry.get(what)), None)

    def name(self, type: str, language: str) -> str:
        """The word for a block in programs of a language; its neutral name when there is none."""
        found = self.said(type, "words", language)
        return str(found[0]) if found else type

    def names(self, type: str) -> tuple[str, ...]:
        """All words for a block, in any language."""
        found = [word for words in self.table.values() for word in words.get(type, {}).get("words", ())]
        return tuple(dict.fromkeys(found))

    def forms(self, type: str) -> dict[str, str]:
        """The other forms of the words for a block, in any language, each with its word."""
        entries = [words.get(type, {}) for words in self.table.values()]
        return {form: str(entry["words"][0]) for entry in entries for form in entry.get("forms", ())}

    def written(self, type: str) -> frozenset[str]:
        """The words that programs are written with: the neutral one, and the first one of each language."""
        return frozenset({type, *(self.name(type, language) for language in self.table)})

    def choice(self, type: str, value: str, language: str) -> str:
        """The word of a language for one of the `choices` of a literal."""
        return str((self.said(type, "choices", language) or {}).get(value, value))

    def meant(self, type: str, word: str) -> str | None:
        """The choice of a literal that a word means, in any language, accents ignored."""
        return self._choices(type).get(plain(word.strip()))

    def chosen(self, slot: Slot, word: str) -> str | Diagnostic:
        """The choice that a word in a hole means, in any language; the problem of one that means none."""
        found = self.meant(slot.kind, word)
        return self.unknown(slot, word) if found is None else found

    def unknown(self, slot: Slot, word: str) -> Diagnostic:
        """The problem of a word that a hole does not take, with the nearest word that it does."""
        known = self._choices(slot.kind)
        near = known.get(nearest(word, known)) or slot.default
        close = Key(f"blocks.{slot.kind}.choices.{near}")
        return Diagnostic(f"say.unknown_{slot.kind}", {"name": word, "nearest": close})

    def _choices(self, type: str) -> dict[str, str]:
        """The neutral form of each word; `also` adds words that are understood but not shown."""
        tables = [words.get(type, {}) for words in self.table.values()]
        shown = {plain(word): value for table in tables for value, word in table.get("choices", {}).items()}
        others = {
            plain(word): value
            for table in tables
            for value, words in table.get("also", {}).items()
            for word in words
        }
        return {**others, **shown, **{plain(value): value for value in shown.values()}}

    def toolbox(self, name: str) -> tuple[str, ...]:
        """All names, in any language, that a level file may use for a block or a group of blocks."""
        entries = [words.get(name, {}) for words in self.table.values()]
        kinds = ("words", "forms", "toolbox")
        found = [n for entry in entries for kind in kinds for n in entry.get(kind, ())]
        return tuple(dict.fromkeys([*found, *(n.replace(" ", "_") for n in found)]))

    def label(self, type: str, language: str, body: str = "") -> tuple[Part, ...]:
        """The label of a block with placeholders for its slots; with `body`, the words before that body."""
        found = self.said(type, f"label_{body}" if body else "label", language)
        sentence = str(found or ("" if body else type))
        pieces = re.split(r"\{(\w+)\}", sentence)
        parts = [Part(name=p) if i % 2 else Part(words=p.strip()) for i, p in enumerate(pieces)]
        return tuple(part for part in parts if part.words or part.name)
