"""How long a program that is being typed waits for its answer: at each letter, as the page asks for it."""

import ast
import json
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from statistics import median

from benchmarks.rows import Row, beside, budget
from benchmarks.solver import timed
from codeweek.levels.level import Level
from codeweek.play import builtin
from codeweek.web_api.api import PageApi

ROUNDS, FEW = 5, 2
EACH, SOME = 6, 40  # every how manyth level of the course
ANSWER = 50.0  # milliseconds
WHAT = "a program typed, at each letter"


def rows(quick: bool) -> list[Row]:
    """The typical answer, and the slowest of twenty; beside what CPython alone takes to read the text."""
    levels = [*builtin.levels().values()][:: SOME if quick else EACH]
    ours, slow, alone = [], [], []
    for _ in range(FEW if quick else ROUNDS):
        times = sorted(1000 * each for level in levels for each in _typed(level))
        ours.append(median(times))
        slow.append(times[len(times) * 19 // 20])
        alone.append(median(1000 * timed(partial(_parse, text))[1] for text in _all(levels)))
    return [
        budget("typing", WHAT, ours, "ms", ANSWER),
        budget("typing", f"{WHAT}, 19 of 20", slow, "ms", ANSWER),
        beside("typing", WHAT, ours, "ms", "ast.parse alone, ms", alone),
    ]


def _typed(level: Level) -> Iterator[float]:
    """The seconds of each answer while its solution is typed."""
    door, script = PageApi(), None
    for text in _prefixes(level.solution):
        asked = {"do": "read", "level": level.id, "text": text, "script": script}
        request = json.dumps({**asked, "caret": text.count("\n") + 1})
        answer, seconds = timed(partial(door.handle, request))
        script = json.loads(answer)["script"]
        yield seconds


def _all(levels: list[Level]) -> Iterator[str]:
    return (text for level in levels for text in _prefixes(level.solution))


def _prefixes(text: str) -> Iterator[str]:
    return (text[:end] for end in range(1, len(text) + 1))


def _parse(text: str) -> None:
    with suppress(SyntaxError):
        ast.parse(text)
