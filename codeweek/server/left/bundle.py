"""Everything of a day in one zip: a page to read, the table, and a folder of each child."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from codeweek.blocks.words import plain
from codeweek.packs.archive import FIRST, zipped
from codeweek.progress.transfer.childfile import name_of
from codeweek.progress.who import said, said_first
from codeweek.report.evaluation.page import evaluation_page
from codeweek.report.evaluation.table import evaluation_table
from codeweek.server.left.day import Day
from codeweek.server.left.evaluation import of_day, unplayed
from codeweek.server.left.evening import dated, evening
from codeweek.server.left.table import table
from codeweek.server.left.works import Work, works
from codeweek.server.rooms.replay import Replay
from codeweek.server.rooms.shelf import Shelf
from codeweek.text import Text

INDEX = "index.html"

Files = Callable[[str], Mapping[str, Any]]


def bundle(day: Day, files: Files, shelf: Shelf, replay: Replay, text: Text) -> bytes:
    """The zip, in one folder named by the date."""
    top = f"{text('room.after.file.session')}-{day.date:%Y-%m-%d}"
    done: dict[str, list[Work]] = {}
    content: dict[str, bytes] = {}
    links = {profile: _name(said(profile, text)) for profile in day.profiles}
    for profile in day.profiles:
        file = files(profile)
        done[profile] = [*works(day, profile, file, replay, text)]
        for name, each in _of_child(profile, file, done[profile], text).items():
            content[f"{links[profile]}/{name}"] = each
    content[INDEX] = evening(day, done, links, text).encode()
    content[f"{text('room.after.file.table')}.csv"] = table(day, shelf, text)
    seen = of_day(day)
    content[f"{text('room.after.file.evaluation')}.csv"] = evaluation_table(seen, text)
    content[f"{text('room.after.file.evaluation')}.html"] = evaluation_page(
        seen, dated(day, text), text, unplayed=unplayed(day)
    ).encode()
    date = (day.date.year, day.date.month, day.date.day, 12, 0, 0)
    return zipped({f"{top}/{name}": each for name, each in content.items()}, max(FIRST, date))


def _of_child(profile: str, file: Mapping[str, Any], done: list[Work], text: Text) -> dict[str, bytes]:
    found = {name_of(profile): json.dumps(file, ensure_ascii=False, indent=1).encode("utf-8", "replace")}
    for work in done:
        place = work.done.place
        name = _name(f"{place.chapter:02} {place.id.rpartition('/')[2]}")
        if work.python.strip():
            head = f"# {said_first(profile, text)} · {place.figure} {place.title(text)}".replace("\n", " ")
            found[f"{name}.py"] = f"{head}\n\n{work.python}".encode("utf-8", "replace")
        for number, picture in enumerate(work.pictures, 1):
            found[f"{name}-{number}.svg"] = picture.encode()
    return found


def _name(words: str) -> str:
    """A name of a file that every computer takes."""
    return re.sub(r"[^a-z0-9]+", "-", plain(words)).strip("-")[:60] or "x"
