"""The child's animal in what moves: where it sits in each hero, on its colour, in its hat."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codeweek.play.worn_pictures import hat_on
from codeweek.scene import Image, Rect, Sprite

# By the folder of a hero's pictures, in sides of it, as it is drawn, looking to the right: how far ahead of
# its middle and how far to its right the seat is; how wide. The seat turns with the hero, the animal stays
# upright. A hero that is a flat shape has none.
SEATS: Mapping[str, tuple[float, float, float]] = {
    "robot/space": (0.07, 0.0, 0.56),
    "robot/village": (-0.16, -0.03, 0.56),
    "robot/garden": (-0.16, -0.03, 0.56),
    "robot/plaza": (-0.18, 0.0, 0.56),
    "robot/studio": (-0.2, 0.0, 0.56),
    "robot/terraces": (-0.17, 0.0, 0.56),
    "robot/jungle": (-0.14, 0.0, 0.56),
    "robot/cave": (-0.19, -0.02, 0.56),
    "robot/harbour": (-0.21, 0.0, 0.56),
    "robot/castle": (-0.18, 0.02, 0.56),
    "robot/station": (-0.19, 0.0, 0.56),
    "robot/factory": (-0.19, 0.0, 0.56),
    "turtle/studio": (0.36, 0.0, 0.42),
    "turtle/castle": (0.36, 0.0, 0.42),
    "turtle/harbour": (0.36, 0.0, 0.42),
    "turtle/terraces": (0.36, 0.0, 0.42),
}
RIM, EDGE = 0.05, "#ffffff"  # of a seat: of its width
FILLS = 0.94  # of a seat, its animal


@dataclass(frozen=True)
class Rider:
    """The animal of a child, the colour of its seat, and its hat or ""."""

    animal: str
    ground: str
    hat: str = ""


def aboard(hero: Sprite, rider: Rider, lean: float = 0.0) -> Iterator[Rect | Image]:
    """What is painted over a hero as it is seen, in painting order; it leans by so many degrees."""
    seat = SEATS.get(hero.image.rpartition("/")[0])
    if seat is None:
        return
    ahead, right, wide = (part * hero.size for part in seat)
    x, y = _turned(ahead, right, hero.angle)
    x, y = hero.x + x, hero.y + y
    for side, fill in ((wide, EDGE), (wide * (1 - 2 * RIM), rider.ground)):
        yield Rect(x - side / 2, y - side / 2, side, side, fill, side / 2)
    side = wide * FILLS
    yield Image(f"animals/{rider.animal}", x, y, side, lean, hero.face)
    if rider.hat:
        across, down, size = hat_on(rider.animal, rider.hat)
        across, down = _turned(across * side, down * side, lean)
        yield Image(f"worn/{rider.hat}", x + across, y + down, size * side, lean)


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    way = math.radians(angle)
    return x * math.cos(way) - y * math.sin(way), x * math.sin(way) + y * math.cos(way)
