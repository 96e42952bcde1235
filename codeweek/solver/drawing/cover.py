"""The end of a run: whether its strokes can cover the drawing, and with which numbers."""

from collections.abc import Iterable, Iterator, Sequence

from codeweek.solver.drawing.forms import ONE, Form, unknowns
from codeweek.solver.drawing.linear import System
from codeweek.solver.drawing.lines import NEAR, Line
from codeweek.solver.drawing.path import Path
from codeweek.solver.drawing.target import Target
from codeweek.solver.result import Effort, SearchProgress

Wanted = list[tuple[float, list[Form]]]  # an end of a line, and where strokes on that line end
WIDE = 10 * NEAR  # a gap between two strokes that is taken for none


def covers(path: Path, target: Target, effort: Effort) -> Iterator[SearchProgress | System]:
    """What is known when each end of each line is the end of a stroke on it, in all ways that this can be."""
    ends: dict[int, list[Form]] = {line.number: [] for line in target.lines}
    for line, start, end in path.drawn():
        ends[line.number] += start, end
    if all(ends.values()):
        wanted = [(at, ends[line.number]) for line in target.lines for at in (line.start, line.end)]
        yield from _reach(path.system, wanted, effort)


def _reach(system: System, wanted: Wanted, effort: Effort) -> Iterator[SearchProgress | System]:
    """Take the end that the fewest strokes can reach, then the others."""
    if effort.pay(1 + sum(len(forms) for _at, forms in wanted)):
        yield effort.progress()
    left = [(at, _different(system.reduced(form) for form in forms)) for at, forms in wanted]
    open_ = [(at, [f for f in forms if system.may(f, at)]) for at, forms in left if not _reached(at, forms)]
    if not open_:
        yield system
        return
    at, forms = min(open_, key=lambda each: len(each[1]))
    for form in forms:
        found = system.equal(form, at)
        if found:
            yield from _reach(found, open_, effort)


def _reached(at: float, forms: Sequence[Form]) -> bool:
    return any(not unknowns(form) and abs(form[ONE] - at) <= NEAR for form in forms)


def _different(forms: Iterable[Form]) -> list[Form]:
    found = {tuple(sorted((each, round(value, 5)) for each, value in form.items())): form for form in forms}
    return list(found.values())


def covered(path: Path, system: System, target: Target) -> bool:
    """Whether strokes whose numbers are all known cover the drawing."""
    spans: dict[int, list[tuple[float, float]]] = {line.number: [] for line in target.lines}
    for line, *ends in path.drawn():
        start, end = sorted(system.reduced(form)[ONE] for form in ends)
        spans[line.number].append((start, end))
    return all(_whole(line, spans[line.number]) for line in target.lines)


def _whole(line: Line, spans: Sequence[tuple[float, float]]) -> bool:
    done = line.start
    for start, end in sorted(spans):
        if start > done + WIDE:
            return False
        done = max(done, end)
    return done >= line.end - WIDE
