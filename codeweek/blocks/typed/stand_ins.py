"""A text with the lines that cannot be read set aside: each has a stand-in, so that the rest is read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import takewhile

from codeweek.blocks.script import Block, Script
from codeweek.blocks.text_block import TEXT_BLOCK, code_of, is_text
from codeweek.blocks.typed.place import note_of
from codeweek.diagnostic import Diagnostic

MARK = "\ue000"  # of private use: in no text that a child types
_MARKED = re.compile(rf"{MARK}(\d{{1,4}})|waiting_line_(\d{{1,4}})")
_UNEVEN = ("slip.indent_extra", "slip.indent_uneven")
BODY = " pass"
_CLAUSES = ("else", "elif", "sinon")
_CLAUSE = re.compile(r"(else|elif|sinon)\b")


@dataclass(frozen=True)
class Draft:
    """A text as it was typed, and the lines that stand for some of it, by number."""

    rows: Sequence[str]
    aside: Mapping[int, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The text to read."""
        return "\n".join(self.now)

    @property
    def now(self) -> list[str]:
        """Its lines."""
        return [self.aside.get(number, row) for number, row in enumerate(self.rows, 1)]

    def filled(self, number: int) -> "Draft | None":
        """With a body for the head in a line, or just above an empty line; None when none is missing one."""
        now = self.now
        head = number if now[number - 1].strip() else _above(now, number)
        if not head or not _opens(now[head - 1]) or _below(now, head) > _indent(now[head - 1]):
            return None
        return self._with(head, re.sub(r":(\s*(#.*)?)$", rf":{BODY}\1", now[head - 1]))

    def without(self, number: int) -> "Draft":
        """With a stand-in for a line, or nothing once a stand-in did not help."""
        row = self.rows[number - 1]
        if not row.strip():
            return self
        stands = self._stands_in(self.aside.get(number, ""))
        return self._with(number, "" if stands else _stand_in(self.now, number))

    def around(self, problem: Diagnostic) -> "Draft":
        """With a stand-in for what a problem is about."""
        line = min(max(1, problem.line or 1), len(self.rows))
        if problem.key in ("slip.empty_body", "slip.indent_after"):
            head = int(problem.slots.get("above", line))
            return self.filled(head) or self.without(line)
        return self.straight(problem) or self.without(line)

    def awaits(self, problem: Diagnostic) -> bool:
        """Whether a problem may be gone once the lines that are set aside can be read."""
        name = str(problem.slots.get("name", ""))
        there = {word for number in self.aside for word in re.findall(r"\w+", self.rows[number - 1])}
        return problem.block is None or name in there

    def typed(self, problem: Diagnostic) -> Diagnostic:
        """A problem without what was put into its line."""
        what, line = str(problem.slots.get("what", "")), problem.line or 1
        if line not in self.aside or not what.endswith(BODY):
            return problem
        return problem.at(slots={**problem.slots, "what": what.removesuffix(BODY)})

    def straight(self, problem: Diagnostic) -> "Draft | None":
        """With the indentation that a line should have, if that is what a problem is about."""
        line = problem.line or 1
        if problem.key not in _UNEVEN or "put" not in problem.slots or line in self.aside:
            return None
        return self._with(line, f"{problem.slots['put']}{self.rows[line - 1].lstrip()}")

    def settled(self, script: Script) -> tuple[Script, frozenset[str]]:
        """The script of the text that was read without its stand-ins, and the ids of what stands for them."""
        found: set[str] = set()
        blocks = tuple(self._settled(block, found) for block in script.blocks)
        return replace(script, blocks=blocks), frozenset(found)

    def _settled(self, block: Block, found: set[str]) -> Block:
        bodies = {n: tuple(self._settled(b, found) for b in body) for n, body in block.bodies.items()}
        marked = {n for n, b in block.slots.items() if self._stands_in(str(b.fields.get("value", "")))}
        if is_text(block) and self._stands_in(code_of(block)):
            found.add(block.id)
            return Block(TEXT_BLOCK.name, {"code": self._as_typed(code_of(block))}, id=block.id)
        if marked or self._stands_in(str(block.fields.get("name", ""))):
            found.add(block.id)
        slots = {name: inner for name, inner in block.slots.items() if name not in marked}
        return replace(block, slots=slots, bodies=bodies)

    def _stands_in(self, words: str) -> int | None:
        """The line that words stand for; None when they were typed."""
        match = _MARKED.search(words)
        number = int(match[1] or match[2]) if match else 0
        return number if _MARKED.search(self.aside.get(number, "")) else None

    def _as_typed(self, code: str) -> str:
        """A text with what was typed in the place of each stand-in."""
        rows = []
        for row in code.split("\n"):
            line, margin = self._stands_in(row), row[: len(row) - len(row.lstrip())]
            rows.append(f"{margin}{_code(self.rows[line - 1])}" if line else row)
        return "\n".join(rows)

    def _with(self, number: int, row: str) -> "Draft":
        return replace(self, aside={**self.aside, number: row})


def _stand_in(rows: Sequence[str], number: int) -> str:
    """A line in the place of another, note included: a statement, or the head of what is below."""
    row, indent = rows[number - 1], _fitting(rows, number)
    mark, note = f'"{MARK}{number}"', note_of(row)
    word = re.match(r"\s*(\w*)", row)
    if _below(rows, number) > indent:
        mark = _head(rows, number, indent, word[1] if word else "", mark)
    return f"{' ' * indent}{mark}{note}"


def _code(row: str) -> str:
    return row[: len(row) - len(note_of(row))].strip()


def _head(rows: Sequence[str], number: int, indent: int, word: str, mark: str) -> str:
    clause = get_close_matches(word, _CLAUSES, n=1, cutoff=0.7)
    if clause and _clause_fits(rows[: number - 1], indent):
        return f"elif {mark}:" if clause[0] == "elif" else "else:"
    if word in ("if", "si", "elif") or _has_clause(rows[number:], indent):
        return f"if {mark}:"
    if word == "while":
        return f"while {mark}:"
    return f"def waiting_line_{number}():" if word == "def" else f"for _ in range({mark}):"


def _fitting(rows: Sequence[str], number: int) -> int:
    """The indentation of a stand-in: that of its line, or the nearest one that Python takes there."""
    own, above = _indent(rows[number - 1]), _above(rows, number)
    if above and _opens(rows[above - 1]):
        outside = _indent(rows[above - 1])
        body = list(takewhile(lambda indent: indent > outside, _code_indents(rows[number:])))
        usual = outside + 4 in body and own < outside + 4
        if body and (usual or min(body) < body[0] or min(body) < own):  # the others of it say where it is
            return min(body)
        return own if own > outside else max(_below(rows, number), outside + 4)
    levels = _levels(rows[: number - 1])
    if own in levels:
        return own
    below = _below(rows, number)
    return below if below in levels else min(levels, key=lambda level: (abs(level - own), -level))


def _levels(rows: Sequence[str]) -> list[int]:
    levels = [0]
    for row in rows:
        if row.strip() and not row.lstrip().startswith("#"):
            levels = [*(level for level in levels if level < _indent(row)), _indent(row)]
    return levels


def _clause_fits(rows: Sequence[str], indent: int) -> bool:
    """Whether an `else` may stand below these lines."""
    for row in reversed(rows):
        if row.strip() and _indent(row) <= indent:
            return _indent(row) == indent and bool(re.match(r"\s*(if|elif)\b", row))
    return False


def _has_clause(rows: Sequence[str], indent: int) -> bool:
    """Whether what comes below the body of a head is its `else`."""
    row = next((row for row in rows if row.strip() and _indent(row) <= indent), "")
    return _indent(row) == indent and bool(_CLAUSE.match(row.strip()))


def _opens(row: str) -> bool:
    return bool(re.search(r":\s*(#.*)?$", row)) and not row.lstrip().startswith("#")


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _above(rows: Sequence[str], number: int) -> int:
    """The last line above that has code; 0 when there is none."""
    return next((n for n in range(number - 1, 0, -1) if _is_code(rows[n - 1])), 0)


def _below(rows: Sequence[str], number: int) -> int:
    """The indentation of the next line that has code; -1 at the end."""
    return next((_indent(row) for row in rows[number:] if _is_code(row)), -1)


def _code_indents(rows: Sequence[str]) -> list[int]:
    return [_indent(row) for row in rows if _is_code(row)]


def _is_code(row: str) -> bool:
    return bool(row.strip()) and not row.lstrip().startswith("#")
