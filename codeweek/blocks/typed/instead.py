"""For Python that is not taught: one sentence that says what to use instead."""

import ast
import re
from collections.abc import Callable, Mapping
from typing import Any

from codeweek.blocks.block_vocabulary import nearest, plain
from codeweek.blocks.typed.call_table import METHODS, MODULES, within
from codeweek.blocks.typed.near_words import ASKED, PRINTED
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

# The sentence `instead.…` for each kind of node.
_NODES: Mapping[type[ast.AST], str] = {
    ast.AnnAssign: "plain_names",
    ast.AsyncFor: "loop",
    ast.AsyncFunctionDef: "define",
    ast.ClassDef: "lists_and_functions",
    ast.FunctionDef: "plain_parameters",
    ast.GeneratorExp: "append",
    ast.Lambda: "define",
    ast.NamedExpr: "own_line",
    ast.Nonlocal: "parameters",
    ast.Starred: "one_by_one",
    ast.With: "no_files",
    ast.Yield: "append",
    ast.YieldFrom: "append",
}
CALLS: Mapping[str, str] = {
    "eval": "no_files",
    "exec": "no_files",
    "hasard": "random",
    "open": "no_files",
    "type": "ask_before",
}
TURTLE: Mapping[str, str] = {
    "begin_fill": "no_fill",
    "end_fill": "no_fill",
    "fillcolor": "no_fill",
    "setx": "no_goto",
    "sety": "no_goto",
    "speed": "speed",
    "home": "no_home",
    "dot": "no_stamp",
    "stamp": "no_stamp",
}
_LEFT_OUT = ("no_fill", "no_stamp", "speed")  # a line to take away
_NEAR = 0.75  # how alike a word that is proposed is to the one that was typed
_CLOCKS = ("date", "datetime")
_LENGTHS = ("length", "size", "len", "count")


def instead(node: ast.AST, words: str, known: Callable[[str], bool] = lambda _name: False) -> Diagnostic:
    """The problem of a piece of Python that is not taught, whose text is `words`.

    `known` tells whether a word may be called by itself.
    """
    special: Mapping[type[ast.AST], Callable[[Any, str], Diagnostic | None]] = {
        ast.Import: imported,
        ast.ImportFrom: imported,
        ast.Call: lambda node, words: _call(node, words, known),
        ast.Attribute: _attribute,
        ast.BinOp: _binary,
        ast.UnaryOp: _sign,
        ast.keyword: lambda _node, words: use("plain_value", words),
    }
    made = special.get(type(node))
    diagnostic = made(node, words) if made else None
    if getattr(node, "decorator_list", None):
        diagnostic = use("no_decorator", words)
    if diagnostic is None and (advice := _NODES.get(type(node))):
        diagnostic = use(advice, words)
    return diagnostic or Diagnostic("program.not_taught", {"what": words})


def use(advice: str, what: str, **slots: Any) -> Diagnostic:
    """« … » is not read here, and what to use."""
    return Diagnostic("program.instead", {"what": what, "use": Key(f"instead.{advice}"), **slots})


def formatted(node: ast.BinOp) -> str:
    """The f-string that says `"%s a %d ans" % (nom, age)`; empty when it is not that simple."""
    text = node.left.value if isinstance(node.left, ast.Constant) else None
    values = node.right.elts if isinstance(node.right, ast.Tuple) else [node.right]
    if not isinstance(text, str):
        return ""
    pieces = re.split(r"%(\.\d+f|[dsif])", text.replace("{", "{{").replace("}", "}}"))
    written = list(map(ast.unparse, values))
    if len(pieces) != 2 * len(values) + 1 or any(set("\"'{}\\") & {*each} for each in written):
        return ""
    for number, (value, node_of) in enumerate(zip(written, values, strict=True)):
        kind = pieces[2 * number + 1]
        if kind in "di" and not _is_whole(node_of):
            value = f"int({value})"  # `%d` cuts what is behind the point
        pieces[2 * number + 1] = f"{{{value}{'' if kind in 'dis' else f':{kind}'}}}"
    said = "".join(pieces).replace("%%", "%")
    return "" if set('"\\\n') & {*said} else f'f"{said}"'


def _is_whole(node: ast.expr) -> bool:
    """Whether an expression gives a whole number whatever the names in it hold."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in ("int", "len", "ord")
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def imported(node: ast.Import | ast.ImportFrom, words: str) -> Diagnostic:
    """The problem of an import where there is no turtle."""
    if _modules(node)[0] == "turtle":
        return use("turtle_elsewhere", words)
    if near := _near_import(node):
        return near
    if _modules(node)[0] in _CLOCKS:
        return use("clock", words)
    return use("by_name" if _modules(node)[0] in MODULES else "modules", words)


def _near_import(node: ast.Import | ast.ImportFrom) -> Diagnostic | None:
    """The problem of a module, or of a name in one, that is nearly one of the table."""
    names, there = _modules(node), [*MODULES]
    if isinstance(node, ast.ImportFrom) and (module := node.module or "") in MODULES:
        names, there = [name.name for name in node.names], [*within(module)]
    for name in names:
        if name not in there and (near := nearest(name, there, _NEAR)):
            return Diagnostic("say.unknown_name", {"name": name, "nearest": near})
    return None


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names]


def _call(node: ast.Call, words: str, known: Callable[[str], bool]) -> Diagnostic | None:
    if isinstance(node.func, ast.Name):
        name = node.func.id
        advice = {**CALLS, **TURTLE}.get(name)
        slots = {"put": ""} if advice in _LEFT_OUT else {}
        return use(advice, words, **slots) if advice else None
    if not isinstance(node.func, ast.Attribute):
        return None
    name, holder = node.func.attr, node.func.value
    owner = holder.attr if isinstance(holder, ast.Attribute) else getattr(holder, "id", "")
    if (owner, name) in PRINTED:
        put = f"print({', '.join(map(ast.unparse, node.args))})"
        return Diagnostic(
            "slip.word", {"typed": f"{ast.unparse(node.func)}( )", "right": "print( )", "put": put}
        )
    if near := ASKED.get(plain(name), "") or ("" if owner in MODULES else nearest(name, METHODS, _NEAR)):
        return Diagnostic("program.other_method", {"name": name, "nearest": near})
    if owner in MODULES and (near := nearest(name, [*within(owner)], _NEAR)) not in ("", name):
        return Diagnostic("say.unknown_name", {"name": name, "nearest": near})
    if name in _LENGTHS and not node.args:
        return Diagnostic("program.length", {"what": words, "put": f"len({ast.unparse(holder)})"})
    if name == "format":
        return use("values_in_text", words)
    if isinstance(holder, ast.Name) and known(name):
        put = f"{name}({', '.join(map(ast.unparse, node.args))})"
        return Diagnostic("program.dotted", {"what": words, "name": holder.id, "put": put})
    if isinstance(holder, ast.Name) and name in MODULES.get(holder.id, {}):
        slots = {"name": f"{holder.id}.{name}", "what": f"import {holder.id}"}
        return Diagnostic("program.import_first", slots)
    return use(_of_holder(holder), words)


def _of_holder(holder: ast.expr) -> str:
    """What to use instead of a function of something: of a clock, of a module, of a list or a text."""
    owner = next((node.id for node in ast.walk(holder) if isinstance(node, ast.Name)), "")
    if owner in (*_CLOCKS, "time"):
        return "clock"
    return f"of_{owner}" if owner in MODULES else "methods"


def _attribute(node: ast.Attribute, words: str) -> Diagnostic | None:
    if node.attr in _LENGTHS:
        return Diagnostic("program.length", {"what": words, "put": f"len({ast.unparse(node.value)})"})
    return use("own_box", words)


def _binary(node: ast.BinOp, words: str) -> Diagnostic | None:
    if isinstance(node.op, ast.BitXor):
        put = f"{ast.unparse(node.left)} ** {ast.unparse(node.right)}"
        return Diagnostic("program.power", {"what": words, "put": put})
    return None


def _sign(node: ast.UnaryOp, words: str) -> Diagnostic | None:
    """`score =+ 1`."""
    return use("plus", words) if isinstance(node.op, ast.UAdd) else None
