"""The words of the blocks in every language: labels to read, names to type."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from codeweek.command import Slot
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key


@dataclass(frozen=True)
class Part:
    """A piece of a label: words, or the place of a slot or field (`name`)."""

    words: str = ""
    name: str = ""


def plain(word: str) -> str:
    """A word without accents or capitals, for comparing what a child typed."""
    apart = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "oe").replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def as_name(word: str) -> str:
    """A name as Python takes it: `ﬁ` and `fi` are one name, so are the two ways to type `é`."""
    return unicodedata.normalize("NFKC", word)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like one that somebody typed, accents and capitals aside; empty when none is."""
    by_plain = {plain(name): name for name in known}
    found = get_close_matches(plain(word)[:60], by_plain, n=1, cutoff=0.6)
    return by_plain[found[0]] if found else ""


@dataclass(frozen=True)
class Vocabulary:
    """Words: `table[language][block type]` has `label` and, when a program calls it by name, `words`.

    What a language does not say is said in the `others`, the first first.
    """

    table: Mapping[str, Mapping[str, Mapping[str, Any]]]
    others: tuple[str, ...] = ()

    def said(self, type: str, what: str, language: str) -> Any:
        """What a language says of a block, else another one; None when none does."""
        if language not in self.table:
            return None
        entries = (self.table.get(code, {}).get(type, {}) for code in (language, *self.others))
        return next((entry[what] for entry in entries if entry.get(what)), None)

    def name(self, type: str, language: str) -> str:
        """The word a program of that language uses for a block; its neutral name when there is none."""
        found = self.said(type, "words", language)
        return str(found[0]) if found else type

    def names(self, type: str) -> tuple[str, ...]:
        """Every word, of any language, that means this block."""
        found = [word for words in self.table.values() for word in words.get(type, {}).get("words", ())]
        return tuple(dict.fromkeys(found))

    def written(self, type: str) -> frozenset[str]:
        """The words that programs are written with: the neutral one, and the first of each language."""
        return frozenset({type, *(self.name(type, language) for language in self.table)})

    def choice(self, type: str, value: str, language: str) -> str:
        """The word of a language for one of the `choices` of a literal."""
        return str((self.said(type, "choices", language) or {}).get(value, value))

    def meant(self, type: str, word: str) -> str | None:
        """The choice of a literal that a word of any language means, with or without accents."""
        return self._choices(type).get(plain(word.strip()))

    def unknown(self, slot: Slot, word: str) -> Diagnostic:
        """What to say of a word that a hole does not take: the one it takes that is most like it."""
        known = self._choices(slot.kind)
        near = known.get(nearest(word, known)) or slot.default
        close = Key(f"blocks.{slot.kind}.choices.{near}")
        return Diagnostic(f"say.unknown_{slot.kind}", {"name": word, "nearest": close})

    def _choices(self, type: str) -> dict[str, str]:
        """The neutral word of each word, `also` holding those that are understood and not shown."""
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
        """Every name, of any language, that a level file may use for a block or a group of blocks."""
        entries = [words.get(name, {}) for words in self.table.values()]
        found = [n for entry in entries for n in (*entry.get("words", ()), *entry.get("toolbox", ()))]
        return tuple(dict.fromkeys([*found, *(n.replace(" ", "_") for n in found)]))

    def label(self, type: str, language: str, body: str = "") -> tuple[Part, ...]:
        """The words on a block, with the places of its slots; for `body`, the words before that body."""
        found = self.said(type, f"label_{body}" if body else "label", language)
        sentence = str(found or ("" if body else type))
        pieces = re.split(r"\{(\w+)\}", sentence)
        parts = [Part(name=p) if i % 2 else Part(words=p.strip()) for i, p in enumerate(pieces)]
        return tuple(part for part in parts if part.words or part.name)
