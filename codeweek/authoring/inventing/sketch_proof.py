"""Whether an invented level can be won, and in how few blocks: one sentence for its child."""

from collections import deque
from collections.abc import Sequence
from itertools import groupby
from math import inf

from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.inventing.sketch import Sketch, level_of
from codeweek.command import Command, Stop
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.solver.search import SearchResult
from codeweek.worlds.robot.commands import down, left, move, right, turn_left, turn_right, up
from codeweek.worlds.robot.state import Cell, World

STEPS = (up, down, left, right, move, turn_left, turn_right)
LOOP, MANY = "repeat", 3  # times that a step is worth one
Place = tuple[Cell, int]


def walk(world: World, blocks: Sequence[str]) -> str | None:
    """A program of some blocks, in neutral words, that collects all and ends on a flag; None if shut."""
    known = [step for step in STEPS if step.name in blocks]
    many = MANY if LOOP in blocks else inf
    steps: list[str] = []
    while wanted := _wanted(world):
        found = _nearest(world, wanted, known)
        if found is None:
            return None
        world, more = found
        steps += more
    return "".join(_written(step, len(list(run)), many) for step, run in groupby(steps))


def _wanted(world: World) -> frozenset[Cell]:
    """The cells one of which is to be reached next; none at the end."""
    if world.items:
        return frozenset(cell for cell, _many in world.items)
    return frozenset() if world.cell in world.map.flags else world.map.flags


def _nearest(
    world: World, wanted: frozenset[Cell], known: Sequence[Command]
) -> tuple[World, list[str]] | None:
    """The world on the nearest of some cells, and the known steps to it."""
    seen: set[Place] = {(world.cell, world.heading)}
    queue: deque[tuple[World, list[str]]] = deque([(world, [])])
    while queue:
        now, steps = queue.popleft()
        if steps and now.cell in wanted:
            return now, steps
        for step in known:
            after = step.function(now)
            if isinstance(after, Stop) or (after.cell, after.heading) in seen:
                continue
            seen.add((after.cell, after.heading))
            queue.append((after, [*steps, step.name]))
    return None


def _written(step: str, times: int, many: float) -> str:
    if times < many:
        return f"{step}()\n" * times
    return f"for _ in range({times}):\n    {step}()\n"


EFFORT, STATES = 10_000, 3_000  # of the search for a shorter program: about two seconds in the page

THINGS = 8  # to collect: with more of them, a map has too many states to be searched


def proved(sketch: Sketch, id: str) -> Level | Diagnostic:
    """The level with a program that wins it, perhaps a long one; or why there is none."""
    level = level_of(sketch, id)
    if sketch.empty:
        return Diagnostic("invent.nothing")
    if level is None:
        return Diagnostic("invent.no_hero")
    if not sketch.goals:
        return Diagnostic("invent.no_goal")
    found = walk(level.maps[0].world, level.toolbox)
    if found is None:
        return Diagnostic("invent.closed")
    return level_of(sketch, id, found) or level


def shorter(level: Level) -> LiveSearch:
    """The search for the shortest programs of a level that has one; over at once when that is hopeless."""
    if len(level.maps[0].world.items) > THINGS:
        known = SearchResult(programs.best(level), False, 0, (), None)
        return LiveSearch("", level, answer=known)
    return LiveSearch.on(level, EFFORT, STATES)


def told(search: LiveSearch) -> Diagnostic:
    """What is known so far."""
    answer = search.answer
    if answer is None:
        return Diagnostic("invent.seeking")
    return Diagnostic("invent.proved" if answer.proven else "invent.possible", {"n": answer.blocks})


def solution(search: LiveSearch, language: str) -> str:
    """The shortest program that is known, as Python in the words of a language."""
    if search.level is None:
        return ""
    own = programs.solution(search.level).script
    return search.shortest(language) or programs.python_text(search.level, own, language).source
