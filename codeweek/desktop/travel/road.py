"""The stops of a way in a room that scrolls: the ground, the stones of the way, the stops, the pilot."""

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import pygame

from codeweek.desktop.page import Page
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.travel.child_animal import Traveller
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Widget
from codeweek.progress.map_way import Leg, Point, Way, on

APART, STONE, RIM, FAINT = (
    26,
    7,
    3,
    5,
)  # units: between two stones, their radius, their rim, one not walked yet
ARROWS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}
PIECES = 600  # of a bend, to measure it

Painting = Callable[[Screen, pygame.Rect], None]  # on the surface of a screen, where the way begins


def boxes(way: Way, room: pygame.Rect, scale: float) -> list[pygame.Rect]:
    """Where the stops of a way are in a room of the window."""
    made = []
    for x, y in way.middles:
        box = pygame.Rect(0, 0, int(way.size[0] * scale), int(way.size[1] * scale))
        box.center = room.left + round(x * scale), room.top + round(y * scale)
        made.append(box)
    return made


def stones(leg: Leg) -> list[Point]:
    """The middles of the stones of a leg, evenly apart."""
    points = [on(bend, i / PIECES) for bend in leg for i in range(PIECES + 1)]
    lengths = [0.0, *accumulate(math.dist(start, end) for start, end in pairwise(points))]
    count = max(1, round(lengths[-1] / APART))
    places = [bisect_left(lengths, lengths[-1] * i / count) for i in range(count)]
    return [points[place] for place in places]


class Road(ScrollView):
    """`walked`: of each leg; `under` and `over` paint what lies under the way and what stands on it.

    `traveller`: none where the child is at no stop yet.
    """

    def __init__(
        self,
        room: pygame.Rect,
        way: Way,
        scale: float,
        stops: Sequence[Widget],
        walked: Sequence[bool],
        under: Painting,
        over: Painting,
        traveller: Traveller | None,
    ) -> None:
        super().__init__(room, stops)
        self.way, self.scale, self.walked, self.traveller = way, scale, walked, traveller
        self._under, self._over = under, over
        self._picture: pygame.Surface | None = None

    def draw(self, screen: Screen) -> None:
        """Paint all of it."""
        clip = screen.surface.get_clip()
        screen.surface.set_clip(self.rect.clip(clip))
        screen.surface.blit(self._still(screen), (self.rect.left, self.rect.top - self.offset))
        screen.surface.set_clip(clip)
        super().draw(screen)
        screen.surface.set_clip(self.rect.clip(clip))
        if self.traveller and self.way.feet:
            x, y = self.traveller.at(self.way.feet, self.way.legs)
            tip = self.rect.left + round(x * self.scale), self.rect.top - self.offset + round(y * self.scale)
            self.traveller.draw(screen, tip)
        screen.surface.set_clip(clip)

    def _still(self, screen: Screen) -> pygame.Surface:
        """What does not move, painted once."""
        if self._picture is None:
            size = self.rect.width, max(self.rect.height, round(self.way.height * self.scale))
            self._picture = pygame.Surface(size, pygame.SRCALPHA)
            canvas, whole = screen.on(self._picture), self._picture.get_rect()
            self._under(canvas, whole)
            for leg, walked in zip(self.way.legs, self.walked, strict=False):
                self._pave(canvas, leg, walked)
            self._over(canvas, whole)
        return self._picture

    def _pave(self, screen: Screen, leg: Leg, walked: bool) -> None:
        theme = screen.theme
        radius = screen.px(STONE if walked else FAINT)
        fill = theme.star if walked else mix(theme.card, theme.line, 0.5)
        for x, y in stones(leg):
            at = round(x * self.scale), round(y * self.scale)
            draw.circle(screen.surface, at, radius + screen.px(RIM), theme.card)
            draw.circle(screen.surface, at, radius, fill)

    def towards(self, stop: Widget | None, key: int) -> Widget | None:
        """Left, right: the stop before or after on the way; up, down: the nearest one of another row."""
        across, down = ARROWS.get(key, (0, 0))
        if stop not in self.children or stop is None:
            return None
        at = self.children.index(stop)
        if across:
            beside = self.children[:at][::-1] if across < 0 else self.children[at + 1 :]
            return next((other for other in beside if other.enabled), None)
        found: list[tuple[float, Widget]] = []
        for other in self.children:
            ahead = (other.rect.centery - stop.rect.centery) * down
            if other.enabled and ahead > stop.rect.height / 2:
                found.append((ahead + abs(other.rect.centerx - stop.rect.centerx) / 2, other))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def tick(self, dt: float) -> bool:
        """Let the pilot walk, or hop for a while."""
        return self.traveller is not None and self.traveller.tick(dt)


def follow(page: Page, event: pygame.event.Event) -> bool:
    """Let an arrow key go along the way of a page; whether there was a stop that way."""
    road = next((widget for widget in page.widgets if isinstance(widget, Road)), None)
    stop = road.towards(page.focus, event.key) if road else None
    if stop:
        page.set_focus(stop)
    return stop is not None
