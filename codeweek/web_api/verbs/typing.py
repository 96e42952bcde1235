"""Verbs of a program that is written as text."""

from typing import NotRequired, TypedDict

from codeweek.web_api.shapes import Completion, Corrected, Script, Slip
from codeweek.web_api.verbs.verb import SCRIPT, About, AboutScript, Verb


class ReadRequest(AboutScript):
    """Read a text that is being written; `script`: its blocks so far, whose ids are carried over.

    `caret`: the line, from 1, that holds the caret: nothing is said of it. None once it has left, or on Run.
    `left`: words that are nearly words and are not to be put right, as the child has taken that back.
    """

    text: str
    caret: NotRequired[int | None]
    left: NotRequired[list[str]]


class Read(TypedDict):
    """The blocks of now; `whole`: all of the text was read, so that it may be run.

    `problem`: the first one from top to bottom. `corrected`: the words that are nearly words, read as those.
    `pending`: ids of blocks that stand for lines that cannot be read, to be greyed. `lines`: the line of each
    block.
    """

    script: Script
    problem: Slip | None
    corrected: Corrected | None
    whole: bool
    pending: list[str]
    lines: dict[str, int]


class PatchRequest(About):
    """Write the text anew where its blocks have changed, from the script `before` to `after`."""

    text: str
    before: NotRequired[Script]
    after: NotRequired[Script]


class Patched(TypedDict):
    """The text of the script `after`: notes, empty lines and spaces elsewhere as they were."""

    text: str


class WordsRequest(AboutScript):
    """Get the words that complete what is typed: those of the level, and the names of `script`."""


class Completions(TypedDict):
    """The words, those of the world first."""

    words: list[Completion]


VERBS = {
    "read": Verb(ReadRequest, Read, SCRIPT),
    "patch": Verb(PatchRequest, Patched, SCRIPT),
    "words": Verb(WordsRequest, Completions, SCRIPT),
}
