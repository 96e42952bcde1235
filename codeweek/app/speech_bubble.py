"""Where the bubble of what the hero says stands, so that it hides no number; as `shapes.ts` does."""

from collections.abc import Iterable
from dataclasses import dataclass

from codeweek.scene import Label, Sprite

Box = tuple[float, float, float, float]  # left, top, right, bottom, in cells
WAYS = ((0, -1), (1, 0), (-1, 0), (0, 1))  # above the hero, then to its right, its left, under it
GAP = 0.04  # cells
TAIL = 0.1  # cells between the hero and a bubble beside it
LETTER, HALF = 0.3, 0.3  # half the width of a letter and half its height, in sizes of a label


@dataclass(frozen=True)
class Speech:
    """A bubble: its box, and the way from the hero to it."""

    box: Box
    way: tuple[int, int]


def speech(sprite: Sprite, wide: float, high: float, labels: Iterable[Label], within: Box) -> Speech:
    """The place of a bubble of that size that hides the least; the first of the WAYS when several do."""
    numbers = [_room(label) for label in labels]
    reach = sprite.size * 0.4
    hero = sprite.x - reach, sprite.y - reach, sprite.x + reach, sprite.y + reach
    places = [Speech(_inside(_beside(sprite, wide, high, way), within), way) for way in WAYS]
    return min(places, key=lambda place: sum(_meet(place.box, other) for other in (hero, *numbers)))


def _beside(sprite: Sprite, wide: float, high: float, way: tuple[int, int]) -> Box:
    x = sprite.x + way[0] * (sprite.size / 2 + TAIL + wide / 2)
    y = sprite.y + way[1] * (sprite.size / 2 + GAP + high / 2)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _inside(box: Box, within: Box) -> Box:
    """The box moved into a larger one; when it is too large, it keeps to the left and the top."""
    across = max(within[0] - box[0], min(0, within[2] - box[2]))
    along = max(within[1] - box[1], min(0, within[3] - box[3]))
    return box[0] + across, box[1] + along, box[2] + across, box[3] + along


def _room(label: Label) -> Box:
    across, along = LETTER * label.size * len(label.text), HALF * label.size
    return label.x - across, label.y - along, label.x + across, label.y + along


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
