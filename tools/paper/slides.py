"""Slides for the wall, five a session: what it is, the game, a guess together, pilots, today's levels."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.program_translation import spoken
from codeweek.play import builtin
from codeweek.play.predict import LETTERS
from paper.html import image, items, sheet
from paper.pictures import Pictures
from paper.plans import NOTEBOOK, levels
from paper.words import Words


def slides(band: Mapping[str, Any], words: Words, pictures: Pictures) -> Iterator[str]:
    """All of a week."""
    for number, session in enumerate(band["sessions"], 1):
        head = words.kit["ui"]["session"].format(n=number)
        five = _session(session, head, words, pictures)
        for place, body in enumerate(five, 1):
            yield sheet(body, "lying slide", f"<span>{band['title']} · {head}</span><span>{place}/5</span>")


def _session(session: Mapping[str, Any], head: str, words: Words, pictures: Pictures) -> Iterator[str]:
    kit, known = words.kit["slides"], levels()
    first = known[session["levels"][0]][1]
    yield f"{_hero(first, pictures)}<h1><small>{head}</small>{session['title']}</h1><p>{session['wall']}</p>"
    yield f"<h2>{kit['game']}</h2><h1>{session['game']['name']}</h1><p>{session['say'][0]}</p>"
    yield _guess(known[session["together"]][1], words, pictures)
    yield f"<h1>{kit['pairs']}</h1>{items(kit['rules'])}"
    yield _today(session, words)


def _hero(level: Level, pictures: Pictures) -> str:
    story = builtin.pack().story
    hero = story.hero(level.id.partition("/")[0]) if story else None
    return image(pictures.sprite(hero.sprite), kind="hero") if hero else ""


def _guess(level: Level, words: Words, pictures: Pictures) -> str:
    kit = words.kit["slides"]
    story = words.html(words.text.pick(level.story))
    title = words.html(words.text.pick(level.title))
    asked = kit["yours" if level.mode == "create" else "raise"]
    beside = f"<p>{story}</p>{_program(level, words, pictures)}<p><b>{asked}</b></p>"
    return f'<h1>{title}</h1><div class="side">{_seen(level, pictures)}<div>{beside}</div></div>'


def _seen(level: Level, pictures: Pictures) -> str:
    """The world; of a level of text, the notebook."""
    return image(pictures.sprite(NOTEBOOK) if programs.in_text(level) else pictures.level(level))


def _program(level: Level, words: Words, pictures: Pictures) -> str:
    """The program to guess about, in blocks or as text, or those to choose from, each under its letter."""
    if programs.in_text(level):
        own = spoken(level, words.language)
        source = programs.python_text(own, programs.start(own), words.language).source
        return f"<pre>{escape(source, quote=False)}</pre>"
    if offered := pictures.choices(level, words.language):
        drawn = zip(LETTERS, offered, strict=False)
        rows = "".join(f"<p><b>{letter}</b>{image(each.name)}</p>" for letter, each in drawn)
        return f'<div class="choices">{rows}</div>'
    program = pictures.program(level, words.language)
    return image(program.name, kind="drawn") if program else ""


def _today(session: Mapping[str, Any], words: Words) -> str:
    kit, known = words.kit["slides"], levels()

    def named(ids: list[str]) -> list[str]:
        return [f"<b>{known[id][0]}</b> {words.html(words.text.pick(known[id][1].title))}" for id in ids]

    more = f"<p>{kit['more']}{words.colon} {', '.join(named(session['more']))}</p>"
    return f"<h1>{kit['levels']}</h1>{items(named(session['levels']))}{more}<p><b>{kit['end']}</b></p>"
