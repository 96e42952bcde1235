"""The state graph of one map: states numbered in the order they are discovered, one edge per command."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from codeweek.command import Command, NeedInput, Stop
from codeweek.worlds.kinds import Kind, Wanted

DEAD, START = 0, 1  # state numbers: the sink that no win can be reached from, and the initial state
UNKNOWN = -1  # an edge that was not computed yet
PACE = 500  # states between two reports of progress


class States:
    """The states of a map and its transitions, computed lazily by `after`.

    `close` explores all of them; it then merges every dead state (no win is reachable) into DEAD, which also
    stands for a command that stops the run.
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
        self.nearest: int | None = None  # the fewest commands to a winning state
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
        """The state after a command; DEAD when the command stops the run or no win is reachable after it."""
        there = self.steps[command][state]
        if there == UNKNOWN:
            result = self.commands[command].function(self.worlds[state])
            stopped = isinstance(result, Stop | NeedInput)
            there = self.steps[command][state] = DEAD if stopped else self._number(self.reduce(result))
        return there

    def won(self, state: int) -> bool:
        """Whether all the goals are met in a state."""
        found = self.wins[state]
        if found is None:
            goals = self.kind.goals((self.first, self.worlds[state]), self.wanted)
            found = self.wins[state] = all(goal.met for goal in goals)
        return found

    def close(self, most: int) -> Iterator[int]:
        """Explore breadth first up to `most` states, yielding the number of states found now and then."""
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
        """Merge the states that cannot reach a win into DEAD, by a walk back from the wins."""
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
        """The live states by strongly connected component, in topological order."""
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
        """Whether all states were explored and none that wins is reachable from the start."""
        return self.complete and START not in self.alive


def _same(world: Any) -> Any:
    return world
