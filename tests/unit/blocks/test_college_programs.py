"""Programs as children of 12 to 14 type them: run as CPython runs them, or refused by what to use instead."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from codeweek.blocks.read import read
from codeweek.blocks.write import program
from codeweek.data import languages, text
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.kinds import kinds

FILE = Path(__file__).parents[2] / "kept" / "python" / "college.txt"
MAPS: dict[str, dict[str, Any]] = {"robot": {"grid": "........\n>......."}, "turtle": {}}
WORLDS = {kind: kinds()[kind].parse_map(MAPS[kind])[0] for kind in MAPS}
TRIES = [str(number) for number in range(1, 101)]  # answers, where a program gets none of its own


@dataclass(frozen=True)
class Typed:
    """A program of the file, and what is told of it there."""

    name: str
    kind: str
    about: dict[str, str]
    source: str

    @property
    def answers(self) -> list[Any]:
        told = self.about.get("answers")
        return TRIES if told is None else [int(told) if told.isdigit() else told]


def typed() -> Iterator[Typed]:
    for part in re.split(r"^# --- ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, source = part.split("\n", 1)
        first, *about = head.split("; ")
        name, kind = re.fullmatch(r"(\w+) \((\w+)\)", first).groups()  # type: ignore[union-attr]
        yield Typed(name, kind, dict(each.split(": ", 1) for each in about), source.strip("\n") + "\n")


ALL = {each.name: each for each in typed()}
REFUSED = [name for name, each in ALL.items() if "instead" in each.about]
RUN = [name for name in ALL if name not in REFUSED]
IN_WORLD = [name for name in RUN if "ends" in ALL[name].about or name == "random_couleur"]
STOPPED = {"print_concat_int": TypeError, "score_sans_global": UnboundLocalError}


def problems(each: Typed) -> list[Diagnostic]:
    reading = read(catalogue_of_kind(each.kind), each.source)
    return [*reading.problems] or [*check(catalogue_of_kind(each.kind), reading.script)]


def played(each: Typed) -> Trace:
    reading = read(catalogue_of_kind(each.kind), each.source)
    assert problems(each) == []
    return run(reading.program, kinds()[each.kind].commands, WORLDS[each.kind], inputs=each.answers)


def of_cpython(each: Typed) -> tuple[str, BaseException | None]:
    """What CPython prints for a program, and what it stumbles on."""
    written: list[str] = []
    answers = iter(each.answers)

    def printed(*values: Any, sep: str = " ", end: str = "\n") -> None:
        written.append(sep.join(map(str, values)) + end)

    def asked(question: str = "") -> str:
        written.append(question)
        return str(next(answers))

    before = random.getstate()
    random.seed(0)
    try:
        exec(compile(each.source, each.name, "exec"), {"print": printed, "input": asked})
    except Exception as error:
        return "".join(written), error
    finally:
        random.setstate(before)
    return "".join(written), None


def test_at_least_72_of_the_86_programs_run() -> None:
    assert len(ALL) == 86
    assert len(RUN) - len(STOPPED) >= 72


@pytest.mark.parametrize("name", [name for name in RUN if name not in IN_WORLD])
def test_a_program_without_a_word_of_a_world_does_what_it_does_in_cpython(name: str) -> None:
    trace = played(ALL[name])
    text, error = of_cpython(ALL[name])
    assert "".join(piece.text for piece in trace.console if piece.kind != "in") == text
    assert (trace.outcome, type(error)) == (
        ("stopped", STOPPED[name]) if name in STOPPED else ("done", type(None))
    )


@pytest.mark.parametrize("name", IN_WORLD)
def test_a_program_of_a_world_ends_where_it_should(name: str) -> None:
    trace = played(ALL[name])
    assert trace.outcome == "done"
    world = trace.world
    parts = [world.x, world.y, world.heading]
    if ALL[name].kind == "turtle":
        parts = [*(round(part, 2) + 0.0 for part in parts), len(world.strokes)]
    assert " ".join(map(str, parts)) == ALL[name].about.get("ends", " ".join(map(str, parts)))


@pytest.mark.parametrize("name", REFUSED)
def test_a_program_that_is_not_taught_is_refused_by_what_to_use_instead(name: str) -> None:
    problem, wanted = problems(ALL[name])[0], ALL[name].about["instead"]
    assert wanted in (problem.key, problem.slots.get("use", "").removeprefix("instead."))
    for language in languages():
        said = text(language).tell(problem)
        assert "instead" not in said
        assert "…" not in said


@pytest.mark.parametrize("name", RUN)
def test_a_typed_program_becomes_blocks_and_the_same_text_again(name: str) -> None:
    known, source = catalogue_of_kind(ALL[name].kind), ALL[name].source
    script = read(known, source).script
    written = program(known, script, "fr").source
    again = read(known, written).script
    assert again == script
    assert program(known, again, "fr").source == written
    texts = [str(block.fields["code"]) for block in script.walk() if block.type == "python"]
    lines = {line.strip() for line in source.split("\n")}
    assert all(line.strip() in lines for code in texts for line in code.split("\n"))
