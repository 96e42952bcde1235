"""Guards for operators whose results can grow without limit; otherwise they behave as CPython's own."""

import operator
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from math import copysign
from typing import Any

from codeweek.engine.budget import Budget, counter, halt, with_diagnostic


class Bag(set[Any]):
    """A set that gives its elements in one order everywhere, and whoever goes through it pays.

    `guards` are those of its run. Small whole numbers are in CPython's order, all else in that of what is
    written; a copy that is only looked at keeps the `order` it had.
    """

    __slots__ = ("guards", "order")
    guards: "Guards"
    order: list[Any]

    def __iter__(self) -> Iterator[Any]:
        self.guards.spend(1 + self.guards.weight(self) // (_TEXT if self.plain() else 1))
        return self.ordered()

    def ordered(self) -> Iterator[Any]:
        """What it holds, for nothing."""
        if hasattr(self, "order"):
            return iter(self.order)
        return set.__iter__(self) if self.plain() else self._sorted()

    def plain(self) -> bool:
        """Whether it holds small whole numbers only."""
        return all(type(each) in (int, bool) and abs(each) < _SAME for each in set.__iter__(self))

    def _sorted(self) -> Iterator[Any]:
        count = len(self)
        for each in sorted(set.__iter__(self), key=repr):
            if len(self) != count:
                raise RuntimeError("Set changed size during iteration")
            yield each

    def __repr__(self) -> str:
        return f"{{{', '.join(map(repr, self.ordered()))}}}" if self else "set()"


Bag.__name__ = "set"
HOLDERS = (list, tuple, dict, Bag)  # the types whose values hold others
_PARTED = (dict, Bag)
WALKED = frozenset({*HOLDERS, str})  # the types of elements that take longer than one
_ADDED = frozenset({int, float, str, tuple})  # the types of which two can always be added
_SHORT = 1 << 512  # whole numbers below this cost nothing
_LOW = -_SHORT
_USUAL = 1 << 29  # those that CPython compares fastest are below, and above this with a minus
_RARE = -_USUAL
_TEXT = 16  # elements or characters that one unit of work copies
_FREE = 4 * _TEXT  # texts shorter than this cost nothing
_ZIPPED = 100  # values in a tuple that Python itself makes, at most
_SAME = 1 << 30  # whole numbers below this have the same hash on every machine


class Guards:
    """The guards of one run: they pay from its budget, track lists in lists, and raise Halt at a limit."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.units = counter(budget.work)
        self.parents: dict[int, list[Any]] = {}
        self.heights: dict[int, int] = {}  # of the lists and tuples that hold others
        self.kept: list[Any] = []  # keeps them alive, so that no other list takes their id

    def names(self) -> Mapping[str, Callable[..., Any]]:
        """The guards, by the names that instrumented code calls."""
        paid = self._compared
        return {
            "_spend": self.spend,
            "_add": self.add,
            "_iadd": self.add_in_place,
            "_sub": self.subtract,
            "_mul": self.multiply,
            "_div": self.divide,
            "_mod": self.modulo,
            "_pow": self.power,
            "_list": self.make,
            "_append": self.append,
            "_set_item": self.set_item,
            "_len": len,
            "_eq": lambda a, b: (type(a) is int or paid(a, b)) and a == b,
            "_ne": lambda a, b: (type(a) is int or paid(a, b)) and a != b,
            "_lt": lambda a, b: (type(a) is int or paid(a, b)) and a < b,
            "_le": lambda a, b: (type(a) is int or paid(a, b)) and a <= b,
            "_gt": lambda a, b: (type(a) is int or paid(a, b)) and a > b,
            "_ge": lambda a, b: (type(a) is int or paid(a, b)) and a >= b,
        }

    def spend(self, units: int) -> None:
        """Pay for work. Raises Halt when the budget is used up."""
        if units == 1:
            next(self.units)
        elif units > 0:
            next(islice(self.units, units - 1, units))

    def number(self, value: Any) -> Any:
        """Return a number unchanged. Raises Halt when it has too many bits."""
        if type(value) is int and not _LOW < value < _SHORT:
            if value.bit_length() > self.budget.bits:
                raise halt("run.too_big")
            self.spend(value.bit_length() >> 8)
        return value

    def length(self, length: int) -> None:
        """Pay for a text or list of this length. Raises Halt when it is too long."""
        if length > self.budget.length:
            raise halt("run.too_long_value", max=self.budget.length)
        self.spend(length // _TEXT)

    def add(self, a: Any, b: Any) -> Any:
        """`a + b`."""
        result = a + b
        kind = type(result)
        if kind is int and _RARE < result < _USUAL:
            return result
        if kind is str:
            if len(result) > _FREE:
                self.length(len(result))
            return result
        if kind in HOLDERS:
            self.length(len(result))
            return self.made_of(result, a, b)
        return self.number(result)

    def add_in_place(self, a: Any, b: Any) -> Any:
        """`a += b`: a list grows itself, and takes a text letter by letter, as in Python."""
        if type(a) is not list or type(b) not in WALKED:
            if type(a) is type(b) and type(a) in _ADDED:
                return self.add(a, b)
            return self.in_place(self.add, operator.iadd, a, b)
        self.length(len(a) + len(b))
        if id(b) in self.heights:
            for element in [e for e in b if type(e) in HOLDERS]:
                self.hold(a, element)
        a += b
        return a

    @staticmethod
    def in_place(guarded: Callable[..., Any], change: Callable[..., Any], a: Any, b: Any) -> Any:
        """What a guard makes of two values; what it refuses is refused as `change` says it, by `+=`."""
        try:
            return guarded(a, b)
        except TypeError:
            if guarded.__name__ == "modulo" and type(a) is str:  # it would format
                raise
            return change(a, b)

    def subtract(self, a: Any, b: Any) -> Any:
        """`a - b`."""
        result = a - b
        return result if type(result) is int and _RARE < result < _USUAL else self.number(result)

    def multiply(self, a: Any, b: Any) -> Any:
        """`a * b`."""
        if type(a) is int and type(b) is int:
            result = a * b
            return result if _RARE < result < _USUAL else self.number(result)
        many, times = (a, b) if type(a) in WALKED else (b, a)
        if type(many) in WALKED and isinstance(times, int):
            self.length(len(many) * max(times, 0))
            return a * b if type(many) is str else self.made_of(a * b, many)
        return self.number(a * b)

    def divide(self, a: Any, b: Any) -> Any:
        """`a // b`."""
        if type(a) is int and not _LOW < a < _SHORT:
            self.spend(a.bit_length() >> 8)
        return a // b

    def modulo(self, a: Any, b: Any) -> Any:
        """`a % b` for numbers. Raises TypeError for a text, where `%` would format at any width."""
        if type(a) is int:
            if not _LOW < a < _SHORT:
                self.spend(a.bit_length() >> 8)
        elif type(a) is str:
            raise with_diagnostic(TypeError("unsupported operand type(s) for %: 'str'"), "run.text_percent")
        return a % b

    def power(self, a: Any, b: Any) -> Any:
        """`a ** b`. Raises Halt when the result would be too big."""
        if isinstance(a, int) and isinstance(b, int) and b > 0:
            if -2 < a < 2:
                return a ** (2 - b % 2)  # CPython goes through the exponent bit by bit
            # The least number of bits that the result can have: refused before it is computed.
            if (a.bit_length() - 1) * b > self.budget.bits:
                raise halt("run.too_big")
            return self.number(a**b)
        result = a**b
        if type(result) is complex:
            raise halt("run.no_root")
        return result

    def make(self, made: Any) -> Any:
        """A list or a tuple that the program writes."""
        self.spend(len(made) // _TEXT)
        self._hold_all(made)
        return made

    def append(self, target: Any, value: Any) -> None:
        """`target.append(value)`. Raises Halt when the target is no list or would be too long."""
        if type(target) is not list:
            raise halt("run.not_a_list")
        if len(target) >= self.budget.length:
            raise halt("run.too_long_value", max=self.budget.length)
        if type(value) in HOLDERS:
            self.hold(target, value)
        target.append(value)

    def set_item(self, value: Any, target: Any, index: Any) -> None:
        """`target[index] = value`."""
        if type(value) is not int and type(value) in HOLDERS and type(target) is list:
            target[index]  # an index outside holds nothing
            self.hold(target, value)
        target[index] = value

    def made_of(self, made: Any, *sources: Any) -> Any:
        """A list or a tuple made of the elements of others."""
        if made and not self.heights.keys().isdisjoint(map(id, sources)):
            self._hold_all(made)
        return made

    def _hold_all(self, holder: Any) -> None:
        for element in {id(e): e for e in parts(holder) if type(e) in HOLDERS}.values():
            self.hold(holder, element)

    def hold(self, holder: Any, element: Any) -> None:
        """Record that a list is in a list. Raises Halt when they nest too deep, which can crash CPython."""
        self.spend(1)
        if type(element) is tuple and len(element) <= _ZIPPED and id(element) not in self.heights:
            self._hold_all(element)  # `zip` and `enumerate` make tuples of their own
        holders = self.parents.setdefault(id(element), [])
        if not holders or holders[-1] is not holder:
            holders.append(holder)
            self.kept += (holder, element)
        todo = [(holder, self.heights.get(id(element), 1) + 1)]
        while todo:
            raised, height = todo.pop()
            if height <= self.heights.get(id(raised), 1):
                continue
            if height > self.budget.nesting:
                raise halt("run.too_deep_list", max=self.budget.nesting)
            self.heights[id(raised)] = height
            todo += [(above, height + 1) for above in self.parents.get(id(raised), ())]

    def _compared(self, a: Any, b: Any) -> bool:
        """Pay for a comparison of two values; it is always true that it is paid."""
        kind = type(a)
        if kind is type(b) and kind in WALKED:
            if kind is str:
                self.spend(min(len(a), len(b)) // _TEXT // _TEXT)
            else:
                self.spend(1 + self.lighter(a, b) // _TEXT)
        return True

    def lighter(self, a: Any, b: Any) -> int:
        """The weight of the lighter of two values, the other looked at no longer. Raises Halt as `weight`."""
        most = _FREE
        # A little further each time: to compare with a short list costs no more than that list.
        while (weight := min(_weigh(a, most), _weigh(b, most))) > most:
            if most >= 2 * self.budget.length:
                raise halt("run.too_long_value", max=self.budget.length)
            most = min(2 * most, 2 * self.budget.length)
        return weight

    def weight(self, value: Any) -> int:
        """The number of elements in a value with all its inner lists. Raises Halt when there are too many."""
        weight = _weigh(value, 2 * self.budget.length)
        if weight > 2 * self.budget.length:
            raise halt("run.too_long_value", max=self.budget.length)
        return weight


def _weigh(value: Any, most: int) -> int:
    """The weight of a value; any number above `most` when it is above, without looking further."""
    if type(value) not in HOLDERS:
        return 1 + (len(value) // _TEXT if type(value) is str else 0)
    weight, level = 0, [parts(value)]
    while level and weight <= most:
        weight += len(level) + sum(map(len, level))
        # Lists without lists or long texts need no walk.
        if weight > most or WALKED.isdisjoint(map(type, chain.from_iterable(level))):
            break
        inner = []
        for element in chain.from_iterable(level):
            if type(element) is str:
                if len(element) >= _TEXT:
                    weight += 1 + len(element) // _TEXT
            elif type(element) in HOLDERS:
                inner.append(parts(element) if type(element) in _PARTED else element)
        level = inner
    return weight


def parts(holder: Any) -> Any:
    """What a list, a tuple, a set or a dictionary holds: of this one the keys, then the values."""
    if type(holder) is Bag:
        return [*set.__iter__(holder)]
    return [*holder, *holder.values()] if type(holder) is dict else holder


def same(a: Any, b: Any) -> bool:
    """Whether two values (no lists) are identical in type and bits: 1 is not True, 0.0 is not -0.0."""
    if a is b:
        return True
    if type(a) is not type(b) or a != b:
        return False
    return type(a) is not float or copysign(1.0, a) == copysign(1.0, b)
