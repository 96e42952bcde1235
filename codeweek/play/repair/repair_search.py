"""The nearest program that wins: few edits of the child's own, found by running and by comparing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice
from typing import Any

from codeweek.blocks.script import Block, Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.check import check
from codeweek.engine.run import prepared
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import boxes, catalogue_of, count, kind_of, may_use, python_text, solution
from codeweek.play.judge import judge, won
from codeweek.play.repair.name_roles import as_named_by
from codeweek.play.repair.program_edits import SORTS, START, Edit, edits, place, vocabulary

SHORT = COMMAND * 100  # units of work of a short run: many programs are tried, and some never end


def lacks(level: Level, script: Script) -> tuple[Diagnostic, ...]:
    """What keeps a program from running: blocks that are not the level's, empty holes, names of nothing."""
    return check(catalogue_of(level), script, may_use(level), boxes(level))


def runs(level: Level, script: Script) -> bool:
    """Whether nothing keeps a program from running."""
    return not lacks(level, script)


def wins(level: Level, script: Script) -> bool:
    """Whether a program of the level's blocks wins all its maps; it runs up to the first that it loses."""
    return _tried(level, script, level.work or Budget.work) is True


def wins_soon(level: Level, script: Script) -> bool | None:
    """The same by short runs: None when that is not known because one of them was not over."""
    return _tried(level, script, min(SHORT, level.work or SHORT))


def reached(level: Level, script: Script) -> frozenset[str]:
    """The blocks that a script comes to, in a short run, on the first map that it loses; and START."""
    traces = tuple(_traces(level, script, SHORT))
    columns = traces[judge(kind_of(level), level, traces, count(level, script)).map].columns()
    return frozenset(columns.blocks[statement] or "" for statement in {*columns.statements}) | {START}


def _tried(level: Level, script: Script, work: int) -> bool | None:
    if not runs(level, script):
        return False
    unfinished: list[str] = []  # how the first run ended that did not come to the end of the program

    def done() -> Iterator[Trace]:
        for trace in _traces(level, script, work):
            if trace.outcome != "done":
                unfinished.append(trace.outcome)
                return
            yield trace

    met = won(kind_of(level), level, done())
    # Won as far as it ran, but cut short: only a longer run can tell.
    return None if met and "budget" in unfinished else met and not unfinished


def _traces(level: Level, script: Script, work: int) -> Iterator[Trace]:
    # Any language does: nobody reads it.
    text = python_text(level, script, "en")
    ready = prepared(text, kind_of(level).commands, Budget(work=work))
    return (ready(start.world, level.answers(n), n) for n, start in enumerate(level.maps))


Form = tuple[int, ...]  # the numbers of the statements of a body
OTHER = 2  # what it costs to put a block in the place of one with other holes: one goes, one comes


class Forms:
    """Numbers statements: two have the same number when they are equal, ids aside (hash consing)."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._seen: dict[int, tuple[Block, int]] = {}  # by identity, with the block, so that it stays alive
        self.nodes: list[tuple[Any, tuple[Form, ...]]] = []  # by number: what it says, its bodies
        self.distance = cache(self._distance)

    def of(self, script: Script) -> Form:
        """A program as the numbers of its statements."""
        return self._body(script.blocks)

    def _body(self, blocks: tuple[Block, ...]) -> Form:
        return tuple([self._number(block) for block in blocks])

    def _number(self, block: Block) -> int:
        seen = self._seen.get(id(block))
        if seen:
            return seen[1]
        says = (block.type, *sorted(block.fields.items()), *self._slots(block))
        bodies = tuple(self._body(body) for body in block.bodies.values())
        number = self._numbers.setdefault((says, bodies), len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append((says, bodies))
        self._seen[id(block)] = block, number
        return number

    def _slots(self, block: Block) -> tuple[Any, ...]:
        return tuple((name, self._number(inner)) for name, inner in block.slots.items())

    def _distance(self, one: Form, other: Form) -> int:
        """The fewest edits of single blocks from a body to another: written on, taken out, put around others.

        The tree edit distance of Zhang and Shasha (SIAM J. Comput. 18, 1989), by its recursive definition.
        """
        if one == other:
            return 0
        if not one or not other:
            return sum(self._size(number) for number in one or other)
        first, second = one[-1], other[-1]
        return min(
            self.distance((*one[:-1], *self._inside(first)), other) + 1,
            self.distance(one, (*other[:-1], *self._inside(second))) + 1,
            self.distance(one[:-1], other[:-1]) + self._between(first, second),
        )

    def _size(self, number: int) -> int:
        return 1 + sum(self._size(inner) for inner in self._inside(number))

    def _inside(self, number: int) -> Form:
        """What is in a statement, as it would stand without it."""
        return tuple([inner for body in self.nodes[number][1] for inner in body])

    def _between(self, first: int, second: int) -> int:
        """The edits from one statement to another that comes of it."""
        (says, bodies), (said, others) = self.nodes[first], self.nodes[second]
        written_on = says[0] == said[0] or says[1:] == said[1:] or not (bodies or others)
        cost = 0 if says == said else 1 if written_on and bool(bodies) == bool(others) else OTHER
        if len(bodies) == len(others):
            return cost + sum(map(self.distance, bodies, others))
        return cost + self.distance(self._inside(first), self._inside(second))


RUNS = 60  # programs that are run at most, to find one nearer than those that are known to win


@dataclass(frozen=True)
class Repair:
    """The edits from a program to one that wins, each made on the program after the one before it."""

    edits: tuple[Edit, ...]

    def __len__(self) -> int:
        return len(self.edits)


def repair(level: Level, script: Script, known: Sequence[Script] = ()) -> Repair | None:
    """The fewest edits found from a script to one that wins its level; None when no winner is known.

    `known`: programs that win, beside the level's own solution. What is one or two edits from one of them is
    always found; one edit that wins in another way is sought with at most RUNS runs; else the edits lead to
    the nearest of them, by tree distance.
    """
    return Search(level, script, known).repair


class Search:
    """One search; `near` are the edits that lead to each program one away, in the order of trying."""

    def __init__(self, level: Level, script: Script, known: Sequence[Script]) -> None:
        self.level, self.script = level, replace(script, text=None, said=())
        self.forms = Forms()
        self.own = self.forms.of(self.script)
        catalogue = catalogue_of(level)
        others = (as_named_by(catalogue, each, self.script) for each in (solution(level).script, *known))
        winners = (each for each in others if wins(level, each))
        self.winners = {self.forms.of(winner): winner for winner in winners}
        self.near: dict[Form, Edit] = {}
        for edit in sorted(self._edits(self.script), key=lambda edit: SORTS.index(edit.sort)):
            form = self.forms.of(edit.script)
            first = self.near.setdefault(form, edit)
            if first.sort == edit.sort == "add":  # of blocks in a row that are alike, the last one misses
                self.near[form] = edit
        self.near.pop(self.own, None)

    @cached_property
    def repair(self) -> Repair | None:
        """The fewest edits found; none for a program that wins, None when no winner is known."""
        if wins(self.level, self.script):
            return Repair(())
        return self._one_known() or self._one_tried() or self._two_known() or self._way()

    def leads_on(self, script: Script) -> bool:
        """Whether a program may win, or is nearer than the child's to one that is known to win."""
        form, edits = self.forms.of(script), self.repair
        if wins_soon(self.level, script) is not False:
            return True
        if edits and len(edits) == 2:
            return any(self._step(script, winner) for winner in self.winners)
        distance = self.forms.distance
        return any(distance(form, winner) < distance(self.own, winner) for winner in self.winners)

    def _asked(self, edit: Edit) -> bool:
        """Whether an edit may come first: the program after it runs, or lacks less for that than before."""
        lacking = len(lacks(self.level, edit.script))
        return not lacking or lacking < len(lacks(self.level, self.script))

    def _edits(self, script: Script) -> Iterator[Edit]:
        words = vocabulary(self.level, script, (self.script, *self.winners.values()))
        return edits(words, script)

    def _one_known(self) -> Repair | None:
        """One edit that leads to a program known to win."""
        edit = next((self.near[form] for form in self.winners if form in self.near), None)
        return Repair((edit,)) if edit else None

    def _one_tried(self) -> Repair | None:
        """One edit that wins, as running it tells; what the lost run never came to is not edited."""
        there = reached(self.level, self.script)
        worth = islice((edit for edit in self.near.values() if place(edit) in there), RUNS)
        edit = next((edit for edit in worth if wins_soon(self.level, edit.script)), None)
        return Repair((edit,)) if edit else None

    def _two_known(self) -> Repair | None:
        """Two edits that lead to a program known to win: what is one edit from both meets in the middle."""
        for form, winner in self.winners.items():
            around = {self.forms.of(edit.script) for edit in self._edits(winner)}
            for first in (edit for near, edit in self.near.items() if near in around):
                if self._asked(first) and (second := self._step(first.script, form)):
                    return Repair((first, second))
        return None

    def _step(self, script: Script, form: Form) -> Edit | None:
        """The edit from a script to a program, if one leads there."""
        return next((edit for edit in self._edits(script) if self.forms.of(edit.script) == form), None)

    def _way(self) -> Repair | None:
        """Edits that lead to the nearest program known to win, each to a program nearer to it."""
        for form in sorted(self.winners, key=lambda form: self.forms.distance(self.own, form)):
            found = tuple(self._leads(form))
            if found and self.forms.of(found[-1].script) == form:
                return Repair(found)
        return None

    def _leads(self, form: Form) -> Iterator[Edit]:
        script, left = self.script, self.forms.distance(self.own, form)
        while left:
            words = vocabulary(self.level, script, [self.winners[form]])
            tried = self._forward(list(edits(words, script)), script, form)
            nearer = ((edit, now) for edit in tried if (now := self._left(edit, form)) < left)
            first = script is self.script
            edit, left = next((each for each in nearer if not first or self._asked(each[0])), (None, 0))
            if edit:
                yield edit
                script = edit.script

    def _forward(self, found: list[Edit], script: Script, form: Form) -> list[Edit]:
        """The edits of a script; where a winner begins with it, what comes next in that one is first."""
        begun = self.forms.of(script)
        if form[: len(begun)] != begun:
            return found
        onward = form[: len(begun) + 1]
        return [*[edit for edit in found if self.forms.of(edit.script) == onward][-1:], *found]

    def _left(self, edit: Edit, form: Form) -> int:
        return self.forms.distance(self.forms.of(edit.script), form)
