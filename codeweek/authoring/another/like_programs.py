"""Programs like a program: the same structure with other numbers, sides, directions and orders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random

from codeweek.blocks.script import Block, Script

LEAST, FURTHER = 2, 3  # turns of a loop: the fewest, and how many more or fewer than before
OFTEN = 0.2  # how often a bare statement becomes another one of its body
SWAPS = (0, 0, 1, 2)  # neighbours that change places in a body
DEEPER = 0.6  # how often a statement more or less is in a loop, if there is one
SIDES = {"turn_left": "turn_right", "wall_left": "wall_right"}
SIDES |= {right: left for left, right in SIDES.items()}
ARROWS = ("up", "down", "left", "right")
TURNED = (
    "up down left right",
    "up down right left",
    "down up left right",
    "down up right left",
    "left right up down",
    "right left up down",
)


def like(script: Script, random: Random, step: int = 0) -> Script:
    """A program of the same structure, by lot; perhaps the same one. `step`: so many statements more."""
    types = {block.type for block in script.walk()}
    both = types == {SIDES.get(type, type) for type in types}  # else a side would be one that nobody taught
    flips: Mapping[str, str] = SIDES if both and random.random() < 0.5 else {}
    arrows = dict(zip(ARROWS, random.choice(TURNED).split(), strict=True))
    often = OFTEN if random.random() < 0.5 else 0
    made = _Changes({**flips, **arrows}, often, random).body(script.blocks)
    for _ in range(abs(step)):
        made = stepped(made, _bare(made), step, random)
    return Script(made)


@dataclass(frozen=True)
class _Changes:
    names: Mapping[str, str]
    often: float
    random: Random

    def body(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        found = list(blocks)
        bare = [block for block in found if not block.slots and not block.bodies]
        for place, block in enumerate(found):
            if block in bare and self.random.random() < self.often:
                found[place] = self.random.choice(bare)
        found = [self.block(block) for block in found]
        for _ in range(self.random.choice(SWAPS)):
            if len(found) > 1:
                place = self.random.randrange(len(found) - 1)
                found[place], found[place + 1] = found[place + 1], found[place]
        return tuple(found)

    def block(self, block: Block) -> Block:
        slots = {name: self.block(inner) for name, inner in block.slots.items()}
        if block.type == "repeat":
            slots["count"] = self.count(slots["count"])
        bodies = {name: self.body(inner) for name, inner in block.bodies.items()}
        return replace(block, type=self.names.get(block.type, block.type), slots=slots, bodies=bodies)

    def count(self, count: Block) -> Block:
        turns = count.fields.get("value")
        if count.type != "number" or type(turns) is not int:
            return count
        least = max(LEAST, turns - FURTHER)
        return replace(count, fields={"value": self.random.randint(least, turns + FURTHER)})


def _bare(blocks: Iterable[Block]) -> list[Block]:
    """The statements of all bodies that have neither a hole nor a body."""
    found = []
    for block in blocks:
        if not block.slots and not block.bodies:
            found.append(block)
        found += [inner for body in block.bodies.values() for inner in _bare(body)]
    return found


def stepped(blocks: tuple[Block, ...], pool: list[Block], step: int, random: Random) -> tuple[Block, ...]:
    """With one of these statements more, or (`step` below zero) without one, in one of the bodies by lot."""
    deep = [place for place, block in enumerate(blocks) if block.bodies]
    if deep and random.random() < DEEPER:
        place = random.choice(deep)
        block = blocks[place]
        name = random.choice(sorted(block.bodies))
        inside = stepped(block.bodies[name], pool, step, random)
        return (
            *blocks[:place],
            replace(block, bodies={**block.bodies, name: inside}),
            *blocks[place + 1 :],
        )
    bare = [place for place, block in enumerate(blocks) if block in pool]
    if step > 0 and pool:
        spot = random.randint(0, len(blocks))
        return (*blocks[:spot], random.choice(pool), *blocks[spot:])
    if step < 0 and bare and len(blocks) > 1:
        spot = random.choice(bare)
        return blocks[:spot] + blocks[spot + 1 :]
    return blocks
