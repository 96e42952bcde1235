"""Commands that lead nowhere: a turn, paint on the spot. A loop of them can only look around."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from codeweek.solver.oracle.ground import LOST, Ground

ONE, SOME = 4, 8  # worlds that one such command leads to at most, from any world, and several do


class Small:
    """The sets of commands that lead to few worlds, wherever they are run.

    `best`: of those, the ones that do all that the others do; `all`: the commands of any.
    """

    def __init__(self, grounds: Sequence[Ground]) -> None:
        self.grounds = grounds
        self.found: dict[tuple[int, ...], list[frozenset[int]]] = {}
        many = len(grounds[0].commands) if all(ground.complete for ground in grounds) else 0
        alone = [each for each in range(many) if each != grounds[0].says and self._reached((each,))]
        for size in range(1, len(alone) + 1):
            for some in combinations(alone, size):
                reached = self._reached(some)
                if reached is not None:
                    self.found[some] = reached
        self.all = frozenset(each for some in self.found for each in some)
        self.best = [
            some for some in self.found if not any(self._better(other, some) for other in self.found)
        ]

    def _reached(self, some: tuple[int, ...]) -> list[frozenset[int]] | None:
        """The worlds that these commands lead to, from each world; None when they are too many."""
        found = []
        for ground in self.grounds:
            for state in range(1, len(ground.worlds)):
                around = self.around(ground, state, some)[0]
                if len(around) > (ONE if len(some) == 1 else SOME):
                    return None
                found.append(frozenset(around))
        return found

    def _better(self, other: tuple[int, ...], some: tuple[int, ...]) -> bool:
        """Whether a set, found before or shorter, leads to all that another leads to."""
        if other == some or (len(other), other) > (len(some), some):
            return False
        return all(mine <= theirs for mine, theirs in zip(self.found[some], self.found[other], strict=True))

    def around(self, ground: Ground, state: int, some: tuple[int, ...]) -> tuple[list[int], tuple[Any, ...]]:
        """The worlds that these commands lead to, in an order that depends on them only; all that is seen."""
        worlds, view = [state], []
        for world in worlds:
            ways = []
            for command in some:
                there = ground.after(world, command)
                if there != LOST and there not in worlds and len(worlds) <= SOME:
                    worlds.append(there)
                ways.append(worlds.index(there) if there in worlds else -1)
            view.append((ground.seen(world), ground.read(world), *ways))
        return worlds, tuple(view)

    def covers(self, commands: frozenset[int]) -> bool:
        """Whether a loop of assignments and these commands is left to `churn` and `spin`."""
        return not commands or tuple(sorted(commands)) in self.found
