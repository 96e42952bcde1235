"""Plays a program on a level: runs it on each map, judges the runs and finds the sentence to show."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.blocks.cost import cost
from codeweek.blocks.script import Script
from codeweek.blocks.speak import named
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.check import check
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.engine.value_conversion import Spelled
from codeweek.levels.level import Level
from codeweek.levels.programs import (
    allowed,
    best,
    boxes,
    catalogue_of,
    count,
    kind_of,
    lines_of,
    may_trap,
    may_use,
    python_text,
    read_typed,
    solution,
)
from codeweek.play.feedback.clearer import clearer
from codeweek.play.feedback.program_advice import (
    box_never_used,
    empty_body,
    listed,
    never_called,
    wrong_count,
    wrong_side,
)
from codeweek.play.judge import HIDDEN_FAILS, SOME_EXAMPLES, SOME_MAPS, TRAPPED, Verdict, judge, won
from codeweek.play.stars import Length, worth
from codeweek.program import Program
from codeweek.scene import Scene
from codeweek.worlds.kinds import Examples

ENDLESS = ("run.endless", "run.budget")
SHORT = 300  # steps: only shorter runs are run again with changed numbers, to find the one to change
LONGEST_ANSWER = 200  # letters kept of what a child types


@dataclass(frozen=True)
class Playback:
    """A program played on every map of a level; with `problems`, nothing was run.

    `asks`: the program waits for an input. Play again with one more in `inputs`; until then, no verdict.
    """

    program: Program
    problems: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()  # blocks used that the level does not offer
    traces: tuple[Trace, ...] = ()
    verdict: Verdict | None = None
    asks: Diagnostic | None = None


def play(
    level: Level,
    script: Script,
    language: str,
    inputs: Sequence[Any] = (),
    tries: int = 1,
    shown: bool = False,
) -> Playback:
    """Run a script on every map of its level and judge it; `shown`: the child has seen a solution."""
    text = python_text(level, script, language)
    return _play(level, script, text, may_use(level), inputs, tries, shown)


def play_text(level: Level, source: str, inputs: Sequence[Any] = ()) -> Playback:
    """Run a text on every map of a level and judge it.

    Blocks that the level does not offer are allowed; they are listed in `notes`, and the win earns no star.
    """
    reading = read_typed(level, source)
    if reading.problems:
        return Playback(reading.program, reading.problems)
    playback = _play(level, reading.script, reading.program, None, inputs, 1, False)
    notes = _problems(level, reading.script, reading.program, may_use(level))
    if playback.verdict is None or not notes:
        return playback
    return replace(playback, notes=notes, verdict=replace(playback.verdict, stars=0, hoped=0, medal=False))


def _play(
    level: Level,
    script: Script,
    text: Program,
    may: frozenset[str] | None,
    inputs: Sequence[Any],
    tries: int,
    shown: bool,
) -> Playback:
    problems = _problems(level, script, text, may)
    if problems:
        return Playback(text, problems)
    kind = kind_of(level)
    traces = _runs(level, text, inputs)
    asking = next((trace.diagnostic for trace in traces if trace.outcome == "needs_input"), None)
    if asking is not None:
        return Playback(text, traces=traces, asks=named(script, asking))
    judged = _reacting(level, script, traces, judge(kind, level, traces, count(level, script), tries))
    verdict = _worth(level, script, judged, shown)
    message = verdict.message if verdict.won else _first_told(level, script, traces, inputs, verdict)
    return Playback(text, (), (), traces, replace(verdict, message=named(script, message)))


def _worth(level: Level, script: Script, verdict: Verdict, shown: bool) -> Verdict:
    """Add the stars; once a solution was `shown`, only another program as short as the best earns all."""
    own = solution(level).script
    length = Length(verdict.blocks, cost(script, catalogue_of(level).statements), best(level))
    alone = not shown or (length.cost <= length.best and script.blocks != own.blocks)
    return worth(level, verdict, length, alone, tried=not may_trap(level))


def _first_told(
    level: Level, script: Script, traces: Sequence[Trace], inputs: Sequence[Any], lost: Verdict
) -> Diagnostic:
    """The sentence for a program that lost: a fault visible in the program itself, else what the runs missed.

    Where finding the fault is the task (`debug`, `find`), only what was missed is told.
    """
    missed = lost.message
    if foreseen := listed(level, script, traces) if level.mistakes else None:
        return foreseen
    if examples := kind_of(level).examples:
        return _in_example(level, examples, lost)
    ended = missed.key != SOME_MAPS and all(trace.outcome == "done" for trace in traces)
    if level.mode == "create":
        return (never_called(script) if ended else None) or missed
    if level.mode in ("debug", "find") or missed.key == TRAPPED:
        return missed
    diagnostic = (never_called(script) or box_never_used(script, traces)) if ended else None
    if missed.key.startswith("say.") or missed.key in ENDLESS:
        diagnostic = empty_body(script) or diagnostic
    changed = diagnostic or _one_change(level, script, traces, inputs)
    return changed or _clearer(level, script, traces, lost)


def _reacting(level: Level, script: Script, traces: Sequence[Trace], verdict: Verdict) -> Verdict:
    """A free creation is made once something reacts in it, where its kind says what does."""
    examples = kind_of(level).examples
    if level.mode != "create" or not verdict.won or examples is None or examples.reacts is None:
        return verdict
    if any(examples.reacts(trace.at(0).world, trace.world) for trace in traces):
        return verdict
    if kind_of(level).waits and _answers(level, script, examples.reacts):
        return verdict
    unchanged = Diagnostic(kind_of(level).nothing, severity="note")
    return replace(verdict, won=False, stars=0, message=unchanged)


def _answers(level: Level, script: Script, reacts: Callable[[Any, Any], bool]) -> bool:
    """Whether something happens to who plays the game live, and does all that its hats wait for."""
    from codeweek.play import game, gamepad  # the page has them with its first program that waits

    played = game.begin(level, script)
    if isinstance(played, Diagnostic):
        return False
    for event in gamepad.listens(script, level.maps[0].world.heroes):
        played.input(event)
        played.tick()
        if reacts(played.first, played.world):
            return True
    return False


def _in_example(level: Level, examples: Examples, lost: Verdict) -> Diagnostic:
    """The sentence for what was missed, with the name of the example where those have names."""
    missed = lost.message
    if examples.told is None or level.mode == "create":
        return missed
    why = missed.slots["why"] if missed.key in (SOME_EXAMPLES, HIDDEN_FAILS) else missed
    return examples.told(level.maps[lost.map].world, why)


def _clearer(level: Level, script: Script, traces: Sequence[Trace], lost: Verdict) -> Diagnostic:
    """The sentence for what was missed, made more precise by the run that failed."""
    missed = lost.message
    why = missed.slots["why"] if missed.key == SOME_MAPS else missed
    diagnostic = clearer(level, script, traces, lost.map, why)
    if missed.key != SOME_MAPS:
        return diagnostic
    told = {**missed.slots, "why": diagnostic}
    return replace(missed, slots=told, block=diagnostic.block, line=diagnostic.line, step=diagnostic.step)


def _runs(level: Level, text: Program, inputs: Sequence[Any]) -> tuple[Trace, ...]:
    """Run on each map; all runs share one budget, with a guaranteed part each, so many maps are not slow.

    What is drawn at random is another series on each map, and the same at each run.
    """
    commands, work = kind_of(level).commands, level.work or Budget.work
    traces, left = [], work
    for number, start in enumerate(level.maps):
        given, budget = (*level.answers(number), *inputs), Budget(work=max(left, work // len(level.maps)))
        traces.append(run(text, commands, start.world, budget, given, number))
        left = 0 if traces[-1].outcome == "budget" else left - len(traces[-1])
    return tuple(traces)


def _one_change(
    level: Level, script: Script, traces: Sequence[Trace], inputs: Sequence[Any]
) -> Diagnostic | None:
    """The single number or turn to change for the program to win, found by trying, if there is one."""
    ended = all(trace.outcome in ("done", "stopped") and len(trace) <= SHORT for trace in traces)
    if not ended:
        return None
    kind, budget = kind_of(level), Budget(work=COMMAND * SHORT)  # with a changed number a run may not end

    def wins(changed: Script) -> bool:
        text = python_text(level, changed, "en")
        given = [(*level.answers(number), *inputs) for number in range(len(level.maps))]
        starts = zip(level.maps, given, strict=True)
        return won(kind, level, (run(text, kind.commands, start.world, budget, own) for start, own in starts))

    known = catalogue_of(level)
    diagnostic = wrong_count(known, script, wins)
    return diagnostic or (
        None if level.mode == "parsons" else wrong_side(known, script, allowed(level), wins)
    )


def _problems(
    level: Level, script: Script, text: Program, may: frozenset[str] | None
) -> tuple[Diagnostic, ...]:
    lines = lines_of(text, script)
    diagnostics = check(catalogue_of(level), script, may, boxes(level))
    return tuple(problem.at(line=lines.get(problem.block or "")) for problem in diagnostics)


def last_picture(level: Level, script: Script, language: str) -> Scene:
    """The picture of the first map after a program, or of its start when the program cannot run."""
    traces = play(level, script, language).traces
    world = traces[0].world if traces else level.maps[0].world
    return kind_of(level).picture(world, level.look)


def answer(typed: str) -> int | float | str:
    """The value of a typed answer: a number if it is one (with a point or a comma), else the text."""
    word = typed.strip()[:LONGEST_ANSWER]
    if re.fullmatch(r"[-+]?[0-9]{1,15}", word):
        return int(word)
    if re.fullmatch(r"[-+]?[0-9]{1,15}[.,][0-9]{1,15}", word):
        return float(word.replace(",", "."))
    return word


def answered(typed: str) -> int | float | str | Spelled:
    """The answer for a program: for `input`, `007` stays as it was typed."""
    value, word = answer(typed), typed.strip()
    return value if isinstance(value, str) or str(value) == word else Spelled(value, word)
