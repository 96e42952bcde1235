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
from codeweek.blocks.read import read
from codeweek.blocks.until import reads_until
from codeweek.blocks.write import program
from codeweek.levels.level import Level
from codeweek.levels.program_translation import adopted, other_names, other_texts

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
        "texts": other_texts(level),
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
    asked = {
        "script": blockly.save(typed),
        "names": other_names(level),
        "texts": other_texts(level),
        "reads_until": False,
    }
    ours = blockly.save(adopted(level, typed))
    assert "text" in ours
    assert page.ask(asked) == json.loads(json.dumps(ours))


@st.composite
def scripts_with_texts(draw):
    """A program, and what some of its texts are called by a level; one is the beginning of another."""
    script = draw(scripts())
    there = {str(b.fields["value"]) for b in script.everything() if b.type == "text"} | {"l:", "é", "l"}
    words = draw(st.lists(st.sampled_from(sorted(there)), unique=True, min_size=1))
    return script, {f'own "{number}"': {"en": word} for number, word in enumerate(words) if word}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(scripts_with_texts(), st.booleans())
def test_a_program_takes_the_same_texts_on_both_sides(page, drawn, typed):
    script, texts = drawn
    level = Level("a/b", "t", "robot", (), texts=texts)
    if typed:
        source = f"# l\nprint('l:', \"é\")\n{program(CATALOGUE, script, 'fr').source}"
        script = replace(script, text=source, said=script.blocks)
    asked = {"script": blockly.save(script), "names": {}, "texts": other_texts(level), "reads_until": False}
    ours = blockly.save(adopted(level, script))
    assert page.ask(asked) == json.loads(json.dumps(ours))
    assert adopted(level, adopted(level, script)) == adopted(level, script)


@pytest.mark.parametrize("word", ["constructor", "toString"])
def test_a_word_of_the_page_s_own_language_is_a_word_like_any_other(page, word):
    level = Level("a/b", "t", "robot", (), names={"a": {"en": "b"}}, texts={"c": {"en": "d"}})
    script = read(CATALOGUE, f"{word} = '{word}'\nb = 'd'\n").script
    asked = {
        "script": blockly.save(script),
        "names": other_names(level),
        "texts": other_texts(level),
        "reads_until": False,
    }
    assert page.ask(asked) == json.loads(json.dumps(blockly.save(adopted(level, script))))
