"""A child's text to a tree, or the sentence that says why not. Looked at before Python's own parser is."""

import ast
import io
import re
import tokenize
import warnings

from codeweek.diagnostic import Diagnostic

MAX_BYTES = 20_000
MAX_LINES = 600
_LIMITS = {"brackets": 30, "run": 200, "indent": 80, "elif": 60, "nodes": 8_000, "depth": 60}
# Deep nests kill the interpreter of a browser for good, so text is bounded before it is parsed.
_LEXEME = re.compile(
    r"""(?P<text>'''|\"\"\"|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)|(?P<comment>\#[^\n]*)"""
    r"""|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comma>[,;:])|(?P<line>\n)|(?P<token>\w+|[^\w\s])""",
)


def too_big(source: str) -> Diagnostic | None:
    """Why a text is too long, too deep or too dense to be parsed safely, or None."""
    if len(source.encode("utf-8", "replace")) > MAX_BYTES or source.count("\n") > MAX_LINES:
        return Diagnostic("program.too_long", line=1)
    depth, line, runs, elifs = 0, 1, [0], 0
    for found in _LEXEME.finditer(source):
        kind = found.lastgroup
        if kind == "line":
            line += 1
            runs = runs if depth else [0]
        elif kind == "open":
            depth, runs = depth + 1, [*runs, 0]
        elif kind == "close":
            depth, runs = max(0, depth - 1), runs[:-1] or [0]
        elif kind == "comma":
            runs[-1] = 0
        elif kind != "comment":
            runs[-1] += 1
            elifs += found.group() == "elif"
        if depth > _LIMITS["brackets"] or sum(runs) + depth > _LIMITS["run"] or elifs > _LIMITS["elif"]:
            return Diagnostic("program.too_nested", line=line)
    return _too_indented(source)


def _too_indented(source: str) -> Diagnostic | None:
    for number, line in enumerate(source.split("\n"), 1):
        if len(line) - len(line.lstrip()) > _LIMITS["indent"] and line.strip():
            return Diagnostic("program.too_nested", line=number)
    return None


def parse(source: str) -> tuple[ast.Module, list[int]] | Diagnostic:
    """The tree of a text, and the child's line number of each of its lines (comments get their own)."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").replace("\f", " ")
    source = source.replace("\u00a0", " ").replace("\u202f", " ").removeprefix("\ufeff")
    source = source.encode("utf-8", "replace").decode()  # half a character cannot be parsed
    if problem := too_big(source):
        return problem
    plain = _parse(source)
    if isinstance(plain, Diagnostic):
        return plain
    text, lines = _with_comments(source)
    tree = _parse(text)  # with comments as statements; without them if they fit nowhere
    tree, lines = (tree, lines) if isinstance(tree, ast.Module) else (plain, [])
    return _bounded(tree) or (tree, lines)


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
    """A second look, at the tree: number of nodes and depth, walked without recursion."""
    level: list[ast.AST] = [tree]
    nodes = depth = 0
    while level:
        nodes, depth = nodes + len(level), depth + 1
        if nodes > _LIMITS["nodes"] or depth > _LIMITS["depth"] * 4:
            line = next((n.lineno for n in level if isinstance(n, (ast.stmt, ast.expr))), 1)
            return Diagnostic("program.too_nested", line=line)
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return None


_MARK = "__comment__"


def _with_comments(source: str) -> tuple[str, list[int]]:
    """The text with each comment as a statement of its own, and the line each line came from."""
    found = _comments(source) if "#" in source else []
    if not found:
        return source, list(range(1, source.count("\n") + 2))
    lines = source.split("\n")
    heads, trail = _attach(lines, found)
    text: list[str] = []
    origin: list[int] = []
    for number, line in enumerate(lines, 1):
        for after, comment in sorted(heads.get(number, ())):
            text.append(comment)
            origin.append(after)
        if number not in trail:
            text.append(line)
            origin.append(number)
    return "\n".join(text), origin


def _comments(source: str) -> list[tuple[int, int, str, int]]:
    """Comments as (line, column, text, first line of the statement they end, or 0 when alone)."""
    found: list[tuple[int, int, str, int]] = []
    start = 0
    quiet = {tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                found.append((token.start[0], token.start[1], token.string.lstrip("#").strip(), start))
            elif token.type == tokenize.NEWLINE:
                start = 0
            elif token.type not in quiet and not start:
                start = token.start[0]
    except (tokenize.TokenError, SyntaxError):
        return []
    return found


def _attach(
    lines: list[str], found: list[tuple[int, int, str, int]]
) -> tuple[dict[int, list[tuple[int, str]]], set[int]]:
    """Comments by the line they go before, as statements, and the lines that hold nothing else."""
    heads: dict[int, list[tuple[int, str]]] = {}
    alone = {line for line, _, _, start in found if not start}
    code = [n for n, text in enumerate(lines, 1) if text.strip() and n not in alone]
    for line, column, comment, start in found:
        before = start or line
        if start and re.match(r"\s*(else|elif)\b", lines[start - 1]):
            before = next((n for n in code if n > line), len(lines))
            column = _indent(lines[before - 1])
        elif start:
            column = _indent(lines[start - 1])
        else:
            column = _fitting(lines, code, line, column)
        heads.setdefault(before, []).append((line, f"{' ' * column}{_MARK}({comment!r})"))
    return heads, alone


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _fitting(lines: list[str], code: list[int], line: int, column: int) -> int:
    """The indentation a comment alone on its line must have to stand among the statements around it."""
    previous = next((n for n in reversed(code) if n < line), None)
    following = next((n for n in code if n > line), None)
    least = _indent(lines[following - 1]) if following else 0
    if previous is None:
        return least
    last = lines[previous - 1]
    if last.rstrip().endswith(":") or re.search(r":\s*#", last):
        return least if least > _indent(last) else _indent(last) + 4
    allowed = _open_indents(lines, code, previous)
    if following and re.match(r"\s*(else|elif)\b", lines[following - 1]):
        allowed = [a for a in allowed if a > least] or [_indent(last)]
    allowed = [a for a in allowed if a >= least] or [least]
    return min(allowed, key=lambda a: (abs(a - column), -a))


def _open_indents(lines: list[str], code: list[int], upto: int) -> list[int]:
    """Indentations still open after a line."""
    stack: list[int] = []
    for number in code:
        if number > upto:
            break
        indent = _indent(lines[number - 1])
        stack = [*(s for s in stack if s < indent), indent]
    return stack


def is_comment_mark(node: ast.stmt) -> str | None:
    """The text of a comment that `parse` put in the tree, or None."""
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return None
    call = node.value
    if not isinstance(call.func, ast.Name) or call.func.id != _MARK or len(call.args) != 1:
        return None
    text = call.args[0]
    return str(text.value) if isinstance(text, ast.Constant) else None
