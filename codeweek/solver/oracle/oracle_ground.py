"""The worlds of one map, numbered, as the oracle's programs walk through them; commands that lead nowhere."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Any

from codeweek.command import NeedInput, Stop
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, kind_of
from codeweek.solver.oracle.oracle_grammar import SAY, Grammar

LOST, START = 0, 1
MOST = 5_000  # worlds of a map: with more, no world is known to be lost


class Ground:
    """One map: the world after each command, what is seen there, whether it wins or still can.

    The last command is to say the value that is wanted next; any other value loses at once.
    """

    def __init__(self, level: Level, number: int, grammar: Grammar) -> None:
        kind = kind_of(level)
        self.kind, self.first, self.wanted = kind, level.maps[number].world, level.wanted(number)
        self.said: Sequence[Any] = self.wanted.said or ()
        self.given = level.answers(number)
        self.commands = [kind.commands[name] for name in grammar.commands]
        self.commands += [kind.commands[SAY]] if grammar.says else []
        self.sensors = [kind.commands[name].function for name in grammar.sensors]
        self.reporters = [kind.commands[name].function for name in grammar.reporters]
        reduce = kind.abstraction(self.first, self.wanted, allowed(level)) if kind.abstraction else None
        self.reduce = reduce or (lambda world: world)
        self.says = len(grammar.commands) if grammar.says else -1
        self.worlds: list[Any] = [None]
        self.numbers: dict[Any, int] = {}
        self._number(self.reduce(self.first))
        self.steps: dict[tuple[int, int], int] = {}
        self.complete = self._explore()
        self.after, self.seen, self.read = cache(self._after), cache(self._seen), cache(self._read)
        self.won, self.alive, self.hope = cache(self._won), cache(self._alive), cache(self._hope)

    def _number(self, world: Any) -> int:
        if world not in self.numbers:
            self.numbers[world] = len(self.worlds)
            self.worlds.append(world)
        return self.numbers[world]

    def word(self, state: int) -> Any:
        """The value that is to be said next."""
        return self.said[len(self.worlds[state].said)]

    def _after(self, state: int, command: int) -> int:
        """The world after a command; LOST when it stops the run."""
        world, function = self.worlds[state], self.commands[command].function
        if command == self.says:
            if len(world.said) >= len(self.said):
                return LOST
            result = function(world, self.word(state))
        else:
            result = function(world)
        return LOST if isinstance(result, Stop | NeedInput) else self._number(self.reduce(result))

    @property
    def hopeless(self) -> bool:
        """Whether nothing that the level offers wins this map."""
        return self.complete and START not in self.alive(frozenset(range(len(self.commands))))

    @property
    def nearest(self) -> int:
        """The fewest commands that win; 0 when none are known to."""
        reached, done = {START}, 0
        while reached and self.complete and not any(map(self.won, reached)):
            after = {self.steps[state, each] for state in reached for each in range(len(self.commands))}
            reached, done = (reached | after) - {LOST}, done + 1
            if done > len(self.worlds):
                return 0
        return done

    def _explore(self) -> bool:
        """Number all worlds, MOST at most, in the order they are found."""
        state = START
        while state < len(self.worlds) <= MOST:
            for command in range(len(self.commands)):
                self.steps[state, command] = self._after(state, command)
            state += 1
        return state == len(self.worlds)

    def _seen(self, state: int) -> tuple[bool, ...]:
        """What each sensor answers."""
        return tuple(bool(sensor(self.worlds[state])) for sensor in self.sensors)

    def _read(self, state: int) -> tuple[Any, ...]:
        """What each reporter answers."""
        return tuple(reporter(self.worlds[state]) for reporter in self.reporters)

    def _won(self, state: int) -> bool:
        return all(goal.met for goal in self.kind.goals((self.first, self.worlds[state]), self.wanted))

    def _alive(self, commands: frozenset[int]) -> frozenset[int]:
        """The worlds from which some commands lead to a win, in any order and number."""
        before: dict[int, list[int]] = {}
        for (state, command), step in self.steps.items():
            if step and command in commands:
                before.setdefault(step, []).append(state)
        states = {state for state in range(START, len(self.worlds)) if self.won(state)}
        todo = list(states)
        while todo:
            fresh = [state for state in before.get(todo.pop(), ()) if state not in states]
            states.update(fresh)
            todo += fresh
        return frozenset(states)

    def _hope(self, written: frozenset[int], more: int) -> frozenset[int]:
        """The worlds from which these commands, and at most so many others, lead to a win."""
        others = [each for each in range(len(self.commands)) if each not in written]
        more = min(more, len(others))
        return frozenset().union(*(self.alive(written | set(some)) for some in combinations(others, more)))


ONE, SOME = 4, 8  # worlds that one such command leads to at most, from any world, and several do


class Small:
    """The sets of commands that lead to few worlds, wherever they are run.

    `best`: of those, the ones that do all that the others do; `all`: the commands of any.
    """

    def __init__(self, grounds: Sequence[Ground]) -> None:
        self.grounds = grounds
        self.found: dict[tuple[int, ...], list[frozenset[int]]] = {}
        many = len(grounds[0].commands) if all(ground.complete for ground in grounds) else 0
        alone = [each for each in range(many) if each != grounds[0].says and self._reached((each,))]
        for size in range(1, len(alone) + 1):
            for some in combinations(alone, size):
                reached = self._reached(some)
                if reached is not None:
                    self.found[some] = reached
        self.all = frozenset(each for some in self.found for each in some)
        self.best = [
            some for some in self.found if not any(self._better(other, some) for other in self.found)
        ]

    def _reached(self, some: tuple[int, ...]) -> list[frozenset[int]] | None:
        """The worlds that these commands lead to, from each world; None when they are too many."""
        found = []
        for ground in self.grounds:
            for state in range(1, len(ground.worlds)):
                around = self.around(ground, state, some)[0]
                if len(around) > (ONE if len(some) == 1 else SOME):
                    return None
                found.append(frozenset(around))
        return found

    def _better(self, other: tuple[int, ...], some: tuple[int, ...]) -> bool:
        """Whether a set, found before or shorter, leads to all that another leads to."""
        if other == some or (len(other), other) > (len(some), some):
            return False
        return all(mine <= theirs for mine, theirs in zip(self.found[some], self.found[other], strict=True))

    def around(self, ground: Ground, state: int, some: tuple[int, ...]) -> tuple[list[int], tuple[Any, ...]]:
        """The worlds that these commands lead to, in an order that depends on them only; all that is seen."""
        worlds, view = [state], []
        for world in worlds:
            ways = []
            for command in some:
                there = ground.after(world, command)
                if there != LOST and there not in worlds and len(worlds) <= SOME:
                    worlds.append(there)
                ways.append(worlds.index(there) if there in worlds else -1)
            view.append((ground.seen(world), ground.read(world), *ways))
        return worlds, tuple(view)

    def covers(self, commands: frozenset[int]) -> bool:
        """Whether a loop of assignments and these commands is left to `churn` and `spin`."""
        return not commands or tuple(sorted(commands)) in self.found
