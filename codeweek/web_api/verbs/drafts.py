"""Verbs of the workshop, where a teacher writes a level."""

from typing import Annotated, Any, NotRequired, TypedDict

from codeweek.authoring.draft import paper, view
from codeweek.web_api.shapes import BlockSet, Fields, Scene, Script, Toolbox
from codeweek.web_api.verbs.verb import Request, Verb

View = Annotated[Fields, view.View]


class DraftNewRequest(Request):
    """Make a new level, which can be shown and won."""

    kind: NotRequired[str]


class DraftViewRequest(Request):
    """View a draft of a level."""

    text: str


class DraftOpenRequest(Request):
    """Open a file of a level, whatever word processor or notepad has done to it."""

    name: str
    base64: str


class Taken(TypedDict):
    """Its name and its text, as they were meant; no text: it is none, and `say` tells what to do."""

    name: str
    text: str | None
    mended: bool
    say: str


class DraftActRequest(DraftViewRequest):
    """Apply acts to a draft, in order."""

    acts: list[dict[str, Any]]


class TurtleSheet(paper.Paper):
    """The sheet of a turtle as a hand finds it, and in words."""

    told: str


class Shown(TypedDict):
    """The draft's text, its fields and problems, the picture and the sheet of each map that has one."""

    text: str
    view: View
    scenes: list[Scene | None]
    sheets: list[TurtleSheet | None]


class DraftProgramRequest(DraftViewRequest):
    """Get what is needed to build the program of a field with blocks."""

    field: NotRequired[str]


class Building(TypedDict):
    """All blocks, the toolbox, and the present program."""

    blocks: BlockSet
    toolbox: Toolbox
    start: Script


class DraftOfferRequest(DraftViewRequest):
    """The toolbox beside a program that is being built."""

    script: Script


class Offered(TypedDict):
    """The toolbox."""

    toolbox: Toolbox


class DraftSolveRequest(DraftViewRequest):
    """Search a draft's shortest programs for some more slices; another text starts a new search."""

    slices: NotRequired[int]


class Solved(TypedDict):
    """The progress in a sentence, or the result; `good`: the level can be won; `sure`: that is proved."""

    over: bool
    say: str
    good: bool
    sure: bool
    program: str


VERBS = {
    "draft_new": Verb(DraftNewRequest, Shown),
    "draft_open": Verb(DraftOpenRequest, Taken),
    "draft_view": Verb(DraftViewRequest, Shown),
    "draft_act": Verb(DraftActRequest, Shown, ("program.unreadable",)),
    "draft_program": Verb(DraftProgramRequest, Building),
    "draft_offer": Verb(DraftOfferRequest, Offered, ("program.unreadable",)),
    "draft_solve": Verb(DraftSolveRequest, Solved),
}
