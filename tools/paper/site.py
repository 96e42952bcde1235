"""All the pages of paper, in each language, with an index where an adult begins."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from paper.cards import cards
from paper.floor import floor
from paper.html import INDEX, items, page, sheet, style
from paper.pictures import Pictures
from paper.plans import plans
from paper.posters import posters
from paper.sheets import copied_words, diplomas, family, group, trouble
from paper.slides import slides
from paper.words import BANDS, Words

LANGUAGES = ("fr", "en")
GUIDES = {  # beside the folder of the paper, by language
    "fr": (
        "guide-animateur",
        "guide-enseignant",
        "guide-niveaux",
        "guide-programmes",
        "reference",
        "fiche-technique",
    ),
    "en": ("english", "teachers"),
}
Made = dict[str, tuple[str, Callable[[], Iterable[str]]]]  # for each page: its title, its sheets


def write(out: Path, guide: Sequence[tuple[str, str]] = (), titles: Callable[[str], str] = str) -> None:
    """Write the pages.

    `guide`: what to do when, from the guide in French; `titles` tells the title of a guide.
    """
    pictures = Pictures(out / "img")
    for language in LANGUAGES:
        (out / language).mkdir(parents=True)
        words = Words(language)
        made = pages(words, pictures, guide)
        for name, (title, sheets) in made.items():
            _write(out / language / f"{name}.html", page(name.partition("-")[0], title, sheets(), words))
        _write(
            out / language / "index.html",
            page(INDEX, words.kit["index"]["title"], [_index(made, words, titles)], words),
        )
    _write(out / "paper.css", style())


def pages(words: Words, pictures: Pictures, guide: Sequence[tuple[str, str]] = ()) -> Made:
    """Every page of a language, in the order of the index."""
    named = words.kit["pages"]
    bands = [(name, words.bands[name]) for name in BANDS]
    one: dict[str, Callable[[], Iterable[str]]] = {
        "trouble": lambda: trouble(words, guide),
        "cards": lambda: cards(words, pictures),
        "floor": lambda: floor(words, pictures),
        "posters": lambda: posters(words, pictures),
        "words": lambda: [copied_words(words)],
        "group": lambda: group(words),
        "diploma": lambda: diplomas(words, pictures),
        "family": lambda: [family(words)],
    }
    return {
        **{f"week-{name}": (band["title"], partial(plans, band, words, pictures)) for name, band in bands},
        **{name: (named[name], sheets) for name, sheets in one.items()},
        **{
            f"slides-{name}": (
                f"{named['slides']} · {band['ages']}",
                partial(slides, band, words, pictures),
            )
            for name, band in bands
        },
    }


def _index(made: Made, words: Words, titles: Callable[[str], str]) -> str:
    """Where an adult begins: what goes wrong first."""
    kit, parts = words.kit["index"], words.kit["pages"]

    def links(names: Iterable[str]) -> str:
        return items(_link(f"{name}.html", made[name][0], _about(name, words)) for name in names)

    guides = items(
        _link(f"../../{name}.html", words.html(titles(name)), "") for name in GUIDES[words.language]
    )
    weeks, walls = ([name for name in made if name.startswith(head)] for head in ("week-", "slides-"))
    rest = [name for name in parts if name not in ("slides", "trouble")]
    return sheet(
        f"<h1>{kit['title']}</h1><p>{kit['about']}</p>"
        f"<div><h2>{kit['now']}</h2>{links(['trouble'])}</div>"
        f"<div><h2>{kit['week']}</h2><p>{kit['week_about']}</p>{links(weeks)}</div>"
        f"<div><h2>{kit['paper']}</h2>{links(rest)}</div>"
        f"<div><h2>{kit['wall']}</h2><p>{words.kit['slides']['how']}</p>{links(walls)}</div>"
        f"<div><h2>{kit['guides']}</h2>{guides}</div>"
    )


def _about(name: str, words: Words) -> str:
    head, _, band = name.partition("-")
    return str(words.bands[band]["ages"] if head == "week" else words.kit["about"].get(name, ""))


def _link(address: str, title: str, about: str) -> str:
    return f'<a href="{address}"><b>{title}</b>{about}</a>'


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
