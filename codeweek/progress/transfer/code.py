"""Encodes and decodes transfer codes: words to write on paper."""

from codeweek.diagnostic import Diagnostic
from codeweek.progress.transfer import wordcode
from codeweek.progress.transfer.carried import Carried
from codeweek.progress.transfer.coder import Reader, Writer
from codeweek.progress.transfer.model import walk
from codeweek.progress.transfer.tables import VERSION, course

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
