"""Where a node stands in what was typed: its line, its columns, its own words."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codeweek.blocks.text_block import statements_in
from codeweek.diagnostic import Diagnostic

_CODE = re.compile(r"""(?:[^"'#]|"[^"]*"|'[^']*')*?(?=\s*(?:#|$))""")
_LONGEST = 40  # letters of a typed piece in a sentence


def underlined(problem: Diagnostic, rows: Sequence[str]) -> Diagnostic:
    """A problem with its columns: those of the name it is about, else of all that was typed in its line."""
    line = problem.line
    if line is None or not 0 < line <= len(rows):
        return problem
    if problem.column is not None:
        end = len(rows[line - 1]) + 1
        return problem.at(column=min(problem.column, end), until=min(problem.until or end, end))
    row, name = rows[line - 1], str(problem.slots.get("name", ""))
    code = row[: len(row) - len(note_of(row))].rstrip()
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", code) if name else None
    start, until = match.span() if match else (len(row) - len(row.lstrip()), len(code))
    return problem.at(column=min(start, until) + 1, until=until + 1)


def note_of(row: str) -> str:
    """The note at the end of a line, with the spaces before it."""
    match = _CODE.match(row)
    return row[match.end() :] if match else ""


@dataclass(frozen=True)
class Places:
    """`typed` are the lines of a text; `origin` are the numbers of those that parsed lines come from."""

    typed: Sequence[str]
    origin: Sequence[int]

    def line(self, number: int) -> int:
        """The line, as it was typed, of a line that was parsed."""
        return self.origin[number - 1] if 0 < number <= len(self.origin) else number

    def put(self, problem: Diagnostic, node: ast.stmt | ast.expr | ast.keyword) -> Diagnostic:
        """A problem at the place of a node; only the first line of one that has several."""
        line, until = self.line(node.lineno), None
        column = self._column(line, node.col_offset)
        if node.end_lineno == node.lineno and node.end_col_offset is not None:
            until = self._column(line, node.end_col_offset)
        elif 0 < line <= len(self.typed):
            until = len(self.typed[line - 1]) + 1
        return problem.at(line=line, column=column, until=until)

    def words(self, node: ast.stmt | ast.expr | ast.keyword) -> str:
        """The first line of what was typed for a node, cut when it is long."""
        at = self.put(Diagnostic(""), node)
        if at.line is None or at.column is None or not 0 < at.line <= len(self.typed):
            return ast.unparse(node).split("\n")[0][:_LONGEST]
        text = self.typed[at.line - 1][at.column - 1 : (at.until or 1) - 1].strip()
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    def text(self, node: ast.stmt) -> str:
        """All that was typed for a statement, its lines moved to the left edge."""
        first, last = self.line(node.lineno), self.line(node.end_lineno or node.lineno)
        start = self._column(first, node.col_offset) - 1
        lines = list(self.typed[first - 1 : last])
        if not hasattr(node, "body"):  # what stands after it on its line is not its own
            lines[-1] = lines[-1][: self._column(last, node.end_col_offset or 0) - 1]
        rest = [line[min(start, len(line) - len(line.lstrip())) :].rstrip() for line in lines[1:]]
        first_line = lines[0][start:].rstrip()
        return "\n".join([first_line.removeprefix("el") if isinstance(node, ast.If) else first_line, *rest])

    def _column(self, line: int, offset: int) -> int:
        """The column, from 1, of an offset in bytes."""
        text = self.typed[line - 1] if 0 < line <= len(self.typed) else ""
        return len(text.encode()[:offset].decode("utf-8", "ignore")) + 1


def leaving(body: list[ast.stmt], turning: bool = False) -> Iterator[ast.stmt]:
    """The statements of a body that leave it, its own loops apart."""
    for line in body:
        if isinstance(line, ast.Return) or (isinstance(line, (ast.Break, ast.Continue)) and not turning):
            yield line
        loop = isinstance(line, (ast.For, ast.While))
        parts = (each.body if isinstance(each, ast.ExceptHandler) else [each] for each in statements_in(line))
        for part in parts:
            yield from leaving(part, turning or loop)
