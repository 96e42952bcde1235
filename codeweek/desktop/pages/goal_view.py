"""The goals of a map in pictures, at an edge of the world: ticked once met, lit once a run missed them."""

import pygame

from codeweek.app.motion import Moment
from codeweek.app.run_view import Goals
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.painter import fit
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.play.feedback.goal_strip import GUESS, Tile
from codeweek.scene import Scene

SIDE, LEAST = 52, 30  # units: the side of a picture, and the least
PART, LARGE = 0.16, 0.085  # how much of a small world it takes, and of a large one
ARROW, EDGE = 0.5, 0.14  # of that side: from one picture to the next, and around them


class GoalView:
    """Paints them in a row over the world, or in a column beside it, where the world needs the room less."""

    def __init__(self, screen: Screen, hero: str) -> None:
        self.screen, self.hero = screen, hero
        self.goals = Goals()
        self._painted: dict[tuple[Scene, int], pygame.Surface] = {}

    def rest(self, room: pygame.Rect, scene: Scene) -> pygame.Rect:
        """What is left of the room of the world."""
        thick = self._thick(room, scene)
        if _beside(room, scene):
            return pygame.Rect(room.left + thick, room.top, room.width - thick, room.height)
        return pygame.Rect(room.left, room.top + thick, room.width, room.height - thick)

    def draw(self, room: pygame.Rect, scene: Scene) -> None:
        """Paint the hero, then what it has to do, one after another."""
        if not self.goals.tiles:
            return
        side, down = self._side(room, scene), _beside(room, scene)
        count = len(self.goals.tiles) + 1
        long = round(side * (count + (count - 1) * ARROW))
        x, y = room.left + round(EDGE * side), room.top + round(EDGE * side)
        if down:
            y = room.top + (room.height - long) // 2
        else:
            x = room.left + (room.width - long) // 2
        self._plaque(pygame.Rect(x, y, side if down else long, long if down else side), side)
        box = pygame.Rect(x, y, side, side)
        self.screen.sprite(self.screen.dressed(self.hero), box.center, round(side * 0.9))
        for tile, done in self.goals.tiles:
            box.move_ip(*(0, side) if down else (side, 0))
            self._arrow(box, side, down)
            box.move_ip(*(0, round(side * ARROW)) if down else (round(side * ARROW), 0))
            self._tile(box, tile, done)

    def picture(self, tile: Tile, side: int) -> pygame.Surface:
        """The picture of a goal, with round corners."""
        key = tile.scene, side
        if key not in self._painted:
            self._painted = dict(list(self._painted.items())[-20:])
            made = pygame.Surface((side, side), pygame.SRCALPHA)
            frame = fit(tile.scene, made.get_rect(), side)
            self.screen.painter().paint(made, frame, Moment(tile.scene, tile.scene))
            self._painted[key] = made
        return self._painted[key]

    def _plaque(self, inside: pygame.Rect, side: int) -> None:
        edge = round(2 * EDGE * side)
        theme = self.screen.theme
        draw.round_rect(self.screen.surface, inside.inflate(edge, edge), round(side * 0.3), theme.card)

    def _arrow(self, after: pygame.Rect, side: int, down: bool) -> None:
        gap = round(side * ARROW)
        centre = (after.centerx, after.top + gap // 2) if down else (after.left + gap // 2, after.centery)
        self.screen.icon("down" if down else "forward", centre, round(gap * 0.8), self.screen.theme.ink_soft)

    def _tile(self, box: pygame.Rect, tile: Tile, done: bool) -> None:
        screen, theme = self.screen, self.screen.theme
        noted = tile.name == GUESS and self.goals.noted
        missed, ticked = self.goals.missed and not (done or noted), done and not tile.kept
        box = box.move(round(self.goals.shake * box.width) if missed else 0, 0)
        screen.surface.blit(self.picture(tile, box.width), box)
        rim, radius = max(2, screen.px(4)), round(box.width * 0.18)
        if missed or ticked:
            colour = theme.warm.border if missed else theme.good.border
            draw.round_rect(screen.surface, box.inflate(rim, rim), radius, None, colour, rim)
        if ticked:
            self._sign(box, "check", theme.good.fill, theme.good.border, theme.good.text)
        elif noted:
            self._sign(box, "pencil", theme.card, theme.ink, theme.ink)
        elif tile.count:
            self._count(box, tile.count)

    def _sign(self, box: pygame.Rect, icon: str, fill: str, border: str, ink: str) -> None:
        """A sign in the lower right corner of a picture."""
        side = round(box.width * 0.42)
        draw.circle(self.screen.surface, box.bottomright, side // 2, fill, border, 2)
        self.screen.icon(icon, box.bottomright, round(side * 0.8), ink)

    def _count(self, box: pygame.Rect, count: str) -> None:
        screen, theme = self.screen, self.screen.theme
        high = max(screen.px(18), round(box.height * 0.4))
        size = high * 0.62 / screen.scale
        badge = pygame.Rect(0, 0, screen.fonts.width(count, size, "bold") + high // 2, high)
        badge.midbottom = box.centerx, box.bottom + high // 4
        draw.round_rect(screen.surface, badge, high // 2, theme.card, theme.ink, max(1, screen.px(1)))
        screen.text(count, badge, size, theme.ink, "bold", CENTRE)

    def _thick(self, room: pygame.Rect, scene: Scene) -> int:
        return round(self._side(room, scene) * (1 + 3 * EDGE)) if self.goals.tiles else 0

    def _side(self, room: pygame.Rect, scene: Scene) -> int:
        """Of a picture: smaller in a small room, or where all of them would not fit."""
        along = room.height if _beside(room, scene) else room.width
        count = len(self.goals.tiles) + 1
        fits = int(along / (count + (count - 1) * ARROW + 2 * EDGE))
        liked = max(self.screen.px(LEAST), round(PART * min(room.size)))
        most = max(self.screen.px(SIDE), round(LARGE * min(room.size)))
        return max(1, min(most, liked, fits))


def _beside(room: pygame.Rect, scene: Scene) -> bool:
    """Whether the world has room to spare at its sides rather than over it."""
    wide, high = scene.width + scene.margin, scene.height + scene.margin
    return room.width * high > room.height * wide
