"""Maps an exception of CPython to the sentence for a child, with the block that raised it."""

import ast
import re
from collections.abc import Collection, Iterator
from types import FrameType, TracebackType
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Halt
from codeweek.engine.instrument import FILE, Instrumented

ACCIDENTS = (
    Halt,
    ZeroDivisionError,
    OverflowError,
    IndexError,
    NameError,
    RecursionError,
    MemoryError,
    TypeError,
    ValueError,
    KeyError,
    AttributeError,
    RuntimeError,
    AssertionError,
)
_NARROW = (KeyError, AttributeError, RuntimeError, AssertionError)  # what Python itself raises too
_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (ZeroDivisionError, "run.divide_by_zero"),
    (OverflowError, "run.too_big"),
    (RecursionError, "run.too_deep_here"),
    (MemoryError, "run.too_big"),
    (RuntimeError, "run.dictionary_changed"),
    (AssertionError, "run.asserted"),
)
# Parts of CPython's messages; any other TypeError is about types that do not go together.
_TYPE_ERRORS = (
    ("interpreted as an integer", "run.not_whole"),
    ("indices must be integers", "run.not_whole"),
    ("NoneType", "run.nothing_here"),
    ("item assignment", "run.not_a_list"),
    ("item deletion", "run.not_a_list"),
    ("not subscriptable", "run.not_a_list"),
    ("has no len()", "run.not_a_list"),
    ("cannot unpack", "run.unpack"),
    ("unhashable", "run.unhashable"),
)


# CPython's message where a text meets a number.
_TEXT_AND_NUMBER = re.compile(
    r"concatenate str \(not \"(?:int|float)\"|'str' and '(?:int|float)'|'(?:int|float)' and 'str'"
)
_VALUE_ERRORS = (("arg 3 must not be zero", "run.no_turns"), ("to unpack", "run.unpack"))


def error_outcome(
    error: BaseException, made: Instrumented, functions: Collection[str], steps: int
) -> tuple[str, Diagnostic]:
    """The outcome of a run that an exception ended, and the sentence with its block, line and step.

    Raises the exception again where it is not of the program, but a fault of ours.
    """
    if isinstance(error, _NARROW) and not (isinstance(error, RecursionError) or _is_of_program(error, made)):
        raise error
    outcome, diagnostic = _said(error, made, functions)
    statement = statement_of(error.__traceback__)
    line = made.lines[statement]
    return outcome, diagnostic.at(block=made.blocks[statement], line=line, step=steps)


def statement_of(traceback: TracebackType | None) -> int:
    """The statement running in the innermost call: line numbers of the compiled code are statement ids."""
    return _innermost(traceback)[0]


def _innermost(traceback: TracebackType | None) -> tuple[int, FrameType | None]:
    """The statement running in the innermost call of the program, and its frame."""
    found, frame = 0, None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == FILE:
            found, frame = traceback.tb_lineno, traceback.tb_frame
        traceback = traceback.tb_next
    return found, frame


def _said(error: BaseException, made: Instrumented, functions: Collection[str]) -> tuple[str, Diagnostic]:
    told = _of_moment(error, made, functions)
    if isinstance(error, Halt):
        return error.outcome, told or error.diagnostic
    if told:
        return "stopped", told
    if isinstance(error, NameError):
        return "stopped", _name(error, made, functions)
    if isinstance(error, TypeError):
        return "stopped", Diagnostic(_type(str(error)))
    if isinstance(error, IndexError):
        return "stopped", _outside(made, *_innermost(error.__traceback__))
    for kind, key in _KINDS:
        if isinstance(error, kind):
            return "stopped", Diagnostic(key)
    return "stopped", Diagnostic(_value(str(error)))


def _is_of_program(error: BaseException, made: Instrumented) -> bool:
    """Whether it is the program that did what it should not, and no world: that would be a fault of ours."""
    if made.library is None:
        return False
    from codeweek.engine.typed.typed_moment import is_of_program

    return is_of_program(error)


def _of_moment(error: BaseException, made: Instrumented, functions: Collection[str]) -> Diagnostic | None:
    """What is told of typed Python with the values of the moment; what does is fetched with it."""
    if made.library is None:
        return None
    from codeweek.engine.typed.typed_moment import moment

    statement, frame = _innermost(error.__traceback__)
    names = {*made.variables, *functions, *(frame.f_locals if frame else ())}
    return moment(error, made.nodes[statement], lambda node: _known(node, frame), names)  # type: ignore[arg-type]


def _name(error: NameError, made: Instrumented, functions: Collection[str]) -> Diagnostic:
    match = re.search(r"'([^']+)'", str(error))
    name = match[1] if match else ""
    if name in functions:
        return Diagnostic("run.defined_later", {"name": name})
    if isinstance(error, UnboundLocalError) and name in made.variables:
        return Diagnostic("run.other_box", {"name": name})
    return Diagnostic("run.undefined_name", {"name": name})


def _outside(made: Instrumented, statement: int, frame: FrameType | None) -> Diagnostic:
    """How many places there are and which one was asked for, by the first index that is outside."""
    node = made.nodes[statement]
    if node is not None and frame is not None:
        for item in _indices(node):
            try:
                held, index = _known(item.value, frame), _known(item.slice, frame)
            except LookupError:
                continue
            if isinstance(held, list | str) and type(index) is int and not -len(held) <= index < len(held):
                key = "run.index_outside_text" if isinstance(held, str) else "run.index_outside_list"
                slots = {"n": len(held), "last": len(held) - 1, "index": index}
                return Diagnostic(key if held else "run.index_outside_empty", slots)
    return Diagnostic("run.index_outside")


def _indices(node: ast.stmt) -> Iterator[ast.Subscript]:
    """The indices of a statement itself, not of those inside it."""
    for _name, field in ast.iter_fields(node):
        for part in field if isinstance(field, list) else [field]:
            if isinstance(part, ast.expr):
                yield from (each for each in ast.walk(part) if isinstance(each, ast.Subscript))


def _known(node: ast.expr, frame: FrameType) -> Any:
    """The value of an expression that does nothing when worked out again. Raises LookupError for others."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Name(id=name):
            return (frame.f_locals if name in frame.f_locals else frame.f_globals)[name]
        case ast.List(elts=parts):
            return [_known(part, frame) for part in parts]
        case ast.UnaryOp(op=ast.USub(), operand=part) if type(number := _known(part, frame)) is int:
            return -number
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as operator, right=right):
            first, second = _known(left, frame), _known(right, frame)
            if type(first) is type(second) is int:
                return first + second if isinstance(operator, ast.Add) else first - second
        case ast.Call(func=ast.Name(id="len"), args=[part]) if isinstance(
            held := _known(part, frame), list | str
        ):
            return len(held)
        case ast.Subscript(value=value, slice=index):
            held, place = _known(value, frame), _known(index, frame)
            if isinstance(held, list | str) and type(place) is int:
                return held[place]
    raise LookupError


def _value(message: str) -> str:
    return next((key for piece, key in _VALUE_ERRORS if piece in message), "run.value_refused")


def _type(message: str) -> str:
    mixed = "run.text_and_number" if _TEXT_AND_NUMBER.search(message) else "run.mixed_kinds"
    return next((key for piece, key in _TYPE_ERRORS if piece in message), mixed)
