"""The page's canvas and pygame paint one picture: levels of each chapter, each look with all it may hold.

What each painter does at an edge or to a letter is its own, so mean colours of small squares are compared.
What is each painter's own makes at most 38 of 255 in a square (a letter). The least of the wrong pictures
below (the farmer of the terraces turned otherwise) makes several squares differ by 87. `FAR` is between.
"""

import base64
from dataclasses import replace
from pathlib import Path

import make_faces
import pygame
import pytest
from node_process import Node
from tiers import DEEP, every

from codeweek import data
from codeweek.desktop.painting.painter import save_picture
from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.packs.story.panel_scene import Pilot, drawn
from codeweek.packs.story.story_types import Actor, Panel
from codeweek.play import builtin
from codeweek.scene import FACES, HERO, Image, Label, Line, Rect, Scene, Sprite
from codeweek.web_api import serialize
from codeweek.worlds.robot.looks import LOOKS

SQUARE = 12  # pixels: an eighth of a cell
FAR = 60  # of 255, in one channel of a square's mean colour
BESIDE = data.web().parent / "pictures"  # where pictures that differ are left, side by side
LEVEL = "03-le-potager/08-le-jardinier-en-solo"  # dressed in each look


@pytest.fixture(scope="module")
def page():
    """The canvas painter in Chromium: asked a scene as JSON, it answers a PNG in base64."""
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    node = Node(Path(__file__).with_name("canvas_paints.mjs"))
    assert node.line() == "ready"
    yield node
    node.close()


def _played():
    """The start of a level of each chapter, and the end of the run of its given program."""
    for chapter in builtin.pack().chapters:
        level = next((each for each in chapter.levels if each.mode == "debug"), chapter.levels[-1])
        kind, text = programs.kind_of(level), programs.python_text(level, programs.start(level), "en")
        end = run(text, kind.commands, level.maps[0].world).world
        for name, world in (("start", level.maps[0].world), ("end", end)):
            yield pytest.param(kind.picture(world, level.look), id=f"{chapter.folder}-{name}")


def _scene(look):
    """The start of a level with more in it: a turned robot, a count, a trail, a number on paint."""
    level = builtin.levels()[LEVEL]
    scene = programs.kind_of(level).picture(level.maps[0].world, look)
    thing = Sprite("item", f"robot/{look}/item", 1.5, 0.5, 0.8, label="12")
    trail = Line(((0.5, 0.5), (1.5, 0.5), (1.5, 1.2)), "#c0392b", 0.1)
    paint = (Rect(1.05, 0.05, 0.9, 0.9, "#2b2440"), Rect(0.1, 1.1, 0.8, 0.8, "#ffe9a8", 0.1))
    marks = (*paint, trail, Label(0.5, 1.5, "7", "#2b2440", 0.5))
    others = (
        replace(each, angle=125.0, face="oops", effect="bump") if each.id == HERO else each
        for each in scene.sprites
    )
    return replace(scene, marks=(*scene.marks, *marks), sprites=(thing, *others))


def _faces(next=0):
    """Every hero with each face, or another one, and looking down with one."""
    heroes = [make_faces.faced(name) for name in make_faces.HEADS]
    columns = [*((number, 0.0) for number in range(len(FACES))), (2, 90.0)]
    sheet = [
        Image(image, x + 0.5, y + 0.5, 1, angle, FACES[(face + next) % len(FACES)])
        for y, image in enumerate(heroes)
        for x, (face, angle) in enumerate(columns)
    ]
    ground = Rect(0, 0, len(columns), len(heroes), "#8899aa")
    return Scene(len(columns), len(heroes), (ground, *sheet))


def _without(scene, gone):
    return replace(scene, sprites=tuple(each for each in scene.sprites if each.id != gone))


def _changed(scene, id, **changes):
    return replace(
        scene, sprites=tuple(replace(each, **changes) if each.id == id else each for each in scene.sprites)
    )


WRONG = {
    "a robot turned otherwise": lambda scene: _changed(scene, HERO, angle=170.0),
    "no robot": lambda scene: _without(scene, HERO),
    "no thing": lambda scene: _without(scene, "item"),
    "no count": lambda scene: _changed(scene, "item", label=""),
    "no marks": lambda scene: replace(scene, marks=()),
    "no ground": lambda scene: replace(scene, background=()),
}


def _panel(look):
    """A panel of a comic: a hero that is mirrored, a sign in one colour, round hills."""
    actors = (Actor("pilou", "left", "oops"), Actor("luce", "right", "glad"))
    panel = Panel(look, actors, "luce", "Oui", ("icons/turn_left", f"robot/{look}/wall"))
    story = builtin.pack().story
    assert story is not None
    return drawn(panel, story, Pilot("animals/fox", "#8fc7f5")).scene


LOOKED_AT = [
    *((_scene(look), look) for look in LOOKS),
    (_faces(), "faces"),
    (_panel("cave"), "panel in a cave"),
    (_panel("village"), "panel in a village"),
]


DRAWN = [*every([*_played()], 4), *(pytest.param(scene, id=id) for scene, id in LOOKED_AT)]


@pytest.mark.parametrize("scene", DRAWN)
def test_both_painters_paint_the_same_picture(page, tmp_path, request, scene):
    desktop, canvas = _painted(page, tmp_path, scene, scene)
    far = _far(desktop, canvas)
    if far:
        _leave(request.node.callspec.id, desktop, canvas)
    assert not far, f"squares that differ: {far}; both pictures are in {BESIDE}"


# Each look and each way to be wrong, though not each pair: that is for the deep profile.
PAIRS = [(look, wrong) for look in enumerate(LOOKS) for wrong in enumerate(WRONG)]
SEEN = [(look, wrong) for (x, look), (y, wrong) in PAIRS if DEEP or (x + y) % 3 == 0]


@pytest.mark.parametrize(("look", "wrong"), SEEN)
def test_a_wrong_picture_is_seen(page, tmp_path, look, wrong):
    right = _scene(look)
    assert len(_far(*_painted(page, tmp_path, right, WRONG[wrong](right)))) >= 3


def test_faces_in_another_order_are_seen_for_every_hero(page, tmp_path):
    far = _far(*_painted(page, tmp_path, _faces(), _faces(1)))
    seen = {((x - 1) // 8, (y - 1) // 8) for _gap, (x, y) in far}  # cells: 8 squares
    assert {x for x, _y in seen} >= set(range(len(FACES)))
    assert {y for _x, y in seen} == set(range(len(make_faces.HEADS)))


@pytest.mark.parametrize("size", [0.25, 0.5, 0.9])
@pytest.mark.parametrize("text", ["7", "gé", "ÀH"])
def test_letters_stand_in_the_same_place(page, tmp_path, text, size):
    white = (Rect(0, 0, 2, 1, "#ffffff"),)
    scene = Scene(2, 1, white, marks=(Label(1, 0.5, text, "#2b2440", size),))
    desktop, canvas = (_letters(each) for each in _painted(page, tmp_path, scene, scene))
    edges = zip((*desktop.topleft, *desktop.bottomright), (*canvas.topleft, *canvas.bottomright), strict=True)
    assert all(abs(one - other) <= 2 for one, other in edges), (desktop, canvas)


def _painted(page, folder, by_pygame, by_canvas):
    """The pictures of both painters."""
    desktop, canvas = folder / "pygame.png", folder / "canvas.png"
    save_picture(by_pygame, desktop)
    canvas.write_bytes(base64.b64decode(page.ask(serialize.scene(by_canvas))))
    return pygame.image.load(desktop), pygame.image.load(canvas)


def _far(one, other):
    """The squares (column, row) that are not the same in both, worst first, with how far apart they are."""
    assert one.get_size() == other.get_size()
    columns, rows = one.get_width() // SQUARE, one.get_height() // SQUARE
    first, second = (_means(each, columns, rows) for each in (one, other))
    apart = [abs(a - b) for a, b in zip(first, second, strict=True)]
    worst = [max(apart[i : i + 3]) for i in range(0, len(apart), 3)]
    found = [(gap, (i % columns, i // columns)) for i, gap in enumerate(worst) if gap > FAR]
    return sorted(found, reverse=True)


def _letters(picture):
    """The box of what is darker than grey."""
    dark = pygame.mask.from_threshold(picture, (0, 0, 0), (128, 128, 128, 255))
    return dark.get_bounding_rects()[0].unionall(dark.get_bounding_rects())


def _means(picture, columns, rows):
    """The mean colour of each square."""
    whole = picture.subsurface((0, 0, columns * SQUARE, rows * SQUARE))
    return pygame.image.tobytes(pygame.transform.smoothscale(whole, (columns, rows)), "RGB")


def _leave(name, one, other):
    """Both pictures in one file."""
    BESIDE.mkdir(parents=True, exist_ok=True)
    width, height = one.get_size()
    both = pygame.Surface((2 * width + SQUARE, height))
    both.blit(one, (0, 0))
    both.blit(other, (width + SQUARE, 0))
    pygame.image.save(both, BESIDE / f"{name}.png")
