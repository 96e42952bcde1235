"""The functions and methods that typed Python may call, each within the limits and paid for."""

import builtins
import math
import operator
import re
import string
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from random import Random
from typing import Any

from codeweek.blocks.typed.call_table import ERRORS, METHODS, MODULES
from codeweek.command import NeedInput
from codeweek.engine.budget import halt, with_diagnostic
from codeweek.engine.guards import HOLDERS, WALKED, Bag, Guards, parts
from codeweek.engine.machine import Machine, iterable

MOST_PRINTED = 100_000  # letters on the console of one run
_PRINT = 4  # units of work of one `print`
_TEXT = 16  # elements or letters that one unit copies, as for the guards
_DRAWN = 4  # elements that one unit shuffles or draws
_PAIRS = 4  # pairs or keys that one unit puts into a dictionary or a set
_LEAST_DIGITS = 1300  # an integer within the limits has fewer, so rounding further gives 0
_KEYS = 1 << 60  # whole numbers from here on could all be put in one place of a dictionary
_WIDEST = 200  # letters and digits that a format may ask for
_MOST_FACTORS = 1000  # of a factorial that could be within the limits
_CUT = 20  # letters of a format in a sentence
_VIEWS = tuple(type(getattr({}, name)()) for name in ("keys", "values", "items"))
_MERGING = ("difference", "intersection", "union", "update")
_LETTERS = ("bin", "chr", "hex", "ord")  # functions that make letters of numbers, and numbers of letters
Function = Callable[..., Any]


def library(machine: Machine) -> Mapping[str, Function]:
    """The functions of one run, by the names that instrumented code calls."""
    guards = machine.guards
    values, texts, people = _Values(guards), _Texts(guards), _People(machine)
    tables = (_Lists(values).methods(), _Keyed(values).methods(), _Sets(values).methods(), texts.methods())
    methods: dict[str, dict[type, Function]] = {name: {} for name in METHODS}
    for table in tables:
        for name, functions in table.items():
            methods[name].update(functions)
    return {
        "_all": values.every,
        "_and": values.combined(operator.and_),
        "_cut": values.cut,
        "_delete": values.delete,
        "_delete_cut": values.delete_cut,
        "_formatted": texts.formatted,
        "_gathered": values.gathered,
        "_goes_on": _goes_on,
        "_iand": values.combined(operator.iand),
        "_iminus": values.combined(operator.isub),
        **{name: partial(guards.in_place, *both) for name, both in _changed(values).items()},
        "_in": values.contains,
        "_ior": values.combined(operator.ior),
        "_item": values.item,
        "_joined": texts.joined,
        "_keyed": values.keyed,
        "_minus": values.combined(operator.sub),
        "_or": values.combined(operator.or_),
        "_paid": values.paid,
        "_repr": lambda value: texts.to_text(value, repr),
        "_set_cut": values.set_cut,
        "_set_item": values.set_item,
        **values.functions(),
        **{f"_f_{name}": texts.read_by(getattr(builtins, name), "run.value_refused") for name in _LETTERS},
        "_f_str": texts.to_text,
        **{f"_f_math_{name}": _of_math(values, name) for name in MODULES["math"]},
        "_f_time_sleep": _sleep,
        **people.functions(texts),
        **{f"_m_{name}": _method(name, methods[name]) for name in METHODS},
        **{f"_e_{name}": getattr(builtins, name) for name in ERRORS},
        "_e_never": (RecursionError, MemoryError),
    }


def _changed(values: "_Values") -> Mapping[str, tuple[Function, Function]]:
    """The guards of `-=` and the like, each with Python's own, by their names in instrumented code."""
    guards = values.guards
    return {
        "_idiv": (guards.divide, operator.ifloordiv),
        "_imod": (guards.modulo, operator.imod),
        "_imul": (values.multiply_in_place, operator.imul),
        "_ipow": (guards.power, operator.ipow),
        "_isub": (guards.subtract, operator.isub),
        "_itruediv": (operator.truediv, operator.itruediv),
    }


def _goes_on() -> bool:
    """Whether the run goes on: nothing but an error of the program is under way."""
    error = sys.exc_info()[1]
    return error is None or isinstance(error, Exception)


def _method(name: str, functions: Mapping[type, Function]) -> Function:
    """A method of the types in a table. It raises AttributeError for a value of another type."""

    def call(target: Any, *values: Any, **words: Any) -> Any:
        function = functions.get(type(target))
        if function is None:
            message = f"'{type(target).__name__}' object has no attribute '{name}'"
            raise with_diagnostic(AttributeError(message), "run.no_method", name=name)
        return function(target, *values, **words)

    return call


def _real(value: Any) -> Any:
    """A number. Raises TypeError for anything else, as Python does."""
    if type(value) not in (int, float, bool):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return value


def _of_math(values: "_Values", name: str) -> Function:
    """A function of `math`. It raises what Python raises, and Halt for a number that is too big."""
    function = getattr(math, name)

    def call(*given: Any) -> Any:
        if name in ("factorial", "gcd"):
            given = tuple(map(whole_number, given))
        values.pay(
            sum(each.bit_length() for each in given if type(each) is int) >> (4 if name == "gcd" else 8)
        )
        if name == "factorial" and given[0] > _MOST_FACTORS:
            raise halt("run.too_big")
        try:
            return values.number(function(*map(_real, given)))
        except ValueError as error:
            raise with_diagnostic(error, "run.no_root" if name == "sqrt" else "run.value_refused") from None

    return call


def whole_number(value: Any) -> Any:
    """A whole number. Raises TypeError for anything else, as Python does."""
    if type(value) not in (int, bool):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value


def _sleep(seconds: Any) -> None:
    """`time.sleep(seconds)`: nobody waits for a recording."""
    if _real(seconds) < 0:
        raise ValueError("sleep length must be non-negative")


def _laid_out(made: set[Any], combine: Function, a: Any, b: Any) -> Bag:
    """What was made of a set and something else, made again as CPython did: so its order is the same."""
    keyed, joined = type(b) in (Bag, dict), combine in (operator.or_, set.union)
    left = combine in (operator.sub, set.difference)
    if a is b and not left:
        return Bag(a)
    if joined or (left and (not keyed or len(a) >> 2 > len(b))):
        found = Bag(a)
        (found.update if joined else found.difference_update)(b)
        return found
    looked = a if left or (keyed and len(b) > len(a)) else b
    return Bag(each for each in (parts(looked) if type(looked) is Bag else looked) if each in made)


class _Values:
    """What numbers, and values that hold others, can be asked."""

    def __init__(self, guards: Guards) -> None:
        self.guards = guards
        self.number = guards.number
        self.pay = guards.spend

    def functions(self) -> Mapping[str, Function]:
        return {
            "_f_abs": abs,
            "_f_all": lambda values: all(self.paid(1, values)),
            "_f_any": lambda values: any(self.paid(1, values)),
            "_f_bool": bool,
            "_f_dict": self.dictionary,
            "_f_divmod": lambda a, b: (self.guards.divide(a, b), self.guards.modulo(a, b)),
            "_f_enumerate": lambda values, start=0: enumerate(iterable(values), start),
            "_f_filter": lambda function, values: filter(function, iterable(values)),
            "_f_float": self.decimal,
            "_f_int": self.whole,
            "_f_list": lambda values=(): self.made(list(self.every(values))),
            "_f_map": lambda function, *values: map(function, *map(iterable, values)),
            "_f_max": lambda *given, **words: self.extreme(max, given, **words),
            "_f_min": lambda *given, **words: self.extreme(min, given, **words),
            "_f_pow": self.guards.power,
            "_f_range": range,
            "_f_reversed": reversed,
            "_f_round": self.rounded,
            "_f_set": lambda values=(): self.bag(values),
            "_f_sorted": self.sorted,
            "_f_sum": self.total,
            "_f_tuple": lambda values=(): self.made(tuple(self.every(values))),
            "_f_zip": lambda *values: zip(*map(iterable, values), strict=False),
        }

    def look(self, values: Any, times: int = 1) -> Any:
        """Pay for going through a value that holds others. Raises TypeError for anything else."""
        if type(iterable(values)) not in (str, range, *HOLDERS):
            values = self.every(values)
        weight = len(values)
        if type(values) in HOLDERS and not WALKED.isdisjoint(map(type, parts(values))):
            weight = self.guards.weight(values)
        self.pay(weight * times // _TEXT)
        return values

    def every(self, values: Any) -> Any:
        """All that a value gives, one after the other, paid. Raises Halt when there is too much."""
        if type(iterable(values)) not in (str, *HOLDERS):
            values = list(islice(values, self.guards.budget.length + 1))
        self.guards.length(len(values))
        return values

    def made(self, made: Any) -> Any:
        """A list, a tuple or a dictionary that was made of others."""
        self.guards.length(len(made))
        return self.guards.make(made)

    gathered = made

    def paid(self, units: int, values: Any) -> Iterator[Any]:
        """The turns of a comprehension, each paid for."""
        for value in iterable(values):
            self.pay(units)
            yield value

    def contains(self, value: Any, holder: Any) -> bool:
        """`value in holder`."""
        if type(holder) in (dict, Bag):
            return self.key(value) in holder
        if type(holder) is range and type(value) in (int, bool):
            return value in holder
        return bool(value in self.look(holder))

    def cut(self, values: Any, low: Any, high: Any, step: Any) -> Any:
        """`values[low:high:step]`."""
        if type(values) not in (str, list, tuple):
            raise TypeError(f"'{type(values).__name__}' object is not subscriptable")
        found = values[low:high:step]
        self.pay(len(found) // _TEXT)
        return found if type(found) is str else self.guards.made_of(found, values)

    def item(self, values: Any, index: Any) -> Any:
        """`values[index]`."""
        return values[self.key(index) if type(values) is dict else index]

    def set_item(self, value: Any, target: Any, index: Any) -> None:
        """`target[index] = value`."""
        if type(target) is not dict:
            if type(value) is int:
                target[index] = value
            else:
                self.guards.set_item(value, target, index)
            return
        if self.key(index) not in target and len(target) >= self.guards.budget.length:
            raise halt("run.too_long_value", max=self.guards.budget.length)
        for each in (index, value):
            if type(each) in HOLDERS:
                self.guards.hold(target, each)
        target[index] = value

    def set_cut(self, made: Any, target: Any, low: Any, high: Any, step: Any) -> None:
        """`target[low:high:step] = made`."""
        if type(target) is not list or not hasattr(made, "__iter__"):
            target[low:high:step] = made
            return
        made = self.every(made)
        self.guards.length(len(target) + len(made))
        for each in {id(e): e for e in parts(made) if type(e) in HOLDERS}.values():
            self.guards.hold(target, each)
        target[low:high:step] = made

    def bag(self, values: Any) -> Bag:
        """A set of these, each looked at."""
        return self.bagged(Bag(self.keys(values)))

    def keys(self, values: Any) -> Any:
        """What is to be put in a set or looked for there, each looked at."""
        values = self.every(values)
        self.pay(len(values) // _PAIRS)
        for value in parts(values) if type(values) is Bag else values:
            self.key(value)
        return values

    def bagged(self, made: Bag) -> Bag:
        """A set that was made, as the program may have it."""
        made.guards = self.guards
        self.made(made)
        return made

    def combined(self, combine: Function) -> Function:
        """An operator or a method of two sets; of two numbers or dictionaries it does what it does."""

        def call(a: Any, b: Any) -> Any:
            for each in (a, b):
                wide = type(each) is int
                self.pay(each.bit_length() >> 8 if wide else self.guards.weight(each) // _TEXT)
            found = combine(a, b)
            self.guards.length(len(a) if type(a) is Bag else 0)
            if isinstance(found, set):
                return self.bagged(found if type(found) is Bag else _laid_out(found, combine, a, b))
            return self.made(found) if type(found) is dict else self.number(found)

        return call

    def delete(self, target: Any, index: Any) -> None:
        """`del target[index]`."""
        if type(target) is dict:
            self.key(index)
        elif type(target) is list:
            self.pay(len(target) // _TEXT)
        del target[index]

    def delete_cut(self, target: Any, low: Any, high: Any, step: Any) -> None:
        """`del target[low:high:step]`."""
        if type(target) is list:
            self.pay(len(target) // _TEXT)
        del target[low:high:step]

    def key(self, value: Any) -> Any:
        """A key of a dictionary, looked at. Raises Halt for a number that is too big to be one."""
        if type(value) in (tuple, Bag):
            self.pay(self.guards.weight(value) // _TEXT)
            for each in value:
                self.key(each)
        elif type(value) is str:
            self.pay(len(value) // _TEXT)
        elif type(value) is int and not -_KEYS < value < _KEYS:
            raise halt("run.too_big")
        return value

    def keyed(self, made: dict[Any, Any]) -> dict[Any, Any]:
        """A dictionary that the program writes."""
        for key in made:
            self.key(key)
        self.made(made)
        return made

    def dictionary(self, values: Any = ()) -> dict[Any, Any]:
        """`dict(values)`: of another one, or of pairs."""
        found: dict[Any, Any] = {}
        if type(values) is dict:
            found.update(values)
            self.made(found)
            return found
        self.update(found, values)
        return found

    def update(self, target: dict[Any, Any], values: Any) -> None:
        """`target.update(values)`."""
        pairs = values.items() if type(values) is dict else self.every(values)
        self.pay(len(pairs) // _PAIRS)
        for pair in pairs:
            if type(pair) not in (str, *HOLDERS):
                raise TypeError("cannot convert dictionary update sequence element to a sequence")
            if len(pair) != 2:
                raise ValueError(f"dictionary update sequence element has length {len(pair)}; 2 is required")
            key, value = pair
            self.set_item(value, target, key)

    def multiply_in_place(self, a: Any, b: Any) -> Any:
        """`a *= b`: a list grows itself."""
        made = self.guards.multiply(a, b)
        if type(a) is not list or type(made) is not list:
            return made
        self.pay(1)
        a[:] = made
        return self.guards.made_of(a, made)

    def decimal(self, value: Any) -> float:
        """`float(value)`."""
        self._read(value)
        try:
            return float(value)
        except ValueError as error:
            raise with_diagnostic(error, "run.not_a_decimal", value=str(value)) from None

    def whole(self, value: Any, *base: Any) -> Any:
        """`int(value, base)`."""
        self._read(value)
        try:
            return self.number(int(value, *base))
        except ValueError as error:
            raise with_diagnostic(error, "run.not_an_integer", value=str(value)) from None

    def _read(self, value: Any) -> None:
        """Pay for the letters of a text that is a number."""
        if type(value) is str:
            self.pay(len(value) // _TEXT)

    def rounded(self, value: Any, digits: Any = None) -> Any:
        """`round(value, digits)`."""
        if type(digits) is int:
            if type(value) in (int, bool) and digits < -_LEAST_DIGITS:
                return 0
            self.pay(min(abs(digits), _LEAST_DIGITS) // _TEXT)  # as many are worked out
        if type(value) is float:
            self.pay(abs(math.frexp(value)[1]) >> 7)
        return self.number(round(_real(value)) if digits is None else round(_real(value), digits))

    def extreme(self, choose: Function, given: tuple[Any, ...], key: Any = None, **default: Any) -> Any:
        """`max` or `min` of some values, or of a list."""
        values = self.look(given[0] if len(given) == 1 else given)
        if not values and not default:
            message = f"{choose.__name__}() iterable argument is empty"
            raise with_diagnostic(ValueError(message), "run.nothing_in_list")
        return choose(values, key=self.weighed(key, 1), **default)

    def weighed(self, key: Any, times: int) -> Any:
        """A function whose results are compared so many times."""
        if key is None:
            return None

        def call(value: Any) -> Any:
            found = key(value)
            weight = self.guards.weight(found)
            self.pay(weight * times // _TEXT if type(found) in WALKED else 0)
            return found

        return call

    def sorted(self, values: Any, key: Any = None, reverse: Any = False) -> list[Any]:
        """`sorted(values, key, reverse)`."""
        found: list[Any] = self.made(list(self.every(values)))
        self.sort(found, key, reverse)
        return found

    def sort(self, values: list[Any], key: Any = None, reverse: Any = False) -> None:
        """`values.sort(key, reverse)`."""
        times = len(values).bit_length()
        self.look(values, times)
        values.sort(key=self.weighed(key, times), reverse=reverse)

    def total(self, values: Any, start: Any = 0) -> Any:
        """`sum(values, start)`."""
        return self.number(sum(self.look(values), _real(start)))


class _Lists:
    """The methods of lists; `count` and `index` are those of tuples too."""

    def __init__(self, values: _Values) -> None:
        self.guards = values.guards
        self.values = values

    def methods(self) -> Mapping[str, Mapping[type, Function]]:
        own: dict[str, Function] = {
            "append": self.guards.append,
            "clear": list.clear,
            "copy": lambda values: self.values.made(list(values)),
            "extend": self.extend,
            "insert": self.insert,
            "pop": self.pop,
            "remove": self.remove,
            "reverse": lambda values: self.values.look(values).reverse(),
            "sort": self.values.sort,
        }
        both: dict[str, Function] = {"count": self.count, "index": self.index}
        found: dict[str, dict[type, Function]] = {name: {list: function} for name, function in own.items()}
        return found | {name: dict.fromkeys((list, tuple), both[name]) for name in both}

    def extend(self, values: list[Any], more: Any) -> None:
        """`values.extend(more)`: one after the other, of what gives them so."""
        if type(more) in (str, *HOLDERS):
            self.guards.add_in_place(values, more)
            return
        for value in self.values.paid(1, more):
            self.guards.append(values, value)

    def insert(self, values: list[Any], index: Any, value: Any) -> None:
        """`values.insert(index, value)`."""
        self.guards.spend(len(values) // _TEXT)
        whole_number(index)
        self.guards.append(values, value)
        values.insert(index, values.pop())

    def pop(self, values: list[Any], *index: Any) -> Any:
        """`values.pop(index)`."""
        if not values and len(index) < 2:
            raise with_diagnostic(IndexError("pop from empty list"), "run.empty_list")
        self.guards.spend(len(values) // _TEXT if index else 0)
        return values.pop(*index)

    def remove(self, values: list[Any], value: Any) -> None:
        """`values.remove(value)`."""
        try:
            self.values.look(values).remove(value)
        except ValueError as error:
            raise with_diagnostic(error, "run.not_in_list") from None

    def count(self, values: Any, value: Any) -> int:
        """`values.count(value)`."""
        return int(self.values.look(values).count(value))

    def index(self, values: Any, value: Any, *bounds: Any) -> int:
        """`values.index(value, low, high)`."""
        try:
            return int(self.values.look(values).index(value, *bounds))
        except ValueError as error:
            raise with_diagnostic(error, "run.not_in_list") from None


class _Sets:
    """The methods of sets."""

    def __init__(self, values: _Values) -> None:
        self.values = values

    def methods(self) -> Mapping[str, Mapping[type, Function]]:
        own: dict[str, Function] = {
            "add": self.add,
            "clear": Bag.clear,
            "copy": self.values.bag,
            "discard": lambda held, value: held.discard(self.values.key(value)),
            "pop": self.pop,
            "remove": self.remove,
            **{name: self.merging(getattr(set, name)) for name in _MERGING},
        }
        return {name: {Bag: function} for name, function in own.items()}

    def merging(self, method: Function) -> Function:
        """A method that takes all that something gives."""
        combine = self.values.combined(method)
        return lambda held, values: combine(held, self.values.keys(values))

    def add(self, held: Bag, value: Any) -> None:
        """`held.add(value)`."""
        if self.values.key(value) not in held and len(held) >= self.values.guards.budget.length:
            raise halt("run.too_long_value", max=self.values.guards.budget.length)
        if type(value) in HOLDERS:
            self.values.guards.hold(held, value)
        held.add(value)

    def pop(self, held: Bag) -> Any:
        """`held.pop()`: the first."""
        if not held:
            raise with_diagnostic(KeyError("pop from an empty set"), "run.empty_list")
        value = next(iter(held))
        if held.plain():
            return set.pop(held)
        held.discard(value)
        return value

    def remove(self, held: Bag, value: Any) -> None:
        """`held.remove(value)`."""
        if self.values.key(value) not in held:
            raise with_diagnostic(KeyError(value), "run.not_in_list")
        held.discard(value)


class _Keyed:
    """The methods of dictionaries."""

    def __init__(self, values: _Values) -> None:
        self.values = values

    def methods(self) -> Mapping[str, Mapping[type, Function]]:
        own: dict[str, Function] = {
            "clear": dict.clear,
            "copy": lambda held: self.values.dictionary(held),
            "get": lambda held, key, *other: held.get(self.values.key(key), *other),
            "items": dict.items,
            "keys": dict.keys,
            "pop": lambda held, *key: held.pop(*map(self.values.key, key[:1]), *key[1:]),
            "setdefault": self.default,
            "update": self.values.update,
            "values": dict.values,
        }
        return {name: {dict: function} for name, function in own.items()}

    def default(self, held: dict[Any, Any], key: Any, value: Any = None) -> Any:
        """`held.setdefault(key, value)`."""
        if self.values.key(key) not in held:
            self.values.set_item(value, held, key)
        return held[key]


class _Texts:
    """What texts can be asked, and how values become texts."""

    def __init__(self, guards: Guards) -> None:
        self.guards = guards

    def methods(self) -> Mapping[str, Mapping[type, Function]]:
        changing = "capitalize lower swapcase title upper"
        asking = "isalnum isalpha isdigit islower isnumeric isspace isupper"
        finding = "count endswith find index startswith"
        widening = "center ljust rjust zfill"
        own: dict[str, Function] = {
            "format": self.filled,
            "join": self.join,
            "replace": self.replace,
            "split": self.split,
            "splitlines": self.split_lines,
            **{name: self.changed(getattr(str, name)) for name in changing.split()},
            **{name: self.stripped(getattr(str, name)) for name in ("lstrip", "rstrip", "strip")},
            **{name: self.read_by(getattr(str, name)) for name in f"{asking} {finding}".split()},
            **{name: self.widened(getattr(str, name)) for name in widening.split()},
        }
        return {name: {str: function} for name, function in own.items()}

    def read_by(self, function: Function, key: str = "run.not_in_list") -> Function:
        """A function that reads texts through, and wide numbers."""

        def read(*values: Any) -> Any:
            long = sum(len(value) for value in values if type(value) is str)
            wide = sum(value.bit_length() >> 4 for value in values if type(value) is int)
            held = sum(self.guards.weight(value) for value in values if type(value) in HOLDERS)
            self.guards.spend((long + wide) // _TEXT + held)
            try:
                return function(*values)
            except ValueError as error:
                raise with_diagnostic(error, key) from None

        return read

    def changed(self, change: Callable[[str], str]) -> Function:
        """A function that makes a text of another. It raises Halt when it is too long."""

        def call(text: str) -> str:
            made = change(text)
            self.guards.length(len(made))
            self.guards.spend((len(text) - len(made)) // _TEXT)
            return made

        return call

    def stripped(self, strip: Function) -> Function:
        """A function that takes letters away at the ends of a text; each is looked for in those given."""

        def call(text: str, *letters: Any) -> Any:
            many = len(letters[0]) if letters and type(letters[0]) is str else 0
            self.guards.spend(len(text) // _TEXT * (1 + many // _TEXT) + many // _TEXT)
            return strip(text, *letters)

        return call

    def widened(self, widen: Function) -> Function:
        """A function that makes a text as wide as it is told. It raises Halt when that is too wide."""

        def call(text: str, width: Any, *filling: Any) -> Any:
            self.guards.length(max(len(text), whole_number(width)))
            return widen(text, width, *filling)

        return call

    def paid(self, text: str) -> str:
        """A text that was made. Raises Halt when it is too long."""
        self.guards.length(len(text))
        return text

    def to_text(self, value: Any, write: Callable[[Any], str] = str) -> str:
        """`str(value)`, or `write(value)`. Raises Halt when it would be too long."""
        if type(value) is str and write is str:
            return value
        self._room(value)
        return self.paid(write(value))

    def _room(self, value: Any) -> None:
        """Raise Halt when the text of a value would be too long: a shared list can stand for giants."""
        todo, letters = [list(value) if type(value) in _VIEWS else value], 0
        while todo:
            inner = todo.pop()
            letters += 1
            if type(inner) in HOLDERS:
                todo += parts(inner)
            elif type(inner) is str:
                letters += len(inner)
            elif type(inner) is int:
                letters += inner.bit_length() // 4
            elif isinstance(inner, BaseException):
                todo += inner.args
            if letters + len(todo) > self.guards.budget.length:
                raise halt("run.too_long_value", max=self.guards.budget.length)
        self.guards.spend(1 + letters // _TEXT)

    def joined(self, *parts: Any) -> str:
        """A text with values in it (`f"…"`)."""
        return self.paid("".join(map(self.to_text, parts)))

    def formatted(self, value: Any, how: str) -> str:
        """A value as it is written with a format (`f"{x:.2f}"`). Raises Halt for one that is too wide."""
        if not how:
            return self.to_text(value)
        if any(len(number) > 3 or int(number) > _WIDEST for number in re.findall(r"\d+", how)):
            raise halt("run.too_wide", max=_WIDEST)
        self._room(value)
        self.guards.spend(len(how) // _TEXT)
        try:
            return self.paid(format(value, how))
        except ValueError as error:
            raise with_diagnostic(error, "run.bad_format", format=how[:_CUT]) from None

    def filled(self, text: str, *values: Any) -> str:
        """`text.format(values)`: with plain numbers in its braces, or nothing."""
        self.guards.spend(len(text) // _TEXT)
        made: list[str] = []
        number, length = 0, 0
        for before, name, how, conversion in string.Formatter().parse(text):
            made.append(before)
            if name is None:
                continue
            if conversion or (name and not name.isdecimal()) or "{" in (how or ""):
                raise with_diagnostic(
                    ValueError("only plain braces"), "run.bad_format", format=f"{name}{how}"[:_CUT]
                )
            at, number = (int(name), number) if name else (number, number + 1)
            made.append(self.formatted(values[at], how or ""))
            length += len(made[-1])
            if length > self.guards.budget.length:
                break
        return self.paid("".join(made))

    def join(self, between: str, parts: Any) -> str:
        """`between.join(parts)`."""
        if type(iterable(parts)) not in (str, *HOLDERS):
            parts = list(islice(parts, self.guards.budget.length + 1))
        self.guards.spend(len(parts) // _TEXT)
        if all(type(part) is str for part in parts):
            self.guards.length(sum(map(len, parts)) + len(between) * max(0, len(parts) - 1))
        return between.join(parts)

    def replace(self, text: str, old: Any, new: Any) -> str:
        """`text.replace(old, new)`."""
        if type(old) is str and type(new) is str:
            self.guards.spend(len(text) // _TEXT)
            self.guards.length(max(0, len(text) + text.count(old) * (len(new) - len(old))))
        return text.replace(old, new)

    def split(self, text: str, *between: Any) -> list[str]:
        """`text.split(between)`."""
        self.guards.spend(len(text) // _TEXT)
        found = text.split(*between)
        self.guards.length(len(found))
        return found

    def split_lines(self, text: str) -> list[str]:
        """`text.splitlines()`."""
        self.guards.spend(len(text) // _TEXT)
        found = text.splitlines()
        self.guards.length(len(found))
        return found


class _People:
    """What a program says to a person and asks, and what it leaves to chance."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.random = Random(machine.seed)
        self.printed = 0

    def functions(self, texts: _Texts) -> Mapping[str, Function]:
        def shown(*values: Any, sep: Any = " ", end: Any = "\n") -> None:
            for word, given in (("sep", sep), ("end", end)):
                if given is not None and type(given) is not str:
                    raise TypeError(f"{word} must be None or a string, not {type(given).__name__}")
            parts = list(map(texts.to_text, values))
            self.show((" " if sep is None else sep).join(parts) + ("\n" if end is None else end))

        return {
            "_f_print": shown,
            "_f_input": lambda question="": self.ask(texts.to_text(question)),
            "_f_asked": lambda question: self.answer(texts.to_text(question)),
            "_f_random_choice": self.choice,
            "_f_random_randint": self.randint,
            "_f_random_random": lambda: self.drawn().random(),
            "_f_random_randrange": self.randrange,
            "_f_random_sample": self.sample,
            "_f_random_seed": self.seed,
            "_f_random_shuffle": self.shuffle,
            "_f_random_uniform": lambda low, high: self.drawn().uniform(_real(low), _real(high)),
        }

    def show(self, text: str, kind: str = "out") -> None:
        """Write on the console. Raises Halt when there is too much on it."""
        self.printed += len(text)
        if self.printed > MOST_PRINTED:
            raise halt("run.prints_on", max=MOST_PRINTED)
        self.machine.guards.spend(_PRINT + len(text) // _TEXT)
        self.machine.write(text, kind)

    def answer(self, question: str) -> Any:
        """What the person answers to a question, as a number if it is one."""
        if question:
            self.show(question, "ask")
        found = self.machine.take(NeedInput(question))
        self.machine.write(f"{self.machine.typed}\n", "in")
        return found

    def ask(self, question: str) -> str:
        """`input(question)`: the answer is a text."""
        self.answer(question)
        return self.machine.typed

    def drawn(self) -> Random:
        """The generator of the run; one more value is drawn from it."""
        self.machine.drawn += 1
        return self.random

    def seed(self, value: Any = None) -> None:
        """`random.seed(value)`; without one the run keeps its own."""
        if value is not None:
            if type(value) not in (int, float, str, bool):
                raise TypeError("The only supported seed types are: None, int, float, str")
            long = len(value) if type(value) is str else value.bit_length() >> 4 if type(value) is int else 0
            self.machine.guards.spend(long // _TEXT)
            self.drawn().seed(value)

    def randint(self, low: Any, high: Any) -> Any:
        """`random.randint(low, high)`."""
        if whole_number(low) > whole_number(high):
            raise with_diagnostic(ValueError("empty range for randrange()"), "run.empty_range")
        self.machine.guards.spend((high - low).bit_length() >> 8)
        return self.drawn().randint(low, high)

    def randrange(self, *bounds: Any) -> Any:
        """`random.randrange(low, high, step)`."""
        span = range(*map(whole_number, bounds))
        if not span:
            raise with_diagnostic(ValueError("empty range for randrange()"), "run.empty_range")
        self.machine.guards.spend((span.stop - span.start).bit_length() >> 8)
        return self.drawn().randrange(*bounds)

    def choice(self, values: Any) -> Any:
        """`random.choice(values)`."""
        if type(values) not in (str, range, *HOLDERS):
            raise TypeError("object has no len()")
        if not values:
            raise with_diagnostic(IndexError("Cannot choose from an empty sequence"), "run.nothing_in_list")
        return values[self.drawn().choice(range(len(values)))]  # what stumbles is ours, not Python's module

    def shuffle(self, values: Any) -> None:
        """`random.shuffle(values)`."""
        if type(values) is not list and len(values) > 1:  # where nothing is to be moved, Python minds no text
            raise TypeError(f"'{type(values).__name__}' object does not support item assignment")
        self.machine.guards.spend(len(values) // _DRAWN)
        self.drawn().shuffle(values)

    def sample(self, values: Any, count: Any) -> list[Any]:
        """`random.sample(values, count)`."""
        if type(values) not in (list, tuple, str, range):
            raise TypeError("Population must be a sequence.")
        if whole_number(count) > len(values) or count < 0:
            raise with_diagnostic(
                ValueError("Sample larger than population or is negative"), "run.value_refused"
            )
        self.machine.guards.length(count)
        self.machine.guards.spend(count // _DRAWN + (0 if type(values) is range else len(values) // _TEXT))
        found: list[Any] = self.machine.guards.make(self.drawn().sample(values, count))
        return found
