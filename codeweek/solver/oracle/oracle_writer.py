"""What may stand in a place of a program; the choices of the search: taking the next one, taking it back."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from codeweek.solver.oracle.oracle_grammar import Grammar
from codeweek.solver.oracle.oracle_ground import Ground, Small
from codeweek.solver.oracle.oracle_run import (
    AMOUNT,
    ANY,
    END,
    NOTHING,
    NUMBER,
    TRUTH,
    Choice,
    Hole,
    Place,
    Run,
    Statement,
)
from codeweek.solver.oracle.oracle_values import Values


class Choosing(Run, ABC):
    """A run whose choices are tried one after the other."""

    def __init__(self, grammar: Grammar, grounds: Sequence[Ground], small: Small, size: int) -> None:
        super().__init__(grammar, grounds, size)
        self.small = small
        self.values = Values(self)

    def next(self) -> bool:
        """Take the next way of the last choice that has one."""
        while self.choices:
            choice = self.choices[-1]
            if choice.cut and choice.told:
                self.exact = False
                return False
            choice.cut = choice.told = False
            self._back(choice)
            if choice.next < len(choice.ways):
                way = choice.ways[choice.next]
                choice.next += 1
                self._take(choice, way)
                return True
            if choice.about == "source":
                choice.at.source = choice.at.choice = None
            if choice.about == "write":
                choice.at.written = None
            self.choices.pop()
        return False

    def _back(self, choice: Choice) -> None:
        while len(self.trail) > choice.mark:
            table, key, value = self.trail.pop()
            if value is NOTHING:
                del table[key]
            else:
                table[key] = value
        (
            self.place, self.frame, self.state, self.number, self.used, self.arrived, self.env,
            self.left, self.owed, self.names, self.written, self.holes, self.begun, self.reach,
        ) = choice.kept  # fmt: skip
        self.going = False

    def _take(self, choice: Choice, way: Any) -> None:
        if choice.about == "write":
            choice.at.born = len(self.choices) - 1
            self.write(choice.at, way)
        elif choice.about == "source":
            choice.at.source, choice.at.asks = way
            choice.at.choice, choice.at.born = choice, len(self.choices) - 1
        elif choice.about == "answer":
            self.values.decide(choice.at, way)
        elif way == END:
            self.end()
        else:
            self.going = True

    @abstractmethod
    def write(self, place: Place, way: Any) -> None:
        """Write a statement, or the end of a row."""

    @abstractmethod
    def end(self) -> None:
        """Let the loop that is run end here."""


ASSIGNS = ("set", "change", "churn")


class Writer(Choosing):
    """Writes a program, statement by statement, within the blocks that are left."""

    def write(self, place: Place, way: Any) -> None:
        if way == END:
            place.written = END
            return
        type, what = way
        self.left -= not place.owed
        self.owed -= place.owed
        holes: tuple[Hole, ...] = ()
        bodies: tuple[Place, ...] = ()
        if type == "do":
            self.written |= {what}
            if what == self.ground.says:
                holes = (self._hole(ANY),)
        elif type in ("set", "change"):
            holes = (self._hole(AMOUNT if type == "change" else ANY),)
            self.names = max(self.names, what + 1)
        elif type == "churn":
            self.left -= not _churned(place)
            holes = (self._hole(ANY),)
            self.names = max(self.names, what + 1)
        elif type == "spin":
            name, commands = what
            self.left -= 1 + len(commands)
            self.written |= self.small.all
            holes = (self._hole(ANY),)
            self.names = max(self.names, name + 1)
        else:
            holes = (self._hole(NUMBER if type == "repeat" else TRUTH),)
            full = type == "if_else" and "if" in self.grammar.control
            bodies = (Place(owed=True), *([Place(owed=full)] if type == "if_else" else []))
            for body in bodies:
                self.owed += body.owed
                self.left -= body.owed
        statement = Statement(type, what, holes, bodies)
        statement.next.before, statement.next.top = statement, place.top
        place.written = statement

    def _hole(self, takes: str) -> Hole:
        self.holes += 1
        return Hole(self.holes, takes)

    def ways(self, place: Place) -> list[Any]:
        """What may stand in a place."""
        found: list[Any] = [] if place.owed or self._useless(place) else [END]
        left = self.left + place.owed
        if not left:
            return found
        found += [("do", command) for command in range(len(self.ground.commands))]
        control = self.grammar.control
        more = left - 1
        if self.grammar.sets:
            names = range(self.names + 1)
            found += [("set", name) for name in names]
            found += [("change", name) for name in range(self.names) if self.grammar.changes]
            if (more or _churned(place)) and control & {"repeat", "while", "until"}:
                found += [("churn", name) for name in names]
                found += [
                    ("spin", (name, some)) for some in self.small.best if len(some) < more for name in names
                ]
        if more:
            found += [("repeat", -1)] if "repeat" in control else []
            found += [("while", -1)] if control & {"while", "until"} else []
            found += [("if", -1)] if "if" in control else []
        if "if_else" in control and more >= (2 if "if" in control else 1):
            found.append(("if_else", -1))
        return found

    def _useless(self, place: Place) -> bool:
        """Whether a row cannot end here: what the program did last would be for nothing."""
        before = place.before
        return place.top and before is not None and before.type in ASSIGNS


def _churned(place: Place) -> bool:
    return place.before is not None and place.before.type in ("churn", "spin")
