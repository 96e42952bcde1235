"""What a scenario asks of a game at its end: each question alone, with a sentence when it is missed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.kinds import Goal, Wanted, goal
from codeweek.worlds.robot.state import cell_name, shown
from codeweek.worlds.stage.state import Actor, Role, World

Slots = Mapping[str, Any]


@goal("expected", "attendu", there=lambda start, _wanted: start.stage.scenario)
def expected(worlds: Sequence[World], _wanted: Wanted) -> tuple[Goal, ...]:
    """A goal for each question of the scenario."""
    scenario = worlds[0].stage.scenario
    end = worlds[-1]
    return tuple(_goal(end, asked, value) for asked, value in (scenario.expected if scenario else ()))


def _goal(end: World, asked: str, wanted: Any) -> Goal:
    hero, _dot, about = asked.partition(".")
    if about:
        number = end.heroes.index(hero)
        sort, found, slots = _of_hero(end.stage.cast[number], end.actors[number], about, wanted)
    else:
        sort, found, slots = _of_game(end, asked, wanted)
    met = _heard(found) == _heard(wanted)
    missed = None if met else Diagnostic(f"stage.missed.{_way(sort, found, wanted)}", slots)
    return Goal(asked, f"stage.goal.{_asked(sort, wanted)}", met, slots, missed)


def _heard(value: Any) -> Any:
    """What was said, without the spaces that nobody hears or sees: at its ends, and where there are two."""
    if isinstance(value, tuple):
        return tuple(_heard(each) for each in value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _of_game(end: World, asked: str, wanted: Any) -> tuple[str, Any, Slots]:
    """What is asked of the game: the sort of question, what it came to, the slots of its sentences."""
    if asked == "end":
        return "end", end.over, {"tick": end.tick}
    if asked == "time":
        return "time", end.tick, {"expected": wanted, "found": end.tick}
    if asked == "items":
        return "items", len(end.items), {"n": wanted, "expected": wanted, "found": len(end.items)}
    box = end.boxes.get(asked)
    return "box", box, {"box": asked, "expected": shown((wanted,)), "found": shown((box,))}


def _of_hero(role: Role, actor: Actor, about: str, wanted: Any) -> tuple[str, Any, Slots]:
    """The same for what is asked of a hero."""
    who = {"hero": role.called or role.name}
    if about == "cell":
        found: Any = cell_name(actor.cell)
        return about, found, {**who, "expected": wanted, "found": found}
    if about == "costume":
        found = role.costumes[actor.costume][0]
        return about, found, {**who, "expected": wanted, "found": found}
    if about == "shown":
        return about, actor.shown, who
    return about, actor.said, {**who, "expected": shown(wanted), "found": shown(actor.said)}


def _asked(sort: str, wanted: Any) -> str:
    """The key of the sentence of a question."""
    if sort == "end":
        return f"end.{wanted or 'none'}"
    if sort == "shown":
        return f"shown.{'yes' if wanted else 'no'}"
    return "silent" if sort == "said" and not wanted else sort


def _way(sort: str, found: Any, wanted: Any) -> str:
    """How a question is missed."""
    if sort == "end":
        return f"end.{wanted or 'none'}.{found or 'none'}"
    if sort == "shown":
        return f"shown.{'yes' if wanted else 'no'}"
    if sort == "said" and not (found and wanted):
        return "said_nothing" if wanted else "said_something"
    return sort


def told(start: World, why: Diagnostic) -> Diagnostic:
    """The sentence for what went wrong in a scenario, with the name of that."""
    scenario = start.stage.scenario
    if scenario is None or not scenario.name:
        return why
    key = "stage.in_scenario" if why.key.startswith("stage.missed.") else "stage.stopped_in"
    return Diagnostic(key, {"name": scenario.name, "why": why}, block=why.block, step=why.step)


def arrived(world: World) -> str:
    """Who stands on a flag, in the order of the level."""
    pairs = zip(world.stage.cast, world.actors, strict=True)
    return ", ".join(role.name for role, actor in pairs if actor.cell in world.stage.flags)


def reacts(start: World, end: World) -> bool:
    """Whether something has happened in a game, beside the time that passes."""
    return replace(end, tick=start.tick, me=start.me, sent=start.sent, dice=start.dice) != start
