"""What the adult of a room says on all screens: a strip at the foot of the window, under every page."""

from collections.abc import Callable

import pygame

from codeweek.desktop.room.member import Member
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.text import Text

SIZE, SMALL, EDGE, ROW = 20, 18, 12, 40  # of the sentence, of the rest; room around, height of the rest


class Strip:
    """A sentence, the time of a turn, the stars earned together; nothing without any of them."""

    def __init__(self, screen: Screen, room: Member, text: Callable[[], Text]) -> None:
        self.screen, self.room, self.text = screen, room, text

    def height(self) -> int:
        """Pixels."""
        screen, (words, facts) = self.screen, (self.room.orders["say"], self._facts())
        if not words and not facts:
            return 0
        rows = screen.px(ROW) if facts else 0
        said = screen.paragraph_height(words, self._inside(), SIZE, "bold") + screen.px(EDGE) if words else 0
        return rows + said + screen.px(4)

    def draw(self) -> None:
        """Paint it over what else is at the foot."""
        screen, theme, high = self.screen, self.screen.theme, self.height()
        if not high:
            return
        box = pygame.Rect(0, screen.foot_rect.top, screen.foot_rect.width, high)
        pygame.draw.rect(screen.surface, theme.card, box)
        pygame.draw.rect(screen.surface, theme.primary.fill, (*box.topleft, box.width, screen.px(4)))
        top, words = box.top + screen.px(4), self.room.orders["say"]
        if words:
            place = pygame.Rect(screen.px(60), top + screen.px(EDGE) // 2, self._inside(), 0)
            used = screen.paragraph(words, place, SIZE, theme.ink, "bold")
            screen.icon("say", (screen.px(32), place.top + used // 2), screen.px(28), theme.primary.fill)
            top = place.top + used
        self._draw_facts(pygame.Rect(0, top, box.width, box.bottom - top))

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
        pilot = [] if left is None else [("people", text("room.child.pilot", n=left))]
        vote = [("hand", words)] if (words := self._vote()) else []
        if not goal:
            return [*vote, *pilot]
        return [
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
        return self.screen.rect.width - self.screen.px(80)
