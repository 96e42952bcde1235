"""A picture as data: painted by pygame, by a canvas, or read aloud. One unit is one cell; y goes down."""

from dataclasses import dataclass, replace

FACES = ("neutral", "glad", "oops", "dizzy", "asleep", "thinking")  # the first one is as a picture is drawn
STANDING = "stage/"  # a folder of pictures that are seen from the front: no shadow lies under them
FACED = ("hero", "hero_up", "bug")  # the pictures of a folder that have faces


@dataclass(frozen=True)
class Rect:
    """A filled rectangle; `radius` rounds its corners; all in units; colours are `#rrggbb`."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0


@dataclass(frozen=True)
class Line:
    """A stroke through points, with round ends; one that `grows` is drawn little by little by its step."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dashed: bool = False
    grows: bool = False


@dataclass(frozen=True)
class Label:
    """Centred text, `size` in units of height; with `begins`, its left end is at x."""

    x: float
    y: float
    text: str
    colour: str
    size: float = 0.4
    begins: bool = False


@dataclass(frozen=True)
class Image:
    """A still picture `sprites/<image>.svg`, centred at x, y; `size` is its side.

    `face` is one of FACES, or "": as drawn. A `mirrored` one looks to the left; a sign has a `colour`.
    """

    image: str
    x: float
    y: float
    size: float = 1.0
    angle: float = 0.0
    face: str = ""
    mirrored: bool = False
    colour: str = ""


Shape = Rect | Line | Label | Image


@dataclass(frozen=True)
class Sprite:
    """A moving thing with an identity, so that a painter can glide it from one scene to the next.

    `angle` is in degrees, clockwise on screen, 0 as drawn in the file. `label` is a small text in
    its corner (a count). `effect` names a short animation at arrival: "", bump, pick, drop, win, say.
    `face` is one of FACES, or "": as drawn.
    """

    id: str
    image: str
    x: float
    y: float
    size: float = 1.0
    angle: float = 0.0
    label: str = ""
    effect: str = ""
    face: str = ""


@dataclass(frozen=True)
class Scene:
    """A whole picture: `background` changes rarely and is painted once; `sprites` move, in front the last.

    `margin` is room on the left and the top, for the `rim`: labels at x or y below 0. `above` is room over
    the first row that the background fills too, between the two.
    """

    width: float
    height: float
    background: tuple[Shape, ...] = ()
    sprites: tuple[Sprite, ...] = ()
    marks: tuple[Shape, ...] = ()  # painted between the two: paint, numbers, trail
    rim: tuple[Label, ...] = ()
    margin: float = 0.0
    above: float = 0.0


def faces_of(image: str) -> str:
    """The picture that holds the faces of another one, side by side, all but the first of FACES; or ""."""
    folder, _, name = image.rpartition("/")
    own = f"faces/{image}" if image.startswith("animals/") else ""
    return f"faces/{folder}" if name in FACED else own


def seen_near(scene: Scene) -> Scene:
    """A scene without words on the ground and their brackets, which a cropped small picture would cut.

    A bracket is a line of several pieces that is not dashed.
    """

    def cut(shape: Shape) -> bool:
        bracket = isinstance(shape, Line) and len(shape.points) > 2 and not shape.dashed
        return bracket or isinstance(shape, Label)

    return replace(scene, background=tuple(shape for shape in scene.background if not cut(shape)))


HERO = "hero"  # the id of the sprite that programs move
BASKET = "basket"  # the id of what it carries, where that is shown


def turned(scene: Scene, quarters: int) -> Scene:
    """A scene after quarter turns clockwise, without the room above; only places and the hero turn."""
    turn = _Turn(quarters % 4, scene.width, scene.height)
    wide, high = turn.size(scene.width, scene.height)
    return Scene(
        wide,
        high,
        tuple(turn.shape(shape) for shape in scene.background),
        tuple(turn.sprite(sprite) for sprite in scene.sprites),
        tuple(turn.shape(shape) for shape in scene.marks),
        tuple(turn.name(label) for label in scene.rim),
        scene.margin,
    )


@dataclass(frozen=True)
class _Turn:
    """Quarter turns of a scene of that size; its new top left corner is at 0, 0 again."""

    quarters: int
    width: float
    height: float

    def size(self, width: float, height: float) -> tuple[float, float]:
        return (height, width) if self.quarters % 2 else (width, height)

    def at(self, x: float, y: float) -> tuple[float, float]:
        places = ((x, y), (self.height - y, x), (self.width - x, self.height - y), (y, self.width - x))
        return places[self.quarters]

    def shape(self, shape: Shape) -> Shape:
        if isinstance(shape, Line):
            return replace(shape, points=tuple(self.at(*point) for point in shape.points))
        if isinstance(shape, Rect):
            return self.rect(shape)
        x, y = self.at(shape.x, shape.y)
        return replace(shape, x=x, y=y)

    def rect(self, rect: Rect) -> Rect:
        x, y = self.at(rect.x + rect.width / 2, rect.y + rect.height / 2)
        width, height = self.size(rect.width, rect.height)
        return replace(rect, x=x - width / 2, y=y - height / 2, width=width, height=height)

    def sprite(self, sprite: Sprite) -> Sprite:
        x, y = self.at(sprite.x, sprite.y)
        angle = sprite.angle + 90 * self.quarters if sprite.id == HERO else sprite.angle
        return replace(sprite, x=x, y=y, angle=angle % 360)

    def name(self, label: Label) -> Label:
        """Move a label of the rim to the left or the top, beside its row or column after the turn."""
        x, y = self.at(label.x, label.y)
        top = (label.y < 0) != bool(self.quarters % 2)
        outside = min(label.x, label.y)
        return replace(label, x=x, y=outside) if top else replace(label, x=outside, y=y)
