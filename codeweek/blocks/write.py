"""Writes blocks as Python: the tree that the engine runs, and the text that the child reads."""

import ast
from collections.abc import Iterator
from typing import Any, TypeVar

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.hats import BY_NAME, HERO, event_of, function, line_of, name_of, shared
from codeweek.blocks.pattern import Binding, fill, template
from codeweek.blocks.script import Block, Script, Value
from codeweek.blocks.text_block import code_of, is_text, renamed, statement, texts
from codeweek.blocks.types import BlockType
from codeweek.command import Slot
from codeweek.program import Program

INDENT = "    "
KEPT = frozenset({"print", "input"})  # Python's own, whatever a world calls its words
_Node = TypeVar("_Node", bound=ast.AST)


def program(catalogue: Catalogue, script: Script, language: str, spoken: bool = False) -> Program:
    """The program of a script, in the words of a language; an empty hole is written `...`.

    `spoken`: `print(x)` in a block of text says x, as it does elsewhere in a level that offers `say`.
    """
    shown = _Writer(catalogue, language, _own(script)).body(script.blocks)
    lines: list[str] = []
    line_of: dict[str, int] = {}
    _write(shown, "", lines, line_of)
    source = "".join(f"{line}\n" for line in lines)
    return Program(source, tree(catalogue, script, line_of, spoken))


def tree(catalogue: Catalogue, script: Script, line_of: dict[str, int], spoken: bool = False) -> ast.Module:
    """The tree of a script with neutral names; each statement has its `block` id and its line."""
    writer = _Writer(catalogue, own=_own(script), spoken=spoken)
    module = ast.Module(body=writer.body(script.blocks), type_ignores=[])
    module.waits = catalogue.waits  # type: ignore[attr-defined]
    for node in ast.walk(module):
        if isinstance(node, ast.stmt):
            _place(node, line_of.get(block_of(node) or "", 1) + getattr(node, "below", 0))
    return ast.fix_missing_locations(module)


def _place(node: ast.stmt, line: int) -> None:
    node.lineno = node.end_lineno = line
    node.col_offset = node.end_col_offset = 0


def _own(script: Script) -> frozenset[str]:
    """The functions that a program with blocks of text defines: no word of the world is meant by them."""
    inside = [name for text in texts(script) for name in text.functions]
    return frozenset([*inside, *(str(b.fields["name"]) for b in script.walk() if b.type == "define")])


class _Writer:
    """Builds trees of blocks with the words of a language, or neutral words without one."""

    def __init__(
        self,
        catalogue: Catalogue,
        language: str = "",
        own: frozenset[str] = frozenset(),
        spoken: bool = False,
    ) -> None:
        self.catalogue = catalogue
        self.language = language
        self.own = own
        self.spoken = spoken

    def body(self, blocks: tuple[Block, ...]) -> list[ast.stmt]:
        return [self.statement(block) for block in blocks]

    def statement(self, block: Block) -> ast.stmt:
        if is_text(block):
            return _of_block(self._text(block), block)
        return _of_block(self._comment(block) if block.type == "comment" else self._node(block), block)

    def _text(self, block: Block) -> ast.stmt:
        """What was typed: the very text, or, in neutral words, its tree with each line of it."""
        if self.language:
            return _typed(renamed(code_of(block), self._spoken))
        node = statement(code_of(block))
        if node is None:
            return ast.Expr(value=ast.Constant(value=...))
        for number, inner in enumerate(ast.walk(node)):
            if isinstance(inner, ast.expr):
                inner.place = f"{block.id}:{number}"  # type: ignore[attr-defined]
            if isinstance(inner, ast.stmt):
                # Inner lines light the block that holds them, each at its own place below its first.
                inner.within, inner.below = block.id, inner.lineno - 1  # type: ignore[attr-defined]
            if isinstance(inner, ast.Expr) and self._says(inner.value):
                inner.value.func.id = "say"  # type: ignore[attr-defined]
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
                inner.func.id = self._neutral(inner.func.id)
        return node

    def _says(self, node: ast.expr) -> bool:
        """Whether a statement of a text prints one value where that is said."""
        match node:
            case ast.Call(func=ast.Name(id="print"), args=[_], keywords=[]):
                return self.spoken and "print" not in self.own
        return False

    def _spoken(self, name: str, called: bool) -> str:
        """A word of the world in the writer's language; one that is of it stays as it was typed."""
        type = self._neutral(name) if called else name
        words = self.catalogue.words
        if type == name or name in (words.said(type, "words", self.language) or ()):
            return name
        return words.name(type, self.language)

    def _neutral(self, name: str) -> str:
        """The neutral word for one of the world; `print` and `input` are Python's in a text."""
        meant = None if name in self.own or name in KEPT else self.catalogue.resolve(name)
        return meant or name

    def expression(self, block: Block | None) -> ast.expr:
        if block is None:
            return ast.Constant(value=...)
        if self.catalogue.is_literal(block):
            return _constant(self._value(block))
        node = self._node(block)
        assert isinstance(node, ast.Expr)
        return _of_block(_flat(node.value), block)

    def _value(self, block: Block) -> Value:
        value = block.fields["value"]
        chosen = self.catalogue[block.type].choices
        return self.catalogue.words.choice(block.type, str(value), self.language) if chosen else value

    def _comment(self, block: Block) -> ast.Expr:
        text = " ".join(str(block.fields["text"]).split())
        return ast.Expr(value=ast.Constant(value=text))

    def _node(self, block: Block) -> ast.stmt:
        type = self.catalogue[block.type]
        if type.name in BY_NAME:
            return self._hat(block)
        node = fill(self._named(type), self._binding(type, block))
        assert isinstance(node, ast.stmt)
        return self._short(node, type, block) if self.language else node

    def _short(self, node: ast.stmt, type: BlockType, block: Block) -> ast.stmt:
        """A call without its last value, where that is what it is if nothing is written."""
        slot = type.slots[-1] if type.slots else None
        if slot is not None and slot.spare and self._at_default(block.slots.get(slot.name), slot):
            assert isinstance(node, ast.Expr)
            assert isinstance(node.value, ast.Call)
            node.value.args.pop()
        return node

    def _hat(self, block: Block) -> ast.stmt:
        """The function that a hat is, with the event it waits for."""
        body = self.body(block.bodies.get("body", ()))
        # A comment is no statement in the text: a function of comments alone needs its `pass`.
        if all(map(is_comment, body)):
            body.append(ast.Pass())
        name = name_of(self.catalogue.words, block, self.language)
        made = function(name, [*line_of(shared(block)), *body])
        made.event = event_of(block)  # type: ignore[attr-defined]
        return made

    def _at_default(self, value: Block | None, slot: Slot) -> bool:
        return (
            value is not None
            and self.catalogue.is_literal(value)
            and repr(value.fields["value"]) == repr(slot.default)
        )

    def _named(self, type: BlockType) -> ast.AST:
        if type.name not in self.catalogue.called:
            return template(type.python)
        name = self.catalogue.words.name(type.name, self.language)
        return template(name + type.python.removeprefix(type.name))

    def _binding(self, type: BlockType, block: Block) -> Binding:
        holes: dict[str, object] = {s.name: self.expression(block.slots.get(s.name)) for s in type.slots}
        for field in type.fields:
            holes[field.name] = self._field(type, block, field.name)
        bodies = {name: self.body(block.bodies.get(name, ())) or [ast.Pass()] for name in type.bodies}
        bodies = {n: [*b, ast.Pass()] if all(map(is_comment, b)) else b for n, b in bodies.items()}
        if type.name == "define" and self.catalogue.waits:
            bodies = {name: [*line_of(shared(block)), *body] for name, body in bodies.items()}
        return Binding(holes, bodies, self._many(type, block))

    def _field(self, type: BlockType, block: Block, name: str) -> object:
        field = type.field(name)
        value = str(block.fields.get(name, field.default if field else ""))
        in_name = type.name in ("define", HERO) or (field is not None and field.kind == "names")
        return value if in_name else ast.Name(id=value, ctx=ast.Load())

    def _many(self, type: BlockType, block: Block) -> list[ast.expr]:
        """The values of a call or a list; one that was taken out of their midst leaves its hole."""
        return [self.expression(block.slots.get(name)) for name in type.repeated(block.slots)]


def _of_block(node: _Node, block: Block) -> _Node:
    setattr(node, "block", block.id)  # noqa: B010 - trees have no such attribute of their own
    return node


def block_of(node: ast.AST | None) -> str | None:
    """The block of a statement; an inner line of a block of text is `within` that block."""
    return getattr(node, "block", None) or getattr(node, "within", None)


def place_of(node: ast.AST) -> str | None:
    """The block of an expression; one in a block of text has a place there."""
    return getattr(node, "block", None) or getattr(node, "place", None)


def is_comment(node: ast.stmt) -> bool:
    """Whether a statement of our trees is a comment, which is a text alone."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _constant(value: Value) -> ast.expr:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and str(value).startswith("-"):
        return ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=-value))
    return ast.Constant(value=value)


def _flat(node: ast.expr) -> ast.expr:
    """`(a and b) and c` is written `a and b and c`."""
    if isinstance(node, ast.BoolOp) and isinstance(node.values[0], ast.BoolOp):
        first = node.values[0]
        if type(first.op) is type(node.op):
            return ast.BoolOp(op=node.op, values=[*first.values, *node.values[1:]])
    return node


def _write(body: list[ast.stmt], indent: str, lines: list[str], line_of: dict[str, int]) -> None:
    for node in body:
        _write_statement(node, indent, "", lines, line_of)


def _write_statement(
    node: ast.stmt, indent: str, prefix: str, lines: list[str], line_of: dict[str, int]
) -> None:
    first = len(lines) + 1
    lines += [f"{indent}{line}".rstrip() for line in _header(node, prefix).split("\n")]
    if block := getattr(node, "block", ""):
        line_of[block] = first
    for name, inner in _bodies(node):
        if name == "orelse" and len(inner) == 1 and _may_follow_else(inner[0]):
            _write_statement(inner[0], indent, "el", lines, line_of)
            continue
        if name == "orelse":
            lines.append(f"{indent}else:")
        _write(inner, indent + INDENT, lines, line_of)


def _bodies(node: ast.stmt) -> Iterator[tuple[str, list[ast.stmt]]]:
    for name in ("body", "orelse"):
        if inner := getattr(node, name, None):
            yield name, inner


def _typed(code: str) -> ast.stmt:
    """A statement that is written as it was typed."""
    node = ast.Pass()
    setattr(node, "typed", code)  # noqa: B010 - trees have no such attribute of their own
    return node


def _header(node: ast.stmt, prefix: str) -> str:
    """The first line of a statement, without its body; all lines of one that was typed."""
    typed = getattr(node, "typed", None)
    return prefix + (_first_line(node) if typed is None else str(typed))


def _may_follow_else(node: ast.stmt) -> bool:
    """Whether `else` and an `if` in it are written `elif`."""
    return isinstance(node, ast.If) or str(getattr(node, "typed", "")).startswith("if ")


def _first_line(node: ast.stmt) -> str:
    if is_comment(node):
        return f"# {ast.literal_eval(node.value)}".rstrip()  # type: ignore[attr-defined]
    fields: dict[str, Any] = {name: getattr(node, name, None) for name in node._fields}
    fields |= {name: [ast.Pass()] if name == "body" else [] for name in ("body", "orelse") if name in fields}
    bare = ast.fix_missing_locations(type(node)(**fields))
    return ast.unparse(bare).split("\n")[0]
