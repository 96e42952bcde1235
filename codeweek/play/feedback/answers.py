"""What a step asked and answered: each question, each box that changed, with what it was worked out from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.python import UNTIL
from codeweek.blocks.script import Block, Script
from codeweek.engine.replay import NOTHING, Told
from codeweek.engine.trace import Trace

ASKING_LOOPS = ("while", UNTIL)
DECIDED = {**dict.fromkeys(("if", "if_else", *ASKING_LOOPS), "condition"), "return": "value"}
LOGIC = ("and", "or")


@dataclass(frozen=True)
class Answer:
    """What decided a statement: the answer of its question, its result, or what it put in the box `name`.

    `values`: what each block was worth by then, by its id.
    """

    statement: Block
    value: Any
    values: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    before: Any = NOTHING

    @property
    def answered(self) -> bool:
        """Whether the answer was yes: a loop « until » goes on while it is no."""
        return bool(self.value) != (self.statement.type == UNTIL)

    @property
    def new(self) -> bool:
        """Whether the box was not there before."""
        return self.before is NOTHING

    @property
    def decider(self) -> Block | None:
        """The block that was asked."""
        return self.statement.slots.get(DECIDED.get(self.statement.type, ""))


@dataclass(frozen=True)
class Asked:
    """One step: the answers in order, and what every block that was looked at is worth at its end."""

    statement: Block | None
    answers: tuple[Answer, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def own(self) -> Answer | None:
        """The answer of the statement of the step: the first, as those that wait for it come after it."""
        found = self.statement
        return next((a for a in self.answers if found and a.statement.id == found.id), None)

    @property
    def others(self) -> Iterator[Answer]:
        """The answers of statements that waited for a block of one's own, which ended in this step."""
        own = self.own
        return (answer for answer in self.answers if answer is not own)


def asked(script: Script, trace: Trace, index: int) -> Asked:
    """What step `index` asked and answered."""
    step = trace.at(index)
    blocks = {block.id: block for block in script.walk()}
    statement = blocks.get(step.block or "")
    if statement is None:
        return Asked(None)
    values: dict[str, Any] = {}
    answers = []
    for told in trace.told(index):
        block = blocks.get(told.block)
        if block is None:
            continue
        if told.name or block.type in DECIDED:
            answers.append(_answer(block, told, values))
        if not told.name:
            values[told.block] = told.value
    return Asked(statement, tuple(answers), values)


def _answer(block: Block, told: Told, values: dict[str, Any]) -> Answer:
    return Answer(block, told.value, dict(values), told.name, told.before)


def worth(catalogue: Catalogue, block: Block, values: Mapping[str, Any]) -> Any:
    """What a value block is worth: written on the spot, or worked out; NOTHING when it was not looked at."""
    if not catalogue.is_literal(block):
        return values.get(block.id, NOTHING)
    value = block.fields["value"]
    return catalogue.words.choice(block.type, str(value), "") if catalogue[block.type].choices else value


def waits_for(step: Asked) -> Block | None:
    """The block of one's own that a statement calls, and whose result it needs, while it runs."""
    block = step.statement
    if block is None or block.type in ("call", "define") or step.own is not None:
        return None
    inner = (value for filling in block.slots.values() for value in filling.walk())
    return next((each for each in inner if each.type == "call_value" and each.id not in step.values), None)
