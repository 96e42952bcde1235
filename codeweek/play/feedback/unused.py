"""Finds unused parts of a program: an empty body, a variable that is never read."""

from collections.abc import Iterator, Sequence

from codeweek.blocks.script import Block, Script
from codeweek.blocks.text_block import code_of, is_text, names
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace

_UNFILLED = {
    ("if", "then"): "say.box_never_filled_no",
    ("if_else", "then"): "say.box_never_filled_no",
    ("if_else", "otherwise"): "say.box_never_filled_yes",
}  # by the block around, and where in it
_EMPTY = {"define": "empty_define", "if": "empty_if", "if_else": "empty_if", "while": "empty_while"}


def empty_body(script: Script) -> Diagnostic | None:
    """The sentence for the first loop, condition or definition with an empty body."""
    for block in script.walk():
        for body, inner in block.bodies.items():
            if all(each.type == "comment" for each in inner):
                key = "empty_else" if body == "otherwise" else _EMPTY.get(block.type, "empty_repeat")
                return Diagnostic(f"say.{key}", {"name": block.fields.get("name", "")}, block=block.id)
    return None


def box_never_used(script: Script, traces: Sequence[Trace]) -> Diagnostic | None:
    """The sentence for the first variable or parameter that is never read, or that no run has filled."""
    for definition in script.blocks:
        if definition.type == "define":
            read = _read(definition)
            for name in str(definition.fields.get("parameters", "")).split(","):
                if name.strip() and name.strip() not in read:
                    return _unused(name.strip(), definition)
    read = {name for block in script.blocks for name in _read(block)}
    filled = [(str(b.fields["variable"]), b) for b in script.walk() if b.type == "set"]
    found = next(((name, block) for name, block in filled if name not in read), None)
    if found is None:
        return None
    ran = {
        columns.blocks[at] for columns in (trace.columns() for trace in traces) for at in columns.statements
    }
    if any(block.id in ran for name, block in filled if name == found[0]):
        return _unused(*found)
    asked = (
        (outer, body) for outer in script.walk() for body, inner in outer.bodies.items() if found[1] in inner
    )
    keys = (_UNFILLED.get((outer.type, body), "") for outer, body in asked if outer.id in ran)
    return Diagnostic(next(keys, "") or "say.box_never_filled", {"name": found[0]}, block=found[1].id)


def _unused(name: str, block: Block) -> Diagnostic:
    return Diagnostic("say.box_never_used", {"name": name}, block=block.id)


def _read(block: Block) -> set[str]:
    """The variables that are read inside a block; all names in a text."""
    inside = [names(code_of(each)) for each in block.walk() if is_text(each)]
    typed = {name for found in inside for name in (*found.used, *found.variables)}
    return {str(each.fields["variable"]) for each in block.walk() if each.type == "get"} | typed


def inside(script: Script, types: tuple[str, ...]) -> Iterator[Block]:
    """Every block in the body of a block of these types."""
    for block in script.walk():
        if block.type in types:
            for body in block.bodies.values():
                for each in body:
                    yield from each.walk()
