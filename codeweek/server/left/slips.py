"""Slips to cut out: on each an animal, its words for home, and a line for a name by hand."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from codeweek.progress.who import said_first
from codeweek.report.html import badge, page
from codeweek.server.left.day import Day
from codeweek.server.left.home import words
from codeweek.text import Text

ON_A_PAGE = 8
MANY, CROWD = 15, 28  # words, above which they are smaller
STYLE = (__package__, "slips.css")

Files = Callable[[str], Mapping[str, Any]]


def slips(day: Day, files: Files, text: Text) -> str:
    """The page to print, a sheet of eight after the other; a sentence when nobody was there."""
    each = [_slip(profile, words(profile, files(profile), text.language), text) for profile in day.profiles]
    sheets = [each[at : at + ON_A_PAGE] for at in range(0, len(each), ON_A_PAGE)]
    body = "".join(f"<section>{''.join(sheet)}</section>\n" for sheet in sheets)
    head = text("room.after.slips.how") if each else text("room.after.nobody")
    return page(text("room.after.slips.title"), STYLE, f"<p>{escape(head)}</p>\n{body}", text)


def _slip(profile: str, code: tuple[str, ...], text: Text) -> str:
    many = ' class="crowd"' if len(code) > CROWD else ' class="many"' if len(code) > MANY else ""
    listed = "".join(f"<li>{escape(word)}</li>" for word in code)
    return (
        f"<article><header>{badge(profile)}<div><h2>{escape(said_first(profile, text))}</h2>"
        f'<p class="name">{escape(text("room.slip.name"))} <i></i></p></div></header>'
        f"<p>{escape(text('room.slip.how'))}</p><ol{many}>{listed}</ol></article>\n"
    )
