"""Explains a lost run by what happened in it: a condition never true, a variable that never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from codeweek.blocks.python import UNTIL
from codeweek.blocks.script import Block, Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import solution
from codeweek.play.feedback.narration import LOOPS
from codeweek.play.feedback.program_advice import inside
from codeweek.play.feedback.step_answers import ASKING_LOOPS, asked

SHORT = 300  # steps: longer runs are not examined
QUESTIONS = ("if", "if_else")
LEFT_OUT = ("say.goal_missed_short", "say.items_left", "say.pots_left", "say.paint_left", "say.said_nothing")
STRAYED = ("say.out_of_grid", "say.bump_wall")
TURNS = ("turn_left", "turn_right")
_UNDECIDED = ("say", "set", "change")  # what does not decide where one goes
SAID = ("say.wrong_said", "say.wrong_said_last", "say.wrong_said_close")


def clearer(
    level: Level, script: Script, traces: Sequence[Trace], map: int, missed: Diagnostic
) -> Diagnostic:
    """A sentence that explains why the run on a map failed; `missed` itself when nothing better is found."""
    trace = traces[map]
    if missed.key in STRAYED and len(trace) <= SHORT:
        return _box_stays(level, script, trace, missed) or _asked_once(level, script, trace, missed) or missed
    if missed.key in ("say.nothing_to_pick", "say.walked_past") and _lacks_question(level, script, missed):
        return replace(missed, key="say.nothing_to_pick_sensor")
    if len(trace) > SHORT or trace.outcome != "done":
        return missed
    if missed.key in SAID:
        return _never_changed(script, traces, trace, missed) or missed
    if missed.key in LEFT_OUT:
        diagnostic = _never_begun(script, trace) or _never_yes(script, trace) or _loop_ended(script, trace)
        return diagnostic or missed
    return missed


def _lacks_question(level: Level, script: Script, missed: Diagnostic) -> bool:
    """Whether « is there one here? » is offered, and not asked before what found nothing."""
    if not any(block.type == "pick" for block in script.walk()):
        return False  # nothing was picked up: what it walked past is told
    asked_first = {block.id for block in inside(script, (*QUESTIONS, *ASKING_LOOPS)) if block.type == "pick"}
    questions = [b for b in script.walk() if b.type == "on_item"]
    return "on_item" in level.toolbox and not (questions and missed.block in asked_first)


def _answers(script: Script, trace: Trace, types: tuple[str, ...]) -> dict[str, list[bool]]:
    """By block of these types that was reached: whether it went in, each time it asked."""
    ids = {block.id for block in script.walk() if block.type in types}
    found: dict[str, list[bool]] = {}
    for index in range(1, len(trace) + 1):
        for answer in asked(script, trace, index).answers if trace.at(index).block in ids else ():
            if answer.statement.id in ids and not answer.name:
                found.setdefault(answer.statement.id, []).append(bool(answer.value))
    return found


def _never_begun(script: Script, trace: Trace) -> Diagnostic | None:
    """The first loop that never ran its body, its condition having ended it at once each time."""
    for block, answers in _answers(script, trace, ASKING_LOOPS).items():
        loop = script.find(block)
        if loop and not any(answers):
            key = "until_never_started" if loop.type == UNTIL else "while_never_started"
            return Diagnostic(f"say.{key}", block=block)
    return None


def _never_yes(script: Script, trace: Trace) -> Diagnostic | None:
    """The first condition that was never true and so kept a block from ever running."""
    done = {block.type for block in _done(script, trace)}
    for block, answers in _answers(script, trace, QUESTIONS).items():
        question = script.find(block)
        body = question.bodies.get("then", ()) if question else ()
        left_out = next((block for block in body if block.type not in done), None)
        if left_out and not any(answers):
            return Diagnostic("say.if_never_true", {"n": len(answers)}, block=left_out.id)
    return None


def _done(script: Script, trace: Trace) -> Iterator[Block]:
    """The statements that the run reached."""
    reached = {trace.at(index).block for index in range(1, len(trace) + 1)}
    return (block for block in script.walk() if block.id in reached)


def _loop_ended(script: Script, trace: Trace) -> Diagnostic | None:
    """The loop with a question that ended the program, its last block."""
    last = script.blocks[-1] if script.blocks else None
    if last is None or last.type not in ASKING_LOOPS or trace.at(len(trace)).block != last.id:
        return None
    rounds = sum(_answers(script, trace, (last.type,)).get(last.id, ()))
    key = "until_ended" if last.type == UNTIL else "while_ended"
    return Diagnostic(f"say.{key}", {"n": rounds}, block=last.id)


def _never_changed(
    script: Script, traces: Sequence[Trace], trace: Trace, missed: Diagnostic
) -> Diagnostic | None:
    """A said value that is a literal, or a variable that never changed during the run."""
    spoken = [block for block in _done(script, trace) if block.type == "say"]
    value = spoken[0].slots.get("value") if len(spoken) == 1 else None
    if value is None:
        return None
    if value.type == "number" and len(traces) > 1 and len({_times(each, spoken[0]) for each in traces}) == 1:
        return replace(missed, key="say.wrong_said_one_map", block=spoken[0].id)
    if value.type == "get" and len(_values(trace, str(value.fields["variable"]))) == 1:
        return replace(missed, key="say.wrong_said_fixed", block=spoken[0].id)
    return None


def _box_stays(level: Level, script: Script, trace: Trace, missed: Diagnostic) -> Diagnostic | None:
    """A box that never changed though a loop goes by it, where that of the level's solution changes."""
    if not any(_deciding(loop) & _given(loop) for loop in solution(level).script.walk()):
        return None
    held = {name: value for name, value in trace.names(len(trace)) if type(value) in (int, float)}
    for id, turn, _turns in trace.turns(len(trace)):
        loop = script.find(id)
        names = _deciding(loop) if loop and turn > 1 else set()
        if fixed := sorted(name for name in names & {*held} if len(_values(trace, name)) == 1):
            slots = {**missed.slots, "name": fixed[0], "value": held[fixed[0]]}
            return replace(missed, key="say.box_stays", slots=slots)
    return None


def _asked_once(level: Level, script: Script, trace: Trace, missed: Diagnostic) -> Diagnostic | None:
    """An « if » that saw a wall and turned, with a wall ahead again, where a « while » would ask again."""
    if missed.key != "say.bump_wall" or "while" not in level.toolbox:
        return None
    index = len(trace) - 1
    while index and trace.at(index).block in {block.id for block in script.walk() if block.type in TURNS}:
        index -= 1
    question = asked(script, trace, index).own if 0 < index < len(trace) - 1 else None
    if question is None or question.statement.type != "if" or not question.value:
        return None
    looked = question.decider is not None and question.decider.type == "wall_ahead"
    turned = {block.id for block in question.statement.bodies.get("then", ())}
    if not looked or any(trace.at(step).block not in turned for step in range(index + 1, len(trace))):
        return None
    line = trace.at(index).line
    return replace(missed, key="say.asked_once", block=question.statement.id, line=line)


def _deciding(block: Block) -> set[str]:
    """The boxes that what is in a loop goes by from turn to turn; none for what is no loop."""
    if block.type not in (*LOOPS, *ASKING_LOOPS):
        return set()
    blocks = [block] if block.type in ASKING_LOOPS else []
    blocks += [statement for statement in _statements(block) if statement.type not in _UNDECIDED]
    read = [inner for each in blocks for value in each.slots.values() for inner in value.walk()]
    return {str(inner.fields["variable"]) for inner in read if inner.type == "get"}


def _given(block: Block) -> set[str]:
    """The boxes that what is in a block puts something into."""
    return {
        str(statement.fields["variable"])
        for statement in _statements(block)
        if statement.type in ("set", "change")
    }


def _statements(block: Block) -> Iterator[Block]:
    """The statements in a block, and in those."""
    for each in (each for body in block.bodies.values() for each in body):
        yield each
        yield from _statements(each)


def _times(trace: Trace, block: Block) -> int:
    """How often a run came to a statement."""
    return sum(trace.at(index).block == block.id for index in range(1, len(trace) + 1))


def _values(trace: Trace, name: str) -> set[Any]:
    """What a box held during a run."""
    held = (dict(trace.names(index)) for index in range(1, len(trace) + 1))
    return {repr(names[name]) for names in held if name in names}
