"""The nearest program that wins: few edits of the child's own, found by running and by comparing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import solution
from codeweek.play.repair.edits import SORTS, Edit, edits, place
from codeweek.play.repair.forms import Form, Forms
from codeweek.play.repair.trial import reached, wins, wins_soon
from codeweek.play.repair.vocabulary import vocabulary

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
        winners = (each for each in (solution(level).script, *known) if wins(level, each))
        self.winners = {self.forms.of(each): each for each in winners}
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
                if second := self._step(first.script, form):
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
            nearer = ((edit, self._left(edit, form)) for edit in tried)
            edit, left = next(((edit, now) for edit, now in nearer if now < left), (None, 0))
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
