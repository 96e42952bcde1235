"""All requests of the page, by verb; its types and `docs/developers/web-api.md` are generated from here.

Every request may have a `language`; every answer has `ok`. A refused request gets `Refused`.
"""

from dataclasses import dataclass
from typing import Annotated, Any, NotRequired, TypedDict

from codeweek.authoring.draft import view
from codeweek.web_api.shapes import (
    Badge,
    BlockSet,
    Box,
    Comics,
    Completion,
    Fields,
    GoalState,
    LevelMap,
    Pack,
    Problem,
    Run,
    Scene,
    Script,
    Slip,
    Told,
    Toolbox,
    Trap,
    Turn,
    Verdict,
)

View = Annotated[Fields, view.View]


class Request(TypedDict):
    """The fields of every request."""

    language: NotRequired[str]


class Refused(TypedDict):
    """Why there is no answer; `cause`: of an unexpected exception, for developers."""

    say: str
    cause: NotRequired[str]


class DescribeRequest(Request):
    """Describe a pack: the course, or an opened one."""

    pack: NotRequired[str]


class Described(TypedDict):
    """The whole pack, levels included."""

    pack: Pack


class ComicsRequest(DescribeRequest):
    """Tell the story of a pack in comics."""


class ComicsTold(TypedDict):
    """The comics, None when the pack has no story."""

    comics: Comics | None


class OpenRequest(Request):
    """Open a teacher's file, a text or a zip; its pack is then known by its key."""

    name: NotRequired[str]
    text: NotRequired[str]
    base64: NotRequired[str]


class Opened(TypedDict):
    """Its pack, None when it has no level, and all problems."""

    pack: Pack | None
    problems: list[Problem]


class About(Request):
    """A request about a level (of the course without `pack`); `trap`: a map added as its last one."""

    pack: NotRequired[str]
    level: str
    trap: NotRequired[Trap]


class AboutScript(About):
    """The same with a program, as Blockly JSON; a read-only level uses its own."""

    script: NotRequired[Script]


class AboutPlay(AboutScript):
    """The same with a play; `inputs`: the answers to its questions."""

    inputs: NotRequired[list[str | int | float]]


class PlayRequest(AboutPlay):
    """Run a program on every map of its level and judge it.

    `foreseen`: the child's prediction, or `choice`, the index of an offered answer; `first`: it is the first
    prediction. `tries`: this one included. `shown`: the child has seen a solution. `wears`: its sound.
    """

    tries: NotRequired[int]
    shown: NotRequired[bool]
    foreseen: NotRequired[str | int | float]
    choice: NotRequired[int]
    first: NotRequired[bool]
    wears: NotRequired[str]


class Source(TypedDict):
    """A program as Python, the line of each block, and remarks."""

    source: str
    lines: dict[str, int]
    notes: list[Told]


class Played(Source):
    """The result. With `problems` nothing was run; with `asks` the program waits for an input.

    `right`: the index of the right answer to a prediction. `sounds`: the note of each block, by its id.
    `heard`: of each run, the sounds of who wears one, by step.
    """

    sounds: dict[str, str]
    heard: list[dict[str, str]]
    problems: list[Told]
    runs: list[Run]
    verdict: Verdict | None
    asks: Told | None
    right: int | None


class PythonRequest(AboutScript):
    """Show a program as Python while it is being built."""


class PythonText(Source):
    """The text, with the level's toolbox; `begun`: it is the program that the level starts with."""

    begun: bool
    toolbox: Toolbox


class StepRequest(AboutPlay):
    """Describe step `index` of a play on map number `run`."""

    run: NotRequired[int]
    index: NotRequired[int]


class StepTold(TypedDict):
    """The variables, running loops, badges on blocks, a sentence, and how far each goal is."""

    goals: list[GoalState]
    boxes: list[Box]
    turns: list[Turn]
    badges: list[Badge]
    say: str


class PictureRequest(AboutScript):
    """Show the first map of a level after a program; `drawing`: as an SVG too."""

    drawing: NotRequired[bool]


class Pictured(TypedDict):
    """The picture; `drawing`: what was drawn, as an SVG."""

    scene: Scene
    drawing: NotRequired[str]


class WorldRequest(AboutPlay):
    """Describe a map in words: map `map` at its start, or map `run` at step `index` of a play."""

    map: NotRequired[int]
    run: NotRequired[int]
    index: NotRequired[int]


class WorldTold(TypedDict):
    """One or two sentences for each part."""

    say: list[str]


class CheckScriptRequest(AboutScript):
    """Check a saved program, which may come from an older level or from elsewhere."""


class CheckedScript(TypedDict):
    """The program as the core reads it; `fits`: the level has its blocks still."""

    script: Script
    fits: bool


class ReadRequest(AboutScript):
    """Read a text that is being written; `script`: its blocks so far, whose ids are carried over.

    `caret`: the line, from 1, that holds the caret: nothing is said of it. None once it has left, or on Run.
    """

    text: str
    caret: NotRequired[int | None]


class Read(TypedDict):
    """The blocks of now; `whole`: all of the text was read, so that it may be run.

    `problem`: the first one from top to bottom. `pending`: ids of blocks that stand for lines that cannot be
    read, to be greyed. `lines`: of each block, its line in the text.
    """

    script: Script
    problem: Slip | None
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


class TrapRequest(AboutScript):
    """Search a trap map, on which a winning program loses, for some more slices."""

    slices: NotRequired[int]


class TrapFound(TypedDict):
    """Whether the search is `over`; the trap, its map and story, or a sentence of praise."""

    over: bool
    trap: Trap | None
    shown: LevelMap | None
    story: str
    say: str


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


class DraftNewRequest(Request):
    """Make a new level, which can be shown and won."""

    kind: NotRequired[str]


class DraftViewRequest(Request):
    """View a draft of a level."""

    text: str


class DraftActRequest(DraftViewRequest):
    """Apply acts to a draft, in order."""

    acts: list[dict[str, Any]]


class Shown(TypedDict):
    """The draft's text, its fields and problems, and the picture of each map that has one."""

    text: str
    view: View
    scenes: list[Scene | None]


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
    """The same, and the text of the level file once a program is known to win."""

    file: str


@dataclass(frozen=True)
class Verb:
    """A request and its answer; `refuses`: the keys of the sentences with which it may be refused."""

    asks: type
    answers: type
    refuses: tuple[str, ...] = ()


LEVEL = ("door.no_level",)
SCRIPT = (*LEVEL, "program.unreadable")
ANY = "door.not_understood"  # a request that no page would send, whatever its verb
CODES = ("no_code", "more_words", "unknown_word", "strange_word", "other_word", "swapped", "newer")

VERBS = {
    "describe": Verb(DescribeRequest, Described, LEVEL),
    "comics": Verb(ComicsRequest, ComicsTold, LEVEL),
    "open": Verb(OpenRequest, Opened),
    "play": Verb(PlayRequest, Played, LEVEL),
    "python": Verb(PythonRequest, PythonText, SCRIPT),
    "step": Verb(StepRequest, StepTold, (*SCRIPT, "door.no_run")),
    "picture": Verb(PictureRequest, Pictured, SCRIPT),
    "world": Verb(WorldRequest, WorldTold, (*SCRIPT, "door.no_run")),
    "check_script": Verb(CheckScriptRequest, CheckedScript, (*SCRIPT, "door.not_shown")),
    "read": Verb(ReadRequest, Read, SCRIPT),
    "patch": Verb(PatchRequest, Patched, SCRIPT),
    "words": Verb(WordsRequest, Completions, SCRIPT),
    "trap": Verb(TrapRequest, TrapFound, SCRIPT),
    "code": Verb(CodeRequest, Code),
    "decode": Verb(DecodeRequest, Decoded, tuple(f"resume.{key}" for key in CODES)),
    "spell": Verb(SpellRequest, Spelled),
    "draft_new": Verb(DraftNewRequest, Shown),
    "draft_view": Verb(DraftViewRequest, Shown),
    "draft_act": Verb(DraftActRequest, Shown, ("program.unreadable",)),
    "draft_program": Verb(DraftProgramRequest, Building),
    "draft_offer": Verb(DraftOfferRequest, Offered, ("program.unreadable",)),
    "draft_solve": Verb(DraftSolveRequest, Solved),
    "invent_show": Verb(InventShowRequest, Sketches),
    "invent_act": Verb(InventActRequest, Acted),
    "invent_prove": Verb(InventProveRequest, Proved),
}
