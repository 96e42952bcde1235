"""The conditions and assignments of a step, with their values, in words, and as badges on its blocks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.python import UNTIL
from codeweek.blocks.script import Block, Script
from codeweek.blocks.speak import said
from codeweek.engine.replay import NOTHING, BlockValue
from codeweek.engine.trace import Trace
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play.feedback.variables import on_block, short
from codeweek.text import Key, Text

ASKING_LOOPS = ("while", UNTIL)
DECIDED = {**dict.fromkeys(("if", "if_else", *ASKING_LOOPS), "condition"), "return": "value"}
LOGIC = ("and", "or")


@dataclass(frozen=True)
class Evaluation:
    """The value that decided a statement: of its condition, its result, or what it assigned to `name`.

    `values`: the value of each block at that moment, by block id.
    """

    statement: Block
    value: Any
    values: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    before: Any = NOTHING

    @property
    def answered(self) -> bool:
        """The condition as yes or no; that of an `until` (a `while not` when it runs) is inverted."""
        return bool(self.value) != (self.statement.type == UNTIL)

    @property
    def new(self) -> bool:
        """Whether the variable did not exist before."""
        return self.before is NOTHING

    @property
    def decider(self) -> Block | None:
        """The block of the condition."""
        return self.statement.slots.get(DECIDED.get(self.statement.type, ""))


@dataclass(frozen=True)
class Asked:
    """One step: its answers in order, and the value of each evaluated block at its end."""

    statement: Block | None
    answers: tuple[Evaluation, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def own(self) -> Evaluation | None:
        """The evaluation of the step's own statement: the first one, as those that wait for it come later."""
        block = self.statement
        return next((a for a in self.answers if block and a.statement.id == block.id), None)

    @property
    def others(self) -> Iterator[Evaluation]:
        """The evaluations of statements that waited for a function which returned in this step."""
        own = self.own
        return (answer for answer in self.answers if answer is not own)


def asked(script: Script, trace: Trace, index: int) -> Asked:
    """The evaluations of step `index`."""
    step = trace.at(index)
    blocks = {block.id: block for block in script.walk()}
    statement = blocks.get(step.block or "")
    if statement is None:
        return Asked(None)
    values: dict[str, Any] = {}
    answers = []
    for block_value in trace.told(index):
        block = blocks.get(block_value.block)
        if block is None:
            continue
        if block_value.name or block.type in DECIDED:
            answers.append(_answer(block, block_value, values))
        if not block_value.name:
            values[block_value.block] = block_value.value
    return Asked(statement, tuple(answers), values)


def _answer(block: Block, block_value: BlockValue, values: dict[str, Any]) -> Evaluation:
    return Evaluation(block, block_value.value, dict(values), block_value.name, block_value.before)


def worth(catalogue: Catalogue, block: Block, values: Mapping[str, Any]) -> Any:
    """The value of a block, literal or computed; NOTHING when it was not evaluated."""
    if not catalogue.is_literal(block):
        return values.get(block.id, NOTHING)
    value = block.fields["value"]
    return catalogue.words.choice(block.type, str(value), "") if catalogue[block.type].choices else value


def waits_for(step: Asked) -> Block | None:
    """The function that a statement calls and whose result it waits for."""
    block = step.statement
    if block is None or block.type in ("call", "define") or step.own is not None:
        return None
    inner = (value for filling in block.slots.values() for value in filling.walk())
    return next((each for each in inner if each.type == "call_value" and each.id not in step.values), None)


def yes_or_no(value: Any) -> Key:
    """The answer that a value is."""
    return Key("answer.yes" if value else "answer.no")


@dataclass(frozen=True)
class Speaker:
    """Says blocks and their values in one language."""

    catalogue: Catalogue
    text: Text

    def is_sensor(self, block: Block) -> bool:
        """Whether a block asks the world."""
        return block.type in self.catalogue.called and self.catalogue[block.type].shape != "command"

    def label(self, block: Block) -> str:
        """The words on a block."""
        show = lambda kind, value: on_block(self.catalogue, kind, value, self.text)  # noqa: E731
        return said(self.catalogue, self.text.language, show, block)

    def valued(self, block: Block, values: Mapping[str, Any]) -> str:
        """The words on a block, its holes holding what they are worth: « 7 > 3 »."""

        def inside(filling: Block) -> str:
            value = worth(self.catalogue, filling, values)
            return self.label(filling) if value is NOTHING else short(value, self.text)

        return said(self.catalogue, self.text.language, lambda _kind, value: str(value), block, inside)

    def asked(self, block: Block, values: Mapping[str, Any], plainly: bool = False) -> str:
        """A question with its answer, and those of its parts that were asked.

        `plainly` leaves out what a « non » in front makes of the answer.
        """
        if block.type == "not" and (inner := block.slots.get("value")):
            told = self.asked(inner, values)
            return told if plainly else self._with(told, block, values)
        if block.type in LOGIC:
            parts = [part for part in block.slots.values() if self._was_asked(part, values)]
            told = " ".join(self.asked(part, values) for part in parts)
            return self._with(told, block, values) if block.id in values else told
        answer = self.text("answers.answer", answer=yes_or_no(worth(self.catalogue, block, values)))
        return f"{self.question(block, values)} {_capital(answer)}"

    def question(self, block: Block, values: Mapping[str, Any]) -> str:
        """« Mur devant ? », « 7 > 3 ? »"""
        compares = self.catalogue[block.type].group == "comparisons"
        words = self.valued(block, values) if compares else _capital(self.label(block))
        return words if words.endswith("?") else self.text("answers.question", words=words)

    def _was_asked(self, block: Block, values: Mapping[str, Any]) -> bool:
        inside = any(inner.id in values for inner in block.walk())
        return inside or self.catalogue.is_literal(block)

    def _with(self, told: str, block: Block, values: Mapping[str, Any]) -> str:
        whole = yes_or_no(values.get(block.id))
        return f"{told} {self.text(f'answers.with_{block.type}', whole=whole)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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
