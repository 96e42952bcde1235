"""A panel as a Scene: the look's own ground, the actors on it, and where the bubble's tail points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from codeweek.packs.story.ground import HORIZON, ground
from codeweek.packs.story.shapes import PILOT, Actor, Panel, Story
from codeweek.scene import Image, Rect, Scene, Shape
from codeweek.worlds.robot.looks import Look, look_named

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
        yield Image(sprite, x, y, side, face=actor.face, mirrored=back)


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
