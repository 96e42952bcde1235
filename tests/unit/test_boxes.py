"""Variables as boxes: what is in them, and what has just changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.play.feedback.variables import LONGEST, Box, Cell, boxes, written

FRENCH = data.text("fr")
VALUES = st.recursive(
    st.one_of(st.integers(-99, 99), st.booleans(), st.text(max_size=30)),
    lambda each: st.lists(each, max_size=4),
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3, "3"),
        (-3, "−3"),
        (0.5, "0,5"),
        (True, "vrai"),
        ("a", "«\u00a0a\u00a0»"),
        ([1, [False]], "[1, [faux]]"),
    ],
)
def test_a_value_is_written_as_on_a_block(value, shown):
    assert written(value, FRENCH) == shown


def test_a_variable_that_changed_has_what_was_there():
    assert boxes([("x", 4)], {"x": 3}, FRENCH) == (Box("x", (Cell("4", "3"),)),)


def test_a_new_variable_had_nothing():
    assert boxes([("x", 4)], {}, FRENCH) == (Box("x", (Cell("4", ""),)),)


def test_one_and_true_are_two_values():
    assert boxes([("x", True)], {"x": 1}, FRENCH)[0].cells[0].before == "1"


def test_in_a_list_only_the_cell_that_changed_is_told():
    (box,) = boxes([("a", [1, 5, 3])], {"a": [1, 2, 3]}, FRENCH)
    assert [(cell.index, cell.before) for cell in box.cells] == [(0, None), (1, "2"), (2, None)]


def test_a_dictionary_has_a_cell_for_each_key_and_what_is_new_is_told():
    (box,) = boxes([("d", {"a": 1, 2: [3]})], {"d": {"a": 5}}, FRENCH)
    assert [(cell.shown, cell.before, cell.index) for cell in box.cells] == [
        ("«\u00a0a\u00a0»: 1", "5", None),
        ("2: [3]", "", None),
    ]


def test_a_cell_that_was_appended_had_nothing():
    (box,) = boxes([("a", [1, 2])], {"a": [1]}, FRENCH)
    assert [cell.before for cell in box.cells] == [None, ""]


@given(value=VALUES)
def test_what_stays_has_not_changed(value):
    (box,) = boxes([("x", value)], {"x": value}, FRENCH)
    assert all(cell.before is None for cell in box.cells)


@given(value=VALUES, before=VALUES)
def test_no_cell_is_longer_than_there_is_room_for(value, before):
    (box,) = boxes([("x", value)], {"x": before}, FRENCH)
    assert all(len(part) <= LONGEST for cell in box.cells for part in (cell.shown, cell.before or ""))
