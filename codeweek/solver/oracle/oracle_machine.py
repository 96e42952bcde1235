"""All programs of some statements whose expressions are holes: whether one of them wins every map.

A depth-first search. A program is written while it runs, place by place, map after map; what a hole answers
is chosen when it is first asked, and kept wherever it sees the same.
"""

from collections.abc import Iterator
from math import lcm
from typing import Any

from codeweek.solver.oracle.oracle_ground import LOST, START
from codeweek.solver.oracle.oracle_run import END, Place, Statement
from codeweek.solver.oracle.oracle_values import GOES_ON, LOSES, SKIPS
from codeweek.solver.oracle.oracle_writer import ASSIGNS, Writer

WINS = "wins"


class Machine(Writer):
    """The search at one size. `exact`: nothing was left out so far."""

    def run(self) -> Iterator[int]:
        """Search; yield the steps done since the last time, often; `found` and `exact` are the answer."""
        self.found = False
        while True:
            before = self.steps
            outcome = self._advance()
            yield 1 + (self.steps - before) // 8
            if outcome == WINS:
                self.found = True
                return
            if not self.exact or not self.next():
                return

    def _advance(self) -> str:
        """Run until there is something to choose."""
        while True:
            self.steps += 1
            ground = self.grounds[self.number]
            if ground.complete and self.state not in ground.hope(self.written, self.left + self.owed):
                return LOSES
            outcome = self._head() if self.place is None else self._at(self.place)
            if outcome is not None:
                return outcome

    def _at(self, place: Place) -> str | None:
        found = place.written
        if found is None:
            self.choose("write", place, self.ways(place))
            return GOES_ON
        self.meet(place.born)
        if isinstance(found, str):
            return self._leave()
        type = found.type
        if type == "do":
            return self._do(found)
        if type in ASSIGNS:
            return self._assign(found)
        if type == "spin":
            return self._spin(found)
        if type == "while":
            self.frame, self.place, self.arrived = (
                ("while", found, self.frame, 0, {}),
                None,
                len(self.choices),
            )
            return None
        if type == "repeat":
            token = self.values.token(found.holes[0])
            if token is None or isinstance(token, str):
                return token or GOES_ON
            self.frame = ("repeat", found, self.frame, 0, {}, len(self.choices), token, None)
            self.place, self.arrived = None, len(self.choices)
            return None
        answer = self.values.truth(found.holes[0])
        if isinstance(answer, str):
            return answer
        if answer or len(found.bodies) > 1:
            self.frame, self.place = ("row", found, self.frame), found.bodies[not answer]
        else:
            self.place = found.next
        return None

    def _do(self, statement: Statement) -> str | None:
        ground = self.ground
        there = ground.after(self.state, statement.what)
        if there == LOST:
            return LOSES
        if statement.holes:
            token = self.values.token(statement.holes[0])
            if token is None or isinstance(token, str):
                return token or GOES_ON
            if not self.values.is_worth(token, ground.word(self.state)):
                return LOSES
        self.state, self.place = there, statement.next
        return None

    def _assign(self, statement: Statement) -> str | None:
        token = self.values.assigned(statement)
        if token == SKIPS:
            self.place = statement.next
            return None
        if token is None or isinstance(token, str):
            return token or GOES_ON
        self._store(statement.what, token)
        self.place = statement.next
        return None

    def _store(self, name: int, token: int) -> None:
        env = list(self.env) + [0] * (name + 1 - len(self.env))
        env[name] = token
        self.env = tuple(env)

    def _spin(self, statement: Statement) -> str | None:
        """A loop of commands that lead nowhere else: it ends in any of their worlds, and saw them all."""
        name, commands = statement.what
        around, view = self.small.around(self.ground, self.state, commands)
        seen = self.values.looped(statement.holes[0], view)
        if seen == SKIPS:
            self.place = statement.next
            return None
        if seen is None or isinstance(seen, str):
            return seen or GOES_ON
        end = self.values.choice((statement.holes[0].id, seen), len(around))
        if end is None:
            return GOES_ON
        self._store(name, self.values.named((statement.holes[0].id, seen), len(seen) > 3))
        self.state, self.place = around[end], statement.next
        return None

    def _leave(self) -> str | None:
        """The end of a row: of a body, or of the program on a map."""
        if self.frame is None:
            return self._next_map()
        if self.frame[0] == "row":
            self.place, self.frame = self.frame[1].next, self.frame[2]
            return None
        self.place, self.arrived = None, len(self.choices)
        return None

    def _next_map(self) -> str | None:
        if not self.ground.won(self.state):
            return LOSES
        if self.number + 1 == len(self.grounds):
            return WINS
        self.begun, self.reach = len(self.choices), 0
        self.number += 1
        self.place, self.state, self.used, self.env = self.root, START, False, ()
        return None

    def _head(self) -> str | None:
        """The head of a loop: another turn or none."""
        return self._while() if self.frame[0] == "while" else self._repeat()

    def _while(self) -> str | None:
        _, found, _, _, seen = self.frame
        before = seen.get(self._key())
        if before is not None:
            self._give_up(*before[:2])
            return LOSES
        answer = self.values.truth(found.holes[0])
        if isinstance(answer, str):
            return answer
        if answer:
            return self._turn()
        self._out()
        return None

    def _repeat(self) -> str | None:
        _, _, _, done, _, _, token, limit = self.frame
        turns = self.values.turns(token)
        if isinstance(turns, str):
            return turns
        least, step = turns
        if not step:
            if done < least:
                return self._turn()
            self._out()
            return LOSES if done > least else None
        if limit is None and not self._limits(done, least, step):
            return LOSES
        limit = self.frame[7]
        if limit is not None and done >= limit[0] + limit[1]:
            return LOSES
        if not self.going:
            ends = done >= least and (done - least) % step == 0
            self.choose("turns", token, [*([END] if ends else []), "again"])
            return GOES_ON
        return self._turn()

    def _limits(self, done: int, least: int, step: int) -> bool:
        """See whether the loop came back to where it was: turns from then on differ by their rest only."""
        before = self.frame[4].get(self._key())
        if before is None:
            return True
        if self._give_up(*before[:2]):
            return False
        self.frame = (*self.frame[:7], (max(done, least), lcm(step, done - before[2])))
        return True

    def end(self) -> None:
        """Let the loop end here: it has this number of turns, or one that comes to the same."""
        _, _, _, done, _, born, token, limit = self.frame
        self.values.bind(token, (done, limit[1] if limit else 0), born)
        self._out()

    def _turn(self) -> str | None:
        """Another turn; not of a loop that only assigns: `churn` does all that it can do."""
        self.going = False
        kind, found, outer, done, seen, *rest = self.frame
        if done == 1 and (did := _does(found.bodies[0])) is not None and self.small.covers(did):
            return LOSES
        seen = {**seen, self._key(): (self.arrived, self.env, done)}
        self.frame, self.place = (kind, found, outer, done + 1, seen, *rest), found.bodies[0]
        return None

    def _out(self) -> None:
        self.place, self.frame = self.frame[1].next, self.frame[2]

    def _key(self) -> Any:
        return self.state, self.values.alike(self.env), self.used

    def _give_up(self, depth: int, env: tuple[int, ...]) -> bool:
        """Give up a run that came back to where it was, but for what it counted or remembers."""
        if env == self.env:
            return False
        self.choices[depth - 1].cut = True
        return True


def _does(place: Place) -> frozenset[int] | None:
    """The commands of a row that is all written and assigns something; None for any other, or with bodies."""
    commands: frozenset[int] = frozenset()
    assigns = False
    while isinstance(found := place.written, Statement):
        if found.bodies:
            return None
        assigns = assigns or found.type != "do"
        commands |= (
            {found.what} if found.type == "do" else set(found.what[1]) if found.type == "spin" else set()
        )
        place = found.next
    return commands if assigns and place.written == END else None
