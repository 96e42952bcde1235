"""Programs measured: the cost of one in blocks, never raised by a function, and how far two are apart."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from codeweek.blocks.script import Block, Script, size

MOST = 8  # functions to consider inlining: each doubles the work, and children make two or three
RETURNS = ("return", "return_nothing")


@dataclass(frozen=True)
class _Part:
    """The main program or the body of a function: its number of statements, and its calls."""

    own: int
    calls: Counter[str]
    stays: bool = False  # its return value is used, so it cannot be inlined

    @property
    def size(self) -> int:
        return self.own + self.calls.total()

    def holding(self, name: str, part: "_Part") -> "_Part":
        """The same with each call of a function replaced by its body."""
        times = self.calls[name]
        calls = Counter({each: n for each, n in self.calls.items() if each != name})
        calls.update({each: n * times for each, n in part.calls.items()})
        return _Part(self.own + part.own * times, calls, self.stays)


def cost(script: Script, statements: frozenset[str]) -> int:
    """The number of blocks for a limit; a function that saves none counts as its body at each call."""
    made = [block for block in script.blocks if block.type == "define"]
    names = [str(block.fields["name"]) for block in made]
    if not made or len(made) > MOST or len(set(names)) < len(names):
        return size(script, statements)
    values = {str(block.fields["name"]) for block in script.walk() if block.type == "call_value"}
    parts = {
        name: _part(block.bodies["body"], statements, name in values)
        for name, block in zip(names, made, strict=True)
    }
    main = tuple(block for block in script.blocks if block.type != "define")
    return _least(_part(main, statements, False), parts, tuple(names))


def _part(stack: tuple[Block, ...], statements: frozenset[str], valued: bool) -> _Part:
    blocks = [block for each in stack for block in each.walk()]
    calls = Counter(str(block.fields["name"]) for block in blocks if block.type == "call")
    stays = valued or any(block.type in RETURNS for block in blocks)
    return _Part(size(Script(stack), statements) - calls.total(), calls, stays)


def _least(main: _Part, parts: Mapping[str, _Part], names: tuple[str, ...]) -> int:
    """The fewest blocks over all choices of functions to keep or to inline."""
    if not names:
        return main.size + sum(1 + part.size for part in parts.values())
    name, *others = names
    kept = _least(main, parts, tuple(others))
    part = parts[name]
    if part.stays or part.calls[name]:
        return kept
    rest = {each: there.holding(name, part) for each, there in parts.items() if each != name}
    return min(kept, _least(main.holding(name, part), rest, tuple(others)))


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
