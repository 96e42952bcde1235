"""Transition tables: the state after a fragment for every state of every map; restricted to a condition.

States are the numbers of a StateSpace (0 is the dead state). A table is 256 bytes, so running one fragment
after another is one `bytes.translate`; with more than 255 states, it is 256 bytes for each pair of pages.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Protocol

from codeweek.solver.states import StateSpace

ROOM = 255  # states in a page; 0 is reserved for DEAD
Table = bytes | tuple[bytes, ...]
PartialTable = int | tuple[int, ...]


def _bytes(half: int) -> bytes:
    return half.to_bytes(256, "little")


def _int(table: bytes) -> int:
    return int.from_bytes(table, "little")


def _mask(states: Iterable[int]) -> int:
    # All the bits of a state's byte: `&` keeps its entry, and clears those of the others.
    return reduce(or_, (255 << 8 * state for state in states), 0)


class Tables(Protocol):
    """The operations on tables; `Any` is a Table or PartialTable of the same class."""

    many: int  # states, DEAD included
    width: int  # byte tables of 256 bytes in one table
    identity: Any  # does nothing
    nothing: Any  # leads to DEAD from everywhere

    def table(self, steps: Sequence[int]) -> Any:
        """The table that leads from state n to `steps[n]`."""

    def mask(self, states: Iterable[int]) -> Any:
        """A mask that selects some states, for `restrict`."""

    def then(self, first: Any, second: Any) -> Any:
        """Composition: the table of `first` followed by `second`."""

    def restrict(self, mask: Any, table: Any) -> Any:
        """The table on the masked states only, as a PartialTable (DEAD elsewhere)."""

    def join(self, one: Any, other: Any) -> Any:
        """The table made of two partial ones, of which at most one is defined for each state."""

    def at(self, table: Any, state: int) -> int:
        """The state after `state`."""


class SmallTables:
    """Tables for at most 255 states: 256 bytes each."""

    def __init__(self, space: StateSpace) -> None:
        self.many = len(space.names)
        self.width = 1
        self.identity = self.table(range(self.many))
        self.nothing = bytes(256)

    def table(self, steps: Sequence[int]) -> bytes:
        return bytes(steps) + bytes(256 - len(steps))

    def mask(self, states: Iterable[int]) -> int:
        return _mask(states)

    def then(self, first: bytes, second: bytes) -> bytes:
        # `translate` looks up every byte in C: one call runs a fragment from all the states.
        return first.translate(second)

    def restrict(self, mask: int, table: bytes) -> int:
        return _int(table) & mask

    def join(self, one: int, other: int) -> bytes:
        # At each byte at most one of the two is not 0.
        return _bytes(one | other)

    def at(self, table: bytes, state: int) -> int:
        return table[state]


class PagedTables:
    """Tables for more states: 256 bytes for each pair of pages (from, to) that commands can lead between."""

    def __init__(self, space: StateSpace) -> None:
        self.many = len(space.names)
        contents = _contents(space)
        there = {n: (page, i) for page, own in enumerate(contents) for i, n in enumerate(own, 1)}
        self.place = [(-1, 0), *(there[number] for number in range(1, self.many))]
        pages = range(len(contents))
        self.links = self._links(space, pages)
        self.width = len(self.links)
        index = {link: number for number, link in enumerate(self.links)}
        self.plans = tuple(
            tuple((index[a, c], index[c, b]) for c in pages if (a, c) in index and (c, b) in index)
            for a, b in self.links
        )
        self.ways = [[(index[a, b], [0, *contents[b]]) for b in pages if (a, b) in index] for a in pages]
        self.identity = self.table(range(self.many))
        self.nothing = (bytes(256),) * len(self.links)

    def _links(self, space: StateSpace, pages: Sequence[int]) -> list[tuple[int, int]]:
        found = {(page, page) for page in pages}
        for command in range(len(space.maps[0].commands)):
            for state, step in enumerate(space.steps(command)):
                if step:
                    found.add((self.place[state][0], self.place[step][0]))
        for c in pages:
            found |= {(a, b) for a in pages for b in pages if (a, c) in found and (c, b) in found}
        return sorted(found)

    def table(self, steps: Sequence[int]) -> tuple[bytes, ...]:
        made = {link: bytearray(256) for link in self.links}
        for state, step in enumerate(steps):
            if step:
                (a, i), (b, j) = self.place[state], self.place[step]
                made[a, b][i] = j
        return tuple(bytes(made[link]) for link in self.links)

    def mask(self, states: Iterable[int]) -> tuple[int, ...]:
        there = [self.place[state] for state in states]
        return tuple(_mask(i for page, i in there if page == a) for a, _b in self.links)

    def then(self, first: tuple[bytes, ...], second: tuple[bytes, ...]) -> tuple[bytes, ...]:
        found = []
        for plan in self.plans:
            if len(plan) == 1:
                a, b = plan[0]
                found.append(first[a].translate(second[b]))
            else:  # at most one of them is not DEAD for each state: `or` merges them
                found.append(_bytes(reduce(or_, [_int(first[a].translate(second[b])) for a, b in plan])))
        return tuple(found)

    def restrict(self, mask: tuple[int, ...], table: tuple[bytes, ...]) -> tuple[int, ...]:
        return tuple([_int(part) & own for part, own in zip(table, mask, strict=True)])

    def join(self, one: tuple[int, ...], other: tuple[int, ...]) -> tuple[bytes, ...]:
        return tuple([_bytes(a | b) for a, b in zip(one, other, strict=True)])

    def at(self, table: tuple[bytes, ...], state: int) -> int:
        page, place = self.place[state]
        for link, names in self.ways[page]:
            if there := table[link][place]:
                return names[there]
        return 0


def _contents(space: StateSpace) -> list[list[int]]:
    """The states of each page; a strongly connected component is kept on one page where it fits."""
    found: list[list[int]] = []
    for map in sorted(range(len(space.maps)), key=lambda map: -len(space.maps[map].alive)):
        own: list[list[int]] = [[]]
        for group in space.groups(map):
            if len(own[-1]) + len(group) > ROOM:
                own.append([])
            for number in group:
                if len(own[-1]) == ROOM:
                    own.append([])
                own[-1].append(number)
        for part in own:
            page = next((page for page in found if len(page) + len(part) <= ROOM), None)
            if page is None:
                found.append(part)
            else:
                page += part
    return found


def tables_of(space: StateSpace) -> Tables:
    """The kind of tables that fits the number of states: SmallTables or PagedTables (same interface)."""
    return SmallTables(space) if len(space.names) <= ROOM + 1 else PagedTables(space)


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
