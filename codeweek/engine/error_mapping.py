"""Maps an exception of CPython to the sentence for a child, with the block that raised it."""

import re
from collections.abc import Collection
from types import TracebackType

from codeweek.diagnostic import Diagnostic
from codeweek.engine.halt import Halt
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
)
_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (ZeroDivisionError, "run.divide_by_zero"),
    (OverflowError, "run.too_big"),
    (IndexError, "run.index_outside"),
    (RecursionError, "run.too_deep_here"),
    (MemoryError, "run.too_big"),
)
# Parts of CPython's messages; any other TypeError is about types that do not go together.
_TYPE_ERRORS = (
    ("interpreted as an integer", "run.not_whole"),
    ("indices must be integers", "run.not_whole"),
    ("NoneType", "run.nothing_here"),
    ("does not support item assignment", "run.not_a_list"),
    ("not subscriptable", "run.not_a_list"),
    ("has no len()", "run.not_a_list"),
    ("cannot unpack", "run.unpack"),
)


# CPython's message where a text meets a number.
_TEXT_AND_NUMBER = re.compile(
    r"concatenate str \(not \"(?:int|float)\"|'str' and '(?:int|float)'|'(?:int|float)' and 'str'"
)
_VALUE_ERRORS = (("arg 3 must not be zero", "run.no_turns"), ("to unpack", "run.unpack"))


def error_outcome(
    error: BaseException, made: Instrumented, functions: Collection[str], steps: int
) -> tuple[str, Diagnostic]:
    """The outcome of a run that an exception ended, and the sentence with its block, line and step."""
    outcome, diagnostic = _said(error, made, functions)
    statement = statement_of(error.__traceback__)
    line = made.lines[statement]
    return outcome, diagnostic.at(block=made.blocks[statement], line=line, step=steps)


def statement_of(traceback: TracebackType | None) -> int:
    """The statement running in the innermost call: line numbers of the compiled code are statement ids."""
    found = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == FILE:
            found = traceback.tb_lineno
        traceback = traceback.tb_next
    return found


def _said(error: BaseException, made: Instrumented, functions: Collection[str]) -> tuple[str, Diagnostic]:
    if isinstance(error, Halt):
        return error.outcome, error.diagnostic
    if isinstance(error, NameError):
        return "stopped", _name(error, made, functions)
    if isinstance(error, TypeError):
        return "stopped", Diagnostic(_type(str(error)))
    for kind, key in _KINDS:
        if isinstance(error, kind):
            return "stopped", Diagnostic(key)
    return "stopped", Diagnostic(_value(str(error)))


def _name(error: NameError, made: Instrumented, functions: Collection[str]) -> Diagnostic:
    found = re.search(r"'([^']+)'", str(error))
    name = found[1] if found else ""
    if name in functions:
        return Diagnostic("run.defined_later", {"name": name})
    if isinstance(error, UnboundLocalError) and name in made.variables:
        return Diagnostic("run.other_box", {"name": name})
    return Diagnostic("run.undefined_name", {"name": name})


def _value(message: str) -> str:
    return next((key for piece, key in _VALUE_ERRORS if piece in message), "run.value_refused")


def _type(message: str) -> str:
    mixed = "run.text_and_number" if _TEXT_AND_NUMBER.search(message) else "run.mixed_kinds"
    return next((key for piece, key in _TYPE_ERRORS if piece in message), mixed)
