"""The plan of each session: two sheets, one to follow the clock with, one about the game and the levels."""

from collections.abc import Iterator, Mapping
from typing import Any

from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play import builtin
from paper.html import image, items, sheet, table
from paper.pictures import Pictures
from paper.words import Words

LENGTH = 45  # minutes
LINES, OF_MANY, MANY = 3, 1, 5  # to write on; beside more levels than that
NOTEBOOK = "console/notebook"  # seen where a level is a page of text


def levels() -> Mapping[str, tuple[str, Level]]:
    """The levels of the course by id, with what a child sees before their title: « 4.5 »."""
    return {
        level.id: (f"{number}.{place}", level)
        for number, chapter in enumerate(builtin.pack().chapters, 1)
        for place, level in enumerate(chapter.levels, 1)
    }


def plans(band: Mapping[str, Any], words: Words, pictures: Pictures) -> Iterator[str]:
    """The sheets of a week."""
    for number, session in enumerate(band["sessions"], 1):
        head = words.kit["ui"]["session"].format(n=number)
        foot = f"<span>codeweek · {band['title']} · {head}</span>"
        yield sheet(_clock(band, session, head, words), "plan", f"{foot}<span>1/2</span>")
        yield sheet(_beside(session, words, pictures), "plan", f"{foot}<span>2/2</span>")


def _clock(band: Mapping[str, Any], session: Mapping[str, Any], head: str, words: Words) -> str:
    ui = words.kit["ui"]
    return "\n".join(
        [
            f"<h1><small>{band['ages']} · {head}</small>{session['title']}</h1>",
            f'<p class="aim"><b>{ui["aim"]}.</b> {session["aim"]}</p>',
            f"<p><b>{ui['bring']}{words.colon}</b> {_bring(session, words)}</p>",
            f"<div><h2>{ui['clock']}</h2>{table((), _minutes(session, words), 'clock')}</div>",
            f'<div class="two"><div><h2>{ui["say"]}</h2>{items(session["say"])}</div>',
            f"<div><h2>{ui['look']}</h2>{items(session['look'])}</div></div>",
            f'<div class="two"><div class="box"><h2>{ui["six"]}</h2><p>{session["six"]}</p></div>',
            f'<div class="box"><h2>{ui["eighteen"]}</h2><p>{session["eighteen"]}</p></div></div>',
            _notes(words, LINES),
        ]
    )


def _bring(session: Mapping[str, Any], words: Words) -> str:
    kit = words.kit
    known = {**kit["pages"], **kit["floor"], **kit["cards"]["sets"]}
    named = (known[each] for each in session["bring"])
    return ", ".join([*(f"{name[0].lower()}{name[1:]}" for name in named), kit["ui"]["screens"]]) + "."


def _minutes(session: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str]]:
    start = 0
    for step in session["minutes"]:
        yield words.html(words.kit["ui"]["minute"].format(start=start, end=step["until"])), step["words"]
        start = step["until"]


def _beside(session: Mapping[str, Any], words: Words, pictures: Pictures) -> str:
    ui, known = words.kit["ui"], levels()
    more = ", ".join(_title(known[each], words) for each in session["more"])
    game = f"<h2>{ui['game']}{words.colon} {session['game']['name']}</h2><p>{session['game']['how']}</p>"
    return "\n".join(
        [
            f'<div class="box">{game}</div>',
            f"<div><h2>{ui['levels']}</h2>{_table(session, words, pictures)}</div>",
            f"<p><b>{ui['more']}{words.colon}</b> {more}.</p>",
            f"<p>{ui['alone']}</p>",
            _notes(words, OF_MANY if len(_order(session)) > MANY else LINES),
        ]
    )


def _notes(words: Words, lines: int) -> str:
    """Lines to write on, none nearer than one can write."""
    return f'<div class="notes">{words.kit["ui"]["notes"]}{"<i></i>" * lines}</div>'


def _table(session: Mapping[str, Any], words: Words, pictures: Pictures) -> str:
    known = levels()
    rows = (_row(known[each], each == session["together"], words, pictures) for each in _order(session))
    return table((), rows, "levels")


def _order(session: Mapping[str, Any]) -> list[str]:
    together: str = session["together"]
    named: list[str] = session["levels"]
    return named if together in named else [together, *named]


def _row(found: tuple[str, Level], together: bool, words: Words, pictures: Pictures) -> tuple[str, str]:
    _, level = found
    ui, text = words.kit["ui"], words.text
    mark = f" <i>({ui['together'][0].lower()}{ui['together'][1:]})</i>" if together else ""
    mistake, question = (words.html(text.pick(each)) for each in (level.adult.mistake, level.adult.question))
    seen = pictures.sprite(NOTEBOOK) if programs.in_text(level) else pictures.level(level)
    return image(seen), f"<b>{_title(found, words)}{mark}</b>{mistake}<br><i>→ {question}</i>"


def _title(found: tuple[str, Level], words: Words) -> str:
    number, level = found
    return f"{number} {words.html(words.text.pick(level.title))}"
