"""The product of the state graphs: a program without conditions runs the same commands on every map."""

from collections.abc import Sequence

from codeweek.solver.states import DEAD, START, UNKNOWN, States


class ProductStates:
    """Product states: each node is one state per map; node 0 is any with a dead state."""

    def __init__(self, maps: Sequence[States]) -> None:
        self.maps = maps
        self.nodes: list[tuple[int, ...]] = [()]
        self.numbers: dict[tuple[int, ...], int] = {}
        self.steps: list[list[int]] = [[DEAD] for _ in maps[0].commands]
        self.start = DEAD if any(each.hopeless for each in maps) else self._number((START,) * len(maps))

    def _number(self, states: tuple[int, ...]) -> int:
        found = self.numbers.get(states)
        if found is None:
            found = self.numbers[states] = len(self.nodes)
            self.nodes.append(states)
            for steps in self.steps:
                steps.append(UNKNOWN)
        return found

    def after(self, node: int, command: int) -> int:
        """The node after a command on every map."""
        there = self.steps[command][node]
        if there == UNKNOWN:
            pairs = zip(self.maps, self.nodes[node], strict=True)
            states = tuple([map.after(state, command) for map, state in pairs])
            there = self.steps[command][node] = DEAD if DEAD in states else self._number(states)
        return there

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
