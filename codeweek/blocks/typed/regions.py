"""Where each statement of a text was typed."""

import re
import tokenize
from collections.abc import Sequence
from dataclasses import dataclass, field

from codeweek.blocks.live_text import Live
from codeweek.blocks.script import Block

Body = tuple[Block, ...]
_CLAUSE = re.compile(r"\s*(else|elif)\b")


@dataclass
class Region:
    """Where a statement was typed, in lines from 1.

    `start`: of the empty lines before it. `head`: the last line of its head. `indent`: of its body.
    `group`: the statements, and the notes at their end, that share its first line; none when that line is of
    what it is in. `note`: the note at the end of that line, with the spaces before it.
    `steps`: by body, how much further it is indented. `apart`: none is in the line of the head.
    `head_note`: the note of its body that stands in the line of its head.
    `clause`: the line of its `else`, or `elif_`; `inline`: with what is in it; `clause_note`: or its note.
    """

    block: Block
    start: int
    first: int
    head: int
    last: int
    indent: int
    group: tuple[str, ...]
    note: str
    steps: dict[str, int] = field(default_factory=dict)
    apart: bool = True
    head_note: Block | None = None
    clause: int = 0
    elif_: bool = False
    inline: bool = False
    clause_note: Block | None = None


class Regions:
    """The region of each statement of a script that was read, by its id."""

    def __init__(self, there: Live) -> None:
        self.regions: dict[str, Region] = {}
        self.lines = there.lines
        self.rows = there.source.split("\n")
        self.ends, self.notes = _scan(self.rows)
        self.last = self._without_blank(len(self.rows), 0)
        self._body(there.script.blocks, 1, self.last, 0)

    def above(self, rows: Sequence[str]) -> Sequence[str]:
        """The lines above the first statement that no block says, such as `import turtle`."""
        return rows[: min((region.start for region in self.regions.values()), default=1) - 1]

    def tail(self, rows: Sequence[str]) -> Sequence[str]:
        """The empty lines at the end."""
        return rows[self.last :]

    def _body(self, body: Body, start: int, last: int, outside: int) -> None:
        """Find the statements of a body, which has these lines; `outside`: a line that is not its own."""
        firsts = [self.lines.get(block.id, start) for block in body]
        indent = self._indent(body, firsts, outside)
        for block, first in zip(body, firsts, strict=True):
            same = tuple(b.id for b, other in zip(body, firsts, strict=True) if other == first)
            following = min((other for other in firsts if other > first), default=last + 1)
            note = block.type == "comment"  # a `pass` may follow it
            end = first if note else self._without_blank(following - 1, first)
            head = min(end, self.ends.get(first, first))
            begin = self._first_blank(first, start)
            group = () if first == outside or self._is_after_nothing(body, firsts, first) else same
            region = Region(block, begin, first, head, end, indent, group, self.notes.get(first, ""))
            self.regions[block.id] = region
            self._inside(region)

    def _indent(self, body: Body, firsts: Sequence[int], outside: int) -> int:
        own = [(b.type == "comment", f) for b, f in zip(body, firsts, strict=True) if f != outside]
        return indent_of(self.rows[min(own)[1] - 1]) if own else 0

    def _is_after_nothing(self, body: Body, firsts: Sequence[int], first: int) -> bool:
        """Whether a line has notes only, but begins with something else: `pass`."""
        there = [block.type for block, other in zip(body, firsts, strict=True) if other == first]
        return set(there) == {"comment"} and not self.rows[first - 1].lstrip().startswith("#")

    def _inside(self, region: Region) -> None:
        names = list(region.block.bodies)
        if not names:
            return
        clause = self._clause(region) if len(names) > 1 else 0
        until = self._without_blank(clause - 1, region.head) if clause else region.last
        region.head_note = self._note(region.block.bodies[names[0]], region.first)
        self._one(region, names[0], region.head, until)
        if not clause:
            return
        region.clause, body = clause, region.block.bodies[names[1]]
        region.elif_ = self.rows[clause - 1].lstrip().startswith("elif")
        if region.elif_:
            self._body(body, clause, region.last, 0)
            return
        region.inline = not self.rows[clause - 1].partition("#")[0].rstrip().endswith(":")
        region.clause_note = self._note(body, clause)
        self._one(region, names[1], clause, region.last)

    def _note(self, body: Body, line: int) -> Block | None:
        """The note that begins a body, when it stands in this line."""
        blocks = body[:1] if body and body[0].type == "comment" else ()
        return next((block for block in blocks if self.lines.get(block.id) == line), None)

    def _one(self, region: Region, name: str, head: int, until: int) -> None:
        body = region.block.bodies[name]
        region.apart = region.apart and (until > head or head == region.clause)
        below = [row for row in self.rows[head:until] if row.strip() and not row.lstrip().startswith("#")]
        if below:
            region.steps[name] = max(1, indent_of(below[0]) - indent_of(self.rows[region.first - 1]))
        self._body(body, head + 1, until, head)

    def _clause(self, region: Region) -> int:
        """The line of the `else` or `elif` of a statement."""
        indent = indent_of(self.rows[region.first - 1])
        for number in range(region.head + 1, region.last + 1):
            row = self.rows[number - 1]
            if _CLAUSE.match(row) and indent_of(row) == indent:
                return number
        return 0

    def _without_blank(self, last: int, first: int) -> int:
        while last > first and not self.rows[last - 1].strip():
            last -= 1
        return last

    def _first_blank(self, first: int, start: int) -> int:
        while first > start and not self.rows[first - 2].strip():
            first -= 1
        return first


def indent_of(row: str) -> int:
    """The number of spaces at the start of a line."""
    return len(row) - len(row.lstrip())


def _scan(rows: Sequence[str]) -> tuple[dict[int, int], dict[int, str]]:
    """Of each statement's first line, its last one; and the note at the end of a line, with its spaces."""
    ends: dict[int, int] = {}
    notes: dict[int, str] = {}
    first = 0
    try:
        for token in tokenize.generate_tokens(iter([f"{row}\n" for row in rows]).__next__):
            if token.type == tokenize.NEWLINE:
                ends[first], first = token.start[0], 0
            elif token.type == tokenize.COMMENT:
                number, column = token.start
                code = rows[number - 1][:column]
                notes[number] = rows[number - 1][len(code.rstrip()) :] if code.strip() else ""
            elif token.type not in (tokenize.NL, tokenize.INDENT, tokenize.DEDENT) and not first:
                first = token.start[0]
    except (tokenize.TokenError, SyntaxError):
        return {}, {}
    return ends, notes
