"""The variables of a step, as boxes with their value and the one before the step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Value
from codeweek.blocks.text_block import shown
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.text import Text, cut

LONGEST = 18  # letters shown of a value
Names = Sequence[tuple[str, Any]]
_NOTHING = object()


@dataclass(frozen=True)
class Cell:
    """One value as it is written: its number in a list, and the value before if it has just changed."""

    shown: str
    before: str | None = None
    index: int | None = None


@dataclass(frozen=True)
class Box:
    """A variable: its name and its cells; several, or none, for a list or the pairs of a dictionary."""

    name: str
    cells: tuple[Cell, ...]
    many: bool = False


def boxes(names: Names, before: Mapping[str, Any] | None, text: Text) -> tuple[Box, ...]:
    """The current boxes; `before` is None at the start, when nothing can have changed."""
    return tuple(
        _box(name, value, value if before is None else before.get(name, _NOTHING), text)
        for name, value in names
    )


def beside(level: Level, names: Names) -> Names:
    """The variables that are shown beside the world: those that it does not show itself, as a stage does."""
    own = programs.boxes(level)
    return tuple(name for name in names if name[0] not in own)


def on_block(catalogue: Catalogue, kind: str, value: Value, text: Text) -> str:
    """A value as it is written on a block, in a field or a hole of a kind."""
    if kind in ("boolean", "number", "quoted"):
        return written(value, text)
    if kind == "code":
        return shown(str(value))
    if kind == "names" and not value:
        return "+"  # one that may be empty
    return catalogue.words.choice(kind, str(value), text.language)


def short(value: Any, text: Text) -> str:
    """A value for a sentence, truncated when it is long."""
    return text("answers.nothing") if value is None else cut(written(value, text), LONGEST)


def written(value: Any, text: Text) -> str:
    """A value as it would be on a block."""
    if isinstance(value, list):
        return f"[{', '.join(written(each, text) for each in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(_pair(key, each, text) for key, each in value.items())}}}"
    if isinstance(value, bool):
        return text("editor.true" if value else "editor.false")
    if isinstance(value, int | float):
        return _number(value, text)
    return text("editor.quoted", value=value) if isinstance(value, str) else str(value)


def _number(value: float, text: Text) -> str:
    return text.number(value).replace("-", "−")


def _box(name: str, value: Any, before: Any, text: Text) -> Box:
    if isinstance(value, dict):
        held = before if isinstance(before, dict) else {}
        pairs = ((key, _changed(each, held.get(key, _NOTHING), text)) for key, each in value.items())
        return Box(name, tuple(Cell(_pair(key, value[key], text), old) for key, old in pairs), True)
    if not isinstance(value, list):
        return Box(name, (Cell(cut(written(value, text), LONGEST), _changed(value, before, text)),))
    old = before if isinstance(before, list) else []
    cells = []
    for i, each in enumerate(value):
        was = old[i] if i < len(old) else _NOTHING
        cells.append(Cell(cut(written(each, text), LONGEST), _changed(each, was, text), i))
    return Box(name, tuple(cells), True)


def _pair(key: Any, value: Any, text: Text) -> str:
    """A key of a dictionary with its value."""
    return cut(f"{written(key, text)}: {written(value, text)}", LONGEST)


def _changed(value: Any, before: Any, text: Text) -> str | None:
    """The value before; empty for none, None when it has not changed."""
    if before is _NOTHING:
        return ""
    return None if type(before) is type(value) and before == value else cut(written(before, text), LONGEST)
