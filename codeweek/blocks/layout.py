"""Where the blocks of a script stand: boxes in pixels, from measured widths of labels."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.blocks.script import Block, Value
from codeweek.blocks.signs import SIGNS
from codeweek.blocks.types import BlockType

Box = tuple[int, int, int, int]  # left, top, width, height
ASIDE = 0.45  # a slot too far to the left is less wrong than one too far down
STICK = 8  # units: how much nearer another slot must be to win


@dataclass(frozen=True)
class Metrics:
    """Lengths in pixels at a scale."""

    row: int = 38
    indent: int = 20
    foot: int = 16
    gap: int = 4
    mouth: int = 30  # an empty body
    value: int = 30
    literal: int = 26
    pad: int = 11
    space: int = 7
    icon: int = 21
    empty: int = 44  # an empty hole
    least: int = 66  # the narrowest statement
    text: int = 260  # the widest field; longer text is cut with an ellipsis

    @classmethod
    def at(cls, scale: float) -> "Metrics":
        """The lengths at a scale."""
        return cls(**{name: max(1, round(value * scale)) for name, value in vars(cls()).items()})


@dataclass(frozen=True)
class Setting:
    """All that the sizes depend on.

    `measure` gives the width of a text; `show` the text of a value; `icon` the sign of a type, or "";
    `swatch` the colour that a word of a closed list means, or "".
    """

    catalogue: Catalogue
    language: str
    measure: Callable[[str], int]
    show: Callable[[str, Value], str]
    icon: Callable[[BlockType], str]
    metrics: Metrics = field(default_factory=Metrics)
    swatch: Callable[[str, Value], str] = lambda _kind, _value: ""


@dataclass(frozen=True)
class Piece:
    """A thing on a row, placed from the corner of its shape.

    `kind`: words, icon, swatch (a colour), field (a value to write), hole (with what fills it), more (where
    one more may go).
    """

    kind: str
    x: int
    y: int
    width: int
    height: int
    text: str = ""
    name: str = ""
    inside: "Shape | None" = None
    boolean: bool = False


@dataclass(frozen=True)
class Shape:
    """A row of a statement, or a value: equal when they look the same, whatever the block.

    `kind`: command; cap, middle and foot (of a C); hat; reporter, boolean; number, text, truth, choice
    (literals).
    """

    kind: str
    type: str
    category: str
    width: int
    height: int
    pieces: tuple[Piece, ...] = ()
    block: str = field(default="", compare=False)

    @property
    def literal(self) -> bool:
        """Whether it is a value written on the spot."""
        return self.kind in _LITERAL_KINDS.values()


_LITERAL_KINDS = {"number": "number", "text": "text", "boolean": "truth", "": "choice"}


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


# Shapes.


def shape_of(setting: Setting, block: Block) -> Shape:
    """The first row of a statement, or a value with all that is in it."""
    type = setting.catalogue[block.type]
    if setting.catalogue.is_literal(block):
        return _literal(setting, block)
    pieces = _pieces(setting, block, type)
    kind = type.shape
    if kind == "command":
        kind = "cap" if type.bodies else "command"
    return _shape(setting, kind, block, type, pieces)


def _literal(setting: Setting, block: Block) -> Shape:
    metrics = setting.metrics
    kind = "quoted" if block.type == "text" else block.type
    value = block.fields.get("value", "")
    text, swatch = setting.show(kind, value), setting.swatch(kind, value)
    height = metrics.literal
    width = min(setting.measure(text), metrics.text)
    side = height // 2 + metrics.pad // 4 if block.type == "boolean" else metrics.pad - 1
    whole = max(round(height * 1.15), width + 2 * side)
    dot = height - 2 * metrics.gap if swatch else 0
    pieces = [Piece("field", 0, 0, whole + dot, height, text, "value")]
    if swatch:
        pieces.append(Piece("swatch", metrics.gap + 1, metrics.gap, dot, dot, swatch))
    category = setting.catalogue[block.type].category
    kind = _LITERAL_KINDS.get(block.type, "choice")
    return Shape(kind, block.type, category, whole + dot, height, tuple(pieces), block.id)


def _shape(setting: Setting, kind: str, block: Block, type: BlockType, pieces: list[Piece]) -> Shape:
    metrics = setting.metrics
    value = kind in ("reporter", "boolean")
    least = metrics.value if value else metrics.row
    tallest = max((p.height for p in pieces if p.kind in ("hole", "field", "more")), default=0)
    margin = round(metrics.gap * 1.5) if value else 2 * metrics.gap
    height = max(least, tallest + margin)
    pad = metrics.pad + (height // 4 if kind == "boolean" else 0)
    x, placed = pad, []
    for piece in pieces:
        placed.append(replace(piece, x=x, y=(height - piece.height) // 2))
        x += piece.width + metrics.space
    width = x - metrics.space + pad if placed else 2 * pad
    return Shape(
        kind,
        type.name,
        type.category,
        width if value else max(width, metrics.least),
        height,
        tuple(placed),
        block.id,
    )


def _pieces(setting: Setting, block: Block, type: BlockType, body: str = "") -> list[Piece]:
    found: list[Piece] = []
    metrics = setting.metrics
    icon = "" if body else setting.icon(type)
    if icon:
        found.append(Piece("icon", 0, 0, metrics.icon, metrics.icon, icon))
    for part in setting.catalogue.words.label(type.name, setting.language, body):
        words = part.words.strip(SIGNS) if icon else part.words
        if part.name and type.field(part.name):
            found += _field(setting, block, type, part.name)
        elif part.name:
            found.append(_hole(setting, block, type, part.name))
        elif words:
            found.append(_words(setting, words))
    return found if body else [*found, *_many(setting, block, type)]


def _words(setting: Setting, words: str) -> Piece:
    height = setting.metrics.literal
    return Piece("words", 0, 0, setting.measure(words), height, words)


def _field(setting: Setting, block: Block, type: BlockType, name: str) -> list[Piece]:
    field = type.field(name)
    assert field
    metrics = setting.metrics
    text = setting.show(field.kind, block.fields.get(name, field.default))
    width = min(setting.measure(text), metrics.text)
    if type.shape == "reporter" and len(type.fields) == 1 and not type.many:
        # A variable: its name is the whole block, written on it like a label.
        return [Piece("field", 0, 0, max(width, metrics.literal // 2), metrics.literal, text, name)]
    whole = max(metrics.literal, width + 2 * metrics.space + 2)
    return [Piece("field", 0, 0, whole, metrics.literal, text, name)]


def _hole(setting: Setting, block: Block, type: BlockType, name: str) -> Piece:
    metrics = setting.metrics
    slot = type.slot(name)
    boolean = slot is not None and slot.kind == "boolean"
    filling = block.slots.get(name)
    if filling is None:
        return Piece("hole", 0, 0, metrics.empty, metrics.literal, "", name, None, boolean)
    shape = shape_of(setting, filling)
    return Piece("hole", 0, 0, shape.width, shape.height, "", name, shape, boolean)


def _many(setting: Setting, block: Block, type: BlockType) -> list[Piece]:
    if not type.many:
        return []
    numbers = sorted(
        int(name.removeprefix(type.many))
        for name in block.slots
        if name.startswith(type.many) and name.removeprefix(type.many).isdecimal()
    )
    side = setting.metrics.literal
    following = f"{type.many}{numbers[-1] + 1 if numbers else 0}"
    holes = [_hole(setting, block, type, f"{type.many}{number}") for number in numbers]
    return [*holes, Piece("more", 0, 0, side, side, "+", following)]


# Stacks.


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
        label = replace(_words(self.setting, words), x=x, y=(metrics.row - metrics.literal) // 2)
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
        pieces = _pieces(self.setting, block, type, name)
        shape = _shape(self.setting, "middle", block, type, pieces)
        low = round(self.metrics.row * 0.8)
        placed = tuple(replace(p, y=(low - p.height) // 2) for p in shape.pieces)
        shape = replace(shape, height=low, pieces=placed)
        self.rows.append(Row(shape, x, y, number))
        return y + low

    def _mouth(self, block: Block, name: str, x: int, y: int) -> int:
        top = y + self.metrics.gap
        bottom = self.body(block.bodies.get(name, ()), x + self.metrics.indent, top, block.id, name)
        return max(bottom, top + self.metrics.mouth)
