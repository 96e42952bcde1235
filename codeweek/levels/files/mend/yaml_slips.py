"""The slips that a text is mended of, one function a kind: what its lines become, by their numbers."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from codeweek.levels.files.mend.yaml_rows import (
    HEAD,
    ITEM,
    KEY,
    NAME,
    NOTHING,
    ODD,
    PROGRAM,
    Mends,
    drawn_below,
    ends_here,
    in_texts,
    indent,
    is_grid,
    is_header,
    quoted,
    structure,
    unquoted,
)

_BEFORE_COLON = re.compile(rf"^( *(?:- +)*{NAME})[ {ODD}{NOTHING}]*[{ODD}{NOTHING}][ {ODD}{NOTHING}]*:")
_SPACES_AFTER_SIGN = re.compile(
    rf"^( *(?:- +)*(?:{NAME} ?:|-))[ {ODD}{NOTHING}]*[{ODD}{NOTHING}][ {ODD}{NOTHING}]*"
)
_SPACES_BEGINS = re.compile(rf"^[ \t{ODD}{NOTHING}]+")


def spaces(rows: Sequence[str]) -> Mends:
    """No-break spaces, and signs without width, where YAML wants a space.

    It becomes: plain spaces where a line begins; before and after the colon of a heading, after a dash.
    """
    inside = in_texts(rows)
    return {n: now for n, row in enumerate(rows) if (now := _mended_spaces(row, n in inside)) != row}


def _mended_spaces(row: str, in_text: bool) -> str:
    row = _SPACES_BEGINS.sub(lambda match: _plain(match[0]), row)
    if in_text:
        return row
    return _SPACES_AFTER_SIGN.sub(r"\1 ", _BEFORE_COLON.sub(r"\1:", row))


def _plain(blank: str) -> str:
    return re.sub(f"[{ODD}]", " ", re.sub(f"[{NOTHING}]", "", blank))


_TABS_BEGINS = re.compile(r"^[ \t]*\t[ \t]*")
_TABS_AFTER_SIGN = re.compile(rf"^( *(?:- +)*(?:{NAME} ?:|-)) *\t\s*")
WIDE = "  "  # one step of a level file


def tabs(rows: Sequence[str]) -> Mends:
    """Tabs where YAML wants spaces.

    It becomes: two spaces for each tab at the start of a line, one after a colon or a dash.
    """
    inside = in_texts(rows)
    return {n: now for n, row in enumerate(rows) if (now := _mended_tabs(row, n in inside)) != row}


def _mended_tabs(row: str, in_text: bool) -> str:
    row = _TABS_BEGINS.sub(lambda match: match[0].replace("\t", WIDE), row)
    return row if in_text else _TABS_AFTER_SIGN.sub(r"\1 ", row)


_LONG = re.compile(r"^(\s*)[–—−]\s*(?=\S)")
_DASHES_GLUED = re.compile(r"^(\s*)-(?=[\"'“«]|[^\W\d_])")


def dashes(rows: Sequence[str]) -> Mends:
    """The dash of a list: Word's long one, or one without a space after it.

    It becomes: a short dash and a space.
    """
    found = {n: _DASHES_GLUED.sub(r"\1- ", _LONG.sub(r"\1- ", row)) for n, row in structure(rows)}
    return {n: now for n, now in found.items() if now != rows[n]}


_COLONS_GLUED = re.compile(rf"^(\s*(?:- +)*{NAME} ?:)(?=[^\s/:])")


def colons(rows: Sequence[str]) -> Mends:
    """A colon without the space that comes after it.

    It becomes: a space between the colon of a heading and what it says.
    """
    return {n: _COLONS_GLUED.sub(r"\1 ", row) for n, row in structure(rows) if _COLONS_GLUED.match(row)}


_WRAPPED = re.compile(rf"{HEAD}(?P<text>[“„«‘].*[”“»’])\s*$")


def quotes(rows: Sequence[str]) -> Mends:
    """Word's quotes around a text that cannot be read without quotes.

    It becomes: straight quotes.
    """
    found = {n: match for n, row in structure(rows) if (match := _WRAPPED.match(row))}
    return {
        n: match["head"] + quoted(inner)
        for n, match in found.items()
        if (inner := unquoted(match["text"])) is not None
    }


_SINGLE = re.compile(rf"{HEAD}'(?P<text>.*?)(?P<end>'?)\s*$")
_FREE = re.compile(r"(?<!')'(?!')")  # an apostrophe that is not written twice


def apostrophes(rows: Sequence[str]) -> Mends:
    """An apostrophe that ends a text too early: 'jusqu'au drapeau'.

    It becomes: straight double quotes around the text.
    """
    found: dict[int, str] = {}
    for number, row in structure(rows):
        match = _SINGLE.match(row)
        if match and (_FREE.search(match["text"]) or not match["end"]) and ends_here(rows, number):
            found[number] = match["head"] + quoted(match["text"].replace("''", "'"))
    return found


_DOUBLE = re.compile(rf"{HEAD}\".*\"\s*$")
_BAD = re.compile(r"(?<!\\)((?:\\\\)*)\\(?![\\0abtnvfre \"/N_LPxuU])")


def backslashes(rows: Sequence[str]) -> Mends:
    """A backslash between double quotes, where it has to be written twice.

    It becomes: two of them.
    """
    found = {n: _BAD.sub(r"\1\\\\", row) for n, row in structure(rows) if _DOUBLE.match(row)}
    return {n: now for n, now in found.items() if now != rows[n]}


_BARS_OPEN = re.compile(rf"^\s*(?:- +)*{NAME} ?:\s*$|^\s*-\s*$")


def bars(rows: Sequence[str]) -> Mends:
    """The bar that was forgotten before a map or a program of several lines.

    It becomes: a bar after the heading whose lines are drawn, or are a program.
    """
    found = [n for n, row in structure(rows) if _BARS_OPEN.match(row) and _below(rows, n)]
    return {n: f"{rows[n].rstrip()} |" for n in found}


def _below(rows: Sequence[str], number: int) -> bool:
    after = rows[number + 1] if number + 1 < len(rows) else ""
    deeper = indent(after) > indent(rows[number])
    return bool(drawn_below(rows, number)) or (deeper and PROGRAM.fullmatch(after) is not None)


_ELSE = re.compile(r"\s*(?:else|sinon)\s*:\s*")


def indents(rows: Sequence[str]) -> Mends:
    """Lines under a bar that are not further to the right than its heading.

    It becomes: two spaces more, or as far as the lines beside them.
    """
    found: dict[int, str] = {}
    inside = in_texts(rows)
    for number, row in enumerate(rows):
        if number not in inside and is_header(row):
            found |= _moved(rows, number, [*_own(rows, number, inside)], inside)
    return found


def _own(rows: Sequence[str], header: int, inside: frozenset[int]) -> Iterator[int]:
    """The lines that belong under a bar, as far as one can tell."""
    first = rows[header + 1] if header + 1 < len(rows) else ""
    program = header + 1 not in inside and bool(PROGRAM.fullmatch(first))
    for number in range(header + 1, len(rows)):
        row = rows[number]
        new = KEY.match(row) and not _ELSE.fullmatch(row)
        if number not in inside and not (is_grid(row) or (program and row.strip() and not new)):
            return
        yield number


def _moved(rows: Sequence[str], header: int, own: Sequence[int], inside: frozenset[int]) -> Mends:
    there = [indent(rows[n]) for n in own if n in inside and rows[n].strip()]
    pad = " " * (there[0] if there else indent(rows[header]) + 2)
    if there:
        return {n: pad + rows[n].lstrip() for n in own if n not in inside and is_grid(rows[n])}
    return {n: pad + rows[n] for n in own if n not in inside}


_QUOTED = re.compile(r"^(\s+)([\"“«])")
_ITEMS_OPEN = re.compile(r".*:\s*$")


def items(rows: Sequence[str]) -> Mends:
    """A dash that was forgotten before an entry of a list.

    It becomes: a dash before a text between quotes that stands in a list, or begins one.
    """
    found: dict[int, str] = {}
    lines = structure(rows)
    for place, (number, row) in enumerate(lines):
        if not _QUOTED.match(row):
            continue
        before = lines[place - 1] if place else (number, "")
        after = lines[place + 1][1] if place + 1 < len(lines) else ""
        if _in_list(found.get(*before), row) or _begins(before[1], row, after):
            found[number] = _QUOTED.sub(r"\1- \2", row)
    return found


def _in_list(before: str, row: str) -> bool:
    return bool(ITEM.match(before)) and indent(before) == indent(row)


def _begins(before: str, row: str, after: str) -> bool:
    listed = bool(ITEM.match(after) or _QUOTED.match(after)) and indent(after) == indent(row)
    return bool(KEY.match(before) and _ITEMS_OPEN.match(before)) and listed


_UNCLOSED_OPEN = re.compile(rf"{HEAD}\"(?:[^\"\\]|\\.)*$")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_ENDS = {"[": "]", "{": "}"}


def unclosed(rows: Sequence[str]) -> Mends:
    """A quote or a bracket that is opened on a line and never closed.

    It becomes: closed at the end of its line, when the next line begins something new.
    """
    found = {n: _closed(row) for n, row in structure(rows) if ends_here(rows, n)}
    return {n: now for n, now in found.items() if now != rows[n]}


def _closed(row: str) -> str:
    if _UNCLOSED_OPEN.match(row):
        return f'{row.rstrip()}"'
    bare = _TEXT.sub("", row)
    for start, end in _ENDS.items():
        if bare.count(start) == bare.count(end) + 1:
            return f"{row.rstrip().rstrip(',')}{end}"
    return row


_BARE = re.compile(rf"{HEAD}(?P<text>[^\s\"'\[\]{{}}|>&*!%@`#-].*?:(?:\s.*\S|))\s*$")


def texts(rows: Sequence[str]) -> Mends:
    """A text with a colon in it and no quotes around it.

    It becomes: quotes around it.
    """
    found = {n: match for n, row in structure(rows) if (match := _BARE.match(row)) and match["head"].strip()}
    return {n: match["head"] + quoted(match["text"]) for n, match in found.items()}


# The surest first: one that mends a text alone is its cause; else they are added up in this order.
KINDS: Mapping[str, Callable[[Sequence[str]], Mends]] = {
    "spaces": spaces,
    "tabs": tabs,
    "dashes": dashes,
    "colons": colons,
    "quotes": quotes,
    "apostrophes": apostrophes,
    "backslashes": backslashes,
    "bars": bars,
    "indents": indents,
    "items": items,
    "unclosed": unclosed,
    "texts": texts,
}
