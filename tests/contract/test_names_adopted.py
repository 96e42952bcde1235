"""The page and the core give a program saved under another language the same names."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from node_process import Node
from strategies import CATALOGUE, FUNCTIONS, VARIABLES, scripts

from codeweek.blocks import blockly
from codeweek.blocks.until import reads_until
from codeweek.blocks.write import program
from codeweek.levels.level import Level
from codeweek.levels.spoken import adopted, other_names

TOOLBOX = st.sampled_from([(), ("until", "while"), ("until", "while", "not")])
WORDS = st.sampled_from([*VARIABLES, *FUNCTIONS, "carre", "step"])


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("names_adopted.mjs"))
    yield node
    node.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(scripts(), st.dictionaries(WORDS, st.fixed_dictionaries({"en": WORDS}), max_size=4), TOOLBOX)
def test_a_program_takes_the_same_names_and_loops_on_both_sides(page, script, names, toolbox):
    level = Level("a/b", "t", "robot", (), names=names, toolbox=toolbox)
    asked = {
        "script": blockly.save(script),
        "names": other_names(level),
        "reads_until": reads_until(toolbox),
    }
    ours = blockly.save(adopted(level, script))
    assert page.ask(asked) == json.loads(json.dumps(ours))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(scripts(), st.dictionaries(WORDS, st.fixed_dictionaries({"en": WORDS}), max_size=4))
def test_what_was_typed_takes_the_same_names_on_both_sides(page, script, names):
    level = Level("a/b", "t", "robot", (), names=names)
    text = f"# a total\nprint('a', f'{{a}} a', total)\n{program(CATALOGUE, script, 'fr').source}"
    typed = replace(script, text=text, said=script.blocks)
    asked = {"script": blockly.save(typed), "names": other_names(level), "reads_until": False}
    ours = blockly.save(adopted(level, typed))
    assert "text" in ours
    assert page.ask(asked) == json.loads(json.dumps(ours))
