"""Patches a YAML text to a new value: only what differs is rewritten, all else stays byte for byte."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from codeweek.authoring.draft import dump
from codeweek.levels.files.yaml_nodes import Node, read

Part = tuple[int, int, str]  # (start, end, text): a replacement


def is_flow(text: str, node: Node) -> bool:
    """Whether a list or a table is written between brackets."""
    return text[node.start : node.start + 1] in ("[", "{")


def end_of(text: str, node: Node) -> int:
    """The offset just after a value; of a text under `|`, after its last line that says something."""
    if isinstance(node.value, list | dict):
        inside = node.value.values() if isinstance(node.value, dict) else node.value
        last = max((end_of(text, each) for each in inside), default=node.start + 1)
        return _closed(text, last) if is_flow(text, node) else last
    return _said(text, node) if node.block else node.end


def _closed(text: str, at: int) -> int:
    """After the bracket that closes a list whose last entry ends at an offset."""
    while at < len(text) and text[at] not in "]}":
        at = line_end(text, at) if text[at] == "#" else at + 1
    return at + 1


def _said(text: str, node: Node) -> int:
    end = node.end
    while end > node.start and not text[text.rfind("\n", 0, end) + 1 : end].strip():
        end = text.rfind("\n", 0, end)
    return end - 1 if text[end - 1 : end] == "\r" else end


def line_start(text: str, at: int) -> int:
    """The offset of the first letter of a line."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The offset just after the last letter of a line."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """The offset of the line after, or the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def after_colon(text: str, key: Node) -> int:
    """Where the value of a key may begin."""
    return text.find(":", key.end) + 1


def rewrite(text: str, wanted: dict[str, Any]) -> str | None:
    """The text patched so that its table is `wanted`; None when that is not possible."""
    root, _ = read(text)
    if root is None:
        return None
    writer = _Writer(text, "\r\n" if "\r\n" in text else "\n")
    writer.change(root, wanted, root.column - 1, False, root.start)
    written = writer.written()
    node, _ = read(written)
    # Read again before it is believed: a patch that went wrong must not reach the author's file.
    return written if node is not None and dump.same(node.plain, wanted) else None


@dataclass
class _Writer:
    """Collects replacements in a text."""

    text: str
    newline: str
    parts: list[Part] = field(default_factory=list)

    def written(self) -> str:
        """The text with all replacements made; unchanged when they overlap."""
        made, at = [], 0
        for start, end, new in sorted(self.parts, key=lambda part: part[:2]):
            # Overlaps mean that the places were misjudged: better no change than a broken file.
            if start < at:
                return self.text
            made += [self.text[at:start], new]
            at = end
        return "".join([*made, self.text[at:]])

    def change(self, node: Node, new: Any, indent: int, inside: bool, after: int) -> None:
        """Change a value; `indent` is its parent's, `after` the offset behind its key or dash."""
        old = node.value
        if dump.same(node.plain, new):
            return
        # Without a key in common nothing is left to patch around: the table is written anew.
        if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
            self._table(node, new, inside or is_flow(self.text, node))
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            self._list(node, new, inside or is_flow(self.text, node))
        # Of a `|` block only the lines that differ are replaced: the blanks of the others are the author's.
        elif isinstance(new, str) and node.block and not inside and dump.can_stand(new):
            self.parts += changed_lines(self.text, node, new, indent + 2, self.newline)
        else:
            self._whole(node, new, indent, inside, after)

    def _whole(self, node: Node, new: Any, indent: int, inside: bool, after: int) -> None:
        """Rewrite a whole value, a text in the quotes it had."""
        start, end = node.start, end_of(self.text, node)
        beside, lines = (dump.flow(new), []) if inside else dump.block(new, indent + 2)
        if isinstance(new, str) and not lines and not node.block and isinstance(node.value, str):
            beside = dump.scalar(new, self.text[start], inside)
        # A table or a list inside a list begins on the line of its dash.
        if lines and not beside and self.text[after - 1] == "-":
            beside, lines = lines[0].lstrip(), lines[1:]
        if not beside or (not is_flow(self.text, node) and isinstance(node.value, list | dict | None)):
            start, end = after, max(end, after)
            beside = f" {beside}" if beside else ""
        self.parts.append((start, end, beside))
        self._below(end, lines)

    def _below(self, at: int, lines: list[str]) -> None:
        """Insert lines below the line of an offset."""
        if lines:
            end = line_end(self.text, at)
            self.parts.append((end, end, "".join(self.newline + line for line in lines)))

    def _table(self, node: Node, new: dict[str, Any], inside: bool) -> None:
        """Change, add and remove entries of a table of which some stay."""
        starts = [node.keys[key].start for key in node.value]
        ends = [end_of(self.text, value) for value in node.value.values()]
        entries = _Entries(self, starts, ends, [key in new for key in node.value], inside)
        entries.erase()
        places = {key: index for index, key in enumerate(node.value)}
        before, column = -1, node.column - 1
        for key, value in new.items():
            if key in places:
                after = after_colon(self.text, node.keys[key])
                self.change(node.value[key], value, column, inside, after)
                before = places[key]
            elif inside:
                entries.beside(before, f"{dump.scalar(key)}: {dump.flow(value)}")
            else:
                entries.under(before, dump.entry(key, value, column), column)

    def _list(self, node: Node, new: list[Any], inside: bool) -> None:
        """Change, add and remove entries of a list, keeping the equal ones at both ends."""
        old = [each.plain for each in node.value]
        # What is equal at both ends is not touched: one entry more in the middle then costs that entry alone.
        head, tail = common(old, new)
        changed = min(len(old), len(new)) - tail  # entries before it stay or are changed
        stays = [index < changed or index >= len(old) - tail for index in range(len(old))]
        starts = [each.start if inside else self._dash(node, each) for each in node.value]
        ends = [end_of(self.text, each) for each in node.value]
        entries = _Entries(self, starts, ends, stays, inside)
        entries.erase()
        for index in range(head, changed):
            after = starts[index] + (not inside)
            self.change(node.value[index], new[index], node.column - 1, inside, after)
        for value in new[changed : len(new) - tail]:
            if inside:
                entries.beside(changed - 1, dump.flow(value))
            else:
                entries.under(changed - 1, dump.item(value, node.column - 1), node.column - 1)

    def _dash(self, node: Node, entry: Node) -> int:
        """The offset of the dash of an entry: in the column of all of them, on its line or above."""
        at = line_start(self.text, entry.start)
        while at and self.text[at + node.column - 1 : at + node.column] != "-":
            at = line_start(self.text, at - 1)
        return at + node.column - 1


@dataclass(frozen=True)
class _Entries:
    """The entries of a list or table, each from its dash or key to its end, of which at least one stays."""

    writer: _Writer
    starts: Sequence[int]
    ends: Sequence[int]
    stays: Sequence[bool]
    inside: bool

    def erase(self) -> None:
        """Remove the entries that do not stay."""
        first = self.stays.index(True)
        for index in [index for index, stay in enumerate(self.stays) if not stay]:
            self.writer.parts.append(self._gone(index, first))

    def _gone(self, index: int, first: int) -> Part:
        text, start, end = self.writer.text, self.starts[index], self.ends[index]
        # Before the first that stays there is no comma or line end to take along: what follows moves up.
        if index < first and (self.inside or self._shares_its_line()):
            return start, self.starts[index + 1], ""
        if not self.inside:
            return line_start(text, start), next_line(text, end), ""
        # A comment between the two is the author's: then the entry goes with the comma behind it.
        if "#" not in text[self.ends[index - 1] : start]:
            return self.ends[index - 1], end, ""  # with the comma before it
        comma = text[end:].lstrip().startswith(",")
        return start, text.index(",", end) + 1 if comma else end, ""

    def _shares_its_line(self) -> bool:
        """Whether the first entry is on the line of its parent's dash or key."""
        start = self.starts[0]
        return bool(self.writer.text[line_start(self.writer.text, start) : start].strip())

    def beside(self, before: int, new: str) -> None:
        """Add an entry inside brackets, after another one or first (-1)."""
        at = self.ends[before] if before >= 0 else self.starts[self.stays.index(True)]
        self.writer.parts.append((at, at, f", {new}" if before >= 0 else f"{new}, "))

    def under(self, before: int, lines: list[str], column: int) -> None:
        """Add an entry on its own lines, after another one or first (-1)."""
        if before >= 0:
            self.writer._below(self.ends[before], lines)
            return
        at, pad = self.starts[self.stays.index(True)], " " * column
        new = self.writer.newline.join([*lines, pad]).removeprefix(pad)
        self.writer.parts.append((at, at, new))


def changed_lines(text: str, node: Node, new: str, indent: int, newline: str) -> list[Part]:
    """The replacements that turn a `|` block into another text; `indent` is for an empty one."""
    end = end_of(text, node)
    first = next_line(text, node.start)
    sign = text[node.start : line_end(text, node.start)].split()[0]
    old = text[first:end].split("\n") if end >= first else []
    said = node.raw.removesuffix("\n").split("\n")
    # The author's own indentation, seen at the first line with words.
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
