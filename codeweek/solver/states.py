"""The states of one map, numbered as they are met."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from codeweek.command import Command, NeedInput, Stop
from codeweek.worlds.kinds import Kind, Wanted

DEAD, START = 0, 1  # numbers of states: where nothing can be won any more, and where a program begins
UNKNOWN = -1
PACE = 500  # states met between two words of progress


class States:
    """What commands do on a map: states are numbers, and `after` tells the next one.

    Once `close` has met all of them, those from which nothing can be won are the same as a stop: DEAD.
    """

    def __init__(self, kind: Kind, start: Any, wanted: Wanted, blocks: frozenset[str], names: Sequence[str]):
        self.kind = kind
        self.wanted = wanted
        self.first = start
        self.commands: tuple[Command, ...] = tuple(kind.commands[name] for name in names)
        reduce = kind.abstraction(start, wanted, blocks) if kind.abstraction else _same
        self.reduce: Callable[[Any], Any] = reduce
        self.worlds: list[Any] = [None]
        self.numbers: dict[Any, int] = {}
        self.wins: list[bool | None] = [False]
        self.steps: list[list[int]] = [[DEAD] for _ in self.commands]
        self.complete = False
        self.nearest: int | None = None  # the fewest commands to a state that is won
        self.alive: list[int] = []
        self._number(reduce(start))

    def _number(self, world: Any) -> int:
        found = self.numbers.get(world)
        if found is None:
            found = self.numbers[world] = len(self.worlds)
            self.worlds.append(world)
            self.wins.append(None)
            for steps in self.steps:
                steps.append(UNKNOWN)
        return found

    def after(self, state: int, command: int) -> int:
        """The state after a command; DEAD when it cannot be done or leads nowhere."""
        there = self.steps[command][state]
        if there == UNKNOWN:
            result = self.commands[command].function(self.worlds[state])
            stopped = isinstance(result, Stop | NeedInput)
            there = self.steps[command][state] = DEAD if stopped else self._number(self.reduce(result))
        return there

    def won(self, state: int) -> bool:
        """Whether everything is reached in a state."""
        found = self.wins[state]
        if found is None:
            goals = self.kind.goals((self.first, self.worlds[state]), self.wanted)
            found = self.wins[state] = all(goal.met for goal in goals)
        return found

    def close(self, most: int) -> Iterator[int]:
        """Meet every state, when there are at most so many, telling now and then how many were met."""
        depth, queue = {START: 0}, deque([START])
        while queue and len(self.worlds) <= most:
            state = queue.popleft()
            if self.nearest is None and self.won(state):
                self.nearest = depth[state]
            for command in range(len(self.commands)):
                there = self.after(state, command)
                if there and there not in depth:
                    depth[there] = depth[state] + 1
                    queue.append(there)
            if state % PACE == 0:
                yield len(self.worlds)
        self.complete = not queue
        if self.complete:
            self._bury()

    def _bury(self) -> None:
        """Make one of all the states from which nothing can be won."""
        before: list[list[int]] = [[] for _ in self.worlds]
        for steps in self.steps:
            for state, there in enumerate(steps):
                before[there].append(state)
        alive = {state for state in range(len(self.worlds)) if self.won(state)}
        todo = list(alive)
        while todo:
            for state in before[todo.pop()]:
                if state not in alive:
                    alive.add(state)
                    todo.append(state)
        for steps in self.steps:
            steps[:] = [there if there in alive else DEAD for there in steps]
        self.alive = sorted(alive)

    def groups(self) -> list[list[int]]:
        """The states from which something can be won, those that lead to each other together, in order."""
        leads = {state: 1 << state for state in self.alive}
        changed = True
        while changed:
            changed = False
            for state in reversed(self.alive):
                ahead = leads[state]
                for steps in self.steps:
                    if there := steps[state]:
                        ahead |= leads[there]
                if ahead != leads[state]:
                    leads[state], changed = ahead, True
        found: dict[int, list[int]] = {}
        for state in sorted(self.alive, key=lambda state: (-leads[state].bit_count(), leads[state], state)):
            found.setdefault(leads[state], []).append(state)
        return list(found.values())

    @property
    def hopeless(self) -> bool:
        """Whether it is known that no sequence of commands wins."""
        return self.complete and START not in self.alive


def _same(world: Any) -> Any:
    return world
