"""A stage as a Scene: the floor, the heroes, and a strip below it with the boxes, the time and the end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from codeweek.scene import HERO, Image, Label, Line, Rect, Scene, Shape, Sprite
from codeweek.worlds.backdrops import BACKDROPS, EVENING, NIGHT, ROOM, Backdrop, above, drawn
from codeweek.worlds.robot.looks import Look, look_named
from codeweek.worlds.robot.state import STEPS, Cell, cell_name, shown
from codeweek.worlds.robot.walls import walls
from codeweek.worlds.stage.looks import CLOCK, FLAG, LAMP_LIT, LAMP_OFF, LOST, TURNING, WON
from codeweek.worlds.stage.state import HEARD, Actor, Stage, World

MARGIN = 0.32  # cells, for the names of columns and rows
STRIP, GAP = 0.72, 0.1  # height of the strip, and the space above it
ALONE, BESIDE, ITEM, ASIDE, FLAG_SIDE = 1.08, 0.64, 0.66, 0.44, 1.1  # sides of the pictures, in cells
TALLEST, TALL, TALL_BESIDE = (
    1.5,
    1.25,
    1.0,
)  # the same of who stands upright; the first where there is one row
EDGE = 0.06  # cells of a picture that are empty at its sides
FEET = 0.97  # of a cell: where who stands touches the ground
TALK = 12  # letters of what a hero says that fit beside it
LONGEST = 20  # letters of a name or a value on the strip
LETTER = 0.56  # how wide a letter is, of its height
STAYING = PAPER, INK, SOFT = "#fffaf0", "#2b2440", "#6a6480"  # of the strip, in every look
FRAME = {"won": "#2f9e44", "lost": "#c92a2a"}  # around a game that has ended
CROWD = ((-0.17, -0.15), (0.17, 0.15), (0.17, -0.17), (-0.17, 0.17))  # where heroes on one cell stand


def picture(world: World, look: str) -> Scene:
    """The scene of a world in a look (of `robot.looks.LOOKS`); cell A1 is the unit square at 0, 0."""
    stage, dress = world.stage, look_named(look)
    return Scene(
        stage.width,
        stage.height + GAP + STRIP,
        _background(stage, dress),
        tuple(_sprites(world)),
        tuple(_marks(world, dress)),
        tuple(_names(stage, dress)),
        MARGIN,
        _above(stage, dress),
    )


def _above(stage: Stage, look: Look) -> float:
    """The room over the first row, where a place is seen behind it."""
    return above(stage.width, stage.height + GAP + STRIP) if look.name in BACKDROPS else 0.0


@lru_cache(maxsize=64)
def _floor(
    width: int, height: int, blocked: frozenset[Cell], look: Look, place: Backdrop | None
) -> tuple[Shape, ...]:
    if place:
        bottom = height + GAP + STRIP
        behind = drawn(place, width, height, -above(width, bottom), bottom)
        return (*behind, *walls(blocked, look))
    shapes: list[Shape] = [
        Rect(x, y, 1, 1, look.floor[(x + y) % 2]) for y in range(height) for x in range(width)
    ]
    shapes += [Line(((x, 0), (x, height)), look.grid, 0.03) for x in range(width + 1)]
    shapes += [Line(((0, y), (width, y)), look.grid, 0.03) for y in range(height + 1)]
    return (*shapes, *walls(blocked, look))


def _background(stage: Stage, look: Look, place: Backdrop | None = None) -> tuple[Shape, ...]:
    flags = (Image(FLAG, x + 0.5, y + FEET - FLAG_SIDE / 2, FLAG_SIDE) for x, y in sorted(stage.flags))
    place = place or BACKDROPS.get(look.name)
    return (*_floor(stage.width, stage.height, stage.walls, look, place), *flags)


def _by_night(world: World, look: Look) -> Backdrop | None:
    """What a room becomes where a lamp stands: it is night, and dark while none is lit; None: as it is."""
    pairs = zip(world.stage.cast, world.actors, strict=True)
    seen = {role.costumes[each.costume][1] for role, each in pairs if each.shown}
    if BACKDROPS.get(look.name) is not ROOM or not seen & {LAMP_LIT, LAMP_OFF}:
        return None
    return EVENING if LAMP_LIT in seen else NIGHT


def _names(stage: Stage, look: Look) -> Iterable[Label]:
    """Letters of columns along the top, numbers of rows along the left."""
    top = -_above(stage, look) - MARGIN / 2
    for x in range(stage.width):
        yield Label(x + 0.5, top, cell_name((x, 0))[0], look.ink, 0.24)
    for y in range(stage.height):
        yield Label(-MARGIN / 2, y + 0.5, str(y + 1), look.ink, 0.24)


def _sprites(world: World) -> Iterator[Sprite]:
    """What lies on the stage, then the heroes that are seen, the nearest last; who speaks stands in front."""
    seen = [number for number, actor in enumerate(world.actors) if actor.shown]
    taken = Counter(world.actors[number].cell for number in seen)
    for cell in sorted(world.items):
        at, size = (0.8, ASIDE) if cell in taken else (0.5, ITEM)
        yield Sprite(f"item-{cell_name(cell)}", world.stage.item, cell[0] + at, cell[1] + at, size)
    places: Counter[Cell] = Counter()
    sprites = []
    for number in seen:
        cell = world.actors[number].cell
        aside = CROWD[places[cell] % len(CROWD)] if taken[cell] > 1 else (0.0, 0.0)
        sprites.append(_hero(world, number, aside))
        places[cell] += 1
    yield from sorted(sprites, key=lambda sprite: (bool(sprite.label), sprite.y + sprite.size / 2))


def _hero(world: World, number: int, aside: tuple[float, float]) -> Sprite:
    role, actor = world.stage.cast[number], world.actors[number]
    image = role.costumes[actor.costume][1]
    angle = actor.heading * 90.0 if image in TURNING else 0.0
    speaks = actor.said and world.tick - actor.spoke < HEARD
    said = shown(actor.said[-1:])[:TALK] if speaks else ""
    effect = world.event if number == world.me and world.event in ("bump", "pick", "say") else ""
    effect = "" if effect == "bump" and image not in TURNING else effect
    x, y = actor.x + 0.5 + aside[0], actor.y + 0.5 + aside[1]
    alone = aside == (0.0, 0.0)
    size = ALONE if alone else BESIDE
    if image not in TURNING:
        size = (TALLEST if world.stage.height == 1 else TALL) if alone else TALL_BESIDE
        x = min(max(x, size / 2 - EDGE), world.stage.width - size / 2 + EDGE)
        y += FEET - 0.5 - size / 2
    return Sprite(f"{HERO}-{number}" if number else HERO, image, x, y, size, angle, said, effect)


def _marks(world: World, look: Look) -> Iterator[Shape]:
    night = _by_night(world, look)
    if night:
        yield from _background(world.stage, look, night)
    for role, actor in zip(world.stage.cast, world.actors, strict=True):
        upright = role.costumes[actor.costume][1] not in TURNING
        if actor.shown and upright and actor.heading != role.heading:
            yield _nose(actor, look)
    yield from _strip(world)
    if world.over:
        width, height = world.stage.width, world.stage.height
        corners = ((0, 0), (width, 0), (width, height), (0, height), (0, 0))
        yield Line(tuple((float(x), float(y)) for x, y in corners), FRAME[world.over], 0.12)


def _nose(actor: Actor, look: Look) -> Line:
    """A small arrow at the edge of its cell, where a hero looks that is drawn upright and has turned."""
    across, along = STEPS[actor.heading]
    x, y = actor.x + 0.5 + across * 0.46, actor.y + 0.5 + along * 0.46
    back_x, back_y = x - across * 0.12, y - along * 0.12
    side_x, side_y = along * 0.12, across * 0.12
    return Line(
        ((back_x + side_x, back_y + side_y), (x, y), (back_x - side_x, back_y - side_y)), look.ink, 0.06
    )


def _strip(world: World) -> Iterator[Shape]:
    """The boxes of the game side by side, then the time, and how the game ended."""
    top, width = world.stage.height + GAP, world.stage.width
    cells: list[tuple[str, str, str]] = [(name, shown((value,)), "") for name, value in world.held]
    if world.tick:
        cells.append(("", str(world.tick), CLOCK))
    if world.over:
        cells.append(("", "", WON if world.over == "won" else LOST))
    if not cells:
        return
    yield Rect(0, top, width, STRIP, PAPER, 0.14)
    room = min(width / len(cells), 2.6)
    left = (width - room * len(cells)) / 2
    for number, (name, value, image) in enumerate(cells):
        yield from _cell(left + number * room, top, room, name, value, image)


def _cell(left: float, top: float, room: float, name: str, value: str, image: str) -> Iterator[Shape]:
    """One of the strip: the name of a box above what it holds, or a picture beside a number."""
    middle, centre = left + room / 2, top + STRIP / 2
    if image and not value:
        yield Image(image, middle, centre, min(0.64, room * 0.9))
    elif image:
        side = min(0.46, room * 0.45)
        yield Image(image, middle - side / 2, centre, side)
        yield Label(
            middle + side / 2 + 0.02, centre, value, INK, fitting(value, room - side - 0.1, 0.4), True
        )
    else:
        yield Label(middle, top + 0.19, name[:LONGEST], SOFT, fitting(name[:LONGEST], room - 0.1, 0.24))
        yield Label(middle, top + 0.5, value[:LONGEST], INK, fitting(value[:LONGEST], room - 0.1, 0.38))


def fitting(words: str, room: float, most: float) -> float:
    """The size at which some words fit."""
    return min(most, max(room, 0.2) / (LETTER * max(1, len(words))))
