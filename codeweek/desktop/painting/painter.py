"""Paints a Scene in a rectangle, still or gliding from another one."""

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pygame

from codeweek.app.motion import Moment, eased, growing, posed, sprites_at, swapping
from codeweek.app.speech_bubble import speech
from codeweek.desktop.environment import prepare
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.fonts import Fonts
from codeweek.desktop.painting.images import Images
from codeweek.desktop.painting.plain_theme import OUTLINE, SCENERY, Dress
from codeweek.play.rider import Rider, aboard
from codeweek.scene import FACES, HERO, STANDING, Image, Label, Line, Rect, Scene, Shape, Sprite

LARGEST_CELL = 200  # units
DASH = 0.12  # cells
CORNER = 0.16  # cells: the picture's own round corners
PICTURE_CELL = 96  # pixels, of a saved picture
BADGE_AT = 0.3  # cells from the middle of a thing, or its corner where it is smaller
BADGE = ("#ffffff", "#2b2440")  # a count, or what the hero says
SPARK = "#ffd23f"
SOFT = 8  # pixels: of a shadow nobody sees fewer
SIGN = (0.36, -0.36, 0.34)  # what stands beside a face that has one: its place and size, in sizes of the hero
SIGNED = FACES[2:]


@dataclass(frozen=True)
class Frame:
    """Where a scene stands on a surface: its top left corner and the side of a cell, in pixels."""

    left: int
    top: int
    cell: int
    columns: float
    rows: float
    above: float = 0.0  # cells over the first row that are painted too

    @property
    def rect(self) -> pygame.Rect:
        """All of it."""
        return pygame.Rect(self.left, self.top, round(self.columns * self.cell), round(self.rows * self.cell))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of a point of the scene."""
        return self.left + x * self.cell, self.top + y * self.cell

    def box(self, x: float, y: float, width: float, height: float) -> pygame.Rect:
        """The pixels of a rectangle of the scene; neighbours share their edge exactly."""
        left, top = round(self.left + x * self.cell), round(self.top + y * self.cell)
        right, bottom = round(self.left + (x + width) * self.cell), round(self.top + (y + height) * self.cell)
        return pygame.Rect(left, top, right - left, bottom - top)

    def cells(self, rect: pygame.Rect) -> tuple[float, float, float, float]:
        """The left, top, right and bottom of a rectangle of pixels, in cells of the scene."""
        left, top = (rect.left - self.left) / self.cell, (rect.top - self.top) / self.cell
        return left, top, left + rect.width / self.cell, top + rect.height / self.cell

    def cell_at(self, pos: tuple[int, int]) -> tuple[int, int] | None:
        """The cell under a pixel."""
        if not self.rect.collidepoint(pos):
            return None
        return (pos[0] - self.left) // self.cell, (pos[1] - self.top) // self.cell


def fit(scene: Scene, rect: pygame.Rect, largest: int) -> Frame:
    """The largest frame of whole pixels for a scene in a rectangle, in the middle of it."""
    over = scene.margin + scene.above
    wide, high = max(scene.width, 1) + scene.margin, max(scene.height, 1) + over
    cell = max(4, min(int(rect.width / wide), int(rect.height / high), largest))
    left = rect.left + (rect.width - round(cell * wide)) // 2 + round(cell * scene.margin)
    top = rect.top + (rect.height - round(cell * high)) // 2 + round(cell * over)
    return Frame(left, top, cell, scene.width, scene.height, scene.above)


class Painter:
    """Paints moments; keeps the last still picture (background and marks).

    `dress`: a look over all looks; `rider`: who sits in the hero.
    """

    def __init__(
        self, fonts: Fonts, images: Images, dress: Dress | None = None, rider: Rider | None = None
    ) -> None:
        self.fonts = fonts
        self.images = images
        self.dress = dress
        self.rider = rider
        self._still: tuple[Scene, tuple[int, int], float, pygame.Surface] | None = None

    def paint(self, surface: pygame.Surface, frame: Frame, moment: Moment) -> None:
        """The whole picture at a moment."""
        fresh, swap = growing(moment), swapping(moment)
        still = replace(moment.after, marks=moment.before.marks) if fresh else moment.after
        if swap:
            still = replace(moment.after, marks=swap.stays)
        surface.blit(
            self._still_picture(still, frame), (frame.left, frame.top - round(frame.above * frame.cell))
        )
        for line in fresh:
            _line(surface, frame, line, eased(moment.part))
        for shape in swap.goes if swap else ():
            self._shape(surface, frame, shape)
        for name in moment.after.rim:
            self._shape(surface, frame, name)
        for dot in moment.trail:
            self._shape(surface, frame, dot)
        if moment.clock is not None:
            self._twinkle(surface, frame, moment)
        for sprite in sprites_at(moment):
            self._sprite(surface, frame, sprite, moment)

    def _still_picture(self, scene: Scene, seen: Frame) -> pygame.Surface:
        cell, over = seen.cell, round(seen.above * seen.cell)
        kept = self._still
        if kept and kept[1:3] == ((cell, over), self.fonts.scale) and _same_ground(kept[0], scene):
            return kept[3]
        frame = Frame(0, over, cell, scene.width, scene.height)
        picture = pygame.Surface((frame.rect.width, frame.rect.height + over), pygame.SRCALPHA)
        for shape in (*scene.background, *scene.marks):
            self._shape(picture, frame, shape)
        _round_corners(picture, round(CORNER * cell))
        self._still = scene, (cell, over), self.fonts.scale, picture
        return picture

    def _shape(self, surface: pygame.Surface, frame: Frame, found: Shape) -> None:
        shape = self.dress.shape(found) if self.dress else found
        if shape is None:
            return
        if isinstance(shape, Rect):
            _rect(surface, frame, shape)
        elif isinstance(shape, Line):
            _line(surface, frame, shape)
        elif isinstance(shape, Label):
            self._label(surface, frame, shape)
        else:
            self._image(surface, frame, shape)
            self._sign(surface, frame, shape)

    def _label(self, surface: pygame.Surface, frame: Frame, shape: Label) -> None:
        size = shape.size * frame.cell / self.fonts.scale * 0.8
        image = self.fonts.render(shape.text, round(size, 1), shape.colour, "bold")
        x, y = frame.at(shape.x, shape.y)
        place = {"midleft" if shape.begins else "center": (round(x), round(y))}
        surface.blit(image, image.get_rect(**place))

    def _image(
        self, surface: pygame.Surface, frame: Frame, shape: Image | Sprite, grows: bool = False
    ) -> None:
        side = round(shape.size * frame.cell)
        if side < 2:
            return
        image = self._picture(shape, side, grows)
        x, y = frame.at(shape.x, shape.y)
        if self.dress and self.dress.outlines(shape.image):
            behind = self.images.outline(shape.image, round(side * OUTLINE), self.dress.edge)
            surface.blit(behind, behind.get_rect(center=(round(x), round(y))))
        surface.blit(image, image.get_rect(center=(round(x), round(y))))

    def _sign(self, surface: pygame.Surface, frame: Frame, shape: Image | Sprite) -> None:
        if shape.face in SIGNED:
            self._image(surface, frame, _sign(shape))

    def _picture(self, shape: Image | Sprite, side: int, grows: bool) -> pygame.Surface:
        if isinstance(shape, Image) and shape.colour:
            coloured = self.images.outline if shape.image.startswith(SCENERY) else self.images.tinted
            return coloured(shape.image, side, shape.colour)
        drawn = self.images.on_the_way if grows else self.images.sprite
        image = drawn(shape.image, side, shape.angle, shape.face)
        mirrored = isinstance(shape, Image) and shape.mirrored
        return pygame.transform.flip(image, True, False) if mirrored else image

    def _sprite(self, surface: pygame.Surface, frame: Frame, sprite: Sprite, moment: Moment) -> None:
        if self.dress:
            sprite = self.dress.sprite(sprite)
        grows = _grows(sprite, moment)
        if sprite.id == HERO and not sprite.image.startswith(STANDING):
            x, y = frame.at(sprite.x, sprite.y + 0.04)
            side = round(frame.cell * sprite.size * 0.9555)
            shade = _ground_shadow(side - side % SOFT if grows else side)
            surface.blit(shade, shade.get_rect(center=(round(x), round(y))))
        seen = posed(sprite, moment)
        self._image(surface, frame, seen, grows)
        if sprite.id == HERO and self.rider:
            self._board(surface, frame, aboard(seen, self.rider, seen.angle - sprite.angle), grows)
        self._sign(surface, frame, seen)
        if sprite.effect == "bump":
            _spark(surface, frame, sprite)
        if sprite.label and sprite.id == HERO:
            self._bubble(surface, frame, sprite, moment.after.marks)
        elif sprite.label:
            self._badge(surface, frame, sprite)

    def _board(
        self, surface: pygame.Surface, frame: Frame, layers: Iterable[Rect | Image], grows: bool
    ) -> None:
        for layer in layers:
            if isinstance(layer, Rect):
                x, y = frame.at(layer.x + layer.radius, layer.y + layer.radius)
                pygame.draw.aacircle(surface, layer.fill, (x, y), layer.radius * frame.cell)
            else:
                self._image(surface, frame, layer, grows)

    def _badge(self, surface: pygame.Surface, frame: Frame, sprite: Sprite) -> None:
        """A count, in the corner of a thing."""
        high = max(12, round(frame.cell * 0.3))
        size = high * 0.85 / self.fonts.scale
        text = self.fonts.render(sprite.label, round(size, 1), BADGE[1], "bold")
        box = pygame.Rect(0, 0, max(high, text.get_width() + high // 2), high)
        corner = min(BADGE_AT, sprite.size / 2)
        x, y = frame.at(sprite.x + corner, sprite.y + corner)
        box.center = round(x), round(y)
        box.clamp_ip(surface.get_rect())
        draw.round_rect(surface, box, high // 2, BADGE[0], BADGE[1], max(1, frame.cell // 40))
        surface.blit(text, text.get_rect(center=box.center))

    def _bubble(self, surface: pygame.Surface, frame: Frame, sprite: Sprite, marks: Iterable[Shape]) -> None:
        """What the hero says, beside it, with a tail towards it."""
        high = max(22, round(frame.cell * 0.46))
        text = self.fonts.render(sprite.label, round(high * 0.6 / self.fonts.scale, 1), BADGE[1], "bold")
        labels = [mark for mark in marks if isinstance(mark, Label)]
        wide = (text.get_width() + high) / frame.cell
        found = speech(sprite, wide, high / frame.cell, labels, frame.cells(surface.get_clip()))
        box = pygame.Rect(0, 0, text.get_width() + high, high)
        box.topleft = round(frame.at(*found.box[:2])[0]), round(frame.at(*found.box[:2])[1])
        rim = max(1, frame.cell // 30)
        draw.round_rect(surface, box, high // 3, BADGE[0], BADGE[1], rim)
        pygame.draw.polygon(surface, BADGE[0], _tail(frame, sprite, box, found.way, rim))
        surface.blit(text, text.get_rect(center=box.center))

    def _twinkle(self, surface: pygame.Surface, frame: Frame, moment: Moment) -> None:
        """The small dots of the ground (a night sky has them) grow and shrink, each at its own pace."""
        assert moment.clock is not None
        for number, dot in enumerate(_dots(moment.after.background)):
            glow = math.sin(moment.clock * (0.7 + number % 5 * 0.25) + number * 2.4)
            if number % 3 == 0 and glow > 0.2:
                x, y = frame.at(dot.x + dot.width / 2, dot.y + dot.height / 2)
                reach = frame.cell * dot.width * (0.6 + 1.4 * glow)
                for dx, dy in ((reach, 0), (0, reach)):
                    pygame.draw.aaline(surface, dot.fill, (x - dx, y - dy), (x + dx, y + dy))


def _grows(sprite: Sprite, moment: Moment) -> bool:
    """Whether its size is another one at every moment of the way."""
    sizes = {other.size for other in moment.after.sprites if other.id == sprite.id}
    return moment.part < 1 and sprite.size not in sizes


def _sign(shape: Image | Sprite) -> Image:
    """A drop, stars, a Z or a thought, upright beside the one whose face it goes with."""
    across, down, size = (part * shape.size for part in SIGN)
    way = math.radians(shape.angle)
    if isinstance(shape, Sprite) and shape.effect == "bump":  # the spark is ahead
        across, down = across if math.cos(way) < -0.5 else -across, -down if math.sin(way) < -0.5 else down
    return Image(f"faces/signs/{shape.face}", shape.x + across, shape.y + down, size)


def _tail(
    frame: Frame, sprite: Sprite, box: pygame.Rect, way: tuple[int, int], rim: int
) -> list[tuple[float, float]]:
    """The three corners of a bubble's tail: two on its side, then the one near the hero."""
    x, y = frame.at(sprite.x, sprite.y)
    side, near = box.height // 5, frame.cell * sprite.size * 0.44
    if way[0]:
        base = box.left + rim if way[0] > 0 else box.right - rim
        foot = max(box.top + 2 * side, min(round(y), box.bottom - 2 * side))
        return [(base, foot - side), (base, foot + side), (x + way[0] * near, y)]
    base = box.top + rim if way[1] > 0 else box.bottom - rim
    foot = max(box.left + 2 * side, min(round(x), box.right - 2 * side))
    least = box.height // 6  # of a tail, whatever moved the bubble
    tip = max(y - near, box.bottom + least) if way[1] < 0 else min(y + near, box.top - least)
    return [(foot - side, base), (foot + side, base), (x, tip)]


def _same_ground(one: Scene, other: Scene) -> bool:
    same = one.background is other.background or one.background == other.background
    return same and one.marks == other.marks


@lru_cache(maxsize=8)
def _dots(background: tuple[Shape, ...]) -> tuple[Rect, ...]:
    return tuple(shape for shape in background if isinstance(shape, Rect) and shape.width <= 0.06)


def _rect(surface: pygame.Surface, frame: Frame, shape: Rect) -> None:
    box = frame.box(shape.x, shape.y, shape.width, shape.height)
    radius = round(shape.radius * frame.cell)
    if radius < 1:
        surface.fill(shape.fill, box.inflate(max(0, 1 - box.width), max(0, 1 - box.height)))
    elif min(box.width, box.height) <= 2 * radius + 1:
        x, y = frame.at(shape.x + shape.width / 2, shape.y + shape.height / 2)
        pygame.draw.aacircle(surface, shape.fill, (x, y), max(1.0, shape.width * frame.cell / 2))
    else:
        draw.round_rect(surface, box, radius, shape.fill)


def _line(surface: pygame.Surface, frame: Frame, shape: Line, part: float = 1.0) -> None:
    """A stroke, or the first part of it."""
    width = max(1, round(shape.width * frame.cell))
    for start, end in zip(shape.points, shape.points[1:], strict=False):
        reach = part * math.dist(start, end)
        for first, last in _dashes(start, end) if shape.dashed else ((start, end),):
            begun, done = math.dist(start, first), math.dist(start, last)
            if begun <= reach:
                cut = min(1.0, (reach - begun) / (done - begun)) if done > begun else 1.0
                there = first[0] + (last[0] - first[0]) * cut, first[1] + (last[1] - first[1]) * cut
                _stroke(surface, frame.at(*first), frame.at(*there), shape.colour, width)


def _stroke(
    surface: pygame.Surface, start: tuple[float, float], end: tuple[float, float], colour: str, width: int
) -> None:
    """A line; along the grid it is a sharp rectangle."""
    if round(start[0]) == round(end[0]) or round(start[1]) == round(end[1]):
        box = pygame.Rect(min(start[0], end[0]), min(start[1], end[1]), 0, 0)
        box.size = round(abs(end[0] - start[0])), round(abs(end[1] - start[1]))
        box = box.inflate(width, width)
        draw.round_rect(surface, box, width // 2, colour) if width > 3 else surface.fill(colour, box)
    else:
        draw.line(surface, start, end, colour, width)


def _dashes(
    start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    length = math.dist(start, end)
    count = max(1, round(length / DASH / 2))
    step = 1 / (count - 0.5) / 2 if count > 1 else 1.0

    def at(part: float) -> tuple[float, float]:
        return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part

    return [(at(2 * i * step), at(min(1.0, (2 * i + 1) * step))) for i in range(count)]


def _spark(surface: pygame.Surface, frame: Frame, sprite: Sprite) -> None:
    """Three strokes where the hero bumped: the form of a bump that does not move."""
    for turn in (-38, 0, 38):
        angle = math.radians(sprite.angle + turn)
        ends = [
            frame.at(sprite.x + math.cos(angle) * reach, sprite.y + math.sin(angle) * reach)
            for reach in (0.46, 0.64)
        ]
        width = max(2, round(frame.cell * 0.06))
        draw.line(surface, ends[0], ends[1], BADGE[1], width + 2)
        draw.line(surface, ends[0], ends[1], SPARK, width)


@lru_cache(maxsize=16)
def _ground_shadow(side: int) -> pygame.Surface:
    shade = pygame.Surface((side, side), pygame.SRCALPHA)
    pygame.draw.aacircle(shade, (0, 0, 0, 60), (side / 2, side / 2), side * 0.38)
    return pygame.transform.gaussian_blur(shade, max(1, side // 14))


def _round_corners(picture: pygame.Surface, radius: int) -> None:
    mask = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    draw.round_rect(mask, mask.get_rect(), radius, "#ffffff")
    picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)


def save_picture(scene: Scene, out: Path, ground: str = "#ffffff") -> None:
    """Write a scene as a PNG file, on a ground of that colour; OSError when it cannot be written."""
    out.write_bytes(png(scene, ground))


def png(scene: Scene, ground: str = "#ffffff") -> bytes:
    """A scene as a PNG, on a ground of that colour."""
    prepare()
    pygame.font.init()
    edge, margin = PICTURE_CELL // 8, round(PICTURE_CELL * scene.margin)
    top = edge + margin + round(PICTURE_CELL * scene.above)
    frame = Frame(edge + margin, top, PICTURE_CELL, scene.width, scene.height, scene.above)
    surface = pygame.Surface((frame.rect.right + edge, frame.rect.bottom + edge))
    surface.fill(ground)
    Painter(Fonts(), Images()).paint(surface, frame, Moment(scene, scene))
    content = io.BytesIO()
    pygame.image.save(surface, content, "picture.png")
    return content.getvalue()
