"""How long it takes to look at a child's program for what helps with it: here, and in the page's Python."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter, process_time

from benchmarks.missing import needed
from benchmarks.rows import Row, alone
from codeweek import data
from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import solution
from codeweek.play import builtin
from codeweek.play.repair.helping import help_with, helps
from codeweek.play.repair.program_edits import edits, vocabulary
from codeweek.play.repair.repair_search import repair, wins
from codeweek.web_api import describe

TESTS = Path(__file__).parents[1] / "tests"
MANY, FEW = 300, 20
LEAST = 95  # percent of programs that few edits spoilt, to be mended by as few


def rows(quick: bool) -> list[Row]:
    """Solutions that one or two random edits have spoilt: the usual one, one in twenty, what is mended."""
    drawn = list(spoilt(FEW if quick else MANY))
    some = [(level, script) for level, script, _edits in drawn]
    mended = 100 * sum(map(_mended, drawn)) / len(drawn)
    what = f"of {len(drawn)} spoilt programs, mended by as few edits as spoilt them"
    share = replace(alone("help", what, [mended], "%"), least=LEAST)
    return [*_told("CPython", _here(some)), *_told("the page's Python", _there(some)), share]


def spoilt(many: int) -> Iterator[tuple[Level, Script, int]]:
    """Programs that lose, each on its level and with the number of edits; the same ones each time."""
    chance, found = Random(1), 0
    levels = [level for level in builtin.pack().levels if helps(level)]
    while found < many:
        level = chance.choice(levels)
        own = script = solution(level).script
        number = chance.randint(1, 2)
        for _edit in range(number):
            script = chance.choice(list(edits(vocabulary(level, script, [own]), script))).script
        if not wins(level, script):
            found += 1
            yield level, script, number


def _mended(drawn: tuple[Level, Script, int]) -> bool:
    """Whether no more edits than those lead to a program that wins."""
    level, script, number = drawn
    found = repair(level, script)
    return found is not None and len(found) <= number and wins(level, found.edits[-1].script)


def _told(where: str, seconds: Sequence[float]) -> Iterator[Row]:
    parts = quantiles([second * 1000 for second in seconds], n=20)
    what = f"{len(seconds)} spoilt programs looked at in {where}"
    yield alone("help", f"{what}: the usual one", [parts[9]], "ms")
    yield alone("help", f"{what}: one in twenty takes more", [parts[18]], "ms")


def _here(some: Sequence[tuple[Level, Script]]) -> list[float]:
    text, seconds = data.text("fr"), []
    for level, script in some:
        before = process_time()
        help_with(level, script, text)
        seconds.append(process_time() - before)
    return seconds


def _there(some: Sequence[tuple[Level, Script]]) -> list[float]:
    """By the door of the page, in Node."""
    built = data.web() / "py"
    needed(built / "pyodide-lock.json", "run `make web` first")
    sys.path.insert(0, str(TESTS))
    from node_process import Node  # type: ignore[import-not-found] # what asks it in the tests

    node, seconds = Node(TESTS / "contract" / "pyodide_door.mjs", built), []
    node.line()
    for level, script in some:
        asked = {"do": "help", "level": level.id, "language": "fr", "script": describe.dressed(level, script)}
        before = perf_counter()
        node.ask(json.dumps(asked))
        seconds.append(perf_counter() - before)
    node.close()
    return seconds
