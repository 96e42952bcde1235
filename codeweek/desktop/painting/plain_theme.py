"""The sober look of an older child: any scene on a plain grid, in quiet colours, its hero a flat shape."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from codeweek.desktop.painting.theme import Theme
from codeweek.scene import Image, Rect, Shape, Sprite
from codeweek.worlds.backdrops import BACKDROPS, FOLDER, PAGE
from codeweek.worlds.backdrops import NIGHT as DARK_ROOM
from codeweek.worlds.robot.looks import LOOKS, Look
from codeweek.worlds.turtle.looks import LOOKS as SHEETS

NAME = "sober"
PLAIN = LOOKS[NAME]
NIGHT = replace(
    PLAIN,
    floor=("#262b33", "#2a3038"),
    wall_floor="#76808e",
    grid="#414956",
    fence="#d5dbe4",
    ink="#f1f3f5",
    paint="#3f5f8f",
    target="#9cc0f0",
    panel="#39414d",
)
ROLES = ("wall_floor", "grid", "fence", "ink", "paint", "target", "panel")
SHEET_ROLES = ("paper", "grid", "model", "ink")
WALLS = ("wall", "wall_2")  # pictures that a plain grid does without
PLATES = ("number", "number_painted")  # the same under numbers; in a comic they are things
SCENERY = f"{FOLDER}/"  # pictures of a place, of which only the shape is seen
HEROES = ("hero", "hero_up")
OUTLINE = 1.1  # how much larger than a thing the shape behind it is
SPECK = 0.08  # units: a star of the ground is not larger
SPECKS = frozenset(look.dots for look in LOOKS.values() if look.dots)


@dataclass(frozen=True)
class Dress:
    """What a painter puts on: other colours, one around each thing; `cast`: heroes stay who they are.

    `far`: the colour of what is seen of a place.
    """

    colours: Mapping[str, str]
    edge: str
    far: str
    cast: bool = False

    def shape(self, shape: Shape) -> Shape | None:
        """A shape as it is painted; None when it is not."""
        if isinstance(shape, Rect):
            if shape.width <= SPECK and shape.fill in SPECKS:
                return None
            return replace(shape, fill=self.colours.get(shape.fill, shape.fill))
        if isinstance(shape, Image):
            return self._image(shape)
        return replace(shape, colour=self.colours.get(shape.colour, shape.colour))

    def sprite(self, sprite: Sprite) -> Sprite:
        """The same of what moves."""
        return sprite if self.cast else replace(sprite, image=flat(sprite.image), face="")

    def outlines(self, image: str) -> bool:
        """Whether a picture gets an outline: things, whose own colours were made for other grounds."""
        return not self.cast and image.startswith("robot/") and image.rpartition("/")[2] not in HEROES

    def _image(self, image: Image) -> Image | None:
        if image.image.startswith(SCENERY):
            return None if self.cast else replace(image, colour=self.far)
        gone = WALLS if self.cast else (*WALLS, *PLATES)
        if image.image.startswith("robot/") and image.image.rpartition("/")[2] in gone:
            return None
        colour = self.colours.get(image.colour, image.colour)
        if self.cast:
            return replace(image, colour=colour)
        return replace(image, image=flat(image.image), face="", colour=colour)


def flat(image: str) -> str:
    """The picture of a hero without a face or a costume; any other one as it is."""
    world, _, name = image.partition("/")
    return f"{world}/{NAME}/{name.rpartition('/')[2]}" if name.rpartition("/")[2] in HEROES else image


def dress_of(theme: Theme) -> Dress | None:
    """What painters put on in a theme; None: nothing."""
    return (DARK if theme.dark else LIGHT) if theme.frame else None


@cache
def colours(dark: bool) -> Mapping[str, str]:
    """What each colour of a look becomes. Paper stays paper: pens have the colours they are called."""
    return dict(_pairs(NIGHT if dark else PLAIN))


def _pairs(to: Look) -> Iterator[tuple[str, str]]:
    for sheet in SHEETS.values():
        yield from ((getattr(sheet, role), getattr(SHEETS[NAME], role)) for role in SHEET_ROLES)
    for place in (*BACKDROPS.values(), DARK_ROOM):
        yield from ((each, to.floor[0]) for each in (*place.sky, place.stars) if each)
        yield from ((each, to.floor[1]) for each in place.ground)
        yield place.dots, to.grid
    if to is NIGHT:
        yield from zip(PAGE, (to.floor[0], to.panel, to.grid, to.wall_floor, to.paint, to.fence), strict=True)
    for look in LOOKS.values():
        yield from ((floor, to.floor[0]) for floor in look.floor)
        yield from ((getattr(look, role), getattr(to, role)) for role in ROLES if getattr(look, role))


LIGHT = Dress(colours(False), PLAIN.ink, PLAIN.panel)
DARK = Dress(colours(True), NIGHT.ink, NIGHT.panel)
