"""A run, a game and a tune as they are sent: pictures, what changes of them, sentences, sounds."""

from typing import Annotated, Any, TypedDict

from codeweek import scene
from codeweek.play import console
from codeweek.play.feedback import step_answers, variables
from codeweek.play.tune import note_times, tune_listening

Fields = dict[str, Any]

Rect = Annotated[Fields, scene.Rect]
Line = Annotated[Fields, scene.Line]
Label = Annotated[Fields, scene.Label]
Picture = Annotated[Fields, scene.Image]
Shape = Annotated[Fields, scene.Shape]
Sprite = Annotated[Fields, scene.Sprite]


class Moving(TypedDict):
    """The parts of a picture that change from step to step."""

    sprites: list[Sprite]
    marks: list[Shape]


class Sent(Moving):
    """The parts that change, as sent: the first `kept` marks of the picture before it, then these."""

    kept: int


class Still(TypedDict):
    """The parts of a picture that stay the same, painted once."""

    width: float
    height: float
    background: list[Shape]
    rim: list[Label]
    margin: float


class Scene(Still, Moving):
    """A whole picture."""


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


Cell = Annotated[Fields, variables.Cell]
Badge = Annotated[Fields, step_answers.Badge]
Written = Annotated[Fields, console.Line]

Turn = tuple[str, int, int | None]  # of a loop that runs: its block, the turn, how many if known


class Goal(TypedDict):
    """A goal of the level."""

    say: str
    met: bool


class Verdict(TypedDict):
    """The verdict on a run; `hoped`: its stars if it holds on other maps too."""

    won: bool
    stars: int
    blocks: int
    map: int
    message: Told
    goals: list[Goal]
    hoped: int
    medal: bool
    facts: list[str]


class GoalState(TypedDict):
    """How far a goal is at a step; `count`: of several things, as `1/2`; `left`: cells where some are.

    `kept`: it is met until it is lost, so its count is shown and never a tick.
    """

    met: bool
    kept: bool
    count: str
    left: list[str]


class Run(Still):
    """A run with all its pictures.

    `steps[i]` and `lines[i]` belong to step i + 1: an index in `blocks`, a line. `at[i]` is the index in
    `scenes` of the picture after step i (0 is the start). `message` says why the run ended early.
    `console`: what was printed, asked and answered.
    """

    outcome: str
    message: Told | None
    blocks: list[str | None]
    steps: list[int]
    lines: list[int | None]
    at: list[int]
    console: list[Written]
    scenes: list[Sent]


class Box(TypedDict):
    """A variable; a cell has the value `before` only when it has just changed."""

    name: str
    many: bool
    cells: list[Cell]


class Trap(TypedDict):
    """A trap map, as the core writes it and reads it back; `like`: the index of the map it was made from."""

    map: Fields
    like: int


Sweep = Annotated[Fields, tune_listening.Sweep]
Sine = Annotated[Fields, note_times.Sine]
Timbre = Annotated[Fields, note_times.Timbre]
Drum = Annotated[Fields, note_times.Drum]


class Sounding(TypedDict):
    """A note from sample `first` up to `last`: its instrument or drum, its hertz (0: a drum), its light.

    `step`: the one that wrote it, where each is heard by itself.
    """

    first: int
    last: int
    sound: str
    pitch: float
    shapes: list[Shape]
    step: int


class Tune(TypedDict):
    """`rate`: samples a second; one note is as loud as `loud`, nothing is louder than `peak`."""

    rate: int
    loud: float
    peak: float
    last: int
    timbres: dict[str, Timbre]
    drums: dict[str, Drum]
    notes: list[Sounding]
    sweeps: list[Sweep]
    ink: str
    wide: float


class Recorded(TypedDict):
    """All that a game of a program depends on; an input is the tick that comes after it, its kind, what."""

    seed: int
    ticks: int
    inputs: list[tuple[int, str, str]]


class GameMark(TypedDict):
    """What begins with a step: a tick, or the hat of a hero; `event` is what happened."""

    step: int
    tick: int
    event: list[Any]
    hero: str
    block: str | None


class GameHero(TypedDict):
    """A hero of a game: its name, how it is called, its picture as the game begins."""

    name: str
    called: str
    image: str


class GameStage(TypedDict):
    """What stays the same all through a game: the blocks by number, the heroes, what its hats listen to."""

    blocks: list[str | None]
    ground: Still
    heroes: list[GameHero]
    listens: list[tuple[str, str]]


class GamePart(TypedDict):
    """What has come to a film, whose first moments are known.

    `steps`, `lines`, `at`: of each new moment, its block and line (none at the start) and its picture: 0 is
    the one of the last moment known, others are counted in `scenes`. `boxes`: those of the game, now.
    With `ended` it cannot go on; `message` says why, `over` is how the game itself ended.
    """

    steps: list[int]
    lines: list[int | None]
    at: list[int]
    scenes: list[Sent]
    marks: list[GameMark]
    boxes: list[tuple[str, str]]
    outcome: str
    message: Told | None
    over: str
    ended: bool
