"""Fragments restricted to the states where a condition holds, or to those where it does not."""

from codeweek.solver.transition_tables import PartialTable, Table, Tables


class Restriction:
    """A set of states; `restrict` keeps of a fragment's table only what it does from these states."""

    def __init__(self, tables: Tables, states: frozenset[int]) -> None:
        self.tables = tables
        self.states = states
        self.mask = tables.mask(states)
        self.staying: Table = tables.table([state if state in states else 0 for state in range(tables.many)])
        self.idle = self.restrict(tables.identity)
        self.nothing = self.restrict(tables.nothing)

    def restrict(self, table: Table) -> PartialTable:
        """The table on these states only."""
        found: PartialTable = self.tables.restrict(self.mask, table)
        return found


class Branches:
    """The two branches of a condition: `yes` where it holds, `no` elsewhere."""

    def __init__(self, tables: Tables, states: frozenset[int]) -> None:
        self.tables = tables
        self.yes = Restriction(tables, states)
        self.no = Restriction(tables, frozenset(range(1, tables.many)) - states)

    def either(self, then: PartialTable, otherwise: PartialTable) -> Table:
        """The table of an `if`/`else` with these bodies."""
        found: Table = self.tables.join(then, otherwise)
        return found

    def loop(self, body: PartialTable) -> Table:
        """The table of a `while`: one turn, squared until stable; an endless loop leads to DEAD."""
        then = self.tables.then
        turns = self.tables.join(body, self.no.idle)
        for _ in range(self.tables.many.bit_length()):
            turns, before = then(turns, turns), turns
            if turns == before:
                break
        found: Table = then(turns, self.no.staying)
        return found
