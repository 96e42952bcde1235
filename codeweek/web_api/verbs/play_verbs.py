"""Verbs of a program on its level: run it, write it as text, show it, tell what happens; play a game."""

from typing import NotRequired, TypedDict

from codeweek.web_api.shapes import (
    Badge,
    Box,
    Completion,
    Corrected,
    GamePart,
    GameStage,
    GoalState,
    LevelMap,
    Pack,
    Recorded,
    Run,
    Scene,
    Script,
    Slip,
    Told,
    Toolbox,
    Trap,
    Tune,
    Turn,
    Verdict,
)
from codeweek.web_api.verbs.verb import ANY, LEVEL, SCRIPT, About, AboutPlay, AboutScript, Verb


class PlayRequest(AboutPlay):
    """Run a program on every map of its level and judge it.

    `foreseen`: the child's prediction, or `choice`, the index of an offered answer; `first`: it is the first
    prediction. `tries`: this one included. `shown`: the child has seen a solution. `wears`: its sound.
    """

    tries: NotRequired[int]
    shown: NotRequired[bool]
    foreseen: NotRequired[str | int | float | list[str] | list[list[str]]]
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
    """Describe step `index` of a play on map number `run`, or of a `game`.

    `typed`: an expression to be worked out there, for a program that is typed.
    """

    game: NotRequired[Recorded]
    run: NotRequired[int]
    index: NotRequired[int]
    typed: NotRequired[str]


class TypedTold(TypedDict):
    """Of a typed program, in Python: the `values` that the line of a step computed, and what `typed` is.

    `answer`: what that is worth, or why not; `origin`: where that comes from, with words to touch that lead
    to the step `since`.
    """

    values: NotRequired[str]
    answer: NotRequired[str]
    origin: NotRequired[str]
    since: NotRequired[int | None]


class StepTold(TypedTold):
    """The variables, running loops, badges on blocks, a sentence, and how far each goal is."""

    goals: list[GoalState]
    boxes: list[Box]
    turns: list[Turn]
    badges: list[Badge]
    say: str


class PictureRequest(AboutScript):
    """Show the first map of a level after a program; `drawing`: and all that one can take home of it."""

    drawing: NotRequired[bool]


class Pictured(TypedDict):
    """The picture; `drawing`: what was drawn, or a tune's score, as an SVG; `midi`: the tune, in base64.

    `python`: a file that plays without codeweek, empty where there is none.
    """

    scene: Scene
    drawing: NotRequired[str]
    midi: NotRequired[str]
    python: NotRequired[str]


class WorldRequest(AboutPlay):
    """Describe a map in words: map `map` at its start, or map `run` at step `index` of a play or a `game`."""

    game: NotRequired[Recorded]
    map: NotRequired[int]
    run: NotRequired[int]
    index: NotRequired[int]


class WorldTold(TypedDict):
    """One or two sentences for each part."""

    say: list[str]


class TuneRequest(WorldRequest):
    """Listen to such a map: `way` is `mine`, `model`, `both`, or `steps`, what each step has written.

    `score`: as a score to print too. `way` may be `own`: all that the program plays, and its first bars; or
    the letter of an answer to a prediction.
    """

    way: str
    score: NotRequired[bool]


class TuneTold(TypedDict):
    """What is heard when, and what is to be seen meanwhile; `score`: what is written, as an SVG.

    `bars`: the first ones, as a picture.
    """

    tune: Tune
    score: NotRequired[str]
    bars: NotRequired[Scene]


class CheckScriptRequest(AboutScript):
    """Check a saved program, which may come from an older level or from elsewhere."""


class CheckedScript(TypedDict):
    """The program as the core reads it; `fits`: the level has its blocks still."""

    script: Script
    fits: bool


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


class HelpRequest(AboutScript):
    """Look at a program that does not win yet, for what helps with it."""


class EditOffered(TypedDict):
    """A choice in words, the program after it, and what is said once it was tried and lost."""

    words: str
    script: Script
    lost: str


class NextEdit(TypedDict):
    """A question about a program: the choice `right` leads on; `found` is said of it."""

    words: str
    choices: list[EditOffered]
    right: int
    found: str


class Helped(TypedDict):
    """A question, and half of the way to a program that wins in words; empty where there is none.

    `block`: the one to light.
    """

    block: str
    question: NextEdit | None
    half: str


class StandsRequest(AboutScript):
    """Look at a program for the adult beside the child, whether it wins or not."""


class Stands(TypedDict):
    """How far it is in `words`; the `block` to light, a question with choices, the answer, or nothing."""

    words: str
    block: str
    question: str
    answer: str


class WentWrongRequest(AboutScript):
    """Look for the one edit that makes a lost program win; `told`: the key of what the run has told."""

    told: str


class WentWrong(TypedDict):
    """What is told of it instead, where there is such an edit."""

    told: Told | None


class AnotherRequest(About):
    """Look for another level like one, number `seed` of them (the first is 0), for some more slices."""

    seed: int
    slices: NotRequired[int]


class AnotherFound(TypedDict):
    """Whether the search is `over`; the level, alone in a pack that is open under its key until the next one.

    No pack once it is over: there is no such level. Its id is that of the level that it is like, `+` and its
    number from 1; it is no level of a course.
    """

    over: bool
    pack: Pack | None


class GameRequest(AboutScript):
    """Play a game on; `known`: so many moments of its film are there already, the start being one."""

    game: Recorded
    known: NotRequired[int]


class GameTold(TypedDict):
    """The new part. With a `problem` nothing was played; `stage`: where nothing was known."""

    problem: Told | None
    stage: GameStage | None
    part: GamePart | None


class GameBackRequest(AboutScript):
    """Go back to the tick in which a step of a game's film is."""

    game: Recorded
    index: int


class GameBack(TypedDict):
    """What was done up to then."""

    game: Recorded


class GameKeepRequest(AboutScript):
    """Write the file of a game."""

    game: Recorded


class GameFile(TypedDict):
    """Its text."""

    file: str


class GameOpenRequest(About):
    """Read the file of a game of a level."""

    file: str


class GameOpened(TypedDict):
    """Its program, and what was done."""

    script: Script
    game: Recorded


PLAYED = (*SCRIPT, ANY)
NOT_OPENED = ("live.not_this_level", "live.unknown_level", "live.unreadable")


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


class ReadFileRequest(About):
    """Read a program from a file of another editor: its bytes in base64, and its name."""

    file: str
    name: str


class FileText(TypedDict):
    """Its text, with LF between lines."""

    text: str


class WordsRequest(AboutScript):
    """Get the words that complete what is typed: those of the level, and the names of `script`."""


class Completions(TypedDict):
    """The words, those of the world first."""

    words: list[Completion]


VERBS = {
    "play": Verb(PlayRequest, Played, LEVEL),
    "python": Verb(PythonRequest, PythonText, SCRIPT),
    "step": Verb(StepRequest, StepTold, (*SCRIPT, "door.no_run")),
    "picture": Verb(PictureRequest, Pictured, SCRIPT),
    "world": Verb(WorldRequest, WorldTold, (*SCRIPT, "door.no_run")),
    "tune": Verb(TuneRequest, TuneTold, (*SCRIPT, "door.no_run")),
    "check_script": Verb(CheckScriptRequest, CheckedScript, (*SCRIPT, "door.not_shown")),
    "trap": Verb(TrapRequest, TrapFound, SCRIPT),
    "help": Verb(HelpRequest, Helped, SCRIPT),
    "stands": Verb(StandsRequest, Stands, SCRIPT),
    "went_wrong": Verb(WentWrongRequest, WentWrong, SCRIPT),
    "another": Verb(AnotherRequest, AnotherFound, (*LEVEL, ANY)),
    "game": Verb(GameRequest, GameTold, PLAYED),
    "game_back": Verb(GameBackRequest, GameBack, PLAYED),
    "game_keep": Verb(GameKeepRequest, GameFile, PLAYED),
    "game_open": Verb(GameOpenRequest, GameOpened, (*LEVEL, *NOT_OPENED)),
    "read": Verb(ReadRequest, Read, SCRIPT),
    "patch": Verb(PatchRequest, Patched, SCRIPT),
    "words": Verb(WordsRequest, Completions, SCRIPT),
    "read_file": Verb(ReadFileRequest, FileText, (*LEVEL, "typing.no_program", "typing.long_program")),
}
