"""What the holes of a program answer: tables that are filled as they are asked.

A value is a token: a number that stands for what a hole has seen. It is another one wherever anything it may
depend on differs, so that what is asked later may tell them apart: a real value never tells more.
"""

from collections.abc import Sequence
from typing import Any

from codeweek.solver.oracle.oracle_run import AMOUNT, ANY, NUMBER, TRUTH, Hole, Run, Statement

GOES_ON, LOSES, SKIPS = "goes on", "loses", "skips"


class Values:
    """The tables of one search."""

    def __init__(self, machine: Run) -> None:
        self.machine = machine
        self.ids: dict[Any, int] = {}
        self.facts: list[Any] = [None]
        self.grows: list[bool] = [False]
        self.answers: dict[Any, int] = {}
        self.worths: dict[int, Any] = {}
        self.born: dict[Any, int] = {}  # the choice of an answer
        self.known: dict[int, tuple[int, int]] = {}  # the choices that a worth depends on
        self.fresh: Any = None  # what was decided last, and not used yet

    # ---- tokens

    def named(self, fact: Any, grows: bool) -> int:
        """The token of a fact."""
        if fact not in self.ids:
            self.ids[fact] = len(self.facts)
            self.facts.append(fact)
            self.grows.append(grows)
        return self.ids[fact]

    def alike(self, env: tuple[int, ...]) -> tuple[Any, ...]:
        """The variables, where those that count or remember are taken for alike."""
        return tuple([(self.facts[each][0],) if self.grows[each] else each for each in env])

    # ---- sources

    def _set(self) -> tuple[int, ...]:
        return tuple(name for name, token in enumerate(self.machine.env) if token)

    def _sources(self, hole: Hole) -> list[Any]:
        """What the expression of a hole may depend on, each with whether it asks the person."""
        grammar, there = self.machine.grammar, self._set()
        found: list[Any] = []
        if grammar.combines and hole.takes != NUMBER:
            found.append(("all",))
        elif hole.takes != NUMBER:
            found += [("sensor", each) for each in range(len(grammar.sensors))]
        if hole.takes == TRUTH:
            if grammar.compares:
                found.append(("read", there))
            else:
                found += [("variable", name) for name in there]
            found += [] if found else [("constant",)]
        elif grammar.works_out:
            found += (
                [("read", there)] if hole.takes != AMOUNT else []
            )  # an amount is worked out by `set` as well
        else:
            found += [("constant",), *(("variable", name) for name in there)]
            found += [("reporter", each) for each in range(len(grammar.reporters))]
            found += [("compared", there)] if hole.takes in (ANY, AMOUNT) and grammar.compares else []
        ways = [(source, False) for source in found]
        if grammar.asks and not self.machine.used and self.machine.ground.given:
            ways += [(source, True) for source in found if source[0] in ("all", "read", "compared")]
            ways += [(("asked",), True)] if hole.takes in (ANY, AMOUNT) or not grammar.works_out else []
        return ways

    def _observed(self, hole: Hole) -> Any:
        """What the expression of a hole sees now: a tuple; None after a choice was made; or that it loses."""
        machine = self.machine
        if hole.source is None:
            machine.choose("source", hole, self._sources(hole))
            return None
        machine.meet(hole.born)
        kind, *of = hole.source
        asked: Any = ()
        if hole.asks:
            if machine.used or not machine.ground.given:
                return LOSES
            asked = machine.ground.given
        if kind in ("read", "compared"):
            missing = [name for name in of[0] if name >= len(machine.env) or not machine.env[name]]
            if missing:
                return self._cannot_read(hole, missing)
            return (kind, machine.ground.read(machine.state), *(machine.env[name] for name in of[0]), asked)
        if kind == "all":
            ground, state = machine.ground, machine.state
            return (kind, ground.seen(state), ground.read(state), machine.env, asked)
        if kind == "variable":
            if of[0] >= len(machine.env) or not machine.env[of[0]]:
                return LOSES
            return (kind, machine.env[of[0]])
        if kind == "sensor":
            return (kind, machine.ground.seen(machine.state)[of[0]])
        if kind == "reporter":
            return (kind, machine.ground.read(machine.state)[of[0]])
        return (kind, asked)

    def _cannot_read(self, hole: Hole, missing: list[int]) -> str:
        """The hole reads what is not there yet: an expression may still read less."""
        assert hole.source is not None
        assert hole.choice is not None
        kind, names = hole.source
        way = ((kind, tuple(name for name in names if name not in missing)), hole.asks)
        if way not in hole.choice.ways:
            hole.choice.ways.append(way)
        return LOSES

    # ---- conditions

    def truth(self, hole: Hole) -> Any:
        """Whether a condition holds; GOES_ON after a choice was made, or LOSES."""
        seen = self._observed(hole)
        if seen is None or isinstance(seen, str):
            return seen or GOES_ON
        answer = self._answer((hole.id, seen))
        if answer is None:
            return GOES_ON
        self.machine.used = self.machine.used or hole.asks
        return answer

    def choice(self, key: Any, many: int) -> int | None:
        """One of many, by what is seen; None when it has to be chosen first."""
        answer: int | None = self._answer(key, range(many))
        return answer

    def _answer(self, key: Any, ways: Sequence[Any] = (False, True)) -> Any:
        """The answer to what is seen; None when it has to be chosen first."""
        answer = self.answers.get(key)
        if answer is None:
            self.machine.choose("answer", key, list(ways))
            return None
        if key == self.fresh:
            self.fresh = None
            return answer
        self.machine.meet(self.born[key])
        if self.lasting(key[1]):
            self._again(self.born[key])
        return answer

    def decide(self, key: Any, answer: int) -> None:
        """Keep an answer until the choice is taken back."""
        self.fresh = key
        self.machine.put(self.answers, key, answer)
        self.machine.put(self.born, key, len(self.machine.choices) - 1)

    def lasting(self, seen: Any) -> bool:
        """Whether what is seen holds a token that stands for a count or a memory."""
        kind = seen[0]
        if kind in ("read", "compared", "looped"):
            return any(self.grows[each] for each in seen[2:-1])
        if kind == "all":
            return any(self.grows[each] for each in seen[3])
        return bool(kind == "variable" and self.grows[seen[1]])

    def _again(self, born: int) -> None:
        """An answer is asked again: what depends on it since concerns more than one turn of a loop."""
        for choice in self.machine.choices[max(born, self.machine.begun) :]:
            choice.told = True

    # ---- values

    def token(self, hole: Hole) -> Any:
        """The value of a hole; None after a choice was made; or LOSES."""
        seen = self._observed(hole)
        if seen is None or isinstance(seen, str):
            return seen
        kind = seen[0]
        if kind == "compared":
            answer = self._answer((hole.id, seen))
            if answer is None:
                return None
            seen = (kind, answer)
        self.machine.used = self.machine.used or hole.asks
        if kind == "variable":
            return seen[1]
        if kind in ("sensor", "compared"):
            return self.named((hole.id, "yes or no", seen), False)
        if kind == "reporter":
            return self.named(("number", seen[1]), False)
        if kind == "asked":
            return self.named(("number", seen[1][0]), False)
        reads = (kind == "read" and len(seen) > 3) or (kind == "all" and any(seen[3]))
        return self.named((hole.id, seen), reads)

    def assigned(self, found: Statement) -> Any:
        """The token that a variable gets; None after a choice was made; or LOSES."""
        machine = self.machine
        if found.type == "churn":
            ground, state = machine.ground, machine.state
            seen = self.looped(found.holes[0], (ground.seen(state), ground.read(state)))
            if seen is None or isinstance(seen, str):
                return seen
            return self.named((found.holes[0].id, seen), len(seen) > 3)
        if found.type == "set":
            return self.token(found.holes[0])
        if found.what >= len(machine.env) or not machine.env[found.what]:
            return LOSES
        amount = self.token(found.holes[0])
        if amount is None or isinstance(amount, str):
            return amount
        return self.named((found.holes[0].id, ("sum", machine.env[found.what], amount)), True)

    def looped(self, hole: Hole, view: Any) -> Any:
        """What a loop sees that only assigns, and what is around it; None after a choice; SKIPS for no turn.

        It may read every variable but those that are not there when it has turns.
        """
        machine = self.machine
        if hole.source is None:
            machine.choose("source", hole, [(("looped", ()), False)])
            return None
        machine.meet(hole.born)
        env = (*machine.env, *[0] * (machine.names - len(machine.env)))
        missing = [name for name, token in enumerate(env) if not token and name not in hole.source[1]]
        if missing:
            assert hole.choice is not None
            way = (("looped", tuple(sorted((*hole.source[1], *missing)))), False)
            if way not in hole.choice.ways:
                hole.choice.ways.append(way)
            return SKIPS
        seen = [token for name, token in enumerate(env) if name not in hole.source[1]]
        return ("looped", view, *seen, machine.ground.given)

    # ---- numbers

    def turns(self, token: int) -> Any:
        """The numbers of turns that a value may be: the least, and the step to the next; or LOSES."""
        worth = self._worth(token)
        if worth is None:
            return 0, 1
        if isinstance(worth, tuple):
            return worth
        return (max(int(worth), 0), 0) if isinstance(worth, int) else LOSES

    def _worth(self, token: int) -> Any:
        """What a value is: a number, a text, numbers of turns; None when nothing is known yet."""
        fact = self.facts[token]
        if fact[0] == "number":
            return fact[1]
        worth = self.worths.get(token)
        if worth is not None:
            since, decided = self.known[token]
            if self.grows[token]:
                self._again(since)
            for choice in self.machine.choices[max(since, self.machine.begun) : decided]:
                choice.told = True
            self.machine.meet(decided)
        return worth

    def bind(self, token: int, turns: tuple[int, int], born: int) -> None:
        """Let a value be a number of these turns."""
        self._fix(token, turns, born)

    def is_worth(self, token: int, value: Any) -> bool:
        """Whether a value can be what has to be said; from now on, it is."""
        worth = self._worth(token)
        if self.facts[token][1] == "yes or no" and value not in (False, True):
            return False
        if isinstance(worth, tuple) and not _among(value, *worth):
            return False
        if worth is None or isinstance(worth, tuple):
            self._fix(token, value, len(self.machine.choices) - 1)
            return True
        return bool(worth == value)

    def _fix(self, token: int, value: Any, since: int) -> None:
        """Let a value be known, by what was chosen since."""
        self.machine.put(self.worths, token, value)
        self.machine.put(self.known, token, (since, len(self.machine.choices)))


def _among(value: Any, least: int, step: int) -> bool:
    """Whether a value is one of these numbers of turns; below 0, there are none."""
    if not isinstance(value, int):
        return False
    value = max(int(value), 0)
    return bool(value >= least and (value - least) % step == 0) if step else bool(value == least)
