"""Every program that is one edit away from a program, and what an edit may put into it.

An edit writes another number, value or field, puts another block in a block's place, adds one (perhaps around
others), takes one out (what was in it stays), or moves one with all that is in it. Each has its reverse among
them, so programs two edits apart meet half way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.cost import without_one
from codeweek.blocks.edit import fresh
from codeweek.blocks.hats import stands
from codeweek.blocks.script import Block, Script
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, catalogue_of, pool
from codeweek.play.repair.name_roles import BLOCK, BOX, names_of

NEAR = 4  # how far from a written number others are tried
SMALL = 20  # numbers up to this one count things; larger ones measure, and are doubled and halved too


@dataclass(frozen=True)
class Vocabulary:
    """What may be put: `leaves` are statements without bodies, `heads` those with bodies, which are empty.

    `values` may stand in a hole where they fit. `writes`: whether what is in a block may change, which is
    not so of the pieces of a puzzle.
    """

    known: Catalogue
    leaves: tuple[Block, ...]
    heads: tuple[Block, ...]
    values: tuple[Block, ...]
    writes: bool = True

    def named(self, script: Script) -> "Vocabulary":
        """The same with ids that a script does not use."""
        leaves, heads, values = (fresh(script, blocks) for blocks in (self.leaves, self.heads, self.values))
        return replace(self, leaves=leaves, heads=heads, values=values)


def vocabulary(level: Level, script: Script, targets: Iterable[Script] = ()) -> Vocabulary:
    """What an edit of a script may put on a level, on its way to some programs."""
    known = catalogue_of(level)
    if level.mode == "parsons":
        left = [offer.block for offer in pool(level, script) if not offer.taken]
        return _of(known, left, (), writes=False)
    blocks = [block for target in (script, *targets) for block in target.walk()]
    fresh_ones = [known.new(name) for name in sorted(allowed(level) - known.always - {"define", "python"})]
    new = [block for each in fresh_ones for block in _named(each, (script, *targets))]
    return _of(known, [*blocks, *new], [*blocks, *new, *_turned(known, level)], writes=True)


def _named(new: Block, scripts: Iterable[Script]) -> Iterator[Block]:
    """A new block with the names that some programs have, one after another, where they have any."""
    field, sort = ("name", BLOCK) if new.type in ("call", "call_value") else ("variable", BOX)
    names = [name for script in scripts for name in names_of(script, sort)] if field in new.fields else []
    if sort == BLOCK and names:
        return  # each of them takes so many values: those that are called are taken from the programs
    yield from (replace(new, fields={**new.fields, field: name}) for name in dict.fromkeys(names))
    if not names:
        yield new


def _of(known: Catalogue, blocks: Iterable[Block], values: Iterable[Block], writes: bool) -> Vocabulary:
    statements = [_empty(block) for block in blocks if known[block.type].shape == "command"]
    return Vocabulary(
        known,
        _different(block for block in statements if not block.bodies),
        _different(block for block in statements if block.bodies),
        _different(block for block in values if known[block.type].shape != "command"),
        writes,
    )


def _turned(known: Catalogue, level: Level) -> Iterator[Block]:
    """The level's questions, said with « not »."""
    may = allowed(level)
    if "not" in may:
        for name in sorted(may):
            if known[name].shape == "boolean" and not known[name].slots and not known[name].literal:
                yield Block("not", {}, {"value": Block(name)})


def _empty(block: Block) -> Block:
    return replace(block, bodies=dict.fromkeys(block.bodies, ()))


def _different(blocks: Iterable[Block]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if block not in found:
            found.append(block)
    return tuple(found)


def near(value: int | float) -> Iterator[int | float]:
    """Other numbers that may have been meant, the nearest first."""
    for less in range(1, NEAR + 1):
        yield from (each for each in (value - less, value + less) if each >= 0)
    if value > SMALL:
        yield from (value * 2, value / 2 if value % 2 else value // 2)


Blocks = tuple[Block, ...]
Found = tuple[str, str, Blocks]  # the sort of an edit, the id of its block, and the body after it

SIDES = {"turn_left": "turn_right", "rotate_left": "rotate_right"}
SIDES |= {right: left for left, right in SIDES.items()}


@dataclass(frozen=True)
class Edit:
    """One edit: its sort, the id of the block that it is about, and the program after it.

    One of SORTS: `block` puts another one in its place, `type` too but what is in it stays; `open` takes
    out a block and leaves what was in it.
    """

    sort: str
    block: str
    script: Script


SORTS = ("number", "side", "value", "move", "type", "block", "remove", "open", "add", "around")
START = ""  # stands before the first statement of a program


def place(edit: Edit) -> str:
    """The id of the block that is edited; of the one right before or around what is put, or START."""
    if edit.sort not in ("add", "around"):
        return edit.block
    return next(before for id, before in after(edit.script.blocks, START) if id == edit.block)


def after(body: Blocks, before: str) -> Iterator[tuple[str, str]]:
    """The ids of all statements, each with that of the one right before it, or around it."""
    for block in body:
        yield block.id, before
        for inner in block.bodies.values():
            yield from after(inner, block.id)
        before = block.id


def edits(words: Vocabulary, script: Script) -> Iterator[Edit]:
    """Every program one edit away; some more than once, and perhaps the same one."""
    named = words.named(script)
    for sort, block, blocks in (*_in_body(named, script.blocks, None), *_moves(script.blocks)):
        yield Edit(sort, block, replace(script, blocks=blocks))


def _in_body(words: Vocabulary, body: Blocks, parent: str | None) -> Iterator[Found]:
    for index, block in enumerate(body):
        before, after = body[:index], body[index + 1 :]
        for sort, id, blocks in _of_block(words, block):
            yield sort, id, (*before, *blocks, *after)
    for gap in range(len(body) + 1):
        for new in words.leaves:
            yield "add", new.id, (*body[:gap], new, *body[gap:])
        for new in words.heads:
            if stands(new.type, parent):
                yield from (("around", new.id, blocks) for blocks in _around(new, body, gap))


def _around(new: Block, body: Blocks, gap: int) -> Iterator[Blocks]:
    """A new block put around the statements after a gap: none, one, or more of them."""
    for end in range(gap, len(body) + 1):
        for middle in range(gap, end + 1) if len(new.bodies) > 1 else (end,):
            parts = (body[gap:middle], body[middle:end])
            filled = dict(zip(new.bodies, parts, strict=False))
            yield (*body[:gap], replace(new, bodies=filled), *body[end:])


def _of_block(words: Vocabulary, block: Block) -> Iterator[Found]:
    """The edits of one statement and of what is in it."""
    inside = tuple(inner for body in block.bodies.values() for inner in body)
    yield "open" if inside else "remove", block.id, inside
    if words.writes:
        for sort, changed in (*_written(words, block), *_in_place(words, block)):
            yield sort, block.id, (changed,)
    for name, body in block.bodies.items():
        for sort, id, blocks in _in_body(words, body, block.type):
            yield sort, id, (replace(block, bodies={**block.bodies, name: blocks}),)


def _written(words: Vocabulary, block: Block) -> Iterator[tuple[str, Block]]:
    """The block with one of its values or fields written otherwise."""
    for slot in words.known[block.type].slots:
        inner = block.slots.get(slot.name)
        for sort, value in _values(words, inner) if inner else ():
            if words.known.fits(value, slot):
                yield sort, replace(block, slots={**block.slots, slot.name: value})
    for field in words.known[block.type].fields if block.type != "define" else ():
        for choice in _choices(words, block, field.name, field.choices):
            yield "value", replace(block, fields={**block.fields, field.name: choice})


def _values(words: Vocabulary, inner: Block) -> Iterator[tuple[str, Block]]:
    """What may stand in a hole in place of what does."""
    written = inner.fields.get("value")
    numbers = inner.type == "number" and isinstance(written, int | float)
    if numbers and isinstance(written, int | float):
        yield from (("number", replace(inner, fields={"value": other})) for other in near(written))
    for value in words.values:
        sort = "number" if numbers and value.type == "number" else "value"
        yield sort, replace(value, id=inner.id)
    if inner.type == "not" and "value" in inner.slots:
        yield "value", inner.slots["value"]
    yield from _written(words, inner)


def _choices(words: Vocabulary, block: Block, name: str, closed: tuple[str, ...]) -> Iterator[str]:
    """What else a field may say: another of its closed list, or what that field says elsewhere."""
    others = (*words.leaves, *words.heads, *words.values)
    elsewhere = (str(each.fields[name]) for each in others if each.type == block.type and name in each.fields)
    for choice in dict.fromkeys((*closed, *elsewhere)):
        if choice != block.fields.get(name) and isinstance(block.fields.get(name), str):
            yield choice


def _in_place(words: Vocabulary, block: Block) -> Iterator[tuple[str, Block]]:
    """Another block in a block's place, which keeps what was in it."""
    if not block.bodies:
        for new in words.leaves:
            if new.type != block.type:
                yield "side" if SIDES.get(block.type) == new.type else "block", replace(new, id=block.id)
        return
    inside = tuple(block.bodies.values())
    for type in dict.fromkeys(new.type for new in words.heads):
        names = words.known[type].bodies
        if type != block.type and _same_holes(words, block.type, type) and not any(inside[len(names) :]):
            filled = dict(zip(names, (*inside, ()), strict=False))
            yield "type", replace(block, type=type, bodies=filled)


def _same_holes(words: Vocabulary, one: str, other: str) -> bool:
    def holes(type: str) -> list[str]:
        return [slot.name for slot in words.known[type].slots]

    return holes(one) == holes(other) and words.known[one].fields == words.known[other].fields


def _moves(blocks: Blocks) -> Iterator[Found]:
    """The program with a statement, and what is in it, elsewhere."""
    for moved, rest in without_one(blocks):
        yield from (("move", moved.id, there) for there in _put(moved, rest, None))


def _put(moved: Block, body: Blocks, parent: str | None) -> Iterator[Blocks]:
    """A body with a statement put in each of its gaps, and in those of what is in it."""
    if stands(moved.type, parent):
        yield from ((*body[:gap], moved, *body[gap:]) for gap in range(len(body) + 1))
    for index, block in enumerate(body):
        for name, inner in block.bodies.items():
            for blocks in _put(moved, inner, block.type):
                filled = replace(block, bodies={**block.bodies, name: blocks})
                yield (*body[:index], filled, *body[index + 1 :])
