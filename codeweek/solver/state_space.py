"""The states of all maps of a level, numbered together from 1; 0 is where nothing can be won any more."""

from collections.abc import Sequence

from codeweek.solver.states import START, States


class StateSpace:
    """The states of all maps, numbered together."""

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
        """Whether all these states are won."""
        return all(self.wins[state] for state in states)

    def groups(self, map: int) -> list[list[int]]:
        """The states of a map, those that lead to each other together."""
        return [[self.numbers[map, state] for state in group] for group in self.maps[map].groups()]

    def steps(self, command: int) -> list[int]:
        """The state after a command, for each state."""
        return [0] + [
            self.numbers.get((map, self.maps[map].after(state, command)), 0) for map, state in self.names[1:]
        ]
