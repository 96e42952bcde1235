"""The cost of a program in blocks, where defining a function never makes it more expensive."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

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
