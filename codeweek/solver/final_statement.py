"""Programs that are a single outer statement: run from the start of each map only, without a table of it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from codeweek.blocks.script import Block
from codeweek.solver.conditions import Condition
from codeweek.solver.enumeration import Enumeration, Row, written
from codeweek.solver.language import Language
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.states import StateSpace
from codeweek.solver.transition_tables import Table

Live = tuple[Table, Statement, bool, int]  # a statement that does not stop, and the state after it
Outer = Callable[[Body], Statement]


class FinalStatement:
    """Finds winning programs whose single outer statement has a body made of two known fragments.

    The body is tried first on one map, the `pilot`: most bodies are dropped there before they are composed.
    """

    def __init__(
        self,
        space: StateSpace,
        language: Language,
        asked: Sequence[Condition],
        enumeration: Enumeration,
        effort: Effort,
    ) -> None:
        self.space = space
        self.language = language
        self.asked = asked
        self.enumeration = enumeration
        self.effort = effort
        self.at: Callable[[Table, int], int] = enumeration.tables.at
        self.covers: dict[frozenset[int], tuple[int, Row]] = {}
        self.lives: dict[tuple[int, int], list[Live]] = {}
        # A map that is not won already: there most bodies are dropped.
        self.pilot = next((state for state in space.starts if not space.wins[state]), space.starts[0])

    def programs(self, size: int) -> Iterator[SearchProgress | Body]:
        """The winning programs of `size` blocks; the body is a known sequence and a known statement."""
        yield from self._choices(size)
        for before in range(size - 1):
            for first, row, looped in self.enumeration.several[before]:
                middle = self.at(first, self.pilot)
                live = self._live(size - 1 - before, middle) if middle else []
                for second, last, also, there in live:
                    if self._passes(first, second, there):
                        table: Table = self.enumeration.tables.then(first, second)
                        for outer in self._outer(table, looped or also):
                            yield (outer(written((row, last))),)
                if self.effort.pay(1 + len(live)):
                    yield self.effort.progress()

    def _live(self, size: int, state: int) -> list[Live]:
        """The statements of a size that do not lead from a state to DEAD."""
        if (size, state) not in self.lives:
            singles = self.enumeration.singles[size]
            afters = ((single, self.at(single[0], state)) for single in singles)
            self.lives[size, state] = [(*each, after) for each, after in afters if after]
        return self.lives[size, state]

    def _passes(self, first: Table, second: Table, there: int) -> bool:
        """Whether the body, repeated, passes through a winning state of the pilot map."""
        at, wins = self.at, self.space.wins
        seen = {self.pilot}
        while there and there not in seen:
            if wins[there]:
                return True
            seen.add(there)
            middle = at(first, there)
            there = at(second, middle) if middle else 0
        return False

    def _outer(self, table: Table, looped: bool) -> Iterator[Outer]:
        """The outer statements that win every map with this body."""
        control = self.language.control
        if "repeat" in control and not looped and (times := self._turns(table)):
            yield lambda body: ("repeat", times, body)
        for asked in self.asked:
            if asked.loop and not looped and self._ends(table, asked.states):
                yield _looping(asked.loop)
            if not asked.block:
                continue
            if "if" in control and self._once(table, asked.states):
                yield _holding("if", asked)
            elif "if_else" in control and self._once(table, asked.states):
                yield _holding("if_else", asked)
            if "if_else" in control and self._once(table, self.every - asked.states):
                yield _otherwise(asked)

    @property
    def every(self) -> frozenset[int]:
        """All the states but DEAD."""
        return frozenset(range(1, len(self.space.names)))

    def _turns(self, table: Table) -> int:
        """The repeat count, from 2, that wins every map; 0 when there is none."""
        node, times, seen = self.space.starts, 0, set()
        while node not in seen and all(node):
            # Once is no repeat: that is the body alone, which was examined before.
            if times > 1 and self.space.won(node):
                return times
            seen.add(node)
            node, times = tuple([self.at(table, state) for state in node]), times + 1
        return 0

    def _ends(self, table: Table, states: frozenset[int]) -> bool:
        """Whether a loop that continues in these states ends, and in a winning state, on every map."""
        for start in self.space.starts:
            state, seen = start, set()
            while state in states and state not in seen:
                seen.add(state)
                state = self.at(table, state)
            # Still in the loop when a state comes back, it never ends.
            if state in states or not self.space.wins[state]:
                return False
        return True

    def _once(self, table: Table, states: frozenset[int]) -> bool:
        """Whether all maps are won when the body runs once, on those that start in these states only."""
        starts = self.space.starts
        return self.space.won([self.at(table, state) if state in states else state for state in starts])

    def cover(self, size: int) -> None:
        """Record each new set of maps that a sequence of this size wins."""
        for table, row, _looped in self.enumeration.several[size]:
            won = frozenset(start for start in self.space.starts if self.space.wins[self.at(table, start)])
            if won and won not in self.covers:
                self.covers[won] = size, row

    def _choices(self, size: int) -> Iterator[Body]:
        """The programs that are one `if`/`else`, each branch a known sequence that wins its maps."""
        starts = frozenset(self.space.starts)
        for asked in self.asked if "if_else" in self.language.control else ():
            yes, no = starts & asked.states, starts - asked.states
            if yes and no and asked.block:
                for then, otherwise in product(self._covering(yes), self._covering(no)):
                    if 1 + then[0] + otherwise[0] == size:
                        yield (("if_else", asked.block, written(then[1]), written(otherwise[1])),)

    def _covering(self, starts: frozenset[int]) -> list[tuple[int, Row]]:
        """The shortest known sequence that wins the maps with these start states, in a list; or []."""
        found = [way for won, way in self.covers.items() if won >= starts]
        return [min(found, key=lambda way: way[0])] if found else []


def _looping(loop: tuple[str, Block]) -> Outer:
    return lambda body: (*loop, body)


def _holding(type: str, asked: Condition) -> Outer:
    return lambda body: (type, asked.block, body, ()) if type == "if_else" else (type, asked.block, body)


def _otherwise(asked: Condition) -> Outer:
    return lambda body: ("if_else", asked.block, (), body)
