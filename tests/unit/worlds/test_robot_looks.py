"""What a look writes on its floor can be read, and what it paints can be told from the floor."""

from itertools import combinations

import pytest

from codeweek.desktop.painting.theme import contrast
from codeweek.worlds.robot.looks import LOOKS, look_named

READABLE = 4.5  # WCAG AA, for words
SEEN = 3.0  # WCAG AA, for shapes
PAINTED = 1.3  # the paint is a whole square: lighter or darker than the floor also without its hue


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.name)
def test_numbers_are_readable_on_the_floor_and_on_paint(look):
    for ground in (*look.floor, look.paint, *([look.panel] if look.panel else [])):
        assert contrast(look.ink, ground) >= READABLE, ground


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.name)
def test_fences_and_cells_to_paint_show_on_the_floor(look):
    for ground in look.floor:
        assert contrast(look.fence, ground) >= SEEN
        assert contrast(look.target, ground) >= SEEN
    assert not look.panel or contrast(look.target, look.panel) >= SEEN


@pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.name)
def test_paint_is_lighter_or_darker_than_the_floor(look):
    for ground in look.floor:
        assert contrast(look.paint, ground) >= PAINTED


def test_no_two_looks_share_a_floor():
    for one, other in combinations(LOOKS.values(), 2):
        assert _far(one.floor[0], other.floor[0]) >= 16, (one.name, other.name)


def test_a_look_nobody_knows_is_the_village():
    assert look_named("nowhere") is LOOKS["village"]


def _far(one, other):
    """How far two colours are in the channel where they differ most."""
    return max(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) for i in (1, 3, 5))
