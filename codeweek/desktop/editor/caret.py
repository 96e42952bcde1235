"""Where the person is in a script: the keyboard's place, what it can reach, the value that is chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from codeweek.blocks import edit
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import Hole, Place
from codeweek.blocks.script import Block, Script
from codeweek.blocks.speak import many

TOP = Place()


@dataclass(frozen=True)
class Part:
    """A field or a slot of a block: `name` says which, `slot` whether it is a slot."""

    block: str
    name: str
    slot: bool

    @property
    def hole(self) -> Hole:
        """The slot as a place for a block."""
        return Hole(self.block, self.name)


def subject(script: Script, place: Place) -> Block | None:
    """The block that the cursor comes after: the one before it, or the one it stands at the top of."""
    body = edit.body_of(script, place)
    if place.index:
        return body[place.index - 1] if place.index <= len(body) else None
    return script.find(place.parent) if place.parent else None


def following(script: Script, place: Place) -> Block | None:
    """The block just after the cursor."""
    body = edit.body_of(script, place)
    return body[place.index] if place.index < len(body) else None


def after(script: Script, id: str) -> Place:
    """The gap after a statement, or after the statement that a value is in."""
    spot = edit.where(script, id)
    while isinstance(spot, Hole):
        spot = edit.where(script, spot.parent)
    return Place(spot.parent, spot.body, spot.index + 1) if spot else TOP


def waiting(catalogue: Catalogue, script: Script, id: str) -> Place:
    """Where the next block is expected: inside the statement of a block while it is empty, else after it."""
    block = script.find(statement(script, id))
    bodies = catalogue[block.type].bodies if block else ()
    if block and bodies and not block.bodies.get(bodies[0]):
        return Place(block.id, bodies[0], 0)
    return after(script, id)


def nearest_place(script: Script, place: Place) -> Place:
    """The same place if it still exists, else the end of that body or of the program."""
    parent = script.find(place.parent) if place.parent else None
    if place.parent is None or (parent and place.body in parent.bodies):
        body = edit.body_of(script, place)
        return Place(place.parent, place.body, min(place.index, len(body)))
    return Place(None, "", len(script.blocks))


def parts(catalogue: Catalogue, block: Block, language: str) -> list[Part]:
    """All that can be changed on a statement without moving it, in reading order."""
    return list(_parts(catalogue, block, language))


def _parts(catalogue: Catalogue, block: Block, language: str) -> Iterator[Part]:
    type = catalogue[block.type]
    named = [part.name for part in catalogue.words.label(type.name, language) if part.name]
    for name in [*named, *many(catalogue, block)]:
        slot = type.field(name) is None
        yield Part(block.id, name, slot)
        filling = block.slots.get(name)
        if slot and filling and not catalogue.is_literal(filling):
            yield from _parts(catalogue, filling, language)


def owner(catalogue: Catalogue, script: Script, id: str) -> str:
    """The block itself, or for a literal the block that it is written on."""
    block = script.find(id)
    spot = edit.where(script, id)
    if block and catalogue.is_literal(block) and isinstance(spot, Hole):
        return spot.parent
    return id


def statement(script: Script, id: str) -> str:
    """The statement that a value is in, or the block itself."""
    spot = edit.where(script, id)
    while isinstance(spot, Hole):
        id = spot.parent
        spot = edit.where(script, id)
    return id


def line(script: Script, id: str, catalogue: Catalogue) -> int:
    """The number of a statement, counted from the top, from 1."""
    statements = [b.id for b in script.walk() if catalogue[b.type].shape == "command"]
    return statements.index(id) + 1 if id in statements else 0


def movable(script: Script, id: str, place: Place) -> Place:
    """The place in the script with the block that becomes `place` once the block is taken away."""
    here = edit.where(script, id)
    if isinstance(here, Place) and (here.parent, here.body) == (place.parent, place.body):
        return Place(place.parent, place.body, place.index + (place.index > here.index))
    return place


@dataclass(frozen=True)
class Cursor:
    """`place` is where the next block goes; `part` is a value that has the keyboard, `selected` a block."""

    place: Place = TOP
    part: Part | None = None
    selected: str | None = None
    zone: str = "workspace"  # or palette
    offer: int = 0  # the block of the palette

    def target(self, script: Script) -> Block | None:
        """The block that keys act on: the one selected, or the one before the cursor."""
        return script.find(self.selected) if self.selected else subject(script, self.place)

    def to(self, place: Place) -> "Cursor":
        """At another place, nothing held."""
        return replace(self, place=place, part=None, selected=None)

    @property
    def free(self) -> "Cursor":
        """Where it is, nothing held."""
        return self.to(self.place)

    def kept(self, script: Script, offers: int) -> "Cursor":
        """The nearest there is, once the program or the palette changed: nothing that is gone is held."""
        return replace(
            self,
            place=nearest_place(script, self.place),
            part=self.part if self.part and script.find(self.part.block) else None,
            selected=self.selected if self.selected and script.find(self.selected) else None,
            offer=max(0, min(self.offer, offers - 1)),
        )


def at_end(script: Script) -> Cursor:
    """A cursor at the end of a program."""
    return Cursor(Place(None, "", len(script.blocks)))
