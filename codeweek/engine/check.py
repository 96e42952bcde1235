"""Checks a program before it runs: reports every problem at once, deny by default."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from keyword import iskeyword

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.definitions import misfits
from codeweek.blocks.script import Block, Script
from codeweek.blocks.words import as_name, nearest, plain
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

_BINDERS = ("set", "change", "count", "count_from")


def check(
    catalogue: Catalogue, script: Script, allowed: frozenset[str] | None = None
) -> tuple[Diagnostic, ...]:
    """Every problem that keeps a script from running, each reported once, at its first block.

    `allowed`: the block types of a level, combined as blocks can be; None allows the whole catalogue,
    combined as Python can be.
    """
    if all(block.type == "comment" for block in script.blocks):
        return (Diagnostic("say.empty_program"),)
    names = _Names.of(catalogue, script, allowed)
    found = [p for block in script.blocks for p in _statement(catalogue, names, block, allowed, top=True)]
    if allowed is not None:
        found += unbuilt(catalogue, script)
    once: dict[object, Diagnostic] = {}  # an unknown name is often written many times
    for problem in found:
        once.setdefault((problem.key, *problem.slots.items()), problem)
    return tuple(once.values())


def unbuilt(catalogue: Catalogue, script: Script) -> Iterator[Diagnostic]:
    """Problems of text that no blocks can express, such as a condition where a number goes."""
    for block in misfits(catalogue, script.walk()):
        yield Diagnostic("program.misfit", {"what": _label(block)}, block=block.id)


@dataclass(frozen=True)
class _Names:
    """The names that a script defines: functions with their number of arguments, and variables."""

    functions: dict[str, int]
    twice: frozenset[str]
    variables: frozenset[str]
    lacking: dict[str, str]  # names never assigned and read in one definition, and its name
    called: frozenset[str]  # blocks available here that are called by name
    taken: frozenset[str]  # words of the blocks that the level offers or the script holds

    @classmethod
    def of(cls, catalogue: Catalogue, script: Script, allowed: frozenset[str] | None) -> "_Names":
        defined = [block for block in script.walk() if block.type == "define"]
        names = [str(block.fields["name"]) for block in defined]
        variables = {str(b.fields["variable"]) for b in script.walk() if b.type in _BINDERS}
        variables |= {name for block in defined for name in parameters(block)}
        functions = {str(block.fields["name"]): len(parameters(block)) for block in defined}
        twice = frozenset(name for name in names if names.count(name) > 1)
        lacking = _lacking(script, variables)
        there = (allowed or frozenset()) | {block.type for block in script.walk()}
        called = catalogue.called if allowed is None else catalogue.called & there
        return cls(functions, twice, frozenset(variables), lacking, called, taken(catalogue, there))


def taken(catalogue: Catalogue, types: Iterable[str]) -> frozenset[str]:
    """The words, without accents, that blocks of these types are written with; a program may not define them.

    A second word for a block (`forward` for `move`) and the words of all other blocks are free.
    """
    words = [word for type in catalogue.called & frozenset(types) for word in catalogue.words.written(type)]
    return frozenset(map(plain, words)) | _RESERVED


def _lacking(script: Script, given: set[str]) -> dict[str, str]:
    """The names that are never assigned and read in one definition only, with the name of that definition."""
    readers: dict[str, set[str]] = {}
    for block in script.blocks:
        read = {str(inner.fields["variable"]) for inner in block.walk() if inner.type == "get"}
        for name in read - given:
            readers.setdefault(name, set()).add(str(block.fields["name"]) if block.type == "define" else "")
    return {name: "".join(there) for name, there in readers.items() if len(there) == 1 and "" not in there}


def parameters(block: Block) -> list[str]:
    """The parameters of a definition, in order."""
    return [name.strip() for name in str(block.fields["parameters"]).split(",") if name.strip()]


def _statement(
    catalogue: Catalogue,
    names: _Names,
    block: Block,
    allowed: frozenset[str] | None,
    top: bool,
    inside: bool = False,
) -> Iterator[Diagnostic]:
    """The problems of a statement and of all it contains; `return` is allowed `inside` a definition."""
    yield from _block(catalogue, names, block, allowed)
    if block.type == "define" and not top:
        yield Diagnostic("program.define_inside", {"name": block.fields["name"]}, block=block.id)
    if block.type in ("return", "return_nothing") and not inside:
        yield Diagnostic("program.return_outside", block=block.id)
    for body in block.bodies.values():
        for inner in body:
            deeper = inside or block.type == "define"
            yield from _statement(catalogue, names, inner, allowed, top=False, inside=deeper)
    for value in block.slots.values():
        for inner in value.walk():
            yield from _block(catalogue, names, inner, allowed)


def _block(
    catalogue: Catalogue, names: _Names, block: Block, allowed: frozenset[str] | None
) -> Iterator[Diagnostic]:
    if allowed is not None and block.type not in allowed | catalogue.always:
        yield Diagnostic("program.not_in_toolbox", {"what": _label(block)}, block=block.id)
    for slot in catalogue[block.type].slots:
        if slot.name not in block.slots:
            yield Diagnostic("program.hole", {"what": _label(block)}, block=block.id)
    for name in _given_names(block):
        yield from _new_name(names, name, block)
    if block.type == "get" and block.fields["variable"] not in names.variables:
        yield _unset(catalogue, names, str(block.fields["variable"])).at(block=block.id)
    if block.type in ("call", "call_value"):
        yield from _call(catalogue, names, block)


def _given_names(block: Block) -> list[str]:
    """The names that a block defines."""
    if block.type == "define":
        return [str(block.fields["name"]), *parameters(block)]
    return [str(block.fields["variable"])] if block.type in _BINDERS else []


def _new_name(names: _Names, name: str, block: Block) -> Iterator[Diagnostic]:
    if not is_name(name):
        yield Diagnostic("program.bad_name", {"name": name}, block=block.id)
    elif plain(name) in names.taken:
        yield Diagnostic("program.name_taken", {"name": name}, block=block.id)
    elif name in names.twice or (name in names.functions and name in names.variables):
        yield Diagnostic("program.defined_twice", {"name": name}, block=block.id)


_RESERVED = frozenset({"len", "range"})


def is_name(name: str) -> bool:
    """Whether a child may give this name to a variable or a function."""
    whole = as_name(name)
    return name.isidentifier() and not whole.startswith("_") and not iskeyword(whole) and len(name) <= 40


def _call(catalogue: Catalogue, names: _Names, block: Block) -> Iterator[Diagnostic]:
    name = str(block.fields["name"])
    if name == "len":  # with one value it is a block of its own
        yield Diagnostic(
            "program.arguments", {"name": name, "n": 1, "given": len(block.slots)}, block=block.id
        )
    elif name not in names.functions:
        yield _unknown(catalogue, names, name, "program.call_not_known").at(block=block.id)
    elif name in names.lacking.values() and len(block.slots) > names.functions[name]:
        return  # a missing parameter is reported already
    elif len(block.slots) != names.functions[name]:
        slots = {"name": name, "n": names.functions[name], "given": len(block.slots)}
        yield Diagnostic("program.arguments", slots, block=block.id)


def _unset(catalogue: Catalogue, names: _Names, name: str) -> Diagnostic:
    """The problem of a variable that is never set, or that was meant as a parameter of its definition."""
    found = _unknown(catalogue, names, name, "say.undefined_var")
    if found.key == "say.undefined_var" and name in names.lacking:
        return Diagnostic("say.parameter_missing", {"name": name, "function": names.lacking[name]})
    return found


def _unknown(catalogue: Catalogue, names: _Names, name: str, otherwise: str) -> Diagnostic:
    words = {word: type for type in names.called for word in catalogue.words.names(type)}
    same = [type for word, type in words.items() if plain(word) == plain(name)]
    asks = name not in names.variables and any(catalogue[type].shape != "command" for type in same)
    if asks or name in names.functions or plain(name) in names.taken:
        return Diagnostic("say.missing_parens", {"name": name})
    others = [word for word, type in words.items() if type not in same]
    close = nearest(name, [*sorted(names.variables), *names.functions, *others])
    if not close:
        return Diagnostic(otherwise, {"name": name})
    return Diagnostic("say.unknown_name", {"name": name, "nearest": close})


def _label(block: Block) -> Key:
    return Key(f"blocks.{block.type}.label")
