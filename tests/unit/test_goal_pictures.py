"""Chapters 1 to 3 without a sentence: the pictures of goals, of what a run missed, and of ideas are true."""

import pytest

from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.play.feedback.goal_strip import GUESS, strip
from codeweek.play.feedback.pointing import pointed
from codeweek.play.session import play
from codeweek.scene import Image
from codeweek.worlds.robot.state import cell_of

LEVELS = [level for chapter in builtin.pack().chapters[:3] for level in chapter.levels]
GOALS = [level for level in LEVELS if level.mode != "create"]
BUILT = [level for level in GOALS if not programs.read_only(level)]


def ids(level):
    return level.id


def cells_of(level, letters):
    """The cells of the map where one of these letters stands, as it is written in the level file."""
    world = level.maps[0].world
    grid = programs.kind_of(level).show(world).splitlines()[: world.map.height]
    return sorted((x, y) for y, row in enumerate(grid) for x, letter in enumerate(row) if letter in letters)


def pictures(tile):
    return {shape.image.rpartition("/")[2] for shape in tile.scene.background if isinstance(shape, Image)}


LETTERS = {"flag": "G", "items": "*123456789", "pots": "o"}
THINGS = {"flag": {"flag"}, "items": {"item"}, "pots": {"pot", "item"}}


@pytest.mark.parametrize("level", GOALS, ids=ids)
def test_each_picture_names_the_things_and_the_cells_of_its_goal(level):
    kind, world = programs.kind_of(level), level.maps[0].world
    tiles = {tile.name: tile for tile in strip(level, 0)}
    goals = {goal.name: goal for goal in kind.goals((world,), level.wanted(0))}
    assert set(tiles) - {GUESS} == set(goals) != set()
    assert (GUESS in tiles) == (level.predict is not None)
    for name in goals:
        assert pictures(tiles[name]) == THINGS[name]
        assert [cell_of(cell) for cell in sorted(tiles[name].cells)] == cells_of(level, LETTERS[name])
        assert set(tiles[name].left) == set(tiles[name].cells)


@pytest.mark.parametrize("level", BUILT, ids=ids)
def test_a_wrong_run_shows_the_picture_of_what_was_missed_and_where(level):
    whole = programs.solution(level).script
    for end in range(len(whole.blocks)):
        short = type(whole)(whole.blocks[:end])
        playback = play(level, short, "fr")
        if playback.problems or playback.verdict.won:
            continue
        missed = {goal.name: goal.missed for goal in playback.verdict.goals if not goal.met}
        tiles = [tile for tile in strip(level, 0, playback.traces[0].world) if not tile.met]
        assert {tile.name for tile in tiles} == set(missed) != set()
        for tile in tiles:
            assert tile.left
            assert set(tile.left) <= set(tile.cells)
            cell = missed[tile.name].slots.get("cell") if missed[tile.name] else None
            assert cell in (None, *tile.left)


@pytest.mark.parametrize("level", GOALS, ids=ids)
def test_the_pictures_of_a_run_that_wins_are_all_ticked_and_nothing_is_left_on_them(level):
    kind, world = programs.kind_of(level), level.maps[0].world
    end = run(programs.solution(level).program, kind.commands, world).world
    for tile in strip(level, 0, end):
        assert tile.name == GUESS or (tile.met and not tile.left and tile.done == tile.n)


@pytest.mark.parametrize("level", GOALS, ids=ids)
def test_each_idea_shows_something_that_is_there(level):
    shown, map = pointed(level), level.maps[0].world.map
    given = {block.id for block in programs.start(level).walk()}
    offered = {*programs.palette(level), *(piece.type for piece in programs.pieces(level) or ())}
    assert len(shown) == len(level.hints) == 3
    for each in shown:
        assert each.cells or each.blocks or each.types or each.button
        assert all(map.inside(cell_of(cell)) and cell_of(cell) not in map.walls for cell in each.cells)
        assert set(each.blocks) <= given
        assert set(each.types) <= offered
        assert each.button in ("", "run", "step")


def test_the_last_idea_shows_the_block_that_is_to_be_changed():
    level = builtin.levels()["02-le-facteur/08-il-s-est-trompe-de-cote"]
    block = programs.start(level).find(pointed(level)[2].blocks[0])
    assert block.type == "turn_left"


def test_a_strip_of_a_surprise_or_a_creation_has_nothing_to_reach():
    drawing = builtin.levels()["05-la-tortue-geometre/10-mon-dessin"]
    assert strip(drawing, 0) == ()


def test_what_is_to_be_foreseen_is_not_shown_beside_the_question():
    asked = [level for level in builtin.pack().levels if level.predict]
    told = [
        (level.id, tile.name) for level in asked for tile in strip(level, 0) if tile.name == level.predict.ask
    ]
    assert len(asked) > 10
    assert told == []
    assert any(level.predict.ask in level.goals for level in asked)
