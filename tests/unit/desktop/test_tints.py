"""A chapter colours its pages, and every word on them stays readable."""

import re

import pytest

from codeweek.data import folder
from codeweek.desktop.painting.theme import THEMES, contrast, mix
from codeweek.desktop.painting.tints import frame, tint
from codeweek.worlds.kinds import kinds
from codeweek.worlds.robot.looks import LOOKS as ROBOT

LOOKS = sorted({look for kind in kinds().values() for look in kind.looks})


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("look", LOOKS)
def test_words_are_readable_on_the_ground_of_a_chapter(name, look):
    theme = THEMES[name]
    ground = tint(theme, look)
    for place in (ground, mix(ground, theme.card, 0.4)):
        assert contrast(theme.ink, place) >= 4.5
        assert contrast(theme.ink_soft, place) >= 4.5


@pytest.mark.parametrize("look", ROBOT)
def test_names_of_cells_are_readable_around_the_world(look):
    assert contrast(ROBOT[look].ink, frame(look)) >= 4.5


def test_every_look_has_its_own_light():
    assert len({tint(THEMES["sun"], look) for look in LOOKS}) == len(LOOKS)
    assert len({frame(look) for look in LOOKS}) == len(LOOKS)


def test_a_look_nobody_knows_is_the_village():
    assert frame("") == frame("village")


@pytest.mark.parametrize("look", ROBOT)
def test_names_of_cells_are_readable_on_the_scenery_around_the_world(look):
    """Each shape is a veil on the colour of the frame; small stars hide no letter."""
    source = (folder("sprites/around") / f"{look}.svg").read_text(encoding="utf-8")
    shapes = re.findall(r"<(?:path|circle)[^>]*>", source)
    large = [each for each in shapes if not re.search(r' r="0?\.\d"', each)]
    veils = {each: re.search(r'"(#\w{6})"[^>]* opacity="([.\d]+)"', each) for each in large}
    assert large
    assert all(veils.values())
    for colour, part in {found.groups() for found in veils.values() if found}:
        assert contrast(ROBOT[look].ink, mix(frame(look), colour, float(part))) >= 4.5
