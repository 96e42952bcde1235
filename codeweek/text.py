"""Sentences by key, in one language, with slots and plurals."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from codeweek.diagnostic import Diagnostic

REGISTERS = ("short", "normal", "adult")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w«“])")  # not a quotation mark, which may be Python
_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d])")  # « 5 blocs » stays on one line
LONGEST = 400  # letters of one slot: a program can make a word of any length


class Key(str):
    """A slot value that is itself a sentence of the language files, by its key."""


@dataclass(frozen=True)
class Text:
    """Sentences of one language.

    `messages` is a tree of tables; a leaf is a sentence, or a table `one`/`other` chosen by the slot `n`.
    `one` holds the numbers that take the singular (French: 0 and 1; English: 1).
    """

    language: str
    messages: Mapping[str, Any]
    one: Collection[float] = (1,)

    def __call__(self, key: str, /, **slots: object) -> str:
        """The sentence at a dotted `key`, slots filled; the key itself when there is none."""
        found = self.find(key)
        return key if found is None else self._fill(found, slots)

    def find(self, key: str) -> Any:
        """What the language files hold at a dotted key (sentence, table or list), or None."""
        found: Any = self.messages
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return None
            found = found[part]
        return found

    def tell(self, diagnostic: Diagnostic, register: str = "normal") -> str:
        """A diagnostic in words, in one of the REGISTERS when its sentence has several."""
        found = self.find(diagnostic.key)
        if isinstance(found, Mapping) and "normal" in found:
            found = found.get(register, found["normal"])
        slots = {"step": diagnostic.step, "line": diagnostic.line, **diagnostic.slots}
        return diagnostic.key if found is None else self._fill(found, slots, register)

    def pick(self, value: str | Mapping[str, str]) -> str:
        """A string of a level in this language: a plain one, or a table by language (else its first)."""
        if not isinstance(value, str):
            value = value.get(self.language) or next(iter(value.values()), "")
        value = _APOSTROPHE.sub("’", value)
        return _NUMBER.sub("\u00a0", value) if self.language == "fr" else value

    def _fill(self, found: Any, slots: Mapping[str, object], register: str = "normal") -> str:
        if isinstance(found, Mapping):
            found = found["one" if slots.get("n") in self.one else "other"]
        words = {name: _cut(self._word(value, register)) for name, value in slots.items()}
        return str(found).format_map(_Slots(words))

    def _word(self, value: object, register: str) -> str:
        if isinstance(value, Diagnostic):
            return self.tell(value, "short" if register == "short" else "normal")
        if isinstance(value, Key):
            return self(value)
        if isinstance(value, Mapping):
            return self.pick(value)
        if isinstance(value, float) and self.language == "fr":
            return f"{value:g}".replace(".", ",")
        return "" if value is None else str(value)


def _cut(word: str) -> str:
    return word if len(word) <= LONGEST else f"{word[: LONGEST - 1]}…"


class _Slots(dict[str, str]):
    """A slot nobody filled is an ellipsis: « répéter … fois »."""

    def __missing__(self, _name: str) -> str:
        return "…"
