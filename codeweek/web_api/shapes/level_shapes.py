"""A pack with its chapters, comics and blocks; a level, in brief on the map, whole when it is played."""

from typing import Annotated, Literal, NotRequired, TypedDict

from codeweek.blocks.definitions import Category
from codeweek.play.feedback import pointing
from codeweek.web_api.shapes.run_shapes import Fields, GoalState, Scene, Words

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
    `parts`: those of an exercise, each a level with its `part`.
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
