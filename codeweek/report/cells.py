"""Tables for a spreadsheet, as CSV."""

import csv
import io
from collections.abc import Iterable

from codeweek.text import Text

MARK = "\ufeff"  # by which spreadsheets know the letters
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what a spreadsheet may compute


def csv_of(rows: Iterable[Iterable[object]], text: Text) -> bytes:
    """The table, with the signs that spreadsheets of the language expect."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";" if text.decimal == "," else ",", lineterminator="\r\n")
    writer.writerows([_cell(each) for each in row] for row in rows)
    return (MARK + lines.getvalue()).encode()


def _cell(value: object) -> object:
    """A cell that nothing computes: on one line, a text that begins like a formula after a quotation mark."""
    if not isinstance(value, str):
        return "" if value is None else value
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(FORMULA) else line
