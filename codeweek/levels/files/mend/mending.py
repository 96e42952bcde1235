"""Mends a text until the YAML reader can read it, and tells each kind of mend in one sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.mend.typographic_signs import has_code, spans
from codeweek.levels.files.mend.yaml_rows import Mends
from codeweek.levels.files.mend.yaml_slips import KINDS
from codeweek.levels.files.yaml_nodes import LONGEST, Node, read

SHOWN = 60  # letters of a line that is quoted: of a longer one, how it begins and ends
BEGINS, ENDS = 34, 22


@dataclass(frozen=True)
class Change:
    """One line that was mended: its kind, its number from 0, the line before and after."""

    key: str
    line: int
    was: str
    now: str


@dataclass(frozen=True)
class Mended:
    """A text that the YAML reader reads, or the text as it was; and what is wrong in it, line by line."""

    text: str
    root: Node | None
    told: tuple[Diagnostic, ...] = ()


def mend(text: str) -> Mended:
    """The text with its slips mended, if it can then be read; a text without fault as it is."""
    if len(text) > LONGEST:
        return Mended(text, None)
    root = _root(text)
    changes: list[Change] = []
    mended = text
    if root is None:
        mended, root, changes = _readable(text)
    if root is None:
        root, _ = read(text)
        return Mended(text, root, () if root else _told(changes))
    mended, signs = _meant(root, mended)
    if signs:
        root, _ = read(mended)
    return Mended(mended, root, _told([*changes, *signs])) if root else Mended(text, None, _told(changes))


def _root(text: str) -> Node | None:
    """The nodes of a text that reads as it was meant; None for others."""
    root, _ = read(text)
    return None if root is None or has_code(root) else root


def _readable(text: str) -> tuple[str, Node | None, list[Change]]:
    """The text mended by one kind alone, else by as many as it takes."""
    for key, mends in KINDS.items():
        changed, changes = _with(key, mends, text)
        if changes and (root := _root(changed)) is not None:
            return changed, root, changes
    # No kind alone was enough: each is applied to what the ones before it have left.
    all_found: list[Change] = []
    for key, mends in KINDS.items():
        text, changes = _with(key, mends, text)
        all_found += changes
        if changes and (root := _root(text)) is not None:
            return text, root, all_found
    return text, None, all_found


def _with(key: str, mends: Callable[[Sequence[str]], Mends], text: str) -> tuple[str, list[Change]]:
    """A text after one kind of mend; lines keep their ends, and their number."""
    lines = text.split("\n")
    rows = [line.removesuffix("\r") for line in lines]
    changes = [Change(key, number, rows[number], now) for number, now in sorted(mends(rows).items())]
    for change in changes:
        lines[change.line] = change.now + ("\r" if lines[change.line].endswith("\r") else "")
    return "\n".join(lines), changes


def _meant(root: Node, text: str) -> tuple[str, list[Change]]:
    """A text that was read, with what is no doubt meant otherwise changed."""
    changes: list[Change] = []
    # From the end of the text, so that the places before stay where they are.
    for span in sorted(spans(root, text), key=lambda span: -span.start):
        line = text.count("\n", 0, span.start)
        was = _line(text, line)
        text = text[: span.start] + span.now + text[span.end :]
        changes.insert(0, Change(span.key, line, was, _line(text, line)))
    return text, changes


def _line(text: str, number: int) -> str:
    return text.split("\n")[number].removesuffix("\r")


def _told(changes: Sequence[Change]) -> tuple[Diagnostic, ...]:
    """One sentence for each kind of mend, at its first line."""
    first: dict[str, Change] = {}
    for change in sorted(changes, key=lambda change: change.line):
        first.setdefault(change.key, change)
    number = partial(_lines, changes)
    return tuple(
        Diagnostic(
            f"mend.{key}",
            {"was": shown(change.was), "now": shown(change.now), "n": number(key)},
            "warning",
            line=change.line + 1,
            column=_differs(change.was, change.now),
        )
        for key, change in first.items()
    )


def _lines(changes: Sequence[Change], key: str) -> int:
    return len({change.line for change in changes if change.key == key})


def _differs(was: str, now: str) -> int:
    """The column, from 1, where two lines begin to differ."""
    pairs = enumerate(zip(was, now, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(was), len(now)))
    return min(same, max(0, len(was) - 1)) + 1


def shown(line: str) -> str:
    """A line as it is quoted in a sentence."""
    line = line.strip()
    return line if len(line) <= SHOWN else f"{line[:BEGINS]} … {line[-ENDS:]}"
