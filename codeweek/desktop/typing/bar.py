"""The keys over a box for code: signs that are hard to find on a keyboard, and the words of the level."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import pygame

from codeweek.blocks.completing import Word
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing import edits
from codeweek.desktop.typing.code import Code
from codeweek.desktop.widgets import Button, Widget
from codeweek.text import Text

KEY, GAP, SIGN, CHIP = 44, 5, 20, 17  # units: the side of a key, between two; sizes of letters
SIGNS: Mapping[str, str] = {
    "round": "( )",
    "colon": ":",
    "quotes": '"',
    "square": "[ ]",
    "underscore": "_",
    "equals": "=",
    "less": "<",
    "more": ">",
    "hash": "#",
}
ICONS: Mapping[str, str] = {"indent": "indent", "unindent": "unindent", "undo": "undo"}
KEYS = ("indent", "unindent", *SIGNS, "undo")
ACTS: Mapping[str, Callable[[Code], Code]] = {
    "indent": edits.indent,
    "unindent": edits.unindent,
    "round": partial(edits.pair, opening="("),
    "quotes": partial(edits.pair, opening='"'),
    "square": partial(edits.pair, opening="["),
    "hash": partial(edits.typed, letters="# "),
    "colon": partial(edits.typed, letters=":"),
    "underscore": partial(edits.typed, letters="_"),
    "equals": partial(edits.typed, letters="="),
    "less": partial(edits.typed, letters="<"),
    "more": partial(edits.typed, letters=">"),
}


class Key(Button):
    """A key: the keyboard, which has its own, does not stop at it, and a box that is written in keeps it."""

    focusable = False


def bar(screen: Screen, text: Text, room: pygame.Rect, words: Sequence[Word], rows: int) -> list[Widget]:
    """The keys from the top left of a room, then words as long as there is room in so many rows."""
    side, gap = screen.px(KEY), screen.px(GAP)
    made: list[Widget] = []
    x, y = room.left, room.top
    for key in _keys(screen, text, words):
        if x > room.left and x + key.rect.width > room.right:
            x, y = room.left, y + side + gap
        if key.action == "word" and (
            y > room.top + (rows - 1) * (side + gap) or x + key.rect.width > room.right
        ):
            break
        key.rect.topleft = x, y
        x += key.rect.width + gap
        made.append(key)
    return made


def _each_once(words: Sequence[Word]) -> Sequence[Word]:
    """Each word once, in its shortest way of use: keys that look the same cannot be told apart."""
    found: dict[str, Word] = {}
    for word in words:
        there = found.get(word.word)
        if there is None or len(word.insert) < len(there.insert):
            found[word.word] = word
    return [*found.values()]


def _keys(screen: Screen, text: Text, words: Sequence[Word]) -> Iterator[Key]:
    side = screen.px(KEY)
    for name in KEYS:
        tip = text(f"typing.key.{name}")
        yield Key(
            (0, 0, side, side),
            "key",
            label=SIGNS.get(name, ""),
            icon=ICONS.get(name, ""),
            value=name,
            size=SIGN,
            tooltip=tip,
            spoken=tip,
        )
    for word in _each_once(words):
        wide = max(side, screen.fonts.width(word.word, CHIP, "bold") + screen.px(24))
        yield Key(
            (0, 0, wide, side),
            "word",
            label=word.word,
            value=word,
            size=CHIP,
            kind="chip",
            tooltip=str(word.what),
        )
