"""A sheet for each child and its family: a sentence for each item, and the programs that show it."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from codeweek import data
from codeweek.blocks.blockly import load
from codeweek.diagnostic import Diagnostic
from codeweek.levels.programs import catalogue_of, python_text
from codeweek.progress.evaluation import ITEMS, Deed, Mark, Marks, Place, evidence
from codeweek.progress.who import said_first
from codeweek.report.html import Source, badge, written
from codeweek.text import Text

SIGNS = {"reached": "●", "alone": "◐", "helped": "○", "seen": "–", "": ""}


def code(key: str, text: Text) -> str:
    """The short name of an item."""
    return text(f"evaluation.code.{key}")


def words(mark: Mark, text: Text) -> str:
    """« atteint (3 niveaux réussis, 2 sans aide, 2 jours, 1 réinvesti) », or that nothing was done."""
    if not mark.state:
        return text("evaluation.none")
    counts = {"levels": mark.won, "alone": mark.alone, "days": mark.days, "transfers": len(mark.transfers)}
    told = ", ".join(text(f"evaluation.counts.{name}", n=n) for name, n in counts.items() if n)
    said = text(f"evaluation.state.{mark.state}")
    return f"{said} ({told})" if told else said


def sheets(found: Marks, text: Text, sprite: Source = data.sprite) -> str:
    """One after the other, of those who did something."""
    return "".join(_sheet(profile, own, text, sprite) for profile, own in found.items() if own)


def _sheet(profile: str, own: Mapping[str, Mark], text: Text, sprite: Source) -> str:
    chosen: dict[Place, tuple[Deed, bool]] = {}
    rows = []
    for item in ITEMS:
        mark = own.get(item.key, Mark())
        shown = evidence(mark, chosen)
        for deed in shown:
            anew = deed.place in mark.transfers or chosen.get(deed.place, (deed, False))[1]
            chosen[deed.place] = deed, anew
        if mark.state:
            rows.append(_item(item.key, mark, shown, text))
    proofs = "".join(_proof(*each, text) for each in sorted(chosen.values(), key=_order))
    about = text("evaluation.sheet.about") if proofs else ""
    return (
        f"<section>\n<h2>{badge(profile, sprite)} {escape(said_first(profile, text))}</h2>\n"
        f"<p>{escape(text('evaluation.sheet.family'))}</p>\n<table><tbody>{''.join(rows)}</tbody></table>\n"
        f"<p>{escape(about)}</p>\n<div>{proofs}</div>\n</section>\n"
    )


def _order(chosen: tuple[Deed, bool]) -> tuple[str, list[int], str, bool]:
    """As in the map of chapters."""
    deed, _ = chosen
    return deed.pack, [int(number) for number in deed.figure.split(".") if number], deed.level.id, deed.like


def _item(key: str, mark: Mark, shown: tuple[Deed, ...], text: Text) -> str:
    seen = ", ".join(deed.figure or text.pick(deed.level.title) for deed in shown)
    cells = (text(f"evaluation.home.{key}"), words(mark, text), seen)
    return (
        f'<tr><td>{SIGNS[mark.state]}</td><th scope="row">{escape(code(key, text))}</th>'
        f"{''.join(f'<td>{escape(each)}</td>' for each in cells)}</tr>\n"
    )


def _proof(deed: Deed, anew: bool, text: Text) -> str:
    title = f"{deed.figure} {text.pick(deed.level.title)}".lstrip()
    python = _python(deed, text)
    program = f"<pre>{escape(python)}</pre>" if python.strip() else ""
    facts = ", ".join(_facts(deed, anew, text))
    return f"<article><h3>{escape(title)}</h3><p>{escape(facts)}</p>{program}</article>\n"


def _facts(deed: Deed, anew: bool, text: Text) -> Iterator[str]:
    if deed.like:
        yield text("evaluation.sheet.like")
    yield text(f"evaluation.sheet.{deed.how}")
    if anew:
        yield text("evaluation.sheet.anew")
    if deed.exam:
        yield text("evaluation.exam")
    yield from (_dated(day, text) for day in sorted(deed.days))


def _dated(day: str, text: Text) -> str:
    try:
        return written(date.fromisoformat(day), text)
    except ValueError:  # a month that no calendar has, of a file that was changed
        return day


def _python(deed: Deed, text: Text) -> str:
    """Its program in Python; empty where none was made, or none can be read."""
    script = load(catalogue_of(deed.level), deed.program) if deed.program else None
    if script is None or isinstance(script, Diagnostic):
        return ""
    return python_text(deed.level, script, text.language).source
