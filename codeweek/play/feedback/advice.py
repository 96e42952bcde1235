"""Finds the small change that fixes a program: a definition to call, a number, a turn the other way."""

from collections.abc import Callable

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import retype, set_field
from codeweek.blocks.script import Block, Script
from codeweek.blocks.text_block import texts
from codeweek.diagnostic import Diagnostic

REACH, LOOPS = 8, 4  # how far from the written number, and in how many loops, another is tried
TURNS = 12  # turns to try the other way
_SIDES = (("turn_left", "turn_right"), ("rotate_left", "rotate_right"))
_OTHER_SIDE = {**dict(_SIDES), **{right: left for left, right in _SIDES}}


def never_called(script: Script) -> Diagnostic | None:
    """The sentence for the first definition that nothing but itself calls."""
    for definition in (block for block in script.blocks if block.type == "define"):
        name = definition.fields["name"]
        calls = [block for other in script.blocks if other is not definition for block in _calls(other)]
        typed = {used for found in texts(script) for used in found.used}
        if name not in {call.fields["name"] for call in calls} | typed:
            return Diagnostic("say.never_called", {"name": name}, block=definition.id)
    return None


def _calls(block: Block) -> list[Block]:
    return [inner for inner in block.walk() if inner.type in ("call", "call_value")]


def wrong_count(known: Catalogue, script: Script, wins: Callable[[Script], bool]) -> Diagnostic | None:
    """The sentence for a `repeat` whose number alone must change for the program to win, if there is one.

    It is certain: `wins` has run the changed program.
    """
    for loop in [block for block in script.walk() if _written(block) is not None][:LOOPS]:
        times, hole = _written(loop), loop.slots["count"].id
        for other in _near(times or 0):
            if wins(set_field(known, script, hole, "value", other)):
                return Diagnostic("say.wrong_count_loop", {"n": times}, block=loop.id)
    return None


def wrong_side(
    known: Catalogue, script: Script, may: frozenset[str], wins: Callable[[Script], bool]
) -> Diagnostic | None:
    """The sentence for a turn that must go the other way for a win; certain, as in `wrong_count`.

    `may`: the block types that the level allows.
    """
    for turn in [block for block in script.walk() if _OTHER_SIDE.get(block.type) in may][:TURNS]:
        if wins(retype(known, script, turn.id, _OTHER_SIDE[turn.type])):
            return Diagnostic("say.wrong_side", block=turn.id)
    return None


def _written(block: Block) -> int | None:
    """The number written in a `repeat`; None when it is computed."""
    count = block.slots.get("count") if block.type == "repeat" else None
    value = count.fields.get("value") if count and count.type == "number" else None
    return value if type(value) is int else None


def _near(times: int) -> list[int]:
    """Other numbers of turns, the nearest first."""
    around = range(max(1, times - REACH), times + REACH + 1)
    return sorted((other for other in around if other != times), key=lambda other: abs(other - times))
