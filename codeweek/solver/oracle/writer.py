"""What may stand in a place of a program, and how it is written there."""

from typing import Any

from codeweek.solver.oracle.choosing import Choosing
from codeweek.solver.oracle.writing import AMOUNT, ANY, END, NUMBER, TRUTH, Hole, Place, Statement

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
        found = Statement(type, what, holes, bodies)
        found.next.before, found.next.top = found, place.top
        place.written = found

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
