"""The problems of a block of text before it runs: its names, and how its functions are called."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block
from codeweek.blocks.text_block import code_of, statement, targets
from codeweek.blocks.typed.call_table import ERRORS, FUNCTIONS, MAIN
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

Unknown = Callable[[str, str], Diagnostic]


@dataclass(frozen=True)
class Around:
    """What a program offers to its texts: functions with the values they take, variables, imported names."""

    functions: Mapping[str, tuple[int, int]]
    variables: frozenset[str]
    imported: frozenset[str]
    python: Callable[[str], str]  # the value of Python that a name means, such as `true`
    unknown: Unknown  # the problem of a name, with the key that it has when no other is near
    new: Callable[[str], Iterator[Diagnostic]]  # the problems of a name that is given


def problems(
    catalogue: Catalogue, block: Block, around: Around, allowed: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """The problems of a block of text, each on its line."""
    node = statement(code_of(block))
    if node is None:
        yield Diagnostic("program.syntax", block=block.id)
        return
    calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
    said = {id(value) for call in calls if _is_print(call) for value in call.args}
    called = {id(call.func) for call in calls}
    called |= {id(given) for call in calls for given in _functions(call)}
    for each in ast.walk(node):
        diagnostics: Iterator[Diagnostic] = iter(())
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name):
            diagnostics = _call(catalogue, each, each.func.id, around, allowed)
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load) and id(each) not in called:
            diagnostics = _read(each.id, around, id(each) in said)
        elif isinstance(each, ast.stmt):
            diagnostics = (problem for name in _given(each) for problem in around.new(name))
        for problem in diagnostics:
            yield problem.at(block=block.id, below=getattr(each, "lineno", 1) - 1)


def _functions(call: ast.Call) -> list[ast.expr]:
    """What a call may be handed to call it: the first of `map`, the `key` of `sorted`."""
    first = call.args[:1] if isinstance(call.func, ast.Name) and call.func.id in ("map", "filter") else []
    return [*first, *(keyword.value for keyword in call.keywords if keyword.arg == "key")]


def _is_print(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "print"


def _given(node: ast.stmt) -> list[str]:
    """The names that a statement gives."""
    own = [node.name, *(arg.arg for arg in node.args.args)] if isinstance(node, ast.FunctionDef) else []
    inner = [*getattr(node, "handlers", []), *_turns(node)]
    return [*(name for each in (node, *inner) for name in targets(each) if name != "_"), *own]


def _turns(node: ast.stmt) -> list[ast.AST]:
    """What the comprehensions in a simple statement fill at each turn."""
    found = [] if hasattr(node, "body") else ast.walk(node)
    return [each for each in found if isinstance(each, ast.comprehension)]


def _read(name: str, around: Around, said: bool) -> Iterator[Diagnostic]:
    """The problem of a name that nothing gives; `said`: it stands alone in the brackets of `print`."""
    if name in around.variables or name in around.imported or name in (MAIN, *ERRORS):
        return
    if value := around.python(name):
        yield Diagnostic("say.unknown_name", {"name": name, "nearest": value})
    else:
        yield around.unknown(name, "slip.word_or_box" if said else "say.undefined_var")


def _call(
    catalogue: Catalogue, node: ast.Call, name: str, around: Around, allowed: frozenset[str] | None
) -> Iterator[Diagnostic]:
    given = len(node.args) + len(node.keywords)
    if name in ERRORS and name not in around.variables:
        return
    if name in around.functions:
        least, most = around.functions[name]
        if not least <= given <= most:
            n = least if given < least else most
            yield Diagnostic("program.arguments", {"name": name, "n": n, "given": given})
        return
    if (
        name in around.imported
        or name in ("len", "range")
        or (name in FUNCTIONS and name not in around.variables)
    ):
        return
    type = catalogue.resolve(name)
    if name in around.variables:
        yield Diagnostic("slip.box_given" if given else "slip.box_called", {"name": name})
    elif type is None:
        yield around.unknown(name, "program.call_not_known")
    elif allowed is not None and type not in allowed:
        yield Diagnostic("program.not_in_toolbox", {"what": Key(f"blocks.{type}.label")})
