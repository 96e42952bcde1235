"""What is said: sentences with their places, and the words that a page has."""

from typing import Any, TypedDict


class Told(TypedDict):
    """A sentence with its place: a block, a line, a step of the run; `aloud`: other words to read, if any."""

    key: str
    say: str
    aloud: str
    block: str | None
    line: int | None
    step: int | None


class Slip(TypedDict):
    """A problem of a typed text with its place, up to column `until`; `mend`: the whole text, mended."""

    say: str
    aloud: str
    line: int
    column: int | None
    until: int | None
    mend: str | None


class CorrectedWord(TypedDict):
    """A word that was `typed` and is nearly a word, and the place of what is `put`, up to column `until`."""

    typed: str
    put: str
    line: int
    column: int
    until: int


class Corrected(TypedDict):
    """A text with its words put right, those that were, and the one sentence about them."""

    text: str
    words: list[CorrectedWord]
    say: str


class Completion(TypedDict):
    """A word to complete, what to insert, what it does; `at`: the letters of it before the caret."""

    word: str
    insert: str
    what: str
    at: int


class Problem(TypedDict):
    """A problem in an adult's file, with its place."""

    file: str | None
    line: int | None
    column: int | None
    field: str | None
    severity: str
    say: str


class Words(TypedDict):
    """Sentences by key, with the data needed to choose and fill them."""

    language: str
    name: str
    one: list[float]
    decimal: str
    messages: dict[str, Any]
    languages: list[tuple[str, str]]
