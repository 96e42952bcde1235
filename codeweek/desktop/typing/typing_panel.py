"""The panel where a program is typed: keys for signs and words, and the box under them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import pygame

from codeweek.blocks.completing import Word
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing import text_editing
from codeweek.desktop.typing.code_box import CodeBox
from codeweek.desktop.typing.code_painting import Mark
from codeweek.desktop.typing.code_text import Code
from codeweek.desktop.widgets.widget import Action, Button, Widget
from codeweek.diagnostic import Diagnostic
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
    "indent": text_editing.indent,
    "unindent": text_editing.unindent,
    "round": partial(text_editing.pair, opening="("),
    "quotes": partial(text_editing.pair, opening='"'),
    "square": partial(text_editing.pair, opening="["),
    "hash": partial(text_editing.typed, letters="# "),
    "colon": partial(text_editing.typed, letters=":"),
    "underscore": partial(text_editing.typed, letters="_"),
    "equals": partial(text_editing.typed, letters="="),
    "less": partial(text_editing.typed, letters="<"),
    "more": partial(text_editing.typed, letters=">"),
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


ROWS = 3  # of keys and words, at most
LEAST = 150  # units of height that the box keeps where it can: words give way
NARROWEST, WIDE = 340, 600  # units of width: the least, and where two rows are enough
LIKED = ROWS * (KEY + GAP) + LEAST  # units of height for all of it


class TypingPanel:
    """A box for code and its keys."""

    def __init__(self, screen: Screen, text: Text) -> None:
        nowhere = pygame.Rect(0, 0, 1, 1)
        self.box = CodeBox(screen, nowhere, "typed", None, "", "", undoes=False)
        self.words: tuple[Word, ...] = ()
        self.keys: list[Widget] = []
        self._line = 1
        self.speak(text)

    def speak(self, text: Text) -> None:
        """Another language."""
        self.box.name = text("typing.box")
        self.box.tooltip = text("typing.help")

    def offer(self, words: Sequence[Word], text: Text) -> None:
        """The words of the level, and of the program as it is."""
        self.words = self.box.words = tuple(words)
        example = words[0].insert if words else "print(1)"
        self.box.empty = text("typing.empty", word=example)

    def place(self, screen: Screen, text: Text, room: pygame.Rect) -> list[Widget]:
        """The keys at the top, as many rows as leave the box its height."""
        step = screen.px(KEY) + screen.px(GAP)
        most = ROWS if room.width < screen.px(WIDE) else 2
        rows = max(1, min(most, (room.height - screen.px(LEAST)) // step))
        self.keys = bar(screen, text, room, self.words, rows)
        bottom = max(key.rect.bottom for key in self.keys)
        self.box.resize(screen, pygame.Rect(room.left, bottom + screen.px(GAP) * 2, room.width, 1))
        self.box.resize(
            screen, pygame.Rect(*self.box.rect.topleft, room.width, room.bottom - self.box.rect.top)
        )
        return [*self.keys, self.box]

    def press(self, action: Action) -> Action | None:
        """A key or a word was pressed."""
        if isinstance(action.value, Word):
            return self.box.put(action.value)
        return self.box.do(ACTS[str(action.value)])

    def mark(self, problem: Diagnostic | None) -> None:
        """Underline what is told."""
        self.box.mark = None
        if problem and problem.line:
            self.box.mark = self._mark(problem.line, problem.column, problem.until)

    def _mark(self, line: int, column: int | None, until: int | None) -> Mark:
        """At its columns; of a line as a whole, from its first letter to its last."""
        lines = self.box.sheet.lines
        written = lines[min(line, len(lines)) - 1]
        column = column or len(written) - len(written.lstrip()) + 1
        return Mark(min(line, len(lines)), column, until or len(written) + 1)

    def left_line(self) -> bool:
        """Whether the caret has come to another line since this was asked."""
        before, self._line = self._line, self.box.line
        return before != self._line
