"""Each look of the robot's world, and what a run shows, as approved."""

import pygame
import pytest
from approved import assert_approved, difference

from codeweek import data, studio
from codeweek.desktop.painter import save_picture
from codeweek.desktop.tints import frame
from codeweek.packfile import load_pack

COURSE = load_pack(data.folder("levels"))
CASES = {
    "space-star": ("01-la-fusee/06-l-etoile-d-abord", "", 0),
    "village-corner": ("02-le-facteur/03-le-coin-de-la-rue", "", 0),
    "garden-pots": ("03-le-potager/08-le-jardinier-en-solo", "", 0),
    "plaza-balloons": ("04-la-ronde/09-les-terrasses", "", 0),
    "village-turned": ("02-le-facteur/03-le-coin-de-la-rue", "avancer()\navancer()\npivoter_gauche()", 3),
    "village-bump": ("02-le-facteur/03-le-coin-de-la-rue", "pivoter_gauche()\navancer()", 2),
    "plaza-under-the-robot": ("04-la-ronde/07-un-de-trop", "", 0),
    "plaza-picked": ("04-la-ronde/06-le-rang-de-ballons", "avancer()\nramasser()\navancer()", 3),
}


@pytest.fixture
def approve(request):
    return request.config.getoption("--approve")


@pytest.mark.parametrize("name", CASES)
def test_a_world_looks_as_approved(name, approve, tmp_path):
    id, source, index = CASES[name]
    level = COURSE.level(id)
    world = studio.play_text(level, source).traces[0].at(index).world if source else level.maps[0].world
    save_picture(studio.kind_of(level).picture(world, level.look), tmp_path / "now.png", frame(level.look))
    assert_approved(pygame.image.load(tmp_path / "now.png"), f"world-{name}", approve)


def test_another_picture_is_told_apart():
    one, other = pygame.Surface((40, 40)), pygame.Surface((40, 40))
    other.fill("white", (10, 10, 5, 5))
    assert difference(one, other) == 25 / 1600
    assert difference(one, one.copy()) == 0
