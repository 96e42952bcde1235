"""State graphs of maps, states numbered as they are discovered: of one map, of all, and their product."""

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
        # Number 0 is DEAD in all the lists: it has no world, wins nothing, and every command leads back to
        # it.
        self.worlds: list[Any] = [None]
        self.numbers: dict[Any, int] = {}
        self.wins: list[bool | None] = [False]
        self.steps: list[list[int]] = [[DEAD] for _ in self.commands]
        self.complete = False
        self.nearest: int | None = None  # the fewest commands to a winning state
        self.alive: list[int] = []
        self._number(reduce(start))

    def _number(self, world: Any) -> int:
        number = self.numbers.get(world)
        if number is None:
            number = self.numbers[world] = len(self.worlds)
            self.worlds.append(world)
            self.wins.append(None)
            for steps in self.steps:
                steps.append(UNKNOWN)
        return number

    def after(self, state: int, command: int) -> int:
        """The state after a command; DEAD when the command stops the run or no win is reachable after it."""
        number = self.steps[command][state]
        if number == UNKNOWN:
            result = self.commands[command].function(self.worlds[state])
            stopped = isinstance(result, Stop | NeedInput)
            number = self.steps[command][state] = DEAD if stopped else self._number(self.reduce(result))
        return number

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
        # With states left over none may be called dead: an unexplored one could win.
        self.complete = not queue
        if self.complete:
            self._bury()

    def _bury(self) -> None:
        """Merge the states that cannot reach a win into DEAD, by a walk back from the wins."""
        before: list[list[int]] = [[] for _ in self.worlds]
        for steps in self.steps:
            for state, step in enumerate(steps):
                before[step].append(state)
        alive = {state for state in range(len(self.worlds)) if self.won(state)}
        todo = list(alive)
        while todo:
            for state in before[todo.pop()]:
                if state not in alive:
                    alive.add(state)
                    todo.append(state)
        for steps in self.steps:
            steps[:] = [step if step in alive else DEAD for step in steps]
        self.alive = sorted(alive)

    def groups(self) -> list[list[int]]:
        """The live states by strongly connected component, in topological order."""
        # The states that each leads to, as bits of one integer: where two sets are equal, both lead to each
        # other.
        leads = {state: 1 << state for state in self.alive}
        changed = True
        while changed:
            changed = False
            # States are numbered breadth first, so most edges lead upwards: backwards, few rounds are needed.
            for state in reversed(self.alive):
                ahead = leads[state]
                for steps in self.steps:
                    if step := steps[state]:
                        ahead |= leads[step]
                if ahead != leads[state]:
                    leads[state], changed = ahead, True
        found: dict[int, list[int]] = {}
        # A component that leads to others leads to more states than they do: so it comes before them.
        for state in sorted(self.alive, key=lambda state: (-leads[state].bit_count(), leads[state], state)):
            found.setdefault(leads[state], []).append(state)
        return list(found.values())

    @property
    def hopeless(self) -> bool:
        """Whether all states were explored and none that wins is reachable from the start."""
        return self.complete and START not in self.alive


def _same(world: Any) -> Any:
    return world


class StateSpace:
    """The disjoint union of the state graphs of the maps: `names[n]` is the (map, state) numbered n."""

    def __init__(self, maps: Sequence[States]) -> None:
        self.names: list[tuple[int, int]] = [(-1, 0)]
        for map, states in enumerate(maps):
            self.names += [(map, state) for state in states.alive]
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.starts = tuple(self.numbers[map, START] for map in range(len(maps)))
        self.wins = [False] + [maps[map].won(state) for map, state in self.names[1:]]
        self.worlds = [None] + [maps[map].worlds[state] for map, state in self.names[1:]]
        self.maps = maps

    def won(self, states: Sequence[int]) -> bool:
        """Whether all these states are winning."""
        return all(self.wins[state] for state in states)

    def groups(self, map: int) -> list[list[int]]:
        """The states of a map by strongly connected component, in topological order."""
        return [[self.numbers[map, state] for state in group] for group in self.maps[map].groups()]

    def steps(self, command: int) -> list[int]:
        """The transition table of a command: the state after it, for each state."""
        return [0] + [
            self.numbers.get((map, self.maps[map].after(state, command)), 0) for map, state in self.names[1:]
        ]


class ProductStates:
    """Product states: each node is one state per map; node 0 is any with a dead state."""

    def __init__(self, maps: Sequence[States]) -> None:
        self.maps = maps
        self.nodes: list[tuple[int, ...]] = [()]
        self.numbers: dict[tuple[int, ...], int] = {}
        self.steps: list[list[int]] = [[DEAD] for _ in maps[0].commands]
        # A program has to win all the maps: one that is hopeless makes all of them lose.
        self.start = DEAD if any(states.hopeless for states in maps) else self._number((START,) * len(maps))

    def _number(self, states: tuple[int, ...]) -> int:
        number = self.numbers.get(states)
        if number is None:
            number = self.numbers[states] = len(self.nodes)
            self.nodes.append(states)
            for steps in self.steps:
                steps.append(UNKNOWN)
        return number

    def after(self, node: int, command: int) -> int:
        """The node after a command on every map."""
        number = self.steps[command][node]
        if number == UNKNOWN:
            pairs = zip(self.maps, self.nodes[node], strict=True)
            states = tuple([map.after(state, command) for map, state in pairs])
            number = self.steps[command][node] = DEAD if DEAD in states else self._number(states)
        return number

    def run(self, node: int, word: Sequence[int]) -> int:
        """The node after a sequence of commands."""
        for command in word:
            there = self.steps[command][node]
            node = there if there >= 0 else self.after(node, command)
            if not node:
                return DEAD
        return node

    def won(self, node: int) -> bool:
        """Whether every map is won."""
        pairs = zip(self.maps, self.nodes[node], strict=True)
        return node != DEAD and all(map.won(state) for map, state in pairs)
