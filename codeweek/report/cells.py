"""Tables for a spreadsheet, as CSV."""

import csv
from collections.abc import Iterable

from codeweek.text import Text

MARK = "\ufeff"  # by which spreadsheets know the letters
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what a spreadsheet may compute


class _Lines(list[str]):
    def write(self, line: str) -> None:
        self.append(line)


def csv_of(rows: Iterable[Iterable[object]], text: Text) -> bytes:
    """The table, with the signs that spreadsheets of the language expect."""
    lines = _Lines()
    writer = csv.writer(lines, delimiter=";" if text.decimal == "," else ",", lineterminator="\r\n")
    writer.writerows([_cell(each) for each in row] for row in rows)
    return (MARK + "".join(lines)).encode()


def _cell(value: object) -> object:
    """A cell that nothing computes: on one line, a text that begins like a formula after a quotation mark."""
    if not isinstance(value, str):
        return "" if value is None else value
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(FORMULA) else line
