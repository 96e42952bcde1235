"""Programs as children have them, spoilt by one or two edits: drawn on Python's text alone.

Shares nothing with the search of repairs that it is to measure: it knows Python, not blocks. A winner is the
level's solution, or that with other names, unrolled, mirrored, or written another way where that wins too. A
spoilt program does not win; it may not even run.
"""

import ast
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

from codeweek.levels.level import Level
from codeweek.play.session import play_text

BOXES = ("somme", "compteur", "truc", "boite", "combien", "valeur")
BLOCKS = ("dent", "morceau", "partie", "motif", "figure")
INPUTS = ("k", "longueur", "nombre", "grandeur")
PAIRS = (
    ("pivoter_gauche", "pivoter_droite"),
    ("tourner_gauche", "tourner_droite"),
    ("mur_à_gauche", "mur_à_droite"),
)
MIRROR = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}
TURNS = ("pivoter_gauche", "pivoter_droite")
OURS = "as we do"
WRAPPED = 3  # statements that a new loop goes around at most
UNROLLED = 5  # turns of a loop that is written out at most
Body = list[ast.stmt]


@dataclass(frozen=True)
class Spoilt:
    """A program that loses, the winner that it was, how that was made, and how many edits spoilt it."""

    level: Level
    text: str
    winner: str
    way: str
    edits: int


def wins(level: Level, text: str) -> bool:
    """Whether a program of the level's blocks is read, runs and wins."""
    playback = play_text(level, text)
    return playback.verdict is not None and playback.verdict.won and not playback.notes


def spoilt(levels: Sequence[Level], many: int, seed: int = 1) -> Iterator[Spoilt]:
    """So many programs, the same ones for the same seed; half of their winners are written as a child may."""
    chance, found = Random(seed), 0
    while found < many:
        # Most levels know only some of these ways: another level is drawn where this one does not.
        way = OURS if found % 2 == 0 else chance.choice([*WAYS])
        level = chance.choice([each for each in levels if way == OURS or each.mode != "parsons"])
        if made := _drawn(level, way, chance):
            found += 1
            yield made


def _drawn(level: Level, way: str, chance: Random) -> Spoilt | None:
    tree = ast.parse(level.solution)
    if way != OURS:
        tree = WAYS[way](tree, chance)
        if ast.unparse(tree) == ast.unparse(ast.parse(level.solution)) or not wins(level, ast.unparse(tree)):
            return None
    winner, number = ast.unparse(tree), 0
    for _ in range(chance.randint(1, 2)):
        kinds = PIECES if level.mode == "parsons" else tuple(EDITS)
        made = {kind: trees for kind in kinds if (trees := [*EDITS[kind](tree)])}
        if not made:
            return None
        kind = chance.choice([*made])
        tree, number = chance.choice(made[kind]), number + COST.get(kind, 1)
    text = ast.unparse(tree)
    return None if wins(level, text) else Spoilt(level, text, winner, way, number)


def near(text: str) -> Iterator[str]:
    """The programs that one edit makes of a program."""
    tree = ast.parse(text)
    yield from dict.fromkeys(ast.unparse(each) for edit in EDITS.values() for each in edit(tree))


# --- other ways to write a winner


def names(tree: ast.AST) -> dict[str, list[str]]:
    """The names of the boxes, blocks and inputs that a program makes, in the order of the text."""
    found: dict[str, list[str]] = {"box": [], "block": [], "input": []}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            found["block"].append(node.name)
            found["input"] += [each.arg for each in node.args.args]
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id != "_":
            found["box"].append(node.id)
    return {kind: [*dict.fromkeys(each)] for kind, each in found.items()}


def renamed(tree: ast.Module, chance: Random) -> ast.Module:
    """With other names for all that the program makes."""
    others = {"box": BOXES, "block": BLOCKS, "input": INPUTS}
    there = names(tree)
    new = {
        old: name
        for kind, olds in there.items()
        for old, name in zip(olds, chance.sample(others[kind], len(olds)), strict=True)
    }
    return _written(tree, new)


def mirrored(tree: ast.Module, _chance: Random) -> ast.Module:
    """Left for right, and right for left."""
    return _written(tree, MIRROR)


def _written(tree: ast.Module, new: dict[str, str]) -> ast.Module:
    for node in ast.walk(tree):
        for field in ("id", "name", "arg"):
            old = getattr(node, field, None)
            if isinstance(old, str) and old in new:
                setattr(node, field, new[old])
    return tree


def unrolled(tree: ast.Module, chance: Random) -> ast.Module:
    """With one counted loop written out."""
    loops = [(body, n) for body in bodies(tree) for n, each in enumerate(body) if 0 < turns(each) <= UNROLLED]
    if loops:
        body, n = chance.choice(loops)
        loop = body[n]
        assert isinstance(loop, ast.For)
        body[n : n + 1] = [deepcopy(each) for _ in range(turns(loop)) for each in loop.body]
    return tree


def otherwise(tree: ast.Module, chance: Random) -> ast.Module:
    """A half turn by the other side, one loop in two parts, or a box changed by an assignment."""
    places: list[Callable[[], None]] = []
    for body in bodies(tree):
        for n, each in enumerate(body):
            if turns(each) > 1:
                places.append(lambda body=body, n=n: _split(body, n, chance))  # type: ignore[misc]
            if isinstance(each, ast.AugAssign) and isinstance(each.target, ast.Name):
                places.append(lambda body=body, n=n: _assigned(body, n))  # type: ignore[misc]
        for n, (one, two) in enumerate(pairwise(body)):
            if called(one) in TURNS and called(one) == called(two):
                places += [lambda body=body, n=n: _turned(body, n)] * 3  # type: ignore[misc]
    if places:
        chance.choice(places)()
    return tree


def _split(body: Body, n: int, chance: Random) -> None:
    first, many = deepcopy(body[n]), turns(body[n])
    some = chance.randint(1, many - 1)
    _set_turns(first, some)
    _set_turns(body[n], many - some)
    body.insert(n, first)


def _assigned(body: Body, n: int) -> None:
    each = body[n]
    assert isinstance(each, ast.AugAssign)
    assert isinstance(each.target, ast.Name)
    value = ast.BinOp(ast.Name(each.target.id, ast.Load()), each.op, each.value)
    body[n] = ast.fix_missing_locations(ast.Assign([each.target], value))


def _turned(body: Body, n: int) -> None:
    for each in body[n : n + 2]:
        for node in ast.walk(each):
            if isinstance(node, ast.Name):
                node.id = MIRROR.get(node.id, node.id)


WAYS: dict[str, Callable[[ast.Module, Random], ast.Module]] = {
    "other names": renamed,
    "unrolled": unrolled,
    "mirrored": mirrored,
    "another way": otherwise,
}


# --- edits


def bodies(tree: ast.AST) -> Iterator[Body]:
    """All lists of statements of a program."""
    for node in ast.walk(tree):
        for field in ("body", "orelse"):
            body = getattr(node, field, None)
            if isinstance(body, list) and (body or isinstance(node, ast.Module)):
                yield body


def turns(node: ast.stmt) -> int:
    """How often a counted loop turns, where that is written; 0 for other statements."""
    if isinstance(node, ast.For) and isinstance(node.iter, ast.Call) and len(node.iter.args) == 1:
        many = node.iter.args[0]
        if isinstance(many, ast.Constant) and isinstance(many.value, int):
            return many.value
    return 0


def _set_turns(node: ast.stmt, many: int) -> None:
    assert isinstance(node, ast.For)
    assert isinstance(node.iter, ast.Call)
    node.iter.args[0] = ast.Constant(many)


def called(node: ast.stmt) -> str:
    """The name of the block that a statement calls; empty for other statements."""
    call = node.value if isinstance(node, ast.Expr) else None
    return call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""


def _copies(tree: ast.Module, change: Callable[[Body, int], Any], more: int = 0) -> Iterator[ast.Module]:
    """A copy of the program for each statement (and gap, with `more`), with that changed; None: not there."""
    for which, body in enumerate(bodies(tree)):
        for n in range(len(body) + more):
            copy = deepcopy(tree)
            if change([*bodies(copy)][which], n) is not False:
                yield _filled(copy)


def _filled(tree: ast.Module) -> ast.Module:
    """With `pass` where nothing is left, and none beside others."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and not isinstance(node, ast.Module):
            node.body = [each for each in body if not isinstance(each, ast.Pass)] or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.fix_missing_locations(tree)


def removed(tree: ast.Module) -> Iterator[ast.Module]:
    """Without one statement."""

    def change(body: Body, n: int) -> bool | None:
        if isinstance(body[n], ast.FunctionDef | ast.Pass):
            return False
        return body.__setitem__(slice(n, n + 1), [])

    yield from _copies(tree, change)


def _simple(tree: ast.Module) -> list[ast.stmt]:
    """The simple statements of a program, each once, and the turns to the other side."""
    simple = [
        each
        for body in bodies(tree)
        for each in body
        if isinstance(each, ast.Expr | ast.Assign | ast.AugAssign)
    ]
    found: dict[str, ast.stmt] = {ast.unparse(each): each for each in simple}
    for text in list(found):
        name = called(found[text])
        if name in MIRROR:
            other = text.replace(name, MIRROR[name])
            found[other] = ast.parse(other).body[0]
    return list(found.values())


def inserted(tree: ast.Module) -> Iterator[ast.Module]:
    """With one statement more."""
    for new in _simple(tree):
        yield from _copies(tree, lambda body, n, new=new: body.insert(n, deepcopy(new)), more=1)  # type: ignore[misc]


def replaced(tree: ast.Module) -> Iterator[ast.Module]:
    """With another statement in the place of one."""
    for new in _simple(tree):

        def change(body: Body, n: int, new: ast.stmt = new) -> bool | None:
            if not isinstance(body[n], ast.Expr) or ast.unparse(body[n]) == ast.unparse(new):
                return False
            return body.__setitem__(n, deepcopy(new))

        yield from _copies(tree, change)


def moved(tree: ast.Module) -> Iterator[ast.Module]:
    """With one statement elsewhere."""
    for which, body in enumerate(bodies(tree)):
        for n, each in enumerate(body):
            if isinstance(each, ast.Pass | ast.FunctionDef):
                continue
            taken = deepcopy(tree)
            there = [*bodies(taken)]
            there[which].pop(n)
            for to, other in enumerate(bodies(taken)):
                for at in range(len(other) + 1):
                    copy = deepcopy(taken)
                    [*bodies(copy)][to].insert(at, deepcopy(each))
                    yield _filled(copy)


def renumbered(tree: ast.Module) -> Iterator[ast.Module]:
    """With another number: one more or less, double, half, the rest to 180."""
    for which, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Constant) and type(node.value) is int:
            value = node.value
            others = (value + 1, value - 1, value * 2, value // 2, 180 - value if value > 20 else value + 2)
            for other in dict.fromkeys(each for each in others if each >= 0 and each != value):
                copy = deepcopy(tree)
                found = [*ast.walk(copy)][which]
                assert isinstance(found, ast.Constant)
                found.value = other
                yield copy


def swapped(tree: ast.Module) -> Iterator[ast.Module]:
    """With « if » and « else » the other way round."""
    for which, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.If) and node.orelse:
            copy = deepcopy(tree)
            found = [*ast.walk(copy)][which]
            assert isinstance(found, ast.If)
            found.body, found.orelse = found.orelse, found.body
            yield _filled(copy)


def wrapped(tree: ast.Module) -> Iterator[ast.Module]:
    """With a loop around some statements."""
    for many in range(1, WRAPPED + 1):
        for times in (2, 3, 4):

            def change(body: Body, n: int, many: int = many, times: int = times) -> bool | None:
                inside = body[n : n + many]
                if len(inside) < many or any(isinstance(each, ast.Pass | ast.FunctionDef) for each in inside):
                    return False
                loop = ast.parse(f"for _ in range({times}): pass").body[0]
                assert isinstance(loop, ast.For)
                loop.body = inside
                return body.__setitem__(slice(n, n + many), [loop])

            yield from _copies(tree, change)


def unwrapped(tree: ast.Module) -> Iterator[ast.Module]:
    """With what was in a loop or a question, without it."""

    def change(body: Body, n: int) -> bool | None:
        each = body[n]
        if not isinstance(each, ast.For | ast.While | ast.If):
            return False
        return body.__setitem__(slice(n, n + 1), [*each.body, *each.orelse])

    yield from _copies(tree, change)


EDITS: dict[str, Callable[[ast.Module], Iterator[ast.Module]]] = {
    "remove": removed,
    "insert": inserted,
    "replace": replaced,
    "move": moved,
    "number": renumbered,
    "swap": swapped,
    "wrap": wrapped,
    "unwrap": unwrapped,
}
COST = {"swap": 2}  # what one changes in blocks; all others are one edit
PIECES = ("remove", "move")  # what can be done with the pieces of a puzzle
