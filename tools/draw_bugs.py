"""Draws one-line bugs at random and tells which of them the tests that import the changed module notice.

python tools/draw_bugs.py --seed 16 --bugs 60     the same bugs for the same code and seed

A bug changes one operator, constant, condition or bound in a module of `codeweek`, at no line of
`tests/bugs.toml` and in no module of `[tool.mutmut]`. The tests are those of `make test` that import the
module, then those that import the modules nearest to it; one that fails in the copy without a bug is left
out. A person says which survivors change nothing.
"""

import argparse
import ast
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from bugs import ROOT, bugs, failure
from mutate import BLIND, copied, modules

PACKAGE, TESTS = ROOT / "codeweek", ROOT / "tests"
MOST_TESTS = 10  # files that are run for one bug
QUICKEST = ("unit", "property", "levels")  # of the folders of tests
SWAPPED: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
BOUNDS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Change:
    """An expression of one line of a module, and what stands there instead."""

    path: Path
    line: int  # from 1
    start: int  # bytes, in the line
    end: int
    now: str

    @property
    def name(self) -> str:
        """Its place and the line with the bug in it."""
        lines = self.put().splitlines()
        return f"{self.path.relative_to(ROOT)}:{self.line}: {lines[self.line - 1].strip()}"

    def put(self) -> str:
        """The text of the module with the bug."""
        lines = self.path.read_bytes().splitlines(keepends=True)
        line = lines[self.line - 1]
        lines[self.line - 1] = line[: self.start] + self.now.encode() + line[self.end :]
        return b"".join(lines).decode()


@cache
def changes(path: Path) -> tuple[Change, ...]:
    """All bugs that can be drawn in a module; types and decorators are left alone."""
    return tuple(_changes(path))


def _changes(path: Path) -> Iterator[Change]:
    tree = ast.parse(path.read_text("utf-8"))
    types = {id(part) for node in ast.walk(tree) for type_ in _types(node) for part in ast.walk(type_)}
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and node.lineno == node.end_lineno and id(node) not in types:
            for now in _instead(node):
                yield Change(path, node.lineno, node.col_offset, node.end_col_offset or 0, now)


def _types(node: ast.AST) -> Iterator[ast.expr]:
    yield from getattr(node, "decorator_list", ())
    for name in ("annotation", "returns"):
        type_ = getattr(node, name, None)
        if isinstance(type_, ast.expr):
            yield type_
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        yield node.value  # another name of a type


def _instead(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Compare(left, [op], [right]) if type(op) in SWAPPED:
            yield f"({ast.unparse(ast.Compare(left, [SWAPPED[type(op)]()], [right]))})"  # type: ignore[list-item]
        case ast.BinOp(left, op, right) if type(op) in SWAPPED:
            yield f"({ast.unparse(ast.BinOp(left, SWAPPED[type(op)](), right))})"  # type: ignore[arg-type]
        case ast.BoolOp(op, [first, *rest]):
            yield f"({ast.unparse(ast.BoolOp(SWAPPED[type(op)](), [first, *rest]))})"  # type: ignore[arg-type]
            yield f"({ast.unparse(first)})"
        case ast.UnaryOp(ast.Not(), operand):
            yield f"({ast.unparse(operand)})"
        case ast.IfExp(_, body, orelse):
            yield f"({ast.unparse(body)})"
            yield f"({ast.unparse(orelse)})"
        case ast.Constant(bool() as value):
            yield str(not value)
        case ast.Constant(int() as value):
            yield str(value + 1)
        case ast.Call(ast.Name(name), arguments, keywords) if name in BOUNDS:
            yield ast.unparse(ast.Call(ast.Name(BOUNDS[name]), arguments, keywords))


def drawn(seed: int, number: int) -> list[Change]:
    """That many bugs, at most one in a module."""
    told = {(bug.file, line) for bug in bugs() for line in _lines(bug.file, bug.was)}
    chance = random.Random(seed)
    files = [path for path in sorted(PACKAGE.rglob("*.py")) if str(path.relative_to(ROOT)) not in modules()]
    sizes = [path.stat().st_size for path in files]
    found: dict[Path, Change] = {}
    while len(found) < number:
        path = chance.choices(files, sizes)[0]
        name = str(path.relative_to(ROOT))
        those = [each for each in changes(path) if (name, each.line) not in told]
        if those and path not in found:
            found[path] = chance.choice(those)
    return list(found.values())


def _lines(file: str, was: str) -> range:
    before = (ROOT / file).read_text("utf-8").partition(was)[0]
    first = before.count("\n") + 1
    return range(first, first + was.count("\n") + 1)


def imports(path: Path) -> set[str]:
    """The names that a file imports, whole."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


class Importers:
    """Who imports whom, in the package and among the tests of `make test`."""

    def __init__(self) -> None:
        self.package = {_dotted(path): imports(path) for path in PACKAGE.rglob("*.py")}
        files = [path for path in TESTS.rglob("*.py") if "extended" not in path.parts]
        shared = {path.stem: imports(path) for path in files if not path.stem.startswith("test_")}
        self.tests = {
            str(path.relative_to(ROOT)): _with(imports(path), shared)
            for path in files
            if path.stem.startswith("test_")
        }

    def tests_of(self, module: str) -> list[str]:
        """The test files nearest to a module: at most MOST_TESTS, those named like it first."""
        near, seen, found = {module}, {module}, list[str]()
        while near and len(found) < MOST_TESTS:
            those = sorted(
                (name for name, names in self.tests.items() if names & near and name not in found),
                key=lambda name: (not _alike(name, near), _tier(name), name),
            )
            found += [name for name in those if not any(fnmatch(name, each) for each in BLIND)]
            near = {name for name, names in self.package.items() if names & near} - seen
            seen |= near
        return found[:MOST_TESTS]


def _tier(test: str) -> int:
    return next((place for place, tier in enumerate(QUICKEST) if f"/{tier}/" in test), len(QUICKEST))


def _with(names: set[str], shared: Mapping[str, set[str]]) -> set[str]:
    """What a test imports, with what the helpers of tests that it imports do."""
    return names.union(*(shared[name] for name in names if name in shared))


def _alike(test: str, names: set[str]) -> bool:
    words = set(re.findall("[a-z]+", Path(test).stem))
    return any(words & set(name.rpartition(".")[2].split("_")) for name in names)


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the bugs in, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--bugs", type=int, default=60)
    wish = parser.parse_args(arguments)
    copy, importers = copied(), Importers()
    passes = cache(lambda test: failure(copy, [test]) is None)
    noticed = 0
    those = drawn(wish.seed, wish.bugs)
    for change in those:
        tests = [test for test in importers.tests_of(_dotted(change.path)) if passes(test)]
        there = copy / change.path.relative_to(ROOT)
        there.write_text(change.put(), "utf-8")
        seen = bool(tests) and failure(copy, tests) is not None
        there.write_text(change.path.read_text("utf-8"), "utf-8")
        noticed += seen
        print("noticed  " if seen else "SURVIVED ", change.name, *([] if seen else tests), flush=True)
    print(f"{noticed} of {len(those)} noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
