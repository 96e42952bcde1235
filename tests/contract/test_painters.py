"""The same scene on a canvas and through pygame is the same picture."""

import base64
import io

import pygame
import pytest

from codeweek import plain, shipped, studio
from codeweek.desktop.painter import save_picture
from codeweek.engine.run import run

FAR = 230  # of 765: how different two pixels must be to count (pygame paints gradients flat)
MOST = 0.015  # part of the pixels that may be that different


def _scenes():
    """The start of a level of each chapter, and the end of the run of its given program or solution."""
    for chapter in shipped.pack().chapters:
        level = next(each for each in chapter.levels if each.mode == "debug")
        kind, text = studio.kind_of(level), studio.python_text(level, studio.start(level), "en")
        end = run(text, kind.commands, level.maps[0].world).world
        for name, world in (("start", level.maps[0].world), ("end", end)):
            yield pytest.param(kind.picture(world, level.look), id=f"{chapter.folder}-{name}")


@pytest.mark.parametrize("scene", list(_scenes()))
def test_both_painters_paint_the_same_picture(page, scene, tmp_path):
    save_picture(scene, tmp_path / "pygame.png")
    (tmp_path / "canvas.png").write_bytes(base64.b64decode(page.ask(plain.scene(scene))))
    one = pygame.image.load(io.BytesIO((tmp_path / "pygame.png").read_bytes()), "one.png")
    other = pygame.image.load(io.BytesIO((tmp_path / "canvas.png").read_bytes()), "other.png")
    assert one.get_size() == other.get_size()
    apart = _differences(one, other)
    far = sum(each > FAR for each in apart) / len(apart)
    assert far < MOST, f"{far:.3f} of the pixels differ: {tmp_path}"


def _differences(one, other):
    first, second = (pygame.image.tobytes(each, "RGB") for each in (one, other))
    gaps = [abs(a - b) for a, b in zip(first, second, strict=True)]
    return [gaps[i] + gaps[i + 1] + gaps[i + 2] for i in range(0, len(gaps), 3)]
