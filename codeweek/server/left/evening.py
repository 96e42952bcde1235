"""The page of a day: what each child did, to read with the children or their families."""

from collections.abc import Mapping, Sequence
from html import escape

from codeweek.progress.who import said_first
from codeweek.report.html import badge, image, page, written
from codeweek.server.left.day import Day
from codeweek.server.left.works import Work
from codeweek.text import Text

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
        f"{''.join(_work(each, text) for each in works)}</section>\n"
    )


def _work(work: Work, text: Text) -> str:
    done, place = work.done, work.done.place
    head = " ".join(part for part in (place.figure, place.title(text)) if part)
    pictures = "".join(image(each.encode(), text("room.after.page.picture")) for each in work.pictures)
    drawn = f'<div class="pictures">{pictures}</div>\n' if pictures else ""
    program = f"<pre>{escape(work.python)}</pre>\n" if work.python.strip() else ""
    earned = f'<span aria-label="{escape(text("resume.stars", n=done.result.stars))}">{_stars(work)}</span>'
    return (
        f"<article>\n<h3>{escape(head)} {earned}</h3>\n"
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
