"""The catalogue of a world's blocks: Python's and the world's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from codeweek.blocks import hats
from codeweek.blocks.block_vocabulary import Vocabulary, plain
from codeweek.blocks.python import BLOCKS, GROUPS
from codeweek.blocks.script import Block
from codeweek.blocks.text_block import TEXT_BLOCK
from codeweek.blocks.types import BlockType, choices_of, literal_for, of_command
from codeweek.command import Command, Slot


@dataclass(frozen=True)
class Catalogue:
    """Block types by name, with their vocabulary in each language."""

    types: Mapping[str, BlockType]
    words: Vocabulary
    waits: bool = False  # whether a program is made of hats

    def __getitem__(self, name: str) -> BlockType:
        return self.types[name]

    def resolve(self, word: str) -> str | None:
        """The block type of a typed name, in any language, accents ignored; None when there is none.

        A word has no capitals: `blocks/spelling.py` puts right what is nearly a word.
        """
        return self._by_word.get(plain(word)) if word == word.lower() else None

    def form(self, word: str) -> str:
        """The word that another form of it is read as, accents ignored; empty for any other word."""
        return self._by_form.get(plain(word), "")

    @cached_property
    def statements(self) -> frozenset[str]:
        """Names of the types that are statements."""
        return frozenset(t.name for t in self.types.values() if t.shape == "command")

    @cached_property
    def called(self) -> frozenset[str]:
        """Names of the types that a program calls by name: the world's commands and sensors."""
        python = {block.name for block in (*BLOCKS, TEXT_BLOCK, *hats.WAITING)}
        return frozenset(self.types) - python - self.literals

    @cached_property
    def literals(self) -> frozenset[str]:
        """Names of the literal types."""
        return frozenset(t.name for t in self.types.values() if t.literal)

    @cached_property
    def always(self) -> frozenset[str]:
        """Names of the types that every level offers: literals and comments."""
        return self.literals | {"comment"}

    @cached_property
    def _by_word(self) -> dict[str, str]:
        named = {plain(word): name for name in self.called for word in self.words.names(name)}
        return {**{name: name for name in self.called}, **named}

    @cached_property
    def _by_form(self) -> dict[str, str]:
        return {plain(f): word for name in self.called for f, word in self.words.forms(name).items()}

    @cached_property
    def toolbox(self) -> Mapping[str, tuple[str, ...]]:
        """The block types that a word in `toolbox` stands for, accents and capitals ignored."""
        return {plain(word): types for word, types in self.toolbox_names().items()}

    def toolbox_names(self) -> dict[str, tuple[str, ...]]:
        """The words that a level file may write in `toolbox`, with the block types they stand for."""
        meant = {name: (name,) for name in self.types} | GROUPS | (hats.GROUPS if self.waits else {})
        named = {word: types for name, types in meant.items() for word in self.words.toolbox(name)}
        return {**named, **meant}

    def new(self, name: str) -> Block:
        """A new block of a type: fields at their defaults, holes filled with their first literal."""
        type = self.types[name]
        filled = {slot.name: block for slot in type.slots if (block := self.literal(slot))}
        fields = {field.name: field.default for field in type.fields}
        return Block(name, fields, filled, dict.fromkeys(type.bodies, ()))

    def literal(self, slot: Slot) -> Block | None:
        """The literal of an otherwise empty slot."""
        literal = literal_for(slot)
        return Block(literal[0], {literal[1]: literal[2]}) if literal else None

    def fits(self, block: Block, slot: Slot) -> bool:
        """Whether a block may go in a slot: any value, but only conditions in a boolean slot.

        A word of a closed list fits only slots of that list, which take no other literals.
        """
        type = self.types[block.type]
        shape = type.shape
        if type.literal and (type.choices or slot.choices):
            return type.name == slot.kind
        if slot.kind == "boolean":
            return shape == "boolean" or block.type in ("get", "call_value")
        return shape == "reporter" or (slot.kind == "any" and shape == "boolean")

    def is_literal(self, block: Block) -> bool:
        """Whether a block is a literal."""
        return block.type in self.literals


def catalogue(commands: Iterable[Command], words: Vocabulary, waits: bool = False) -> Catalogue:
    """The catalogue of a world with these commands; `waits`: its programs are made of hats."""
    found = [*(hats.WAITING if waits else ()), *BLOCKS, TEXT_BLOCK]
    for command in commands:
        found += [of_command(command), *choices_of(command)]
    return Catalogue({type.name: type for type in found}, words, waits)
