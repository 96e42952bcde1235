"""A Scene as an SVG picture of its own, for a page or a file: its sprites are inside."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from codeweek.scene import HERO, Image, Label, Line, Rect, Scene, Shape, Sprite

CELL = 64  # pixels
EDGE, CORNER = 0.12, 0.16  # cells
DASH = 0.12  # cells
BUBBLE, INK = "#ffffff", "#2b2440"
LETTER = 0.55  # width of a letter, in heights of the text
LONGEST = 40  # letters of a label
PAGE = "<style>@page { size: A4; margin: 0 }</style>"  # printed as large as it is
FONT = "Andika, 'Segoe UI', system-ui, sans-serif"

Source = Callable[[str], bytes | None]


def svg(scene: Scene, sprite: Source, paper: bool = False, over: Sequence[Shape] = ()) -> str:
    """The picture; `sprite` gives the file of a sprite by its name, None when there is none.

    On `paper` a unit is a centimetre, and there is no edge. `over`: what lies over all of it.
    """
    shapes = (*scene.background, *scene.marks)
    used = [shape.image for shape in (*shapes, *scene.sprites, *over) if isinstance(shape, Image | Sprite)]
    high = scene.height + scene.above
    ground = f'<rect y="{_n(-scene.above)}" width="{_n(scene.width)}" height="{_n(high)}" rx="{CORNER}"/>'
    size = _paper(scene) if paper else _size(scene)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{escape(FONT)}"',
        ' font-weight="bold" text-anchor="middle">',
        PAGE if paper else "",
        f'<defs><clipPath id="ground">{ground}</clipPath>{"".join(_sources(used, sprite))}</defs>',
        f'<g clip-path="url(#ground)">{"".join(map(_shape, shapes))}</g>',
        *(_shape(replace(name, colour=INK)) for name in scene.rim),  # it is on paper
        *(_sprite(each, scene) for each in sorted(scene.sprites, key=lambda each: each.id == HERO)),
        *map(_shape, over),
        "</svg>",
    ]
    return "".join(parts)


def alone(scene: Scene) -> str:
    """What was drawn, as a picture without who drew it: no sprite is needed for it."""
    marks = tuple(mark for mark in scene.marks if not isinstance(mark, Image))
    return svg(replace(scene, background=(), marks=marks, rim=(), sprites=()), lambda _name: None)


def _size(scene: Scene) -> str:
    """Pixels, and the part of the plane that is seen, in cells."""
    first, over = -EDGE - scene.margin, scene.above
    wide, high = (length + scene.margin + 2 * EDGE for length in (scene.width, scene.height + over))
    box = " ".join(map(_n, (first, first - over, wide, high)))
    return f'width="{_n(wide * CELL)}" height="{_n(high * CELL)}" viewBox="{box}"'


def _paper(scene: Scene) -> str:
    wide, high = _n(scene.width), _n(scene.height + scene.above)
    return f'width="{wide}cm" height="{high}cm" viewBox="0 {_n(-scene.above)} {wide} {high}"'


def _sources(names: Iterable[str], sprite: Source) -> Iterator[str]:
    """Each sprite once, a cell large."""
    for name in dict.fromkeys(names):
        content = sprite(name)
        if content is not None:
            data = f"data:image/svg+xml;base64,{b64encode(content).decode()}"
            yield f'<image id="{_id(name)}" width="1" height="1" href="{data}"/>'


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        box = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
        return f'<rect {box} rx="{_n(shape.radius)}" fill="{escape(shape.fill)}"/>'
    if isinstance(shape, Line):
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
        dashes = f' stroke-dasharray="{DASH}"' if shape.dashed else ""
        stroke = f'stroke="{escape(shape.colour)}" stroke-width="{_n(shape.width)}"{dashes}'
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        return f'<polyline points="{points}" fill="none" {stroke} {ends}/>'
    if isinstance(shape, Label):
        return _text(shape.x, shape.y, shape.text, shape.size, shape.colour, shape.begins)
    return _image(shape)


def _text(x: float, y: float, words: str, size: float, colour: str, begins: bool = False) -> str:
    said = "".join(letter for letter in words[:LONGEST] if letter.isprintable())
    place = f'x="{_n(x)}" y="{_n(y + size * 0.35)}" font-size="{_n(size)}"'
    place += ' text-anchor="start"' if begins else ""
    return f'<text {place} fill="{escape(colour)}">{escape(said)}</text>'


def _image(shape: Image | Sprite) -> str:
    turn = f" rotate({_n(shape.angle)})" if shape.angle else ""
    size = _n(shape.size)
    scale = f"-{size} {size}" if isinstance(shape, Image) and shape.mirrored else size
    place = f"translate({_n(shape.x)} {_n(shape.y)}){turn} scale({scale}) translate(-.5 -.5)"
    return f'<use href="#{_id(shape.image)}" transform="{place}"/>'


def _sprite(sprite: Sprite, scene: Scene) -> str:
    if not sprite.label:
        return _image(sprite)
    hero = sprite.id == HERO
    size = 0.28 if hero else 0.25
    wide = (min(len(sprite.label), LONGEST) * LETTER + 1) * size
    x, y = (sprite.x, sprite.y - sprite.size * 0.7) if hero else (sprite.x + 0.3, sprite.y + 0.3)
    x, y = min(max(x, wide / 2), max(scene.width - wide / 2, wide / 2)), max(y, size - scene.above)
    box = f'x="{_n(x - wide / 2)}" y="{_n(y - size * 0.75)}" width="{_n(wide)}" height="{_n(size * 1.5)}"'
    around = f'<rect {box} rx="{_n(size / 2)}" fill="{BUBBLE}" stroke="{INK}" stroke-width="0.03"/>'
    return _image(sprite) + around + _text(x, y, sprite.label, size, INK)


def _id(name: str) -> str:
    return escape(name.replace("/", "-"))


def _n(value: float) -> str:
    """A number as SVG writes it, short."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
