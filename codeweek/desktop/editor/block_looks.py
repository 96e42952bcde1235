"""Blocks as pictures: each row drawn once, kept, and laid where the layout says."""

import pygame

from codeweek.blocks import block_signs
from codeweek.blocks.types import BlockType
from codeweek.desktop.editor.block_layout import Row
from codeweek.desktop.editor.block_shapes import Piece, Shape
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.cache import Cache
from codeweek.desktop.painting.theme import CATEGORIES, EMPTY_SLOT, FIELD, Paint, mix
from codeweek.desktop.screen import Screen

LABEL = 16.5
FACE = "bold"
OVER = 3
WAITING = Paint("#8b8f98", "#ffffff", "#5f636c")
GHOST = 97  # of 255


def paint_of(category: str, screen: Screen) -> Paint:
    """The colours of a category's blocks."""
    if category == "start":
        return screen.theme.chosen
    return CATEGORIES.get(category, CATEGORIES["text"])


class Looks:
    """Draws rows for one screen; call `clear` when its scale changes."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._rows: Cache[pygame.Surface] = Cache(700)

    def clear(self) -> None:
        """Forget the pictures: the scale or the theme changed."""
        self._rows.clear()

    def measure(self, text: str) -> int:
        """The width of a label."""
        return self.screen.fonts.width(text, LABEL, FACE)

    def icon(self, type: BlockType) -> str:
        """The sign of a type."""
        return block_signs.sign(type)

    def row(self, shape: Shape) -> pygame.Surface:
        """The picture of a row or a value."""
        return self._rows.get(shape, lambda: self._make(shape))

    def draw_rows(
        self, surface: pygame.Surface, rows: list[Row], spine: int, grey: frozenset[str] = frozenset()
    ) -> None:
        """Rows in their places, the spines of the C-shaped ones first; those of some blocks `grey`."""
        last: dict[str, Row] = {}
        for row in rows:
            above = last.get(row.shape.block) if row.part else None
            if above:
                self._spine(surface, above, row, spine, above.shape.block in grey)
            last[row.shape.block] = row
        for row in rows:
            picture = self._grey(row.shape) if row.shape.block in grey else self.row(row.shape)
            surface.blit(picture, (row.x, row.y))

    def _grey(self, shape: Shape) -> pygame.Surface:
        """The same row without its colours."""
        return self._rows.get((shape, "grey"), lambda: pygame.transform.grayscale(self.row(shape)))

    def _spine(self, surface: pygame.Surface, above: Row, below: Row, width: int, grey: bool = False) -> None:
        paint = WAITING if grey else paint_of(above.shape.category, self.screen)
        top = above.y + above.shape.height
        high = below.y - top
        edge = self.edge
        if high <= 0:
            return
        surface.fill(paint.border, (above.x, top, width, high))
        surface.fill(paint.fill, (above.x + edge, top, width - 2 * edge, high))

    @property
    def edge(self) -> int:
        """The width of a block's border."""
        return max(1, round(1.6 * self.screen.scale))

    @property
    def lip(self) -> int:
        """The height of a block's lower edge."""
        return max(2, round(3 * self.screen.scale))

    @property
    def spine(self) -> int:
        """The width of the left side of a C-shape."""
        return self.screen.px(16)

    # One picture.

    def _make(self, shape: Shape) -> pygame.Surface:
        surface = pygame.Surface((shape.width, shape.height), pygame.SRCALPHA)
        self._shape(surface, shape, 0, 0)
        return surface

    def _shape(self, surface: pygame.Surface, shape: Shape, x: int, y: int) -> None:
        box = pygame.Rect(x, y, shape.width, shape.height)
        paint = FIELD if shape.literal else paint_of(shape.category, self.screen)
        if shape.kind in ("boolean", "truth"):
            pointed(surface, box, paint, self.edge)
        elif shape.kind in ("reporter", "number"):
            draw.round_rect(surface, box, box.height // 2, paint.fill, paint.border, self.edge)
        elif shape.kind in ("text", "choice"):
            draw.round_rect(surface, box, self.screen.px(7), paint.fill, paint.border, self.edge)
        else:
            self._statement(surface, shape.kind, box, paint)
        for piece in shape.pieces:
            self._piece(surface, shape, piece, paint, x, y)

    def _statement(self, surface: pygame.Surface, kind: str, box: pygame.Rect, paint: Paint) -> None:
        edge, lip = self.edge, self.lip
        radius = self.screen.px(16 if kind == "hat" else 10)
        draw.round_rect(surface, box, radius, paint.border)
        inner = pygame.Rect(box.left + edge, box.top + edge, box.width - 2 * edge, box.height - edge - lip)
        draw.round_rect(surface, inner, max(1, radius - edge), paint.fill)
        gloss = pygame.Rect(inner.left + radius, inner.top, inner.width - 2 * radius, max(1, self.edge))
        surface.fill(mix(paint.fill, "#ffffff", 0.28), gloss)
        if kind in ("cap", "middle"):
            self._open(surface, box, paint, box.bottom - radius - lip, box.bottom)
        if kind in ("middle", "foot"):
            self._open(surface, box, paint, box.top, box.top + radius)

    def _open(self, surface: pygame.Surface, box: pygame.Rect, paint: Paint, top: int, bottom: int) -> None:
        """Let the spine through: a straight left side instead of a round corner."""
        edge = self.edge
        bottom = min(bottom, box.bottom)
        surface.fill(paint.border, (box.left, top, edge, bottom - top))
        surface.fill(paint.fill, (box.left + edge, top, self.spine - 2 * edge, bottom - top))

    def _piece(
        self, surface: pygame.Surface, shape: Shape, piece: Piece, paint: Paint, x: int, y: int
    ) -> None:
        box = pygame.Rect(x + piece.x, y + piece.y, piece.width, piece.height)
        if piece.kind == "icon":
            image = self.screen.images.icon(piece.text, box.width, paint.text)
            surface.blit(image, image.get_rect(center=box.center))
        elif piece.kind == "swatch":
            draw.round_rect(surface, box, box.height // 2, piece.text, paint.border, self.edge)
        elif piece.kind == "words":
            self._text(surface, piece.text, box, paint.text)
        elif piece.kind == "field":
            self._field(surface, shape, piece, box, paint)
        elif piece.kind == "more":
            draw.round_rect(surface, box, box.height // 2, EMPTY_SLOT.fill, EMPTY_SLOT.border, self.edge)
            image = self.screen.images.icon("plus", round(box.height * 0.7), EMPTY_SLOT.text)
            surface.blit(image, image.get_rect(center=box.center))
        elif piece.inside:
            self._shape(surface, piece.inside, box.left, box.top)
        else:
            self._hole(surface, piece, box, paint)

    def _field(
        self, surface: pygame.Surface, shape: Shape, piece: Piece, box: pygame.Rect, paint: Paint
    ) -> None:
        bare = shape.kind == "reporter" and shape.type == "get"  # a variable's name is its label
        if not bare and not shape.literal:
            draw.round_rect(surface, box, self.screen.px(7), FIELD.fill, FIELD.border, self.edge)
        inside = box if bare else box.inflate(-self.screen.px(10), 0)
        if any(other.kind == "swatch" for other in shape.pieces):
            left = inside.left + box.height - self.screen.px(8)
            inside = pygame.Rect(left, inside.top, inside.right - left, inside.height)
        self._text(surface, piece.text, inside, paint.text if bare else FIELD.text, centred=True)

    def _hole(self, surface: pygame.Surface, piece: Piece, box: pygame.Rect, paint: Paint) -> None:
        slot = Paint(EMPTY_SLOT.fill, EMPTY_SLOT.text, paint.border)
        if piece.boolean:
            pointed(surface, box, slot, self.edge)
        else:
            draw.round_rect(surface, box, box.height // 2, slot.fill, slot.border, self.edge)
        self._text(surface, "?" if piece.boolean else "…", box, slot.text, centred=True)

    def _text(
        self, surface: pygame.Surface, text: str, box: pygame.Rect, colour: str, centred: bool = False
    ) -> None:
        fonts = self.screen.fonts
        image = fonts.render(fonts.fit(text, max(box.width, 1), LABEL, FACE), LABEL, colour, FACE)
        left = box.centerx - image.get_width() // 2 if centred else box.left
        surface.blit(image, (left, box.centery - image.get_height() // 2))


def pointed(surface: pygame.Surface, box: pygame.Rect, paint: Paint, edge: int) -> None:
    """A shape with two pointed ends, for what is true or false."""
    large = pygame.Surface((box.width * OVER, box.height * OVER), pygame.SRCALPHA)
    large.fill((*pygame.Color(paint.border)[:3], 0))
    whole = large.get_rect()
    pygame.draw.polygon(large, paint.border, _points(whole))
    # The slanted sides are seen at an angle: a little more inset keeps the border even.
    inner = whole.inflate(-round(2.7 * edge * OVER), -2 * edge * OVER)
    pygame.draw.polygon(large, paint.fill, _points(inner))
    surface.blit(pygame.transform.smoothscale(large, box.size), box)


def _points(box: pygame.Rect) -> list[tuple[int, int]]:
    tip = box.height // 2
    right, bottom = box.right - 1, box.bottom - 1
    return [
        (box.left, box.centery),
        (box.left + tip, box.top),
        (right - tip, box.top),
        (right, box.centery),
        (right - tip, bottom),
        (box.left + tip, bottom),
    ]
