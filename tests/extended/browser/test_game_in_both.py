"""A game that was played in Chromium is opened by the window: the same film, step by step."""

import json
import subprocess
from pathlib import Path

import pytest
from game_driver import open_game, opened
from page_driver import Visit

from codeweek import data
from codeweek.blocks import blockly
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.web_api import serialize
from codeweek.web_api.on_demand import games_api

HERE = Path(__file__).parents[2] / "browser"
LEVEL = "13-quand/10-mon-jeu"
TOUCHED = "class pagaille:\n    def quand_on_me_touche():\n        dire(score)\n\n    def tous_les_2_temps():"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """What the page was told of the game, and the file that it has kept."""
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    level = builtin.levels()[LEVEL]
    source = programs.python_text(level, programs.solution(level).script, "fr").source
    wanted = source.replace("class pagaille:\n    def tous_les_2_temps():", TOUCHED)
    assert TOUCHED in wanted
    script = blockly.save(programs.read_in(level, wanted).script)
    file = tmp_path_factory.mktemp("played") / "une.partie.json"
    command = ["node", str(HERE / "game_in_both.mjs"), LEVEL, json.dumps(script), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr[-4000:]
    found = json.loads(done.stdout)
    assert found["problems"] == []
    return found, file


def whole(parts):
    """The pictures, steps and marks of a film, put together as the page does."""
    scenes, at, steps, marks = [], [], [], []
    for part in (answer["part"] for answer in parts):
        before, last = len(scenes), (at[-1] if at else 0)
        shapes = scenes[last]["marks"] if scenes else []
        for scene in part["scenes"]:
            shapes = [*shapes[: scene["kept"]], *scene["marks"]]
            scenes.append({"sprites": scene["sprites"], "marks": shapes})
        at += [before + number - 1 if number else last for number in part["at"]]
        steps += part["steps"]
        marks += part["marks"]
    return [scenes[number] for number in at], steps, marks


def plain(value):
    return json.loads(json.dumps(value))


def test_the_window_shows_the_game_of_the_page(played):
    found, file = played
    scenes, steps, marks = whole(found["parts"])
    visit = Visit()
    page = opened(visit, "10", solved=False)
    open_game(visit, file)
    assert visit.page is page
    trace, stage = page.film.trace, page.scenes
    assert len(trace) == len(steps) == found["length"]
    assert [plain(serialize.moving(stage.scene(index))) for index in range(len(trace) + 1)] == scenes
    assert list(trace.columns().statements) == steps
    assert [plain(games_api._mark(mark)) for mark in trace.marks] == marks
    inputs = [event for _tick, event in page.film.live.game.inputs]
    assert inputs[:3] == [("key", "up"), ("key", "up"), ("key", "right")]
    assert inputs[-4:] == [("key", "left"), ("key", "down"), ("key", "right"), ("click", "pagaille")]
    assert len({json.dumps(scene) for scene in scenes}) > 10  # it was a game
