"""Encodes and decodes transfer codes, words to write on paper: a probability model, entropy coding.

A model is one function that makes every choice in order through a `Coder`: with a `Writer` it encodes, with
a `Reader` it decodes. A likely choice costs a fraction of a bit, trailing first choices nothing.

The numbers here may never change: a change needs a new version of codes, beside this one.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from codeweek.diagnostic import Diagnostic
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import wordcode
from codeweek.progress.transfer.transfer_content import (
    ANIMALS,
    COLOURS,
    MOST_ANIMALS,
    MOST_COLOURS,
    PYTHON,
    SETTINGS,
    VERSION,
    Carried,
    Known,
    course,
)

Slot = tuple[int, int, int]  # where the share of a choice starts, how large it is, of how many


class Coder(Protocol):
    """Encodes or decodes choices."""

    def choose(self, weights: Sequence[int], index: int) -> int:
        """Encode the choice `index` among weights, or decode and return it; a Reader ignores `index`."""


class Writer:
    """Collects choices and encodes them as a number."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []

    def choose(self, weights: Sequence[int], index: int) -> int:
        """Collect a choice."""
        self.slots.append((sum(weights[:index]), weights[index], sum(weights)))
        return index

    def number(self) -> int:
        """The number that encodes all choices; encoded in reverse, so that the first is decoded first."""
        number = 0
        for start, share, whole in reversed(self.slots):
            number = number // share * whole + start + number % share
        return number


class Reader:
    """Decodes the choices of a number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def choose(self, weights: Sequence[int], index: int) -> int:  # noqa: ARG002
        """Decode the next choice."""
        whole = sum(weights)
        place, start, found = self.number % whole, 0, 0
        while place >= start + weights[found]:
            start += weights[found]
            found += 1
        self.number = weights[found] * (self.number // whole) + place - start
        return found


class Learnt:
    """Adaptive weights: a choice becomes more likely each time it is made."""

    def __init__(self, first: Sequence[int], step: int) -> None:
        self.weights, self.step = list(first), step

    def choose(self, coder: Coder, index: int) -> int:
        """Encode or decode a choice, and raise its weight."""
        found = coder.choose(self.weights, index)
        self.weights[found] += self.step
        return found


USUAL = 12  # times as often as not, a setting is left as it was
# Initial weights of a level's stars after one with 0, 1, 2, 3 stars; they adapt to the child.
AFTER = ((56, 2, 2, 4), (4, 22, 16, 22), (3, 10, 24, 27), (2, 4, 10, 48))
ALONE = (12, 2)  # a level won without a hint, with one
STEP = 16
PLACES = (40, 18, 6, 2)  # the level after the last one won, that one, none yet, another


def walk(coder: Coder, told: Carried, course: Known) -> Carried | None:
    """Encode or decode a content; None when a decoded number is invalid."""
    profile = _profile(coder, told.profile)
    unlocked = bool(coder.choose((60, 4), int(told.progress.unlocked)))
    settings = {name: _value(coder, *SETTINGS[name], told.settings.get(name)) for name in SETTINGS}
    python = PYTHON[coder.choose((56, 4, 4), PYTHON.index(told.python))]
    stars, alone = _stars(coder, told.progress, course)
    last = _place(coder, told.progress.last, stars, course.ids)
    if profile is None or last is None or _Nothing in settings.values():
        return None
    return Carried(profile, settings, python, Progress(stars, unlocked=unlocked, last=last, alone=alone))


class _Nothing:
    """A marker for a value that is in no table."""


def _value(coder: Coder, others: int, values: tuple[object, ...], told: Any) -> object:
    found = coder.choose((USUAL * others, *(1,) * others), values.index(told) if told in values else 0)
    return values[found] if found < len(values) else _Nothing


def _profile(coder: Coder, told: str) -> str | None:
    if coder.choose((15, 1), int(not told)):
        return ""
    animal, _, colour = told.partition("-")
    first = coder.choose((1,) * MOST_ANIMALS, ANIMALS.index(animal) if told else 0)
    second = coder.choose((1,) * MOST_COLOURS, COLOURS.index(colour) if told else 0)
    there = first < len(ANIMALS) and second < len(COLOURS)
    return f"{ANIMALS[first]}-{COLOURS[second]}" if there else None


def _stars(coder: Coder, progress: Progress, course: Known) -> tuple[dict[str, int], frozenset[str]]:
    """The stars of each level, given those of the one before; for marked levels, whether it was won alone."""
    after = [Learnt(weights, STEP) for weights in AFTER]
    helped = Learnt(ALONE, STEP)
    stars: dict[str, int] = {}
    alone: set[str] = set()
    before = 3  # a child begins by winning
    for id in course.ids:
        before = after[before].choose(coder, progress.stars.get(id, 0))
        if before:
            stars[id] = before
        if before and id in course.telling and not helped.choose(coder, int(id not in progress.alone)):
            alone.add(id)
    return stars, frozenset(alone)


def _place(coder: Coder, told: str, stars: dict[str, int], ids: Sequence[str]) -> str | None:
    """The last level touched: most likely the one after the last one won, or that one."""
    won = max((place for place, id in enumerate(ids) if id in stars), default=-1)
    likely = (ids[min(won + 1, len(ids) - 1)], ids[max(won, 0)], "")
    found = coder.choose(PLACES, likely.index(told) if told in likely else len(likely))
    if found < len(likely):
        return likely[found]
    return ids[coder.choose((1,) * len(ids), ids.index(told) if told in ids else 0)]


VERSIONS = 16  # versions that fit at the end of a code; the last one means that more follow


def written(carried: Carried, language: str, version: int = VERSION) -> tuple[str, ...]:
    """The code words for a content."""
    return wordcode.spoken(_number(carried, version), language)


def read(text: str, language: str) -> Carried | Diagnostic:
    """Decode the words of a text, in any word list; or the problem and its place."""
    words = wordcode.typed(text)
    first = wordcode.language_of(words, language)
    found = _read(words, first)
    for other in wordcode.lists():  # some words are in several lists, and perhaps all of these are
        if isinstance(found, Diagnostic) and other != first and wordcode.knows(other, words):
            again = _read(words, other)
            found = found if isinstance(again, Diagnostic) else again
    return found


def _read(words: list[str], language: str) -> Carried | Diagnostic:
    number = wordcode.number(words, language)
    if isinstance(number, Diagnostic):
        return number
    version, number_told = _parted(number)
    known = course(version)
    if not known.ids:
        return Diagnostic("resume.newer" if version > VERSION else "resume.no_code")
    found = walk(reader := Reader(number_told), Carried(), known)
    if found is None or reader.number or _number(found, version) != number:
        return Diagnostic("resume.no_code")
    return found


def _number(carried: Carried, version: int) -> int:
    """The number to encode: the model's number combined with its version."""
    walk(writer := Writer(), carried, course(version))
    number, more = writer.number() * VERSIONS + version % (VERSIONS - 1), version // (VERSIONS - 1)
    for _ in range(more):
        number = number * VERSIONS + VERSIONS - 1
    return number


def _parted(number: int) -> tuple[int, int]:
    """Split a decoded number into its version and the model's number."""
    version = 0
    while number % VERSIONS == VERSIONS - 1:
        number //= VERSIONS
        version += VERSIONS - 1
    return version + number % VERSIONS, number // VERSIONS
