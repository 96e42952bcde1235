"""The results of a day as a table for a spreadsheet: a row for each child and level, without names."""

from collections.abc import Iterator
from datetime import datetime

from codeweek.progress.course import SHIPPED
from codeweek.progress.who import said_first
from codeweek.report.cells import csv_of
from codeweek.room.results import Result
from codeweek.server.left.day import Day, Done
from codeweek.server.rooms.shelf import Shelf
from codeweek.text import Text

COLUMNS = (
    *("animal", "machine", "exam", "pack", "chapter", "level", "title", "won", "stars", "tries"),
    *("hints", "help", "both", "checked", "day", "time"),
)


def table(day: Day, shelf: Shelf, text: Text) -> bytes:
    """The table as CSV."""
    head = [text(f"room.after.table.{name}") for name in COLUMNS]
    return csv_of([head, *(_row(done, shelf, text) for done in day.done)], text)


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
    yield _checked(result, text)
    yield from (f"{when:%Y-%m-%d}", f"{when:%H:%M}")


def _checked(result: Result, text: Text) -> str:
    if result.lost:
        return text("room.after.lost")
    return text(f"room.after.{'checked' if result.checked else 'told'}") if result.won else ""


def _help(done: Done) -> str:
    return "with" if done.result.helped else "alone" if done.result.won else ""
