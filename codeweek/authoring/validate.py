"""Validates a level, its exercise too: what `codeweek check` reports to its author."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from codeweek.authoring.limited import limited
from codeweek.authoring.readability import proofread
from codeweek.authoring.solution_form import unread
from codeweek.blocks.holes import holes
from codeweek.blocks.spelling import spelled
from codeweek.data import languages, text
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check, unbuilt
from codeweek.engine.trace import Trace
from codeweek.levels.files.field_reader import as_written
from codeweek.levels.files.prediction_fields import MOST_CHOICES
from codeweek.levels.level import MAP, Level
from codeweek.levels.programs import (
    best,
    boxes,
    catalogue_of,
    in_text,
    kind_of,
    offered,
    pieces,
    read_in,
    read_only,
    solution,
)
from codeweek.play import parts
from codeweek.play.bug_tasks import judged, repairing
from codeweek.play.inquiry import changed_line, inquires, lost_maps, same_ends
from codeweek.play.judge import already_won
from codeweek.play.predict import DRAWING, choices, real, same
from codeweek.play.session import play, play_text
from codeweek.solver.search import SearchResult, search

Proof = Callable[[Level], Iterable[Diagnostic]]


def exercise_problems(level: Level, prove: Proof) -> Iterator[Diagnostic]:
    """The problems of the parts of an exercise; `prove` tells those of a program to write."""
    for number, part in enumerate(level.parts, 1):
        diagnostics = prove(part) if parts.part_of(part).type == "program" else _question(part)
        for problem in diagnostics:
            slots = {"number": number, "why": problem}
            yield Diagnostic("prove.part", slots, problem.severity, field=f"parts[{number - 1}]")


def _question(level: Level) -> Iterator[Diagnostic]:
    """What is wrong with a question on a program."""
    part = parts.part_of(level)
    choices = [str(choice.value) for choice in parts.choices_of(level)] if part.same else []
    for source in (level.given, *choices, *([part.mended] if part.mended else [])):
        if problems := read_in(level, source).problems:
            yield Diagnostic("prove.program_not_read", {"why": problems[0]})
            return
    stopped = None if parts.asks_input(level) else parts.stopped(level)
    if stopped is not None:
        yield Diagnostic("prove.part_stops", {"why": stopped})
        return
    if part.type == "choice" and (right := parts.right_choices(level)) != 1:
        yield Diagnostic("prove.choices_right", {"right": right})
        return
    if part.type == "line" and not parts.mends(level):
        yield Diagnostic("prove.part_line")
        return
    yield from _answer(level)


def _answer(level: Level) -> Iterator[Diagnostic]:
    """Whether there is an answer, and whether it is the one that is written."""
    part = parts.part_of(level)
    real, written = parts.computed(level), part.answer
    if real is None or real == ():
        yield Diagnostic("prove.part_unanswered")
    elif written is not None and not parts.same(real, written):
        yield Diagnostic("prove.part_answer", {"written": parts.told(written), "real": parts.told(real)})
    for mistake in level.predict.mistakes if level.predict else ():
        if parts.same(real, mistake.value):
            yield Diagnostic("prove.part_mistake", {"written": parts.told(mistake.value)})


NOBODY = {"music": "plays", "turtle": "draws"}  # what a program does there, where it does not win a map
HELD = {"music": "tune", "stage": "scene"}  # what is played in a kind of world without maps
NO_HAT = "def when_message_never():\n    pass\n"  # a game in which nothing happens
MOST_DOUBTS = 4  # warnings shown for opened levels; `codeweek check` shows all
# Limits of the search for the first of them: two seconds at most; a whole search examines a million.
SHORT_SEARCH, SHORT_STATES = 15_000, 10_000


def prove(level: Level) -> tuple[Diagnostic, ...]:
    """The problems of a level; empty when it is valid.

    The solution wins on every map with the toolbox alone; doing nothing does not win, nor does the given
    program of a level that asks to change it, nor a mistake that it lists; no limit is below the solution;
    nothing to read is missing.
    """
    diagnostics = [*_program(level), *exercise_problems(level, _program), *proofread(level)]
    return tuple(placed(level, problem) for problem in diagnostics)


def _program(level: Level) -> list[Diagnostic]:
    diagnostics = [*_solution(level), *_given(level), *_holes(level), *_mistakes(level), *_limit(level)]
    return [*diagnostics, *_spelled(level)]


def doubts(levels: Iterable[Level]) -> Iterator[Diagnostic]:
    """Warnings for an adult who opens levels: the solution does not win, or no program can."""
    lost = (
        (level, problem) for level in levels for problem in islice(chain(_solution(level), _unread(level)), 1)
    )
    for number, (level, problem) in enumerate(islice(lost, MOST_DOUBTS)):
        for diagnostic in (problem,) if number else _hopeless(level, problem):
            yield placed(level, diagnostic).at(severity="note")


def _hopeless(level: Level, problem: Diagnostic) -> Iterator[Diagnostic]:
    """A problem, made precise by a short search: no program can win, or none was found."""
    if in_text(level):
        yield problem
        return
    found = search(level, effort=SHORT_SEARCH, states=SHORT_STATES)
    answer = next(each for each in found if isinstance(each, SearchResult))
    if problem.field != "solution":
        yield problem
    elif answer.closed:
        yield _closed(level, answer.closed[0])
    else:
        yield problem
        if answer.blocks is None and answer.bound:
            yield Diagnostic("prove.nothing_found", {"n": answer.bound}, field="solution")


def _closed(level: Level, number: int) -> Diagnostic:
    """That no program wins a map, with what to change."""
    field, key = "maps" if "maps" in level.places else "map", NOBODY.get(level.kind, "wins")
    if need := limited(level, number, SHORT_STATES):
        return Diagnostic("prove.nobody_lasts", need.slots(number), field=field)
    return Diagnostic(f"prove.nobody_{key}", {"number": number + 1}, field=field)


def placed(level: Level, problem: Diagnostic) -> Diagnostic:
    """A problem with the place of its field in the file, or the file's start when it has no such field."""
    field = problem.field or ""
    name = field if field in level.places else field.partition(".")[0]
    line, column = level.places.get(name, (1, 1))
    first = level.places.get(f"{name}:")
    if problem.line and first:  # a line of a program
        line, column = first[0] + problem.line - 1, first[1]
    written = as_written(field, level.keys) if field else None
    return problem.at(file=level.file, line=line, column=column, written=written)


def _solution(level: Level) -> Iterator[Diagnostic]:
    if level.mode == "create" and not level.solution.strip():
        return
    reading = solution(level)
    for problem in reading.problems or check(
        catalogue_of(level), reading.script, offered(level), boxes(level)
    ):
        yield unread(level, reading, problem)
        return
    playback = play(level, reading.script, "fr")
    if inquires(level) and level.mode != "find":
        yield from _inquiry(level, playback.traces)
    elif playback.verdict is None:
        if level.mode != "create":
            yield Diagnostic("prove.solution_asks", field="solution")
    elif not (verdict := judged(level, reading.script, playback.verdict, playback.traces)).won:
        yield _loses(level, verdict.message, verdict.map + 1)
    elif level.mode == "create" and (why := _scenario_missed(level, playback.traces)):
        yield _loses(level, why[1], why[0])


def _loses(level: Level, why: Diagnostic, number: int) -> Diagnostic:
    """That the solution does not win, and where: what holds it is no map in each kind of world."""
    where = HELD.get(level.kind, "example" if kind_of(level).examples else "map")
    several = "s" if where == "tune" and len(level.maps) > 1 else ""
    key = "prove.solution_loses" if where == "map" else f"prove.solution_loses_{where}{several}"
    return Diagnostic(key, {"why": why, "number": number}, field="solution")


def _scenario_missed(level: Level, traces: Sequence[Trace]) -> tuple[int, Diagnostic] | None:
    """Which scenario the solution of a free game misses, from 1, and why; None: none of them."""
    kind = kind_of(level)
    for number, (start, trace) in enumerate(zip(level.maps, traces, strict=True)):
        for goal in kind.goals((start.world, trace.world), level.wanted(number)):
            if goal.missed and kind.examples and kind.examples.told:
                return number + 1, kind.examples.told(start.world, goal.missed)
    return None


def _given(level: Level) -> Iterator[Diagnostic]:
    if already_won(kind_of(level), level) or (kind_of(level).shared and _wins(level, NO_HAT)):
        yield Diagnostic("prove.nothing_wins", field="goals")
    if level.spoil is not None:
        if not _wins(level, level.given):
            yield Diagnostic("prove.given_loses_somewhere", field="given")
    elif level.mode in ("modify", "debug", "find") and _wins(level, level.given):
        yield Diagnostic("prove.given_wins", field="given")
    if level.accuse and not repairing(level):
        yield Diagnostic("prove.no_moved_block", field="given")
    if level.mode == "find" and changed_line(level, level.solution) is None:
        yield Diagnostic("prove.no_wrong_line", field="given")
    if level.mode == "predict" and not inquires(level):
        yield from _choices(level)
    if read_only(level) and not inquires(level) and not _wins(level, level.given):
        yield Diagnostic("prove.given_loses", field="given")
    yield from _unread(level)


def _holes(level: Level) -> Iterator[Diagnostic]:
    """The solution of a text with holes fills them, and changes nothing else."""
    if level.mode == "fill" and not holes(level.given.rstrip(), level.solution.rstrip()):
        yield Diagnostic("prove.holes", field="given")


def _spelled(level: Level) -> Iterator[Diagnostic]:
    """Each word of a program that is nearly a word: it is read, and a child would see it put right."""
    written = [(name, getattr(level, name)) for name in ("solution", "given", "extra")]
    for field, source in [*written, *(("mistakes", mistake.program) for mistake in level.mistakes)]:
        for word in spelled(catalogue_of(level), source)[1]:
            line = None if field == "mistakes" else word.line
            slots = {"name": word.typed, "put": word.put}
            yield Diagnostic("prove.spelled", slots, "warning", field=field, line=line)


def _mistakes(level: Level) -> Iterator[Diagnostic]:
    """Each mistake listed is one that can be made with what is offered, and does not win."""
    for number, mistake in enumerate(level.mistakes, 1):
        if why := _refused(level, mistake.program):
            yield Diagnostic("prove.program_not_read", {"why": why}, field="mistakes")
        elif _wins(level, mistake.program):
            yield Diagnostic("prove.mistake_wins", {"number": number}, field="mistakes")


def _refused(level: Level, source: str) -> Diagnostic | None:
    """Why a program cannot be read, or be made with what the level offers."""
    reading = read_in(level, source)
    if reading.problems:
        return reading.problems[0]
    return next(iter(check(catalogue_of(level), reading.script, offered(level), boxes(level))), None)


def _unread(level: Level) -> Iterator[Diagnostic]:
    """The problems of given programs that cannot be built with blocks."""
    typed = level.writing == "text"  # a text may be given that is to be mended before it can be read
    for name in () if typed else ("given", "extra"):
        reading = read_in(level, getattr(level, name))
        for problem in [*reading.problems, *unbuilt(catalogue_of(level), reading.script)][:1]:
            yield Diagnostic("prove.program_not_read", {"why": problem}, field=name)


def _choices(level: Level) -> Iterator[Diagnostic]:
    """The problems of offered answers: each must be readable, and exactly one right."""
    assert level.predict is not None
    if level.predict.ask == DRAWING:
        for answer in level.predict.choices:
            playback = play_text(level, answer.value)
            why = [*playback.problems, *(trace.diagnostic for trace in playback.traces if trace.diagnostic)]
            if why:
                yield Diagnostic("prove.program_not_read", {"why": why[0]}, field="predict.choices")
    traces = play_text(level, level.given).traces
    if traces and level.predict.choices:
        there = real(level, traces[0])
        right = sum(same(there, choice.value) for choice in choices(level, text(languages()[0])))
        if right != 1:
            yield Diagnostic("prove.choices_right", {"right": right}, field="predict.choices")


def _inquiry(level: Level, traces: Sequence[Trace]) -> Iterator[Diagnostic]:
    """The problems of what is looked for: exactly one program, or one map, is the right one."""
    assert level.predict is not None
    if level.predict.ask == MAP:
        lost = lost_maps(level, traces)
        if len(lost) != 1 or not 2 <= len(level.maps) <= MOST_CHOICES:
            yield Diagnostic("prove.maps_lost", {"n": len(lost), "most": MOST_CHOICES}, field="maps")
        return
    right = 0
    for answer in level.predict.choices:
        if why := _refused(level, answer.value):
            yield Diagnostic("prove.program_not_read", {"why": why}, field="predict.choices")
            return
        right += same_ends(level, answer.value)
    if right != 1:
        yield Diagnostic("prove.choices_right", {"right": right}, field="predict.choices")


def _wins(level: Level, source: str) -> bool:
    verdict = play_text(level, source).verdict
    return verdict is not None and verdict.won


def _limit(level: Level) -> Iterator[Diagnostic]:
    if in_text(level) and level.limit is not None:
        yield Diagnostic("prove.no_limit", field="limit")
    elif level.limit is not None and level.limit < best(level):
        yield Diagnostic("prove.limit_too_low", {"limit": level.limit, "best": best(level)}, field="limit")
    if level.mode == "parsons" and len(pieces(level) or ()) < best(level):
        yield Diagnostic("prove.pieces_missing", field="extra")
