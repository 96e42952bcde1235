"""A game that a child plays: what was done in it, and what has come of it."""

from typing import Any, TypedDict

from codeweek.web_api.shapes.pictures import Sent, Still
from codeweek.web_api.shapes.said import Told


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
