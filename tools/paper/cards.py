"""Cards to cut out: a set for each kind of chapter, with the signs and words of its blocks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from codeweek import data
from codeweek.blocks.block_signs import sign
from codeweek.levels.programs import catalogue_of_kind
from paper.html import FOOT, image, sheet
from paper.pictures import Picture, Pictures
from paper.words import Words

KIND = "robot"
ON_A_SHEET = 12
WIDE = 56  # millimetres of a card, for a block
HIGH = 9.5  # millimetres of a plain block
TALL = 20  # millimetres of a picture, above which the sign over it is smaller


class Card(NamedTuple):
    """How many of a card are in a set; `inside`: a block in its hole, or the number it has."""

    block: str
    count: int = 1
    inside: str = ""


MARKS = ("flag", "thing", "end")
SETS: Mapping[str, Sequence[Card]] = {
    "cards-arrows": (
        Card("up", 3),
        Card("down", 2),
        Card("left", 2),
        Card("right", 3),
        Card("flag"),
        Card("thing"),
    ),
    "cards-front": (Card("move", 6), Card("turn_left", 2), Card("turn_right", 2), Card("pick"), Card("drop")),
    "cards-repeat": (
        *(Card("move", 3), Card("turn_left"), Card("turn_right"), Card("pick"), Card("paint")),
        *(Card("repeat", 1, "2"), Card("repeat", 1, "3"), Card("repeat", 1, "4"), Card("end", 2)),
    ),
    "cards-sensors": (
        *(Card("move", 2), Card("turn_left"), Card("turn_right"), Card("pick"), Card("repeat", 1, "10")),
        *(
            Card("if", 1, "on_item"),
            Card("if_else", 1, "wall_ahead"),
            Card("while", 1, "path_ahead"),
            Card("end", 3),
        ),
    ),
}


def cards(words: Words, pictures: Pictures) -> Iterator[str]:
    """A sheet for each set."""
    kit = words.kit["cards"]
    for name, title in kit["sets"].items():
        each = "".join(_card(card, words, pictures) * card.count for card in SETS[name])
        yield sheet(
            f'<h1>{title}</h1><p>{kit["how"]}</p><div class="cards">{each}</div>',
            foot=FOOT,
        )


def _card(card: Card, words: Words, pictures: Pictures) -> str:
    if card.block in MARKS:
        return _mark(card.block, words, pictures)
    picture = _block(card, words.language, pictures)
    big = (
        f'<span class="big">{card.inside} ×</span>'
        if card.inside.isdecimal()
        else icon(sign(catalogue_of_kind(KIND)[card.block]))
    )
    return f'<div class="card">{big}{drawn(picture, HIGH, WIDE)}</div>'


def _block(card: Card, language: str, pictures: Pictures) -> Picture:
    if card.inside.isdecimal():
        return pictures.counted(KIND, card.block, int(card.inside), language)
    return pictures.block(KIND, card.block, language, card.inside)


def _mark(name: str, words: Words, pictures: Pictures) -> str:
    """A card that is no block: the flag, the star, the end of what is open."""
    kit = words.kit["cards"]
    if name == "end":
        return f'<div class="card"><span class="big">{kit["end"]}</span><b>{kit["end_of"]}</b></div>'
    seen = image(pictures.sprite(f"robot/space/{'flag' if name == 'flag' else 'item'}"), kind="thing")
    return f'<div class="card">{seen}<b>{kit[name]}</b></div>'


def icon(name: str) -> str:
    """A sign, in the ink of where it stands."""
    return (
        (data.sprite(f"icons/{name}") or b"").decode("utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1)
    )


def drawn(picture: Picture, row: float, most: float) -> str:
    """A picture of blocks, `row` millimetres a plain block, smaller where it would be too wide."""
    size = min(1.0, most / (picture.width * row))
    kind = "drawn tall" if picture.height * row * size > TALL else "drawn"
    return image(picture.name, style=f"width: {picture.width * row * size:.1f}mm", kind=kind)
