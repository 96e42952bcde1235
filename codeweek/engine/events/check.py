"""Checks the hats of a program before it runs: where they stand, that each is there once."""

from collections.abc import Iterator

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.hats import HERO, event_of, is_hat, said_of, stands, unknown_of
from codeweek.blocks.script import Block, Script
from codeweek.blocks.text_block import code_of, is_text, names
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

_NAMING = {"when_meet": "who", "when_message": "word"}  # a field that is a part of a name


def twice(script: Script) -> Iterator[Diagnostic]:
    """The hats that a hero has already."""
    for body in (script.blocks, *(b.bodies["body"] for b in script.blocks if b.type == HERO)):
        seen = set()
        for block in filter(is_hat, body):
            event = event_of(block)
            if event in seen:
                yield Diagnostic("program.hat_twice", {"hat": said_of(event)}, block=block.id)
            seen.add(event)


def problems(catalogue: Catalogue, block: Block, parent: str | None) -> Iterator[Diagnostic]:
    """The problems of a statement in a block of type `parent`; None: in the program itself."""
    what = said_of(event_of(block)) if is_hat(block) else Key(f"blocks.{block.type}.label")
    if is_hat(block) and not stands(block.type, parent):
        yield Diagnostic("program.hat_inside", {"hat": what}, block=block.id)
    elif block.type == HERO and parent is not None:
        yield Diagnostic("program.hero_inside", {"name": block.fields["name"]}, block=block.id)
    elif parent in (None, HERO) and _waits_for_nothing(block):
        said = "Python" if is_text(block) else what
        yield Diagnostic("program.outside_hat", {"what": said}, block=block.id)
    yield from _named(catalogue, block)


def _waits_for_nothing(block: Block) -> bool:
    """Whether a statement would have to be in a hat."""
    if is_text(block):
        inside = names(code_of(block))
        return not (inside.functions or inside.imported)
    return not (is_hat(block) or block.type in (HERO, "define", "comment"))


def _named(catalogue: Catalogue, block: Block) -> Iterator[Diagnostic]:
    name = str(block.fields.get(_NAMING.get(block.type, ""), ""))
    if block.type in _NAMING and not (name and f"_{name}".isidentifier() and len(name) <= 40):
        yield Diagnostic("program.bad_name", {"name": name}, block=block.id)
    defined = str(block.fields["name"]) if block.type == "define" and not block.fields["parameters"] else ""
    if unknown := unknown_of(catalogue.words, defined):
        part, field = unknown
        key = "program.hat_number" if field == "n" else "program.hat_unknown"
        yield Diagnostic(key, {"name": defined, "part": part}, block=block.id)
