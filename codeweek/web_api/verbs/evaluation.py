"""The verb of what the children of a browser can do, by the items of the programme."""

from typing import Any, TypedDict

from codeweek.web_api.verbs.verb import Request, Verb


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
    """The page as HTML, the table as CSV, and a name for their files."""

    page: str
    table: str
    name: str


VERBS = {"evaluation": Verb(EvaluationRequest, Evaluation)}
