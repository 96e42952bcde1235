"""Checks a program before it runs: reports every problem at once, deny by default."""

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from keyword import iskeyword

from codeweek.blocks.block_vocabulary import as_name, as_near, plain
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.definitions import misfits
from codeweek.blocks.hats import BY_NAME, HERO, hat_of, is_hat
from codeweek.blocks.script import Block, Script
from codeweek.blocks.script_names import names_in
from codeweek.blocks.spelling import by_a_letter, unknown
from codeweek.blocks.text_block import (
    TEXT_BLOCK,
    code_of,
    is_text,
    names,
    shown,
    statement,
    statements_in,
    texts,
    words,
)
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

_LOOPS = ("repeat", "count", "count_from", "until", "while")
_BINDERS = ("set", "change", "count", "count_from")


def check(
    catalogue: Catalogue, script: Script, allowed: frozenset[str] | None = None, boxes: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Every problem that keeps a script from running, each reported once, at its first block.

    `allowed`: the block types of a level, combined as blocks can be; None allows the whole catalogue,
    combined as Python can be. `boxes`: those that are there before the program.
    """
    if all(block.type == "comment" for block in script.blocks):
        return (Diagnostic("say.empty_program"),)
    names = _Names.of(catalogue, script, allowed, boxes)
    diagnostics = [p for block in script.blocks for p in _statement(catalogue, names, block, allowed)]
    # Only a program with hats asks for what knows them: the page fetches that part late.
    if any(map(is_hat, script.walk())):
        from codeweek.engine.events.event_hats import twice

        diagnostics += twice(script)
    diagnostics += _late_imports(catalogue, script)
    if allowed is not None:
        diagnostics += unbuilt(catalogue, script)
    once: dict[tuple[str, str], Diagnostic] = {}  # an unknown name is often written many times
    for problem in diagnostics:
        once.setdefault((problem.key, repr(problem.slots)), problem)
    return tuple(once.values())


def unbuilt(catalogue: Catalogue, script: Script) -> Iterator[Diagnostic]:
    """Problems of text that no blocks can express, such as a condition where a number goes."""
    for block in misfits(catalogue, script.walk()):
        yield Diagnostic("program.misfit", {"what": _label(block)}, block=block.id)


def _late_imports(catalogue: Catalogue, script: Script) -> Iterator[Diagnostic]:
    """Imports below a line that already uses what they bring."""
    used: set[str] = set()
    brought: set[str] = set()
    for block in script.blocks:
        new = names(code_of(block)).imported - brought if is_text(block) else set()
        if late := sorted(new & used):
            yield Diagnostic("program.import_late", {"name": late[0]}, block=block.id)
        brought |= new
        used |= {*names_in(catalogue, [Script((block,))], read=True)}


@dataclass(frozen=True)
class _Names:
    """The names that a script defines: functions with their number of arguments, and variables."""

    functions: dict[str, tuple[int, int]]
    twice: frozenset[str]  # names given to two things; where one types, a function may be written anew
    variables: frozenset[str]
    lacking: dict[str, str]  # names never assigned and read in one definition, and its name
    called: frozenset[str]  # blocks available here that are called by name
    taken: frozenset[str]  # words of the blocks that the level offers or the script holds
    imported: frozenset[str] = frozenset()
    typed: bool = False  # whether a program may have blocks of text

    @classmethod
    def of(
        cls, catalogue: Catalogue, script: Script, allowed: frozenset[str] | None, boxes: Collection[str] = ()
    ) -> "_Names":
        defined = [block for block in script.walk() if block.type == "define"]
        names = [str(block.fields["name"]) for block in defined]
        variables = {str(b.fields["variable"]) for b in script.walk() if b.type in _BINDERS}
        variables |= {name for block in defined for name in parameters(block)} | {*boxes}
        counts = [(str(block.fields["name"]), len(parameters(block))) for block in defined]
        functions = {name: (count, count) for name, count in counts}
        typed = texts(script)
        variables |= {name for found in typed for name in found.variables}
        names += [name for found in typed for name in found.functions]
        names += [str(block.fields["name"]) for block in script.blocks if block.type == HERO]
        functions |= {name: few for found in typed for name, few in found.functions.items()}
        imported = frozenset(name for found in typed for name in found.imported)
        lacking = _lacking(script, variables | imported)
        there = (allowed or frozenset()) | {block.type for block in script.walk()}
        called = catalogue.called if allowed is None else catalogue.called & there
        own = taken(catalogue, there)
        may_type = allowed is None or TEXT_BLOCK.name in there
        shapes = {(name, few) for found in typed for name, few in found.functions.items()}
        shapes |= {(name, (count, count)) for name, count in counts}
        again = {name for name, _few in shapes if may_type and sum(name == other for other, _ in shapes) == 1}
        twice = frozenset(name for name in names if names.count(name) > 1 and name not in again)
        return cls(functions, twice, frozenset(variables), lacking, called, own, imported, may_type)


def taken(catalogue: Catalogue, types: Iterable[str]) -> frozenset[str]:
    """The words, without accents, that blocks of these types are written with; a program may not define them.

    A second word for a block (`forward` for `move`) and the words of all other blocks are free.
    """
    called = catalogue.called & frozenset(types)
    return frozenset(plain(word) for type in called for word in catalogue.words.written(type)) | _RESERVED


def _lacking(script: Script, given: set[str]) -> dict[str, str]:
    """The names that are never assigned and read in one definition only, with the name of that definition."""
    readers: dict[str, set[str]] = {}
    for block in script.blocks:
        read = {str(inner.fields["variable"]) for inner in block.walk() if inner.type == "get"}
        for name in read - given:
            readers.setdefault(name, set()).add(str(block.fields["name"]) if block.type == "define" else "")
    return {
        name: "".join(reader) for name, reader in readers.items() if len(reader) == 1 and "" not in reader
    }


def parameters(block: Block) -> list[str]:
    """The parameters of a definition, in order."""
    return [name.strip() for name in str(block.fields["parameters"]).split(",") if name.strip()]


def _statement(
    catalogue: Catalogue,
    names: _Names,
    block: Block,
    allowed: frozenset[str] | None,
    parent: str | None = None,
    inside: bool = False,
    looped: bool = False,
) -> Iterator[Diagnostic]:
    """The problems of a statement, and of all it contains, in a block of type `parent`, or None.

    `return` is allowed `inside` a definition, `break` in what is `looped`.
    """
    yield from _block(catalogue, names, block, allowed)
    yield from _placed(catalogue, block, parent)
    if block.type in ("return", "return_nothing") and not inside:
        yield Diagnostic("program.return_outside", block=block.id)
    if is_text(block):
        yield from _misplaced(block, parent is None, inside, looped)
    for body in block.bodies.values():
        for inner in body:
            deeper, turns = inside or block.type in ("define", *BY_NAME), looped or block.type in _LOOPS
            yield from _statement(catalogue, names, inner, allowed, block.type, deeper, turns)
    for value in block.slots.values():
        for inner in value.walk():
            yield from _block(catalogue, names, inner, allowed)


def _placed(catalogue: Catalogue, block: Block, parent: str | None) -> Iterator[Diagnostic]:
    """The problems of where a statement stands."""
    if block.type == "define" and parent is not None:
        yield Diagnostic("program.define_inside", {"name": block.fields["name"]}, block=block.id)
    if catalogue.waits:
        try:
            from codeweek.engine.events.event_hats import hat_problems
        except ImportError:  # a page fetches it with the first hat
            yield Diagnostic("program.outside_hat", {"what": _label(block)}, block=block.id)
        else:
            yield from hat_problems(catalogue, block, parent)


def _misplaced(block: Block, top: bool, inside: bool, looped: bool) -> Iterator[Diagnostic]:
    """The problems of lines that Python takes in some places only."""
    node = statement(code_of(block))
    todo = [] if node is None else [(node, top, inside, looped)]
    while todo:
        line, top, inside, looped = todo.pop()
        where = {"block": block.id, "below": line.lineno - 1}
        if isinstance(line, ast.FunctionDef) and not top:
            yield Diagnostic("program.define_inside", {"name": line.name}, **where)  # type: ignore[arg-type]
        if isinstance(line, (ast.Import, ast.ImportFrom)) and not top:
            yield Diagnostic("program.import_inside", **where)  # type: ignore[arg-type]
        if isinstance(line, ast.Return) and not inside:
            yield Diagnostic("program.return_outside", **where)  # type: ignore[arg-type]
        if isinstance(line, (ast.Break, ast.Continue)) and not looped:
            name = type(line).__name__.lower()
            yield Diagnostic("program.outside_loop", {"name": name}, **where)  # type: ignore[arg-type]
        deeper = inside or isinstance(line, ast.FunctionDef)
        turns = looped or isinstance(line, (ast.For, ast.While))
        todo += [(each, False, deeper, turns) for each in statements_in(line)]


def _block(
    catalogue: Catalogue, names: _Names, block: Block, allowed: frozenset[str] | None
) -> Iterator[Diagnostic]:
    called = [*_call(catalogue, names, block)] if block.type in ("call", "call_value") else []
    known = not called or str(block.fields["name"]) in names.functions  # else it is a word written wrong
    if known and allowed is not None and block.type not in allowed | catalogue.always:
        yield _not_there(block, allowed)
    type = catalogue[block.type]
    for slot in (*(slot.name for slot in type.slots), *type.repeated(block.slots)):
        if slot not in block.slots:
            yield Diagnostic("program.hole", {"what": _label(block)}, block=block.id)
    for name in _given_names(block):
        yield from _new_name(names, name, block)
    typed = allowed is None or TEXT_BLOCK.name in allowed
    for hole in _unfilled(names, block):
        yield _unset(catalogue, names, block, hole, typed).at(block=hole.id)
    yield from called
    if is_text(block):
        yield from _text(catalogue, names, block, allowed)


_OPPOSITES = {"wall_ahead": "path_ahead", "path_ahead": "wall_ahead"}
_ON_A_PAGE = {"print": "say", "input": "ask"}  # what needs a page, and the block for the same in a world


def _not_there(block: Block, allowed: frozenset[str]) -> Diagnostic:
    """The problem of a block that a level does not offer; of a text, which of its words it is about."""
    if not is_text(block):
        other = _OPPOSITES.get(block.type)
        if other not in allowed:
            return Diagnostic("program.not_in_toolbox", {"what": _label(block)}, block=block.id)
        slots = {"what": _label(block), "nearest": Key(f"blocks.{other}.label")}
        return Diagnostic("program.opposite_in_toolbox", slots, block=block.id)
    word = next((each for each in words(code_of(block)) if each in _ON_A_PAGE), "")
    if not word:
        return Diagnostic("program.no_block", {"what": shown(code_of(block))}, block=block.id)
    if _ON_A_PAGE[word] not in allowed:
        return Diagnostic("program.no_page", {"name": word}, block=block.id)
    slots = {"name": word, "nearest": Key(f"blocks.{_ON_A_PAGE[word]}.label")}
    return Diagnostic("program.no_page_but", slots, block=block.id)


def _text(
    catalogue: Catalogue, names: _Names, block: Block, allowed: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """The problems of a block of text; a page that has not fetched what reads it says so."""
    try:
        from codeweek.engine.typed.typed_check import Around, problems
    except ImportError:
        yield Diagnostic("program.unreadable", {"what": block.type}, block=block.id)
        return

    def unknown(name: str, otherwise: str) -> Diagnostic:
        return _unknown(catalogue, names, name, otherwise)

    def new(name: str) -> Iterator[Diagnostic]:
        return _new_name(names, name, block)

    around = Around(names.functions, names.variables, names.imported, python_word, unknown, new)
    yield from problems(catalogue, block, around, allowed)


def _given_names(block: Block) -> list[str]:
    """The names that a block defines."""
    if block.type == HERO:
        return [str(block.fields["name"])]
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


_NEAR = 0.7  # how alike a word that is proposed is to the one that was typed, but for a letter or a part
WORD_OR_BOX = "slip.word_or_box"
# Words that mean True, False or None, in lower case, in French or in another language.
PYTHON_WORDS = {
    "true": "True",
    "vrai": "True",
    "false": "False",
    "faux": "False",
    "none": "None",
    "null": "None",
    "rien": "None",
}
_RESERVED = frozenset({"len", "range"})
_CALLED = ("print", "range", "input", "len", "round", "float")  # of Python, and easily misspelt


def python_word(name: str) -> str:
    """The value of Python that a name means, as `true` and `Ture` do; empty for any other."""
    near = (each for each in ("True", "False", "None") if name[:1].isupper() and by_a_letter(name, each))
    return PYTHON_WORDS.get(plain(name)) or next(near, "")


def is_name(name: str) -> bool:
    """Whether a child may give this name to a variable or a function."""
    whole = as_name(name)
    return name.isidentifier() and not whole.startswith("_") and not iskeyword(whole) and len(name) <= 40


def _call(catalogue: Catalogue, names: _Names, block: Block) -> Iterator[Diagnostic]:
    name = str(block.fields["name"])
    if name == "len":  # with one value, and something done with that, it is a block of its own
        slots = {"name": name, "n": 1, "given": len(block.slots)}
        key = "program.value_alone" if len(block.slots) == 1 else "program.arguments"
        yield Diagnostic(key, slots, block=block.id)
        return
    if catalogue.waits and hat_of(catalogue.words, name):
        yield Diagnostic("program.hat_called", {"name": name}, block=block.id)
        return
    if name not in names.functions and name in names.variables:
        yield Diagnostic(
            "slip.box_given" if block.slots else "slip.box_called", {"name": name}, block=block.id
        )
        return
    if name not in names.functions:
        yield _unknown(catalogue, names, name, "program.call_not_known").at(block=block.id)
        return
    least, most = names.functions[name]
    given = len(catalogue[block.type].repeated(block.slots))
    if name in names.lacking.values() and given > most:
        return  # a missing parameter is reported already
    if not least <= given <= most:
        n = least if given < least else most
        slots = {"name": name, "n": n, "given": given}
        yield Diagnostic("program.arguments", slots, block=block.id)


def _unfilled(names: _Names, block: Block) -> list[Block]:
    """The variables in the holes of a block that nothing sets."""
    there = names.variables | names.imported
    return [
        inner
        for inner in block.slots.values()
        if inner.type == "get" and inner.fields["variable"] not in there
    ]


def _unset(catalogue: Catalogue, names: _Names, block: Block, hole: Block, typed: bool) -> Diagnostic:
    """The problem of a variable that is never set: a parameter that is missing, or a word, when `typed`."""
    name = str(hole.fields["variable"])
    meant = _as_word(catalogue, block, hole, name) if typed else None
    if meant is not None and meant.key != WORD_OR_BOX:
        return meant
    diagnostic = _unknown(catalogue, names, name, meant.key if meant else "say.undefined_var")
    if diagnostic.key == "say.undefined_var" and name in names.lacking:
        return Diagnostic("say.parameter_missing", {"name": name, "function": names.lacking[name]})
    return diagnostic


def _as_word(catalogue: Catalogue, block: Block, hole: Block, name: str) -> Diagnostic | None:
    """The problem of a name that is a word without its quotes, or one of Python without its capital."""
    if value := python_word(name):
        return Diagnostic("say.unknown_name", {"name": name, "nearest": value})
    filled = (catalogue[block.type].slot(each) for each, inner in block.slots.items() if inner is hole)
    slot = next(filled, None)
    if slot is None or block.type not in catalogue.called:
        return None
    if slot.choices and catalogue.words.meant(slot.kind, name):
        return Diagnostic("slip.unquoted", {"name": name, "put": f'"{name}"'})
    return Diagnostic(WORD_OR_BOX, {"name": name}) if slot.kind == "any" and len(name) > 1 else None


def _unknown(catalogue: Catalogue, names: _Names, name: str, otherwise: str) -> Diagnostic:
    called = {word: type for type in sorted(names.called) for word in catalogue.words.names(type)}
    same = [type for word, type in called.items() if plain(word) == plain(name)]
    # A sensor's word without its brackets was meant to be asked, unless a variable hides it.
    asks = name not in names.variables and any(catalogue[type].shape != "command" for type in same)
    called_here = otherwise == "program.call_not_known"
    if not called_here and (asks or name in names.functions or plain(name) in names.taken):
        return Diagnostic("say.missing_parens", {"name": name})
    others = [word for word, type in called.items() if called_here or type not in same]
    if called_here and "say" in names.called != catalogue.called and _other_word(name) == "print":
        return unknown(name, [next(word for word, type in called.items() if type == "say")], called.get)
    if names.typed and called_here:
        if module := _module(name):
            what = f"from {module} import {name}"
            return Diagnostic("program.import_first", {"name": name, "what": what})
        if put := _other_word(name):
            return Diagnostic("slip.french", {"name": name, "put": put})
        others += _CALLED
    forms = {
        form: word for type in sorted(names.called) for form, word in catalogue.words.forms(type).items()
    }
    close = as_near(name, [*sorted(names.variables), *names.functions, *others, *forms])
    if not any(_is_near(name, word) for word in close):
        return Diagnostic(otherwise, {"name": name})
    words = [forms.get(word, word) for word in close]
    return unknown(name, words, lambda word: called.get(word, word))


def _is_near(name: str, word: str) -> bool:
    """Whether a word is one to propose: alike, a letter away, or with the name as a part of it."""
    typed, other = plain(name), plain(word)
    parts = len(typed) > 3 and typed in other.split("_")
    return parts or by_a_letter(typed, other) or bool(as_near(typed, [other], _NEAR))


def _module(name: str) -> str:
    """The module that a typed word is to be imported from; empty when it is in none, or nothing is typed."""
    try:
        from codeweek.blocks.typed.call_table import MODULES
    except ImportError:  # a page that has not fetched what reads texts
        return ""
    return next((module for module, names in MODULES.items() if name in names), "")


def _other_word(name: str) -> str:
    """The word of Python that one of French or of another language means; empty as for `_module`."""
    try:
        from codeweek.blocks.typed.near_words import as_keyword, called
    except ImportError:
        return ""
    return called(name) or as_keyword(name, ("return",))


def _label(block: Block) -> str:
    return shown(code_of(block)) if is_text(block) else Key(f"blocks.{block.type}.label")
