"""The kinds of worlds: found by their folders, and imported when a level of theirs is there."""

import subprocess
import sys

import pytest

from codeweek.worlds.kinds import kinds


def test_a_kind_has_the_name_of_its_folder():
    assert [kind.name for kind in kinds().values()] == list(kinds())
    assert set(kinds()) == {"console", "music", "robot", "stage", "turtle"}


def test_what_is_no_kind_is_none():
    assert "robots" not in kinds()
    with pytest.raises(KeyError):
        kinds()["robots"]


FIRST_RUN = """
import json, sys
from codeweek.web_api import api
api.prepare()
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import read_in
from codeweek.play.session import play
from codeweek.worlds.kinds import kinds
world, _ = kinds()["robot"].parse_map({"grid": ">G"})
level = Level("a/b", "A", "robot", (Start(world),), toolbox=("move",), solution="move()")
assert play(level, read_in(level, "move()").script, "fr").verdict.won
print(*sorted({name.split(".")[2] for name in sys.modules if name.startswith("codeweek.worlds.")}))
"""


def test_a_first_run_of_the_page_brings_no_world_of_later_chapters():
    done = subprocess.run([sys.executable, "-c", FIRST_RUN], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fields", "kinds", "robot", "turtle"]
