"""A picture as data: painted by pygame, by a canvas, or read aloud. One unit is one cell; y goes down."""

from dataclasses import dataclass


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
    """A stroke through points, with round ends."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dashed: bool = False


@dataclass(frozen=True)
class Label:
    """Centred text, `size` in units of height."""

    x: float
    y: float
    text: str
    colour: str
    size: float = 0.4


@dataclass(frozen=True)
class Image:
    """A still picture `sprites/<image>.svg`, centred at x, y; `size` is its side."""

    image: str
    x: float
    y: float
    size: float = 1.0
    angle: float = 0.0


Shape = Rect | Line | Label | Image


@dataclass(frozen=True)
class Sprite:
    """A moving thing with an identity, so that a painter can glide it from one scene to the next.

    `angle` is in degrees, clockwise on screen, 0 as drawn in the file. `label` is a small text in
    its corner (a count). `effect` names a short animation at arrival: "", bump, pick, drop, win, say.
    """

    id: str
    image: str
    x: float
    y: float
    size: float = 1.0
    angle: float = 0.0
    label: str = ""
    effect: str = ""


@dataclass(frozen=True)
class Scene:
    """A whole picture: `background` changes rarely and is painted once; `sprites` move.

    `margin` is room on the left and the top, for the `rim`: labels at x or y below 0.
    """

    width: float
    height: float
    background: tuple[Shape, ...] = ()
    sprites: tuple[Sprite, ...] = ()
    marks: tuple[Shape, ...] = ()  # painted between the two: paint, numbers, trail
    rim: tuple[Label, ...] = ()
    margin: float = 0.0
