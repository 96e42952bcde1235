"""Random scripts of the taught subset, for the laws."""

from dataclasses import replace

from hypothesis import strategies as st

from codeweek.blocks.edit import fresh
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.studio import catalogue_of_kind

VARIABLES = ("a", "b", "total", "étape")
FUNCTIONS = ("f", "carré")
CATALOGUE = catalogue_of_kind("robot")

_LITERALS = ("number", "text", "boolean")
_VALUES = sorted(n for n, t in CATALOGUE.types.items() if t.shape != "command" and n not in _LITERALS)
_STATEMENTS = sorted(n for n, t in CATALOGUE.types.items() if t.shape == "command" and n != "define")
_FLAT = [name for name in _STATEMENTS if not CATALOGUE[name].bodies]

_numbers = st.one_of(st.integers(-20, 20), st.floats(-100, 100).map(lambda x: round(x, 3)))
_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)
_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
_fields = {
    "number": _numbers,
    "text": _texts,
    "boolean": st.booleans(),
    "name": st.sampled_from(VARIABLES),
    "names": st.sampled_from(["", "a", "a, total"]),
    "function": st.sampled_from(FUNCTIONS),
    "comment": _words.map(lambda text: " ".join(text.split())),
}


def _written(type: str, kind: str) -> str:
    """Which of `_fields` fills a field."""
    if type == "comment":
        return "comment"
    return "function" if kind == "name" and type in ("define", "call", "call_value") else kind


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> Block:
    """Any value block, at most `depth` deep, holes and all."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return draw(_block(draw(st.sampled_from(_LITERALS)), 0))
    return draw(_block(draw(st.sampled_from(_VALUES)), depth - 1))


@st.composite
def _block(draw: st.DrawFn, name: str, depth: int) -> Block:
    """A block of a type with values in its holes, some of which stay empty."""
    type = CATALOGUE[name]
    fields = {field.name: draw(_fields[_written(name, field.kind)]) for field in type.fields}
    slots = {slot.name: draw(values(depth)) for slot in type.slots if draw(st.integers(0, 7))}
    items = range(draw(st.integers(0, 3)) if type.many else 0)
    return Block(name, fields, slots | {f"{type.many}{i}": draw(values(depth)) for i in items})


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2, most: int = 4) -> tuple[Block, ...]:
    """A few statements, nested at most `depth` deep."""
    names = draw(st.lists(st.sampled_from(_STATEMENTS if depth else _FLAT), max_size=most))
    return tuple(draw(_statement(name, depth)) for name in names)


@st.composite
def _statement(draw: st.DrawFn, name: str, depth: int) -> Block:
    inner = {body: draw(bodies(depth - 1, 3)) for body in CATALOGUE[name].bodies}
    return replace(draw(_block(name, 2)), bodies=inner)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """A whole program: maybe a definition, then statements; every block has its own id."""
    head = (draw(_statement("define", 1)),) if draw(st.booleans()) else ()
    return Script(fresh(EMPTY, (*head, *draw(bodies()))))
