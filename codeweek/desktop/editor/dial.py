"""The keys for an angle: those of a number, and beside them a dial to touch or to turn."""

import math

import pygame

from codeweek.blocks.edit import Hole
from codeweek.blocks.script import Script
from codeweek.desktop import draw
from codeweek.desktop.editor.entry import SET, Entry
from codeweek.desktop.editor.pad import GAP, Key, Pad, Rows
from codeweek.desktop.screen import Screen

SLOT = "degrees"  # the hole that takes an angle
RADIUS = 78  # units
STEP = 15  # degrees from one tick to the next
FULL = 360


def way(script: Script, spot: object) -> int:
    """Which way an angle in a place turns: 1 clockwise, -1 the other way, 0 where a number is no angle."""
    owner = script.find(spot.parent) if isinstance(spot, Hole) and spot.slot == SLOT else None
    if owner is None:
        return 0
    return -1 if owner.type.endswith("left") else 1


class Dial(Pad):
    """A pad with a dial at its left; `turns` is a way, as above."""

    def __init__(
        self,
        screen: Screen,
        entry: Entry,
        beside: pygame.Rect,
        within: pygame.Rect,
        names: tuple[str, ...],
        extra: tuple[str, ...],
        turns: int,
        decimal: str = ",",
    ) -> None:
        self.turns = turns
        super().__init__(screen, entry, beside, within, names, extra, decimal)

    @property
    def _side(self) -> int:
        return 2 * self.screen.px(RADIUS) + 4 * self.screen.px(GAP)

    @property
    def _centre(self) -> tuple[int, int]:
        return self.box.left + self._side // 2 + self.screen.px(GAP), self.box.centery

    def _lay(self, rows: Rows) -> tuple[list[Key], tuple[int, int]]:
        keys, (wide, high) = super()._lay(rows)
        moved = [Key(key.name, key.box.move(self._side, 0), key.label) for key in keys]
        return moved, (wide + self._side, max(high, self._side))

    def at(self, pos: tuple[int, int]) -> str | None:
        """The key at a point; on the dial, the angle there to the nearest tick."""
        across, down = pos[0] - self._centre[0], pos[1] - self._centre[1]
        if math.hypot(across, down) > self.screen.px(RADIUS) + self.screen.px(GAP):
            return super().at(pos)
        degrees = self.turns * math.degrees(math.atan2(across, -down))
        return f"{SET}{round(degrees / STEP) * STEP % FULL or FULL}"

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the keys, then the face, the part that is turned, the ticks and the hand."""
        super().draw(surface)
        theme, px = self.screen.theme, self.screen.px
        draw.circle(surface, self._centre, px(RADIUS), theme.card, theme.plain.border, max(2, px(3)))
        value = self.entry.value()
        degrees = max(-FULL, min(value if isinstance(value, (int, float)) else 0, FULL)) * self.turns
        if degrees:
            self._wedge(surface, degrees)
        for tick in range(0, FULL, STEP):
            length = px(12 if tick % 90 == 0 else 6)
            ends = self._at(tick, px(RADIUS) - px(2)), self._at(tick, px(RADIUS) - px(2) - length)
            pygame.draw.line(surface, theme.ink_soft, *ends, max(1, px(2)))
        pygame.draw.line(
            surface, theme.chosen.fill, self._centre, self._at(degrees, px(RADIUS - 8)), max(3, px(5))
        )
        draw.circle(surface, self._centre, px(6), theme.chosen.fill)

    def _wedge(self, surface: pygame.Surface, degrees: float) -> None:
        steps = max(2, round(abs(degrees) / 3))
        far = self.screen.px(RADIUS) - self.screen.px(4)
        edge = [self._at(degrees * step / steps, far) for step in range(steps + 1)]
        shade = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        colour = pygame.Color(self.screen.theme.chosen.fill)
        colour.a = 60
        pygame.draw.polygon(shade, colour, [self._centre, *edge])
        surface.blit(shade, (0, 0))

    def _at(self, degrees: float, far: int) -> tuple[int, int]:
        """The point at an angle from straight up, clockwise, and at a distance from the middle."""
        turn = math.radians(degrees)
        return round(self._centre[0] + far * math.sin(turn)), round(self._centre[1] - far * math.cos(turn))
