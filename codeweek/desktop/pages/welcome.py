"""What welcomes a child on the first screen: the name of the game, heroes that come along, one big start."""

import math

import pygame

from codeweek.blocks.block_signs import COLOURS
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import Paint
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Widget
from codeweek.play.player import ALIVE

NAME = "codeweek"
HEROES = ("village", "garden", "space", "plaza", "harbour")  # their looks, in the order they come
LETTERS = ("motion", "control", "action", "functions", "sensing", "variables", "operators", "control")
TILT = (0.06, -0.05, 0.02, -0.07, 0.05, -0.02, 0.07, -0.04)  # of a letter's height, up or down
COME, HOP, STEP = 2.4, 0.16, 7.0  # seconds to their places; how high they hop, and how fast
FRAME = 0.05  # seconds between two pictures
ANIMALS_WIDE = 4  # in a row of the picture of all animals


class Logo(Widget):
    """The name of the game, each letter on a block."""

    focusable = False

    def __init__(self, rect: pygame.Rect, under: str = "") -> None:
        super().__init__(rect, label=f"{NAME}. {under}" if under else NAME)
        self.under = under

    def draw(self, screen: Screen) -> None:
        """Paint the blocks, and the words under them."""
        line = screen.line_step(24, "bold") if self.under else 0
        room = pygame.Rect(self.rect.left, self.rect.top, self.rect.width, self.rect.height - line)
        side = min(round(room.height * 0.86), round(room.width / (len(NAME) * 1.08)))
        left = room.centerx - round(side * 1.08 * len(NAME)) // 2
        for i, letter in enumerate(NAME):
            paint = Paint(*COLOURS[LETTERS[i]])
            box = pygame.Rect(left + round(side * 1.08 * i), 0, side, side)
            box.centery = room.centery + round(side * TILT[i])
            draw.shadow(screen.surface, box, side // 4, screen.theme.shadow, screen.px(4))
            draw.round_rect(screen.surface, box, side // 4, paint.fill, paint.border, max(2, side // 16))
            screen.text(letter, box, side * 0.72 / screen.scale, paint.text, "bold", CENTRE)
        if self.under:
            words = pygame.Rect(self.rect.left, self.rect.bottom - line, self.rect.width, line)
            self.write(screen, self.under, words, 24, screen.theme.ink, "bold", CENTRE)


class Parade(Widget):
    """Heroes who come along, hop while somebody is there, and then stand; still for who wants no motion."""

    focusable = False

    def __init__(self, rect: pygame.Rect, still: bool, before: "Parade | None" = None) -> None:
        super().__init__(rect)
        self.clock: float = before.clock if before else 0.0
        self.quiet: float = before.quiet if before else 0.0
        self.still = still
        self._breath = 0.0

    def wake(self) -> None:
        """Somebody is there."""
        self.quiet = 0.0

    def tick(self, dt: float) -> bool:
        """Whether it is time for another picture."""
        if self.still or self.quiet > ALIVE:
            return False
        self.clock, self.quiet, self._breath = self.clock + dt, self.quiet + dt, self._breath + dt
        if self._breath < FRAME:
            return False
        self._breath = 0.0
        return True

    def draw(self, screen: Screen) -> None:
        """Paint the ground, then each hero on its way."""
        side = min(self.rect.height - screen.px(10), self.rect.width // len(HEROES))
        ground = pygame.Rect(self.rect.left, self.rect.bottom - screen.px(10), self.rect.width, screen.px(10))
        draw.round_rect(screen.surface, ground, ground.height // 2, screen.theme.line)
        gap = self.rect.width / len(HEROES)
        before = screen.surface.get_clip()
        screen.surface.set_clip(self.rect.inflate(0, side).clip(screen.rect))
        for i, look in enumerate(HEROES):
            away, hop = (0.0, 0.0) if self.still else self._way(i)
            x = self.rect.left + gap * (i + 0.5) - away * self.rect.width
            y = ground.top - side * (0.46 + HOP * hop)
            screen.sprite(f"robot/{look}/hero", (x, y), round(side * 0.92))
        screen.surface.set_clip(before)

    def _way(self, number: int) -> tuple[float, float]:
        """How far it still has to go, in parts of the width, and how high it is."""
        gone = min(1.0, self.clock / COME)
        away = (1 - gone) ** 2
        rests = self.quiet > ALIVE - 0.5 and gone >= 1
        return away, 0.0 if rests else abs(math.sin(self.clock * STEP / 2 + number * 0.9))


def all_animals(screen: Screen, names: tuple[str, ...], centre: tuple[int, int], side: int) -> None:
    """Every animal there is, small, on one round."""
    draw.circle(screen.surface, centre, side // 2, screen.theme.panel)
    box = pygame.Rect(0, 0, side, side)
    box.center = centre
    inside = box.inflate(-round(box.width * 0.24), -round(box.height * 0.32))
    rows = -(-len(names) // ANIMALS_WIDE)
    wide, high = inside.width / ANIMALS_WIDE, inside.height / rows
    for i, name in enumerate(names):
        row, column = divmod(i, ANIMALS_WIDE)
        place = inside.left + wide * (column + 0.5), inside.top + high * (row + 0.5)
        screen.sprite(f"animals/{name}", place, round(min(wide, high) * 0.96))
