"""Edits of a script: pure functions that return a new script, or the same one if the edit is refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from codeweek.blocks.block_vocabulary import as_name
from codeweek.blocks.blockly import fits
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.hats import stands
from codeweek.blocks.script import Block, Script, Value, is_number


@dataclass(frozen=True)
class Place:
    """A gap between statements: before statement `index` of a body; `parent` None is the program itself."""

    parent: str | None = None
    body: str = ""
    index: int = 0


@dataclass(frozen=True)
class Hole:
    """A slot of a block."""

    parent: str
    slot: str


Spot = Place | Hole


def places(script: Script) -> tuple[Place, ...]:
    """Every gap between statements, in reading order (which is keyboard order)."""
    return tuple(_places(script.blocks, None, ""))


def _places(blocks: tuple[Block, ...], parent: str | None, body: str) -> Iterator[Place]:
    for index, block in enumerate(blocks):
        yield Place(parent, body, index)
        for name, inner in block.bodies.items():
            yield from _places(inner, block.id, name)
    yield Place(parent, body, len(blocks))


def fresh(script: Script, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Copies of blocks with ids that the script does not use yet."""
    used = {block.id for block in script.everything()}
    numbers = (f"b{n}" for n in count(1) if f"b{n}" not in used)
    return tuple(_rename(block, lambda: next(numbers)) for block in blocks)


def _rename(block: Block, new_id: Callable[[], str]) -> Block:
    mine = new_id()
    slots = {name: _rename(inner, new_id) for name, inner in block.slots.items()}
    bodies = {n: tuple(_rename(inner, new_id) for inner in body) for n, body in block.bodies.items()}
    return replace(block, id=mine, slots=slots, bodies=bodies)


def accepts(catalogue: Catalogue, script: Script, block: Block, spot: Spot) -> bool:
    """Whether a block may be put there: a statement in a gap, a value in a hole, a hat at the top."""
    if isinstance(spot, Place):
        return catalogue[block.type].shape == "command" and _is_gap(script, spot, block.type)
    parent = script.find(spot.parent)
    slot = catalogue[parent.type].slot(spot.slot) if parent else None
    if parent is None or slot is None or not catalogue.fits(block, slot):
        return False
    sitting = parent.slots.get(spot.slot)
    return (
        sitting is None or catalogue.is_literal(sitting) or _hole_for(catalogue, block, sitting) is not None
    )


def _is_gap(script: Script, place: Place, type: str) -> bool:
    if place.parent is None:
        return True
    parent = script.find(place.parent)
    return parent is not None and place.body in parent.bodies and stands(type, parent.type)


def insert(catalogue: Catalogue, script: Script, blocks: tuple[Block, ...], spot: Spot) -> Script:
    """Insert new blocks with fresh ids: all in a gap, or the first one in a hole.

    The script is unchanged when they do not fit there, or when it would be too big to save.
    """
    if not blocks or not all(accepts(catalogue, script, block, spot) for block in blocks):
        return script
    after = _put(catalogue, script, fresh(script, blocks), spot)
    return after if fits(after) else script


def _put(catalogue: Catalogue, script: Script, blocks: tuple[Block, ...], spot: Spot) -> Script:
    if isinstance(spot, Hole):
        return _change(script, spot.parent, lambda parent: (_plug(catalogue, parent, spot.slot, blocks[0]),))
    if spot.parent is None:
        return replace(script, blocks=_splice(script.blocks, spot.index, blocks))
    return _change(script, spot.parent, lambda parent: (_fill(parent, spot, blocks),))


def _splice(body: tuple[Block, ...], index: int, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*body[:index], *blocks, *body[index:])


def _fill(parent: Block, place: Place, blocks: tuple[Block, ...]) -> Block:
    body = _splice(parent.bodies[place.body], place.index, blocks)
    return replace(parent, bodies={**parent.bodies, place.body: body})


def _plug(catalogue: Catalogue, parent: Block, slot: str, block: Block) -> Block:
    """Put a value into a hole; what was there moves into it (dropping `not` on a sensor wraps the sensor)."""
    sitting = parent.slots.get(slot)
    if sitting is not None and not catalogue.is_literal(sitting):
        inner = _hole_for(catalogue, block, sitting)
        if inner is not None:
            block = replace(block, slots={**block.slots, inner: sitting})
    return replace(parent, slots={**parent.slots, slot: block})


def _hole_for(catalogue: Catalogue, block: Block, sitting: Block) -> str | None:
    for slot in catalogue[block.type].slots:
        inside = block.slots.get(slot.name)
        if (inside is None or catalogue.is_literal(inside)) and catalogue.fits(sitting, slot):
            return slot.name
    return None


def remove(catalogue: Catalogue, script: Script, id: str) -> Script:
    """Remove a block and its contents; a hole gets its first literal back."""
    parent = next((b for b in script.everything() if any(s.id == id for s in b.slots.values())), None)
    if parent is None:
        return _change(script, id, lambda _: ())
    name = next(name for name, inner in parent.slots.items() if inner.id == id)
    return _change(script, parent.id, lambda block: (_unplug(catalogue, script, block, name),))


def _unplug(catalogue: Catalogue, script: Script, block: Block, name: str) -> Block:
    slot = catalogue[block.type].slot(name)
    literal = catalogue.literal(slot) if slot else None
    if literal is None:
        return replace(block, slots={n: inner for n, inner in block.slots.items() if n != name})
    return replace(block, slots={**block.slots, name: fresh(script, (literal,))[0]})  # slots keep their order


def move(catalogue: Catalogue, script: Script, id: str, spot: Spot) -> Script:
    """Move a block with its contents, ids kept; the script is unchanged when it cannot go there."""
    block = script.find(id)
    if block is None or spot.parent in {inner.id for inner in block.walk()}:
        return script
    spot = _after_removal(script, id, spot)
    without = remove(catalogue, script, id)
    if not accepts(catalogue, without, block, spot):
        return script
    after = _put(catalogue, without, (block,), spot)
    return after if fits(after) else script


def where(script: Script, id: str) -> Spot | None:
    """The place of a block: the gap just before it, or the hole it fills."""
    return next((spot for spot, block in _spots(script.blocks, None, "") if block.id == id), None)


def _spots(blocks: tuple[Block, ...], parent: str | None, body: str) -> Iterator[tuple[Spot, Block]]:
    for index, block in enumerate(blocks):
        yield Place(parent, body, index), block
        for outer in _with_values(block):
            yield from ((Hole(outer.id, name), inner) for name, inner in outer.slots.items())
        for name, inner in block.bodies.items():
            yield from _spots(inner, block.id, name)


def _with_values(block: Block) -> Iterator[Block]:
    yield block
    for inner in block.slots.values():
        yield from _with_values(inner)


def body_of(script: Script, place: Place) -> tuple[Block, ...]:
    """The statements of the body with this place."""
    parent = script.find(place.parent) if place.parent else None
    return parent.bodies.get(place.body, ()) if parent else script.blocks


def _after_removal(script: Script, id: str, spot: Spot) -> Spot:
    here = where(script, id)
    if (
        isinstance(here, Place)
        and isinstance(spot, Place)
        and (here.parent, here.body) == (spot.parent, spot.body)
    ):
        return replace(spot, index=spot.index - (here.index < spot.index))
    return spot


def set_field(catalogue: Catalogue, script: Script, id: str, field: str, value: Value) -> Script:
    """Set a field of a block."""
    block = script.find(id)
    written = catalogue[block.type].field(field) if block else None
    if written is None or (written.kind == "number" and not is_number(value)):
        return script
    if written.choices and value not in written.choices:
        return script
    if written.kind in ("name", "names"):
        value = as_name(str(value))
    return _change(script, id, lambda b: (replace(b, fields={**b.fields, field: value}),))


def retype(catalogue: Catalogue, script: Script, id: str, type: str) -> Script:
    """Change a block to another type of its group; refused when it would lose its contents."""
    block = script.find(id)
    group = catalogue[block.type].group if block else ""
    if block is None or not group or catalogue[type].group != group:
        return script
    new = catalogue[type]
    if any(inner and body not in new.bodies for body, inner in block.bodies.items()):
        return script
    bodies = {body: block.bodies.get(body, ()) for body in new.bodies}
    return _change(script, id, lambda b: (replace(b, type=type, bodies=bodies),))


def _change(script: Script, id: str, change: Callable[[Block], tuple[Block, ...]]) -> Script:
    """Replace block `id` by `change(block)`; only the path to it is rebuilt."""
    loose = tuple(stack for stack in (_in_body(s, id, change) for s in script.loose) if stack)
    return replace(script, blocks=_in_body(script.blocks, id, change), loose=loose)


def _in_body(
    body: tuple[Block, ...], id: str, change: Callable[[Block], tuple[Block, ...]]
) -> tuple[Block, ...]:
    return tuple(new for block in body for new in _in_block(block, id, change))


def _in_block(block: Block, id: str, change: Callable[[Block], tuple[Block, ...]]) -> tuple[Block, ...]:
    if block.id == id:
        return change(block)
    if not any(inner.id == id for inner in block.walk()):
        return (block,)
    slots = {name: new for name, inner in block.slots.items() for new in _in_block(inner, id, change)}
    bodies = {name: _in_body(inner, id, change) for name, inner in block.bodies.items()}
    return (replace(block, slots=slots, bodies=bodies),)
