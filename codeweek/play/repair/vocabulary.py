"""What an edit may put into a program: the level's blocks, and those of the programs that are compared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import fresh
from codeweek.blocks.script import Block, Script
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, catalogue_of, pool

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
        leaves, heads, values = (fresh(script, each) for each in (self.leaves, self.heads, self.values))
        return replace(self, leaves=leaves, heads=heads, values=values)


def vocabulary(level: Level, script: Script, targets: Iterable[Script] = ()) -> Vocabulary:
    """What an edit of a script may put on a level, on its way to some programs."""
    known = catalogue_of(level)
    if level.mode == "parsons":
        left = [offer.block for offer in pool(level, script) if not offer.taken]
        return _of(known, left, (), writes=False)
    blocks = [block for each in (script, *targets) for block in each.walk()]
    new = [known.new(name) for name in sorted(allowed(level) - known.always - {"define", "python"})]
    return _of(known, [*blocks, *new], [*blocks, *new, *_turned(known, level)], writes=True)


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
