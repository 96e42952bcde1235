"""A second search for the shortest programs, which shares no code and no idea with the solver.

A program is written while it runs: what stands in a place is chosen when the robot gets there, every
choice is gone through, and the same program goes on with the next map. No two programs are taken for
alike; only what was not reached stays unwritten.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from second_robot import ARROWS, LOOKS, SIDES, TURNS, Ground, Robot

COMMANDS = {"move", "back_to_start", "paint", "pick", "drop", *ARROWS, *TURNS}
SENSORS = {"path_ahead", "on_item", "at_goal", "painted", *SIDES}
LOOPS = ("repeat", "while", "until")
MOST_TURNS = 12  # of a repeat
MOST_CONDITIONS = 300
Tables = tuple[int, ...]
Then = Any  # what is left to run: a frame and the rest


class TooFarError(Exception):
    """More was to be tried than may be."""


@dataclass(slots=True, eq=False)
class Place:
    """Where a statement may stand; `needed`: the first of a body that cannot be empty."""

    needed: bool = False
    looped: bool = False  # inside a loop
    written: "Statement | str | None" = None  # END: the row ends here


@dataclass(slots=True, eq=False)
class Statement:
    name: str
    tables: Tables = ()  # the conditions it may have, by what each says to what the sensors see
    bodies: tuple[Place, ...] = ()
    next: Place = field(default_factory=Place)
    times: int | None = None


END = "end"


@dataclass(frozen=True)
class Found:
    """The fewest blocks of a program that wins (None: none has so few) and how far all were tried."""

    blocks: int | None
    bound: int
    source: str = ""


class Search:
    """All programs of some blocks on some maps."""

    def __init__(self, grounds: list[Ground], blocks: frozenset[str], nested: bool = True) -> None:
        self.grounds, self.nested = grounds, nested
        self.commands = sorted(blocks & COMMANDS)
        self.sensors = sorted(blocks & SENSORS) + (list(LOOKS) if "looking" in blocks else [])
        self.conditions = expressible(self.sensors, blocks)
        self.control = [each for each in (*LOOPS, "if", "if_else") if each in blocks]
        self.control = [each for each in self.control if each == "repeat" or self.conditions]
        self.defines = {"define", "call"} <= blocks
        self.tried = 0

    def first(self, most: int, tries: int) -> Found:
        """Try the sizes up to one in their order, in so many steps of the robot."""
        self.most_tried = self.tried + tries
        for size in range(most + 1):
            self.root, self.functions = Place(), list[Place]()
            try:
                if self.go(((self.root, "row"), None), self.grounds[0].start, 0, size):
                    return Found(size, size, self.source())
            except TooFarError:
                return Found(None, size - 1)
        return Found(None, most)

    def go(self, then: Then, robot: Robot, number: int, spare: int) -> bool:
        """Whether something that begins with what is written wins, with at most `spare` blocks more."""
        ground = self.grounds[number]
        while True:
            self.tried += 1
            if self.tried > self.most_tried:
                raise TooFarError
            (at, *frame), rest = then
            if frame[0] == "row":
                if at.written is None:
                    return self.written_there(at, then, robot, number, spare)
                if at.written == END and rest is not None:
                    then = rest
                elif at.written == END:
                    if not ground.won(robot):
                        return False
                    if number + 1 == len(self.grounds):
                        return True
                    number += 1
                    ground = self.grounds[number]
                    robot, then = ground.start, ((self.root, "row"), None)
                else:
                    then = (at.written, *entered(at.written)), ((at.written.next, "row"), rest)
                continue
            if frame[0] == "do":
                after = ground.do(at.name, robot)
                if after is None:
                    return False
                robot, then = after, rest
            elif frame[0] == "turn":
                done = frame[1]
                if done >= 2 and at.times is None and self.ended(at, done, rest, robot, number, spare):
                    return True
                if at.times is None and done == MOST_TURNS:
                    return False
                again = done != at.times
                then = ((at.bodies[0], "row"), ((at, "turn", done + 1), rest)) if again else rest
            elif frame[0] == "call":
                if (at.bodies[0], "back") in list(frames(rest)):
                    return False  # it never comes back: nothing here asks
                then = (at.bodies[0], "row"), ((at.bodies[0], "back"), rest)
            elif frame[0] == "back":
                then = rest
            else:
                seen = sum(ground.ask(name, robot) << i for i, name in enumerate(self.sensors))
                parts = [tuple(table for table in at.tables if table >> seen & 1 == yes) for yes in (1, 0)]
                if all(parts):
                    return self.asked(at, parts, then, robot, number, spare)
                yes = bool(parts[0])
                if at.name in ("if", "if_else"):
                    body = at.bodies[0] if yes else at.bodies[1] if at.name == "if_else" else None
                    then = ((body, "row"), rest) if body else rest
                elif yes != (at.name == "while"):
                    then = rest
                elif robot in frame[1]:
                    return False  # it is where it was: it goes round for ever
                else:
                    then = (at.bodies[0], "row"), ((at, "loop", (*frame[1], robot)), rest)

    def ended(self, at: Statement, done: int, rest: Then, robot: Robot, number: int, spare: int) -> bool:
        """Go on with a repeat of so many turns."""
        at.times = done
        if self.go(rest, robot, number, spare):
            return True
        at.times = None
        return False

    def asked(
        self, at: Statement, parts: list[Tables], then: Then, robot: Robot, number: int, spare: int
    ) -> bool:
        """Go on with the conditions that hold here, then with the others."""
        before = at.tables
        for part in parts:
            at.tables = part
            if self.go(then, robot, number, spare):
                return True
        at.tables = before
        return False

    def written_there(self, at: Place, then: Then, robot: Robot, number: int, spare: int) -> bool:
        """Go on with each thing that may stand in a place."""
        if not at.needed and (then[1] is not None or self.grounds[number].won(robot)):
            at.written = END
            if self.go(then, robot, number, spare):
                return True
        many = len(self.functions)
        for statement, new in self.statements(at):
            left = spare - (not at.needed) - new
            if left >= 0:
                at.written = statement
                if self.go(then, robot, number, left):
                    return True
            del self.functions[many:]
        at.written = None
        return False

    def statements(self, at: Place) -> Iterator[tuple[Statement, int]]:
        """What may stand in a place, each with the blocks that it asks for beside itself."""
        for name in self.commands:
            yield Statement(name, next=Place(looped=at.looped)), 0
        for name in self.control:
            loops = name in LOOPS
            if loops and at.looped and not self.nested:
                continue
            looped, needed = at.looped or loops, name != "if_else"
            bodies = tuple(Place(needed, looped) for _ in range(1 if needed else 2))
            tables = () if name == "repeat" else tuple(self.conditions)
            yield Statement(name, tables, bodies, Place(looped=at.looped)), int(needed)
        if self.defines:
            for body in list(self.functions):
                yield Statement("call", (), (body,)), 0
            self.functions.append(Place(True))
            yield Statement("call", (), (self.functions[-1],)), 2  # its definition, and what is in it

    def source(self) -> str:
        """The program that was found, as Python."""
        rows = []
        for number, body in reversed(list(enumerate(self.functions))):
            rows += [f"def own_{number}():", *self.rows(body)]
        return "\n".join([*rows, *(row[4:] for row in self.rows(self.root))]) + "\n"

    def rows(self, at: Place) -> Iterator[str]:
        if at.needed and at.written is None:
            yield f"    {self.commands[0]}()"  # it is never reached
        while isinstance(at.written, Statement):
            one = at.written
            if one.name == "call":
                yield f"    own_{self.functions.index(one.bodies[0])}()"
            elif one.name in COMMANDS:
                yield f"    {one.name}()"
            else:
                yield f"    {self.head(one)}:"
                inside = list(self.rows(one.bodies[0])) or ["    pass"]
                if one.name == "if_else":
                    inside += ["else:", *(list(self.rows(one.bodies[1])) or ["    pass"])]
                yield from (f"    {row}" for row in inside)
            at = one.next

    def head(self, one: Statement) -> str:
        if one.name == "repeat":
            return f"for _ in range({one.times or 2})"
        asks = self.conditions[one.tables[0]]
        words = {"if_else": "if", "until": "while not"}
        return f"{words.get(one.name, one.name)} ({asks})"


def entered(statement: Statement) -> tuple[Any, ...]:
    """The frame that a statement begins with."""
    if statement.name == "repeat":
        return "turn", 0
    if statement.name == "call":
        return ("call",)
    if statement.name in COMMANDS:
        return ("do",)
    return ("loop", ()) if statement.name in LOOPS else ("ask",)


def frames(then: Then) -> Iterator[Any]:
    """What is left to run, frame by frame."""
    while then is not None:
        frame, then = then
        yield frame


def expressible(sensors: list[str], blocks: frozenset[str]) -> dict[int, str]:
    """The conditions that sensors and operators make, as tables of what each says to what sensors see."""
    every = (1 << (1 << len(sensors))) - 1
    found: dict[int, str] = {}
    fresh = {
        sum(1 << seen for seen in range(1 << len(sensors)) if seen >> i & 1): name
        if "(" in name
        else f"{name}()"
        for i, name in enumerate(sensors)
    }
    while fresh:
        found |= fresh
        if len(found) > MOST_CONDITIONS:
            raise TooFarError
        made = {every ^ table: f"not ({asks})" for table, asks in fresh.items() if "not" in blocks}
        for table, asks in fresh.items():
            for other, others in found.items():
                if "and" in blocks:
                    made[table & other] = f"({asks} and {others})"
                if "or" in blocks:
                    made[table | other] = f"({asks} or {others})"
        fresh = {table: asks for table, asks in made.items() if table not in found}
    return found
