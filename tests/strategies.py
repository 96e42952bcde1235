"""Random scripts of the taught subset, for the laws."""

from dataclasses import replace

from hypothesis import strategies as st

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import fresh
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.command import Slot
from codeweek.levels.programs import catalogue_of_kind

VARIABLES = ("a", "b", "total", "étape")
FUNCTIONS = ("f", "carré")
CATALOGUE = catalogue_of_kind("robot")
TURTLE = catalogue_of_kind("turtle")

# Statements that no block says, as they are kept.
TEXTS = (
    "print(a, b)",
    "print('l:', total, sep='')",
    "a, b = b, a",
    "for a in [total, 'é']:\n    print(a)  # a note\n\n    # another\n    b = a",
    "if a in [1, 2]:\n    b = 3\nelif 0 < b < 3:\n    b = 4\nelse:\n    print()",
    "while total is None:\n    break",
    "total = f'{a} et {b}'",
    "a = b[1:]",
    "étape = [1,\n          2].pop()",
    "input()",
    "a = b = {'un': 1, 2: [a, b]}",
    "total = [x * 2 for x in b if x > 1]",
    "print(f'{total:>8.2f}', *sorted(b, key=lambda x: -x))",
    "for i, (a, b) in enumerate(total.items()):\n    del b[a]\nelse:\n    pass",
    "try:\n    a = int(b)\n# a note\nexcept (ValueError, KeyError) as e:\n    print(e)\nelse:\n    a = 1\n"
    "finally:\n    raise ValueError('non')",
    "étape = 'grand' if a > 3 else None",
)

_LITERALS = ("number", "text", "boolean")

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
    "code": st.sampled_from(TEXTS),
    "comment": _words.map(lambda text: " ".join(text.split())),
}


def _written(type: str, kind: str) -> str:
    """Which of `_fields` fills a field."""
    if type == "comment":
        return "comment"
    return "function" if kind == "name" and type in ("define", "call", "call_value") else kind


@st.composite
def values(draw: st.DrawFn, depth: int = 2, catalogue: Catalogue = CATALOGUE) -> Block:
    """Any value block, at most `depth` deep, holes and all."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return draw(_block(draw(st.sampled_from(_LITERALS)), 0, catalogue))
    return draw(_worked_out(depth - 1, catalogue))


@st.composite
def _worked_out(draw: st.DrawFn, depth: int, catalogue: Catalogue) -> Block:
    """Any value block that is not a literal."""
    names = [n for n, t in catalogue.types.items() if t.shape != "command" and n not in catalogue.literals]
    return draw(_block(draw(st.sampled_from(sorted(names))), depth, catalogue))


def _filling(slot: Slot, depth: int, catalogue: Catalogue) -> st.SearchStrategy[Block]:
    """What may stand in a hole; one for a closed list of words takes no other literal."""
    if not slot.choices:
        return values(depth, catalogue)
    chosen = st.sampled_from(slot.choices).map(lambda word: Block(slot.kind, {"value": word}))
    return st.one_of(chosen, _worked_out(depth - 1, catalogue)) if depth else chosen


@st.composite
def _block(draw: st.DrawFn, name: str, depth: int, catalogue: Catalogue) -> Block:
    """A block of a type with values in its holes, some of which stay empty."""
    type = catalogue[name]
    fields = {field.name: draw(_fields[_written(name, field.kind)]) for field in type.fields}
    slots = {s.name: draw(_filling(s, depth, catalogue)) for s in type.slots if draw(st.integers(0, 7))}
    items = range(draw(st.integers(0, 3)) if type.many else 0)
    many = {f"{type.many}{i}": draw(values(depth, catalogue)) for i in items}
    return Block(name, fields, slots | many)


@st.composite
def bodies(
    draw: st.DrawFn, depth: int = 2, most: int = 4, catalogue: Catalogue = CATALOGUE
) -> tuple[Block, ...]:
    """A few statements, nested at most `depth` deep."""
    known = sorted(catalogue.statements - {"define"})
    flat = [name for name in known if not catalogue[name].bodies]
    names = draw(st.lists(st.sampled_from(known if depth else flat), max_size=most))
    return tuple(draw(_statement(name, depth, catalogue)) for name in names)


@st.composite
def _statement(draw: st.DrawFn, name: str, depth: int, catalogue: Catalogue) -> Block:
    inner = {body: draw(bodies(depth - 1, 3, catalogue)) for body in catalogue[name].bodies}
    return replace(draw(_block(name, 2, catalogue)), bodies=inner)


@st.composite
def scripts(draw: st.DrawFn, catalogue: Catalogue = CATALOGUE) -> Script:
    """A whole program: maybe a definition, then statements; every block has its own id."""
    head = (draw(_statement("define", 1, catalogue)),) if draw(st.booleans()) else ()
    return Script(fresh(EMPTY, (*head, *draw(bodies(catalogue=catalogue)))))
