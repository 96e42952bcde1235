"""What a program can make the hero that acts do and ask; here a wall stops a step, not the program."""

from dataclasses import replace
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.command import Stop, command, sensor
from codeweek.diagnostic import Diagnostic
from codeweek.worlds.robot.state import EAST, NORTH, SOUTH, WEST, frozen
from codeweek.worlds.stage.state import KEPT, LOST, WON, World, ahead

LONGEST_MESSAGE = 60  # letters


@command("motion", "arrow")
def up(world: World) -> World:
    """One cell up, whatever the heading."""
    return _step(world, NORTH)


@command("motion", "arrow")
def down(world: World) -> World:
    """One cell down, whatever the heading."""
    return _step(world, SOUTH)


@command("motion", "arrow")
def left(world: World) -> World:
    """One cell left on the screen, whatever the heading."""
    return _step(world, WEST)


@command("motion", "arrow")
def right(world: World) -> World:
    """One cell right on the screen, whatever the heading."""
    return _step(world, EAST)


@command("motion")
def move(world: World) -> World:
    """One cell forward."""
    return _step(world, world.actor.heading)


@command("motion", "turn")
def turn_left(world: World) -> World:
    """A quarter counter-clockwise, on the spot."""
    return world.changed("turn_left", heading=(world.actor.heading - 1) % 4)


@command("motion", "turn")
def turn_right(world: World) -> World:
    """A quarter clockwise, on the spot."""
    return world.changed("turn_right", heading=(world.actor.heading + 1) % 4)


@command("motion")
def back_to_start(world: World) -> World:
    """Back to the first cell at once, with the first heading."""
    (x, y), heading = world.role.start, world.role.heading
    return world.changed("back", x=x, y=y, heading=heading, on_path=0)


@command("motion")
def go_anywhere(world: World) -> World:
    """To a free cell that chance decides."""
    cells, rolled = world.stage.cells(), world.rolled()
    x, y = cells[rolled.dice % len(cells)]
    return rolled.changed("anywhere", x=x, y=y)


@command("motion")
def follow_path(world: World) -> World | Stop:
    """To the next cell of the path that the level has for this hero; after the last comes the first."""
    path = world.role.path
    if not path:
        return _stop(world, "no_path")
    count = (world.actor.on_path + 1) % len(path)
    x, y = path[count]
    return world.changed("path", x=x, y=y, on_path=count)


@command("action", "carry")
def pick(world: World) -> World:
    """Take away what lies here, if something does."""
    there = world.actor.cell in world.items
    left = world.items - {world.actor.cell}
    return replace(world, items=left, event="pick" if there else "empty")


@command("action")
def say(world: World, value: Any = 0) -> World:
    """Say a value; the last ones are kept."""
    said = (*world.actor.said, frozen(value))[-KEPT:]
    return world.changed("say", said=said, spoke=world.tick)


@command("action")
def costume(world: World, name: str = "") -> World | Stop:
    """Put on one of its costumes."""
    known = [plain(word) for word, _picture in world.role.costumes]
    if plain(name) not in known or not name:
        words = ", ".join(word for word, _picture in world.role.costumes if word)
        return _stop(world, "no_costume" if words else "no_costumes", name=name, known=words)
    return world.changed("costume", costume=known.index(plain(name)))


@command("action")
def show(world: World) -> World:
    """Be seen."""
    return world.changed("show", shown=True)


@command("action")
def hide(world: World) -> World:
    """Be seen no more, and meet nobody."""
    return world.changed("hide", shown=False)


@command("action")
def send(world: World, message: str = "") -> World:
    """Send a word that is heard in the next tick."""
    return replace(world, sent=(*world.sent, str(message)[:LONGEST_MESSAGE]), event="send")


@command("action")
def win(world: World) -> World:
    """End the game: it is won, unless it has ended before."""
    return replace(world, over=world.over or WON, event="over")


@command("action")
def lose(world: World) -> World:
    """End the game: it is lost, unless it has ended before."""
    return replace(world, over=world.over or LOST, event="over")


@sensor(group="wall")
def path_ahead(world: World) -> bool:
    """Whether nothing blocks the way in front."""
    return world.stage.free(ahead(world.actor, world.actor.heading))


@sensor(group="wall")
def wall_ahead(world: World) -> bool:
    """Whether a wall or the edge blocks the way in front."""
    return not world.stage.free(ahead(world.actor, world.actor.heading))


@sensor()
def on_item(world: World) -> bool:
    """Whether there is something to pick here."""
    return world.actor.cell in world.items


@sensor()
def at_goal(world: World) -> bool:
    """Whether the hero stands on a flag."""
    return world.actor.cell in world.stage.flags


@sensor()
def touching(world: World, name: str = "") -> bool | Stop:
    """Whether another hero, which is seen, stands on the same cell."""
    wanted = plain(name)
    found = [number for number, other in enumerate(world.heroes) if plain(other) == wanted]
    if not found:
        return _stop(world, "nobody", name=name, known=", ".join(world.heroes))
    other = world.actors[found[0]]
    return found[0] != world.me and other.shown and other.cell == world.actor.cell


def _step(world: World, heading: int) -> World:
    x, y = ahead(world.actor, heading)
    if not world.stage.free((x, y)):
        return world.changed("bump", heading=heading)
    return world.changed("move", x=x, y=y, heading=heading)


def _stop(world: World, key: str, **slots: Any) -> Stop:
    who = world.role.called or world.role.name
    return Stop(Diagnostic(f"stage.stop.{key}", {"hero": who, **slots}), world)
