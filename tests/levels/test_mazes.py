"""The ten mazes of Blockly Games, written as level files."""

from pathlib import Path

import pytest

from codeweek.authoring.validate import prove
from codeweek.levels.programs import count
from codeweek.packs.load import load_pack
from codeweek.play.session import play
from codeweek.solver.search import solve

MAZES = load_pack(Path(__file__).parent / "mazes")
FEWEST = (2, 5, 2, 5, 5, 4, 4, 5, 4, 5)


def test_all_ten_are_read_and_keep_their_promises():
    assert not MAZES.problems
    assert len(MAZES.levels) == 10
    untold = [
        problem.key for level in MAZES.levels for problem in prove(level) if problem.severity == "error"
    ]
    assert untold == []


@pytest.mark.parametrize("number", range(1, 11))
def test_a_maze_is_proved_minimal_and_its_limit_can_be_kept(number):
    level, fewest = MAZES.levels[number - 1], FEWEST[number - 1]
    answer = solve(level)
    assert (answer.blocks, answer.proven) == (fewest, True)
    assert answer.programs
    for script in answer.programs:
        assert play(level, script, "fr").verdict.won
        assert count(level, script) == fewest
    assert level.limit is None or fewest <= level.limit
