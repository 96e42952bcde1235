"""The plain data sent to the page: its `types.ts` is generated from here.

A dataclass is sent as its fields; what Blockly writes has Blockly's types (`Annotated` says which).
"""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from codeweek import scene
from codeweek.blocks.definitions import Category
from codeweek.play import console
from codeweek.play.feedback import pointing, step_answers, variables
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
    above: float


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

    `steps[i]` and `lines[i]` belong to step i + 1: an index in `blocks` and `below`, a line. `at[i]` is the
    index in `scenes` of the picture after step i (0 is the start). `message` says why the run ended early.
    `console`: what was printed, asked and answered. `below`: lines under the first one of the block.
    """

    outcome: str
    message: Told | None
    blocks: list[str | None]
    below: list[int]
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


Script = Annotated[Fields, "Script"]
Toolbox = Annotated[Fields, "Toolbox"]
Definition = Annotated[Fields, "Definition"]


class BlockSet(TypedDict):
    """Blockly's definitions of blocks, and styles by category."""

    definitions: list[Definition]
    styles: dict[str, dict[str, str]]
    categories: list[Category]


Pointed = Annotated[Fields, pointing.Pointed]


class Choice(TypedDict):
    """An offered answer to a prediction; `script`: the program that it is."""

    letter: str
    words: str
    scene: Scene | None
    script: Script | None


class Question(TypedDict):
    """The question of a prediction. `ballot`: what a room votes among, where no `choices` are offered."""

    ask: str
    question: str
    choices: list[Choice]
    ballot: list[Choice]


class GoalTile(GoalState):
    """A goal of a map as a picture, or (`guess`) what is to be foreseen; how far it is at the start."""

    name: str
    say: str
    scene: Scene


class LevelMap(TypedDict):
    """A map at its start; `say` has one or two sentences for each part of it."""

    goals: list[GoalTile]

    hidden: bool
    scene: Scene
    say: list[str]


class AdultHelp(TypedDict):
    """Help for the adult beside the child; `script` is the solution, with its number of `blocks`."""

    idea: str
    mistake: str
    question: str
    solution: str
    script: Script
    blocks: int


class QuizChoice(TypedDict):
    """An answer, with pictures; `open`: each can be defended."""

    words: str
    worth: Literal["right", "other", "open"]
    pictures: list[str]


class Quiz(TypedDict):
    """What is asked after the first win of one of these levels."""

    after: list[str]
    words: str
    choices: list[QuizChoice]


class Touched(TypedDict):
    """What is said of a block of a case when it is touched; `moves`: it may be put elsewhere then."""

    say: str
    moves: bool


class Part(TypedDict):
    """What a part of an exercise asks: its place, how it is answered (`fields`: what is written in).

    `input`: what is written is what the program is answered. `points` are for the adult.
    """

    exercise: str
    number: int
    of: int
    type: str
    heads: list[str]
    rows: int
    input: bool
    points: int


class Brief(TypedDict):
    """A level on the map of levels; `others`: more levels like it may be made."""

    id: str
    title: str
    mode: str
    writing: str
    grade: str
    register: str
    look: str
    kind: str
    hero: str | None
    limit: int | None
    best: int
    read_only: bool
    solo_tries: int
    walks: bool
    has_eyes: bool
    may_trap: bool
    others: bool


class Level(Brief):
    """A level to be played.

    `points`: what each hint shows besides its words.
    `names`: the names of its variables and functions in every language, each with the one used here.
    `texts`: the same of the texts in its programs, without those that it uses.
    `reads_until`: `while not` is shown as `until`. `max_instances`: the number of each piece of a puzzle.
    `shown`: the blocks that are to be written in text. `chosen`: names that blocks choose from, by place.
    `invitation`: what is asked first, by its key.
    `lines`: what the hero says of its own, by moment, in turn. `touched`: of a case, by block.
    `parts`: those of an exercise, each a level with its `part`. `card`: the first lines of one in text.
    """

    story: str
    hints: list[str]
    points: list[Pointed]
    adult: AdultHelp
    predict: Question | None
    toolbox: Toolbox
    start: Script
    shown: Script
    invitation: str
    wide: int
    names: dict[str, str]
    texts: dict[str, str]
    reads_until: bool
    max_instances: dict[str, int] | None
    chosen: NotRequired[dict[str, list[str]]]
    maps: list[LevelMap]
    lines: dict[str, list[str]]
    quiz: Quiz | None
    touched: dict[str, Touched] | None
    part: Part | None
    parts: "list[Level]"
    card: NotRequired[list[str]]


class Medal(TypedDict):
    """What the end of a chapter is worth, and the picture on it."""

    name: str
    picture: str


class Gift(TypedDict):
    """What the end of a chapter gives to wear: its kind, which one it is, and its name."""

    kind: str
    thing: str
    name: str


class Chapter(TypedDict):
    """A chapter of levels; `can` is its concept in a child's words.

    `after`: by level, another one that has to be won first, in place of the one before it.
    `comic`: there is one.
    """

    comic: bool
    medal: Medal | None
    gives: Gift | None
    folder: str
    title: str
    can: str
    look: str
    after: dict[str, str]
    levels: list[Brief]


class Pack(TypedDict):
    """A pack in one language: the course with its levels in brief, a teacher's file with whole levels."""

    key: str
    title: str
    chapters: list[Chapter]
    blocks: BlockSet
    titles: NotRequired[dict[str, str]]
    version: NotRequired[str]
    cover: NotRequired[str]


class Panel(TypedDict):
    """A panel of a comic: what is said, by whom, and where the tail of its bubble points."""

    scene: Scene
    who: str
    words: str
    tail: tuple[float, float]


class Tale(TypedDict):
    """The comics of a chapter; `finale`: the last scene follows its ending."""

    title: str
    opening: list[Panel]
    ending: list[Panel]
    finale: bool


class Finale(TypedDict):
    """The last scene; `late`: for who lacks chapters. In `credits`, `diploma`: slots as in `story.yaml`."""

    title: str
    panels: list[Panel]
    look: str
    late: str
    credits: list[str]
    cast: list[str]
    diploma: str
    signed: str
    signer: str


class Comics(TypedDict):
    """All that is told of a pack, by the folder of each chapter; `words`: what the page says around it."""

    words: Words
    tales: dict[str, Tale]
    finale: Finale | None
