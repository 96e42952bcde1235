"""In each language, the block labelled « gauche » turns counter-clockwise: others got this wrong."""

import pytest

from codeweek import data
from codeweek.blocks.read import read
from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.worlds.kinds import kinds

ROBOT = kinds()["robot"]
TURTLE = kinds()["turtle"]
LEFT = {"fr": "gauche", "en": "left"}
RIGHT = {"fr": "droite", "en": "right"}
EAST, SOUTH, NORTH = 0, 1, 3


def label(name, language):
    return " ".join(part.words for part in data.words().label(name, language))


def heading_after(word):
    known = programs.catalogue_of_kind("robot")
    world, _problems = ROBOT.parse_map({"grid": "...\n.>.\n..."})
    return run(read(known, f"{word}()").program, ROBOT.commands, world).world.heading


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize(("side", "heading"), [(LEFT, NORTH), (RIGHT, SOUTH)], ids=["left", "right"])
def test_the_block_that_says_a_side_turns_to_that_side(language, side, heading):
    turns = [
        name
        for name in ROBOT.commands
        if name.startswith("turn_") and side[language] in label(name, language)
    ]
    assert len(turns) == 1
    assert heading_after(data.words().name(turns[0], language)) == heading


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize(("side", "where"), [(LEFT, "A1"), (RIGHT, "C1")], ids=["left", "right"])
def test_the_arrow_that_says_a_side_goes_to_that_side(language, side, where):
    arrows = [n for n in ROBOT.commands if n in ("left", "right") and side[language] in label(n, language)]
    assert len(arrows) == 1
    known = programs.catalogue_of_kind("robot")
    world, _problems = ROBOT.parse_map({"grid": ".>."})
    program = read(known, f"{data.words().name(arrows[0], language)}()").program
    assert ROBOT.measures["cell"](run(program, ROBOT.commands, world).world) == where


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize("side", [LEFT, RIGHT], ids=["left", "right"])
def test_the_sensor_that_says_a_side_looks_to_that_side(language, side):
    sensors = [n for n in ROBOT.commands if n.startswith("wall_") and side[language] in label(n, language)]
    assert len(sensors) == 1
    grid = ".#.\n.>.\n..." if side is LEFT else "...\n.>.\n.#."
    world, _problems = ROBOT.parse_map({"grid": grid})
    assert ROBOT.commands[sensors[0]].function(world) is True


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize(("side", "at"), [(LEFT, (0, 10)), (RIGHT, (0, -10))], ids=["left", "right"])
def test_the_turtle_that_turns_to_a_side_draws_on_that_side(language, side, at):
    turns = [n for n in TURTLE.commands if n.startswith("rotate_") and side[language] in label(n, language)]
    assert len(turns) == 1
    known = programs.catalogue_of_kind("turtle")
    turn, forward = (data.words().name(name, language) for name in (turns[0], "forward"))
    world, _problems = TURTLE.parse_map({})
    assert run(read(known, f"{turn}(90)\n{forward}(10)").program, TURTLE.commands, world).world.at == at
