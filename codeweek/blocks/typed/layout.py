"""Slips in how a text is laid out: indentation, brackets, quotes, and words of Python alone on their line."""

import re
from collections.abc import Iterator, Sequence

from codeweek.blocks.typed.brackets import CLOSING, opened
from codeweek.blocks.typed.slip import Slip

_AFTER = re.compile(
    r"expected an indented block after (?:function definition|'?(\w+)'? statement) on line (\d+)"
)


def slips(rows: Sequence[str], line: int, message: str) -> Iterator[Slip]:
    """The slips of indentation that CPython names, and a clause without its `if`."""
    row = rows[line - 1]
    indent = len(row) - len(row.lstrip())
    after = _AFTER.search(message)
    if after:
        yield from _after(rows, line, int(after[2]))
    elif message.startswith("unexpected indent"):
        above = _above(rows, line)
        wanted = _indent(rows[above - 1]) if above else 0
        yield Slip("indent_extra", line, 1, indent + 1, " " * wanted)
        yield Slip("indent_extra", line, 1, indent + 1)
    elif message.startswith("unindent does not match"):
        levels = sorted({_indent(each) for each in rows[: line - 1] if each.strip()})
        nearest = min(levels, key=lambda level: (abs(level - indent), -level), default=0)
        yield Slip("indent_uneven", line, 1, indent + 1, " " * nearest)
        yield Slip("indent_uneven", line, 1, indent + 1)
    elif (word := re.match(r"\s*(else|elif)\b", row)) and not _has_if(rows, line, indent):
        yield Slip("else_alone", line, word.start(1) + 1, word.end(1) + 1, slots={"word": word[1]})


def _after(rows: Sequence[str], line: int, above: int) -> Iterator[Slip]:
    """A body that is not indented, or that is not there."""
    head, row = rows[above - 1], rows[line - 1]
    word = re.match(r"\s*(\w+)", head)
    slots = {"word": word[1] if word else "", "above": above}
    indent, wanted = _indent(row), _indent(head) + 4
    if line > above and row.strip() and not re.match(r"\s*(else|elif|except|finally)\b", row):
        yield Slip("indent_after", line, 1, indent + 1, " " * wanted, slots)
    yield Slip("empty_body", above, 1, len(head) + 1, slots=slots)


def late_slips(rows: Sequence[str], line: int, column: int, message: str) -> Iterator[Slip]:
    """The slips that only CPython's message tells, once no line looks like a known one."""
    row = rows[line - 1]
    at = max(1, min(column, len(row)))
    if "unterminated" in message:
        yield from _quotes(row, line, at)
    elif found := re.search(r"'(.)' was never closed", message):
        yield from _open(rows, line, found[1])
    elif signs := opened(row):
        yield from _open(rows, line, signs[-1])
    elif found := re.search(r"unmatched '(.)'", message):
        yield Slip("extra_bracket", line, at, at + 1, "", {"sign": found[1]})
    elif found := re.search(r"closing parenthesis '(.)' does not match opening parenthesis '(.)'", message):
        right = CLOSING[found[2]]
        yield Slip("bracket_pair", line, at, at + 1, right, {"sign": found[1], "open": found[2]})
    elif message.startswith("cannot assign to") or "cannot assign to" in message:
        yield from _assigned(row, line)
    elif "forgot a comma" in message:
        yield Slip("comma", line, at, len(row) + 1)
    elif found := re.search(r"invalid (?:non-printable )?character '?(.)", message):
        yield Slip("character", line, at, at + 1, slots={"typed": row[at - 1 : at]})


def _quotes(row: str, line: int, at: int) -> Iterator[Slip]:
    """A text that does not end: before the brackets that close, or at the end of the line."""
    sign = row[at - 1 : at]
    if sign not in ("'", '"'):
        return
    for found in (re.search(r"[)\]]+\s*:?\s*$", row), re.search(r"\s*:\s*$", row), re.search(r"\s*$", row)):
        if found and found.start() >= at:
            place = found.start() + 1
            yield Slip("quotes", line, place, place, sign, {"sign": sign})


def _open(rows: Sequence[str], line: int, sign: str) -> Iterator[Slip]:
    """A bracket that is not closed: before the colon, or at the end of the line that opens it."""
    row, slots = rows[line - 1], {"sign": sign, "right": CLOSING[sign]}
    bare = row.split("  #")[0].rstrip()
    if bare.endswith(":"):
        yield Slip("open_bracket", line, len(bare), len(bare), CLOSING[sign], slots)
    yield Slip("open_bracket", line, len(bare) + 1, len(bare) + 1, CLOSING[sign], slots)


def _assigned(row: str, line: int) -> Iterator[Slip]:
    """`3 = x`: the box comes first."""
    turned = re.fullmatch(r"(\s*)(-?[\d.]+|\"[^\"]*\"|'[^']*')\s*=\s*(\w+)\s*", row)
    if turned:
        start = len(turned[1]) + 1
        yield Slip("assign_side", line, start, len(row) + 1, f"{turned[3]} = {turned[2]}")
    if not re.search(r"\b(if|elif|while)\b", row):
        yield Slip("assign_side", line, 1, len(row) + 1)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _above(rows: Sequence[str], line: int) -> int:
    """The last line above that is not empty; 0 when there is none."""
    return next((number for number in range(line - 1, 0, -1) if rows[number - 1].strip()), 0)


def _has_if(rows: Sequence[str], line: int, indent: int) -> bool:
    """Whether a clause has an `if` above it, at its indentation, with nothing less indented between."""
    for row in reversed(rows[: line - 1]):
        if not row.strip() or row.lstrip().startswith("#") or _indent(row) > indent:
            continue
        return bool(re.match(r"\s*(if|elif|si|sinon si|else if)\b", row))
    return False
