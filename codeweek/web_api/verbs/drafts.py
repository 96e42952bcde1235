"""Verbs of the workshop, where a teacher writes a level."""

from typing import Annotated, Any, NotRequired, TypedDict

from codeweek.authoring.draft import paper, roll, view
from codeweek.web_api.shapes import BlockSet, Fields, Scene, Script, Toolbox, Tune
from codeweek.web_api.verbs.verb import Request, Verb

View = Annotated[Fields, view.View]
RollLine, RollNote = roll.RollLine, roll.RollNote


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


class TuneRoll(roll.Roll):
    """The roll of a tune as a hand finds it, with the pictures of its pages, and the words of instruments."""

    choices: dict[str, str]
    scenes: list[Scene]


class Shown(TypedDict):
    """The draft's text, fields and problems; of each map its picture, its sheet, its roll, if it has one."""

    text: str
    view: View
    scenes: list[Scene | None]
    sheets: list[TurtleSheet | None]
    rolls: list[TuneRoll | None]


class DraftProgramRequest(DraftViewRequest):
    """Get what is needed to build the program of a field with blocks."""

    field: NotRequired[str]


class Building(TypedDict):
    """All blocks, the toolbox, and the present program."""

    blocks: BlockSet
    toolbox: Toolbox
    start: Script


class DraftTuneRequest(DraftViewRequest):
    """Listen to the tune of a map."""

    map: NotRequired[int]


class DraftTune(TypedDict):
    """What is heard."""

    tune: Tune


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
    "draft_tune": Verb(DraftTuneRequest, DraftTune),
    "draft_offer": Verb(DraftOfferRequest, Offered, ("program.unreadable",)),
    "draft_solve": Verb(DraftSolveRequest, Solved),
}
