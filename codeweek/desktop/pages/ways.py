"""The few buttons beside the sentence: after a run that won and had no card, and for an idea."""

from collections.abc import Sequence

import pygame

from codeweek.app.hints import CHOICES, WAYS, Hints
from codeweek.desktop.pages.level_layout import narrow
from codeweek.desktop.pages.level_widgets import SpeechBubble, height_for
from codeweek.desktop.pages.win import ICONS
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Button, Widget
from codeweek.text import Text

HIGH, SIZE, GAP = 52, 18, 8
LETTER = 44  # units of width of a choice, which has its letter only
MOST, MOST_NARROW = 0.5, 0.25  # of the sentence's width; in a narrow window it has a line of few words
LEAST = 300  # units of width that an idea keeps beside its buttons; else they are under it
SIGNS = {**ICONS, "before": "left", "more": "bulb", "close": "check", "mend": "check"}
_ACTIONS = {"mend": "mend"}
Row = list[tuple[str, str, int]]  # for each way: its label, and its width


def room(ideas: Hints, screen: Screen, text: Text, width: int, after: str = "") -> int:
    """The height that the idea that stays needs, with its buttons, in a width; 0 for none.

    `after`: what is said over the ways on from a run.
    """
    number = ideas.pinned
    if number is None:
        return _over(screen, after, width) if after else 0
    said, high = ideas.words(number, text)[0], screen.px(HIGH)
    left = _beside(screen, _row(screen, text, ideas.offered(number), width), width)
    if left:
        return max(high, height_for(screen, said, left))
    return height_for(screen, said, width) + high + screen.px(GAP)


def place(
    screen: Screen, text: Text, ways: Sequence[str], room: pygame.Rect, bubble: SpeechBubble, due: str = ""
) -> list[Widget]:
    """A button for each way in the room of the sentence, the last one the way on; the bubble has the rest.

    They are under the sentence, in a row, where there is room for that. Else their words go before those of
    the sentence become small. `due`: the title of the level that comes back.
    """
    bubble.rect, bubble.bare = room, False
    if not ways:
        return []
    idea, gap, high = ways[-1] == "close", screen.px(GAP), min(screen.px(HIGH), room.height)
    most = MOST_NARROW if narrow(screen.rect, screen.px) else MOST
    below = not idea and _over(screen, bubble.label, room.width) <= room.height
    row = _row(screen, text, ways, room.width if idea or below else round(room.width * most), due, below)
    under = below or (idea and not _beside(screen, row, room.width))
    if under:
        bubble.rect = pygame.Rect(room.left, room.top, room.width, room.height - high - gap)
    else:
        bare = _row(screen, text, ways, 0, due)
        for each, alone in ((row, False), *([] if idea else [(bare, False), (bare, True)])):
            row, left = each, room.width - _width(each, gap) - gap
            if bubble.fits(screen, pygame.Rect(room.left, room.top, left, room.height), alone) or idea:
                break
    wide = _width(row, gap)
    spot = pygame.Rect(room.right - wide, room.bottom - high if under else room.centery - high // 2, 0, high)
    made: list[Widget] = []
    for way, word, width in row:
        spot.width = width
        made.append(_button(text, spot, way, word, due, primary=not idea and way == ways[-1]))
        spot.left += width + gap
    return made


def _over(screen: Screen, said: str, width: int) -> int:
    """The height of a sentence over a row of buttons."""
    return height_for(screen, said, width) + screen.px(HIGH + GAP)


def _row(
    screen: Screen, text: Text, ways: Sequence[str], most: int, due: str = "", large: bool = False
) -> Row:
    """With their words as far as there is room: the arrow of the way on is clear without its own.

    `large`: the way on keeps its words before the others.
    """
    words = [_word(text, way, due) for way in ways]
    high, last = screen.px(HIGH), len(words) - 1
    widths = [
        screen.px(LETTER)
        if way in CHOICES
        else Button.width_for(screen, word, SIGNS[way], SIZE)
        if word
        else high
        for way, word in zip(ways, words, strict=True)
    ]
    for bare in (range(last) if large else [last], range(len(words))):
        if sum(widths) + screen.px(GAP) * len(widths) > most:
            for place in (place for place in bare if ways[place] in SIGNS):
                widths[place], words[place] = high, ""
    return list(zip(ways, words, widths, strict=True))


def _word(text: Text, way: str, due: str) -> str:
    """What stands on the button of a way where there is room: a choice has its letter."""
    if way in CHOICES:
        return way.upper()
    return "" if way == "before" else text("ui.hint.more_short" if way == "more" else _key(way), title=due)


def _beside(screen: Screen, row: Row, width: int) -> int:
    """The width that an idea keeps beside its buttons; 0 if that is too little."""
    left = width - _width(row, screen.px(GAP)) - screen.px(GAP)
    return left if left >= screen.px(LEAST) else 0


def _width(row: Row, gap: int) -> int:
    return sum(width for _way, _word, width in row) + gap * (len(row) - 1)


def _button(text: Text, box: pygame.Rect, way: str, word: str, due: str, primary: bool) -> Button:
    whole = text("ui.hint.answer", letter=word) if way in CHOICES else text(_key(way), title=due)
    action = _ACTIONS.get(way, "idea" if way in (*WAYS, *CHOICES) else "go")
    return Button(
        box,
        action,
        label=word,
        icon=SIGNS.get(way, ""),
        value=way,
        kind="primary" if primary else "plain",
        size=SIZE,
        tooltip="" if word == whole or way in CHOICES else whole,
        spoken=whole,
    )


def _key(way: str) -> str:
    if way == "mend":
        return "typing.mend"
    return f"ui.hint.{way}" if way in WAYS else f"ui.win.{way}"
