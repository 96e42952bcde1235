"""What each child has reached by the items of the programmes: sheets to print, and a table."""

from collections.abc import Iterator, Mapping
from html import escape

from codeweek import data
from codeweek.progress.evaluation import DAYS, FAMILIES, ITEMS, LEVELS, STATES, Mark, Marks, group
from codeweek.progress.who import said_first
from codeweek.report.evaluation_ods import ods_of
from codeweek.report.evaluation_sheets import SIGNS, code, sheets, words
from codeweek.report.html import Source, badge, csv_of, page
from codeweek.text import Text

EXAM = "*"  # after what was done in an evaluation
MANY = 18  # children, above which lines are lower
STYLE = (__package__, "evaluation.css")


def evaluation_page(
    found: Marks, date: str, text: Text, sprite: Source = data.sprite, unplayed: int = 0
) -> str:
    """A line for each child, a column for each item, the group, what the signs mean; a sheet for each child.

    `unplayed`: how many wins are only told, and do not count.
    """
    title = text("evaluation.title", date=date)
    heads = "".join(f'<th scope="col"><span>{escape(code(item.key, text))}</span></th>' for item in ITEMS)
    rows = "".join(_row(profile, own, text, sprite) for profile, own in found.items())
    last = "".join(_group_row(found, state, text) for state in STATES)
    size = "all many" if len(found) > MANY else "all"
    rule = text("evaluation.rule", levels=LEVELS, days=DAYS)
    body = (
        f"<h1>{escape(title)}</h1>\n<p>{escape(_signs(text))}</p>\n"
        f'<table class="{size}">'
        f"<thead><tr>{_families(text)}</tr><tr><td></td>{heads}</tr></thead>\n"
        f"<tbody>{rows}</tbody><tfoot>{last}</tfoot></table>\n<ul>{''.join(_meant(text))}</ul>\n"
        f"<p>{escape(rule)}</p>\n<p>{escape(text('evaluation.ours'))}</p>\n{_told(unplayed, text)}"
        f"{sheets(found, text, sprite)}"
    )
    return page(title, STYLE, body, text)


def _told(unplayed: int, text: Text) -> str:
    return f"<p><strong>{escape(text('evaluation.unplayed', n=unplayed))}</strong></p>\n" if unplayed else ""


def _row(profile: str, own: Mapping[str, Mark], text: Text, sprite: Source) -> str:
    cells = "".join(_cell(own.get(item.key, Mark()), text) for item in ITEMS)
    name = escape(said_first(profile, text))
    return f'<tr><th scope="row">{badge(profile, sprite)} {name}</th>{cells}</tr>\n'


def _cell(mark: Mark, text: Text) -> str:
    sign = SIGNS[mark.state] + (EXAM if mark.exam else "")
    return f'<td title="{escape(_said(mark, text))}">{sign}</td>'


def _said(mark: Mark, text: Text) -> str:
    return f"{words(mark, text)}{EXAM}" if mark.exam else words(mark, text)


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


def _meant(text: Text) -> Iterator[str]:
    for item in ITEMS:
        said = text(f"evaluation.item.{item.key}")
        yield f"<li><b>{escape(code(item.key, text))}</b> {escape(said)}</li>"


def _signs(text: Text) -> str:
    told = [f"{SIGNS[state]} {text(f'evaluation.state.{state}')}" for state in STATES]
    return " · ".join([*told, f"{EXAM} {text('evaluation.exam')}", text("evaluation.about")])


def evaluation_table(found: Marks, text: Text) -> bytes:
    """As CSV: a row for each child, then how many are at each state."""
    return csv_of(_rows(found, text), text)


def evaluation_ods(found: Marks, text: Text) -> bytes:
    """The same as a sheet of an office."""
    return ods_of(_rows(found, text), text("evaluation.file"))


def _rows(found: Marks, text: Text) -> Iterator[list[object]]:
    codes = (code(item.key, text) for item in ITEMS)
    items = (text(f"evaluation.item.{item.key}") for item in ITEMS)
    yield [text("evaluation.child"), *map(" ".join, zip(codes, items, strict=True))]
    for profile, own in found.items():
        yield [said_first(profile, text), *(_said(own.get(item.key, Mark()), text) for item in ITEMS)]
    for state in STATES:
        yield [text(f"evaluation.group.{state}"), *(group(found, item.key)[state] for item in ITEMS)]
