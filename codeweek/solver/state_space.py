"""The live states of all maps of a level in one numbering, from 1; 0 is the dead state."""

from collections.abc import Sequence

from codeweek.solver.states import START, States


class StateSpace:
    """The disjoint union of the state graphs of the maps: `names[n]` is the (map, state) numbered n."""

    def __init__(self, maps: Sequence[States]) -> None:
        self.names: list[tuple[int, int]] = [(-1, 0)]
        for map, each in enumerate(maps):
            self.names += [(map, state) for state in each.alive]
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
