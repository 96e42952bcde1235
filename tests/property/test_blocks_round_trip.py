"""Blocks -> text -> blocks is the identity, and so is blocks -> file -> blocks."""

import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import CATALOGUE, TURTLE, scripts

from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.blocks.script import Block, Script
from codeweek.blocks.write import program
from codeweek.data import languages
from codeweek.diagnostic import Diagnostic


def without(catalogue, name):
    """The blocks of a level that does not offer one of them."""
    return replace(catalogue, types={n: type for n, type in catalogue.types.items() if n != name})


@pytest.mark.parametrize("absent", ["until", "not"])
@pytest.mark.parametrize("catalogue", [CATALOGUE, TURTLE], ids=["robot", "turtle"])
@given(st.data(), st.sampled_from(languages()))
def test_blocks_to_text_to_blocks_is_the_identity_in_each_toolbox(catalogue, absent, data, language):
    offered = without(catalogue, absent)
    script = data.draw(scripts(offered))
    source = program(catalogue, script, language).source
    reading = read(catalogue, source, tuple(offered.types))
    assert reading.problems == ()
    assert reading.script == script


@given(scripts(), st.sets(st.sampled_from(["until", "while", "not"])))
def test_whatever_is_offered_a_text_comes_back_the_same(script, toolbox):
    source = program(CATALOGUE, script, "fr").source
    back = read(CATALOGUE, source, tuple(toolbox)).script
    assert program(CATALOGUE, back, "fr").source == source
    assert toolbox >= {"until"} or "until" not in {block.type for block in back.walk()}


@pytest.mark.parametrize(
    ("toolbox", "type"),
    [
        (("until", "at_goal"), "until"),
        (("until", "while", "at_goal"), "until"),
        (("until", "not", "at_goal"), "until"),
        (("until", "while", "not", "at_goal"), "while"),
        (("while", "not", "at_goal"), "while"),
        ((), "while"),
    ],
)
def test_the_toolbox_says_which_block_a_while_not_is(toolbox, type):
    reading = read(CATALOGUE, "while not au_but():\n    avancer()\n", toolbox)
    assert [block.type for block in reading.script.blocks] == [type]
    reading = read(CATALOGUE, "while au_but():\n    avancer()\n", toolbox)
    assert [block.type for block in reading.script.blocks] == ["while"]


def _silent(blocks):
    """The same blocks without their comments."""
    return tuple(
        replace(block, bodies={name: _silent(body) for name, body in block.bodies.items()})
        for block in blocks
        if block.type != "comment"
    )


NOTES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12), st.booleans()), max_size=5)


@given(
    scripts(without(without(CATALOGUE, "until"), "python")), NOTES
)  # a text keeps its notes where they are
def test_a_comment_typed_anywhere_is_kept_and_changes_nothing(script, notes):
    lines = program(CATALOGUE, script, "fr").source.split("\n")
    for line, column, alone in notes:
        line = line % len(lines)
        if alone or "#" in lines[line]:
            lines.insert(line, f"{' ' * column}# a note: # so")
        else:
            lines[line] += "  # a note: # so"
    reading = read(CATALOGUE, "\n".join(lines))
    assert reading.problems == ()
    found = [block.fields["text"] for block in reading.script.walk() if block.type == "comment"]
    assert found.count("a note: # so") == len(notes)
    assert _silent(reading.script.blocks) == _silent(script.blocks)


@given(scripts(), st.sampled_from(languages()))
def test_text_of_blocks_is_stable(script, language):
    source = program(CATALOGUE, script, language).source
    assert program(CATALOGUE, read(CATALOGUE, source).script, language).source == source


@given(scripts())
def test_every_statement_knows_its_line(script):
    written = program(CATALOGUE, script, "fr")
    lines = written.source.split("\n")
    read_back = read(CATALOGUE, written.source).program
    import ast

    ours = [n.lineno for n in ast.walk(written.tree) if isinstance(n, ast.stmt) and hasattr(n, "block")]
    theirs = [n.lineno for n in ast.walk(read_back.tree) if isinstance(n, ast.stmt) and hasattr(n, "block")]
    assert ours == theirs
    assert all(1 <= line <= len(lines) for line in ours)


@pytest.mark.parametrize("catalogue", [CATALOGUE, TURTLE], ids=["robot", "turtle"])
@given(st.data())
def test_blocks_to_file_to_blocks_keeps_everything(catalogue, data):
    script = data.draw(scripts(catalogue))
    saved = json.loads(json.dumps(blockly.save(script)))
    loaded = blockly.load(catalogue, saved)
    assert loaded == script
    assert [b.id for b in loaded.everything()] == [b.id for b in script.everything()]


@given(
    st.recursive(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.text(max_size=5),
            st.sampled_from(["start", "move", "repeat"]),
        ),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(
                    ["blocks", "type", "id", "next", "block", "inputs", "fields", "count", "body", "shadow"]
                ),
                inner,
                max_size=4,
            ),
        ),
        max_leaves=20,
    )
)
@example({"blocks": {"blocks": [{"type": "start"}, {"type": "move"}]}})
@example(
    {
        "blocks": {
            "blocks": [
                {
                    "type": "start",
                    "next": {
                        "block": {"type": "repeat", "inputs": {"body": {"block": {"type": "wall_ahead"}}}}
                    },
                }
            ]
        }
    }
)
def test_any_file_gives_a_script_or_a_diagnostic(data):
    loaded = blockly.load(CATALOGUE, data)
    assert isinstance(loaded, (Script, Diagnostic))
    if isinstance(loaded, Script):
        program(CATALOGUE, loaded, "fr")


def test_loose_stacks_survive_a_save_and_load():
    loose = (Block("move", id="b9"), Block("pick", id="b10"))
    script = Script((Block("move", id="b1"),), (loose,))
    assert blockly.load(CATALOGUE, blockly.save(script)) == script
