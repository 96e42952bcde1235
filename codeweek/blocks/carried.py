"""Ids carried over from a script to the same program read again, so that what did not change stays itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import count

from codeweek.blocks.script import Block, Script
from codeweek.blocks.text_block import is_text

Body = tuple[Block, ...]


@dataclass
class Carried:
    """A script with ids of the one before it; `ids`: those of the reading, each with the one it has now.

    `kept`: those of waiting blocks that show what stood there before.
    """

    script: Script
    ids: Mapping[str, str]
    kept: Mapping[str, Block] = field(default_factory=dict)


def carried(before: Script, after: Script, pending: frozenset[str] = frozenset()) -> Carried:
    """A script that was read, with the ids of the one before; a `pending` block shows what stood there."""
    matches = _Matches(pending)
    matches.body(before.blocks, after.blocks)
    matches.moved(before, after)
    used = {block.id for block in before.everything()}
    free = (id for n in count(1) if (id := f"b{n}") not in used)
    ids = {block.id: matches.ids.get(block.id) or next(free) for block in after.walk()}
    blocks = tuple(_dressed(block, ids, matches.kept) for block in after.blocks)
    return Carried(Script(blocks, before.loose), ids, matches.kept)


class _Matches:
    def __init__(self, pending: frozenset[str]) -> None:
        self.pending = pending
        self.ids: dict[str, str] = {}  # of a block that was read: that of the block which it is
        self.kept: dict[str, Block] = {}

    def body(self, old: Body, new: Body) -> None:
        """Match two stacks: equal statements first, then those of one type between them."""
        same = _same(old, new)
        for one, other in zip(old[:same], new[:same], strict=True):
            self.whole(one, other)
        old, new = old[same:], new[same:]
        end = _same(old[::-1], new[::-1])
        for one, other in zip(old[len(old) - end :], new[len(new) - end :], strict=True):
            self.whole(one, other)
        old, new = old[: len(old) - end], new[: len(new) - end]
        for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                for one, other in zip(old[i:j], new[k:m], strict=True):
                    self.whole(one, other)
            elif tag == "replace":
                self._between(old[i:j], new[k:m])

    def _between(self, old: Body, new: Body) -> None:
        paired = list(_by_type(old, new))
        done = {id(block) for pair in paired for block in pair}
        olds, news = ([b for b in blocks if id(b) not in done] for blocks in (old, new))
        if len(olds) == len(news):
            paired += [(a, b) for a, b in zip(olds, news, strict=True) if b.id in self.pending]
        for one, other in paired:
            self._one(one, other)

    def _one(self, old: Block, new: Block) -> None:
        if new.id in self.pending:
            if len(old.bodies) != len(new.bodies):
                return
            if not is_text(old):  # of a text that is being typed, what stood there is only its start
                self.kept[new.id] = old
        elif old.type != new.type:
            return
        self.ids[new.id] = old.id
        if new.id not in self.pending:
            for name in old.slots.keys() & new.slots.keys():
                self._value(old.slots[name], new.slots[name])
        for one, other in zip(old.bodies.values(), new.bodies.values(), strict=True):
            self.body(one, other)

    def _value(self, old: Block, new: Block) -> None:
        if old == new:
            self.whole(old, new)
        elif old.type == new.type:
            self._one(old, new)

    def whole(self, old: Block, new: Block) -> None:
        """Match two equal blocks and all in them."""
        self.ids[new.id] = old.id
        for name, inner in new.slots.items():
            self.whole(old.slots[name], inner)
        for name, body in new.bodies.items():
            for one, other in zip(old.bodies[name], body, strict=True):
                self.whole(one, other)

    def moved(self, before: Script, after: Script) -> None:
        """Match what is elsewhere now, such as lines that were put into a loop."""
        taken = set(self.ids.values())
        left: dict[Block, list[Block]] = {}
        for block in _statements(before.blocks):
            if not taken & {inner.id for inner in block.walk()}:
                left.setdefault(block, []).append(block)
        for block in _statements(after.blocks):
            if block.id not in self.ids and (blocks := left.get(block)):
                old = blocks.pop(0)
                gone = {inner.id for inner in old.walk()}
                if not gone & taken:
                    self.whole(old, block)
                    taken |= gone


def _same(old: Body, new: Body) -> int:
    """How many statements are the same from the first one on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(old), len(new)))


def _by_type(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    types = [block.type for block in old], [block.type for block in new]
    for matching_block in SequenceMatcher(None, *types, autojunk=False).get_matching_blocks():
        yield from zip(
            old[matching_block.a : matching_block.a + matching_block.size],
            new[matching_block.b : matching_block.b + matching_block.size],
            strict=True,
        )


def _statements(blocks: Body) -> Iterator[Block]:
    for block in blocks:
        yield block
        for body in block.bodies.values():
            yield from _statements(body)


def _dressed(block: Block, ids: Mapping[str, str], kept: Mapping[str, Block]) -> Block:
    """The block with its ids of now; a waiting one with the head of what stood there."""
    bodies = [tuple(_dressed(inner, ids, kept) for inner in body) for body in block.bodies.values()]
    shown = kept.get(block.id)
    if shown is not None:
        return replace(shown, bodies=dict(zip(shown.bodies, bodies, strict=True)))
    slots = {name: _dressed(inner, ids, kept) for name, inner in block.slots.items()}
    return replace(block, id=ids[block.id], slots=slots, bodies=dict(zip(block.bodies, bodies, strict=True)))
