"""A game played on a level: begun, kept as a file, and opened again as it was."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from small_stage import COMMANDS, Line

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_stage import INPUTS, TICKS
from codeweek.levels import programs
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import read_in
from codeweek.play import game
from codeweek.worlds.kinds import kinds

LEVEL = Level("a/b", "A game", "line", (Start(Line(boxes={"score": 0})),), toolbox=("when_key", "go"))
SOURCE = "def when_key_up():\n    go(1)\n    score += 1\ndef each_tick():\n    anywhere()\n"


@pytest.fixture(autouse=True)
def a_kind_that_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    line = replace(kinds()["robot"], name="line", commands=COMMANDS, waits=True)
    monkeypatch.setattr(programs, "kinds", lambda: {**kinds(), "line": line})
    programs.catalogue_of_kind.cache_clear()
    yield
    programs.catalogue_of_kind.cache_clear()


def script() -> Script:
    reading = read_in(LEVEL, SOURCE)
    assert reading.problems == ()
    return reading.script


def played() -> Game:
    made = game.begin(LEVEL, script(), seed=7)
    assert isinstance(made, Game)
    made.input(("key", "up"))
    made.tick()
    made.tick()
    made.input(("key", "up"))
    made.input(("click", "cat"))
    return made


def test_a_game_is_opened_as_it_was_kept() -> None:
    made = played()
    text = game.kept(LEVEL, script(), made)
    found = game.opened(LEVEL, text)
    assert not isinstance(found, Diagnostic)
    assert (game.level_of(text), found[0].blocks) == ("a/b", script().blocks)
    assert found[1].trace().columns() == made.trace().columns()
    assert (found[1].inputs, found[1].ticks, found[1].seed) == (made.inputs, made.ticks, 7)
    found[1].tick()
    made.tick()
    assert found[1].world == made.world


def test_a_file_of_a_game_is_small() -> None:
    assert len(game.kept(LEVEL, Script(), played())) < 400


def test_a_game_whose_program_may_not_run_does_not_begin() -> None:
    found = game.begin(LEVEL, read_in(LEVEL, "go(1)\n").script)
    assert isinstance(found, Diagnostic)
    assert found.key == "run.outside_hat"


def kept(**changes: object) -> str:
    return json.dumps({**json.loads(game.kept(LEVEL, script(), played())), **changes})


RIGHT = {
    "as many inputs as may be": [[1, "key", "a"]] * INPUTS,
    "the last tick": [[TICKS, "click", "nobody"]],
    "none": [],
}


@pytest.mark.parametrize("inputs", RIGHT.values(), ids=RIGHT)
def test_inputs_at_the_bounds_are_read(inputs: list[object]) -> None:
    assert isinstance(game.opened(LEVEL, kept(inputs=inputs)), tuple)


WRONG = {
    "another format": {"format": 2},
    "another level": {"level": "a/c"},
    "no program": {"program": {"blocks": []}},
    "an unknown block": {"program": {"blocks": {"blocks": [{"type": "launch"}]}}},
    "too many inputs": {"inputs": [[1, "key", "a"]] * (INPUTS + 1)},
    "a tick too late": {"inputs": [[TICKS + 1, "key", "a"]]},
    "a tick before all": {"inputs": [[-1, "key", "a"]]},
    "an unknown key": {"inputs": [[1, "key", "enter"]]},
    "no person's input": {"inputs": [[1, "start", "a"]]},
    "a key that is no word": {"inputs": [[1, "key", 3]]},
    "inputs that are none": {"inputs": "up"},
    "half a tick": {"ticks": 1.5},
    "too many ticks": {"ticks": TICKS + 1},
    "ticks that are true": {"ticks": True},
    "no seed": {"seed": None},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_a_file_that_is_none_is_refused(changes: dict[str, object]) -> None:
    found = game.opened(LEVEL, kept(**changes))
    assert isinstance(found, Diagnostic)
    assert found.key == "live.unreadable"


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 5000, "1", " " * (game.LONGEST + 1)])
def test_a_text_that_is_no_file_is_refused(text: str) -> None:
    assert game.level_of(text) == ""
    assert isinstance(game.opened(LEVEL, text), Diagnostic)
