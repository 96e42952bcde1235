"""A page of text: what a program was given, what it wrote, asked and was answered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.command import Stop
from codeweek.diagnostic import Diagnostic

MOST = 1000  # pieces on a page: each world keeps its whole page
OUT, ASK, IN = "out", "ask", "in"
BETWEEN = re.compile(r"(-?\d+)\.\.(-?\d+)")  # a number that chance decides: its bounds, which are not shown
CHANCE = "?"
FEW, LONG = 6, 60  # lines that a sentence shows, and letters of one


@dataclass(frozen=True)
class Piece:
    """A piece of text on the page: written by the program (`out`), a question (`ask`) or an answer (`in`)."""

    kind: str
    text: str


@dataclass(frozen=True)
class World:
    """An example, and the page so far. Of one that is `hidden`, nothing is shown.

    `given`: what answers the program's questions. `expected`: the lines that it is to write, if any are.
    """

    given: tuple[Any, ...] = ()
    expected: tuple[Any, ...] | None = None
    hidden: bool = False
    page: tuple[Piece, ...] = ()

    def written(self, text: str, kind: str = OUT) -> "World | Stop":
        """The world with one more piece on its page."""
        if len(self.page) >= MOST:
            return Stop(Diagnostic("console.writes_on", {"n": MOST}), self)
        return replace(self, page=(*self.page, Piece(kind, text)))

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that the program wrote, without questions and answers."""
        return rows("".join(piece.text for piece in self.page if piece.kind == OUT))

    @property
    def answers(self) -> tuple[str, ...]:
        """What was answered to the program."""
        return tuple(piece.text.strip() for piece in self.page if piece.kind == IN)


def rows(text: str) -> tuple[str, ...]:
    """The lines of a text; what follows the last line's end is none."""
    return tuple(text.removesuffix("\n").split("\n")) if text else ()


def said(value: Any) -> str:
    """A value as a program writes it; a world holds lists as tuples."""
    if not isinstance(value, tuple | list):
        return str(value)
    return f"[{', '.join(said(each) if isinstance(each, tuple | list) else repr(each) for each in value)}]"


def spoken(world: World, texts: Mapping[str, str]) -> World:
    """The example with its texts in another language."""
    expected = None if world.expected is None else told(world.expected, texts)
    return replace(world, given=told(world.given, texts), expected=expected)


def told(values: tuple[Any, ...], texts: Mapping[str, str]) -> tuple[Any, ...]:
    """Some values with their texts in another language."""
    return tuple(texts.get(value, value) if isinstance(value, str) else value for value in values)


def shown(lines: Sequence[Any]) -> str:
    """Some lines in one sentence; a dash for none."""
    told = [_short(said(line)) for line in lines[:FEW]]
    return ", ".join(told) + (", …" if len(lines) > FEW else "") or "—"


def _short(line: str) -> str:
    line = CHANCE if BETWEEN.fullmatch(line) else line
    line = "".join(letter for letter in line if letter.isprintable())
    return line if len(line) <= LONG else f"{line[: LONG - 1]}…"
