"""A text while it is being written: its blocks of now, and the one thing to say of it.

A line that cannot be read is set aside, so that the blocks of the others stay; so is that of the caret, of
which nothing is said. The text itself is kept as `Script.text`, and in a file beside its blocks.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from codeweek.blocks.carried import carried
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.read import Reading, read
from codeweek.blocks.script import EMPTY, Script
from codeweek.blocks.source import plainly, too_big
from codeweek.blocks.typed.aside import Draft
from codeweek.diagnostic import Diagnostic

TRIES = 30  # lines that are set aside, at most
Check = Callable[[Script], tuple[Diagnostic, ...]]


@dataclass(frozen=True)
class Live:
    """The blocks of a text; `whole`: all of it was read.

    `problem`: the first one from top to bottom, none while it is only in the line of the caret.
    `pending`: ids of blocks that stand for lines that cannot be read. `lines`: of each block, its line.
    `source`: what was read, each line that cannot be with one that stands for it.
    """

    script: Script = EMPTY
    problem: Diagnostic | None = None
    whole: bool = True
    pending: frozenset[str] = frozenset()
    lines: Mapping[str, int] = field(default_factory=dict)
    source: str = ""


def live(
    catalogue: Catalogue,
    text: str,
    toolbox: Collection[str] = (),
    caret: int | None = None,
    before: Script = EMPTY,
    check: Check = lambda _script: (),
) -> Live:
    """Read a text that is being written; its blocks have the ids of those `before`.

    `caret`: the line, from 1, that holds the caret. `check` has the problems of a script that was read.
    """
    reading = read(catalogue, text, toolbox)
    if not reading.problems:
        return _whole(reading, caret, before, check)
    draft, problem = Draft(plainly(text).split("\n")), _first(reading)
    if not too_big(text):
        draft, reading, problem = _quiet(catalogue, toolbox, draft, reading, caret)
        draft, reading = _readable(catalogue, toolbox, draft, reading)
    if reading.problems:
        return Live(before, problem, False, frozenset(block.id for block in before.walk()))
    script, pending = draft.settled(reading.script)
    found = carried(before, script, pending)
    lines = {found.ids[id]: line for id, line in reading.lines.items() if id in found.ids}
    return Live(found.script, problem, False, frozenset(found.ids[id] for id in pending), lines, draft.source)


def _whole(reading: Reading, caret: int | None, before: Script, check: Check) -> Live:
    found = carried(before, reading.script)
    lines = {found.ids[id]: line for id, line in reading.lines.items() if id in found.ids}
    placed = [told.at(line=lines.get(told.block or "", 1)) for told in check(found.script)]
    told = [each for each in placed if each.line != caret]
    first = min(told, key=lambda each: each.line or 0, default=None)
    return Live(found.script, first, True, frozenset(), lines, plainly(reading.program.source))


def _quiet(
    catalogue: Catalogue, toolbox: Collection[str], draft: Draft, reading: Reading, caret: int | None
) -> tuple[Draft, Reading, Diagnostic | None]:
    """The text without the line of the caret, if that is what cannot be read; and what is left to say."""
    told = _first(reading)
    if caret is None or not 0 < caret <= len(draft.rows):
        return draft, reading, told
    for other in (draft.filled(caret), draft.without(caret)):
        again = read(catalogue, other.source, toolbox) if other else reading
        if other is not None and _first(again) != told:
            draft, reading = other, again
            if not again.problems:
                break
    left = [problem for problem in reading.problems if problem.line != caret]
    return draft, reading, min(left, key=lambda each: each.line or 0, default=None)


def _readable(
    catalogue: Catalogue, toolbox: Collection[str], draft: Draft, reading: Reading
) -> tuple[Draft, Reading]:
    """The text without each line that cannot be read."""
    for _ in range(TRIES):
        problem = _first(reading)
        if problem is None:
            break
        draft = draft.around(problem)
        reading = read(catalogue, draft.source, toolbox)
    return draft, reading


def _first(reading: Reading) -> Diagnostic | None:
    return min(reading.problems, key=lambda each: each.line or 0, default=None)
