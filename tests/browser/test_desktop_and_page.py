"""A child's file goes from the desktop to the page and back: the same blocks, Python, run and stars."""

import json
import subprocess
from pathlib import Path

import pytest

from codeweek import data, plain, shipped, studio
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.desktop.journey import SHIPPED, Journey, Profile
from codeweek.desktop.store import Store

OWL = Profile("owl", "pink")
FIRST = "01-la-fusee/01-decollage"
STAIRS = "04-la-ronde/05-l-escalier"
POTS = "03-le-potager/08-le-jardinier-en-solo"
TURNS = "02-le-facteur/03-le-coin-de-la-rue"
BUMP = "avancer()\nfor _ in range(2):\n    pivoter_gauche()\n    avancer()\n"
TEXT = data.text("fr")


def _scripts():
    """What the child built: two solutions, and a program that does not win."""
    levels = shipped.levels()
    found = read(studio.catalogue_of(levels[STAIRS]), BUMP)
    assert not found.problems
    solved = {id: studio.solution(levels[id]).script for id in (TURNS, POTS)}
    return {**solved, STAIRS: found.script}


def _journey(folder):
    return Journey(Store(folder), OWL, shipped.pack(), SHIPPED)


@pytest.fixture(scope="module")
def visit(tmp_path_factory):
    """What the page made of a file of the desktop, and the desktop's journey with the page's file."""
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    there, back = tmp_path_factory.mktemp("there"), tmp_path_factory.mktemp("back")
    journey = _journey(there)
    journey.begin()
    for id, script in _scripts().items():
        journey.keep(journey.progress.saved(id, blockly.save(script)))
    journey.keep(journey.progress.won(FIRST, 2).tried(STAIRS))
    kept = back / f"{OWL.name}.json"
    script = Path(__file__).with_name("desktop_and_page.mjs")
    done = subprocess.run(
        ["node", str(script), str(there / f"{OWL.name}.json"), str(kept), *_scripts()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return journey, json.loads(done.stdout), _journey(back)


def test_the_page_holds_the_blocks_and_the_python_of_the_desktop(visit):
    journey, seen, _back = visit
    assert seen["problems"] == []
    for (id, script), played in zip(_scripts().items(), seen["played"], strict=True):
        level = shipped.levels()[id]
        there = blockly.load(studio.catalogue_of(level), played["request"]["script"])
        assert there == script == journey.script(level)
        assert [each.id for each in there.walk()] == [each.id for each in script.walk()]
        assert played["text"].rstrip() == studio.python_text(level, script, "fr").source.rstrip()


def test_the_page_s_run_is_the_desktop_s_run(visit):
    _journey, seen, _back = visit
    for (id, script), played in zip(_scripts().items(), seen["played"], strict=True):
        level = shipped.levels()[id]
        own = studio.play(level, script, "fr", tries=played["request"]["tries"])
        runs = [plain.run(trace, level, TEXT) for trace in own.traces]
        assert played["answer"]["runs"] == json.loads(json.dumps(runs))
        assert played["answer"]["verdict"] == json.loads(json.dumps(plain.verdict(own.verdict, level, TEXT)))


def test_the_file_of_the_page_opens_in_the_desktop(visit):
    journey, seen, back = visit
    won = {
        id: played["answer"]["verdict"]["stars"]
        for id, played in zip(_scripts(), seen["played"], strict=True)
        if played["answer"]["verdict"]["won"]
    }
    assert set(won) == {TURNS, POTS}
    assert back.progress.stars == {FIRST: 2, **won}
    assert back.progress.tries[STAIRS] == journey.progress.tries[STAIRS] + 1
    for id, script in _scripts().items():
        assert back.script(shipped.levels()[id]) == script
