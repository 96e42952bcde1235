"""Verbs of who makes a level: a teacher in the workshop, a child that invents one."""

from typing import Annotated, Any, NotRequired, TypedDict

from codeweek.authoring.draft import draft_form, paper, roll_draft
from codeweek.authoring.draft import draft_view as view
from codeweek.web_api.shapes import BlockSet, Fields, Scene, Script, Toolbox, Tune
from codeweek.web_api.verbs.verb import Request, Verb

View = Annotated[Fields, view.View]
RollLine, RollNote = roll_draft.RollLine, roll_draft.RollNote
FormField = draft_form.FormField


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


class TuneRoll(roll_draft.Roll):
    """The roll of a tune as a hand finds it, with the pictures of its pages, and the words of instruments."""

    choices: dict[str, str]
    scenes: list[Scene]


class Shown(TypedDict):
    """The draft's text, fields, problems and `helps`; of each map its form, its picture, its sheet or roll.

    `helps`: the form of the hints and of what helps the adult.
    """

    text: str
    view: View
    helps: list[FormField]
    forms: list[list[FormField]]
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


class InventShowRequest(Request):
    """Show drawings of levels that a child invents."""

    drawings: list[dict[str, Any]]


class Sketched(TypedDict):
    """A drawing as it is kept (`grid`, `look`, perhaps `title`), its title in words, and its picture."""

    drawing: dict[str, Any]
    title: str
    scene: Scene


class Sketches(TypedDict):
    """The drawings that were asked for."""

    shown: list[Sketched]


class InventActRequest(Request):
    """Change a drawing: acts `put`, `size`, `look` and `name`, in order."""

    drawing: dict[str, Any]
    acts: list[dict[str, Any]]


class Acted(Sketched):
    """The drawing after the acts; `say`: what is to be told of them, if anything."""

    say: str


class InventProveRequest(Request):
    """Search the shortest programs of a drawing for some more slices; another one starts a new search."""

    drawing: dict[str, Any]
    slices: NotRequired[int]


class Proved(Solved):
    """The same, and the text of the level file once a program is known to win, with a name for it."""

    file: str
    name: str


VERBS = {
    "draft_new": Verb(DraftNewRequest, Shown),
    "draft_open": Verb(DraftOpenRequest, Taken),
    "draft_view": Verb(DraftViewRequest, Shown),
    "draft_act": Verb(DraftActRequest, Shown, ("program.unreadable",)),
    "draft_program": Verb(DraftProgramRequest, Building),
    "draft_tune": Verb(DraftTuneRequest, DraftTune),
    "draft_offer": Verb(DraftOfferRequest, Offered, ("program.unreadable",)),
    "draft_solve": Verb(DraftSolveRequest, Solved),
    "invent_show": Verb(InventShowRequest, Sketches),
    "invent_act": Verb(InventActRequest, Acted),
    "invent_prove": Verb(InventProveRequest, Proved),
}
