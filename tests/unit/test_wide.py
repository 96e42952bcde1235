"""How wide blocks will be, in letters, before a page has drawn them."""

import pytest

from codeweek import data
from codeweek.blocks.read import read
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.web_api import block_scripts

FR = data.text("fr")
WIDEST = (
    "11-chercher-comparer-ranger/05b-trois-reponses",
    "11-chercher-comparer-ranger/05c-couper-en-deux",
    "11-chercher-comparer-ranger/06-le-juste-nombre",
    "12-la-grande-fabrique/06-la-recherche-qui-ne-finit-pas",
)
KNOWN = programs.catalogue_of_kind("robot")


def width(source):
    block = read(KNOWN, source).script.blocks[0]
    return block_scripts.of_block(KNOWN, FR, block)


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("avancer()", "pivoter_gauche()"),
        ("x = 1", "x = 1000000"),
        ("x = a", "x = a + b"),
        ("x = a + b", "x = (a + b) * c"),
        ("while mur_devant():\n    avancer()", "while not mur_devant():\n    avancer()"),
    ],
)
def test_more_words_values_and_holes_make_a_block_wider(narrow, broad):
    assert width(narrow) < width(broad)


def test_a_level_is_as_wide_as_the_widest_line_of_its_solution_with_its_indent():
    levels = [level for level in builtin.pack().levels if level.writing != "text"]
    found = {level.id: block_scripts.of_level(level, FR) for level in levels}
    assert max(found, key=lambda id: found[id]) in WIDEST
    assert found["01-la-fusee/01-decollage"] < found["04-la-ronde/05-l-escalier"] < found[WIDEST[0]]
