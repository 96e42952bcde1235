"""What can be read and is meant otherwise: Word's quotes around a text, odd spaces, spaces in a map."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codeweek.blocks.block_vocabulary import plain
from codeweek.levels.files.mend.yaml_rows import DRAWN, NOTHING, ODD, quoted, unquoted
from codeweek.levels.files.yaml_nodes import Node

OPEN = ("“", "„", "‘")  # not « », which French texts may well begin with
MAPS = ("map", "maps", "grid", "carte", "cartes", "grille", "essai", "essais")
_ODD = ODD + NOTHING
_CELL = "#.><^vG*op0-9"
_CODE = re.compile(r"(?:for|while|if|def) .*\)?|\w+\(.*\)")
_SPACES = re.compile(rf"[ {_ODD}]+")
_DRAWN = re.compile(rf"[{_CELL}\n {_ODD}]*")
# A quick look, which lets nearly all texts go: is there any such thing at all?
_ANY = re.compile(
    "|".join(
        (
            "[:,[-] *[“„‘]",  # a value begins with one of Word's quotes
            rf"^ *(?:- +)*\w+ *[{_ODD}][^:\n]*:",  # a heading ends with an odd space
            rf"^[ {_ODD}]*[{_CELL}]+[ {_ODD}]+[{_CELL} {_ODD}]*$",  # a row of a map has spaces inside
            rf"^ *[{_ODD}]",  # a line begins with one
        )
    ),
    re.MULTILINE,
)


@dataclass(frozen=True)
class Span:
    """A part of a text, and what belongs there; `key` names the kind of mend."""

    key: str
    start: int
    end: int
    now: str


def doubtful(text: str, root: Node) -> bool:
    """Whether a text that was read has to be looked at closely."""
    return _ANY.search(text) is not None or has_code(root)


def has_code(root: Node) -> bool:
    """Whether a line of a program was taken for a heading: it is not under a bar."""
    tables = [root, *(node for node in root.value.values() if isinstance(node.value, dict))]
    return any(_CODE.fullmatch(key) for table in tables for key in table.value)


def spans(root: Node, text: str) -> Iterator[Span]:
    """What is to change in a text that was read."""
    yield from _inside(root, text, "")


def _inside(node: Node, text: str, name: str) -> Iterator[Span]:
    if isinstance(node.value, dict):
        yield from _table(node, text)
    elif isinstance(node.value, list):
        for each in node.value:
            yield from _inside(each, text, name)
    elif node.block:
        if plain(name.strip(_ODD)) in MAPS:
            yield from _grid(node, text)
    else:
        yield from _wrapped(node.start, node.end, text)


def _table(node: Node, text: str) -> Iterator[Span]:
    """The keys of a table, and what it holds; a sentence with a colon between Word's quotes is no table."""
    ends = [each.end for each in node.value.values()]
    starts = [key.start for key in node.keys.values()]
    whole = [*_wrapped(starts[0], ends[0], text)] if len(starts) == 1 else []
    yield from whole
    for key, value in node.value.items() if not whole else ():
        head = node.keys[key]
        bare = head.raw.strip(_ODD)
        if bare != head.raw and text[head.start : head.end] == head.raw:
            yield Span("spaces", head.start, head.end, bare)
        yield from _inside(value, text, key)


def _wrapped(start: int, end: int, text: str) -> Iterator[Span]:
    """Straight quotes for Word's, around a text that has no others."""
    if text[start : start + 1] in OPEN and start < end:
        whole = unquoted(text[start:end])
        if whole is not None and "\n" not in whole:
            yield Span("quotes", start, end, quoted(whole))


def _grid(node: Node, text: str) -> Iterator[Span]:
    """The spaces inside the rows of a map: a sign is one cell."""
    drawn = node.raw.rstrip("\n")
    if not (_SPACES.search(drawn) and _DRAWN.fullmatch(drawn) and DRAWN.search(drawn)):
        return
    at = text.index("\n", node.start) + 1
    rows = text[at : node.end].split("\n")
    pad = min((len(row) - len(row.lstrip(" ")) for row in rows if row.strip()), default=0)
    for row in rows:
        bare = row.rstrip(" \r")
        tight = row[:pad] + _SPACES.sub("", bare[pad:])
        if tight != bare:
            yield Span("grid", at, at + len(bare), tight)
        at += len(row) + 1
