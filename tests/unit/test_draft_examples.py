"""The examples of a text level in the workshop: a value a line, and nothing else of the file changes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.authoring.draft.level_acts import act, new, view
from codeweek.packs.load import of_texts

EVENS = """\
titre: "Pair ?"  # ma note
histoire: "Dis le double."
monde: texte
mode: faire
exemples:
  - {entrées: [3], dit: [6]}
  - {entrées: [5], dit: [10], cachée: true}
blocs: [dire, demander]
solution: |
  dire(demander() * 2)
"""
words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
numbers = st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
values = st.lists(words | numbers | st.lists(numbers | words, max_size=3), min_size=1, max_size=5)


def example(text, name, value, map=0):
    return act(text, {"do": "example", "map": map, "name": name, "value": value})


def level_of(text):
    pack = of_texts({"x.yaml": text})
    assert pack.levels, pack.problems
    return pack.levels[0]


def test_examples_are_seen_a_value_a_line():
    maps = view(EVENS).maps
    assert [(each["inputs"], each["said"], each["hidden"]) for each in maps] == [
        ("3", "6", False),
        ("5", "10", True),
    ]
    assert view(EVENS).examples
    assert not view(new("fr", "robot")).examples


def test_only_the_example_that_is_written_changes():
    changed = example(EVENS, "inputs", "4", map=1)
    assert changed == EVENS.replace("[5]", "[4]")
    assert example(changed, "inputs", "5", map=1) == EVENS


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("15", 15),
        ("-0.5", -0.5),
        ("007", "007"),
        ('"15"', "15"),
        ("oui", "oui"),
        ("true", "true"),
        ("Score : 3", "Score : 3"),
        ("130..205", "130..205"),
        ("[12, 7]", [12, 7]),
        ("[12, 7", "[12, 7"),
        ('"', '"'),
    ],
)
def test_a_line_is_a_number_a_list_or_a_text(line, value):
    level = level_of(example(EVENS, "inputs", line))
    assert level.inputs[0] == ((tuple(value),) if isinstance(value, list) else (value,))


@given(values, st.sampled_from(["inputs", "said"]))
def test_what_is_shown_of_an_example_reads_back_as_the_same(found, name):
    old, listed = ("[3]" if name == "inputs" else "[6]"), json.dumps(found, ensure_ascii=False)
    written = EVENS.replace(old, listed, 1)
    cleared = example(written, name, "")
    again = example(cleared, name, view(written).maps[0][name])
    assert level_of(again).maps == level_of(written).maps


def test_no_value_says_nothing_of_it_and_a_first_example_may_be_new():
    assert level_of(example(EVENS, "said", " \n", map=1)).maps[1].world.expected is None
    bare = EVENS[: EVENS.index("exemples")] + EVENS[EVENS.index("blocs") :]
    level = level_of(example(example(bare, "inputs", "3"), "said", "6"))
    assert (level.inputs, level.said) == (((3,),), ((6,),))


@pytest.mark.parametrize(
    "what",
    [
        {"map": 2, "name": "said", "value": "1"},
        {"map": 0, "name": "grid", "value": "1"},
        {"map": 0, "name": "said", "value": 1},
        {"map": -1, "name": "said", "value": "1"},
    ],
)
def test_an_act_that_does_not_apply_changes_nothing(what):
    assert act(EVENS, {"do": "example", **what}) == EVENS


def test_a_map_with_a_robot_has_no_examples():
    robot = new("fr", "robot")
    assert example(robot, "said", "3") == robot


@pytest.mark.parametrize("mode", ["fill", "translate"])
def test_a_mode_that_is_typed_is_written_in_text(mode):
    changed = act(EVENS, {"do": "set", "field": "mode", "value": mode})
    assert (view(changed).mode, view(changed).writing) == (mode, "text")
