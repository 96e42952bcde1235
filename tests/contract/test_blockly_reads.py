"""Blockly takes the definitions as they are, and keeps every program whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node_process import Node
from strategies import CATALOGUE, TURTLE, scripts

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.catalogue import catalogue
from codeweek.blocks.definitions import can_show, definitions
from codeweek.blocks.read import read as read_text
from codeweek.blocks.script import Script
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.web_api import describe
from codeweek.worlds.kinds import kinds

SCRIPT = Path(__file__).parent / "blockly_reads.mjs"
LEVELS = tuple(builtin.levels().values())


GAMES = catalogue(kinds()["robot"].commands.values(), data.words(), waits=True)
GAME = """
class souris:
    def quand_touche_droite():
        vers_droite()
    def quand_je_croise_objet():
        fromage += 1
class chat:
    def tous_les_3_temps():
        sauter(2)
    def quand_je_croise_souris():
        pass
    def quand_message_pain():
        pass
def sauter(n):
    for _ in range(n):
        avancer()
"""


def every_block(language):
    """The definitions of the blocks of all kinds of worlds, each once."""
    catalogues = [GAMES, *(programs.catalogue_of_kind(kind) for kind in kinds())]
    found = {each["type"]: each for known in catalogues for each in definitions(known, data.text(language))}
    return list(found.values())


@pytest.fixture(scope="module", params=data.languages())
def reader(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("blockly") / "definitions.json"
    path.write_text(json.dumps(every_block(request.param)), encoding="utf-8")
    node = Node(SCRIPT, path)
    assert node.line() == []
    yield node
    node.close()


def read(reader, script, blocks=()):
    answer = reader.ask({"script": script, "blocks": list(blocks)})
    assert answer["complaints"] == []
    return _without_names_of_the_hidden(answer["saved"])


def _without_names_of_the_hidden(saved):
    """The value that waits behind a block has no id in our files; Blockly gives it one by chance."""
    if isinstance(saved, list):
        return [_without_names_of_the_hidden(each) for each in saved]
    if not isinstance(saved, dict):
        return saved
    found = {key: _without_names_of_the_hidden(value) for key, value in saved.items()}
    if "block" in found and "shadow" in found:
        found["shadow"] = {key: value for key, value in found["shadow"].items() if key != "id"}
    return found


def test_a_game_comes_back_as_it_was(reader):
    script = read_text(GAMES, GAME).script
    saved = blockly.save(script, GAMES)
    assert read(reader, saved) == saved
    assert blockly.load(GAMES, read(reader, saved)) == script


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_the_programs_of_a_level_come_back_as_they_were(reader, level):
    for script in (programs.start(level), programs.solution(level).script):
        saved = describe.dressed(level, script)
        typed = {key: saved.pop(key) for key in ["text"] if key in saved}  # the page keeps it beside Blockly
        assert read(reader, saved) == saved
        assert blockly.load(programs.catalogue_of(level), read(reader, saved) | typed) == script


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_every_block_of_a_flyout_can_be_put_down(reader, level):
    toolbox = describe.toolbox(level, programs.start(level), data.text("fr"))
    blocks = [item for item in toolbox["contents"] if item["kind"] == "block"]
    read(reader, describe.start(level), blocks)


@pytest.mark.parametrize("catalogue", [CATALOGUE, TURTLE], ids=["robot", "turtle"])
@given(drawn=st.data())
def test_any_program_comes_back_as_it_was(any_reader, catalogue, drawn):
    script = Script(tuple(fitting(catalogue, block) for block in drawn.draw(scripts(catalogue)).blocks))
    assert can_show(catalogue, script)
    assert blockly.load(catalogue, read(any_reader, blockly.save(script, catalogue))) == script


def fitting(catalogue, block):
    """The same block without the values that do not fit their holes: the random ones fit nothing."""
    slots = {
        name: fitting(catalogue, inner)
        for name, inner in block.slots.items()
        if catalogue.fits(inner, catalogue[block.type].slot(name))
    }
    bodies = {name: tuple(fitting(catalogue, each) for each in body) for name, body in block.bodies.items()}
    return replace(block, slots=slots, bodies=bodies)


@pytest.fixture(scope="module")
def any_reader(tmp_path_factory):
    path = tmp_path_factory.mktemp("blockly") / "definitions.json"
    path.write_text(json.dumps(every_block("fr")), encoding="utf-8")
    node = Node(SCRIPT, path)
    assert node.line() == []
    yield node
    node.close()
