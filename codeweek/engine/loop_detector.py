"""Detects endless loops: a `while` that reaches a state it was in before never ends."""

import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import islice, zip_longest
from typing import Any

from codeweek.engine.guards import HOLDERS, parts, same

_ELEMENTS = 256  # states with longer lists are left to the budget
_LETTERS = 256  # of a text that are compared as fast as one other value
_WORLD = 8  # values that a comparison of worlds counts for, and one more for each so many that were made
_WORLDS = 64
_LOCALS = 16  # local variables that are handed over as fast as one value is compared
_MISSING = object()
_LIST = object()


class Looks:
    """How many values the detectors of one run may still look at: many at first, then a few at each turn.

    Counted, so that a loop is found at the same step everywhere; a state that takes long is looked at rarely.
    """

    AT_FIRST = 1 << 16
    EACH_TURN = 2

    def __init__(self) -> None:
        self.left = self.AT_FIRST


class LoopDetector:
    """Brent's cycle detection on one loop: one state is kept, and replaced after 1, 2, 4… turns.

    `outside` returns the state beyond variables: the world, the number of inputs used, and the number of
    worlds up to now. The state is all that the loop can read or change, so when one comes back the loop never
    ends.
    """

    def __init__(
        self,
        outside: Callable[[], tuple[Any, int, int]],
        shared: Mapping[str, Any],
        names: tuple[str, ...],
        own: tuple[str, ...],
        endless: Callable[[], BaseException],
        looks: Looks,
    ) -> None:
        self.outside = outside
        self.shared = shared
        self.names = names
        self.own = own
        self.endless = endless
        self.looks = looks
        self.power, self.turns = 1, 0
        self.changing = ""  # the variable that differed last time is compared first
        self.kept = False
        self._keep(4)

    def turn(self) -> None:
        """Compare states at the end of a turn. Raises the Halt of `endless` when the kept state is back."""
        looks = self.looks
        # A run that has spent its looks gains a few at each turn: a loop that begins late is found too, only
        # later.
        looks.left += looks.EACH_TURN
        if looks.left > 0 and self.kept:
            frame, name = self._frame(2) if self.own else self.shared, self.changing
            # A local variable has a dot before its name, a shared one has none.
            value = (frame if name[:1] == "." else self.shared).get(name.lstrip("."), _MISSING)
            if (not name or self._unchanged(name, value)) and self._same(frame):
                raise self.endless()
        self.turns += 1
        # Brent: the doubling finds a cycle of any length in time linear in where it begins and how long it
        # is.
        if self.turns >= self.power:
            self.power, self.turns, self.kept = self.power * 2, 0, False
        if not self.kept:
            self._keep(3)

    def _frame(self, above: int) -> Mapping[str, Any]:
        """The local variables of the function with the loop, `above` frames up the stack."""
        if not self.own:
            return {}
        self.looks.left -= len(self.own) // _LOCALS
        return sys._getframe(above).f_locals

    def _keep(self, above: int) -> None:
        """Keep the state, unless too much was looked at: then it is that of a later turn."""
        if self.looks.left <= 0:
            return
        frame = self._frame(above)
        self.world, self.used, _worlds = self.outside()
        self.plain: dict[str, Any] = {}
        held: list[Any] = []
        for name, value in self._values(frame):
            if type(value) in HOLDERS:
                held.append(value)
            else:
                self.plain[name] = value
        self.shape = tuple(islice(_shape(held), _ELEMENTS + 1))
        self.looks.left -= len(self.own) + len(self.names) + len(self.shape)
        self.kept = True

    def _values(self, frame: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        # A local variable may hide a global of the same name: the dot keeps both.
        own = dict(frame.items()) if self.own else frame
        for name in self.own:
            yield f".{name}", own.get(name, _MISSING)
        for name in self.names:
            yield name, self.shared.get(name, _MISSING)

    def _same(self, frame: Mapping[str, Any]) -> bool:
        """Whether all is as it was."""
        world, used, worlds = self.outside()
        # An input was read since: the next one may be another, and end the loop.
        if used != self.used:
            return False
        # Most turns leave the very same world, and identity costs nothing.
        if world is not self.world:
            self.looks.left -= _WORLD + worlds // _WORLDS
            if world != self.world:
                return False
        held: list[Any] = []
        for name, value in self._values(frame):
            if not self._unchanged(name, value):
                self.changing = name
                return False
            if type(value) in HOLDERS:
                held.append(value)
        return self._holds(held)

    def _holds(self, held: list[Any]) -> bool:
        """Whether the lists are as they were: looked at up to the first difference."""
        if len(self.shape) > _ELEMENTS:
            return False
        for now, before in zip_longest(_shape(held), self.shape):
            self.looks.left -= 1 + (len(now[1]) // _LETTERS if now and type(now[1]) is str else 0)
            if now != before:
                return False
        return True

    def _unchanged(self, name: str, value: Any) -> bool:
        self.looks.left -= 1
        if type(value) is int:
            before = self.plain.get(name)
            return type(before) is int and value == before
        if type(value) in HOLDERS:
            return name not in self.plain
        if type(value) is str:
            self.looks.left -= len(value) // _LETTERS
        return same(value, self.plain.get(name, _LIST))


def _shape(held: list[Any]) -> Iterator[Any]:
    """The lists and tuples of a state in a comparable form: a shared one differs from two equal ones."""
    seen: dict[int, int] = {}
    todo = held[::-1]
    while todo:
        found = todo.pop()
        if id(found) in seen:
            yield "again", seen[id(found)]
            continue
        seen[id(found)] = len(seen)
        yield type(found), len(found)
        inner = []
        for index, element in enumerate(parts(found)):
            if type(element) in HOLDERS:
                inner.append(element)
                yield "at", index
            else:
                # By its bits: nan is unlike itself, and -0.0 equals 0.0 although it may lead elsewhere.
                yield type(element), element.hex() if type(element) is float else element
        todo += inner[::-1]
