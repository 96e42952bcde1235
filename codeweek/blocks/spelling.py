"""Words that are nearly those of a world or of Python: read as those, put right in the text, and told."""

import builtins
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from keyword import iskeyword

from codeweek.blocks import hats
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.text_block import calls
from codeweek.diagnostic import Diagnostic

PYTHON = ("abs", "float", "input", "int", "len", "max", "min", "print", "range", "round", "str", "sum")
# What stands behind a dot or in an import.
PARTS = (
    *("append", "count", "index", "insert", "join", "lower", "pop", "remove", "replace", "reverse", "sort"),
    *("split", "strip", "upper", "math", "ceil", "floor", "sqrt", "pi", "random", "choice", "randint"),
)
_OTHER = frozenset({"lire"})  # nearly `dire`, but it means `input`
_IMPORT = re.compile(r"[ \t]*(?:import|from)[ \t]")
_BEHIND = re.compile(r"(\w+) +$")
_BEFORE = 60  # letters before a name in which another word is looked for
SHORTEST = 4  # letters of a word of which one may be wrong
LONGEST = 20_000  # letters of a text that is looked at: what is longer is not read


@dataclass(frozen=True)
class Correction:
    """A word that was put right: `typed`, what was `put`, `why`, and where that is in the text put right.

    `why`: it had a `capital`, was another `form` of the word, or `near` it, by one letter.
    """

    typed: str
    put: str
    why: str
    line: int
    column: int

    def told(self) -> Diagnostic:
        """The sentence about it, at its place."""
        diagnostic = Diagnostic(f"spelling.{self.why}", {"name": self.typed, "put": self.put}, "note")
        return diagnostic.at(line=self.line, column=self.column, until=self.column + len(self.put))

    def stands(self, rows: Sequence[str]) -> bool:
        """Whether it is still at its place in the lines of a text."""
        return self.line <= len(rows) and rows[self.line - 1].startswith(self.put, self.column - 1)


def told(corrections: Sequence[Correction]) -> Diagnostic:
    """The one sentence about words that were put right, at the first of them."""
    first = corrections[0].told()
    pairs = dict.fromkeys((one.typed, one.put) for one in corrections)
    if len(pairs) == 1:
        return first
    named = ", ".join(f"{typed} → {put}" for typed, put in pairs)
    return Diagnostic("spelling.several", {"words": named}, "note").at(line=first.line)


def right(catalogue: Catalogue, word: str, near: Collection[str] = ()) -> tuple[str, str] | None:
    """The word that is meant by one that is nearly it, and why; None for a word, and for any other.

    `near`: the words of which one letter may be wrong.
    """
    lower = word.lower()
    if word in PYTHON or catalogue.resolve(word) is not None:
        return None
    if word != lower and (lower in PYTHON or catalogue.resolve(lower) is not None):
        return lower, "capital"
    if form := catalogue.form(word):
        return form, "form"
    typed = plain(word)
    if len(typed) < SHORTEST or typed in _OTHER or hasattr(builtins, word):
        return None
    found = [each for each in near if by_a_letter(typed, plain(each))]
    return (found[0], "near") if len(found) == 1 else None


def meant(catalogue: Catalogue, word: str) -> bool:
    """Whether a word is one of the world, or nearly."""
    return catalogue.resolve((right(catalogue, word) or (word,))[0]) is not None


def by_a_letter(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another, one too many, one too few, two that changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    head = next((n for n, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) == 2), None)
    head = min(len(one), len(other)) if head is None else head
    one, other = one[head:], other[head:]
    ends = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    return any(left == right for left, right in ends) or (one[:2] == other[1::-1] and one[2:] == other[2:])


def _before(source: str, at: int) -> str:
    """The word before a place in its line, if only spaces are between."""
    match = _BEHIND.search(source, max(0, at - _BEFORE), at)
    return match[1] if match else ""


class _Words:
    """The words of a text, which of them the program names itself, and which are nearly words."""

    def __init__(self, catalogue: Catalogue, source: str, near: Collection[str]) -> None:
        self.catalogue, self.source = catalogue, source
        self.there = list(calls(source, dots=True))
        self.parts = self._imported()
        own = {word for at, word, called in self.there if not self._behind(at) and self._named(at, called)}
        self.own = own - self.parts
        self.near = {*near, *self.own} if near else ()

    def better(self, at: int, word: str) -> tuple[str, str, str] | None:
        """What of a word is not right, what it is to be, and why; None for a word that is left."""
        before = _before(self.source, at)
        if before == "def" and self.catalogue.waits and (hat := hats.lowered(self.catalogue.words, word)):
            return *hat, "capital"
        if word in self.parts or (self._behind(at) and _capitals(word)):
            return word, word.lower(), "capital"
        slip = before and not iskeyword(before)  # `pivoter gauche()`
        if self._behind(at) or word in self.own or slip:
            return None
        found = right(self.catalogue, word, self.near)
        return None if found is None or found[0] in self.own else (word, *found)

    def _imported(self) -> set[str]:
        """The words with capitals that are imported, and those that call what is."""
        found = {word for at, word, _called in self.there if self._starts_import(at)}
        known = {word.lower() for word in found}
        used: set[str] = set()
        other: set[str] = set()
        for at, word, called in self.there:
            (used if called or self.source.startswith(".", at + len(word)) else other).add(word)
        return {word for word in found | (used - other) if word.lower() in known and _capitals(word)}

    def _starts_import(self, at: int) -> bool:
        return _IMPORT.match(self.source, self.source.rfind("\n", 0, at) + 1) is not None

    def _behind(self, at: int) -> bool:
        return self.source[at - 1 : at] == "."

    def _named(self, at: int, called: bool) -> bool:
        return not called or _before(self.source, at) in ("def", "class")


def _capitals(word: str) -> bool:
    """Whether a word is one behind a dot or in an import, but for its capitals."""
    return word != word.lower() and word.lower() in PARTS


def unknown(word: str, close: Sequence[str], type_of: Callable[[str], str | None]) -> Diagnostic:
    """The problem of a word that nothing is called, with the nearest one, or two that are as near."""
    other = next((each for each in close if type_of(each) != type_of(close[0])), None)
    slots = {"name": word, "nearest": close[0]}
    if other is None:
        return Diagnostic("say.unknown_name", slots)
    return Diagnostic("say.unknown_name_two", {**slots, "other": other})


def spelled(
    catalogue: Catalogue,
    source: str,
    near: Collection[str] = (),
    left: Collection[str] = (),
    caret: int | None = None,
) -> tuple[str, tuple[Correction, ...]]:
    """A text with its words put right, each that was; but for those that are to be `left` as they are.

    Those in the line of the `caret` are still being written.
    Only what is called may be a word, a hat, and what is imported or behind a dot; a name that the text gives
    to something of its own is none. `near`: the words of which one letter may be wrong.
    """
    if len(source) > LONGEST:
        return source, ()
    words = _Words(catalogue, source, near)
    pieces: list[str] = []
    corrections, done, line, column = [], 0, 1, 1
    for at, word, _called in words.there:
        slip = words.better(at, word)
        if slip is None or slip[0] in left:
            continue
        typed, put, why = slip
        between = source[done:at]
        line += between.count("\n")
        column = len(between) - between.rfind("\n") if "\n" in between else column + len(between)
        if line == caret:
            pieces.append(between)
            done = at
            continue
        corrections.append(Correction(typed, put, why, line, column))
        pieces += [between, put]
        column, done = column + len(put), at + len(typed)
    return "".join([*pieces, source[done:]]), tuple(corrections)
