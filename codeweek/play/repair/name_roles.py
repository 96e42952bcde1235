"""The names of a program that wins, exchanged for a child's: matched by what each is for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block, Script
from codeweek.blocks.script_names import renamed

BOX, BLOCK, INPUT = "box", "block", "input"
MOST = 5  # names of a sort whose every matching is weighed; of more, the first ones are matched in order
ITS_OWN = 3  # what it is worth that both programs have the same name: as much as three uses that are alike
Uses = dict[str, Counter[object]]  # by name, in the order of first use: what is done with it, and how often


def as_named_by(catalogue: Catalogue, winner: Script, child: Script) -> Script:
    """A program with a child's names for its boxes, its blocks and what they take, by what each is for."""
    ours, theirs = _roles(winner), _roles(child)
    new = {name: other for sort in ours for name, other in _matched(ours[sort], theirs.get(sort, {})).items()}
    free = [name for name in new if name not in new.values()]
    rest = [name for sort in ours.values() for name in sort if name not in new and name in new.values()]
    new |= zip(rest, free, strict=False)  # a name of ours that the child has given to something else
    return renamed(catalogue, winner, new)


def names_of(script: Script, sort: str) -> tuple[str, ...]:
    """The names of a program for BOX, BLOCK or INPUT, in the order of first use."""
    return tuple(_roles(script).get(sort, {}))


def _roles(script: Script) -> Mapping[str, Uses]:
    found: dict[str, Uses] = {BOX: {}, BLOCK: {}, INPUT: {}}
    for block in script.blocks:
        taken = _inputs(block) if block.type == "define" else ()
        for sort, name, use in _uses(block, None, "", taken):
            found[sort].setdefault(name, Counter())[use] += 1
    return found


def _inputs(block: Block) -> tuple[str, ...]:
    return tuple(name.strip() for name in str(block.fields["parameters"]).split(",") if name.strip())


def _uses(
    block: Block, around: Block | None, hole: str, taken: Sequence[str]
) -> Iterator[tuple[str, str, object]]:
    """The names in a block, each with its sort and what it is there for."""
    if block.type == "define":
        yield BLOCK, str(block.fields["name"]), ("define", len(taken))
        yield from ((INPUT, name, ("input", n)) for n, name in enumerate(taken))
        for inner in block.bodies["body"]:
            yield BLOCK, str(block.fields["name"]), ("does", inner.type)
    elif block.type in ("call", "call_value"):
        yield BLOCK, str(block.fields["name"]), ("call", len(block.slots))
    elif "variable" in block.fields:
        name = str(block.fields["variable"])
        yield INPUT if name in taken else BOX, name, (block.type, *_seen(block, around, hole))
    for slot, inner in block.slots.items():
        yield from _uses(inner, block, slot, taken)
    for body in block.bodies.values():
        for inner in body:
            yield from _uses(inner, block, "", taken)


def _seen(block: Block, around: Block | None, hole: str) -> tuple[str, ...]:
    """For a value, the block and hole it is read in; for a statement, what it puts and what it is in."""
    if hole and around:
        return around.type, hole
    return (*(inner.type for inner in block.slots.values()), around.type if around else "")


def _matched(ours: Uses, theirs: Uses) -> dict[str, str]:
    """For names of ours the one of theirs that is used most alike; of those, in the order of first use."""
    few, many = [*ours][:MOST], [*theirs][:MOST]
    turned = len(few) > len(many)
    less, more = (many, few) if turned else (few, many)

    def worth(others: Sequence[str]) -> int:
        pairs = zip(others, less, strict=True) if turned else zip(less, others, strict=True)
        return sum(_alike(one, other, ours[one], theirs[other]) for one, other in pairs)

    best = max(permutations(more, len(less)), key=worth)
    return dict(zip(best, less, strict=True) if turned else zip(less, best, strict=True))


def _alike(name: str, other: str, one: Counter[object], two: Counter[object]) -> int:
    return (one & two).total() + (ITS_OWN if name == other else 0)
