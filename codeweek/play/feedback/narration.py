"""The sentence for one step of a run, for both the window and the page."""

from typing import Any

from codeweek.blocks.script import Block, Script
from codeweek.blocks.speak import many
from codeweek.blocks.text_block import code_of, is_text, shown
from codeweek.diagnostic import Diagnostic
from codeweek.engine.replay import NOTHING
from codeweek.engine.trace import Trace
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play.feedback.level_voice import voice
from codeweek.play.feedback.step_answers import (
    ASKING_LOOPS,
    DECIDED,
    Asked,
    Evaluation,
    Speaker,
    asked,
    waits_for,
    worth,
)
from codeweek.play.feedback.variables import short
from codeweek.text import Text, capital

LOOPS = ("repeat", "count", "count_from")
MOST_AT_ONCE = 3  # answers per step: a recursive function returns many results at once


def narrate(level: Level, script: Script, trace: Trace, index: int, text: Text) -> str:
    """The sentence for a step: a condition, an assignment, a turn of a loop, or a change of the world."""
    step = asked(script, trace, index)
    if step.statement is None:
        return _tick(level, trace, index, voice(text, level))
    return _Step(level, script, trace, index, text).sentence(step)


def _tick(level: Level, trace: Trace, index: int, text: Text) -> str:
    """Of a game: the time that begins with a step, or what somebody did; nothing in other runs."""
    mark = next((mark for mark in trace.marks if mark.step == index and not mark.hero), None)
    if mark is None:
        return ""
    from codeweek.worlds.stage.narrate import said_of  # only a game needs it

    before, after = trace.at(index - 1).world, trace.at(index).world
    if mark.event[0] in ("key", "click"):
        return f"{capital(said_of(after, mark.event, text))}."
    return programs.kind_of(level).narrate_step(before, after, "", text)


class _Step:
    """Builds the sentence of one step."""

    def __init__(self, level: Level, script: Script, trace: Trace, index: int, text: Text) -> None:
        self.level, self.script, self.trace, self.index, self.text = level, script, trace, index, text
        self.told = voice(text, level)
        self.speaker = Speaker(programs.catalogue_of(level), text)

    def sentence(self, step: Asked) -> str:
        assert step.statement is not None
        if self.trace.outcome == "needs_input" and self.index == len(self.trace):
            return self.say("waits")  # its question is being asked
        own = self._own(step, step.statement)
        others = [self._answer(answer) for answer in step.others]
        return " ".join([part for part in (own, *others) if part][:MOST_AT_ONCE]) or self._world(
            step.statement
        )

    def say(self, key: str, **slots: Any) -> str:
        return self.told.tell(Diagnostic(f"answers.{key}", slots))

    def _own(self, step: Asked, block: Block) -> str:
        """What the statement of the step did; empty when the world has its own sentence."""
        if step.own is not None:
            return self._answer(step.own)
        waiting = waits_for(step)
        if waiting is not None:
            return self._called(waiting, step)
        if block.type in (*LOOPS, *ASKING_LOOPS):
            return self._turn(block)
        told = {"call": self._called, "set_item": self._set_item, "append": self._appended}.get(block.type)
        if told is not None:
            return told(block, step)
        if block.type == "return_nothing":
            return self.say("return_nothing")
        if block.type in (*DECIDED, "set", "change"):
            return self.say("stuck", words=self.speaker.label(block))
        changed = self.trace.at(self.index).world is not self.trace.at(self.index - 1).world
        if is_text(block) and not changed and not step.answers:
            return self.say("line", words=shown(code_of(block)))
        return self._world(block) if changed or not step.answers else ""

    def _world(self, block: Block) -> str:
        before, after = self.trace.at(self.index - 1).world, self.trace.at(self.index).world
        return programs.kind_of(self.level).narrate_step(before, after, block.type, self.told)

    # Conditions and variables.

    def _answer(self, answer: Evaluation) -> str:
        if answer.name:
            return self._put(answer)
        if answer.statement.type == "return":
            return self.say("return", value=self._short(answer.value))
        return self._decided(answer)

    def _decided(self, answer: Evaluation) -> str:
        """« Mur devant ? Non. Je passe à la suite. »"""
        block, decider = answer.statement, answer.decider
        loop = block.type in ASKING_LOOPS
        told = self.speaker.asked(decider, answer.values, plainly=loop) if decider else ""
        if loop and not answer.value:
            key = "while_ends"
        elif loop and any(turn[0] == block.id and turn[1] > 1 for turn in self.trace.turns(self.index)):
            key = "while_goes_on"
        elif answer.value:
            key = "condition_yes"
        else:
            key = "condition_no_otherwise" if block.type == "if_else" else "condition_no"
        return self.say(key, asked=told).strip()

    def _put(self, answer: Evaluation) -> str:
        """« n vaut maintenant 3. »"""
        slots = {"name": answer.name, "value": self._short(answer.value)}
        if words := self._worked_out(answer):
            return self.say("variable_worked_out", words=words, **slots)
        if answer.new:
            return self.say("variable_set", **slots)
        same = type(answer.before) is type(answer.value) and answer.before == answer.value
        key = "variable_same" if same else "variable_replaced"
        return self.say(key, before=self._short(answer.before), **slots)

    def _worked_out(self, answer: Evaluation) -> str:
        """The sum that gave the value of a box, « 2 + 1 »; empty when there is none."""
        put = answer.statement.slots.get("value")
        known = self.speaker.catalogue
        if put is not None:
            return self.speaker.valued(put, answer.values) if known[put.type].group == "arithmetic" else ""
        added = answer.statement.slots.get("amount")
        amount = worth(known, added, answer.values) if added else None
        if not all(type(value) in (int, float) for value in (amount, answer.before)):
            return ""
        taken = isinstance(amount, int | float) and amount < 0
        return f"{self._short(answer.before)} {'−' if taken else '+'} {self._short(abs(amount or 0))}"

    def _set_item(self, block: Block, step: Asked) -> str:
        slots = {name: self._worth(block, name, step) for name in ("index", "value")}
        return self.say("item_set", name=self._named(block), **slots)

    def _appended(self, block: Block, step: Asked) -> str:
        return self.say("item_added", name=self._named(block), value=self._worth(block, "value", step))

    def _named(self, block: Block) -> str:
        found = block.slots.get("list")
        return self.speaker.label(found) if found else "…"

    def _worth(self, block: Block, slot: str, step: Asked) -> str:
        found = block.slots.get(slot)
        value = worth(self.speaker.catalogue, found, step.values) if found else NOTHING
        return "…" if value is NOTHING else self._short(value)

    def _short(self, value: Any) -> str:
        return short(value, self.text)

    # Loops and functions.

    def _turn(self, block: Block) -> str:
        """« Tour 2 sur 4. »"""
        running = [turn for turn in self.trace.turns(self.index) if turn[0] == block.id]
        if not running:
            return self.say("loop_zero")
        _block, number, total = running[-1]
        if block.type == "repeat" and number == 1 and total:
            return self.say("loop_starts", n=total)
        if total is None:
            return self.say("loop_round_open", k=number)
        name = str(block.fields.get("variable", ""))
        value = dict(self.trace.names(self.index)).get(name, NOTHING)
        if not name or value is NOTHING:
            return self.say("loop_round", k=number, n=total)
        return self.say("loop_round_box", k=number, n=total, name=name, value=self._short(value))

    def _called(self, block: Block, step: Asked) -> str:
        """« « carre » avec 4 : dans cote, il y a 4. »"""
        name = str(block.fields.get("name", ""))
        values = [self._worth(block, slot, step) for slot in many(self.speaker.catalogue, block)[:-1]]
        if not values:
            return self.say("own_block_called", name=name)
        parameters = self._parameters(name)
        if len(values) == len(parameters) == 1:
            return self.say("own_block_called_value", name=name, value=values[0], parameter=parameters[0])
        pairs = zip(parameters, values, strict=False)
        told = [self.text("answers.holds", name=each, value=value) for each, value in pairs]
        return self.say("own_block_called_values", name=name, values=", ".join(told))

    def _parameters(self, name: str) -> list[str]:
        """The sentence for the parameters of a called function."""
        defined = (b for b in self.script.blocks if b.type == "define" and b.fields.get("name") == name)
        found = next((str(block.fields.get("parameters", "")) for block in defined), "")
        return [each.strip() for each in found.split(",") if each.strip()]
