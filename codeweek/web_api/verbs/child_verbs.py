"""Verbs of what is kept of children: the words with which one goes on elsewhere, what they can do."""

from typing import Any, NotRequired, TypedDict

from codeweek.web_api.verbs.verb import Request, Verb


class CodeRequest(Request):
    """Make a child's transfer code, to write on paper."""

    profile: NotRequired[str]
    settings: NotRequired[dict[str, Any]]
    python: NotRequired[bool | None]
    progress: NotRequired[dict[str, Any]]


class Code(TypedDict):
    """The words of the code."""

    words: list[str]


class DecodeRequest(Request):
    """Decode the words of a text."""

    text: str


class Decoded(TypedDict):
    """A child; `progress` and `settings` have the format of a transfer file."""

    profile: str
    settings: dict[str, Any]
    python: bool | None
    progress: dict[str, Any]


class SpellRequest(Request):
    """Check the words of a text while it is typed."""

    text: str


class Heard(TypedDict):
    """A typed word: the word it means; or the problem, with a suggestion."""

    typed: str
    word: str
    say: str
    near: str


class Spelled(TypedDict):
    """Each word, completions of the last one, and whether the code is complete."""

    words: list[Heard]
    offers: list[str]
    whole: bool


WRONG = ("no_code", "more_words", "unknown_word", "strange_word", "other_word", "swapped", "newer")


class EvaluationRequest(Request):
    """Make a page to print and a table, of what children can do.

    `date`: of today, as `2026-11-30`; `children`: the progress in each course, by the child (`fox-blue`);
    `packs`: the files of the packs that were added, by their keys; `sprites`: the SVG of pictures.
    """

    date: str
    children: dict[str, dict[str, Any]]
    packs: dict[str, dict[str, str]]
    sprites: dict[str, str]


class Evaluation(TypedDict):
    """The page as HTML, the table as CSV and (`base64`) as ODS, and a name for their files."""

    page: str
    table: str
    base64: str
    name: str


VERBS = {
    "code": Verb(CodeRequest, Code),
    "decode": Verb(DecodeRequest, Decoded, tuple(f"resume.{key}" for key in WRONG)),
    "spell": Verb(SpellRequest, Spelled),
    "evaluation": Verb(EvaluationRequest, Evaluation),
}
