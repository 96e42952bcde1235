"""A field of a map, and the types that its values have in level files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Names = Mapping[str, tuple[str, ...]]  # names, each with its other names in level files


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int


@dataclass(frozen=True)
class Word:
    """One word of a closed list; `values`: the number that each stands for, where a world keeps numbers."""

    names: Names
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Flag:
    """True or false; `words`: yes and no too, in both languages."""

    words: bool = False


@dataclass(frozen=True)
class Line:
    """A text in one language; `spoken`: in each of them."""

    spoken: bool = False


@dataclass(frozen=True)
class Grid:
    """Letters, row by row; with `starts`, one of these stands in it once."""

    letters: str
    starts: str = ""


@dataclass(frozen=True)
class CellName:
    """The name of a cell (`B3`)."""


@dataclass(frozen=True)
class FenceName:
    """The names of two cells side by side (`B3-C3`)."""


@dataclass(frozen=True)
class Coordinates:
    """Two numbers, across and up."""


@dataclass(frozen=True)
class Degrees:
    """An angle, or one of some words."""

    names: Names


@dataclass(frozen=True)
class Values:
    """A list of at most so many; `of`: of what (None: any value).

    `alone`: one may stand without its list. `null`: so may nothing.
    """

    of: "Type | None" = None
    most: int | None = None
    alone: bool = False
    null: bool = True


@dataclass(frozen=True)
class ByCell:
    """A number for each of some cells."""

    number: Whole


@dataclass(frozen=True)
class ByName:
    """Something for each of some names; `of`: what (None: any value)."""

    of: "Type | None" = None
    least: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Table:
    """Fields inside a field, explained under `path` in the language files; `need`: those that it must have.

    `plain`: it must have all of them, spelled as they are. `short`: what may stand in its place.
    """

    fields: "Mapping[str, Field]"
    path: str = ""
    need: tuple[str, ...] = ()
    plain: bool = False
    short: "Type | None" = None


Type = (
    Whole
    | Word
    | Flag
    | Line
    | Grid
    | CellName
    | FenceName
    | Coordinates
    | Degrees
    | Values
    | ByCell
    | ByName
    | Table
)


@dataclass(frozen=True)
class Field:
    """A field of a map: its other names in level files, and the type of its values (None: any)."""

    others: tuple[str, ...] = ()
    type: Type | None = None


def names_of(fields: Mapping[str, Field]) -> Names:
    """The names of some fields, each with its other names."""
    return {name: each.others for name, each in fields.items()}
