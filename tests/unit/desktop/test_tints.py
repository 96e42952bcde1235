"""A chapter colours its pages, and every word on them stays readable."""

import pytest

from codeweek.desktop.theme import THEMES, contrast, mix
from codeweek.desktop.tints import frame, tint
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
