"""The badges of a step, shown on its blocks: yes or no, the compared values, the value of a variable."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codeweek.blocks.script import Block, Script
from codeweek.engine.replay import NOTHING
from codeweek.engine.trace import Trace
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play.feedback.answers import Asked, Evaluation, asked
from codeweek.play.feedback.question import Speaker, yes_or_no
from codeweek.play.feedback.variables import short
from codeweek.text import Text


@dataclass(frozen=True)
class Badge:
    """A label beside a statement or over a value block, in a long form and a short one.

    `kind`: yes, no, value, box.
    """

    block: str
    kind: str
    long: str
    short: str
    sign: bool = False


def badges(level: Level, script: Script, trace: Trace, index: int, text: Text) -> tuple[Badge, ...]:
    """The badges of step `index`, the last of each block."""
    step = asked(script, trace, index)
    if step.statement is None:
        return ()
    speaker = Speaker(programs.catalogue_of(level), text)
    found = {badge.block: badge for badge in (*_signs(speaker, script, step), *_rows(speaker, step))}
    return tuple(found.values())


def _signs(speaker: Speaker, script: Script, step: Asked) -> Iterator[Badge]:
    """The badges of sensors, variables and functions: their values."""
    known = speaker.catalogue
    for block in script.walk():
        value = step.values.get(block.id, NOTHING)
        asked = known[block.type].shape != "command" and known[block.type].category != "operators"
        if value is not NOTHING and asked:
            kind, words = _worded(speaker.text, value)
            yield Badge(block.id, kind, words, words, sign=True)


def _rows(speaker: Speaker, step: Asked) -> Iterator[Badge]:
    """The badges of statements: the value that decided each."""
    for answer in step.answers:
        if answer.name:
            value = short(answer.value, speaker.text)
            words = speaker.text("answers.holds", name=answer.name, value=value)
            yield Badge(answer.statement.id, "box", words, value)
        elif answer.statement.type == "return":
            value = short(answer.value, speaker.text)
            yield Badge(answer.statement.id, "value", value, value)
        elif answer.decider is not None and not speaker.is_sensor(answer.decider):
            yield _question(speaker, answer, answer.decider)


def _question(speaker: Speaker, answer: Evaluation, decider: Block) -> Badge:
    """« 7 > 3 ? oui » beside a comparison, « oui » beside another; a sensor alone says it itself."""
    kind, words = _worded(speaker.text, answer.answered)
    compares = speaker.catalogue[decider.type].group == "comparisons"
    long = f"{speaker.question(decider, answer.values)} {words}" if compares else words
    return Badge(answer.statement.id, kind, long, words)


def _worded(text: Text, value: Any) -> tuple[str, str]:
    if isinstance(value, bool):
        return "yes" if value else "no", text(yes_or_no(value))
    return "value", short(value, text)
