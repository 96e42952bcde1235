"""A question about a child's own program: the place is shown, one of three edits there leads on.

Pupils who are asked which edit comes next do better at new tasks, those who are told it do not (Ghosh and
others, "Edit quizzes", arXiv 2512.11735, 2025).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play.repair.edits import Edit, place
from codeweek.play.repair.search import Search
from codeweek.play.repair.trial import runs

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
    return ask(Search(level, script, known))


def ask(search: Search, say: Callable[[Edit], str] | None = None) -> Quiz | None:
    """The same of a search; no two choices `say` the same words."""
    found = search.repair
    if not found:
        return None
    right = found.edits[0]
    wrong = tuple(islice(_different(_wrong(search, right), right, say or str), WRONG))
    if not wrong:
        return None
    at = Random(f"{search.level.id} {search.forms.of(right.script)}").randrange(len(wrong) + 1)
    return Quiz(place(right), (*wrong[:at], right, *wrong[at:]), at)


def _different(edits: Iterable[Edit], right: Edit, say: Callable[[Edit], str]) -> Iterator[Edit]:
    """Those that say something else than the right one, and than each other."""
    said = {say(right)}
    for edit in edits:
        if (words := say(edit)) not in said:
            said.add(words)
            yield edit


def _wrong(search: Search, right: Edit) -> Iterator[Edit]:
    """Edits at the same place that run, lose and do not lead on, of the same sort first."""
    there = [edit for edit in search.near.values() if edit is not right and _beside(edit, right)]
    there.sort(key=lambda edit: edit.sort != right.sort)
    level = search.level
    return (each for each in there[:TRIED] if runs(level, each.script) and not search.leads_on(each.script))


def _beside(edit: Edit, right: Edit) -> bool:
    """Whether an edit is about the same block, or puts something into the same gap."""
    if right.sort in IN_PLACE:
        return edit.sort in IN_PLACE and edit.block == right.block
    return edit.sort == right.sort and place(edit) == place(right)
