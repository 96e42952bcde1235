"""Sheets to take home: for each child a diploma with what it made, and slips with its words to go on with."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from codeweek import data
from codeweek.app.child_profiles import seated
from codeweek.packs.pack import Pack
from codeweek.play import builtin
from codeweek.play.rider import Rider
from codeweek.progress import course, story_progress
from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.transfer import transfer_code, transfer_content
from codeweek.progress.transfer.transfer_content import carried
from codeweek.progress.who import said_first, worn_of
from codeweek.report.html import badge, image, page
from codeweek.room.claims import counting, progress_in
from codeweek.server.exports.day_results import Day, newest
from codeweek.server.exports.evening_report import dated
from codeweek.server.rooms.program_replay import Replay
from codeweek.text import Text


def home_words(profile: str, file: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """The code of a child, from its file as it travels: its animal, stars, place and settings."""
    courses, settings = file.get("courses"), file.get("settings")
    progress = from_json(courses.get(SHIPPED) if isinstance(courses, Mapping) else None)
    there = settings if isinstance(settings, Mapping) else {}
    return transfer_code.written(
        carried(
            profile, there, file.get("python"), progress, transfer_content.course(transfer_content.VERSION)
        ),
        language,
    )


ON_A_PAGE = 8
MANY, CROWD = 15, 28  # words, above which they are smaller
SLIPS_STYLE = (__package__, "slips.css")

Files = Callable[[str], Mapping[str, Any]]


def slips(day: Day, files: Files, text: Text) -> str:
    """The page to print, a sheet of eight after the other; a sentence when nobody was there."""
    each = [
        _slip(profile, home_words(profile, files(profile), text.language), text) for profile in day.profiles
    ]
    sheets = [each[at : at + ON_A_PAGE] for at in range(0, len(each), ON_A_PAGE)]
    body = "".join(f"<section>{''.join(sheet)}</section>\n" for sheet in sheets)
    head = text("room.after.slips.how") if each else text("room.after.nobody")
    return page(text("room.after.slips.title"), SLIPS_STYLE, f"<p>{escape(head)}</p>\n{body}", text)


def _slip(profile: str, code: tuple[str, ...], text: Text) -> str:
    many = ' class="crowd"' if len(code) > CROWD else ' class="many"' if len(code) > MANY else ""
    listed = "".join(f"<li>{escape(word)}</li>" for word in code)
    return (
        f"<article><header>{badge(profile)}<div><h2>{escape(said_first(profile, text))}</h2>"
        f'<p class="name">{escape(text("room.slip.name"))} <i></i></p></div></header>'
        f"<p>{escape(text('room.slip.how'))}</p><ol{many}>{listed}</ol></article>\n"
    )


MOST_ASKED = 2  # questions to ask at home, about what was won last
QUIET = 8  # ideas, above which they are smaller
FAMILY_STYLE = (__package__, "family.css")


@dataclass(frozen=True)
class FamilySheet:
    """Of whom a sheet tells, and in which language; `elsewhere`: levels won that the room has not seen."""

    profile: str
    file: Mapping[str, Any]
    progress: Progress
    text: Text
    elsewhere: int = 0

    @property
    def rider(self) -> Rider:
        """The child in what it made."""
        return seated(self.profile, worn_of(self.file.get("worn")))


def family(day: Day, files: Files, replay: Replay, text: Text) -> str:
    """The page to print, a sheet of A4 for each child; a sentence when nobody was there."""
    family_sheets = (_told(profile, files(profile), day, text) for profile in day.profiles)
    pack = builtin.pack()
    body = "".join(
        _sheet(sheet, pack, newest(pack, sheet.progress, replay, text, sheet.rider), day)
        for sheet in family_sheets
    )
    head = text("room.after.family.how") if body else text("room.after.nobody")
    return page(text("room.after.family.title"), FAMILY_STYLE, f"<p>{escape(head)}</p>\n{body}", text)


def _told(profile: str, file: Mapping[str, Any], day: Day, text: Text) -> FamilySheet:
    sure = counting(file, day.claims.get(profile, {}), sure=True)
    progress, all = (progress_in(each, course.SHIPPED) for each in (sure, file))
    return FamilySheet(profile, file, progress, text, len(_won(all)) - len(_won(progress)))


def _won(progress: Progress) -> list[int]:
    return [stars for stars in progress.stars.values() if stars]


def _sheet(family_sheet: FamilySheet, pack: Pack, made: str, day: Day) -> str:
    text = family_sheet.text
    seen = image(made.encode(), text("room.after.page.picture")) if made else '<div class="draw"></div>'
    drawn = f"<figure><h3>{_said(text, 'made')}</h3>{seen}</figure>"
    name = escape(said_first(family_sheet.profile, text))
    parts = [
        f"<h1>{escape(text('story.diploma.title'))}</h1>",
        f"<header>{badge(family_sheet.profile)}<div><h2>{name}</h2>",
        f'<p class="name">{escape(text("room.slip.name"))} <i></i></p></div></header>',
        f'<p class="sum">{escape(_sum(family_sheet))}</p>',
        f'<div class="two">{_can(family_sheet, pack)}{drawn}</div>',
        _medals(family_sheet.progress, pack, text),
        f'<p class="date"><span>{escape(text("story.diploma.date", day=dated(day, text)))}</span>',
        f"<span>{_said(text, 'signed')} <i></i></span></p>",
        f'<div class="home">{_asked(family_sheet, pack)}{_home(family_sheet)}</div>',
    ]
    return f"<section>\n{chr(10).join(part for part in parts if part)}\n</section>\n"


def _sum(family_sheet: FamilySheet) -> str:
    won, text = _won(family_sheet.progress), family_sheet.text
    elsewhere = (
        f" {text('room.after.family.elsewhere', n=family_sheet.elsewhere)}" if family_sheet.elsewhere else ""
    )
    if not won:
        return text("room.after.family.played") + elsewhere
    return f"{text('room.after.family.won', n=len(won))} {text('resume.stars', n=sum(won))}.{elsewhere}"


def _can(family_sheet: FamilySheet, pack: Pack) -> str:
    """What the child can do, by the ideas of the chapters."""
    known = [
        concept.chapter
        for concept in course.concepts(pack, family_sheet.progress)
        if concept.state in course.KNOWN
    ]
    ideas = "".join(
        f"<li>{escape(family_sheet.text.pick(chapter.i_can or chapter.idea))}</li>" for chapter in known
    )
    quiet = ' class="quiet"' if len(known) > QUIET else ""
    title = escape(family_sheet.text("story.diploma.can"))
    return f"<div><h3>{title}</h3><ul{quiet}>{ideas}</ul></div>" if ideas else ""


def _medals(progress: Progress, pack: Pack, text: Text) -> str:
    won = [medal for chapter in pack.chapters if (medal := story_progress.medal(pack, progress, chapter))]
    each = "".join(
        f"<li>{image(data.sprite(medal.picture) or b'')}<span>{escape(text.pick(medal.name))}</span></li>"
        for medal in won
    )
    return f'<h3>{_said(text, "medals")}</h3><ul class="medals">{each}</ul>' if won else ""


def _asked(family_sheet: FamilySheet, pack: Pack) -> str:
    """Questions about what was won last: the family need not know anything."""
    asked = "".join(f"<li>{escape(question)}</li>" for question in _questions(family_sheet, pack))
    return f"<div><h3>{_said(family_sheet.text, 'ask')}</h3><ul>{asked}</ul></div>" if asked else ""


def _questions(family_sheet: FamilySheet, pack: Pack) -> Iterator[str]:
    text = family_sheet.text
    won = [
        level for level in pack.levels if family_sheet.progress.stars.get(level.id) and level.adult.question
    ]
    for level in won[-MOST_ASKED:]:
        told_of = text("room.after.family.level", title=text.pick(level.title))
        yield f"{told_of} {text.pick(level.adult.question)}"


def _home(family_sheet: FamilySheet) -> str:
    code = home_words(family_sheet.profile, family_sheet.file, family_sheet.text.language)
    listed = "".join(f"<li>{escape(word)}</li>" for word in code)
    how = escape(family_sheet.text("room.slip.how"))
    return f"<div><h3>{_said(family_sheet.text, 'home')}</h3><p>{how}</p><ol>{listed}</ol></div>"


def _said(text: Text, name: str) -> str:
    return escape(text(f"room.after.family.{name}"))
