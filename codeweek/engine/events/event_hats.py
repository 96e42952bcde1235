"""The hats of a program: functions that wait for an event; where they may stand, before it runs.

The tree of a program that waits has `waits`; in it a hat is a function with an `event`. It stands at the top,
or in the `class` of a hero where there are several; its first line may name the boxes that it changes.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.hats import HERO, event_of, function, is_hat, said_of, same_word, stands, unknown_of
from codeweek.blocks.script import Block, Script
from codeweek.blocks.text_block import code_of, is_text, names
from codeweek.blocks.write import block_of, is_comment
from codeweek.diagnostic import Diagnostic
from codeweek.engine.allow import RefusedError
from codeweek.engine.events.event_stage import Event
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


def hat_problems(catalogue: Catalogue, block: Block, parent: str | None) -> Iterator[Diagnostic]:
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


ALL = ""  # the hero of the hats at the top: the first one of the world
BEAT = "a tick"  # the function that is a step of no block, with which a tick begins


@dataclass(frozen=True)
class Hat:
    """A hat: whose, what it waits for, its function in the flat tree, its block and line."""

    hero: str
    event: Event
    function: str
    block: str | None = None
    line: int | None = None

    def hears(self, event: Event, hero: str) -> bool:
        """Whether an event starts this hat, that hero being the one it belongs to."""
        if event[0] == "tick":
            return self.event[0] == "tick" and event[1] > 0 and not event[1] % int(self.event[1])
        if event[0] == "click":
            return self.event == ("click",) and event[1] == hero
        if event[0] == "message":
            return self.event[0] == "message" and same_word(event[1], self.event[1])
        return self.event == event


def flat(tree: ast.Module) -> tuple[ast.Module, tuple[Hat, ...]]:
    """The program with its hats as functions beside the others, and what each one waits for.

    Raises RefusedError for what does not stand in a hat, and for a hat that a hero has twice.
    """
    body: list[ast.stmt] = []
    hats: list[Hat] = []
    for hero, node in _parts(tree.body):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            body.append(node)
            continue
        name, event = node.name, getattr(node, "event", None)
        if event is not None:
            name = f"hat {len(hats)}"
            _once(hats, Hat(hero, event, name, block_of(node), getattr(node, "lineno", None)), node)
        body.append(_function(node, name, event is not None))
    body.append(_marked(function(BEAT, [ast.Pass()]), hat=True))
    return ast.Module(body=body, type_ignores=[]), tuple(sorted(hats, key=_steady))


def _steady(hat: Hat) -> int:
    """Of two hats that one tick starts, the one of each tick comes first, wherever they stand."""
    return int(hat.event[1]) if hat.event[0] == "tick" else 0


Part = ast.FunctionDef | ast.Import | ast.ImportFrom


def _parts(body: list[ast.stmt], hero: str = ALL) -> Iterator[tuple[str, Part]]:
    """What a program or the section of a hero consists of, each with its hero."""
    for node in body:
        if is_comment(node) or isinstance(node, ast.Pass):
            continue
        if isinstance(node, ast.ClassDef) and not hero and _bare(node):
            yield from _parts(node.body, node.name)
        elif isinstance(node, Part) and (not hero or hasattr(node, "event")):
            yield hero, node
        else:
            raise _refused("run.outside_hat", node)


def _bare(node: ast.ClassDef) -> bool:
    return not (node.bases or node.keywords or node.decorator_list or getattr(node, "type_params", None))


def _once(hats: list[Hat], hat: Hat, node: ast.FunctionDef) -> None:
    if node.args.args:
        raise _refused("run.not_allowed", node, what="def")
    if any((other.hero, other.event) == (hat.hero, hat.event) for other in hats):
        raise _refused("run.hat_twice", node, hat=said_of(hat.event))
    hats.append(hat)


def _function(node: ast.FunctionDef, name: str, hat: bool) -> ast.FunctionDef:
    """A function under a name of ours, without its line of shared names, which it holds beside."""
    shared = tuple(
        dict.fromkeys(
            n for statement in node.body if isinstance(statement, ast.Global) for n in statement.names
        )
    )
    body = [statement for statement in node.body if not isinstance(statement, ast.Global)] or [ast.Pass()]
    made = function(name, body)
    made.args, made.decorator_list = node.args, node.decorator_list
    for place in ("block", "within", "lineno"):
        if hasattr(node, place):
            setattr(made, place, getattr(node, place))
    return _marked(made, hat, shared)


def _marked(node: ast.FunctionDef, hat: bool, shared: Sequence[str] = ()) -> ast.FunctionDef:
    node.hat, node.shared = hat, tuple(shared)  # type: ignore[attr-defined]
    return node


def _refused(key: str, node: ast.stmt, **slots: Any) -> RefusedError:
    refusal = RefusedError(key, **slots)
    refusal.diagnostic = refusal.diagnostic.at(block=block_of(node), line=getattr(node, "lineno", None))
    return refusal
