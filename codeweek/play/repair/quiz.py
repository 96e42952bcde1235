"""A question about a child's own program: the place is shown, one of three edits there leads on.

Pupils who are asked which edit comes next do better at new tasks, those who are told it do not (Ghosh and
others, "Edit quizzes", arXiv 2512.11735, 2025).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play.repair.edits import Edit, place
from codeweek.play.repair.search import Search

WRONG = 2  # choices that lose, beside the one that leads on
TRIED = 24  # edits that are tried at most, to find those
IN_PLACE = ("number", "value", "side", "block", "type", "remove", "open", "move")


@dataclass(frozen=True)
class Quiz:
    """What to do at a place of a program.

    `block` is the one to show: it is to be changed, or what is missing comes right after it; empty at the
    start of the program. `right` is the index of the choice that leads on; the others lose.
    """

    block: str
    choices: tuple[Edit, ...]
    right: int


def quiz(level: Level, script: Script, known: Sequence[Script] = ()) -> Quiz | None:
    """The question about the next edit of a program, the same each time; None when there is none to ask."""
    search = Search(level, script, known)
    found = search.repair
    if not found:
        return None
    right = found.edits[0]
    wrong = tuple(islice(_wrong(search, right), WRONG))
    if not wrong:
        return None
    at = Random(f"{level.id} {search.forms.of(right.script)}").randrange(len(wrong) + 1)
    return Quiz(place(right), (*wrong[:at], right, *wrong[at:]), at)


def _wrong(search: Search, right: Edit) -> Iterator[Edit]:
    """Edits at the same place that lose and do not lead on, of the same sort first."""
    there = [edit for edit in search.near.values() if edit is not right and _beside(edit, right)]
    there.sort(key=lambda edit: edit.sort != right.sort)
    return (edit for edit in there[:TRIED] if not search.leads_on(edit.script))


def _beside(edit: Edit, right: Edit) -> bool:
    """Whether an edit is about the same block, or puts something into the same gap."""
    if right.sort in IN_PLACE:
        return edit.sort in IN_PLACE and edit.block == right.block
    return edit.sort == right.sort and place(edit) == place(right)
