"""The child's animal with the hat that it wears."""

import math

from codeweek.desktop.screen import Screen
from codeweek.play.wear.heads import hat_on


def draw_dressed(
    screen: Screen, animal: str, hat: str, centre: tuple[float, float], side: int, lean: float = 0.0
) -> None:
    """Paint an animal `side` pixels wide, leaning clockwise by `lean` degrees, and its hat if it has one."""
    screen.sprite(f"animals/{animal}", centre, side, lean)
    if hat:
        draw_hat(screen, animal, hat, centre, side, lean)


def draw_hat(
    screen: Screen, animal: str, hat: str, centre: tuple[float, float], side: int, lean: float = 0.0
) -> None:
    """Paint a hat on an animal that is there."""
    x, y, size = hat_on(animal, hat)
    way = math.radians(lean)
    across, down = x * math.cos(way) - y * math.sin(way), x * math.sin(way) + y * math.cos(way)
    at = centre[0] + across * side, centre[1] + down * side
    screen.sprite(f"worn/{hat}", at, round(size * side), lean)
