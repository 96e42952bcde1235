"""Each look of the robot's world, and what a run shows, as approved."""

import pygame
import pytest
from approved import assert_approved, difference

from codeweek.blocks.read import read
from codeweek.desktop.painting.painter import save_picture
from codeweek.desktop.painting.tints import frame
from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.play import builtin, session
from codeweek.worlds.kinds import kinds

ROBOT = kinds()["robot"]
COURSE = builtin.pack()
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

HIDDEN = {"guess": {"min": 1, "max": 100, "tries": 7, "secret": 42}}
# Maps that show what numbers do: the look, the map, the program.
NUMBERS = {
    "numbers-swapped": (
        "station",
        {"grid": ">412", "numbers": {"A1": 15}},
        "echanger()\navancer()\nechanger()",
    ),
    "numbers-wanted": (
        "factory",
        {
            "grid": ">.8.",
            "numbers": {"B1": 26},
            "wanted_numbers": {"B1": 3, "C1": 11},
            "painted": ["C1", "D1"],
        },
        "avancer()\necrire(3)\navancer()",
    ),
    "numbers-guess-start": ("station", HIDDEN, ""),
    "numbers-guess-left": ("factory", HIDDEN, "proposer(50)\nproposer(25)\nproposer(37)"),
    "numbers-guess-found": ("station", HIDDEN, "proposer(50)\nproposer(25)\nproposer(42)"),
}


FIGURE = """
for _ in range(5):
    avancer(100)
    tourner_gauche(72)
lever_crayon()
couleur("rouge")
avancer(20)
baisser_crayon()
avancer(60)
"""
# Program and look of a pentagon to copy, and the step to look at.
SHEETS = {
    "studio-start": ("", "studio", 0),
    "studio-drawn": (FIGURE, "studio", 99),
    "harbour-off": (FIGURE.replace("gauche", "droite"), "harbour", 7),
    "cave-edge": ("tourner_gauche(20)\navancer(900)", "cave", 2),
}


@pytest.fixture
def approve(request):
    return request.config.getoption("--approve")


@pytest.mark.parametrize("name", CASES)
def test_a_world_looks_as_approved(name, approve, tmp_path):
    id, source, index = CASES[name]
    level = COURSE.level(id)
    world = session.play_text(level, source).traces[0].at(index).world if source else level.maps[0].world
    save_picture(programs.kind_of(level).picture(world, level.look), tmp_path / "now.png", frame(level.look))
    assert_approved(pygame.image.load(tmp_path / "now.png"), f"world-{name}", approve)


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_look_as_approved(name, approve, tmp_path):
    look, fields, source = NUMBERS[name]
    start, _problems = ROBOT.parse_map(fields)
    world = run(read(programs.catalogue_of_kind("robot"), source).program, ROBOT.commands, start).world
    save_picture(ROBOT.picture(world, look), tmp_path / "now.png", frame(look))
    assert_approved(pygame.image.load(tmp_path / "now.png"), f"world-{name}", approve)


@pytest.mark.parametrize("look", ROBOT.looks)
def test_a_look_is_as_approved(look, approve, tmp_path):
    start, _problems = ROBOT.parse_map({"grid": "#*oG\n>.p.", "painted": ["B2"], "walls": ["C1-C2"]})
    save_picture(ROBOT.picture(start, look), tmp_path / "now.png", frame(look))
    assert_approved(pygame.image.load(tmp_path / "now.png"), f"look-{look}", approve)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_looks_as_approved(name, approve, tmp_path):
    source, look, index = SHEETS[name]
    kind, known = kinds()["turtle"], programs.catalogue_of_kind("turtle")
    start, _problems = kind.parse_map({})
    model = run(read(known, FIGURE.partition("lever")[0]).program, kind.commands, start).world
    trace = run(read(known, source).program, kind.commands, kind.with_model(start, model))
    world = trace.at(min(index, len(trace))).world
    save_picture(kind.picture(world, look), tmp_path / "now.png", frame(look))
    assert_approved(pygame.image.load(tmp_path / "now.png"), f"turtle-{name}", approve)


def test_another_picture_is_told_apart():
    one, other = pygame.Surface((40, 40)), pygame.Surface((40, 40))
    other.fill("white", (10, 10, 5, 5))
    assert difference(one, other) == 25 / 1600
    assert difference(one, one.copy()) == 0
