"""The value of an expression at one step of a run, worked out from what was recorded: nothing runs on."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from codeweek.blocks.typed.call_table import ASKING, Imports
from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget, Halt, word
from codeweek.engine.error_mapping import ACCIDENTS, error_outcome
from codeweek.engine.guards import HOLDERS, parts
from codeweek.engine.instrument import instrument
from codeweek.engine.machine import Machine
from codeweek.engine.nodes import assigned
from codeweek.engine.replay import ELEMENTS
from codeweek.engine.trace import Trace
from codeweek.engine.typed.typed_instrument import TYPED, allow
from codeweek.text import cut

LONGEST, _NAMES = 200, 60  # letters of a value; of the names of boxes in a sentence
_OURS = "_asked"  # where it is put
_LITTLE = Budget(work=20_000)
_GROWS_OR_SHRINKS = ("add", "append", "clear", "discard", "extend", "insert", "pop", "remove")
CHANGES = frozenset({*_GROWS_OR_SHRINKS, "reverse", "setdefault", "sort", "update"})
_ACTS = frozenset({"input", "print", *ASKING})
_TOO_MUCH = ("run.budget", "run.too_big", "run.too_long_value")


def value_at(
    trace: Trace, index: int, expression: ast.expr, commands: Mapping[str, Command]
) -> str | Diagnostic:
    """What an expression is worth after step `index`, in Python; or why it is not told.

    What would act, such as a call of the program's own functions, is refused. Raises IndexError for a step
    outside the run.
    """
    values, functions = dict(trace.names(index)), own(trace)
    imports: list[ast.stmt] = [n for n in statements(trace) if isinstance(n, ast.Import | ast.ImportFrom)]
    commands = {name: each for name, each in commands.items() if name not in {*values, *functions}}
    if name := next(_acting(expression, functions, Imports.of(imports, values), commands), None):
        return Diagnostic("asked.acts", {"name": word(name) if name in commands else name})
    looked_at = ast.If(test=expression, body=[ast.Pass()], orelse=[])
    if refused := allow(ast.Module(body=[*imports, looked_at], type_ignores=[]), commands, _LITTLE):
        return refused
    if _is_long(values):
        return Diagnostic("asked.too_long")
    return _worked_out([*imports, assigned(_OURS, expression)], values, commands, trace.at(index).world)


def statements(trace: Trace) -> list[ast.stmt]:
    """The statements of the program of a run, as they were allowed."""
    return [node for node in trace.made.nodes if node is not None]


def own(trace: Trace) -> set[str]:
    """The functions that the program of a run defines."""
    return {node.name for node in statements(trace) if isinstance(node, ast.FunctionDef)}


def _worked_out(
    body: list[ast.stmt], values: dict[str, Any], commands: Mapping[str, Command], world: Any
) -> str | Diagnostic:
    try:
        made = instrument(ast.Module(body=body, type_ignores=[]), commands, _LITTLE, dialect=TYPED)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Diagnostic("run.too_nested")
    machine = Machine(made, commands, world, _LITTLE, ())
    machine.names.update(values)
    try:
        machine.run()
        machine.guards.weight(value := machine.names[_OURS])
    except NameError as error:
        return _no_box(error.name or "", [*values])
    except ACCIDENTS as error:
        if isinstance(error, Halt) and error.diagnostic.key in _TOO_MUCH:
            return Diagnostic("asked.too_long")
        return error_outcome(error, made, (), 0)[1]
    return cut(repr(value), LONGEST)


def _no_box(name: str, there: list[str]) -> Diagnostic:
    slots = {"name": name, "names": cut(", ".join(there), _NAMES)}
    return Diagnostic("asked.no_box" if there else "asked.no_boxes", slots)


def _acting(
    expression: ast.expr, functions: set[str], imports: Imports, commands: Mapping[str, Command]
) -> Iterator[str]:
    """The names of what would do something, were it called: it draws, writes, asks, changes or runs on."""
    for node in ast.walk(expression):
        match node:
            case ast.Name(id=name) if name in functions:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in CHANGES:
                yield name
            case ast.Call(func=func) if (meant := imports.meant(func)) and meant[0] != "math":
                yield meant[1]
            case ast.Call(func=ast.Name(id=name)) if name in _ACTS or (
                name in commands and commands[name].shape == "command"
            ):
                yield name


def _is_long(values: Mapping[str, Any]) -> bool:
    """Whether the lists hold so much that what is recorded of them may be cut."""
    left, todo = ELEMENTS, [*values.values()]
    while todo and left > 0:
        value = todo.pop()
        if type(value) in HOLDERS:
            inner = list(parts(value))
            left -= len(inner)
            todo += inner
    return left <= 0
