"""Parses a child's text into a tree, or a sentence that says why not; within limits checked beforehand."""

import ast
import re
import warnings

from codeweek.blocks.comments import with_comments
from codeweek.blocks.script import is_number
from codeweek.diagnostic import Diagnostic

MAX_BYTES = 20_000
MAX_LINES = 600
_LIMITS = {"brackets": 30, "run": 200, "indent": 80, "turns": 60, "links": 60, "nodes": 8_000, "depth": 60}
# Deep nesting crashes a browser's interpreter for good, so text is bounded before it is parsed.
_LEXEME = re.compile(
    r"""(?P<text>'''|\"\"\"|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)|(?P<comment>\#[^\n]*)"""
    r"""|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comma>[,;:])|(?P<line>\n)|(?P<token>\w+|[^\w\s])""",
)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_FORMATTED = re.compile("[a-z]*[ft][a-z]*", re.IGNORECASE)


def too_big(source: str) -> Diagnostic | None:
    """The problem of a text that is too long, too deep or too dense to parse safely; else None."""
    if len(source.encode("utf-8", "replace")) > MAX_BYTES or source.count("\n") > MAX_LINES:
        return Diagnostic("program.too_long", line=1)
    depth, line, runs, links, turns, before, last = 0, 1, [0], 0, 0, None, ""
    for match in _LEXEME.finditer(source):
        kind, word = match.lastgroup, match.group()
        if kind == "line":
            line += 1
            runs, links = (runs, links) if depth or last == "\\" else ([0], 0)
        elif kind == "open":
            links += before == "close"  # a[0][0][0] nests with each bracket
            depth, runs = depth + 1, [*runs, 0]
        elif kind == "close":
            depth, runs = max(0, depth - 1), runs[:-1] or [0]
        elif kind == "comma":
            runs[-1] = 0
        elif kind != "comment":
            runs[-1] += _tokens(word) if kind == "text" and _FORMATTED.fullmatch(last) else 1
            turns += word in ("elif", "lambda")
        if depth > _LIMITS["brackets"] or sum(runs) + depth > _LIMITS["run"] or turns > _LIMITS["turns"]:
            return Diagnostic("program.too_nested", line=line)
        if links > _LIMITS["links"]:
            return Diagnostic("program.chain", line=line)
        before, last = (before, last) if kind == "line" and depth else (kind, word)
    return _too_indented(source)


def _tokens(text: str) -> int:
    """The tokens in an f-string, whose braces Python parses too."""
    return 1 + (len(_TOKEN.findall(text)) if "{" in text else 0)


def _too_indented(source: str) -> Diagnostic | None:
    for number, line in enumerate(source.split("\n"), 1):
        if len(line) - len(line.lstrip()) > _LIMITS["indent"] and line.strip():
            return Diagnostic("program.too_nested", line=number)
    return None


def parse(source: str) -> tuple[ast.Module, list[int]] | Diagnostic:
    """The tree of a text, and the child's line number for each of its lines."""
    source = plainly(source)
    if problem := too_big(source):
        return problem
    plain = _parse(source)
    if isinstance(plain, Diagnostic):
        return plain
    text, lines = with_comments(source)
    tree = _parse(text)  # with comments as statements; without them if that does not parse
    tree, lines = (tree, lines) if isinstance(tree, ast.Module) else (plain, [])
    return _bounded(tree) or (tree, lines)


def plainly(source: str) -> str:
    """A text with one kind of line end and of space, each at its place in its line but for tabs."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").replace("\f", " ")
    source = source.replace("\u00a0", " ").replace("\u202f", " ").removeprefix("\ufeff")
    return source.encode("utf-8", "replace").decode()  # a lone surrogate cannot be parsed


def plain_tree(source: str) -> ast.Module | Diagnostic:
    """The tree of a text without its comments, or the sentence that says why there is none."""
    source = plainly(source)
    if problem := too_big(source):
        return problem
    tree = _parse(source)
    return tree if isinstance(tree, Diagnostic) else _bounded(tree) or tree


def _parse(source: str) -> ast.Module | Diagnostic:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as problem:
        return _explain(problem, source)
    except (ValueError, MemoryError, RecursionError, OverflowError):
        return Diagnostic("program.syntax", line=1)


def _explain(problem: SyntaxError, source: str) -> Diagnostic:
    line = max(1, min(problem.lineno or 1, source.count("\n") + 1))
    message = problem.msg.lower()
    text = source.split("\n")[line - 1].strip()
    if "expected ':'" in message or (re.match(r"(for|while|if|elif|else|def)\b", text) and ":" not in text):
        return Diagnostic("say.missing_colon", line=line)
    if isinstance(problem, IndentationError) or "indent" in message:
        return Diagnostic("say.indentation", line=line)
    if "was never closed" in message or "unmatched" in message or "does not match" in message:
        return Diagnostic("program.brackets", line=line)
    if "unterminated" in message:
        return Diagnostic("program.quotes", line=line)
    return Diagnostic("program.syntax", line=line)


def _bounded(tree: ast.Module) -> Diagnostic | None:
    """Check the number of nodes and the depth of a tree, without recursion."""
    level: list[ast.AST] = [tree]
    nodes = depth = 0
    while level:
        nodes, depth = nodes + len(level), depth + 1
        if nodes > _LIMITS["nodes"] or depth > _LIMITS["depth"] * 4:
            line = next((n.lineno for n in level if isinstance(n, (ast.stmt, ast.expr))), 1)
            return Diagnostic("program.too_nested", line=line)
        for node in level:
            value = getattr(node, "value", None)
            if type(value) in (int, float) and not is_number(value):
                return Diagnostic("program.syntax", line=getattr(node, "lineno", 1))
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return None
