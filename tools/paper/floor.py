"""The grid, the pawns and the signs for the floor."""

from collections.abc import Iterator

from paper.cards import icon
from paper.html import FOOT, image, sheet
from paper.pictures import Pictures
from paper.words import Words

SIDE, CELL = 5, 35  # squares, millimetres
HEROES = (
    "robot/space/hero",
    "robot/village/hero",
    "robot/garden/hero",
    "robot/plaza/hero",
    "turtle/studio/hero",
    "robot/jungle/hero",
    "robot/cave/hero",
    "robot/harbour/hero",
)
THINGS = ("space", "village", "garden", "plaza")  # the looks whose flag, obstacles and things are printed


def floor(words: Words, pictures: Pictures) -> Iterator[str]:
    """The sheets."""
    kit = words.kit["floor"]
    lines = f"repeat({SIDE}, {CELL}mm)"
    cells = "<i></i>" * SIDE**2
    grid = f'<div class="grid" style="grid-template: {lines} / {lines}">{cells}</div>'
    yield sheet(f"<h1>{kit['grid']}</h1><p>{kit['grid_how']}</p>{grid}", foot=FOOT)
    pawns = "".join(_pawn(hero, words, pictures) for hero in HEROES)
    yield sheet(
        f'<h1>{kit["pawns"]}</h1><p>{kit["pawns_how"]}</p><div class="pawns">{pawns}</div>', foot=FOOT
    )
    things = "".join(f"<span>{image(pictures.sprite(name))}</span>" for name in _things())
    yield sheet(f'<h1>{kit["things"]}</h1><div class="things">{things}</div>', foot=FOOT)
    for name, seen in _signs(pictures).items():
        yield sheet(f"{seen}<b>{kit['signs'][name]}</b>", "sign", FOOT)


def _pawn(hero: str, words: Words, pictures: Pictures) -> str:
    """Two faces with a fold between them, and a flap."""
    face = f"<div>{image(pictures.sprite(hero))}</div>"
    foot = f'<div class="foot">{icon("up")}{words.kit["floor"]["front"]}</div>'
    return f'<div class="pawn">{face}{face}{foot}</div>'


def _things() -> list[str]:
    kinds = ("flag", "wall", "wall", "item", "item")
    return [*(f"robot/{look}/{kind}" for look in THINGS for kind in kinds), *["robot/garden/pot"] * 5]


def _signs(pictures: Pictures) -> dict[str, str]:
    return {"start": icon("up"), "flag": icon("flag"), "wall": image(pictures.sprite("robot/space/wall"))}
