"""Converts an integer to words that a child can write on paper, and typed words back.

The last word is a checksum over GF(1024), with a weight for each position: one wrong word or two exchanged
ones are always detected, any other error 1023 times out of 1024.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache

from codeweek import data
from codeweek.blocks.block_vocabulary import plain
from codeweek.diagnostic import Diagnostic

BITS = 10
SIZE = 1 << BITS
FIELD = SIZE | 0b1001  # x^10 + x^3 + 1, whose root has an order of 1023
ENOUGH = 4  # letters that tell a word from all others
MOST_WORDS, MOST_LETTERS, OFFERS = 60, 2000, 4
ALIKE = 0.75  # similarity of two words that may be confused


@cache
def words(language: str) -> tuple[str, ...]:
    """The word list of a language, whose order never changes; empty if it has none."""
    found = data.inside(f"words/{language}.txt", "codeweek.progress.transfer")
    return tuple(found.decode().split()) if found else ()


@cache
def lists() -> tuple[str, ...]:
    """The languages with a word list."""
    return tuple(language for language in data.languages() if words(language))


@cache
def _by_head(language: str) -> dict[str, int]:
    return {plain(word)[:ENOUGH]: number for number, word in enumerate(words(language))}


def spoken(number: int, language: str) -> tuple[str, ...]:
    """A number in words, the checksum last."""
    digits = _digits(number)
    known = words(language if language in lists() else next(code for code in data.WHOLE if code in lists()))
    return tuple(known[digit] for digit in (*digits, _check(digits)))


def heard(text: str) -> str:
    """A typed text, Unicode-normalised so that a separate accent joins its letter."""
    return unicodedata.normalize("NFC", text[:MOST_LETTERS])


def typed(text: str) -> list[str]:
    """The words of a text, separated by anything that is no letter."""
    return re.findall(r"[^\W\d_]+", heard(text))


def number_of(language: str, word: str) -> int | None:
    """The index of a typed word in a list; four letters suffice, accents and capitals are ignored."""
    return _by_head(language).get(head) if len(head := plain(word)[:ENOUGH]) == ENOUGH else None


def knows(language: str, typed_words: Sequence[str]) -> bool:
    """Whether a list has all of these words."""
    return all(number_of(language, word) is not None for word in typed_words)


def language_of(typed_words: Sequence[str], first: str) -> str:
    """The language whose list has the most of these words; the first one on a tie."""
    others = [language for language in lists() if language != first]
    order = [language for language in (first, *others) if language in lists()]
    return max(order, key=lambda one: sum(number_of(one, word) is not None for word in typed_words))


@dataclass(frozen=True)
class Word:
    """A typed word, and the list's word that it means, or the problem."""

    typed: str
    word: str = ""
    why: Diagnostic | None = None


@dataclass(frozen=True)
class Spelled:
    """The words of a text, and completions of the last one while it is typed."""

    words: tuple[Word, ...]
    offers: tuple[str, ...]


def spelled(text: str, first: str) -> Spelled:
    """How each word of a text is read; the last one is unfinished if nothing follows it."""
    found = typed(text)
    language = language_of(found, first)
    whole = [*found] if not found or not heard(text).rstrip("\n").endswith(found[-1]) else found[:-1]
    words = tuple(_word(each, language, place) for place, each in enumerate(whole))
    if len(whole) == len(found):
        return Spelled(words, ())
    start, last = found[-1], _word(found[-1], language, len(whole))
    return Spelled((*words, last if last.word else Word(start)), offered(start, language))


def offered(start: str, first: str) -> tuple[str, ...]:
    """The completions of a prefix, from the first list that has any."""
    begun = plain(start)
    for language in (first, *lists()):
        known = words(language) if begun else ()
        if found := tuple(word for word in known if plain(word).startswith(begun))[:OFFERS]:
            return found
    return ()


def _word(word: str, language: str, place: int) -> Word:
    found = number_of(language, word)
    if found is None:
        return Word(word, why=unknown(word, language, place))
    return Word(word, words(language)[found])


def number(typed_words: Sequence[str], language: str) -> int | Diagnostic:
    """Decode words of one list into their number; or the problem."""
    digits = [number_of(language, word) for word in typed_words]
    if None in digits:
        place = digits.index(None)
        return unknown(typed_words[place], language, place)
    known = [digit for digit in digits if digit is not None]
    if len(known) < 2:
        return Diagnostic("resume.more_words")
    if len(known) > MOST_WORDS:
        return Diagnostic("resume.no_code")
    if _syndrome(known):
        return _amiss(known, language)
    total = 0
    for digit in known[:-1]:
        total = total * SIZE + digit
    return total if known[0] else Diagnostic("resume.no_code")


def alike(word: str, language: str) -> tuple[str, ...]:
    """The words of a list that are nearest to an unknown one; first those whose letters changed places."""
    by_plain, asked = {plain(known): known for known in words(language)}, plain(word)[:60]
    near = get_close_matches(asked, by_plain, 2 * OFFERS)
    near.sort(key=lambda each: sorted(each) != sorted(asked))
    return tuple(by_plain[each] for each in near[:OFFERS])


def unknown(word: str, language: str, place: int) -> Diagnostic:
    """The problem of an unknown word, with a suggestion."""
    near = next(iter(alike(word, language)), "")
    key = "resume.unknown_word" if near else "resume.strange_word"
    return Diagnostic(key, {"word": word, "near": near, "place": place + 1})


def _amiss(digits: list[int], language: str) -> Diagnostic:
    """The problem of a wrong checksum: which words were exchanged, or which is wrong, if known."""
    for at in range(len(digits) - 1):
        other = [*digits[:at], digits[at + 1], digits[at], *digits[at + 2 :]]
        if not _syndrome(other):
            return Diagnostic("resume.swapped", {"place": at + 1, "next": at + 2})
    known = words(language)
    for at, digit in enumerate(digits):
        right = digit ^ _times(_syndrome(digits), -(len(digits) - 1 - at))
        if SequenceMatcher(None, plain(known[digit]), plain(known[right])).ratio() >= ALIKE:
            slots = {"place": at + 1, "word": known[digit], "near": known[right]}
            return Diagnostic("resume.other_word", slots)
    return Diagnostic("resume.no_code")


def _digits(number: int) -> list[int]:
    digits = [number % SIZE]
    while number := number // SIZE:
        digits.insert(0, number % SIZE)
    return digits


def _check(digits: Sequence[int]) -> int:
    return _times(_syndrome(digits), 1)


def _syndrome(digits: Sequence[int]) -> int:
    """The syndrome of a code, 0 if valid: the word values weighted by powers of the root, by position."""
    found = 0
    for digit in digits:
        found = _times(found, 1) ^ digit
    return found


def _times(element: int, power: int) -> int:
    """A field element times a power of the root."""
    for _ in range(power % (SIZE - 1)):
        element <<= 1
        if element & SIZE:
            element ^= FIELD
    return element
