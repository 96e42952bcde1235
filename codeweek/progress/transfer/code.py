"""Codes of words: what a child carries, as words to write on paper; and such words read again."""

from codeweek.diagnostic import Diagnostic
from codeweek.progress.transfer import wordcode
from codeweek.progress.transfer.carried import Carried
from codeweek.progress.transfer.coder import Reader, Writer
from codeweek.progress.transfer.model import walk
from codeweek.progress.transfer.tables import VERSION, course

VERSIONS = 16  # that a code tells at its end; the last of them says that more follow


def written(carried: Carried, language: str, version: int = VERSION) -> tuple[str, ...]:
    """The words that tell all of it."""
    return wordcode.spoken(_number(carried, version), language)


def read(text: str, language: str) -> Carried | Diagnostic:
    """What the words of a text tell, in whatever list they are; or what is not right with them, and where."""
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
    """The version is told beside the model, as it says which model it is."""
    walk(writer := Writer(), carried, course(version))
    number, more = writer.number() * VERSIONS + version % (VERSIONS - 1), version // (VERSIONS - 1)
    for _ in range(more):
        number = number * VERSIONS + VERSIONS - 1
    return number


def _parted(number: int) -> tuple[int, int]:
    """The version of a number, and what is told beside it."""
    version = 0
    while number % VERSIONS == VERSIONS - 1:
        number //= VERSIONS
        version += VERSIONS - 1
    return version + number % VERSIONS, number // VERSIONS
