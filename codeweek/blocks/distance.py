"""How far two programs are from one another: whether one change leads from the first to the second."""

from collections.abc import Iterator
from dataclasses import replace

from codeweek.blocks.script import Block, Script

Blocks = tuple[Block, ...]


def one_change(before: Script, after: Script) -> bool:
    """Whether one statement was changed, put or moved, or taken out, with what is in it or without."""
    old, new = before.blocks, after.blocks
    return old != new and (_edited(old, new) or _moved(old, new))


def _edited(old: Blocks, new: Blocks) -> bool:
    """Whether one statement differs: it was put, perhaps around others, or taken out, or written on."""
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    if len(old) == len(new) == 1:
        one, other = old[0], new[0]
        if _inside(one) == _inside(other):
            return True
        if replace(one, bodies={}) == replace(other, bodies={}) and _edited_inside(one, other):
            return True
    taken = len(old) == 1 and new in (_inside(old[0]), ())
    return taken or (len(new) == 1 and _inside(new[0]) == old)


def _inside(block: Block) -> Blocks:
    """All statements directly in a block, as they would stand without it."""
    return tuple(inner for body in block.bodies.values() for inner in body)


def _edited_inside(one: Block, other: Block) -> bool:
    names = [name for name in {**one.bodies, **other.bodies} if _body(one, name) != _body(other, name)]
    return len(names) == 1 and _edited(_body(one, names[0]), _body(other, names[0]))


def _body(block: Block, name: str) -> Blocks:
    return block.bodies.get(name, ())


def _moved(old: Blocks, new: Blocks) -> bool:
    """Whether a statement with all that is in it stands elsewhere."""
    rests = [*without_one(new)]
    return any(each in rests for each in without_one(old))


def without_one(blocks: Blocks) -> Iterator[tuple[Block, Blocks]]:
    """Each statement of a body and of what is in it, with the body without that statement."""
    for place, block in enumerate(blocks):
        before, after = blocks[:place], blocks[place + 1 :]
        yield block, (*before, *after)
        for name, body in block.bodies.items():
            for taken, rest in without_one(body):
                yield taken, (*before, replace(block, bodies={**block.bodies, name: rest}), *after)
