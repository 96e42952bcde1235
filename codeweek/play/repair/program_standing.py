"""Where a child's own program stands, for its adult: what it lacks, and what the child is asked."""

from dataclasses import dataclass

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play.repair.helping import Question, helps, next_place, question
from codeweek.play.repair.repair_search import Repair, Search
from codeweek.play.repair.repair_words import Wording
from codeweek.text import Text


@dataclass(frozen=True)
class Standing:
    """`words`: how far it is. Where one can go on: the `block` to light, what the child is asked, the answer.

    `question` has a line for each choice; it is empty where one edit is known but no wrong one beside it.
    """

    words: str
    block: str = ""
    question: str = ""
    answer: str = ""


def standing(level: Level, script: Script, text: Text) -> Standing:
    """The standing of a program of a level, whether it wins or not."""
    text = text.where(register="adult")
    if not helps(level) or script.text is not None:
        return Standing(text("near.adult.unlooked"))
    search, words = Search(level, script, ()), Wording(level, text)
    repair = search.repair
    told = text(f"near.adult.{_how(script, repair)}", n=len(repair or ()))
    if not repair:
        return Standing(told)
    asked = question(search, words)
    lines = (asked.words, *_choices(asked, text)) if asked else ()
    return Standing(told, next_place(repair), "\n".join(lines), _answer(script, repair, asked, words))


def _how(script: Script, repair: Repair | None) -> str:
    if repair is None:
        return "none" if script.blocks else "empty"
    if not repair:
        return "wins"
    return "left" if script.blocks else "empty"


def _choices(asked: Question, text: Text) -> list[str]:
    return [
        text("ui.hint.choice", letter=_letter(n), words=choice.words)
        for n, choice in enumerate(asked.choices)
    ]


def _letter(number: int) -> str:
    return "ABC"[number]


def _answer(script: Script, repair: Repair, asked: Question | None, words: Wording) -> str:
    """Which choice leads on, what it is in words, and how much is left after it."""
    step, left = words.doing(script, repair.edits[0]), len(repair) - 1
    text = words.text(f"near.adult.{'first' if left else 'only'}", step=step, n=left)
    right = [words.text("near.adult.right", letter=_letter(asked.right))] if asked else []
    return " ".join((*right, text))
