"""Where the blocks of a script stand, from the corner (0, 0)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.blocks.script import Block
from codeweek.blocks.types import BlockType
from codeweek.desktop.editor.block_shapes import Piece, Setting, Shape, pieces_of, shape_of, shaped, words_of

Box = tuple[int, int, int, int]  # left, top, width, height
ASIDE = 0.45  # a slot too far to the left is less wrong than one too far down
STICK = 8  # units: how much nearer another slot must be to win


@dataclass(frozen=True)
class Row:
    """A shape in its place; `part` counts the rows of one block."""

    shape: Shape
    x: int
    y: int
    part: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others, whatever its place."""
        return self.shape.block, self.part

    @property
    def box(self) -> Box:
        """Its rectangle."""
        return self.x, self.y, self.shape.width, self.shape.height


@dataclass(frozen=True)
class Target:
    """Somewhere to put a block: the left end of a gap, or a hole."""

    spot: Spot
    x: int
    y: int


@dataclass(frozen=True)
class Seen:
    """A piece or a value in its place, with the block it belongs to."""

    block: str
    box: Box
    piece: Piece | None = None
    shape: Shape | None = None


@dataclass(frozen=True)
class Layout:
    """A script laid out from the corner (0, 0)."""

    rows: tuple[Row, ...]
    gaps: tuple[Target, ...]
    width: int
    height: int

    def everything(self) -> Iterator[Seen]:
        """Every shape, then its pieces, outer ones first."""
        for row in self.rows:
            yield from inside(row.shape, row.x, row.y)

    def box(self, block: str) -> Box | None:
        """The rectangle of a block's first row, or of a value."""
        return next((s.box for s in self.everything() if s.shape and s.block == block), None)

    def extent(self, block: str) -> Box | None:
        """The rectangle of a whole block, with all that stands in it."""
        rows = [row for row in self.rows if row.shape.block == block]
        if not rows:
            return self.box(block)
        top, last = rows[0].y, rows[-1]
        within = [row for row in self.rows if top <= row.y <= last.y]
        right = max(row.x + row.shape.width for row in within)
        return rows[0].x, top, right - rows[0].x, last.y + last.shape.height - top

    def holes(self) -> Iterator[tuple[Hole, Seen]]:
        """Every hole in reading order, the places for one more at the end of a list included."""
        for seen in self.everything():
            if seen.piece and seen.piece.kind in ("hole", "more"):
                yield Hole(seen.block, seen.piece.name), seen

    def at(self, x: int, y: int, reach: int = 0) -> Seen | None:
        """The innermost thing at a point; a value or a hole also `reach` around it, within its own block."""
        found = [seen for seen in self.everything() if _in(seen.box, x, y)]
        if not found or found[-1].piece or not reach:
            return found[-1] if found else None
        within = [seen for seen in self.everything() if _in(found[-1].box, *seen.box[:2])]
        ends = [seen for seen in within if seen.piece and not seen.piece.inside]
        return next((seen for seen in ends if _in(_grown(seen.box, reach), x, y)), found[-1])

    def gap(self, place: Place) -> Target | None:
        """Where a gap is."""
        return next((gap for gap in self.gaps if gap.spot == place), None)


def inside(shape: Shape, x: int, y: int) -> Iterator[Seen]:
    """A shape whose corner is there, and all that is in it."""
    yield Seen(shape.block, (x, y, shape.width, shape.height), None, shape)
    for piece in shape.pieces:
        if piece.kind not in ("words", "icon", "swatch"):
            yield Seen(shape.block, (x + piece.x, y + piece.y, piece.width, piece.height), piece)
        if piece.inside:
            yield from inside(piece.inside, x + piece.x, y + piece.y)


def _grown(box: Box, by: int) -> Box:
    left, top, width, height = box
    return left - by, top - by, width + 2 * by, height + 2 * by


def _in(box: Box, x: int, y: int) -> bool:
    left, top, width, height = box
    return left <= x < left + width and top <= y < top + height


def nearest(
    targets: Iterable[Target], x: float, y: float, held: Spot | None = None, stick: float = STICK
) -> Target | None:
    """The target nearest to a point; the one held so far stays unless another is clearly nearer."""

    def distance(target: Target) -> float:
        far = abs(target.y - y) + ASIDE * abs(target.x - x)
        return far - stick if target.spot == held else far

    return min(targets, key=distance, default=None)


def lay_out(setting: Setting, blocks: tuple[Block, ...], hat: str = "") -> Layout:
    """A stack of blocks from the corner (0, 0), under a hat with these words if any."""
    stack = _Stack(setting)
    y = stack.hat(hat) if hat else 0
    y = stack.body(blocks, 0, y, None, "")
    width = max((row.x + row.shape.width for row in stack.rows), default=0)
    return Layout(tuple(stack.rows), tuple(stack.gaps), width, y)


class _Stack:
    """Rows and gaps found on the way down."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.metrics = setting.metrics
        self.rows: list[Row] = []
        self.gaps: list[Target] = []

    def hat(self, words: str) -> int:
        metrics = self.metrics
        icon = Piece(
            "icon", metrics.pad, (metrics.row - metrics.icon) // 2, metrics.icon, metrics.icon, "play"
        )
        x = metrics.pad + metrics.icon + metrics.space
        label = replace(words_of(self.setting, words), x=x, y=(metrics.row - metrics.literal) // 2)
        width = x + label.width + metrics.pad + metrics.space
        self.rows.append(Row(Shape("hat", "", "start", width, metrics.row, (icon, label)), 0, 0))
        return metrics.row + metrics.gap

    def body(self, blocks: tuple[Block, ...], x: int, y: int, parent: str | None, body: str) -> int:
        for index, block in enumerate(blocks):
            self.gaps.append(Target(Place(parent, body, index), x, y))
            y = self.block(block, x, y) + self.metrics.gap
        self.gaps.append(Target(Place(parent, body, len(blocks)), x, y))
        return y

    def block(self, block: Block, x: int, y: int) -> int:
        head = shape_of(self.setting, block)
        self.rows.append(Row(head, x, y))
        y += head.height
        type = self.setting.catalogue[block.type]
        for number, name in enumerate(type.bodies):
            if number:
                y = self._divider(block, type, name, number, x, y)
            y = self._mouth(block, name, x, y)
        if type.bodies:
            width = round(max(self.metrics.least, head.width * 0.6))
            foot = Shape("foot", type.name, type.category, width, self.metrics.foot, (), block.id)
            self.rows.append(Row(foot, x, y, len(type.bodies)))
            y += foot.height
        return y

    def _divider(self, block: Block, type: BlockType, name: str, number: int, x: int, y: int) -> int:
        pieces = pieces_of(self.setting, block, type, name)
        shape = shaped(self.setting, "middle", block, type, pieces)
        low = round(self.metrics.row * 0.8)
        placed = tuple(replace(p, y=(low - p.height) // 2) for p in shape.pieces)
        shape = replace(shape, height=low, pieces=placed)
        self.rows.append(Row(shape, x, y, number))
        return y + low

    def _mouth(self, block: Block, name: str, x: int, y: int) -> int:
        top = y + self.metrics.gap
        bottom = self.body(block.bodies.get(name, ()), x + self.metrics.indent, top, block.id, name)
        return max(bottom, top + self.metrics.mouth)
