"""What the sizes of blocks depend on: lengths at a scale, a font, a language."""

from collections.abc import Callable
from dataclasses import dataclass, field

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Value
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
