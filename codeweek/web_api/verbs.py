"""All that the page may ask, by verb: its types and `docs/web-api.md` are written from here; nothing runs.

Every request may name a `language`; an answer has `ok`. What cannot be answered is `Refused`.
"""

from dataclasses import dataclass
from typing import Annotated, Any, NotRequired, TypedDict

from codeweek.authoring.draft import view
from codeweek.web_api.shapes import (
    Badge,
    BlockSet,
    Box,
    Fields,
    LevelMap,
    Pack,
    Problem,
    Run,
    Scene,
    Script,
    Told,
    Toolbox,
    Trap,
    Turn,
    Verdict,
)

View = Annotated[Fields, view.View]


class Request(TypedDict):
    """What every request may have."""

    language: NotRequired[str]


class Refused(TypedDict):
    """Why there is no answer; `cause`: of what was not foreseen, for who mends it."""

    say: str
    cause: NotRequired[str]


class DescribeRequest(Request):
    """A pack: the course, or one that was opened."""

    pack: NotRequired[str]


class Described(TypedDict):
    """The whole pack, levels included."""

    pack: Pack


class OpenRequest(Request):
    """Open the file of a teacher, a text or a zip: its pack stays there, by its key."""

    name: NotRequired[str]
    text: NotRequired[str]
    base64: NotRequired[str]


class Opened(TypedDict):
    """Its pack, None when there is no level in it, and all that is wrong."""

    pack: Pack | None
    problems: list[Problem]


class About(Request):
    """What is asked about a level, of the course if no pack is named; with a `trap`, that is its last map."""

    pack: NotRequired[str]
    level: str
    trap: NotRequired[Trap]


class AboutScript(About):
    """And about a program on it, as Blockly saves it; a level that is only looked at has its own."""

    script: NotRequired[Script]


class AboutPlay(AboutScript):
    """And about a play of it; `inputs`: what answers its questions."""

    inputs: NotRequired[list[str | int | float]]


class PlayRequest(AboutPlay):
    """Run a program on every map of its level and judge it.

    `foreseen`: the child's prediction, or `choice`, the number of an answer offered; `first`: there was none
    before. `tries`: this one included. `shown`: who made it has seen a solution.
    """

    tries: NotRequired[int]
    shown: NotRequired[bool]
    foreseen: NotRequired[str | int | float]
    choice: NotRequired[int]
    first: NotRequired[bool]


class Source(TypedDict):
    """A program as Python, the line of each block, and what is worth saying about it."""

    source: str
    lines: dict[str, int]
    notes: list[Told]


class Played(Source):
    """What happened. With `problems` nothing was run; with `asks` a question waits for an answer.

    `right`: of the answers offered to a prediction, the one that came true.
    """

    problems: list[Told]
    runs: list[Run]
    verdict: Verdict | None
    asks: Told | None
    right: int | None


class PythonRequest(AboutScript):
    """A program as Python while it is being built."""


class PythonText(Source):
    """And what the level offers beside it; `begun`: it is what the level begins with."""

    begun: bool
    toolbox: Toolbox


class StepRequest(AboutPlay):
    """What there is to tell of a step of a play: step `index` on map number `run`."""

    run: NotRequired[int]
    index: NotRequired[int]


class StepTold(TypedDict):
    """Variables, loops that run, words on blocks, a sentence."""

    boxes: list[Box]
    turns: list[Turn]
    badges: list[Badge]
    say: str


class PictureRequest(AboutScript):
    """What the first map of a level looks like after a program."""


class Pictured(TypedDict):
    """The picture."""

    scene: Scene


class WorldRequest(AboutPlay):
    """A map in words: map number `map` at its start, or map number `run` at step `index` of a play."""

    map: NotRequired[int]
    run: NotRequired[int]
    index: NotRequired[int]


class WorldTold(TypedDict):
    """A sentence or two for each part of it."""

    say: list[str]


class CheckScriptRequest(AboutScript):
    """A saved program, which may be of an older level or of another hand."""


class CheckedScript(TypedDict):
    """The same as it is read."""

    script: Script


class TrapRequest(AboutScript):
    """Look on for a map of the level's kind on which a program that wins does not: so many slices further."""

    slices: NotRequired[int]


class TrapFound(TypedDict):
    """Whether it is `over`; the trap, its map and its story, or a word of praise."""

    over: bool
    trap: Trap | None
    shown: LevelMap | None
    story: str
    say: str


class CodeRequest(Request):
    """What a child has in the course, to be written on paper."""

    profile: NotRequired[str]
    settings: NotRequired[dict[str, Any]]
    python: NotRequired[bool | None]
    progress: NotRequired[dict[str, Any]]


class Code(TypedDict):
    """The words."""

    words: list[str]


class DecodeRequest(Request):
    """What the words of a text bring."""

    text: str


class Decoded(TypedDict):
    """A child; `progress` and `settings` as in a child's file."""

    profile: str
    settings: dict[str, Any]
    python: bool | None
    progress: dict[str, Any]


class SpellRequest(Request):
    """How the words of a text are understood while it is typed."""

    text: str


class Heard(TypedDict):
    """A word: the one it is; or nothing, what to say of it, and the one it may be."""

    typed: str
    word: str
    say: str
    near: str


class Spelled(TypedDict):
    """Each word, what the one being typed may become, and whether they are a whole code."""

    words: list[Heard]
    offers: list[str]
    whole: bool


class DraftNewRequest(Request):
    """A fresh level, which opens, shows and can be won."""

    kind: NotRequired[str]


class DraftViewRequest(Request):
    """A level that is being written, as an editor shows it."""

    text: str


class DraftActRequest(DraftViewRequest):
    """The same after some acts, one after the other."""

    acts: list[dict[str, Any]]


class Shown(TypedDict):
    """Its text, its fields and what is wrong, the picture of each map that has one."""

    text: str
    view: View
    scenes: list[Scene | None]


class DraftProgramRequest(DraftViewRequest):
    """What it takes to build the program of a field with blocks."""

    field: NotRequired[str]


class Building(TypedDict):
    """The blocks there are, those offered, and the program of now."""

    blocks: BlockSet
    toolbox: Toolbox
    start: Script


class DraftOfferRequest(DraftViewRequest):
    """What is offered beside a program that is being built."""

    script: Script


class Offered(TypedDict):
    """The blocks to choose from."""

    toolbox: Toolbox


class DraftSolveRequest(DraftViewRequest):
    """Search on for the shortest programs: so many slices further; another text begins another search."""

    slices: NotRequired[int]


class Solved(TypedDict):
    """How far it is, in a sentence, or what it found: `good`, it can be won; `sure`, that is proved."""

    over: bool
    say: str
    good: bool
    sure: bool
    program: str


@dataclass(frozen=True)
class Verb:
    """A request and its answer; `refuses`: the keys of the sentences that may come instead."""

    asks: type
    answers: type
    refuses: tuple[str, ...] = ()


LEVEL = ("door.no_level",)
SCRIPT = (*LEVEL, "program.unreadable")
ANY = "door.not_understood"  # a request that no page would send, whatever its verb
CODES = ("no_code", "more_words", "unknown_word", "strange_word", "other_word", "swapped", "newer")

VERBS = {
    "describe": Verb(DescribeRequest, Described, LEVEL),
    "open": Verb(OpenRequest, Opened),
    "play": Verb(PlayRequest, Played, LEVEL),
    "python": Verb(PythonRequest, PythonText, SCRIPT),
    "step": Verb(StepRequest, StepTold, (*SCRIPT, "door.no_run")),
    "picture": Verb(PictureRequest, Pictured, SCRIPT),
    "world": Verb(WorldRequest, WorldTold, (*SCRIPT, "door.no_run")),
    "check_script": Verb(CheckScriptRequest, CheckedScript, (*SCRIPT, "door.not_shown")),
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
}
