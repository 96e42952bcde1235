"""Reads Python as blocks; unknown syntax is reported, every occurrence in one pass."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from codeweek.blocks.blockly import MAX_DEPTH, fits
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.comments import comment_of
from codeweek.blocks.pattern import Binding, match, template
from codeweek.blocks.python import UNTIL
from codeweek.blocks.script import EMPTY, Block, Script, Value
from codeweek.blocks.source import parse
from codeweek.blocks.types import BlockType
from codeweek.blocks.until import reads_until
from codeweek.blocks.words import nearest
from codeweek.blocks.write import tree
from codeweek.command import Slot
from codeweek.diagnostic import Diagnostic
from codeweek.program import Program


@dataclass(frozen=True)
class Reading:
    """The result of reading a text: its script, the program to run, and the problems."""

    script: Script = EMPTY
    program: Program = field(default_factory=lambda: Program("", ast.Module(body=[], type_ignores=[])))
    problems: tuple[Diagnostic, ...] = ()


def read(catalogue: Catalogue, source: str, toolbox: Collection[str] = ()) -> Reading:
    """Read a text, with the words of any language, as blocks.

    The toolbox of a level decides where a text stands for two blocks.
    """
    parsed = parse(source)
    if isinstance(parsed, Diagnostic):
        return Reading(problems=(parsed,))
    module, lines = parsed
    unread = frozenset() if reads_until(toolbox) else frozenset({UNTIL})
    reader = _Reader(catalogue, lines, _defined(module), unread)
    script = Script(reader.body(module.body))
    if not reader.problems and not fits(script):
        return Reading(problems=(Diagnostic("program.too_long", line=1),))
    program = Program(source, tree(catalogue, script, reader.line_of))
    return Reading(script, program, tuple(reader.problems))


def _defined(module: ast.Module) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


class _Reader:
    def __init__(
        self, catalogue: Catalogue, lines: list[int], defined: frozenset[str], unread: frozenset[str]
    ) -> None:
        self.catalogue = catalogue
        self.unread = unread  # types that no text is read as here
        self.lines = lines
        self.defined = defined
        self.problems: list[Diagnostic] = []
        self.line_of: dict[str, int] = {}
        self.count = 0
        self.line = 1
        self.depth = 0

    def body(self, nodes: list[ast.stmt]) -> tuple[Block, ...]:
        if self._too_deep():
            return ()
        return tuple(block for node in nodes for block in self.statement(node))

    def statement(self, node: ast.stmt) -> Iterator[Block]:
        self.line = self._line(node)
        if isinstance(node, ast.Pass):
            return
        comment = comment_of(node)
        if comment is not None:
            yield self._block("comment", {"text": comment}, {}, {})
            return
        block = self._matching(_simpler(node), "command")
        if block is not None:
            yield block
        else:
            self._refuse(node)

    def expression(self, node: ast.expr) -> Block | None:
        if (isinstance(node, ast.Constant) and node.value is ...) or self._too_deep():
            return None
        value = _literal(node)
        if value is not None:
            kind = {bool: "boolean", str: "text"}.get(type(value), "number")
            return self._block(kind, {"value": value}, {}, {})
        block = self._matching(_binary(node), "value")
        if block is None:
            self._refuse(node)
        return block

    def _matching(self, node: ast.AST, wanted: str) -> Block | None:
        wrapped = ast.Expr(value=node) if isinstance(node, ast.expr) else node
        called = self._called(wrapped)
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
        return self.catalogue.resolve(function.id)

    def _candidates(self, called: str | None, wanted: str) -> Iterator[BlockType]:
        if called is not None:
            names = [called]
        else:
            known = self.catalogue
            names = [n for n in known.types if n not in known.called | known.literals | self.unread]
        for name in names:
            type = self.catalogue[name]
            if (type.shape == "command") == (wanted == "command") and name != "comment":
                yield type

    def _neutral(self, node: ast.AST, called: str | None) -> ast.AST:
        if called is None:
            return node
        assert isinstance(node, ast.Expr)
        assert isinstance(node.value, ast.Call)
        return ast.Expr(
            value=ast.Call(func=ast.Name(id=called), args=node.value.args, keywords=node.value.keywords)
        )

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
        words, typed = self.catalogue.words, str(value)
        meant = words.meant(slot.kind, typed) if isinstance(value, str) else None
        if meant is None:
            self.problems.append(words.unknown(slot, typed).at(line=self.line))
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

    def _refuse(self, node: ast.AST) -> None:
        self.problems.append(
            self._why(node).at(line=self._line(node) if hasattr(node, "lineno") else self.line)
        )

    def _why(self, node: ast.AST) -> Diagnostic:
        inner = node.value if isinstance(node, ast.Expr) else node
        if isinstance(inner, ast.Name) and isinstance(node, ast.Expr):
            return self._bare_name(inner.id)
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
            return Diagnostic(
                "program.arguments",
                {"name": inner.func.id, "n": len(self.catalogue[type].slots), "given": len(inner.args)},
            )
        return Diagnostic("program.not_taught", {"what": _shown(node)})

    def _bare_name(self, name: str) -> Diagnostic:
        if name in self.defined or self.catalogue.resolve(name) is not None:
            return Diagnostic("say.missing_parens", {"name": name})
        close = nearest(name, self.known())
        if not close:
            return Diagnostic("program.name_alone", {"name": name})
        return Diagnostic("say.unknown_name", {"name": name, "nearest": close})

    def known(self) -> list[str]:
        """All words that may be called."""
        words = [word for type in self.catalogue.called for word in self.catalogue.words.names(type)]
        return [*words, *sorted(self.defined)]


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
        return -value if is_number and not str(value).startswith("-") else None  # type: ignore[operator]
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float, str, bool)):
        return node.value
    return None


def _binary(node: ast.expr) -> ast.expr:
    """`a and b and c` as `(a and b) and c`, and `-a` as `0 - a`: one block has two holes."""
    if isinstance(node, ast.BoolOp) and len(node.values) > 2:
        first = ast.copy_location(ast.BoolOp(op=node.op, values=node.values[:-1]), node)
        return ast.copy_location(ast.BoolOp(op=node.op, values=[first, node.values[-1]]), node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        zero = ast.copy_location(ast.Constant(value=0), node)
        return ast.copy_location(ast.BinOp(left=zero, op=ast.Sub(), right=node.operand), node)
    return node


def _simpler(node: ast.stmt) -> ast.stmt:
    """`x -= 2` (or `*=`, …) as `x = x - 2`: only adding has a block of its own."""
    if (
        isinstance(node, ast.AugAssign)
        and isinstance(node.target, ast.Name)
        and not isinstance(node.op, ast.Add)
    ):
        left = ast.copy_location(ast.Name(id=node.target.id, ctx=ast.Load()), node)
        value = ast.copy_location(ast.BinOp(left=left, op=node.op, right=node.value), node)
        return ast.copy_location(ast.Assign(targets=[node.target], value=value), node)
    return node
