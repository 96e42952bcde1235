"""What the adult of a room says on all screens: a strip at the foot of the window, under every page."""

from collections.abc import Callable

import pygame

from codeweek.desktop.room.room_member import Member
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.text import Text

SIZES, SMALL = (20, 17, 15), 18  # of the sentence, the largest that leaves room; of the rest
EDGE, ROW, SIGN = 12, 40, 28  # room around the sentence, height of the rest, side of a sign
MOST = 0.15  # of the height of the window


class Banner:
    """A sentence, what comes in a minute, the time of a turn, the stars earned together, that a room is open
    here; else nothing.

    A press folds the sentence away, and another one brings it back; a new one is never folded.
    """

    def __init__(
        self, screen: Screen, room: Member, text: Callable[[], Text], tells: Callable[[], bool]
    ) -> None:
        self.screen, self.room, self.text, self._tells = screen, room, text, tells
        self._folded = ""  # the sentence that was read

    @property
    def _words(self) -> str:
        words = self.room.orders["say"]
        return "" if words == self._folded else words

    def height(self) -> int:
        """Pixels."""
        words, facts = self._words, self._facts()
        if not words and not facts:
            return 0
        return self._said(words) + self.screen.px(ROW if facts else 0) + self.screen.px(4)

    def press(self, pos: tuple[int, int]) -> bool:
        """Whether a press was on it: the sentence is folded, or there again."""
        high, words = self.height(), self.room.orders["say"]
        box = pygame.Rect(0, self.screen.foot_rect.top, self.screen.foot_rect.width, high)
        if not words or not box.collidepoint(pos):
            return False
        self._folded = "" if self._folded == words else words
        return True

    def draw(self) -> None:
        """Paint it over what else is at the foot."""
        screen, theme, high = self.screen, self.screen.theme, self.height()
        if not high:
            return
        box = pygame.Rect(0, screen.foot_rect.top, screen.foot_rect.width, high)
        pygame.draw.rect(screen.surface, theme.card, box)
        pygame.draw.rect(screen.surface, theme.primary.fill, (*box.topleft, box.width, screen.px(4)))
        top, words = box.top + screen.px(4), self._words
        if words:
            row = pygame.Rect(box.left, top, box.width, self._said(words))
            place = pygame.Rect(screen.px(60), top + screen.px(EDGE) // 2, self._inside(), 0)
            screen.paragraph(words, place, self._size(words), theme.ink, "bold")
            screen.icon("say", (screen.px(32), row.centery), screen.px(SIGN), theme.primary.fill)
            screen.icon("close", (box.right - screen.px(30), row.centery), screen.px(20), theme.ink_soft)
            top = row.bottom
        self._draw_facts(pygame.Rect(0, top, box.width, box.bottom - top))

    def _said(self, words: str) -> int:
        """The height of the sentence, with the room around it."""
        if not words:
            return 0
        high = self.screen.paragraph_height(words, self._inside(), self._size(words), "bold")
        return high + self.screen.px(EDGE)

    def _size(self, words: str) -> float:
        most, wide = MOST * self.screen.surface.get_height(), self._inside()
        fits = (each for each in SIZES if self.screen.paragraph_height(words, wide, each, "bold") <= most)
        return next(fits, SIZES[-1])

    def _draw_facts(self, row: pygame.Rect) -> None:
        screen, facts = self.screen, self._facts()
        if not facts:
            return
        wide = row.width // len(facts)
        for place, (icon, words) in enumerate(facts):
            cell = pygame.Rect(row.left + place * wide, row.top, wide, row.height)
            sign = screen.px(26)
            size = screen.fonts.fit_size(words, wide - 2 * sign, SMALL, "bold")
            text = min(wide - 2 * sign, screen.fonts.width(words, size, "bold"))
            left = cell.centerx - (text + sign + screen.px(8)) // 2
            colour = screen.theme.star if icon == "star" else screen.theme.primary.fill
            screen.icon(icon, (left + sign // 2, cell.centery), sign, colour)
            spot = pygame.Rect(left + sign + screen.px(8), cell.top, text + 1, cell.height)
            screen.text(words, spot, size, screen.theme.ink, "bold", CENTRE)

    def _facts(self) -> list[tuple[str, str]]:
        """Each with its sign."""
        text, room = self.text(), self.room
        goal, left = room.orders["goal"], room.minutes
        again = room.orders["say"] and not self._words
        word = [("say", text("room.child.read_again"))] if again else []
        pilot = [] if left is None else [("people", text("room.child.pilot", n=left))]
        vote = [("hand", words)] if (words := self._vote()) else []
        host = room.host if self._tells() else None
        is_open = [("sun", text("room.window.is_open", address=host.place))] if host else []
        full = [("question", text("room.child.full"))] if room.orders["full"] else []
        if room.soon:  # alone with what a child must know, so that it is read
            how, what = room.soon
            return [
                *full,
                ("say", text(f"room.child.soon.{how}", what=text(f"room.child.soon.{what}"))),
                *vote,
            ]
        if not goal:
            return [*full, *is_open, *word, *vote, *pilot]
        return [
            *full,
            *is_open,
            *vote,
            *pilot,
            ("star", text("room.child.together", now=goal["now"], all=goal["stars"], n=goal["now"])),
        ]

    def _vote(self) -> str:
        """What to do, what was chosen, or how many chose each; empty without a vote."""
        text, vote, (number, mine, letters) = self.text(), self.room.orders["vote"], self.room.choice
        if vote is None:
            return ""
        chosen = number == vote["n"]
        if not vote["open"] and len(letters) == len(vote["counts"]):
            counts = zip(letters, vote["counts"], strict=True)
            each = [text("room.child.vote.count", n=count, choice=letter) for letter, count in counts]
            return f"{text('room.child.vote.counts')} · {' · '.join(each)}"
        if chosen and mine < len(letters):
            return f"{text('room.child.vote.mine', choice=letters[mine])} · {text('room.child.vote.wait')}"
        return text("room.child.vote.see") if vote["open"] else ""

    def _inside(self) -> int:
        return self.screen.rect.width - self.screen.px(110)
