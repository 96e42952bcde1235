"""What is wrong in an exercise: answers that its program does not give, choices with two right ones."""

from collections.abc import Callable, Iterable, Iterator

from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.levels.programs import read_in
from codeweek.play import parts

Proof = Callable[[Level], Iterable[Diagnostic]]


def exercise_problems(level: Level, prove: Proof) -> Iterator[Diagnostic]:
    """The problems of the parts of an exercise; `prove` tells those of a program to write."""
    for number, part in enumerate(level.parts, 1):
        found = prove(part) if parts.part_of(part).type == "program" else _question(part)
        for problem in found:
            slots = {"number": number, "why": problem}
            yield Diagnostic("prove.part", slots, problem.severity, field=f"parts[{number - 1}]")


def _question(level: Level) -> Iterator[Diagnostic]:
    """What is wrong with a question on a program."""
    part = parts.part_of(level)
    choices = [str(each.value) for each in parts.choices_of(level)] if part.same else []
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
