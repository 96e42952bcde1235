"""What each child was seen to do, as a table for a spreadsheet."""

from collections.abc import Iterator

from codeweek.progress.evaluation import ITEMS, STATES, Mark, Marks, group
from codeweek.progress.who import said_first
from codeweek.report.cells import csv_of
from codeweek.report.evaluation import words
from codeweek.text import Text


def evaluation_table(found: Marks, text: Text) -> bytes:
    """A row for each child, then how many are at each state."""
    return csv_of(_rows(found, text), text)


def _rows(found: Marks, text: Text) -> Iterator[list[object]]:
    codes = (text(f"evaluation.code.{item.key}") for item in ITEMS)
    items = (text(f"evaluation.item.{item.key}") for item in ITEMS)
    yield [text("evaluation.child"), *map(" ".join, zip(codes, items, strict=True))]
    for profile, own in found.items():
        yield [said_first(profile, text), *(words(own.get(item.key, Mark()), text) for item in ITEMS)]
    for state in STATES:
        yield [text(f"evaluation.group.{state}"), *(group(found, item.key)[state] for item in ITEMS)]
