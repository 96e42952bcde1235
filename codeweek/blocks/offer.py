"""The content of the palette: blocks by category, or the pieces of a Parsons level."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.hats import KEYS
from codeweek.blocks.script import Block, Script
from codeweek.blocks.script_names import functions as defined
from codeweek.blocks.script_names import variables
from codeweek.blocks.text_block import TEXT_BLOCK


@dataclass(frozen=True)
class Offer:
    """A block to take, under its category; a `taken` one leaves its place empty."""

    category: str
    block: Block
    taken: bool = False


FIRST_KEYS = ("right", "left", "up", "down")  # that a hat is offered for, before all others
Pool = Callable[[Script], tuple[Offer, ...]]
Palette = tuple[str, ...] | Pool


def offers(catalogue: Catalogue, palette: Palette, script: Script) -> list[Offer]:
    """All offers, in order."""
    if callable(palette):
        return list(palette(script))
    found: list[Offer] = []
    for name in palette:
        if name in catalogue.types and name != TEXT_BLOCK.name:  # a text is typed, not taken
            category = catalogue[name].category
            found += [Offer(category, block) for block in _blocks(catalogue, script, name)]
    order = list(dict.fromkeys(offer.category for offer in found))
    return sorted(found, key=lambda offer: order.index(offer.category))


def _blocks(catalogue: Catalogue, script: Script, name: str) -> Iterator[Block]:
    """The block of a type; for `get` and calls, one for each name in the script; a key that is still free."""
    block = catalogue.new(name)
    if name == "get":
        names = variables(catalogue, script)
        for variable in names or [str(block.fields["variable"])]:
            yield replace(block, fields={"variable": variable})
    elif name in ("call", "call_value"):
        functions = defined(script) or {str(block.fields["name"]): 0}
        for function, count in functions.items():
            slots = {f"{catalogue[name].many}{n}": _zero() for n in range(count)}
            yield replace(block, fields={"name": function}, slots=slots)
    elif name == "when_key":
        yield replace(block, fields={"key": _free_key(script)})
    else:
        yield block


def _free_key(script: Script) -> str:
    """The first key that no hat waits for: two hats for one key are refused."""
    used = {block.fields["key"] for block in script.walk() if block.type == "when_key"}
    return next((key for key in (*FIRST_KEYS, *KEYS) if key not in used), FIRST_KEYS[0])


def _zero() -> Block:
    return Block("number", {"value": 0})
