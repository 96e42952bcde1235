"""A vote on a prediction: answers to choose from, even where a child alone touches a cell or counts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from codeweek.engine.trace import Trace
from codeweek.levels.level import ENDS, Level
from codeweek.levels.programs import kind_of
from codeweek.play import inquiry
from codeweek.play.judge import Verdict
from codeweek.play.predict import LETTERS, Choice, choices, real, same
from codeweek.play.session import play_text
from codeweek.scene import Scene
from codeweek.text import Text
from codeweek.worlds.robot.state import World, cell_of

CELL = "cell"


def ballot(level: Level, text: Text) -> tuple[Choice, ...]:
    """The answers offered; else the true one among the mistakes that the level names, in their order.

    Those are called by what they are: the letters A to D are also columns of a grid.
    """
    if not is_made(level):
        return choices(level, text)
    return tuple(_made(level, value) for value in sorted(_values(level), key=_order))


def _made(level: Level, value: Any) -> Choice:
    scene = _there(level, value)
    return Choice(str(value) if scene else "", "" if scene else str(value), scene, value)


def is_made(level: Level) -> bool:
    """Whether its answers are made for the vote: none are offered, and some mistakes are known."""
    asked = level.predict
    if asked is None or asked.choices or asked.ask == ENDS or inquiry.inquires(level):
        return False
    return bool(asked.mistakes)


def right(level: Level, verdict: Verdict, traces: Sequence[Trace], text: Text) -> int | None:
    """The index of the answer that is right, of those of a vote; an inquiry keeps it a secret."""
    if inquiry.inquires(level):
        return None
    there = real(level, traces[verdict.map])
    return next((i for i, each in enumerate(ballot(level, text)) if same(there, each.value)), None)


def _values(level: Level) -> list[Any]:
    """What comes true, then mistakes: no more of them than letters, each once; none without a program."""
    assert level.predict is not None
    found = [real(level, trace) for trace in play_text(level, level.given).traces[:1]]
    for each in level.predict.mistakes if found else ():
        if len(found) < len(LETTERS) and not any(same(value, each.value) for value in found):
            found.append(each.value)
    return found


def _order(value: object) -> tuple[int, str]:
    """Small numbers first; cells as they are read."""
    return len(str(value)), str(value)


def _there(level: Level, value: Any) -> Scene | None:
    """A cell as a picture: the robot that stands on it."""
    world = level.maps[0].world
    if level.predict is None or level.predict.ask != CELL or not isinstance(world, World):
        return None
    x, y = cell_of(value)
    return kind_of(level).picture(replace(world, x=x, y=y), level.look) if world.map.inside((x, y)) else None
