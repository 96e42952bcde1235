"""The functions and methods that typed Python may call, each within the limits and paid for."""

import math
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from codeweek.blocks.typed.call_table import METHODS
from codeweek.command import NeedInput
from codeweek.engine.budget import halt
from codeweek.engine.guards import HOLDERS, WALKED, Guards
from codeweek.engine.machine import Machine, iterable

MOST_PRINTED = 100_000  # letters on the console of one run
_PRINT = 4  # units of work of one `print`
_TEXT = 16  # elements or letters that one unit copies, as for the guards
_LEAST_DIGITS = 1300  # an integer within the limits has fewer, so rounding further gives 0
Function = Callable[..., Any]


def library(machine: Machine) -> Mapping[str, Function]:
    """The functions of one run, by the names that instrumented code calls."""
    values, texts, people = _Values(machine.guards), _Texts(machine.guards), _People(machine)
    methods = {**_Lists(machine.guards).methods(), **texts.methods()}
    return {
        "_in": values.contains,
        "_cut": values.cut,
        "_imul": values.multiply_in_place,
        "_joined": texts.joined,
        "_f_abs": abs,
        "_f_float": values.decimal,
        "_f_int": values.whole,
        "_f_max": lambda *given: values.extreme(max, given),
        "_f_min": lambda *given: values.extreme(min, given),
        "_f_round": values.rounded,
        "_f_str": texts.said,
        "_f_sum": values.total,
        "_f_math_ceil": lambda value: values.number(math.ceil(_real(value))),
        "_f_math_floor": lambda value: values.number(math.floor(_real(value))),
        "_f_math_sqrt": _root,
        **people.functions(texts),
        **{f"_m_{name}": _method(name, methods[name]) for name in METHODS},
    }


def _method(name: str, functions: Mapping[type, Function]) -> Function:
    """A method of the types in a table. It raises Halt for a value of another type."""

    def call(target: Any, *values: Any) -> Any:
        function = functions.get(type(target))
        if function is None:
            raise halt("run.no_method", name=name)
        return function(target, *values)

    return call


def _real(value: Any) -> Any:
    """A number. Raises TypeError for anything else, as Python does."""
    if type(value) not in (int, float, bool):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return value


def _root(value: Any) -> float:
    try:
        return math.sqrt(_real(value))
    except ValueError:
        raise halt("run.no_root") from None


class _Values:
    """What numbers, and values that hold others, can be asked."""

    def __init__(self, guards: Guards) -> None:
        self.guards = guards
        self.number = guards.number

    def look(self, values: Any, times: int = 1) -> Any:
        """Pay for going through a list, a tuple or a text. Raises Halt for anything else."""
        iterable(values)
        weight = len(values)
        if type(values) is not str and not WALKED.isdisjoint(map(type, values)):
            weight = self.guards.weight(values)
        self.guards.spend(weight * times // _TEXT)
        return values

    def contains(self, value: Any, holder: Any) -> bool:
        """`value in holder`."""
        return bool(value in self.look(holder))

    def cut(self, values: Any, low: Any, high: Any, step: Any) -> Any:
        """`values[low:high:step]`."""
        if type(values) not in (str, *HOLDERS):
            raise TypeError(f"'{type(values).__name__}' object is not subscriptable")
        found = values[low:high:step]
        self.guards.spend(len(found) // _TEXT)
        return found if type(found) is str else self.guards.made_of(found, values)

    def multiply_in_place(self, a: Any, b: Any) -> Any:
        """`a *= b`: a list grows itself."""
        made = self.guards.multiply(a, b)
        if type(a) is not list or type(made) is not list:
            return made
        self.guards.spend(1)
        a[:] = made
        return self.guards.made_of(a, made)

    def decimal(self, value: Any) -> float:
        """`float(value)`."""
        self._read(value)
        try:
            return float(value)
        except ValueError:
            raise halt("run.not_a_decimal", value=str(value)) from None

    def whole(self, value: Any) -> Any:
        """`int(value)`."""
        self._read(value)
        try:
            return self.number(int(value))
        except ValueError:
            raise halt("run.not_an_integer", value=str(value)) from None

    def _read(self, value: Any) -> None:
        """Pay for the letters of a text that is a number."""
        if type(value) is str:
            self.guards.spend(len(value) // _TEXT)

    def rounded(self, value: Any, digits: Any = None) -> Any:
        """`round(value, digits)`."""
        if type(digits) is int:
            if type(value) in (int, bool) and digits < -_LEAST_DIGITS:
                return 0
            self.guards.spend(min(abs(digits), _LEAST_DIGITS) // _TEXT)  # as many are worked out
        if type(value) is float:
            self.guards.spend(abs(math.frexp(value)[1]) >> 7)
        return self.number(round(_real(value)) if digits is None else round(_real(value), digits))

    def extreme(self, choose: Function, given: tuple[Any, ...]) -> Any:
        """`max` or `min` of some values, or of a list."""
        values = given[0] if len(given) == 1 else given
        if not self.look(values):
            raise halt("run.nothing_in_list")
        return choose(values)

    def total(self, values: Any) -> Any:
        """`sum(values)`."""
        return self.number(sum(self.look(values)))


class _Lists:
    """The methods of lists; `count` and `index` are those of tuples too."""

    def __init__(self, guards: Guards) -> None:
        self.guards = guards
        self.values = _Values(guards)

    def methods(self) -> Mapping[str, Mapping[type, Function]]:
        own: dict[str, Function] = {
            "append": self.guards.append,
            "insert": self.insert,
            "pop": self.pop,
            "remove": self.remove,
            "reverse": lambda values: self.values.look(values).reverse(),
            "sort": self.sort,
        }
        both: dict[str, Function] = {"count": self.count, "index": self.index}
        found: dict[str, dict[type, Function]] = {name: {list: function} for name, function in own.items()}
        return found | {name: dict.fromkeys((list, tuple, str), both[name]) for name in both}

    def insert(self, values: list[Any], index: Any, value: Any) -> None:
        """`values.insert(index, value)`."""
        self.guards.spend(len(values) // _TEXT)
        if type(index) not in (int, bool):
            raise TypeError(f"'{type(index).__name__}' object cannot be interpreted as an integer")
        self.guards.append(values, value)
        values.insert(index, values.pop())

    def pop(self, values: list[Any], *index: Any) -> Any:
        """`values.pop(index)`."""
        if not values:
            raise halt("run.empty_list")
        self.guards.spend(len(values) // _TEXT if index else 0)
        return values.pop(*index)

    def remove(self, values: list[Any], value: Any) -> None:
        """`values.remove(value)`."""
        try:
            self.values.look(values).remove(value)
        except ValueError:
            raise halt("run.not_in_list") from None

    def sort(self, values: list[Any]) -> None:
        """`values.sort()`."""
        self.values.look(values, len(values).bit_length()).sort()

    def count(self, values: Any, value: Any) -> int:
        """`values.count(value)`."""
        return int(self.values.look(values).count(value))

    def index(self, values: Any, value: Any) -> int:
        """`values.index(value)`."""
        try:
            return int(self.values.look(values).index(value))
        except ValueError:
            raise halt("run.not_in_list") from None


class _Texts:
    """What texts can be asked, and how values become texts."""

    def __init__(self, guards: Guards) -> None:
        self.guards = guards

    def methods(self) -> Mapping[str, Mapping[type, Function]]:
        own: dict[str, Function] = {
            "join": self.join,
            "lower": lambda text: self.changed(text, str.lower),
            "replace": self.replace,
            "split": self.split,
            "strip": lambda text: self.changed(text, str.strip),
            "upper": lambda text: self.changed(text, str.upper),
        }
        return {name: {str: function} for name, function in own.items()}

    def changed(self, text: str, change: Callable[[str], str]) -> str:
        """A text made of another, letter by letter. Raises Halt when it is too long."""
        made = change(text)
        self.guards.length(len(made))
        self.guards.spend((len(text) - len(made)) // _TEXT)
        return made

    def paid(self, text: str) -> str:
        """A text that was made. Raises Halt when it is too long."""
        self.guards.length(len(text))
        return text

    def said(self, value: Any) -> str:
        """`str(value)`. Raises Halt when it would be too long."""
        if type(value) is str:
            return value
        self._room(value)
        return self.paid(str(value))

    def _room(self, value: Any) -> None:
        """Raise Halt when the text of a value would be too long: a shared list can stand for giants."""
        todo, letters = [value], 0
        while todo:
            inner = todo.pop()
            letters += 1
            if type(inner) in HOLDERS:
                todo += inner
            elif type(inner) is str:
                letters += len(inner)
            elif type(inner) is int:
                letters += inner.bit_length() // 4
            if letters + len(todo) > self.guards.budget.length:
                raise halt("run.too_long_value", max=self.guards.budget.length)
        self.guards.spend(1 + letters // _TEXT)

    def joined(self, *parts: Any) -> str:
        """A text with values in it (`f"…"`)."""
        return self.paid("".join(map(self.said, parts)))

    def join(self, between: str, parts: Any) -> str:
        """`between.join(parts)`."""
        if type(parts) not in (str, *HOLDERS):
            raise TypeError("can only join an iterable")
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
            parts = list(map(texts.said, values))
            self.show((" " if sep is None else sep).join(parts) + ("\n" if end is None else end))

        return {
            "_f_print": shown,
            "_f_input": lambda question="": self.ask(texts.said(question)),
            "_f_asked": lambda question: self.answer(texts.said(question)),
            "_f_random_choice": self.choice,
            "_f_random_randint": self.randint,
            "_f_random_random": lambda: self.drawn().random(),
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

    def randint(self, low: Any, high: Any) -> Any:
        """`random.randint(low, high)`."""
        for bound in (low, high):
            if type(bound) not in (int, bool):
                raise TypeError(f"'{type(bound).__name__}' object cannot be interpreted as an integer")
        if low > high:
            raise halt("run.empty_range")
        self.machine.guards.spend((high - low).bit_length() >> 8)
        return self.drawn().randint(low, high)

    def choice(self, values: Any) -> Any:
        """`random.choice(values)`."""
        if not iterable(values):
            raise halt("run.nothing_in_list")
        return self.drawn().choice(values)
