"""Turns comments into statements, as `ast` drops them and a child's note must not be lost."""

import ast
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK = "__comment__"
_QUIET = {tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


@dataclass(frozen=True)
class _Line:
    """A logical line: several lines of text when brackets are open."""

    first: int
    indent: int
    clause: bool  # starts with `else` or `elif`: nothing may come between it and the body before
    opens: bool  # it opens a block on the next lines


@dataclass(frozen=True)
class _Note:
    """A comment; `within` is the logical line that it is in, None when it has a line of its own."""

    line: int
    column: int
    text: str
    within: int | None


def with_comments(source: str) -> tuple[str, list[int]]:
    """A text with each comment as a statement, and the original line number of each of its lines."""
    lines, notes = _scan(source) if "#" in source else ([], [])
    heads: dict[int, list[tuple[int, str]]] = {}
    deepest: dict[int, int] = {}  # indentation allowed for the next comment in a row
    for note in notes:
        before, indent = _place(lines, note)
        if note.within is None:
            gap = sum(line.first < note.line for line in lines)
            indent = deepest[gap] = min(indent, deepest.get(gap, indent))
        heads.setdefault(before, []).append((note.line, f"{' ' * indent}{_MARK}({note.text!r})"))
    alone = {note.line for note in notes if note.within is None}
    text: list[str] = []
    origin: list[int] = []
    for number, line in enumerate(source.split("\n"), 1):
        for came_from, comment in heads.get(number, ()):
            text.append(comment)
            origin.append(came_from)
        if number not in alone:
            text.append(line)
            origin.append(number)
    return "\n".join(text), origin


def comment_of(node: ast.stmt) -> str | None:
    """The text of a comment that `with_comments` turned into a statement; else None."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str() as text)])):
            return text if name == _MARK else None
    return None


def _scan(source: str) -> tuple[list[_Line], list[_Note]]:
    lines: list[_Line] = []
    notes: list[_Note] = []
    line: list[tokenize.TokenInfo] = []
    try:
        for token in tokenize.generate_tokens(iter([f"{row}\n" for row in source.split("\n")]).__next__):
            if token.type == tokenize.COMMENT:
                text = token.string.lstrip("#").strip()
                notes.append(_Note(*token.start, text, len(lines) if line else None))
            elif token.type == tokenize.NEWLINE:
                lines += _lines(line)
                line = []
            elif token.type not in _QUIET:
                line.append(token)
    except (tokenize.TokenError, SyntaxError):
        return [], []
    return lines, notes


def _lines(tokens: Sequence[tokenize.TokenInfo]) -> Iterator[_Line]:
    if tokens:
        first, last = tokens[0], tokens[-1]
        yield _Line(*first.start, first.string in ("else", "elif"), last.string == ":")


def _place(lines: Sequence[_Line], note: _Note) -> tuple[int, int]:
    """The line that a comment is put before, and its indentation."""
    if note.within is None:
        return _alone(lines, note)
    line = lines[note.within]
    if line.clause:
        line = lines[note.within + 1] if line.opens else _head(lines, line)
    return line.first, line.indent


def _head(lines: Sequence[_Line], clause: _Line) -> _Line:
    """The `if` of an `else` or `elif`."""
    before = lines[: lines.index(clause)]
    return next(line for line in reversed(before) if line.indent == clause.indent and not line.clause)


def _alone(lines: Sequence[_Line], note: _Note) -> tuple[int, int]:
    """The place of a comment on its own line: at its indentation, or the nearest valid one."""
    before = [line for line in lines if line.first < note.line]
    after = lines[len(before)] if len(before) < len(lines) else None
    least = after.indent if after else 0
    if not before or before[-1].opens:
        return note.line, least
    fitting = [indent for indent in _open(before) if indent >= least]
    if after and after.clause:
        fitting = [indent for indent in fitting if indent > least]
        if not fitting:
            return _head(lines, after).first, least
    return note.line, min(fitting, key=lambda indent: (abs(indent - note.column), -indent))


def _open(lines: Sequence[_Line]) -> list[int]:
    """The indentations allowed for the next line."""
    stack: list[int] = []
    for line in lines:
        stack = [*(indent for indent in stack if indent < line.indent), line.indent]
    return stack
