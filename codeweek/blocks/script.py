"""A program as a tree of blocks, immutable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Value = int | float | str | bool
MAX_BITS = 4096  # digits of an integer: Python refuses to print much longer ones


@dataclass(frozen=True)
class Block:
    """One block: its type, its fields, the blocks in its holes (slots), its bodies.

    Equality ignores `id`, which tells two equal blocks apart.
    """

    type: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    slots: Mapping[str, "Block"] = field(default_factory=dict)
    bodies: Mapping[str, tuple["Block", ...]] = field(default_factory=dict)
    id: str = field(default="", compare=False)

    def __hash__(self) -> int:
        return hash((self.type, *self.fields.items()))

    def walk(self) -> Iterator["Block"]:
        """This block and all blocks in it, in reading order."""
        yield self
        for inner in self.slots.values():
            yield from inner.walk()
        for body in self.bodies.values():
            for inner in body:
                yield from inner.walk()


@dataclass(frozen=True)
class Script:
    """A whole program.

    `loose`: stacks outside the program, as Blockly allows them: never run, never lost. `text`: what was
    typed, kept beside the blocks that it has `said`; None when that is how they are written anyway.
    """

    blocks: tuple[Block, ...] = ()
    loose: tuple[tuple[Block, ...], ...] = ()
    text: str | None = field(default=None, compare=False)
    said: tuple[Block, ...] = field(default=(), compare=False)

    @property
    def stale(self) -> bool:
        """Whether there is a text that has to be patched, as blocks have changed since it said them."""
        return self.text is not None and self.blocks != self.said

    def walk(self) -> Iterator[Block]:
        """Every block of the program in reading order, loose ones left out."""
        for block in self.blocks:
            yield from block.walk()

    def everything(self) -> Iterator[Block]:
        """Every block, loose ones included."""
        yield from self.walk()
        for stack in self.loose:
            for block in stack:
                yield from block.walk()

    def find(self, id: str) -> Block | None:
        """The block of that id, or None."""
        return next((block for block in self.everything() if block.id == id), None)


EMPTY = Script()


def is_number(value: object) -> bool:
    """Whether a value is a number that a block can hold and a file can store."""
    if type(value) is int:
        return value.bit_length() <= MAX_BITS
    return type(value) is float and value - value == 0


def size(script: Script, commands: frozenset[str]) -> int:
    """The number of blocks that a limit counts: statements (types in `commands`), no comments, no values."""
    return sum(_lines(block) for block in script.walk() if block.type in commands and block.type != "comment")


def _lines(block: Block) -> int:
    """1, but as many as it has lines for a block of text."""
    lines = str(block.fields.get("code", "")).split("\n")
    return max(1, sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in lines))
