"""Rows of blocks as shapes: sizes in pixels, from a scale, a font and measured widths of labels."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from codeweek.blocks.block_signs import SIGNS
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block, Value
from codeweek.blocks.speak import many
from codeweek.blocks.types import BlockType


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
        """Whether the type is a literal."""
        return self.kind in _LITERAL_KINDS.values()


_LITERAL_KINDS = {"number": "number", "text": "text", "boolean": "truth", "": "choice"}


def shape_of(setting: Setting, block: Block) -> Shape:
    """The first row of a statement, or a value with all that is in it."""
    type = setting.catalogue[block.type]
    if setting.catalogue.is_literal(block):
        return _literal(setting, block)
    pieces = pieces_of(setting, block, type)
    kind = type.shape
    if kind == "command":
        kind = "cap" if type.bodies else "command"
    return shaped(setting, kind, block, type, pieces)


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


def shaped(setting: Setting, kind: str, block: Block, type: BlockType, pieces: list[Piece]) -> Shape:
    """A shape with its pieces one after the other, as high as the tallest asks for."""
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


def pieces_of(setting: Setting, block: Block, type: BlockType, body: str = "") -> list[Piece]:
    """What is written on the first row of a block, or on the row over one of its bodies."""
    pieces: list[Piece] = []
    metrics = setting.metrics
    icon = "" if body else setting.icon(type)
    if icon:
        pieces.append(Piece("icon", 0, 0, metrics.icon, metrics.icon, icon))
    for part in setting.catalogue.words.label(type.name, setting.language, body):
        words = part.words.strip(SIGNS) if icon else part.words
        if part.name and type.field(part.name):
            pieces += _field(setting, block, type, part.name)
        elif part.name:
            pieces.append(_hole(setting, block, type, part.name))
        elif words:
            pieces.append(words_of(setting, words))
    return pieces if body else [*pieces, *_many(setting, block, type)]


def words_of(setting: Setting, words: str) -> Piece:
    """Words as a piece."""
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
    *names, following = many(setting.catalogue, block)
    side = setting.metrics.literal
    holes = [_hole(setting, block, type, name) for name in names]
    return [*holes, Piece("more", 0, 0, side, side, "+", following)]
