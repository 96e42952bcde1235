"""What is heard at a step of a run by who wears a sound, and the files of those sounds."""

from collections.abc import Mapping

from codeweek.blocks.script import Script
from codeweek.engine.trace import Trace
from codeweek.play.feedback.step_answers import ASKING_LOOPS, asked

BRASS, YES, NO, FOGHORN, WHISTLE = (f"worn/{name}" for name in ("brass", "yes", "no", "foghorn", "whistle"))
FILES: Mapping[str, tuple[str, ...]] = {
    "brass": (BRASS,),
    "frog": (YES, NO),
    "foghorn": (FOGHORN,),
    "whistle": (WHISTLE,),
}  # the first one is heard when it is put on


LONGEST = 1000  # steps of a run that are looked through
ASKING = ("if", "if_else", *ASKING_LOOPS)


def heard(sound: str, script: Script, trace: Trace, index: int) -> str:
    """The file of what sounds at step `index`, "" for nothing of its own."""
    if sound == "foghorn":
        return FOGHORN if index == 1 else ""
    if sound == "whistle":
        return WHISTLE if _type(script, trace.at(index).block) == "swap" else ""
    if sound == "frog":
        return _answer(script, trace, index)
    return BRASS if sound == "brass" and _last(trace, index) - _last(trace, index - 1) else ""


def heard_in(sound: str, script: Script, trace: Trace) -> dict[str, str]:
    """All of it, by the number of the step."""
    steps = range(1, min(len(trace), LONGEST) + 1)
    return {str(index): name for index in steps if (name := heard(sound, script, trace, index))}


def _type(script: Script, block: str | None) -> str:
    return next((node.type for node in script.walk() if node.id == block), "")


def _answer(script: Script, trace: Trace, index: int) -> str:
    """A question that was answered in this step."""
    own = asked(script, trace, index).own
    if own is None or own.statement.type not in ASKING:
        return ""
    return YES if own.answered else NO


def _last(trace: Trace, index: int) -> set[tuple[int, str]]:
    """The loops in their last round, with how deep they are."""
    running = trace.turns(index) if index > 0 else ()
    return {(deep, block) for deep, (block, turn, total) in enumerate(running) if turn == total}
