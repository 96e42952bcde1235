"""The conditions and assignments of a step, each with the values it was computed from."""

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
        found = self.statement
        return next((a for a in self.answers if found and a.statement.id == found.id), None)

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
    for told in trace.told(index):
        block = blocks.get(told.block)
        if block is None:
            continue
        if told.name or block.type in DECIDED:
            answers.append(_answer(block, told, values))
        if not told.name:
            values[told.block] = told.value
    return Asked(statement, tuple(answers), values)


def _answer(block: Block, told: Told, values: dict[str, Any]) -> Evaluation:
    return Evaluation(block, told.value, dict(values), told.name, told.before)


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
