"""Sheets to write on: the words, the group, the diploma, the note for the family; and what to do when."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from codeweek.packs.pack import Chapter
from codeweek.play import builtin
from paper.html import FOOT, image, items, sheet, table
from paper.pictures import Pictures
from paper.plans import LENGTH
from paper.words import BANDS, Words

ROWS = 18
WORDS = 20
STEPS = (10, 13, 18, 36, 41, 43, LENGTH)  # minutes at which the steps of a session end


def copied_words(words: Words) -> str:
    """Four papers on which a child copies the words to go on with."""
    kit = words.kit["words"]
    head = f'<h2>{kit["title"]}</h2><p class="fill">{kit["who"]}</p><p>{kit["how"]}</p>'
    lines = items([""] * WORDS, "ol", "lines")
    return sheet(f'<div class="quarter">{f"<div>{head}{lines}</div>" * 4}</div>')


def group(words: Words) -> Iterator[str]:
    """The rows of a group, and the sheet of a session."""
    kit = words.kit["group"]
    rows = ((str(row), "", "", "", "") for row in range(1, ROWS + 1))
    facts = "".join(f'<p class="fill">{each}</p>' for each in kit["facts"][:2])
    head = f'<h1>{kit["title"]}</h1><p>{kit["private"]}</p><div class="two">{facts}</div>'
    yield sheet(head + table(("", *kit["columns"]), rows, "rows"), foot=FOOT)
    yield sheet(_session(words), foot=FOOT)


def _session(words: Words) -> str:
    kit, minute = words.kit["group"], words.kit["ui"]["minute"]
    times = (words.html(minute.format(start=start, end=end)) for start, end in pairwise((0, *STEPS)))
    rows = ((time, step, "☐") for time, step in zip(times, kit["steps"], strict=True))
    during = table((kit["minute"], kit["what"], kit["done"]), rows, "steps")
    lines = f'<div class="space">{"<i></i>" * 3}</div>'
    facts = "".join(f'<p class="fill">{each}</p>' for each in kit["facts"])
    return "\n".join(
        [
            f'<h1>{kit["session"]}</h1><div class="two">{facts}</div>',
            f"<div><h2>{kit['before']}</h2>{items(kit['check'], kind='check')}</div>",
            f"<div><h2>{kit['during']}</h2>{during}</div>",
            f"<h2>{kit['after']}{words.colon} {kit['worked']}</h2>{lines}<h2>{kit['change']}</h2>{lines}",
        ]
    )


def chapters(band: Mapping[str, Any]) -> list[Chapter]:
    """The chapters of a week, in the order of the course."""
    played = {id for session in band["sessions"] for id in (*session["levels"], session["together"])}
    return [each for each in builtin.pack().chapters if any(level.id in played for level in each.levels)]


def diplomas(words: Words, pictures: Pictures) -> Iterator[str]:
    """One for each week: what is known after it, its medals."""
    for name in BANDS:
        yield sheet(_diploma(words.bands[name], words, pictures), "lying diploma")


def _diploma(band: Mapping[str, Any], words: Words, pictures: Pictures) -> str:
    kit, text = words.kit["diploma"], words.text
    can = [words.html(text.pick(chapter.i_can)) for chapter in chapters(band)]
    medals = "".join(_medals(chapters(band), words, pictures))
    return (
        f"<div><h1>{text('story.diploma.title')}</h1>"
        f'<p class="fill">{kit["who"]}</p><p>{kit["sentence"]}</p>'
        f'<div class="top"><div class="draw animal">{kit["draw"]}</div>'
        f"<div><h2>{text('story.diploma.can')}</h2>{items(can, kind='check')}</div>"
        f'<div class="draw"><b>{kit["made"]}</b>{kit["made_how"]}</div></div>'
        f'<div><p style="text-align: center">{kit["medals"]}</p><div class="medals">{medals}</div></div>'
        f'<div class="foot"><p class="fill">{kit["date"]}</p><p class="fill">{kit["signed"]}</p></div></div>'
    )


def _medals(found: list[Chapter], words: Words, pictures: Pictures) -> Iterator[str]:
    story = builtin.pack().story
    for chapter in found:
        tale = story.tales.get(chapter.folder) if story else None
        if tale and tale.medal:
            seen = image(pictures.sprite(tale.medal.picture))
            yield f"<figure>{seen}<br>{words.html(words.text.pick(tale.medal.name))}</figure>"


def family(words: Words) -> str:
    """Two notes on a sheet."""
    kit = words.kit["family"]
    note = (
        f"<div><h1>{kit['title']}</h1><p>{kit['did']}</p>"
        f'<p class="fill">{kit["who"]}</p><p class="fill">{kit["knows"]}</p>'
        f"<h2>{kit['ask']}</h2>{items(kit['questions'])}"
        f"<h2>{kit['goon']}</h2><p>{kit['goon_how']}</p>"
        f'<p class="fill">{kit["address"]}</p><p class="fill">{kit["words"]}</p></div>'
    )
    return sheet(f'<div class="half">{note * 2}</div>')


def trouble(words: Words, guide: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What to do when: in French parts of the guide, which is the one place for it."""
    here = [(words.kit["pages"]["trouble"], table((), words.kit["trouble"]))]
    for title, body in guide if words.language == "fr" else here:
        yield sheet(f"<h1>{title}</h1>{body}", "trouble", FOOT)
