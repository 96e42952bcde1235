"""A run: its pictures, its verdict, its boxes, and a map to trap it."""

from typing import Annotated, TypedDict

from codeweek.play import console
from codeweek.play.feedback import badges, variables
from codeweek.web_api.shapes.pictures import Fields, Sent, Still
from codeweek.web_api.shapes.said import Told

Cell = Annotated[Fields, variables.Cell]
Badge = Annotated[Fields, badges.Badge]
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
