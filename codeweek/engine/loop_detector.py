"""Endless loops: a `while` that comes back to a state it has been in will come back to it for ever."""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from codeweek.engine.guards import same

_ELEMENTS = 256  # states with longer lists are left to the budget
_MISSING = object()
_Shape = tuple[Any, ...] | None


class LoopDetector:
    """Looks at one loop, turn after turn, by Brent's method: one state kept, replaced after 1, 2, 4... turns.

    `outside` gives what is not in variables: the world and the inputs used. The state is all that the loop
    can read or change, so a state that comes back means that the loop never ends.
    """

    def __init__(
        self,
        outside: Callable[[], tuple[Any, int]],
        shared: Mapping[str, Any],
        names: tuple[str, ...],
        own: tuple[str, ...],
        endless: Callable[[], BaseException],
    ) -> None:
        self.outside = outside
        self.shared = shared
        self.names = names
        self.own = own
        self.endless = endless
        self.power, self.turns = 1, 0
        self.changing = ""  # a name that changed last time is the first to be looked at
        self._keep(self._frame(3))

    def __call__(self) -> None:
        """At the end of a turn: raise when the state is the one that was kept."""
        frame = self._frame(2)
        if self._same(frame):
            raise self.endless()
        self.turns += 1
        if self.turns == self.power:
            self.power, self.turns = self.power * 2, 0
            self._keep(frame)

    def _frame(self, above: int) -> Mapping[str, Any]:
        """The variables of the function that the loop is in, so many calls above."""
        return sys._getframe(above).f_locals if self.own else {}

    def _keep(self, frame: Mapping[str, Any]) -> None:
        self.world, self.used = self.outside()
        self.plain = {name: value for name, value in self._values(frame) if type(value) is not list}
        self.lists = _shape(self._values(frame))

    def _values(self, frame: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        # A variable of a function may hide one of the same name outside: a dot keeps both.
        for name in self.own:
            yield f".{name}", frame.get(name, _MISSING)
        for name in self.names:
            yield name, self.shared.get(name, _MISSING)

    def _same(self, frame: Mapping[str, Any]) -> bool:
        if self.changing and not self._unchanged(self.changing, self._value(frame)):
            return False
        world, used = self.outside()
        if used != self.used or not (world is self.world or world == self.world):
            return False
        for name, value in self._values(frame):
            if not self._unchanged(name, value):
                self.changing = name
                return False
        return self.lists is not None and _shape(self._values(frame)) == self.lists

    def _value(self, frame: Mapping[str, Any]) -> Any:
        if self.changing[0] == ".":
            return frame.get(self.changing[1:], _MISSING)
        return self.shared.get(self.changing, _MISSING)

    def _unchanged(self, name: str, value: Any) -> bool:
        if type(value) is list:
            return name not in self.plain
        return same(value, self.plain.get(name, _LIST))


_LIST = object()


def _shape(values: Iterator[tuple[str, Any]]) -> _Shape:
    """All lists of a state in a form to compare, where the same list twice is not two equal lists.

    None when there is too much in them to look at it at each turn.
    """
    seen: dict[int, int] = {}
    shape: list[Any] = []
    todo = [value for _name, value in values if type(value) is list]
    while todo:
        found = todo.pop()
        if id(found) in seen:
            shape.append(("again", seen[id(found)]))
            continue
        if len(shape) + len(found) > _ELEMENTS:
            return None
        seen[id(found)] = len(seen)
        shape += (("list", len(found)), *((type(e), _plain(e)) for e in found if type(e) is not list))
        shape += (("at", i) for i, e in enumerate(found) if type(e) is list)
        todo += [e for e in found if type(e) is list]
    return tuple(shape)


def _plain(value: Any) -> Any:
    return value.hex() if type(value) is float else value
