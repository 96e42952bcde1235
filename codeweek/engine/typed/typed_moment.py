"""What stopped a run, told with the values of that moment."""

import ast
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

from codeweek.blocks.block_vocabulary import nearest
from codeweek.diagnostic import Diagnostic
from codeweek.engine.instrument import FILE
from codeweek.engine.typed.typed_library import library
from codeweek.text import cut

_LONGEST = 24  # letters of a value in a sentence
_SAID = 60  # letters of what a program itself says
_NEAR = 0.75  # how alike a name that is proposed is to the one that has no value
_FIXED = {"str": "run.fixed_text", "tuple": "run.fixed_tuple"}  # what no place of can be changed
_DIVISIONS = (ast.Div, ast.FloorDiv, ast.Mod)
Known = Callable[[ast.expr], Any]  # the value of an expression; it raises LookupError when it is not known


def moment(
    error: BaseException, node: ast.stmt | None, known: Known, names: Collection[str]
) -> Diagnostic | None:
    """The sentence with its values; None when they are not known. `names` are those of the program."""
    own = getattr(error, "diagnostic", None)
    if isinstance(own, Diagnostic):
        return _number(own) if "value" in own.slots else own
    if isinstance(error, NameError):
        return _name(error, names)
    if isinstance(node, ast.Raise):
        slots = {"name": type(error).__name__, "message": cut(str(error), _SAID)}
        return Diagnostic("run.raised", slots)
    if isinstance(error, KeyError) and error.args:
        near = _key(node, known) if node is not None else None
        return near or Diagnostic("run.no_key", {"key": shown(error.args[0])})
    if node is None or isinstance(node, ast.Assert):
        return None
    if isinstance(error, ZeroDivisionError):
        return _zero(node, known)
    if isinstance(error, TypeError):
        if "item assignment" in str(error) and (fixed := _FIXED.get(str(error).split("'")[1])):
            return Diagnostic(fixed)
        return _whole(node, known) if "integer" in str(error) else _mixed(node, known)
    if isinstance(error, IndexError):
        return _popped(node, known)
    return _unpacked(node, known) if "to unpack" in str(error) else None


def is_of_program(error: BaseException) -> bool:
    """Whether an exception is of the program's own code, or of the functions that it may call."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback is None or traceback.tb_frame.f_code.co_filename in (FILE, library.__code__.co_filename)


def shown(value: Any) -> str:
    """A value as a program writes it, cut when it is long."""
    return cut(repr(value), _LONGEST)


def _number(told: Diagnostic) -> Diagnostic:
    """A text that is no number: what is wrong with it, and no more of it than can be read."""
    value = str(told.slots["value"])
    slots = {**told.slots, "value": cut(value, _LONGEST)}
    if re.fullmatch(r"\s*[-+]?\d+\s*", value):  # more digits than CPython reads
        return Diagnostic("run.too_big")
    if not value.strip():
        return Diagnostic("run.empty_number", slots)
    if re.fullmatch(r"\s*[-+]?\d{1,20}[.,]\d{1,20}\s*", value):
        if told.key == "run.not_an_integer":
            return Diagnostic("run.not_whole_text", slots)
        return Diagnostic("run.decimal_comma", {**slots, "right": value.strip().replace(",", ".")})
    return told.at(slots=slots)


def _name(error: NameError, names: Collection[str]) -> Diagnostic | None:
    name = getattr(error, "name", None) or ""
    near = nearest(name, [each for each in names if each != name and each[0] != "_"], _NEAR)
    if not near or isinstance(error, UnboundLocalError):
        return None
    return Diagnostic("run.undefined_name_near", {"name": name, "nearest": near})


def _key(node: ast.stmt, known: Known) -> Diagnostic | None:
    """A key that a dictionary does not have, with the one that is near."""
    for item in _parts(node, ast.Subscript):
        held, key = _value(item.value, known), _value(item.slice, known)
        if isinstance(held, dict) and isinstance(key, str) and key not in held:
            near = nearest(key, [each for each in held if isinstance(each, str)], _NEAR)
            return (
                Diagnostic("run.no_key_near", {"key": shown(key), "nearest": shown(near)}) if near else None
            )
    return None


def _zero(node: ast.stmt, known: Known) -> Diagnostic | None:
    """The number that is 0, by what it is called."""
    for left, operator, right in _pairs(node):
        if isinstance(operator, _DIVISIONS) and _value(right, known) == 0:
            if isinstance(right, ast.Constant):
                return None
            slots = {"what": cut(ast.unparse(right), _LONGEST)}
            value = _value(left, known)
            return Diagnostic(
                "run.divide_by_zero_of", slots if value is None else {**slots, "value": shown(value)}
            )
    return None


def _whole(node: ast.stmt, known: Known) -> Diagnostic | None:
    """The number that is to be whole."""
    asked = [item.slice for item in _parts(node, ast.Subscript)]
    asked += [value for call in _parts(node, ast.Call) if _is_called(call, "range") for value in call.args]
    for expression in asked:
        value = _value(expression, known)
        if type(value) is float:
            return Diagnostic("run.not_whole_value", {"value": shown(value)})
    return None


def _mixed(node: ast.stmt, known: Known) -> Diagnostic | None:
    """A text and a number that do not go together."""
    for left, operator, right in _pairs(node):
        if isinstance(operator, ast.Mod):  # of a text, it is no sum
            continue
        values = [_value(left, known), _value(right, known)]
        texts = [value for value in values if type(value) is str]
        numbers = [value for value in values if type(value) in (int, float)]
        if texts and numbers:
            slots = {"text": shown(texts[0]), "number": shown(numbers[0])}
            return Diagnostic("run.text_and_number_of", slots)
        if None not in values and type(values[0]) is not type(values[1]):
            return Diagnostic("run.mixed_kinds_of", {"left": shown(values[0]), "right": shown(values[1])})
        asked = [side for side in (left, right) if isinstance(side, ast.Call) and _is_called(side, "input")]
        if asked and numbers:
            slots = {"text": cut(ast.unparse(asked[0]), _LONGEST), "number": shown(numbers[0])}
            return Diagnostic("run.text_and_number_of", slots)
    return None


def _popped(node: ast.stmt, known: Known) -> Diagnostic | None:
    """The place that is not there, of a list that is to lose it."""
    for call in _parts(node, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "pop" and len(call.args) == 1:
            held, index = _value(call.func.value, known), _value(call.args[0], known)
            if isinstance(held, list) and held and type(index) is int:
                slots = {"n": len(held), "last": len(held) - 1, "index": index}
                return Diagnostic("run.index_outside_list", slots)
    return None


def _unpacked(node: ast.stmt, known: Known) -> Diagnostic | None:
    """How many boxes there are for how many values."""
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
        value = _value(node.value, known)
        if isinstance(value, list | tuple | str):
            return Diagnostic("run.unpack_of", {"n": len(node.targets[0].elts), "given": len(value)})
    return None


def _is_called(call: ast.Call, name: str) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == name


def _pairs(node: ast.stmt) -> Iterator[tuple[ast.expr, ast.AST, ast.expr]]:
    """Each operator and comparison of a statement with its two sides, the innermost first."""
    if isinstance(node, ast.AugAssign):
        yield node.target, node.op, node.value
    for part in [*_parts(node, ast.BinOp, ast.Compare)][::-1]:
        if isinstance(part, ast.BinOp):
            yield part.left, part.op, part.right
        else:
            yield from zip([part.left, *part.comparators], part.ops, part.comparators, strict=False)


def _parts(node: ast.stmt, *types: type[ast.expr]) -> Iterator[Any]:
    """The expressions of these types in a statement itself, not in those inside it."""
    for _name, field in ast.iter_fields(node):
        for part in field if isinstance(field, list) else [field]:
            if isinstance(part, ast.expr):
                yield from (each for each in ast.walk(part) if isinstance(each, types))


def _value(expression: ast.expr, known: Known) -> Any:
    """The value of an expression; None when it is not known."""
    try:
        return known(expression)
    except (LookupError, TypeError, ZeroDivisionError):
        return None
