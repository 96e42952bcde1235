"""The results of a day as a table for a spreadsheet: a row for each child and level, without names."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime

from codeweek.progress.course import SHIPPED
from codeweek.progress.who import said_first
from codeweek.server.left.day import Day, Done
from codeweek.server.rooms.shelf import Shelf
from codeweek.text import Text

COLUMNS = (
    *("animal", "machine", "exam", "pack", "chapter", "level", "title", "won", "stars", "tries"),
    *("hints", "help", "both", "checked", "day", "time"),
)
MARK = "\ufeff"  # by which spreadsheets know the letters
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what a spreadsheet may compute


def table(day: Day, shelf: Shelf, text: Text) -> bytes:
    """The table as CSV, with the signs that spreadsheets of the language expect."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";" if text.decimal == "," else ",", lineterminator="\r\n")
    writer.writerow([text(f"room.after.table.{name}") for name in COLUMNS])
    writer.writerows([cell(each) for each in _row(done, shelf, text)] for done in day.done)
    return (MARK + lines.getvalue()).encode()


def _row(done: Done, shelf: Shelf, text: Text) -> Iterator[object]:
    place, result = done.place, done.result
    pack = shelf.pack(place.pack)
    when = datetime.fromtimestamp(result.at)
    yield said_first(done.profile, text)
    yield result.number
    yield text("answer.yes" if done.exam else "answer.no")
    yield "" if place.pack == SHIPPED else text.pick(pack.title) if pack else place.pack
    yield from (place.chapter or None, place.number or None, place.title(text))
    yield text("answer.yes" if result.won else "answer.no")
    yield from (result.stars, result.tries, result.hints)
    yield text(f"room.after.help.{_help(done)}") if _help(done) else ""
    yield text("room.after.both") if result.both else ""
    yield text(f"room.after.{'checked' if result.checked else 'told'}") if result.won else ""
    yield from (f"{when:%Y-%m-%d}", f"{when:%H:%M}")


def _help(done: Done) -> str:
    return "with" if done.result.helped else "alone" if done.result.won else ""


def cell(value: object) -> object:
    """A cell that nothing computes: on one line, a text that begins like a formula after a quotation mark."""
    if not isinstance(value, str):
        return "" if value is None else value
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(FORMULA) else line
