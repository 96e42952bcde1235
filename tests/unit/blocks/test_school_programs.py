"""Programs of collège and seconde, as in schoolbooks: each prints what CPython prints, or is refused."""

import io
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from codeweek.blocks.read import read
from codeweek.blocks.write import program
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.engine.typed.inline_values import LONGEST, inline_values
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.kinds import kinds

FILE = Path(__file__).parents[2] / "kept" / "python" / "school.txt"
CONSOLE = kinds()["console"]
WORDS = catalogue_of_kind("console")
MOST_LOOKED = 40  # steps of a program


@dataclass(frozen=True)
class School:
    """A program of the file, with what is answered to it, and what says that it is not run."""

    source: str
    answers: tuple[str, ...] = ()
    instead: str = ""


def _programs() -> Iterator[tuple[str, School]]:
    for part in re.split(r"^# --- ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, source = part.split("\n", 1)
        name, *rest = head.split("; ")
        about = dict(each.split(": ", 1) for each in rest)
        answers = tuple(about["answers"].split(" | ")) if "answers" in about else ()
        yield name, School(source.strip("\n") + "\n", answers, about.get("instead", ""))


ALL = dict(_programs())
RUN = [name for name, each in ALL.items() if not each.instead]
REFUSED = [name for name, each in ALL.items() if each.instead]


def problems(source: str) -> list[Diagnostic]:
    reading = read(WORDS, source)
    return [*reading.problems] or [*check(WORDS, reading.script)]


def played(source: str, answers: tuple[str, ...]) -> Trace:
    return run(read(WORDS, source).program, CONSOLE.commands, CONSOLE.parse_map({})[0], inputs=answers)


def of_cpython(each: School) -> str:
    """What CPython prints, and asks."""
    written, answers = io.StringIO(), iter(each.answers)

    def asked(question: str = "") -> str:
        written.write(question)
        return next(answers)

    def printed(*values: Any, **words: Any) -> None:
        print(*values, **words, file=written)

    names = {"print": printed, "input": asked, "__name__": "__main__"}
    before = random.getstate()
    try:
        with patch.object(time, "sleep"):
            exec(compile(each.source, "<school>", "exec"), names)
    finally:
        random.setstate(before)
    return written.getvalue()


def test_at_least_190_of_the_200_programs_run() -> None:
    assert len(ALL) == 200
    assert len(RUN) >= 190


@pytest.mark.parametrize("name", RUN)
def test_a_program_of_school_prints_what_it_prints_in_cpython(name: str) -> None:
    each = ALL[name]
    assert problems(each.source) == []
    trace = played(each.source, each.answers)
    assert trace.diagnostic is None
    assert "".join(piece.text for piece in trace.console if piece.kind != "in") == of_cpython(each)


@pytest.mark.parametrize("name", RUN)
def test_a_program_of_school_is_written_as_it_is_read(name: str) -> None:
    script = read(WORDS, ALL[name].source).script
    written = program(WORDS, script, "fr").source
    assert read(WORDS, written).script == script


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_left_out_says_what_to_write_instead(name: str) -> None:
    each = ALL[name]
    told = problems(each.source) or [played(each.source, each.answers).diagnostic]
    assert told[0] is not None
    assert each.instead in (told[0].key, str(told[0].slots.get("use", "")).removeprefix("instead."))


def test_each_line_of_them_says_what_it_computed():
    """A format within quotes, a comprehension: what cannot be written with its values is told whole."""
    for name in RUN:
        trace = played(ALL[name].source, ALL[name].answers)
        for index in range(min(len(trace), MOST_LOOKED) + 1):
            assert len(inline_values(trace, index)) <= LONGEST, (name, index)
