"""Detects endless loops: a `while` that reaches a state it was in before never ends."""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from codeweek.engine.guards import HOLDERS, same

_ELEMENTS = 256  # states with longer lists are left to the budget
_MISSING = object()
_Shape = tuple[Any, ...] | None


class LoopDetector:
    """Brent's cycle detection on one loop: one state is kept, and replaced after 1, 2, 4… turns.

    `outside` returns the state beyond variables: the world and the number of inputs used. The state is all
    that the loop can read or change, so when one comes back the loop never ends.
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
        self.changing = ""  # the variable that differed last time is compared first
        self._keep(self._frame(3))

    def __call__(self) -> None:
        """Compare states at the end of a turn. Raises the Halt of `endless` when the kept state is back."""
        frame = self._frame(2)
        if self._same(frame):
            raise self.endless()
        self.turns += 1
        if self.turns == self.power:
            self.power, self.turns = self.power * 2, 0
            self._keep(frame)

    def _frame(self, above: int) -> Mapping[str, Any]:
        """The local variables of the function with the loop, `above` frames up the stack."""
        return sys._getframe(above).f_locals if self.own else {}

    def _keep(self, frame: Mapping[str, Any]) -> None:
        self.world, self.used = self.outside()
        self.plain = {name: value for name, value in self._values(frame) if type(value) not in HOLDERS}
        self.lists = _shape(self._values(frame))

    def _values(self, frame: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        # A local variable may hide a global of the same name: the dot keeps both.
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
        if type(value) in HOLDERS:
            return name not in self.plain
        return same(value, self.plain.get(name, _LIST))


_LIST = object()


def _shape(values: Iterator[tuple[str, Any]]) -> _Shape:
    """The lists and tuples of a state in a comparable form: a shared one differs from two equal ones.

    None when they hold too much to compare at each turn.
    """
    seen: dict[int, int] = {}
    shape: list[Any] = []
    todo = [value for _name, value in values if type(value) in HOLDERS]
    while todo:
        found = todo.pop()
        if id(found) in seen:
            shape.append(("again", seen[id(found)]))
            continue
        if len(shape) + len(found) > _ELEMENTS:
            return None
        seen[id(found)] = len(seen)
        held = [type(element) in HOLDERS for element in found]
        shape.append((type(found), len(found)))
        shape += ((type(e), _plain(e)) for e, holds in zip(found, held, strict=True) if not holds)
        shape += (("at", i) for i, holds in enumerate(held) if holds)
        todo += [e for e, holds in zip(found, held, strict=True) if holds]
    return tuple(shape)


def _plain(value: Any) -> Any:
    return value.hex() if type(value) is float else value
