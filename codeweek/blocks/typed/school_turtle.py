"""Programs for Python's own turtle, as they are in schoolbooks: read as the words of the world."""

import ast
from collections.abc import Collection, Iterator

from codeweek.blocks.text_block import targets
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

# What is behind `turtle.` or the name of a turtle; those of lists and texts are not among them.
_MOVES = "forward fd backward back bk left lt right rt goto setpos setposition setheading seth setx sety home"
_PEN = "penup pu up pendown pd down color pencolor pensize width begin_fill end_fill fillcolor dot stamp"
_ACTS = frozenset(f"{_MOVES} {_PEN} circle".split())
# What changes nothing of a drawing.
_STILL = "speed delay tracer update done mainloop exitonclick bye title setup screensize"
_IDLE = frozenset(f"{_STILL} hideturtle ht showturtle st shape".split())
_TURTLES = ("Turtle", "Pen", "RawTurtle")
_MADE = (*_TURTLES, "Screen", "getscreen")


def read(module: ast.Module) -> tuple[Diagnostic, ...] | None:
    """Put a program in the words of the world, and return its problems; None when it imports no turtle.

    What makes the turtle, or tells it nothing that is drawn, does nothing.
    """
    if not any(_is_import(node) for node in ast.walk(module)):
        return None
    made = [node for node in ast.walk(module) if isinstance(node, ast.Call) and _named(node) in _TURTLES]
    own = {node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
    _Reader(own, {name for node in ast.walk(module) for name in _turtles(node)}).visit(module)
    use = Key("instead.one_turtle")
    words = (ast.unparse(node) for node in made[1:2])
    lines = (node.lineno for node in made[1:2])
    return tuple(
        Diagnostic("program.instead", {"what": what, "use": use}, line=line)
        for what, line in zip(words, lines, strict=True)
    )


class _Reader(ast.NodeTransformer):
    def __init__(self, own: Collection[str], turtles: Collection[str]) -> None:
        self.own = own  # the functions of the program, which hide those of a `*`
        self.turtles = turtles  # the names of the module and of what it made

    def visit_Import(self, node: ast.Import) -> ast.stmt:
        return _nothing(node) if _is_import(node) else node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt:
        return _nothing(node) if _is_import(node) else node

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        if isinstance(node.value, ast.Call) and _named(node.value) in _MADE:
            return _nothing(node)
        self.generic_visit(node)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        if isinstance(node.value, ast.Call) and self._is_idle(node.value):
            return _nothing(node)
        self.generic_visit(node)
        return node

    def _is_idle(self, node: ast.Call) -> bool:
        """Whether a call changes nothing of a drawing: that of a dictionary to `update` takes another one."""
        word = _named(node)
        own = isinstance(node.func, ast.Name) and word in self.own
        return word in (*_IDLE, *_MADE) and not own and not (word == "update" and node.args)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        word = _named(node)
        if (
            isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and (word in _ACTS or node.func.value.id in self.turtles)
        ):
            node.func = ast.copy_location(ast.Name(id=word, ctx=ast.Load()), node.func)
        if not isinstance(node.func, ast.Name) or node.func.id in self.own:
            return node
        if word in ("setheading", "seth") and len(node.args) == 1:
            node.func.id, node.args = "point_in_direction", [_turned(node.args[0])]
        if word == "color" and len(node.args) == 2:  # the second one fills
            del node.args[1]
        return node


def _is_import(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return all(name.name == "turtle" for name in node.names)
    return isinstance(node, ast.ImportFrom) and node.module == "turtle"


def _turtles(node: ast.AST) -> Iterator[str]:
    """The names that a statement gives to the module or to a turtle."""
    if isinstance(node, ast.Import) and _is_import(node):
        yield from (name.asname or name.name for name in node.names)
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _named(node.value) in _MADE:
        yield from targets(node)


def _named(node: ast.Call) -> str:
    """The word that is called, alone or behind a name."""
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _turned(angle: ast.expr) -> ast.expr:
    """An angle from the right, turning left, as one from the top, turning right."""
    match angle:
        case ast.Constant(value=int() | float() as degrees):
            made: ast.expr = ast.Constant(value=90 - degrees)
            if 90 - degrees < 0:
                made = ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=degrees - 90))
        case _:
            made = ast.BinOp(left=ast.Constant(value=90), op=ast.Sub(), right=angle)
    for part in _new(made, angle):
        ast.copy_location(part, angle)
    return made


def _new(made: ast.expr, old: ast.expr) -> Iterator[ast.AST]:
    return (node for node in ast.walk(made) if node is not old and not hasattr(node, "lineno"))


def _nothing(node: ast.stmt) -> ast.stmt:
    return ast.copy_location(ast.Pass(), node)
