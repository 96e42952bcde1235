"""Reads Python as blocks; unknown syntax is reported, every occurrence in one pass."""

import ast
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from codeweek.blocks.block_vocabulary import as_name, as_near
from codeweek.blocks.blockly import MAX_DEPTH, fits
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.comments import comment_of
from codeweek.blocks.hats import BY_NAME, hat_of
from codeweek.blocks.pattern import Binding, binary, match, simpler, template
from codeweek.blocks.python import UNTIL
from codeweek.blocks.script import EMPTY, Block, Script, Value
from codeweek.blocks.source import parse, plainly
from codeweek.blocks.spelling import Correction, meant, spelled, unknown
from codeweek.blocks.text_block import TEXT_BLOCK, targets
from codeweek.blocks.types import BlockType
from codeweek.blocks.until import reads_until
from codeweek.blocks.write import tree
from codeweek.command import Slot
from codeweek.diagnostic import Diagnostic
from codeweek.program import Program
from codeweek.text import Key

if TYPE_CHECKING:
    from codeweek.blocks.typed.taught import Taught


def _nothing() -> Program:
    return Program("", ast.Module(body=[], type_ignores=[]))


@dataclass(frozen=True)
class Reading:
    """The result of reading a text: its script, the problems, the line of each block, the program to run.

    `spelled`: the words that are nearly words and were read as those; the program has them put right.
    """

    script: Script = EMPTY
    problems: tuple[Diagnostic, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    spelled: tuple[Correction, ...] = ()
    make: Callable[[], Program] = field(default=_nothing, compare=False, repr=False)

    @cached_property
    def program(self) -> Program:
        """The program to run: nobody asks for it at each letter that is typed."""
        return self.make()


def read(
    catalogue: Catalogue, source: str, toolbox: Collection[str] = (), near: Collection[str] = ()
) -> Reading:
    """Read a text, with the words of any language, as blocks.

    The toolbox of a level decides where a text stands for two blocks. `near`: the words of which one letter
    may be wrong.
    """
    source, corrections = spelled(catalogue, plainly(source), near)
    parsed = parse(source)
    if isinstance(parsed, Diagnostic):
        return Reading(problems=(_slip(catalogue, source, parsed),), spelled=corrections)
    module, lines = parsed
    if "repeat" in toolbox and "count" not in toolbox:
        _name_no_turn(module)
    other = _school(catalogue, module)
    unread = frozenset() if reads_until(toolbox) else frozenset({UNTIL})
    reader = _Reader(catalogue, module, source.split("\n"), lines, unread, toolbox, other)
    script = Script(reader.body(module.body))
    if not reader.problems and not fits(script):
        long = next((block for block in script.blocks if not fits(Script((block,)))), script.blocks[-1])
        line = reader.line_of[long.id]
        return Reading(problems=(Diagnostic("program.too_long", line=line),), spelled=corrections)

    def make() -> Program:
        return Program(source, tree(catalogue, script, reader.line_of, reader.spoken))

    return Reading(script, tuple(reader.problems), reader.line_of, corrections, make)


def _school(catalogue: Catalogue, module: ast.Module) -> tuple[Diagnostic, ...] | None:
    """Read a program for Python's own turtle in the words of the world: its problems; None for any other."""
    if catalogue.resolve("pen_up") is None:
        return None
    try:
        from codeweek.blocks.typed import school_turtle
    except ImportError:  # a page that has not fetched it yet
        return None
    return school_turtle.read(module)


def _name_no_turn(module: ast.Module) -> None:
    """`for i in range(4)` repeats, where no block counts and nothing asks for `i`."""
    nodes = list(ast.walk(module))
    asked = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    asked |= {ast.unparse(node.target) for node in nodes if isinstance(node, ast.AugAssign)}
    for node in nodes:
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name) and node.target.id not in asked:
            node.target.id = "_"


def _slip(catalogue: Catalogue, source: str, diagnostic: Diagnostic) -> Diagnostic:
    """What to say of a text that cannot be read; a page may not have fetched what knows it better."""
    try:
        from codeweek.blocks.typed.python_slips import first
    except ImportError:
        return diagnostic
    return first(source, diagnostic, lambda word: meant(catalogue, word))


def _defined(module: ast.Module) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


def _typed(reader: "_Reader", module: ast.Module, typed: list[str]) -> "Taught | None":
    """What reads the statements that no block says; None in a page that has not fetched it yet."""
    try:
        from codeweek.blocks.typed.call_table import Imports
        from codeweek.blocks.typed.place import Places
        from codeweek.blocks.typed.taught import Taught
    except ImportError:
        return None
    nodes = list(ast.walk(module))
    given = {name for node in nodes for name in targets(node)} | {
        n.arg for n in nodes if isinstance(n, ast.arg)
    }
    imports, own = Imports.of(module.body, {*given, *reader.defined}), reader.defined
    places = Places(typed, reader.lines)
    sets = any(isinstance(n, (ast.Set, ast.SetComp)) or getattr(n, "id", "") == "set" for n in nodes)
    return Taught(places, imports, own, frozenset(given | own), reader.word, reader.why, sets)


class _Reader:
    def __init__(
        self,
        catalogue: Catalogue,
        module: ast.Module,
        typed: list[str],
        lines: list[int],
        unread: frozenset[str],
        toolbox: Collection[str],
        school: tuple[Diagnostic, ...] | None,
    ) -> None:
        self.catalogue = catalogue
        self.unread = unread  # types that no text is read as here
        self.lines = lines
        self.defined = _defined(module)
        self.spoken = "say" in toolbox  # `print(x)` is the block that says x, where a level offers it
        self.typed = _typed(self, module, typed)
        self.school = school is not None  # its statements are not those that were typed
        self.problems = [*(school or ()), *(self.typed.hyphens(module) if self.typed else ())]
        self.line_of: dict[str, int] = {}
        self.count = 0
        self.line = 1
        self.depth = 0

    def body(self, nodes: list[ast.stmt]) -> tuple[Block, ...]:
        if self._too_deep():
            return ()
        blocks: list[Block] = []
        for node in nodes:
            made = list(self.statement(node))
            if made and made[0].type == TEXT_BLOCK.name:
                self._without_notes_of(node, blocks)
            blocks += made
        return tuple(blocks)

    def _without_notes_of(self, node: ast.stmt, blocks: list[Block]) -> None:
        """Take away the notes at the end of statements that hold theirs themselves, as they are texts."""
        first = self._line(node)
        ends = getattr(node, "end_lineno", None) or 0
        last = self.lines[ends - 1] if 0 < ends <= len(self.lines) else ends
        while blocks and blocks[-1].type == "comment":
            line = self.line_of[blocks[-1].id]
            if line < first or (line >= last and not hasattr(node, "body")):
                return
            blocks.pop()

    def statement(self, node: ast.stmt) -> Iterator[Block]:
        self.line = self._line(node)
        if isinstance(node, ast.Pass) or (isinstance(node, ast.Global) and self.catalogue.waits):
            return
        comment = comment_of(node)
        if comment is not None:
            yield self._block("comment", {"text": comment}, {}, {})
            return
        known, count = len(self.problems), self.count
        whole = self.typed is not None and self.typed.sets  # `a -= b` changes a set itself
        block = self._hat(node) or self._matching(node if whole else simpler(node), "command")
        if block is None:
            self._refuse(node)
        # No block says it; as a line of text it may be right all the same, and its problems are forgotten.
        if len(self.problems) > known:
            block = self._text(node, known, count) or block
        if block is not None:
            yield block

    def _hat(self, node: ast.stmt) -> Block | None:
        """The hat that a function is, in a program that waits; None for any other statement."""
        if not self.catalogue.waits or not isinstance(node, ast.FunctionDef):
            return None
        plainly = not (ast.unparse(node.args) or node.decorator_list or node.returns)
        hat = hat_of(self.catalogue.words, as_name(node.name)) if plainly else None
        if hat is None:
            return None
        return self._made(self.catalogue[hat[0]], Binding(dict(hat[1]), {"body": node.body}))

    def _text(self, node: ast.stmt, known: int, count: int) -> Block | None:
        """The block of text of a statement that no other block says; None when it is not taught either.

        `known` problems and `count` blocks were there before it.
        """
        if self.typed is None or any(map(_certain, self.problems[known:])):
            return None
        diagnostics = self.typed.problems(node)
        self.problems[known:] = diagnostics
        if diagnostics:
            return None
        # The blocks that were begun for it are none: their numbers are used again.
        self.count, self.line = count, self._line(node)
        code = _unparsed(node) if self.school else self.typed.places.text(node)
        return self._block(TEXT_BLOCK.name, {"code": code}, {}, {})

    def expression(self, node: ast.expr) -> Block | None:
        if (isinstance(node, ast.Constant) and node.value is ...) or self._too_deep():
            return None
        value = _literal(node)
        if value is not None:
            kind = {bool: "boolean", str: "text"}.get(type(value), "number")
            return self._block(kind, {"value": value}, {}, {})
        block = self._matching(binary(node), "value")
        if block is None:
            self._refuse(node)
        return block

    def _matching(self, node: ast.AST, wanted: str) -> Block | None:
        wrapped = ast.Expr(value=node) if isinstance(node, ast.expr) else node
        called = self._called(wrapped)
        if called is None and self.typed is not None and self.typed.owns(wrapped):
            return None
        for type in self._candidates(called, wanted):
            found = Binding()
            if match(template(type.python), self._neutral(wrapped, called), found) and _fields_fit(
                type, found
            ):
                return self._made(type, found)
        return None

    def _called(self, node: ast.AST) -> str | None:
        """The name of the world's command or sensor that a node calls, or None."""
        if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
            return None
        function = node.value.func
        if not isinstance(function, ast.Name) or function.id in self.defined:
            return None
        one = len(node.value.args) == 1 and not node.value.keywords
        # `print` is Python's, unless the level offers `say`, which says one value.
        if function.id == "print" and not (self.spoken and one):
            return None
        return self.catalogue.resolve(function.id)

    def _candidates(self, called: str | None, wanted: str) -> Iterator[BlockType]:
        if called is not None:
            names = [called]
        else:
            known = self.catalogue
            # Called blocks are found by their names; literals, comments, hats and texts by code of their own.
            left = known.called | known.literals | self.unread | {"comment", TEXT_BLOCK.name, *BY_NAME}
            names = [name for name in known.types if name not in left]
        for name in names:
            type = self.catalogue[name]
            if (type.shape == "command") == (wanted == "command"):
                yield type

    def _neutral(self, node: ast.AST, called: str | None) -> ast.AST:
        if called is None:
            return node
        assert isinstance(node, ast.Expr)
        assert isinstance(node.value, ast.Call)
        args = [*node.value.args, *self.catalogue[called].left_out(node.value)]
        return ast.Expr(value=ast.Call(func=ast.Name(id=called), args=args, keywords=node.value.keywords))

    def _made(self, type: BlockType, found: Binding) -> Block:
        block = self._block(type.name, {}, {}, {})  # the outer block is counted and placed first
        line = self.line
        self.depth += 1
        slots = {s.name: b for s in type.slots if (b := self._filled(s, found.holes[s.name])) is not None}
        many = {
            f"{type.many}{i}": b for i, e in enumerate(found.many) if (b := self.expression(e)) is not None
        }
        bodies = {name: self.body(found.bodies[name]) for name in type.bodies}
        self.depth -= 1
        self.line = line
        fields: dict[str, Value] = {f.name: _name(found.holes[f.name]) for f in type.fields}
        return replace(block, fields=fields, slots={**slots, **many}, bodies=bodies)

    def _filled(self, slot: Slot, node: ast.expr) -> Block | None:
        """The block in a hole; a literal in a hole for a closed list becomes a word of that list."""
        value = _literal(node) if slot.choices else None
        if value is None:
            return self.expression(node)
        meant = self.catalogue.words.chosen(slot, str(value))
        if isinstance(meant, Diagnostic):
            self.problems.append(meant.at(line=self.line))
            return None
        return self._block(slot.kind, {"value": meant}, {}, {})

    def _block(
        self,
        type: str,
        fields: dict[str, Value],
        slots: dict[str, Block],
        bodies: dict[str, tuple[Block, ...]],
    ) -> Block:
        self.count += 1
        id = f"b{self.count}"
        self.line_of[id] = self.line
        return Block(type, fields, slots, bodies, id)

    def _too_deep(self) -> bool:
        """Whether the current node is nested too deep to be saved; reported once per line."""
        problem = Diagnostic("program.too_nested", line=self.line)
        if self.depth > MAX_DEPTH and problem not in self.problems:
            self.problems.append(problem)
        return self.depth > MAX_DEPTH

    def _line(self, node: ast.AST) -> int:
        number = getattr(node, "lineno", 1)
        return self.lines[number - 1] if 0 < number <= len(self.lines) else number

    def word(self, name: str) -> tuple[str, str, int, int] | None:
        """The block of a word of the world, its shape and how many values it takes, at least and at most.

        None for any other word.
        """
        found = None if name in self.defined else self.catalogue.resolve(name)
        type = self.catalogue[found] if found else None
        return (type.name, type.shape, type.needed, len(type.slots)) if type else None

    def _refuse(self, node: ast.AST) -> None:
        self.problems.append(
            self.why(node).at(line=self._line(node) if hasattr(node, "lineno") else self.line)
        )

    def why(self, node: ast.AST) -> Diagnostic:
        """The sentence for a statement or a value that is not understood."""
        inner = node.value if isinstance(node, ast.Expr) else node
        if isinstance(inner, ast.Name) and isinstance(node, ast.Expr):
            return self._bare_name(inner.id)
        if isinstance(node, ast.Expr) and isinstance(inner, ast.Compare) and isinstance(inner.ops[0], ast.Eq):
            return Diagnostic("slip.equal_alone")
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
            type = self.catalogue.resolve(inner.func.id)
            if type is None:
                return Diagnostic("program.call_not_known", {"name": inner.func.id})
            if self.catalogue[type].shape != "command" and isinstance(node, ast.Expr):
                return Diagnostic("program.question_alone", {"name": inner.func.id})
            if self.catalogue[type].shape == "command" and isinstance(node, ast.expr):
                return Diagnostic("program.command_as_value", {"name": inner.func.id})
            if odd := [*inner.keywords, *(a for a in inner.args if isinstance(a, ast.Starred))]:
                return Diagnostic("program.not_taught", {"what": _shown(odd[0])})
            match inner.args:
                case [ast.Constant(value=int(times))] if not self.catalogue[type].slots and times > 1:
                    return Diagnostic("program.once", {"name": inner.func.id, "n": times})
            least, most, given = self.catalogue[type].needed, len(self.catalogue[type].slots), len(inner.args)
            slots = {"name": inner.func.id, "n": least if given < least else most, "given": given}
            return Diagnostic("program.arguments", slots)
        return Diagnostic("program.not_taught", {"what": _shown(node)})

    def _bare_name(self, name: str) -> Diagnostic:
        if name in self.defined or meant(self.catalogue, name):
            return Diagnostic("say.missing_parens", {"name": name})
        close = as_near(name, self.known())
        if not close:
            return Diagnostic("program.name_alone", {"name": name})
        return unknown(name, close, lambda word: self.catalogue.resolve(word) or word)

    def known(self) -> list[str]:
        """All words that may be called."""
        words = [word for type in self.catalogue.called for word in self.catalogue.words.names(type)]
        return [*words, *sorted(self.defined)]


def _unparsed(node: ast.stmt) -> str:
    """The text of a statement, without its notes."""
    for each in ast.walk(node):
        for name in ("body", "orelse"):
            body = getattr(each, name, None)
            if isinstance(body, list):
                kept = [inner for inner in body if comment_of(inner) is None]
                setattr(each, name, kept or (body and [ast.Pass()]))
    return ast.unparse(node)


def _certain(problem: Diagnostic) -> bool:
    """Whether a problem stays one however a statement is read."""
    of_list = isinstance(problem.slots.get("nearest"), Key)
    return of_list or problem.key == "program.too_nested"


def _shown(node: ast.AST) -> str:
    text = ast.unparse(node).split("\n")[0]
    return text if len(text) <= 40 else f"{text[:39]}…"


def _fields_fit(type: BlockType, found: Binding) -> bool:
    """Whether the names in fields are valid: a leading `_` is reserved for Python."""
    names = [_name(found.holes[f.name]) for f in type.fields]
    return not any(name is None or str(name).startswith("_") for name in names)


def _name(node: object) -> Value:
    if isinstance(node, ast.Name):
        return node.id
    return node if isinstance(node, str) else None  # type: ignore[return-value]


def _literal(node: ast.expr) -> Value | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = _literal(node.operand)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        # One minus belongs to a literal; `--1` is nothing that a block would write.
        return -value if is_number and not str(value).startswith("-") else None  # type: ignore[operator]
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float, str, bool)):
        return node.value
    return None
