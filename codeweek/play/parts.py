"""The parts of an exercise: what running the program tells is the right answer, and judges any other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.levels.level import Answer, Level, Part, Translated
from codeweek.levels.program_translation import other_names
from codeweek.levels.programs import kind_of, read_in
from codeweek.play import inquiry
from codeweek.play.judge import Verdict

SAID = "said"  # the column of a table that has what was said
CLOSE = 1e-6  # numbers nearer than that are the same one
DIGITS = 3  # of a length or a place: a thousandth of a step
LETTERS = "ABCD"
BY_HAND = Budget(work=5_000)  # of an input that is searched: what takes longer is not found on paper


@dataclass(frozen=True)
class Fields:
    """What is written to answer: the names of the columns, and how many rows there are; none to choose."""

    heads: tuple[str, ...] = ()
    rows: int = 0


def part_of(level: Level) -> Part:
    """What a part of an exercise asks."""
    assert level.part is not None
    return level.part


def fields(level: Level) -> Fields:
    """What is written to answer a part; nothing where one chooses, or writes a program."""
    kind = part_of(level).type
    if kind == "number":
        return Fields(("",), 1)
    if kind == "pair":
        return Fields(("x", "y"), 1)
    return Fields(heads(level), len(_rows(level, _runs(level)[0]))) if kind == "table" else Fields()


def heads(level: Level) -> tuple[str, ...]:
    """The columns of a table, by the names that boxes have in the language of now."""
    own = other_names(level)
    return tuple(own.get(plain(name), name) for name in part_of(level).columns)


def asks_input(level: Level) -> bool:
    """Whether the answer is what the person would type when the program asks."""
    return level.part is not None and level.part.type == "number" and level.part.ask == "input"


def lines(level: Level, language: str = "fr") -> tuple[str, ...]:
    """The lines to choose from, where one of them is to be found."""
    if part_of(level).type != "line":
        return ()
    return inquiry.program_lines(level, language)


def computed(level: Level) -> Any:
    """The right answer to a part, by running its program; None when there is none."""
    return _input(level) if asks_input(level) else real(level, _runs(level))


def real(level: Level, traces: Sequence[Trace]) -> Any:
    """What the runs of a part tell; of an `input`, what the program said."""
    part = part_of(level)
    if part.type == "number":
        return _number(level, traces)
    if part.type == "pair":
        return _place(level, traces[0])
    if part.type == "table":
        return _rows(level, traces[0])
    if part.type == "choice":
        right = [LETTERS[i] for i, choice in enumerate(choices_of(level)) if _fits(level, choice, traces)]
        return right[0] if len(right) == 1 else None
    return changed_line(level)


def right_choices(level: Level) -> int:
    """How many of the answers offered are right."""
    traces = _runs(level)
    return sum(_fits(level, choice, traces) for choice in choices_of(level))


def choices_of(level: Level) -> tuple[Answer, ...]:
    """The answers that a part offers."""
    return level.predict.choices if level.predict else ()


def changed_line(level: Level) -> int | None:
    """The only line in which the given program and the mended one differ."""
    return inquiry.changed_line(level, part_of(level).mended)


def mends(level: Level) -> bool:
    """Whether one line differs in the mended program, and what it does too."""
    if changed_line(level) is None:
        return False
    own = _runs(replace(level, given=part_of(level).mended))
    pairs = zip(own, _runs(level), strict=True)
    return not all(_alike(level, one.world, other.world) for one, other in pairs)


def stopped(level: Level) -> Diagnostic | None:
    """Why a run of the program that is asked about does not come to its end."""
    return next((trace.diagnostic for trace in _runs(level) if trace.diagnostic is not None), None)


def told(real: Any) -> str:
    """An answer to read: rows with their cells."""
    if not isinstance(real, tuple | list):
        return str(real)
    rows = any(isinstance(each, tuple | list) for each in real)
    return (" / " if rows else " ; ").join(map(told, real))


def judged(level: Level, verdict: Verdict, traces: Sequence[Trace], foreseen: Any, first: bool) -> Verdict:
    """The verdict on an answer; of one that is not right, what really happens."""
    if not verdict.won:
        return replace(verdict, stars=0, hoped=0)  # the run itself stopped, and says why
    missed = _missed(level, traces, foreseen)
    if missed is not None:
        return replace(verdict, won=False, stars=0, hoped=0, facts=(), message=missed)
    diagnostic = Diagnostic("say.part_right", severity="note")
    stars = 3 if first else 1
    return replace(verdict, stars=stars, hoped=stars, message=diagnostic)


def value(typed: Any) -> Any:
    """What was typed, as a number if it is one."""
    from codeweek.play.session import answer  # which needs what judges

    return answer(typed.replace("−", "-")) if isinstance(typed, str) else typed


def same(real: Any, typed: Any) -> bool:
    """Whether what was typed is a value, however it is written."""
    if isinstance(real, tuple | list):
        if not isinstance(typed, tuple | list):
            return False
        return len(real) == len(typed) and all(map(same, real, typed))
    meant = value(typed)
    if isinstance(real, int | float) and isinstance(meant, int | float):
        return math.isclose(real, meant, rel_tol=0, abs_tol=CLOSE)
    return str(real) == str(meant).strip()


def _missed(level: Level, traces: Sequence[Trace], foreseen: Any) -> Diagnostic | None:
    """What is told of an answer that is not right: its cause, if it is often given; None of one that is."""
    there = real(level, traces)
    missed = _measured(level, there, foreseen)
    why = _foreseen(level, there, foreseen) if missed else ""
    return _told("choice_why", why=why) if why else missed


def _measured(level: Level, there: Any, foreseen: Any) -> Diagnostic | None:
    """What really happens, told of an answer that is not right."""
    part = part_of(level)
    if asks_input(level):
        return _missed_input(part, there, foreseen)
    if same(there, foreseen):
        return None
    if part.type == "choice":
        why = next((a.why for i, a in enumerate(choices_of(level)) if LETTERS[i] == foreseen), "")
        return _told("choice_why" if why else "choice", why=why)
    if part.type == "table":
        return _missed_cell(level, there, foreseen)
    if part.type == "pair":
        return _told("pair", x=_short(there[0]), y=_short(there[1]))
    if part.type == "line":
        return _told("line", n=foreseen)
    return _told(part.ask, real=_short(there), line=part.line, n=there if part.ask == "runs" else 0)


def _foreseen(level: Level, there: Any, foreseen: Any) -> Translated:
    """The cause of an answer that is often given; of a table, of the first row that is not right."""
    if part_of(level).type == "table":
        rows = zip(there, foreseen if isinstance(foreseen, list | tuple) else (), strict=False)
        foreseen = next((row for real, row in rows if not same(real, row)), ())
    listed = level.predict.mistakes if level.predict else ()
    return next((answer.why for answer in listed if same(answer.value, foreseen)), "")


def _missed_input(part: Part, said: Any, foreseen: Any) -> Diagnostic | None:
    typed = value(foreseen)
    inside = isinstance(typed, int | float) and part.least <= typed <= part.most
    if not inside:
        return _told("input_far", least=part.least, most=part.most)
    if same(said, part.wanted):
        return None
    return _told("input", foreseen=typed, real=_short(said), wanted=part.wanted)


def _missed_cell(level: Level, there: Sequence[Sequence[Any]], foreseen: Any) -> Diagnostic:
    """The first cell of a table that is not right."""
    written = foreseen if isinstance(foreseen, list | tuple) else ()
    for number, row in enumerate(there):
        for column, cell in enumerate(row):
            if not same(cell, _cell(written, number, column)):
                slots = {"row": number + 1, "column": heads(level)[column], "real": _short(cell)}
                return _told("table_said" if part_of(level).columns[column] == SAID else "table", **slots)
    return _told("choice")


def _cell(written: Sequence[Any], row: int, column: int) -> Any:
    cells = written[row] if row < len(written) else ()
    return cells[column] if isinstance(cells, list | tuple) and column < len(cells) else ""


def _told(name: str, **slots: object) -> Diagnostic:
    return Diagnostic(f"say.part_{name}", slots, severity="note")


# What runs tell.


def _runs(level: Level, inputs: Sequence[Any] = (), budget: Budget = Budget()) -> list[Trace]:  # noqa: B008 - a frozen value
    program, commands = read_in(level, level.given).program, kind_of(level).commands
    return [
        run(program, commands, start.world, budget, inputs=(*level.answers(number), *inputs))
        for number, start in enumerate(level.maps)
    ]


def _input(level: Level) -> int | None:
    """A whole number that makes the program say what is wanted; the nearest to zero."""
    part = part_of(level)
    for number in sorted(range(part.least, part.most + 1), key=lambda each: (abs(each), -each)):
        trace = _runs(level, [number], BY_HAND)[0]
        if trace.outcome == "done" and same(_last_said(trace), part.wanted):
            return number
    return None


def _number(level: Level, traces: Sequence[Trace]) -> Any:
    part, trace = part_of(level), traces[0]
    if part.ask == "runs":
        return sum(trace.at(i).line == part.line for i in range(1, len(trace) + 1))
    if part.ask == "total":
        return sum(said for each in traces if isinstance(said := _last_said(each), int | float))
    if part.ask == "length":
        strokes = getattr(trace.world, "strokes", ())
        drawn = sum(math.hypot(stroke.x2 - stroke.x1, stroke.y2 - stroke.y1) for stroke in strokes)
        return _short(round(drawn, DIGITS))
    return _last_said(trace)


def _place(level: Level, trace: Trace) -> tuple[Any, Any]:
    """Where the turtle is at the end, or after the first run of a line."""
    line, steps = part_of(level).line, range(1, len(trace) + 1)
    at = next((i for i in steps if line and trace.at(i).line == line), len(trace))
    world = trace.at(at).world
    return _short(round(getattr(world, "x", 0), DIGITS)), _short(round(getattr(world, "y", 0), DIGITS))


def _rows(level: Level, trace: Trace) -> tuple[tuple[Any, ...], ...]:
    """The columns of a table after each run of its line, or each time that something is said."""
    line, rows, before = part_of(level).line, [], 0
    for i in range(1, len(trace) + 1):
        step, said = trace.at(i), _said(trace.at(i).world)
        if step.line == line if line else len(said) > before:
            names = {plain(name): held for name, held in trace.names(i)}
            told = said[-1] if said else ""
            rows.append(tuple(told if h == SAID else names.get(plain(h), "") for h in heads(level)))
        before = len(said)
    return tuple(rows)


def _fits(level: Level, answer: Answer, traces: Sequence[Trace]) -> bool:
    """Whether an answer offered is right: what was said, or a program that does the same each time."""
    if not part_of(level).same:
        return same(_last_said(traces[0]), answer.value)
    own = _runs(replace(level, given=str(answer.value)))
    pairs = zip(own, traces, strict=True)
    return all(_alike(level, one.world, other.world) for one, other in pairs)


def _alike(level: Level, one: Any, other: Any) -> bool:
    measures = kind_of(level).measures
    drawing = measures.get("drawing")
    return bool(drawing(one) == drawing(other)) if drawing else _said(one) == _said(other)


def _said(world: Any) -> tuple[Any, ...]:
    return tuple(getattr(world, "said", ()))


def _last_said(trace: Trace) -> Any:
    said = _said(trace.world)
    return _short(said[-1]) if said else None


def _short(number: Any) -> Any:
    """A number without decimals that it does not need."""
    return int(number) if isinstance(number, float) and number.is_integer() else number
