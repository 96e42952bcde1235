"""What the page is told, as plain data: its `types.ts` is written from here, and nothing of it runs.

A dataclass is told by its fields, what Blockly writes is Blockly's own; `Annotated` says which.
"""

from typing import Annotated, Any, NotRequired, TypedDict

from codeweek import scene
from codeweek.blocks.definitions import Category
from codeweek.play.feedback import badges, variables

Fields = dict[str, Any]

Rect = Annotated[Fields, scene.Rect]
Line = Annotated[Fields, scene.Line]
Label = Annotated[Fields, scene.Label]
Picture = Annotated[Fields, scene.Image]
Shape = Annotated[Fields, scene.Shape]
Sprite = Annotated[Fields, scene.Sprite]
Cell = Annotated[Fields, variables.Cell]
Badge = Annotated[Fields, badges.Badge]

Script = Annotated[Fields, "Script"]
Toolbox = Annotated[Fields, "Toolbox"]
Definition = Annotated[Fields, "Definition"]

Turn = tuple[str, int, int | None]  # of a loop that runs: its block, the turn, how many if known


class Moving(TypedDict):
    """What changes from one step to the next."""

    sprites: list[Sprite]
    marks: list[Shape]


class Sent(Moving):
    """As it is sent: its marks are the first `kept` of the picture before it, then these."""

    kept: int


class Still(TypedDict):
    """What stays the same from step to step, painted once."""

    width: float
    height: float
    background: list[Shape]
    rim: list[Label]
    margin: float


class Scene(Still, Moving):
    """A whole picture."""


class Told(TypedDict):
    """A sentence, and where it happened: a block, a line, a step of the film."""

    key: str
    say: str
    block: str | None
    line: int | None
    step: int | None


class Goal(TypedDict):
    """What the level asks for."""

    say: str
    met: bool


class Verdict(TypedDict):
    """What a run was worth; `hoped`: the stars, if it holds on other maps too."""

    won: bool
    stars: int
    blocks: int
    map: int
    message: Told
    goals: list[Goal]
    hoped: int
    medal: bool
    facts: list[str]


class Run(Still):
    """A run with all its pictures.

    `steps[i]` and `lines[i]` are of step i + 1: a place in `blocks`, a line. `at[i]` is the place in
    `scenes` of what is seen after step i, the start being 0. `message` says why it ended before its end.
    """

    outcome: str
    message: Told | None
    blocks: list[str | None]
    steps: list[int]
    lines: list[int | None]
    at: list[int]
    scenes: list[Sent]


class Choice(TypedDict):
    """One of the answers offered to a prediction."""

    letter: str
    words: str
    scene: Scene | None


class Question(TypedDict):
    """What is to be foreseen."""

    ask: str
    question: str
    choices: list[Choice]


class LevelMap(TypedDict):
    """A map at its start; `say` has a sentence or two for each part of it."""

    hidden: bool
    scene: Scene
    say: list[str]


class AdultHelp(TypedDict):
    """For the adult beside the child; `script` is the solution, of so many `blocks`."""

    idea: str
    mistake: str
    question: str
    solution: str
    script: Script
    blocks: int


class Brief(TypedDict):
    """A level on the map of levels."""

    id: str
    title: str
    mode: str
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


class Level(Brief):
    """A level that is played.

    `names`: of its boxes and blocks in every language, and what they are called here. `reads_until`:
    its « while not » is shown as « until ». `max_instances`: how many of each piece of a puzzle.
    """

    story: str
    hints: list[str]
    adult: AdultHelp
    predict: Question | None
    toolbox: Toolbox
    start: Script
    wide: int
    names: dict[str, str]
    reads_until: bool
    max_instances: dict[str, int] | None
    maps: list[LevelMap]


class Chapter(TypedDict):
    """Levels that go together; `can` is their idea in a child's words."""

    folder: str
    title: str
    can: str
    look: str
    levels: list[Brief]


class BlockSet(TypedDict):
    """Blockly's definitions of blocks, their styles by the names of categories."""

    definitions: list[Definition]
    styles: dict[str, dict[str, str]]
    categories: list[Category]


class Pack(TypedDict):
    """A pack in one language. The course holds its levels in brief; a teacher's file, the whole of them."""

    key: str
    title: str
    chapters: list[Chapter]
    blocks: BlockSet
    titles: NotRequired[dict[str, str]]
    version: NotRequired[str]


class Problem(TypedDict):
    """What is wrong in an adult's file, and where."""

    file: str | None
    line: int | None
    column: int | None
    field: str | None
    severity: str
    say: str


class Box(TypedDict):
    """A variable; a cell has what was `before` only when it has just changed."""

    name: str
    many: bool
    cells: list[Cell]


class Trap(TypedDict):
    """A map found for a program, as the core told it and reads it back; `like`: which map it is made of."""

    map: Fields
    like: int


class Words(TypedDict):
    """Sentences by key, with what it takes to choose and fill them."""

    language: str
    name: str
    one: list[float]
    decimal: str
    messages: dict[str, Any]
    languages: list[tuple[str, str]]
