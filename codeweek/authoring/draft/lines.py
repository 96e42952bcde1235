"""Changes the lines of a `|` block that differ."""

from collections.abc import Sequence

from codeweek.authoring.draft import dump
from codeweek.authoring.draft.spans import Part, end_of, line_end, next_line
from codeweek.levels.files.yaml_nodes import Node


def changed_lines(text: str, node: Node, new: str, indent: int, newline: str) -> list[Part]:
    """The replacements that turn a `|` block into another text; `indent` is for an empty one."""
    end = end_of(text, node)
    first = next_line(text, node.start)
    sign = text[node.start : line_end(text, node.start)].split()[0]
    old = text[first:end].split("\n") if end >= first else []
    said = node.raw.removesuffix("\n").split("\n")
    margins = (len(line.rstrip("\r")) - len(words) for line, words in zip(old, said, strict=False) if words)
    wide = next(margins, indent)
    lines = new.removesuffix("\n").split("\n")
    wanted = dump.body(new, " " * wide)
    parts = []
    if node.raw.endswith("\n") != new.endswith("\n") or sign[0] != "|" or not old:
        parts.append((node.start, node.start + len(sign), dump.header(new)))
    # Lines with the same words stay, even with other blanks.
    head, tail = common(said, lines) if len(said) == len(old) else (0, 0)
    return [*parts, _swapped(text, node.start, len(old), wanted, head, tail, newline)]


def _swapped(
    text: str, header: int, old: int, new: Sequence[str], head: int, tail: int, newline: str
) -> Part:
    """The lines under a header replaced, but for some first and some last ones.

    Each goes with the end of the line before it: the last one may be that of the file, and have none.
    """
    starts = [header]
    while len(starts) <= old:
        starts.append(next_line(text, starts[-1]))
    start, end = (line_end(text, starts[line]) for line in (head, old - tail))
    return start, end, "".join(newline + line for line in new[head : len(new) - tail])


def common(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many first and how many last entries two lists share."""
    most, head, tail = min(len(old), len(new)), 0, 0
    while head < most and dump.same(old[head], new[head]):
        head += 1
    while tail < most - head and dump.same(old[-1 - tail], new[-1 - tail]):
        tail += 1
    return head, tail
