"""The states where a condition holds, and those where it does not."""

from typing import Any

from codeweek.solver.transition_tables import PartialTable, Table


class Restriction:
    """Some states, and what pieces of programs do from these alone."""

    def __init__(self, tables: Any, states: frozenset[int]) -> None:
        self.tables = tables
        self.states = states
        self.mask = tables.mask(states)
        self.staying: Table = tables.table([state if state in states else 0 for state in range(tables.many)])
        self.idle = self.restrict(tables.identity)
        self.nothing = self.restrict(tables.nothing)

    def restrict(self, table: Table) -> PartialTable:
        """What a piece does from these states."""
        found: PartialTable = self.tables.restrict(self.mask, table)
        return found


class Branches:
    """Both sides of a condition."""

    def __init__(self, tables: Any, states: frozenset[int]) -> None:
        self.tables = tables
        self.yes = Restriction(tables, states)
        self.no = Restriction(tables, frozenset(range(1, tables.many)) - states)

    def either(self, then: PartialTable, otherwise: PartialTable) -> Table:
        """What an `if` does with these two."""
        found: Table = self.tables.join(then, otherwise)
        return found

    def loop(self, body: PartialTable) -> Table:
        """What a `while` does: the body once, then as often again, until nothing can go on."""
        then = self.tables.then
        turns = self.tables.join(body, self.no.idle)
        for _ in range(self.tables.many.bit_length()):
            turns, before = then(turns, turns), turns
            if turns == before:
                break
        found: Table = then(turns, self.no.staying)
        return found
