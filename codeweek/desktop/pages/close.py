"""A drawing seen from near: small pictures show the part of the sheet where there is something."""

from collections.abc import Iterable

import pygame

from codeweek.desktop.painting.painter import Frame, fit
from codeweek.scene import Line, Scene

EDGE = 0.7  # cells around what is drawn
Part = tuple[float, float, float, float]  # of a scene: left, top, right, bottom


def drawn(scenes: Iterable[Scene]) -> Part | None:
    """The part where strokes are in any of the scenes, and their sprites; None without strokes."""
    found = list(scenes)
    lines = [mark for scene in found for mark in scene.marks if isinstance(mark, Line)]
    points = [point for line in lines for point in line.points]
    if not points:
        return None
    points += [(sprite.x, sprite.y) for scene in found for sprite in scene.sprites]
    across, down = [x for x, _y in points], [y for _x, y in points]
    return min(across) - EDGE, min(down) - EDGE, max(across) + EDGE, max(down) + EDGE


def shape(part: Part) -> float:
    """The width of a part for one of height."""
    left, top, right, bottom = part
    return (right - left) / (bottom - top)


def near(scene: Scene, part: Part | None, box: pygame.Rect, most: int) -> Frame:
    """The frame in which that part of a scene fills the box; all of the scene without a part."""
    if part is None:
        return fit(scene, box, most)
    left, top, right, bottom = part
    cell = max(4, min(most, int(min(box.width / (right - left), box.height / (bottom - top)))))
    x = _covering(box.centerx - round((left + right) / 2 * cell), box.left, box.right, scene.width * cell)
    y = _covering(box.centery - round((top + bottom) / 2 * cell), box.top, box.bottom, scene.height * cell)
    return Frame(x, y, cell, scene.width, scene.height)


def _covering(start: int, least: int, most: int, length: float) -> int:
    """Where a sheet of that length starts, moved so that it fills the room from `least` to `most`."""
    return min(least, max(start, round(most - length))) if length >= most - least else start
