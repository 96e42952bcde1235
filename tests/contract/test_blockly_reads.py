"""Blockly takes the definitions as they are, and keeps every program whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from node_process import Node
from strategies import CATALOGUE, scripts

from codeweek import data, describe, shipped, studio
from codeweek.blocks import blockly
from codeweek.blocks.definitions import can_show, definitions
from codeweek.blocks.script import Script

SCRIPT = Path(__file__).parent / "blockly_reads.mjs"
LEVELS = tuple(shipped.levels().values())


@pytest.fixture(scope="module", params=data.languages())
def reader(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("blockly") / "definitions.json"
    path.write_text(json.dumps(definitions(CATALOGUE, data.text(request.param))), encoding="utf-8")
    node = Node(SCRIPT, path)
    assert node.line() == []
    yield node
    node.close()


def read(reader, script, blocks=()):
    answer = reader.ask({"script": script, "blocks": list(blocks)})
    assert answer["complaints"] == []
    return answer["saved"]


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_the_programs_of_a_level_come_back_as_they_were(reader, level):
    for script in (studio.start(level), studio.solution(level).script):
        saved = describe.dressed(level, script)
        assert read(reader, saved) == saved
        assert blockly.load(studio.catalogue_of(level), read(reader, saved)) == script


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_every_block_of_a_flyout_can_be_put_down(reader, level):
    toolbox = describe.toolbox(level, studio.start(level), data.text("fr"))
    blocks = [item for item in toolbox["contents"] if item["kind"] == "block"]
    read(reader, describe.start(level), blocks)


@settings(max_examples=200)
@given(scripts())
def test_any_program_comes_back_as_it_was(any_reader, script):
    script = Script(tuple(map(fitting, script.blocks)))
    assert can_show(CATALOGUE, script)
    assert blockly.load(CATALOGUE, read(any_reader, blockly.save(script, CATALOGUE))) == script


def fitting(block):
    """The same block without the values that do not fit their holes: the random ones fit nothing."""
    slots = {
        name: fitting(inner)
        for name, inner in block.slots.items()
        if CATALOGUE.fits(inner, CATALOGUE[block.type].slot(name))
    }
    bodies = {name: tuple(map(fitting, body)) for name, body in block.bodies.items()}
    return replace(block, slots=slots, bodies=bodies)


@pytest.fixture(scope="module")
def any_reader(tmp_path_factory):
    path = tmp_path_factory.mktemp("blockly") / "definitions.json"
    path.write_text(json.dumps(definitions(CATALOGUE, data.text("fr"))), encoding="utf-8")
    node = Node(SCRIPT, path)
    assert node.line() == []
    yield node
    node.close()
