"""The slips of somebody who types Python, in a line or in the layout: what keeps a text from being read."""

import ast
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from codeweek.blocks.source import plainly, too_big
from codeweek.blocks.typed import line_slips
from codeweek.blocks.typed.slip import CLOSING, Slip, mended, opened
from codeweek.diagnostic import Diagnostic

_AFTER = re.compile(
    r"expected an indented block after (?:function definition|'?(\w+)'? statement) on line (\d+)"
)


def layout_slips(rows: Sequence[str], line: int, message: str) -> Iterator[Slip]:
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
        for level in sorted(levels, key=lambda level: (abs(level - indent), -level)):
            yield Slip("indent_uneven", line, 1, indent + 1, " " * level)
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
        yield from _quotes(rows, line, at)
    elif match := re.search(r"'(.)' was never closed", message):
        yield from _open(rows, line, match[1])
    elif signs := opened(row):
        yield from _open(rows, line, signs[-1])
    elif match := re.search(r"unmatched '(.)'", message):
        yield Slip("extra_bracket", line, at, at + 1, "", {"sign": match[1]})
    elif match := re.search(r"closing parenthesis '(.)' does not match opening parenthesis '(.)'", message):
        right = CLOSING[match[2]]
        yield Slip("bracket_pair", line, at, at + 1, right, {"sign": match[1], "open": match[2]})
    elif message.startswith("cannot assign to") or "cannot assign to" in message:
        yield from _assigned(row, line)
    elif "forgot a comma" in message:
        yield from _unquoted(rows, line)
        yield from _commas(row, line)
        yield Slip("comma", line, at, len(row) + 1)
    elif match := re.search(r"invalid (?:non-printable )?character '?(.)", message):
        yield Slip("character", line, at, at + 1, slots={"typed": row[at - 1 : at]})


def _unquoted(rows: Sequence[str], line: int) -> Iterator[Slip]:
    """Words in brackets, none of which is a name of the program."""
    row = rows[line - 1]
    for match in re.finditer(r"(?<=[(,])\s*([^\W\d]\w*(?:\s+[^\W\d]\w*)+[ !?.…]*)\s*(?=[),])", row):
        if not any(_is_given(rows, word) for word in re.findall(r"\w+", match[1])):
            yield Slip("unquoted_words", line, match.start(1) + 1, match.end(1) + 1, f'"{match[1].strip()}"')


def _commas(row: str, line: int) -> Iterator[Slip]:
    """Between two values that nothing joins."""
    bare = re.sub(r"""'[^']*'|"[^"]*"|#.*""", lambda match: "\0" * len(match[0]), row)
    places = [*re.finditer(r"(?<=[\w)\]\0])\s+(?=[\w\0\[(])", bare)]
    places += [*re.finditer(r"(?<=\0)(?=[^\W\0])|(?<=[\w)\]])(?=\0)", bare)]
    for place in places:
        yield Slip("comma", line, place.start() + 1, place.end() + 1, ", ")


def _quotes(rows: Sequence[str], line: int, at: int) -> Iterator[Slip]:
    """A text that does not begin, does not end, or ends with the other sign."""
    row = rows[line - 1]
    at += row[at - 1 : at].isalpha()  # `b"` begins a text of bytes
    sign = row[at - 1 : at]
    if sign not in ("'", '"'):
        return
    slots = {"sign": sign}
    if re.fullmatch(r"[)\]\s:,]*(?:#.*)?", row[at:]):
        before = re.search(r"[^()\[\],=+:'\"]*$", row[: at - 1])
        words = before[0].strip() if before else ""
        if before and words:
            place = before.end() - len(before[0].lstrip()) + 1
            yield Slip("quotes_start", line, place, place, sign, {**slots, "words": words})
        elif row[: at - 1].rstrip().endswith((")", "]")):
            yield Slip("extra_bracket", line, at, at + 1, "", slots)
    other = '"' if sign == "'" else "'"
    if match := re.search(rf"{other}(?=[)\]\s:,]*$)", row[at:]):
        place = at + match.start() + 1
        yield Slip("quotes_pair", line, place, place + 1, sign, {**slots, "other": other})
    if (match := re.search(r",\s*([^\W\d]\w*)\s*[)\]]*\s*$", row[at:])) and _is_given(rows, match[1]):
        place = at + match.start() + 1
        yield Slip("quotes", line, place, place, sign, slots)
    for match in (re.search(r"[)\]]+\s*:?\s*$", row), re.search(r"\s*:\s*$", row), re.search(r"\s*$", row)):
        if match and match.start() >= at:
            place = match.start() + 1
            yield Slip("quotes", line, place, place, sign, slots)


def _is_given(rows: Sequence[str], name: str) -> bool:
    """Whether a line of the text gives a value to a name."""
    return any(re.match(rf"\s*(?:for\s+)?{re.escape(name)}\s*(?:=|in\b)", row) for row in rows)


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


_LATE = ("unterminated", "was never closed")


@dataclass(frozen=True)
class Broken:
    """The first place where CPython stops reading a text."""

    line: int
    column: int
    message: str


def broken(source: str) -> Broken | None:
    """Where CPython stops reading a text; None when it reads it all."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except SyntaxError as problem:
        last = source.count("\n") + 1
        return Broken(max(1, min(problem.lineno or 1, last)), problem.offset or 1, problem.msg)
    except (ValueError, MemoryError, RecursionError, OverflowError):
        return Broken(1, 1, "")
    return None


def first(source: str, diagnostic: Diagnostic, known: Callable[[str], bool]) -> Diagnostic:
    """What to say of a text that cannot be read, of which `told` is known.

    `known` tells whether a word may be called.
    """
    source = plainly(source)
    if too_big(source) or (found := broken(source)) is None:
        return diagnostic
    found = _earlier(source, found)
    for slip in _slips(source, found, known):
        if slip.put is None or _helps(source, slip, found):
            return slip.diagnostic()
    return diagnostic if diagnostic.line == found.line else Diagnostic("program.syntax", line=found.line)


def _earlier(source: str, found: Broken) -> Broken:
    """The first line that is not right: what never ends is met before what is wrong above it."""
    if not any(word in found.message for word in _LATE):
        return found
    above = "\n".join(source.split("\n")[: found.line - 1])
    before = broken(above)
    at_end = before is not None and (before.line >= found.line or before.message.startswith("expected an"))
    return found if before is None or at_end else before


def _slips(source: str, found: Broken, known: Callable[[str], bool]) -> Iterator[Slip]:
    rows = source.split("\n")
    near = list(_near(rows, found.line))
    if found.message.startswith("unexpected indent"):  # what it is under may be no head yet
        yield from (slip for number in near[1:] for slip in line_slips.slips(number, rows[number - 1], known))
    yield from layout_slips(rows, found.line, found.message)
    for number in near:
        yield from line_slips.slips(number, rows[number - 1], known)
    yield from late_slips(rows, found.line, found.column, found.message)


def _near(rows: Sequence[str], line: int) -> Iterator[int]:
    """The line that is told, then the one above it, which may be what is wrong."""
    yield line
    above = [number for number in range(1, line) if rows[number - 1].strip()]
    if above:
        yield above[-1]


def _helps(source: str, slip: Slip, before: Broken) -> bool:
    """Whether CPython reads further once a slip is mended: only then is it the slip."""
    after = broken(mended(source, slip.diagnostic()) or source)
    if after is None:
        return True
    ranks = _rank(before.message), _rank(after.message)
    return ranks[1] > ranks[0] or (after.line, after.column) > (before.line, before.column)


def _rank(message: str) -> int:
    """How early CPython stops: at a text that does not end, at a bracket, or at what it reads then."""
    return next((rank for rank, word in enumerate(_LATE) if word in message), len(_LATE))
