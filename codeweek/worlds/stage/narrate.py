"""A stage in words, enough to follow a game without seeing it."""

from collections.abc import Collection, Iterable

from codeweek.text import Key, Text, capital
from codeweek.worlds.robot.narrate_step import HEADINGS
from codeweek.worlds.robot.state import Cell, cell_name, shown
from codeweek.worlds.stage.state import Actor, Role, World, ahead


def show(world: World) -> str:
    """The world in letters: the grid, then a line for each hero, the boxes and the rest."""
    stage = world.stage
    rows = ["".join(_letter(world, (x, y)) for x in range(stage.width)) for y in range(stage.height)]
    heroes = [_line(role, actor) for role, actor in zip(stage.cast, world.actors, strict=True)]
    boxes = [f"{name} = {shown((value,))}" for name, value in world.held]
    rest = [f"time: {world.tick}", *([f"end: {world.over}"] if world.over else [])]
    return "\n".join([*rows, *heroes, *boxes, *rest])


def _letter(world: World, cell: Cell) -> str:
    if cell in world.stage.walls:
        return "#"
    if any(actor.shown and actor.cell == cell for actor in world.actors):
        return "@"
    return "*" if cell in world.items else "G" if cell in world.stage.flags else "."


def _line(role: Role, actor: Actor) -> str:
    costume = role.costumes[actor.costume][0]
    parts = [
        f"{role.name}: {cell_name(actor.cell)}",
        costume,
        "" if actor.shown else "hidden",
        f"said {shown(actor.said)}" if actor.said else "",
    ]
    return " ".join(part for part in parts if part)


def narrate(world: World, text: Text, part: str) -> str:
    """One part of a world (`kinds.NARRATED`) in sentences."""
    return " ".join(_PARTS[part](world, text))


def _world(world: World, text: Text) -> Iterable[str]:
    stage = world.stage
    columns, rows = text("stage.tell.columns", n=stage.width), text("stage.tell.rows", n=stage.height)
    yield text("stage.tell.grid", columns=columns, rows=rows)
    for name, cells in (("walls", stage.walls), ("flags", stage.flags), ("items", world.items)):
        if cells:
            yield text(f"stage.tell.{name}", n=len(cells), cells=_listed(cells))
    for number in range(len(world.actors)):
        yield _where(world, number, text)
    for name, value in world.held:
        yield text("stage.tell.box", box=name, value=shown((value,)))
    yield text("stage.tell.time", n=world.tick)
    if world.over:
        yield text(f"stage.tell.over.{world.over}")


def _listed(cells: Collection[Cell]) -> str:
    return ", ".join(cell_name(cell) for cell in sorted(cells))


def who(world: World, number: int, text: Text) -> str:
    """How a sentence calls a hero."""
    role = world.stage.cast[number]
    return text.pick(role.called or role.name)


def _where(world: World, number: int, text: Text) -> str:
    role, actor = world.stage.cast[number], world.actors[number]
    name, costume = capital(who(world, number, text)), role.costumes[actor.costume][0]
    if not actor.shown:
        return text("stage.tell.hidden", hero=name, cell=cell_name(actor.cell))
    key = "dressed" if costume else "at"
    return text(f"stage.tell.{key}", hero=name, cell=cell_name(actor.cell), costume=costume)


def _hero(world: World, text: Text) -> Iterable[str]:
    actor = world.actor
    yield _where(world, world.me, text)
    heading = Key(f"robot.heading.{HEADINGS[actor.heading]}")
    yield text("stage.tell.facing", hero=capital(who(world, world.me, text)), heading=heading)
    if actor.said:
        yield text("stage.tell.said", hero=capital(who(world, world.me, text)), value=shown(actor.said[-1:]))


def _around(world: World, text: Text) -> Iterable[str]:
    """What is in front of the hero that acts, and with whom it stands."""
    there = ahead(world.actor, world.actor.heading)
    yield text("stage.tell.ahead", what=Key(f"stage.tell.{_found(world, there)}"))
    for number, other in enumerate(world.actors):
        if number != world.me and other.shown and other.cell == world.actor.cell:
            yield text("stage.tell.with", hero=who(world, number, text))


def _found(world: World, cell: Cell) -> str:
    if not (0 <= cell[0] < world.stage.width and 0 <= cell[1] < world.stage.height):
        return "edge"
    if cell in world.stage.walls:
        return "wall"
    return "item" if cell in world.items else "flag" if cell in world.stage.flags else "free"


def _goal(world: World, text: Text) -> Iterable[str]:
    """The scenario that is played: its name, and what comes in."""
    scenario = world.stage.scenario
    if scenario is None:
        yield text("stage.tell.live")
        return
    if scenario.name:
        yield text("stage.tell.scenario", name=text.pick(scenario.name))
    for tick, event in scenario.inputs:
        yield text("stage.tell.input", n=tick, what=said_of(world, event, text))
    if not scenario.inputs:
        yield text("stage.tell.no_input")
    yield text("stage.tell.lasts", n=scenario.ticks)


def said_of(world: World, event: tuple[str, ...], text: Text) -> str:
    """An input in words."""
    if event[0] == "click":
        return text("stage.tell.click", hero=who(world, world.heroes.index(event[1]), text))
    key = event[1]
    return text("stage.tell.key", key=Key(f"stage.key.{key}") if len(key) > 1 else key.upper())


_PARTS = {"world": _world, "hero": _hero, "around": _around, "goal": _goal}


def narrate_step(before: World, after: World, _type: str, text: Text) -> str:
    """One sentence for what a step did."""
    if after is before:
        return text("stage.step.nothing")
    hero = capital(who(after, after.me, text))
    if not after.event:
        return text(
            "stage.step.hat" if after.tick == before.tick else "stage.step.tick", n=after.tick, hero=hero
        )
    key = f"over.{after.over}" if after.event == "over" else after.event
    return text(f"stage.step.{key}", hero=hero, **_slots(before, after))


def _slots(before: World, after: World) -> dict[str, object]:
    """What the sentence of a step is about."""
    box, value = next(
        (new for old, new in zip(before.held, after.held, strict=False) if old != new), ("", "")
    )
    return {
        "cell": cell_name(after.actor.cell),
        "value": shown((value,)) if after.event == "box" else shown(after.actor.said[-1:]),
        "box": box or "…",
        "costume": after.role.costumes[after.actor.costume][0],
        "message": after.sent[-1] if after.sent else "…",
        "heading": Key(f"robot.heading.{HEADINGS[after.actor.heading]}"),
    }
