"""Localised sentences by key, with slots, plurals and registers."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.diagnostic import Diagnostic

REGISTERS = ("short", "normal", "adult")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w«“])")  # not a quotation mark, which may be Python
_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d])")  # « 5 blocs » stays on one line
LONGEST = 400  # letters of one slot: a program can make a word of any length
TYPED = "typed"  # the form of a sentence for who types, and has no blocks
_FORMS = {"one", "other", TYPED, *REGISTERS}  # of one sentence
TIED = "\u00a0"  # between a number and its noun
_PLACE = re.compile(r"\{\{|\}\}|\{(\w+)\}")
_CLOSES = re.compile(r"\s?[»”\]]$")
_ENDS = (".", "!", "?", "…")  # a sentence, not a part of one
_BEGINS = re.compile(r"(?:^|[.!?…] )$")  # what stands before the first word of a sentence


class Key(str):
    """A slot value that is itself a sentence, by its key in the language files."""


@dataclass(frozen=True)
class Text:
    """Sentences of one language.

    `messages` is a tree of tables; a leaf is a sentence, or a table `one`/`other` chosen by the slot `n`.
    `one` holds the numbers that take the singular (French: 0 and 1; English: 1), `decimal` is the sign in
    numbers, and a number that is `tied` stays on the line of its noun.
    `nouns` are the names of things where the sentences are told (in `looks`), by slot (`wall_the`);
    `register` is that of a sentence which has several; where one is `typed` to, that form comes first.
    `rest` says, in another language, what this one does not say.
    """

    language: str
    messages: Mapping[str, Any]
    one: Collection[float] = (1,)
    nouns: Mapping[str, str] = field(default_factory=dict)
    register: str = "normal"
    typed: bool = False
    decimal: str = "."
    tied: bool = False
    looks: tuple[str, ...] = ()
    rest: "Text | None" = None

    def where(self, *looks: str, register: str = "normal", typed: bool = False) -> "Text":
        """The Text for a look: with the nouns of the first of these names that `nouns` has."""
        tables = [self.own(f"nouns.{look}") or {} for look in looks]
        own: Mapping[str, Any] = next(filter(None, tables), {})
        nouns = {**(self.own("nouns.default") or {}), **own}
        return replace(self, nouns=dict(_forms(nouns)), register=register, typed=typed, looks=looks)

    def __call__(self, key: str, /, **slots: object) -> str:
        """The sentence at a dotted `key`, slots filled; the key itself when no language has one."""
        found = self.own(key)
        if found is not None:
            return self._fill(found, slots)
        return key if self.rest is None else self._other(self.rest)(key, **slots)

    def _other(self, rest: "Text") -> "Text":
        """Another language's Text, for the same look and register."""
        return rest.where(*self.looks, register=self.register, typed=self.typed)

    def first(self, *keys: str) -> str:
        """The sentence of the first of these keys that exists."""
        return self(next((key for key in keys if self.find(key) is not None), keys[-1]))

    def find(self, key: str) -> Any:
        """The entry of a dotted key (sentence, table or list), with fallback; or None."""
        found = self.own(key)
        return self.rest.find(key) if found is None and self.rest is not None else found

    def table(self, name: str) -> Mapping[str, Any]:
        """A whole table of sentences, each one falling back to another language."""
        return _over(self.rest.table(name) if self.rest else {}, self.messages.get(name, {}))

    def own(self, key: str) -> Any:
        """The entry of a dotted key in this language only, or None."""
        messages: Any = self.messages
        for part in key.split("."):
            if not isinstance(messages, Mapping) or part not in messages:
                return None
            messages = messages[part]
        return messages

    def tell(self, diagnostic: Diagnostic, register: str | None = None) -> str:
        """The sentence of a diagnostic, in one of the REGISTERS when it has several."""
        slots = {"step": diagnostic.step, "line": diagnostic.line, **diagnostic.slots}
        text = self if register is None else replace(self, register=register)
        return text(diagnostic.key, **slots)

    def pick(self, value: str | Mapping[str, str]) -> str:
        """A string of a level in this language: a plain one, or a table by language (else its first)."""
        if not isinstance(value, str):
            spoken = (value[code] for code in self.languages() if value.get(code))
            value = next(spoken, next(iter(value.values()), ""))
        value = _APOSTROPHE.sub("’", value)
        return _NUMBER.sub(TIED, value) if self.tied else value

    def languages(self) -> tuple[str, ...]:
        """This language, then its fallbacks."""
        return (self.language, *(self.rest.languages() if self.rest else ()))

    def number(self, value: float) -> str:
        """A number in this language's format."""
        return str(value) if isinstance(value, int) else f"{value:g}".replace(".", self.decimal)

    def _fill(self, found: Any, slots: Mapping[str, object]) -> str:
        if self.typed and isinstance(found, Mapping) and self.register != "adult":
            found = found.get(TYPED, found)
        if isinstance(found, Mapping) and not {*found}.isdisjoint(REGISTERS):
            usual = found.get("normal", next(iter(found.values())))
            found = found.get(self.register, usual)
        if isinstance(found, Mapping):  # a language may have one form for all numbers
            found = found["one" if slots.get("n") in self.one and "one" in found else "other"]
        template = str(found)
        whole = template[-1:] in _ENDS

        def filled(place: re.Match[str]) -> str:
            name = place[1]
            if name is None:
                return place[0][0]
            if name in slots:
                return cut(self._word(slots[name]), LONGEST)
            noun = self._noun(name, slots.get("n"))
            begins = whole and _BEGINS.search(template, 0, place.start())
            return capital(noun) if begins else noun

        return _PLACE.sub(filled, template)

    def _noun(self, name: str, number: object) -> str:
        """The noun of a slot; `walls_n` is a number of them. An unfilled slot is an ellipsis."""
        if name.endswith("s_n"):
            many = name.removesuffix("_n")
            noun = self.nouns.get(many.removesuffix("s") if number in self.one else many)
            if noun is None and self.rest is not None:
                return self._other(self.rest)._noun(name, number)
            return "…" if noun is None else f"{self._word(number)}{TIED}{noun}"
        if name not in self.nouns and self.rest is not None:
            return self._other(self.rest)._noun(name, number)
        return self.nouns.get(name, "…")

    def _word(self, value: object) -> str:
        if isinstance(value, Diagnostic):
            return self.tell(value, "short" if self.register == "short" else "normal")
        if isinstance(value, Key):
            return self(value)
        if isinstance(value, Mapping):
            return self.pick(value)
        if isinstance(value, float):
            return self.number(value)
        return "" if value is None else str(value)


def capital(words: str) -> str:
    """Words with a capital, as at the start of a sentence."""
    return words[:1].upper() + words[1:]


def _forms(nouns: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The slots of some nouns: `wall`, `walls`, and `wall_a` and the like for its other forms."""
    for name, forms in nouns.items():
        if isinstance(forms, str):
            yield name, forms
            continue
        for form, words in forms.items():
            yield {"one": name, "many": f"{name}s"}.get(form, f"{name}_{form}"), words


def _over(under: Mapping[str, Any], over: Mapping[str, Any]) -> Mapping[str, Any]:
    """Merge two tables; a sentence with plurals or registers is taken as a whole."""
    found = dict(under)
    for key, value in over.items():
        both = isinstance(value, Mapping) and isinstance(found.get(key), Mapping)
        whole = both and ({*value} <= _FORMS or {*found[key]} <= _FORMS)
        found[key] = _over(found[key], value) if both and not whole else value
    return found


def cut(word: str, most: int) -> str:
    """A word in at most so many letters; what is quoted stays in its quotation marks."""
    if len(word) <= most:
        return word
    mark = _CLOSES.search(word)
    end = "…" + (mark[0] if mark else "")
    return word[: most - len(end)] + end
