"""A panel as a Scene: the look's own ground, the actors on it, and where the bubble's tail points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from codeweek.packs.story.story_types import PILOT, Actor, Panel, Story
from codeweek.scene import Image, Line, Rect, Scene, Shape, faces_of
from codeweek.worlds.robot.looks import Look, look_named

HORIZON = 3.15
HILLS = ((0.5, 1.35), (2.3, 0.95), (3.7, 1.25))  # where the middle of a hill is, and its radius
DOTS = 18  # of a sky that has some


def ground(look: Look, wide: float, high: float) -> Iterator[Shape]:
    """The shapes of a place, from the back to the front."""
    yield Rect(0, 0, wide, high, look.floor[1])
    yield from _dots(look, wide)
    for x, radius in HILLS:
        yield Rect(x - radius, HORIZON - radius * 0.55, 2 * radius, 2 * radius, look.wall_floor, radius)
    yield Rect(0, HORIZON, wide, high - HORIZON, look.floor[0])
    yield Line(((0, HORIZON), (wide, HORIZON)), look.grid, 0.05)
    yield from _tiles(look, wide, high)


def _dots(look: Look, wide: float) -> Iterator[Shape]:
    """Small stars at places that never change."""
    for number in range(DOTS if look.dots else 0):
        across = (number * number * 31 + number * 17 + 5) % 97 / 97
        along = (number * number * 13 + number * 41 + 9) % 89 / 89
        size = 0.05 if number % 3 else 0.08
        yield Rect(across * wide, along * (HORIZON - 0.5), size, size, look.dots, size / 2)


def _tiles(look: Look, wide: float, high: float) -> Iterator[Shape]:
    """The lines of the floor, closer the farther they are."""
    for depth in (0.22, 0.58, 1.1):
        yield Line(((0, HORIZON + depth), (wide, HORIZON + depth)), look.grid, 0.03)
    for number in range(-4, 5):
        top, bottom = wide / 2 + number * 0.55, wide / 2 + number * 1.25
        yield Line(((top, HORIZON), (bottom, high)), look.grid, 0.03)


WIDE, HIGH = 4.0, 5.0  # units of a panel
FEET, FRONT = 4.28, 4.94  # where actors stand, and what lies before them
ACTOR, CROWDED = 1.5, 1.2  # sides of an actor: of one or two, of three
PROP, GAP, WALL = 0.6, 0.12, 1.15
DISC, ANIMAL = 0.94, 0.7  # parts of an actor's side: the pilot's disc, and the animal on it
HOP, LEAN = 0.14, -12.0  # what a glad pilot does, units, and one that thinks, degrees: it has one face
ROOM = (0.12, 0.12, WIDE - 0.24, 2.3)  # left, top, width, height that a bubble may take
PLACES = {"left": 0.92, "middle": 2.0, "right": 3.08}  # of one, or of two as far apart as can be
CROWD = {"left": 0.7, "middle": 2.0, "right": 3.3}  # of three
BACK = "right"  # who stands there looks back to the middle

Box = tuple[float, float, float]  # the middle of a square, and its side


@dataclass(frozen=True)
class Pilot:
    """The child in a panel: the picture of an animal, on a disc of its colour."""

    picture: str
    colour: str


@dataclass(frozen=True)
class Drawn:
    """A panel to be painted; its words go into a bubble inside ROOM, whose tail points at `tail`."""

    scene: Scene
    tail: tuple[float, float]


def drawn(panel: Panel, story: Story, pilot: Pilot) -> Drawn:
    """A panel as a picture."""
    look = look_named(panel.background)
    shapes: list[Shape] = [*ground(look, WIDE, HIGH), *_walls(panel)]
    for actor in panel.actors:
        shapes += _actor(actor, actor_box(actor, panel), story, pilot)
    shapes += _props(panel, look)
    speaker = next(actor for actor in panel.actors if actor.who == panel.who)
    x, y, side = actor_box(speaker, panel)
    return Drawn(Scene(WIDE, HIGH, tuple(shapes)), (x, y - side * 0.46))


def actor_box(actor: Actor, panel: Panel) -> Box:
    """Where an actor of a panel is."""
    if len(panel.actors) > 2:
        return CROWD[actor.at], FEET - CROWDED / 2, CROWDED
    taken = [each.at for each in panel.actors]
    at = actor.at
    if len(taken) > 1 and at == "middle":
        at = "left" if "right" in taken else "right"
    return PLACES[at], FEET - ACTOR / 2, ACTOR


def _actor(actor: Actor, box: Box, story: Story, pilot: Pilot) -> Iterator[Shape]:
    x, y, side = box
    if actor.who == PILOT:
        disc = side * DISC
        lift = HOP if actor.face == "glad" else 0.0
        lean = LEAN if actor.face == "thinking" else 0.0
        yield Rect(x - disc / 2, y - disc / 2 - lift, disc, disc, pilot.colour, disc / 2)
        yield Image(pilot.picture, x, y - lift, side * ANIMAL, lean)
    else:
        sprite, back = story.cast[actor.who].sprite, actor.at == BACK
        face = actor.face if faces_of(sprite) else ""
        yield Image(sprite, x, y, side, face=face, mirrored=back)


def _is_wall(prop: str) -> bool:
    return prop.startswith("robot/") and prop.endswith("/wall")


def _walls(panel: Panel) -> Iterator[Shape]:
    """What stands behind, where no actor does."""
    taken = [actor_box(actor, panel)[0] for actor in panel.actors]
    free = [x for x in (2.0, PLACES["left"], PLACES["right"]) if x not in taken] or [2.0]
    for number, wall in enumerate(prop for prop in panel.props if _is_wall(prop)):
        yield Image(wall, free[number % len(free)], HORIZON + 0.12, WALL)


def _props(panel: Panel, look: Look) -> Iterable[Shape]:
    """What lies before, in a row; a sign is drawn in the colour of the look's words."""
    lying = [prop for prop in panel.props if not _is_wall(prop)]
    left = WIDE / 2 - (len(lying) - 1) * (PROP + GAP) / 2
    for number, prop in enumerate(lying):
        colour = look.ink if prop.startswith("icons/") else ""
        yield Image(prop, left + number * (PROP + GAP), FRONT - PROP / 2, PROP, colour=colour)
