"""The face of a dial: a round thing that is touched where an angle is."""

import math
from dataclasses import dataclass

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen

STEP = 15  # degrees from one tick to the next
FULL = 360


@dataclass(frozen=True)
class Face:
    """A face of a radius in pixels; angles are in degrees from straight up, clockwise."""

    screen: Screen
    centre: tuple[int, int]
    radius: int

    def under(self, pos: tuple[int, int], around: int = 0) -> bool:
        """Whether a point is on the face, or within some pixels of it."""
        return math.dist(pos, self.centre) <= self.radius + around

    def angle(self, pos: tuple[int, int]) -> float:
        """The angle of a point."""
        return math.degrees(math.atan2(pos[0] - self.centre[0], self.centre[1] - pos[1]))

    def draw(self, surface: pygame.Surface, degrees: float, turned: bool = True) -> None:
        """Paint the face, the part that is `turned`, the ticks and the hand."""
        theme, px = self.screen.theme, self.screen.px
        draw.circle(surface, self.centre, self.radius, theme.card, theme.plain.border, max(2, px(3)))
        if degrees and turned:
            self._wedge(surface, degrees)
        for tick in range(0, FULL, STEP):
            length = px(12 if tick % 90 == 0 else 6)
            ends = self._at(tick, self.radius - px(2)), self._at(tick, self.radius - px(2) - length)
            pygame.draw.line(surface, theme.ink_soft, *ends, max(1, px(2)))
        end = self._at(degrees, self.radius - px(8))
        pygame.draw.line(surface, theme.chosen.fill, self.centre, end, max(3, px(5)))
        draw.circle(surface, self.centre, px(6), theme.chosen.fill)

    def _wedge(self, surface: pygame.Surface, degrees: float) -> None:
        steps = max(2, round(abs(degrees) / 3))
        far = self.radius - self.screen.px(4)
        edge = [self._at(degrees * step / steps, far) for step in range(steps + 1)]
        shade = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        colour = pygame.Color(self.screen.theme.chosen.fill)
        colour.a = 60
        pygame.draw.polygon(shade, colour, [self.centre, *edge])
        surface.blit(shade, (0, 0))

    def _at(self, degrees: float, far: int) -> tuple[int, int]:
        """The point at an angle and a distance from the middle."""
        turn = math.radians(degrees)
        return round(self.centre[0] + far * math.sin(turn)), round(self.centre[1] - far * math.cos(turn))
