"""A slip in a typed line, the text once it is mended, and the brackets that a line does not close."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.blocks.source import plainly
from codeweek.diagnostic import Diagnostic


@dataclass(frozen=True)
class Slip:
    """The sentence `slip.…` of a slip, its place, and what to `put` there; None: there is no one mend."""

    key: str
    line: int
    column: int
    until: int
    put: str | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)

    def diagnostic(self) -> Diagnostic:
        """The slip as a message with its place."""
        key = self.key if "." in self.key else f"slip.{self.key}"
        put = {} if self.put is None else {"put": self.put}
        diagnostic = Diagnostic(key, {**put, **self.slots}, line=self.line)
        return diagnostic.at(column=self.column, until=self.until)


def mended(source: str, problem: Diagnostic) -> str | None:
    """The text once the one thing that a problem is about is mended; None when that is not one thing.

    What to put is in the slot `put`, at the place of the problem, or instead of the name it is about.
    Places are those of the text without tabs, and so is what is returned.
    """
    source = plainly(source)
    if problem.key == "program.import_first":
        return f"{problem.slots['what']}\n{source}"
    rows, put = source.split("\n"), _put(problem)
    if put is None or problem.line is None or not 0 < problem.line <= len(rows):
        return None
    row = rows[problem.line - 1]
    place = (problem.column, problem.until) if "put" in problem.slots else (None, None)
    if place[0] is None or place[1] is None:
        called = r"\s*\(\s*\)" if problem.key == "slip.box_called" else ""
        found = [match.span() for match in re.finditer(rf"\b{re.escape(_name(problem))}\b{called}", row)]
        if len(found) != 1:
            return None
        place = found[0][0] + 1, found[0][1] + 1
    assert place[0] is not None
    assert place[1] is not None
    typed = row[place[0] - 1 : place[1] - 1]
    rows[problem.line - 1] = f"{row[: place[0] - 1]}{put}{row[place[1] - 1 :]}"
    if problem.key != "slip.odd_name":
        return "\n".join(rows)
    # A name is the same wherever it stands.
    return re.sub(rf"(?<![\w\-]){re.escape(typed)}(?![\w\-])", lambda _match: put, "\n".join(rows))


def _name(problem: Diagnostic) -> str:
    return str(problem.slots.get("name", ""))


def _put(problem: Diagnostic) -> str | None:
    slots = problem.slots
    if "put" in slots:
        return str(slots["put"])
    if problem.key in ("say.unknown_name", "program.other_method"):
        return str(slots["nearest"])
    if problem.key == "slip.box_called":
        return _name(problem)
    return f"{_name(problem)}()" if problem.key == "say.missing_parens" else None


CLOSING = {"(": ")", "[": "]", "{": "}"}


def opened(row: str) -> list[str]:
    """The brackets still open at the end of a line; none when it closes one that it has not opened."""
    todo: list[str] = []
    for sign in re.sub(r"""'[^']*'|"[^"]*"|#.*""", "", row):
        if sign in CLOSING:
            todo.append(sign)
        elif todo and sign == CLOSING[todo[-1]]:
            todo.pop()
        elif sign in CLOSING.values():
            return []
    return todo
