"""The report of a day: a page to read together, tables for a spreadsheet, and all of it in one zip.

In an evaluation only what was played again counts; an exercise cannot be, as nobody tells its parts.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.levels.level import Level
from codeweek.packs.archive import FIRST, zipped
from codeweek.progress.course import SHIPPED
from codeweek.progress.evaluation import FREE, Deed, Marks, is_built, is_tried_out, marks
from codeweek.progress.transfer.childfile import name_of
from codeweek.progress.who import said, said_first
from codeweek.report.evaluation_report import evaluation_ods, evaluation_page, evaluation_table
from codeweek.report.html import badge, csv_of, image, page, written
from codeweek.room.claims import progress_in
from codeweek.room.results import Result
from codeweek.server.exports.day_results import Day, Done, Work, works
from codeweek.server.rooms.pack_store import PackStore
from codeweek.server.rooms.program_replay import Replay
from codeweek.text import Text

Files = Callable[[str], Mapping[str, Any]]
STARS = 3
STYLE = (__package__, "evening.css")


def evening(day: Day, works: Mapping[str, Sequence[Work]], links: Mapping[str, str], text: Text) -> str:
    """The page; `links`: the folder of each child beside it."""
    title = text("room.after.page.title", date=dated(day, text))
    children = "".join(_child(profile, works[profile], links[profile], text) for profile in day.profiles)
    told = "about" if day.profiles else "nobody"
    about = text("room.after.page.about") if told == "about" else text("room.after.nobody")
    return page(title, STYLE, f"<h1>{escape(title)}</h1>\n<p>{escape(about)}</p>\n{children}", text)


def dated(day: Day, text: Text) -> str:
    """The date of a day."""
    return written(day.date, text)


def _child(profile: str, works: Sequence[Work], folder: str, text: Text) -> str:
    stars = sum(work.done.result.stars for work in works)
    link = f'<a href="{escape(folder)}/">{escape(text("room.after.page.files"))}</a>'
    return (
        f"<section>\n<header>{badge(profile)}<h2>{escape(said_first(profile, text))}</h2>"
        f"<p>{escape(text('resume.stars', n=stars))} · {link}</p></header>\n"
        f"{''.join(_work(work, text) for work in works)}</section>\n"
    )


def _work(work: Work, text: Text) -> str:
    done, place = work.done, work.done.place
    pictures = "".join(image(picture.encode(), text("room.after.page.picture")) for picture in work.pictures)
    drawn = f'<div class="pictures">{pictures}</div>\n' if pictures else ""
    program = f"<pre>{escape(work.python)}</pre>\n" if work.python.strip() else ""
    earned = f'<span aria-label="{escape(text("resume.stars", n=done.result.stars))}">{_stars(work)}</span>'
    return (
        f"<article>\n<h3>{escape(place.label(text))} {earned}</h3>\n"
        f"<p>{escape(' · '.join(_facts(work, text)))}</p>\n{drawn}{program}</article>\n"
    )


def _stars(work: Work) -> str:
    earned = work.done.result.stars
    return "★" * earned + "☆" * (STARS - earned)


def _facts(work: Work, text: Text) -> list[str]:
    """Won or not, alone or not, after how many tries."""
    done, result = work.done, work.done.result
    how = f"room.after.help.{'with' if result.helped else 'alone'}"
    facts = [
        text("room.after.page.exam") if done.exam else "",
        text("room.after.page.won") if result.won else text("room.after.page.going"),
        text("room.after.lost") if result.lost else "",
        text(how) if result.won else "",
        text("room.after.both") if result.both else "",
        text(f"room.after.page.{'after' if result.won else 'tries'}", n=result.tries) if result.tries else "",
    ]
    return [fact for fact in facts if fact]


COLUMNS = (
    *("animal", "machine", "exam", "pack", "chapter", "level", "title", "won", "stars", "tries"),
    *("hints", "help", "both", "checked", "day", "time"),
)


def table(day: Day, shelf: PackStore, text: Text) -> bytes:
    """The table as CSV."""
    head = [text(f"room.after.table.{name}") for name in COLUMNS]
    return csv_of([head, *(_row(done, shelf, text) for done in day.done)], text)


def _row(done: Done, shelf: PackStore, text: Text) -> Iterator[object]:
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


def reached(day: Day, files: Files) -> Marks:
    """The marks of what was done; `files`: those of the children, for their programs."""
    own = {profile: files(profile) for profile in day.profiles}
    done = (each for each in day.done if each.place.level)
    return marks(day.profiles, (_deed(each, own.get(each.profile, {})) for each in done))


def unplayed(day: Day) -> int:
    """How many wins do not count: machines told of them, and nothing of them was played again."""
    return sum(_is_told(each.result, each.place.level) for each in day.done if each.place.level)


def _is_told(result: Result, level: Level) -> bool:
    return result.won and not result.checked and (level.mode not in FREE or bool(level.parts))


def _deed(done: Done, file: Mapping[str, Any]) -> Deed:
    place, result, level = done.place, done.result, done.place.level
    assert level is not None
    program = progress_in(file, place.pack).programs.get(level.id)
    return Deed(
        done.profile,
        place.pack,
        level,
        won=result.won and result.checked,
        helped=result.helped or result.both or is_tried_out(level, result.stars),
        exam=done.exam,
        days=frozenset([result.day] if result.day else []),
        figure=place.figure,
        program=program if is_built(level) else None,
    )


INDEX = "index.html"


def bundle(day: Day, days: Day, files: Files, shelf: PackStore, replay: Replay, text: Text) -> bytes:
    """The zip, in one folder named by the date; `days`: all that are kept, for what each has reached."""
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
    found, name = reached(days, files), text("room.after.file.evaluation")
    content[f"{name}.csv"] = evaluation_table(found, text)
    content[f"{name}.ods"] = evaluation_ods(found, text)
    content[f"{name}.html"] = evaluation_page(found, dated(day, text), text, unplayed=unplayed(days)).encode()
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
