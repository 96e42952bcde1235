"""What helps with a child's own program: a question about it, half of the way, what went wrong.

Pupils who are asked which edit comes next do better at new tasks, those who are told it do not (Ghosh and
others, "Edit quizzes", arXiv 2512.11735, 2025).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from codeweek.blocks.script import Block, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.play.repair.program_edits import Edit, place
from codeweek.play.repair.repair_search import Repair, Search, runs
from codeweek.play.repair.repair_words import Wording
from codeweek.text import Text

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
    repair = search.repair
    if not repair:
        return None
    right = repair.edits[0]
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
    edits = [edit for edit in search.near.values() if edit is not right and _beside(edit, right)]
    edits.sort(key=lambda edit: edit.sort != right.sort)
    level = search.level
    return (each for each in edits[:TRIED] if runs(level, each.script) and not search.leads_on(each.script))


def _beside(edit: Edit, right: Edit) -> bool:
    """Whether an edit is about the same block, or puts something into the same gap."""
    if right.sort in IN_PLACE:
        return edit.sort in IN_PLACE and edit.block == right.block
    return edit.sort == right.sort and place(edit) == place(right)


KINDS = ("robot", "turtle")  # whose programs run alike each time, from a start to an end
MODES = ("make", "modify", "parsons", "solo")  # where a child builds; to find what is wrong is no task there
TRIES = 2  # lost ones of a level, from which on what went wrong is told: at first a child looks for itself
FAR = 4  # edits: half of more of them is better told by who wrote the level
GENERAL = (  # what is said of a run when nothing of it explains more: only this is said otherwise
    *(
        "goal_missed_short",
        "goal_passed",
        "items_left",
        "pots_left",
        "paint_left",
        "paint_extra",
        "said_nothing",
        "facing_wrong",
        "left_too_many",
        "left_too_few",
    ),
    *("drawing_nothing", "drawing_missing", "drawing_extra"),
    *("drawing_differs", "drawing_moved", "drawing_elsewhere"),
    "bump_wall",
)


@dataclass(frozen=True)
class Choice:
    """An edit that is offered: its words, the program after it, and what is said of it once it has lost."""

    words: str
    script: Script
    lost: str


@dataclass(frozen=True)
class Question:
    """A question about a program: the choice `right` leads on; `found` is said of it."""

    words: str
    choices: tuple[Choice, ...]
    right: int
    found: str


@dataclass(frozen=True)
class Help:
    """What helps with a program, and the `block` to light; None and "" for what there is not."""

    block: str = ""
    question: Question | None = None
    half: str = ""


def helps(level: Level) -> bool:
    """Whether programs of a level are looked at; else it has its own ideas only."""
    special = level.part or level.accuse or level.spoil or level.mistakes or level.maps[-1].trap
    return level.kind in KINDS and level.mode in MODES and level.writing != "text" and not special


def help_with(level: Level, script: Script, text: Text) -> Help:
    """What helps with a program that does not win yet."""
    if not helps(level) or script.text is not None:
        return Help()
    words, search = Wording(level, text), Search(level, script, ())
    repair = search.repair
    return Help(next_place(repair), question(search, words), _half(script, repair, words))


def next_place(repair: Repair | None) -> str:
    """The block to light for the next edit; empty when there is none."""
    return place(repair.edits[0]) if repair and repair.edits else ""


def question(search: Search, words: Wording) -> Question | None:
    """What is asked about the next edit; None when there is nothing to ask."""
    found = ask(search, words.choice)
    if found is None:
        return None
    right = found.choices[found.right]
    choices = tuple(
        Choice(said, edit.script, words.text("near.lost", choice=said))
        for edit, said in ((edit, words.choice(edit)) for edit in found.choices)
    )
    text = words.text("near.found", choice=choices[found.right].words)
    return Question(words.text(f"near.ask.{_asked(right, words)}"), choices, found.right, text)


def _asked(right: Edit, words: Wording) -> str:
    return "change" if right.sort in IN_PLACE else f"{right.sort}_{words.where(right)}"


def _half(script: Script, repair: Repair | None, words: Wording) -> str:
    """The first half of the edits to a program that wins, in one sentence."""
    if not repair or len(repair) > FAR:
        return ""
    steps: list[str] = []
    for edit in repair.edits[: (len(repair) + 1) // 2]:
        steps.append(words.doing(script, edit))
        script = edit.script
    then = words.text("near.then").join(steps)
    return words.text("near.last" if len(repair) == 1 else "near.half", steps=then)


def went_wrong(level: Level, script: Script, told: str) -> Diagnostic | None:
    """The sentence for the one edit that makes a lost program win, where there is one of a sort that is told.

    `told`: the key of the sentence that the run has got; one that explains more is not said otherwise.
    """
    if not helps(level) or script.text is not None or told.removeprefix("say.") not in GENERAL:
        return None
    repair = Search(level, script, ()).repair
    if not repair or len(repair) != 1:
        return None
    sort = _mistake(script, repair.edits[0])
    return Diagnostic(f"near.wrong.{sort}", block=place(repair.edits[0]) or None) if sort else None


def _mistake(script: Script, edit: Edit) -> str:
    """The sort of a mistake that one edit mends; "" for one that is not told."""
    before, after = script.find(edit.block), edit.script.find(edit.block)
    if edit.sort == "add":
        return "pen" if after and after.type == "pen_down" else ""
    if before is None or after is None:
        return ""
    if edit.sort == "move":
        return "level" if _around(script, edit.block) != _around(edit.script, edit.block) else "order"
    if edit.sort == "type":
        return {("if", "while"): "once", ("while", "if"): "again"}.get((before.type, after.type), "")
    if edit.sort == "value":
        return _value(before, after)
    return edit.sort if edit.sort in ("number", "side") else ""


def _value(before: Block, after: Block) -> str:
    """A condition that says the contrary, another condition, or another choice."""
    one, other = (block.slots.get("condition") for block in (before, after))
    if one is None or other is None:
        return "value"
    return "contrary" if _says(_bare(one)) == _says(_bare(other)) else "condition"


def _bare(condition: Block) -> Block:
    """A condition without its « not »."""
    return condition.slots.get("value", condition) if condition.type == "not" else condition


def _says(block: Block) -> tuple[object, ...]:
    """What a block says, whatever its ids."""
    return (block.type, dict(block.fields), {name: _says(inner) for name, inner in block.slots.items()})


def _around(script: Script, id: str) -> str | None:
    """The block that a statement is in."""
    return next(
        (
            block.id
            for block in script.walk()
            if any(inner.id == id for body in block.bodies.values() for inner in body)
        ),
        None,
    )
