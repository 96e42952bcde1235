"""A level: what a child is asked, in which world, with which blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.worlds.kinds import Wanted

Translated = str | Mapping[str, str]  # a plain string, or one for each language: `Text.pick` chooses

# Ways to play a level, with their other names in level files.
MODES: Mapping[str, tuple[str, ...]] = {
    "run": ("lancer",),
    "predict": ("prévoir", "prédire"),
    "modify": ("modifier",),
    "make": ("construire", "faire"),
    "parsons": ("ordonner", "mélange"),
    "debug": ("corriger", "déboguer"),
    "find": ("trouver", "chercher"),
    "fill": ("trous", "compléter"),
    "translate": ("traduire",),
    "solo": (),
    "create": ("créer", "inventer"),
}

# How a program is written, with the other names in level files: `blocks` unless the child opens the text.
WRITINGS: Mapping[str, tuple[str, ...]] = {
    "blocks": ("blocs",),
    "text": ("texte",),
    "either": ("au_choix", "les_deux"),
}

TYPED = ("fill", "translate")  # modes that are played in text only
WATCHED = ("run", "predict", "find")  # the child changes nothing, only runs the program

# The fields that hold a program.
PROGRAMS = ("given", "extra", "solution", "model")
ENDS = "ends"  # the prediction for any kind: whether the program ends by itself
PROGRAM = "program"  # which of some programs leaves the world as it is shown
MAP = "map"  # on which map the given program loses
PART = "part"  # a question of an exercise: what running its program tells
LINE = "line"  # which line of the given program has to change
INQUIRIES = (
    PROGRAM,
    MAP,
    PART,
    LINE,
)  # judged by running; after an answer that is not right another may be tried

# The sorts of parts of an exercise, and the numbers that may be asked, with their other names in level files.
PARTS: Mapping[str, tuple[str, ...]] = {
    "number": ("nombre",),
    "choice": ("choix",),
    "table": ("tableau",),
    "pair": ("couple", "xy"),
    "line": ("ligne",),
    "program": ("programme",),
}
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "said": ("dit",),
    "input": ("entree",),
    "runs": ("fois",),
    "total": ("somme",),
    "length": ("longueur",),
}
INSIDE = "~"  # between the id of an exercise and the number of a part


@dataclass(frozen=True)
class Start:
    """One map: the world before the first step. A `hidden` one is not shown before the first run.

    A `trap` is not part of the level: it is a counterexample generated for a program that wins the others.
    """

    world: Any
    hidden: bool = False
    trap: bool = False


@dataclass(frozen=True)
class Answer:
    """An answer to a prediction: a measured value, or a program that makes it; why a child may give it."""

    value: Any
    words: Translated = ""
    why: Translated = ""


@dataclass(frozen=True)
class Prediction:
    """The prediction asked before a run: a measure of the world's kind, `ENDS`, or an inquiry.

    `mistakes`: answers that are not offered, but often given.
    """

    ask: str
    question: Translated = ""
    choices: tuple[Answer, ...] = ()
    mistakes: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Part:
    """A question of an exercise. The right answer is what running its program tells, not what is written.

    `answer`: as its author has it, to be checked. `line`: of the program, what is counted (`runs`), or after
    whose first run one looks (`pair`) or each run (`table`). `wanted`: what an `input` between `least` and
    `most` has to make it say. `same`: a choice is a program, right when it does the same as the given one.
    `mended`: the given program with one other line, which is the `line` to find.
    """

    type: str = "number"  # one of PARTS
    ask: str = "said"  # one of NUMBERS
    points: int = 1
    answer: Any = None
    line: int | None = None
    wanted: Any = None
    least: int = -100
    most: int = 100
    same: bool = False
    columns: tuple[str, ...] = ()
    mended: str = ""


@dataclass(frozen=True)
class Mistake:
    """A program that does not win and is often written; why, told to who wrote one like it."""

    program: str
    why: Translated = ""


@dataclass(frozen=True)
class Adult:
    """Help for the adult beside the child."""

    idea: Translated = ""
    mistake: Translated = ""
    question: Translated = ""


@dataclass(frozen=True)
class Level:
    """A level, read and checked. Programs (`given`, `extra`, `solution`, `model`) are still text."""

    id: str  # chapter folder and file stem: `04-la-ronde/05-l-escalier`
    title: Translated
    kind: str
    maps: tuple[Start, ...]
    mode: str = "make"
    writing: str = "blocks"  # one of WRITINGS
    story: Translated = ""
    grade: str = ""  # `class` in the file: CP, CE1, …
    piaf: tuple[str, ...] = ()
    toolbox: tuple[str, ...] = ()  # block types
    given: str = ""
    extra: str = ""
    solution: str = ""
    predict: Prediction | None = None
    limit: int | None = None
    goals: tuple[str, ...] = ()
    said: tuple[tuple[Any, ...], ...] = ()  # for each map
    hints: tuple[Translated, ...] = ()
    adult: Adult = field(default_factory=Adult)
    everywhere: Mapping[str, Any] = field(default_factory=dict)  # what each map was told, as `auto_pick`
    accuse: bool = False  # the block that was moved is touched first; then only its place may change
    spoil: int | None = None  # the map, from 1, on which one change of the given program has to lose
    look: str = ""  # its own, else its chapter's
    file: str = ""
    work: int | None = None  # work units a run may use, when the usual budget is too small
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # line and column of its fields
    keys: Mapping[str, str] = field(default_factory=dict, compare=False)  # its fields as its file writes them
    model: str = ""  # makes the drawing to copy, when the solution does not
    inputs: tuple[tuple[Any, ...], ...] = ()  # for each map, the answers to the program's questions
    concept: tuple[str, ...] = ()  # taught here or in its chapter; a program without any of these skips it
    bypass: Translated = ""  # why the concept may be skipped all the same
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # of its programs, by language
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # of its programs and examples
    mistakes: tuple[Mistake, ...] = ()
    minimum: int | None = None  # the size of the shortest known winning program
    proved: int | None = None  # the same, when it is proved to be the shortest
    parts: tuple["Level", ...] = ()  # of an exercise: each is played as a level
    part: Part | None = None  # what this part of an exercise asks

    def wanted(self, map: int) -> Wanted:
        """What the program must achieve on a map."""
        return Wanted(self.goals, self.said[map] if self.said else None)

    def answers(self, map: int) -> tuple[Any, ...]:
        """The answers to a program's questions on a map, when the level gives them itself."""
        return self.inputs[map] if map < len(self.inputs) else ()

    def within(self, id: str) -> "Level | None":
        """This level by its id, or one of its parts by theirs."""
        return next((level for level in (self, *self.parts) if level.id == id), None)


def exercise_of(id: str) -> str:
    """The id of the exercise that a part belongs to; that of any other level is its own."""
    return id.partition(INSIDE)[0]
