"""A child goes from the desktop to the page and back, by file and by code: the same blocks, run and stars."""

import json
import subprocess
from pathlib import Path

import pytest

from codeweek import data
from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.desktop.storage.store import Store
from codeweek.levels import programs
from codeweek.play import builtin, session
from codeweek.progress.transfer import childfile, transfer_code
from codeweek.progress.transfer.transfer_content import VERSION, Carried, carried, course
from codeweek.web_api import serialize

OWL = Profile("owl", "pink")
FIRST = "01-la-fusee/01-decollage"
STAIRS = "04-la-ronde/05-l-escalier"
POTS = "03-le-potager/08-le-jardinier-en-solo"
TURNS = "02-le-facteur/03-le-coin-de-la-rue"
BUMP = "avancer()\nfor _ in range(2):\n    pivoter_gauche()\n    avancer()\n"
TEXT = data.text("fr")
SHORT = "owl-pink"
CHOSEN = {"language": "fr", "theme": "sea", "zoom": 1.15, "sound": False, "volume": 0.3}


def _scripts():
    """What the child built: two solutions, and a program that does not win."""
    levels = builtin.levels()
    found = read(programs.catalogue_of(levels[STAIRS]), BUMP)
    assert not found.problems
    solved = {id: programs.solution(levels[id]).script for id in (TURNS, POTS)}
    return {**solved, STAIRS: found.script}


def _journey(folder):
    return Journey(Store(folder), OWL, builtin.pack(), SHIPPED)


@pytest.fixture(scope="module")
def visit(tmp_path_factory):
    """What the page made of a file of the desktop, and the desktop's journey with the page's file."""
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    there, away, back = (tmp_path_factory.mktemp(name) for name in ("there", "away", "back"))
    journey = _journey(there)
    journey.begin()
    for id, script in _scripts().items():
        journey.keep(journey.progress.saved(id, {}).saved(id, blockly.save(script)))
    journey.keep(journey.progress.won(FIRST, 2).tried(STAIRS))
    given, kept = away / childfile.name_of(SHORT), away / "kept.json"
    given.write_text(childfile.written(journey.store.read(OWL.name), SHORT, CHOSEN), encoding="utf-8")
    words = transfer_code.written(carried(SHORT, CHOSEN, None, journey.progress, course(VERSION)), "fr")
    script = Path(__file__).parents[2] / "browser" / "desktop_and_page.mjs"
    done = subprocess.run(
        ["node", str(script), str(given), str(kept), " ".join(words), *_scripts()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    brought = childfile.read(kept.read_text(encoding="utf-8"), childfile.name_of(SHORT))
    assert brought
    assert brought.profile == SHORT
    Store(back).write(OWL.name, childfile.joined({"version": 1}, brought))
    return journey, json.loads(done.stdout), _journey(back), brought


def test_the_page_holds_the_blocks_and_the_python_of_the_desktop(visit):
    journey, seen, _back, _brought = visit
    assert seen["problems"] == []
    for (id, script), played in zip(_scripts().items(), seen["played"], strict=True):
        level = builtin.levels()[id]
        there = blockly.load(programs.catalogue_of(level), played["request"]["script"])
        assert there == script == journey.script(level)
        assert [each.id for each in there.walk()] == [each.id for each in script.walk()]
        assert played["text"].rstrip() == programs.python_text(level, script, "fr").source.rstrip()


def test_the_page_s_run_is_the_desktop_s_run(visit):
    _journey, seen, _back, _brought = visit
    for (id, script), played in zip(_scripts().items(), seen["played"], strict=True):
        level = builtin.levels()[id]
        own = session.play(level, script, "fr", tries=played["request"]["tries"])
        runs = [serialize.run(trace, level, TEXT) for trace in own.traces]
        assert played["answer"]["runs"] == json.loads(json.dumps(runs))
        assert played["answer"]["verdict"] == json.loads(
            json.dumps(serialize.verdict(own.verdict, level, TEXT))
        )


def test_the_file_of_the_page_opens_in_the_desktop(visit):
    journey, seen, back, brought = visit
    assert brought.settings.items() >= CHOSEN.items()
    won = {
        id: played["answer"]["verdict"]["stars"]
        for id, played in zip(_scripts(), seen["played"], strict=True)
        if played["answer"]["verdict"]["won"]
    }
    assert set(won) == {TURNS, POTS}
    assert back.progress.stars == {FIRST: 2, **won}
    assert back.progress.tries[STAIRS] == journey.progress.tries[STAIRS] + 1
    for id, script in _scripts().items():
        assert back.script(builtin.levels()[id]) == script


def test_a_code_of_the_desktop_opens_in_the_page(visit):
    journey, seen, _back, _brought = visit
    course = seen["kept"][f"children/{SHORT}"]["courses"]["codeweek"]
    assert course["stars"] == journey.progress.stars
    assert course["last"] == journey.progress.last
    assert seen["kept"]["settings"].items() >= {**CHOSEN, "profile": SHORT}.items()


def test_a_code_of_the_page_opens_in_the_desktop(visit):
    _journey, seen, back, brought = visit
    found = transfer_code.read(seen["shown"], "fr")
    assert isinstance(found, Carried), found
    assert (found.profile, found.wished) == (SHORT, brought.settings)
    assert found.progress.stars == back.progress.stars
    assert found.progress.last == back.progress.last
