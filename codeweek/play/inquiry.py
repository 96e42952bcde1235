"""Inquiries: which program left the world so, on which map one loses, which line of it must change."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.levels.level import INQUIRIES, PROGRAM, Level
from codeweek.levels.program_translation import adopted
from codeweek.levels.programs import kind_of, python_text, read_in, start
from codeweek.play.judge import Verdict, judge


def program_lines(level: Level, language: str = "fr") -> tuple[str, ...]:
    """The lines of the given program, as they are read."""
    return tuple(_lines(python_text(level, start(level), language).source))


def changed_line(level: Level, mended: str) -> int | None:
    """The number of the only line in which the given program and the mended one differ."""
    given, other = _written(level, level.given), _written(level, mended)
    found = [i for i, pair in enumerate(zip(given, other, strict=False), 1) if pair[0] != pair[1]]
    return found[0] if len(found) == 1 and len(given) == len(other) else None


def _written(level: Level, source: str) -> list[str]:
    """The lines of a program, in one way of writing and with the names of the level."""
    script = adopted(level, read_in(level, source).script)
    return _lines(python_text(level, script, "fr").source)


def _lines(source: str) -> list[str]:
    return source.strip("\n").split("\n")


def inquires(level: Level) -> bool:
    """Whether another answer may be tried when the run of one shows that it is not the one."""
    return level.predict is not None and level.predict.ask in INQUIRIES


def seen(level: Level, number: int) -> Any:
    """The world of a map as it is shown before a run: where its program is looked for, after that one."""
    if level.predict is None or level.predict.ask != PROGRAM:
        return level.maps[number].world
    return end(level, level.solution, number)


def end(level: Level, source: str, number: int) -> Any:
    """The world of a map after a program."""
    program, start = read_in(level, source).program, level.maps[number].world
    return run(program, kind_of(level).commands, start, inputs=level.answers(number)).world


def same_ends(level: Level, source: str) -> bool:
    """Whether a program leaves every map as the one that is looked for."""
    return all(end(level, source, i) == seen(level, i) for i in range(len(level.maps)))


def lost_maps(level: Level, traces: Sequence[Trace]) -> list[int]:
    """The maps on which a program loses."""
    return [number for number, trace in enumerate(traces) if not _alone(level, number, trace, 0).won]


def of_program(level: Level, verdict: Verdict, traces: Sequence[Trace], letter: str, why: object) -> Verdict:
    """The verdict on a program that was chosen: does it leave each map as it was seen?"""
    other = next((i for i, trace in enumerate(traces) if trace.world != seen(level, i)), None)
    if other is None:
        return replace(verdict, won=True, map=0, message=_told("prediction_true", real=letter))
    key = "not_this_program_why" if why else "not_this_program"
    return _lost(verdict, other, _told(key, foreseen=letter, why=why))


def of_map(level: Level, verdict: Verdict, traces: Sequence[Trace], number: int, why: object) -> Verdict:
    """The verdict on a map that was chosen: does the program lose there?"""
    there = _alone(level, number, traces[number], verdict.blocks)
    found = replace(verdict, map=number, goals=there.goals)
    if there.won:
        return _lost(found, number, _told("not_this_map_why" if why else "not_this_map", why=why))
    return replace(found, won=True, message=_told("this_map", real=number + 1, why=there.message))


def of_line(level: Level, verdict: Verdict, number: int) -> Verdict:
    """The verdict on a line that was chosen: is it the one that has to change?"""
    if number != changed_line(level, level.solution):
        return _lost(verdict, verdict.map, _told("not_this_line", n=number))
    return replace(verdict, won=True, message=_told("this_line", n=number))


def _alone(level: Level, number: int, trace: Trace, blocks: int) -> Verdict:
    """The verdict on one map, as if there were no other."""
    one = slice(number, number + 1)
    lone = replace(level, maps=level.maps[one], said=level.said[one], inputs=level.inputs[one])
    return judge(kind_of(level), lone, [trace], blocks)


def _lost(verdict: Verdict, map: int, message: Diagnostic) -> Verdict:
    return replace(verdict, won=False, stars=0, hoped=0, medal=False, facts=(), map=map, message=message)


def _told(name: str, **slots: object) -> Diagnostic:
    return Diagnostic(f"say.{name}", slots, severity="note")
