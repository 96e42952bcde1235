"""What is told of a program that lost: an unused part, a small change that fixes it, a foreseen mistake."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import retype, set_field
from codeweek.blocks.script import Block, Script
from codeweek.blocks.text_block import code_of, is_text, names, texts
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, python_text, read_in
from codeweek.play.console import console
from codeweek.program import Program

_UNFILLED = {
    ("if", "then"): "say.box_never_filled_no",
    ("if_else", "then"): "say.box_never_filled_no",
    ("if_else", "otherwise"): "say.box_never_filled_yes",
}  # by the block around, and where in it
_EMPTY = {"define": "empty_define", "if": "empty_if", "if_else": "empty_if", "while": "empty_while"}


def empty_body(script: Script) -> Diagnostic | None:
    """The sentence for the first loop, condition or definition with an empty body."""
    for block in script.walk():
        for body, inner in block.bodies.items():
            if all(block.type == "comment" for block in inner):
                key = "empty_else" if body == "otherwise" else _EMPTY.get(block.type, "empty_repeat")
                return Diagnostic(f"say.{key}", {"name": block.fields.get("name", "")}, block=block.id)
    return None


def box_never_used(script: Script, traces: Sequence[Trace]) -> Diagnostic | None:
    """The sentence for the first variable or parameter that is never read, or that no run has filled."""
    for definition in script.blocks:
        if definition.type == "define":
            read = _read(definition)
            for name in str(definition.fields.get("parameters", "")).split(","):
                if name.strip() and name.strip() not in read:
                    return _unused(name.strip(), definition)
    read = {name for block in script.blocks for name in _read(block)}
    filled = [(str(b.fields["variable"]), b) for b in script.walk() if b.type == "set"]
    found = next(((name, block) for name, block in filled if name not in read), None)
    if found is None:
        return None
    ran = {
        columns.blocks[at] for columns in (trace.columns() for trace in traces) for at in columns.statements
    }
    if any(block.id in ran for name, block in filled if name == found[0]):
        return _unused(*found)
    asked = (
        (outer, body) for outer in script.walk() for body, inner in outer.bodies.items() if found[1] in inner
    )
    keys = (_UNFILLED.get((outer.type, body), "") for outer, body in asked if outer.id in ran)
    return Diagnostic(next(keys, "") or "say.box_never_filled", {"name": found[0]}, block=found[1].id)


def _unused(name: str, block: Block) -> Diagnostic:
    return Diagnostic("say.box_never_used", {"name": name}, block=block.id)


def _read(block: Block) -> set[str]:
    """The variables that are read inside a block; all names in a text."""
    inside = [names(code_of(node)) for node in block.walk() if is_text(node)]
    typed = {name for found in inside for name in (*found.used, *found.variables)}
    return {str(node.fields["variable"]) for node in block.walk() if node.type == "get"} | typed


def inside(script: Script, types: tuple[str, ...]) -> Iterator[Block]:
    """Every block in the body of a block of these types."""
    for block in script.walk():
        if block.type in types:
            for body in block.bodies.values():
                for block in body:
                    yield from block.walk()


REACH, LOOPS = 8, 4  # how far from the written number, and in how many loops, another is tried
TURNS = 12  # turns to try the other way
_SIDES = (("turn_left", "turn_right"), ("rotate_left", "rotate_right"))
_OTHER_SIDE = {**dict(_SIDES), **{right: left for left, right in _SIDES}}


def never_called(script: Script) -> Diagnostic | None:
    """The sentence for the first definition that nothing but itself calls."""
    for definition in (block for block in script.blocks if block.type == "define"):
        name = definition.fields["name"]
        calls = [block for other in script.blocks if other is not definition for block in _calls(other)]
        typed = {used for text in texts(script) for used in text.used}
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


_FREE = (ast.Name, ast.Constant, ast.expr_context, ast.arg)  # the same program may be written with others


def listed(level: Level, script: Script, traces: Sequence[Trace]) -> Diagnostic | None:
    """The sentence of the first mistake that is made like this program and does the same everywhere."""
    shape, done = _shape(python_text(level, script, "en")), [_done(trace) for trace in traces]
    for mistake in level.mistakes:
        program = read_in(level, mistake.program).program
        if _shape(program) == shape and [_done(trace) for trace in _runs(level, program)] == done:
            return Diagnostic("console.mistake", {"why": mistake.why})
    return None


def _runs(level: Level, program: Program) -> list[Trace]:
    budget, commands = Budget(work=Budget.work // len(level.maps)), kind_of(level).commands
    return [
        run(program, commands, start.world, budget, level.answers(number), number)
        for number, start in enumerate(level.maps)
    ]


def _done(trace: Trace) -> tuple[object, ...]:
    """How a run ended and what it left: its lines, or the world where that is no page."""
    left = None if hasattr(trace.world, "page") else trace.world
    return trace.outcome, "".join(line.text for line in console(trace) if line.kind == "out"), left


def _shape(program: Program) -> Counter[str]:
    """How often a program has each sort of thing, whatever its names and values."""
    return Counter(type(node).__name__ for node in ast.walk(program.tree) if not isinstance(node, _FREE))
