"""Pictures from the `sprites` folder, drawn at the size asked and kept."""

import io
from pathlib import Path

import pygame

from codeweek.data import folder
from codeweek.desktop.painting.cache import Cache
from codeweek.scene import FACES, faces_of

TURNED_FROM = 2  # a small picture is turned at twice its size, then made small: smooth at any angle
LARGE = 96  # pixels: from this side it is smooth as it is, and twice that would take long
ANGLE_STEP = 3
NEAR = 16  # pixels
MOST = 12_000_000  # pixels of all that is kept, of four bytes each


class Images:
    """Sprites (`robot/space/hero`) and one-colour icons (`play`) by name; a missing one is blank."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or folder("sprites")
        self._kept: Cache[pygame.Surface] = Cache(MOST, lambda made: made.get_width() * made.get_height())
        self._sources: dict[str, str | None] = {}

    def sprite(self, name: str, size: int, angle: float = 0.0, face: str = "") -> pygame.Surface:
        """A picture of `size` by `size` pixels, turned clockwise by `angle` degrees (then larger)."""
        turn = round(angle / ANGLE_STEP) * ANGLE_STEP % 360
        return self._kept.get((name, size, turn, face), lambda: self._turned(name, size, turn, face))

    def on_the_way(self, name: str, size: int, angle: float = 0.0, face: str = "") -> pygame.Surface:
        """The same from a near size: one drawn for each size of a moment would cost more than it shows."""
        near = -(-size // NEAR) * NEAR
        picture = self.sprite(name, near, angle, face)
        if near == size:
            return picture
        return pygame.transform.smoothscale_by(picture, size / near)

    def icon(self, name: str, size: int, colour: str) -> pygame.Surface:
        """A drawn sign of `sprites/icons` in one colour."""
        return self.tinted(f"icons/{name}", size, colour)

    def tinted(self, name: str, size: int, colour: str) -> pygame.Surface:
        """A picture that has the colour of what is written around it, in one colour."""
        return self._kept.get((name, size, colour), lambda: self._load(name, size, colour))

    def outline(self, name: str, size: int, colour: str) -> pygame.Surface:
        """The shape of a picture in one colour, to lie behind it; soft shadows are no part of it."""

        def made() -> pygame.Surface:
            mask = pygame.mask.from_surface(self._load(name, 2 * size))
            clear = (*pygame.Color(colour)[:3], 0)  # not black, which would be seen at the edge
            shape = mask.to_surface(setcolor=colour, unsetcolor=clear)
            return pygame.transform.smoothscale(shape, (size, size))

        return self._kept.get((name, size, colour, "outline"), made)

    def wide(self, name: str, size: tuple[int, int]) -> pygame.Surface:
        """A picture that is no square, of so many pixels, drawn anew each time."""
        return self._drawn(size, self._source(name))

    def has(self, name: str) -> bool:
        """Whether there is a picture of that name."""
        return self._source(name) is not None

    def _turned(self, name: str, size: int, turn: int, face: str) -> pygame.Surface:
        if turn == 0:
            return self._faced(name, size, face)
        if turn % 90 == 0:
            return pygame.transform.rotate(self.sprite(name, size, 0, face), -turn)
        times = TURNED_FROM if size < LARGE else 1
        return pygame.transform.rotozoom(self.sprite(name, size * times, 0, face), -turn, 1 / times)

    def _faced(self, name: str, size: int, face: str) -> pygame.Surface:
        picture, faces = self._load(name, size), faces_of(name)
        if face in FACES[1:] and faces:
            row = self._kept.get((faces, size), lambda: self._load(faces, size, wide=len(FACES) - 1))
            picture.blit(row, (0, 0), ((FACES.index(face) - 1) * size, 0, size, size))
        return picture

    def _load(self, name: str, size: int, colour: str = "", wide: int = 1) -> pygame.Surface:
        """A picture in one colour or its own, so many times as wide as high."""
        source = self._source(name)
        size = max(1, size)
        inked = source.replace("currentColor", colour) if source and colour else source
        return self._drawn((size * wide, size), inked)

    @staticmethod
    def _drawn(size: tuple[int, int], svg: str | None) -> pygame.Surface:
        if svg is None:
            return pygame.Surface(size, pygame.SRCALPHA)
        return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), size)

    def _source(self, name: str) -> str | None:
        if name not in self._sources:
            path = self._root / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8") if path.is_file() else None
        return self._sources[name]
