"""What each child was seen to do by the items of the programme: one page to print, and a table."""

import csv
import io
from collections.abc import Iterator, Mapping
from html import escape

from codeweek.progress.evaluation import FAMILIES, ITEMS, STATES, Deed, Mark, Marks, group, marks
from codeweek.progress.who import said_first
from codeweek.server.left.day import Day
from codeweek.server.left.html import badge, page
from codeweek.server.left.table import MARK, cell
from codeweek.text import Text

SIGNS = {"alone": "●", "helped": "◐", "seen": "○", "": ""}
EXAM = "*"  # after the sign of what was done in an evaluation


def of_day(day: Day) -> Marks:
    """The marks of a day in the room."""
    deeds = (
        Deed(each.profile, each.place.level, each.result.won, each.result.helped, each.exam)
        for each in day.done
        if each.place.level
    )
    return marks(day.profiles, deeds)


def evaluation_page(found: Marks, date: str, text: Text) -> str:
    """One sheet of A4: a line for each child, a column for each item, the group, what the signs mean."""
    title = text("evaluation.title", date=date)
    heads = "".join(f'<th scope="col"><span>{escape(_code(item.key, text))}</span></th>' for item in ITEMS)
    rows = "".join(_row(profile, own, text) for profile, own in found.items())
    last = "".join(_group_row(found, state, text) for state in STATES)
    size = ' class="many"' if len(found) > MANY else ""
    body = (
        f"<h1>{escape(title)}</h1>\n<p>{escape(_signs(text))}</p>\n"
        f"<table{size}><thead><tr>{_families(text)}</tr><tr><td></td>{heads}</tr></thead>\n"
        f"<tbody>{rows}</tbody><tfoot>{last}</tfoot></table>\n{_legend(text)}"
        f"<p>{escape(text('evaluation.ours'))}</p>\n"
    )
    return page(title, "evaluation.css", body, text)


MANY = 18  # children, above which lines are lower


def evaluation_table(found: Marks, text: Text) -> bytes:
    """The same as CSV: a row for each child, then how many are at each state."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";" if text.decimal == "," else ",", lineterminator="\r\n")
    labels = [f"{_code(item.key, text)} {text(f'evaluation.item.{item.key}')}" for item in ITEMS]
    writer.writerow([text("room.after.table.animal"), *labels])
    for profile, own in found.items():
        cells = [_words(own.get(item.key, Mark()), text) for item in ITEMS]
        writer.writerow([cell(each) for each in (said_first(profile, text), *cells)])
    for state in STATES:
        counts = [group(found, item.key)[state] for item in ITEMS]
        writer.writerow([text(f"evaluation.group.{state}"), *counts])
    return (MARK + lines.getvalue()).encode()


def _row(profile: str, own: Mapping[str, Mark], text: Text) -> str:
    cells = "".join(_cell(own.get(item.key, Mark()), text) for item in ITEMS)
    name = escape(said_first(profile, text))
    return f'<tr><th scope="row">{badge(profile)} {name}</th>{cells}</tr>\n'


def _cell(mark: Mark, text: Text) -> str:
    sign = SIGNS[mark.state] + (EXAM if mark.exam else "")
    return f'<td title="{escape(_words(mark, text))}">{sign}</td>'


def _words(mark: Mark, text: Text) -> str:
    """« seul (2 sur 3) »; nothing for an item that was not met."""
    if not mark.state:
        return ""
    said = text(f"evaluation.state.{mark.state}")
    told = text("evaluation.of", n=getattr(mark, mark.state), all=mark.levels, said=said)
    return f"{told}{EXAM}" if mark.exam else told


def _group_row(found: Marks, state: str, text: Text) -> str:
    counts = "".join(f"<td>{group(found, item.key)[state] or ''}</td>" for item in ITEMS)
    return (
        f'<tr><th scope="row">{SIGNS[state]} {escape(text(f"evaluation.group.{state}"))}</th>{counts}</tr>\n'
    )


def _families(text: Text) -> str:
    """The programmes, each over its columns."""
    wide = ((family, sum(item.family == family for item in ITEMS)) for family in FAMILIES)
    cells = "".join(
        f'<th colspan="{n}" scope="colgroup">{escape(text(f"evaluation.family.{family}"))}</th>'
        for family, n in wide
    )
    return f"<td></td>{cells}"


def _legend(text: Text) -> str:
    return f"<ul>{''.join(_meant(text))}</ul>\n"


def _meant(text: Text) -> Iterator[str]:
    for item in ITEMS:
        code, said = _code(item.key, text), text(f"evaluation.item.{item.key}")
        yield f"<li><b>{escape(code)}</b> {escape(said)}</li>"


def _signs(text: Text) -> str:
    told = [f"{SIGNS[state]} {text(f'evaluation.state.{state}')}" for state in STATES]
    return " · ".join([*told, f"{EXAM} {text('evaluation.exam')}", text("evaluation.about")])


def _code(key: str, text: Text) -> str:
    return text(f"evaluation.code.{key}")
