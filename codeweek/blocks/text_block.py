"""The block of text: one statement of Python that no other block says, kept as it was typed."""

import ast
import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Any

from codeweek.blocks.script import Block, Script
from codeweek.blocks.source import plain_tree
from codeweek.blocks.types import BlockType, Field

TEXT_BLOCK = BlockType("python", "command", "text", "{code}", fields=(Field("code", "code", "pass"),))
_QUOTED = r"\"\"\"(?:.|\n)*?\"\"\"|'''(?:.|\n)*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
_WORD = re.compile(
    rf"(?P<note>#[^\n]*)|(?P<formatted>[fF](?:{_QUOTED}))|(?P<text>{_QUOTED})"
    r"|(?<![.\w])(?P<name>[^\W\d]\w*)|(?<=\.)(?P<behind>[^\W\d]\w*)"
)
_FILLED = re.compile(r"\{[^{}]*\}")
_CALLED = re.compile(r" *\(")
_LONGEST = 60  # letters of its first line that are shown


def is_text(block: Block) -> bool:
    """Whether a block is a block of text."""
    return block.type == TEXT_BLOCK.name


def code_of(block: Block) -> str:
    """The text of a block of text."""
    return str(block.fields.get("code", ""))


def shown(code: str) -> str:
    """What of a text is shown on its block: its first line."""
    first, more, _rest = code.partition("\n")
    return f"{first[:_LONGEST]} …" if more or len(first) > _LONGEST else first


def statement(code: str) -> ast.stmt | None:
    """The statement that a text is, a new tree each time; None when it is not just one."""
    tree = plain_tree(code)
    return tree.body[0] if isinstance(tree, ast.Module) and len(tree.body) == 1 else None


def targets(node: ast.AST) -> Iterator[str]:
    """The names that a statement, the turn of a comprehension or an `except` assigns."""
    if isinstance(node, ast.ExceptHandler):
        found: list[Any] = [ast.Name(id=node.name)] if node.name else []
    else:
        found = [*node.targets] if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    for target in found:
        if isinstance(target, ast.Tuple):
            found += target.elts
        elif isinstance(target, ast.Name):
            yield target.id


def statements_in(node: ast.AST) -> list[Any]:
    """The statements in a statement, and the `except` clauses of a `try`."""
    parts = (getattr(node, name, None) for name in ("body", "handlers", "orelse", "finalbody"))
    return [each for part in parts if isinstance(part, list) for each in part]


def calls(code: str, start: int = 0, dots: bool = False) -> Iterator[tuple[int, str, bool]]:
    """All words of a text but those in its notes and quotes: where each begins, and whether it is called.

    `dots`: with those behind a dot.
    """
    for match in _WORD.finditer(code):
        if match.lastgroup == "formatted":
            for inner in _FILLED.finditer(match[0]):
                yield from calls(inner[0], start + match.start() + inner.start(), dots)
        elif match.lastgroup == "name" or (dots and match.lastgroup == "behind"):
            yield start + match.start(), match[0], _CALLED.match(code, match.end()) is not None


def renamed(code: str, other: Callable[[str, bool], str]) -> str:
    """A text with other names, each told by a function of it and of whether it is called."""
    pieces, done = [], 0
    for at, word, called in calls(code):
        pieces += [code[done:at], other(word, called)]
        done = at + len(word)
    return "".join([*pieces, code[done:]])


def words(code: str) -> list[str]:
    """All words of a text but those in its notes and quotes."""
    return [word for _at, word, _called in calls(code)]


class Names:
    """The names in a text: what it assigns, defines and imports, and all that it reads."""

    def __init__(self, code: str) -> None:
        self.variables: set[str] = set()
        self.functions: dict[str, tuple[int, int]] = {}
        self.imported: set[str] = set()
        self.used: set[str] = set()
        node = statement(code)
        for inner in ast.walk(node) if node is not None else ():
            self._add(inner)

    def _add(self, node: ast.AST) -> None:
        self.variables.update(name for name in targets(node) if name != "_")
        if isinstance(node, ast.FunctionDef):
            most = len(node.args.args)
            self.functions[node.name] = most - len(node.args.defaults), most
        elif isinstance(node, ast.arg):
            self.variables.add(node.arg)
        elif isinstance(node, ast.Global):
            self.variables.update(node.names)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.imported.update(_brought(node))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            self.used.add(node.id)


def _brought(node: ast.Import | ast.ImportFrom) -> Collection[str]:
    """The names that an import gives; those of a `*` are known to what reads texts."""
    if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
        try:
            from codeweek.blocks.typed.call_table import within
        except ImportError:  # a page that has not fetched it yet
            return ()
        return within(node.module or "")
    return [name.asname or name.name for name in node.names]


@lru_cache(256)
def names(code: str) -> Names:
    """The names in a text."""
    return Names(code)


def texts(script: Script) -> list[Names]:
    """The names in each block of text of a program."""
    return [names(code_of(block)) for block in script.walk() if is_text(block)]
