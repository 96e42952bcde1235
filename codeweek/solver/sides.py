"""The states where a condition holds, and those where it does not."""

from typing import Any

from codeweek.solver.pages import Half, Meaning


class Side:
    """Some states, and what pieces of programs do from these alone."""

    def __init__(self, space: Any, states: frozenset[int]) -> None:
        self.space = space
        self.states = states
        self.mask = space.mask(states)
        self.staying: Meaning = space.table([state if state in states else 0 for state in range(space.many)])
        self.idle = self.half(space.identity)
        self.nothing = self.half(space.nothing)

    def half(self, meaning: Meaning) -> Half:
        """What a piece does from these states."""
        found: Half = self.space.half(self.mask, meaning)
        return found


class Sides:
    """Both sides of a condition."""

    def __init__(self, space: Any, states: frozenset[int]) -> None:
        self.space = space
        self.yes = Side(space, states)
        self.no = Side(space, frozenset(range(1, space.many)) - states)

    def either(self, then: Half, otherwise: Half) -> Meaning:
        """What an `if` does with these two."""
        found: Meaning = self.space.join(then, otherwise)
        return found

    def loop(self, body: Half) -> Meaning:
        """What a `while` does: the body once, then as often again, until nothing can go on."""
        then = self.space.then
        turns = self.space.join(body, self.no.idle)
        for _ in range(self.space.many.bit_length()):
            turns, before = then(turns, turns), turns
            if turns == before:
                break
        found: Meaning = then(turns, self.no.staying)
        return found
