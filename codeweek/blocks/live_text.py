"""A text while it is being written: its blocks of now, and the one thing to say of it.

A line that cannot be read is set aside, so that the blocks of the others stay; so is that of the caret, of
which nothing is said. The text itself is kept as `Script.text`, and in a file beside its blocks.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from codeweek.blocks.carried import Carried, carried
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.read import Reading, read
from codeweek.blocks.script import EMPTY, Script
from codeweek.blocks.source import plainly, too_big
from codeweek.blocks.spelling import Correction, spelled
from codeweek.blocks.text_block import code_of, is_text
from codeweek.blocks.typed.place import underlined
from codeweek.blocks.typed.stand_ins import Draft
from codeweek.diagnostic import Diagnostic

TRIES = 30  # lines that are set aside, at most
NOT_OFFERED = ("program.not_in_toolbox", "program.no_block", "program.no_page", "program.no_page_but")
Check = Callable[[Script], tuple[Diagnostic, ...]]
Reads = Callable[[str], Reading]


@dataclass(frozen=True)
class Live:
    """The blocks of a text; `whole`: all of it was read.

    `problem`: the first one from top to bottom, none while that is in the line of the caret.
    `pending`: ids of blocks that stand for lines that cannot be read. `lines`: of each block, its line.
    `source`: what was read, each line that cannot be with one that stands for it.
    `right`: the text with its words put right but for the line of the caret, `spelled` those that were.
    """

    script: Script = EMPTY
    problem: Diagnostic | None = None
    whole: bool = True
    pending: frozenset[str] = frozenset()
    lines: Mapping[str, int] = field(default_factory=dict)
    source: str = ""
    right: str = ""
    spelled: tuple[Correction, ...] = ()


def live(
    catalogue: Catalogue,
    text: str,
    toolbox: Collection[str] = (),
    caret: int | None = None,
    before: Script = EMPTY,
    check: Check = lambda _script: (),
    near: Collection[str] = (),
    left: Collection[str] = (),
) -> Live:
    """Read a text that is being written; its blocks have the ids of those `before`.

    `caret`: the line, from 1, that holds the caret. `check` has the problems of a script that was read.
    `near`: the words of which one letter may be wrong; `left`: those that are not put right in the text.
    """

    def reads(source: str) -> Reading:
        return read(catalogue, source, toolbox, near)

    found = _live(reads, text, caret, before, check)
    right, words = spelled(catalogue, text, near, left, caret)
    rows = plainly(right).split("\n")
    problem = underlined(_tabbed(found.problem, text), rows) if found.problem else None
    return replace(found, problem=problem, right=right, spelled=words)


def _tabbed(problem: Diagnostic, text: str) -> Diagnostic:
    """A problem of indentation that names the tab which makes it."""
    kind = {"slip.indent_extra": "slip.tab_extra", "slip.indent_uneven": "slip.tab_uneven"}.get(problem.key)
    row = text.splitlines()[(problem.line or 1) - 1 :][:1] if kind else []
    return replace(problem, key=kind) if kind and row and re.match(r" *\t", row[0]) else problem


def _live(reads: Reads, text: str, caret: int | None, before: Script, check: Check) -> Live:
    reading = reads(text)
    draft, problem = Draft(plainly(text).split("\n")), _first(reading)
    stop = problem.line if problem else None
    if problem is None:
        whole, problems = _whole(draft, reading, caret, before, check)
        draft = _without_heads(draft, whole, before, problems)
        if not draft.aside:
            return whole
        problem, reading = whole.problem, reads(draft.source)
    elif not too_big(text):
        draft, reading, problem = _quiet(reads, draft, reading, caret)
    draft, reading = _readable(reads, draft, reading)
    if reading.problems:
        return Live(before, problem, False, frozenset(block.id for block in before.walk()))
    script, pending = draft.settled(reading.script)
    found = carried(before, script, pending)
    ids, lines = frozenset(found.ids[id] for id in pending), _lines(reading, found)
    above = (
        diagnostic
        for diagnostic in _placed(check(found.script), lines)
        if diagnostic.line and diagnostic.line < (stop or 0)
    )
    sure = [
        diagnostic for diagnostic in above if diagnostic.block not in ids and not draft.awaits(diagnostic)
    ]
    if problem:  # what Python cannot read is told before what the level does not offer
        sure = [diagnostic for diagnostic in sure if diagnostic.key not in NOT_OFFERED]
    first = _but_for(caret, min(sure, default=None, key=_line)) if sure else problem
    return Live(found.script, first, False, ids, lines, draft.source)


def _whole(
    draft: Draft, reading: Reading, caret: int | None, before: Script, check: Check
) -> tuple[Live, tuple[Diagnostic, ...]]:
    """A text that was read, all of it, and the problems of its script."""
    found = carried(before, reading.script)
    lines = _lines(reading, found)
    problems = check(found.script)
    placed = _placed(problems, lines)
    first = _but_for(caret, min(placed, key=_line, default=None))
    return Live(found.script, first, True, frozenset(), lines, draft.source), problems


def _placed(problems: tuple[Diagnostic, ...], lines: Mapping[str, int]) -> list[Diagnostic]:
    """The problems of a script, each at the line of its block."""
    return [diagnostic.at(line=lines.get(diagnostic.block or "", 1)) for diagnostic in problems]


def _without_heads(draft: Draft, whole: Live, before: Script, problems: tuple[Diagnostic, ...]) -> Draft:
    """Without each head that keeps what is below it from being blocks, as a name in it is not known."""
    for diagnostic in problems:
        block = whole.script.find(diagnostic.block or "")
        new = block is not None and before.find(block.id) != block
        if block and new and is_text(block) and "\n" in code_of(block) and not diagnostic.below:
            draft = draft.without(whole.lines[block.id])
    return draft


def _lines(reading: Reading, found: Carried) -> dict[str, int]:
    return {found.ids[id]: line for id, line in reading.lines.items() if id in found.ids}


def _quiet(
    reads: Reads, draft: Draft, reading: Reading, caret: int | None
) -> tuple[Draft, Reading, Diagnostic | None]:
    """The text without the line of the caret, if that is what cannot be read; and what is left to say."""
    diagnostic = _first(reading)
    if caret is None or not 0 < caret <= len(draft.rows):
        return draft, reading, diagnostic
    straight = draft.straight(diagnostic) if diagnostic and diagnostic.line == caret else None
    for other in (draft.filled(caret), straight, draft.without(caret)):
        again = reads(other.source) if other else reading
        if other is not None and _first(again) != diagnostic:
            draft, reading = other, again
            if not again.problems:
                break
    first = _but_for(caret, diagnostic) and _but_for(caret, _first(reading))
    return draft, reading, draft.typed(first) if first else None


def _readable(reads: Reads, draft: Draft, reading: Reading) -> tuple[Draft, Reading]:
    """The text without each line that cannot be read."""
    for _ in range(TRIES):
        if not reading.problems:
            break
        for problem in {problem.line: problem for problem in reading.problems}.values():
            draft = draft.around(problem)
        reading = reads(draft.source)
    return draft, reading


def _first(reading: Reading) -> Diagnostic | None:
    return min(reading.problems, key=_line, default=None)


def _but_for(caret: int | None, problem: Diagnostic | None) -> Diagnostic | None:
    """The first problem; none while it is in the line that is being written, nor one below that."""
    return None if problem and problem.line == caret else problem


def _line(problem: Diagnostic) -> int:
    return problem.line or 0
