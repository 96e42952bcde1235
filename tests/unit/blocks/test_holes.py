"""A text with holes: where they are, and which texts fill them and change nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.blocks.holes import count, empty, holes

GIVEN = "for _ in range(__):\n    dire(__)\ndire(my__name)"
FILLING = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=12)


@given(FILLING, FILLING)
def test_what_is_written_in_holes_is_found_there(first, second):
    text = GIVEN.replace("(__)", f"({first})", 1)
    text = text.replace("dire(__)", f"dire({second})", 1) if "dire(__)" in text else text
    found = holes(GIVEN, text)
    assert found is not None
    assert len(found) == count(GIVEN) == 2
    start, end = found[0]
    assert text[:start] + "__" + text[end : found[1][0]] + "__" + text[found[1][1] :] == GIVEN


def test_another_line_or_a_letter_outside_fills_no_hole():
    assert holes(GIVEN, GIVEN) is not None
    for other in (GIVEN.replace("range", "rang"), GIVEN + "\n", GIVEN.replace("__)", "1\n)", 1), ""):
        assert holes(GIVEN, other) is None


def test_a_name_with_two_lines_under_is_no_hole():
    assert count("a__b = __init__") == 0
    assert count("_ = __") == 1


def test_the_first_hole_that_is_empty_has_its_line_and_column():
    assert empty(GIVEN) == (1, 16)
    assert empty(GIVEN.replace("(__)", "(3)", 1)) == (2, 10)
    assert empty("a__b") is None
