"""The text of a code box, without a window: what holds whatever is typed, in whatever order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.editor.python_view import tokens
from codeweek.desktop.typing import text_editing
from codeweek.desktop.typing.code_text import INDENT, LONGEST, PAUSE, Code, UndoHistory

LETTERS = st.text(st.sampled_from("ab é_(:#\"'\n 1"), max_size=30)
MOVES = [
    text_editing.left,
    text_editing.right,
    text_editing.word_left,
    text_editing.word_right,
    text_editing.up,
    text_editing.down,
    text_editing.home,
    text_editing.end,
    text_editing.top,
    text_editing.bottom,
]
EDITS = [
    text_editing.new_line,
    text_editing.backspace,
    text_editing.delete,
    text_editing.word_before,
    text_editing.word_after,
    text_editing.indent,
    text_editing.unindent,
    lambda code: text_editing.pair(code, "("),
    lambda code: text_editing.typed(code, "é"),
    lambda code: text_editing.typed(code, "if a:\r\n\tb\n"),
]


@st.composite
def codes(draw):
    text = draw(LETTERS)
    place = st.integers(0, len(text))
    return Code(text, draw(place), draw(place))


@given(codes(), st.lists(st.sampled_from(EDITS + MOVES), max_size=12))
def test_the_caret_stays_in_the_text_whatever_is_done(code, acts):
    for act in acts:
        code = act(code)
        assert 0 <= code.start <= code.end <= len(code.text)
        assert "\t" not in code.text
        assert "\r" not in code.text


@given(codes(), st.sampled_from(MOVES), st.booleans())
def test_a_move_changes_no_letter_and_selects_only_when_asked(code, move, select):
    after = move(code, select)
    assert after.text == code.text
    assert after.anchor == (code.anchor if select else after.caret)


@given(codes(), LETTERS)
def test_letters_take_the_place_of_what_is_selected_and_of_nothing_else(code, letters):
    after = text_editing.typed(code, letters)
    assert after.text == code.text[: code.start] + letters + code.text[code.end :]
    assert not after.selected
    assert after.caret == code.start + len(letters)


@given(codes())
def test_what_is_cut_and_put_back_is_as_before(code):
    cut = text_editing.typed(code, "")
    assert text_editing.typed(cut, code.selected).text == code.text


@given(codes())
def test_delete_takes_away_what_backspace_would_from_after_it(code):
    if code.selected or code.caret == len(code.text) or code.text[code.caret] == " ":
        return
    assert text_editing.delete(code).text == text_editing.backspace(code.at(code.caret + 1)).text


@given(codes())
def test_lines_indented_and_brought_back_are_as_before(code):
    lines = code.text.split("\n")
    aligned = "\n".join(" " * (len(line) % 3 * INDENT) + line.strip(" ") for line in lines)
    code = Code(aligned).at(min(code.anchor, len(aligned))).at(min(code.caret, len(aligned)), select=True)
    assert text_editing.unindent(text_editing.indent(code)).text == code.text


@given(codes(), st.booleans())
def test_an_indented_selection_still_holds_the_same_letters(code, back):
    after = (text_editing.unindent if back else text_editing.indent)(code)
    assert after.selected.replace(" ", "") == code.selected.replace(" ", "")


@given(codes(), st.integers(0, 6), st.integers(0, 30))
def test_up_and_down_keep_the_column_over_shorter_lines(code, by, column):
    code = code.at(column)
    below = text_editing.down(code, by=by)
    if code.row + by <= code.text.count("\n"):
        assert text_editing.up(below, by=by).caret == code.caret


@given(codes(), LETTERS)
def test_a_text_changed_from_elsewhere_keeps_the_caret_between_the_same_letters(code, text):
    after = text_editing.changed(code, text)
    assert after.text == text
    assert 0 <= after.caret <= len(text)
    head = text.startswith(code.text[: code.caret])
    if head and code.text[code.caret :] == text[code.caret :]:
        assert after.caret == code.caret


@given(LETTERS, LETTERS, LETTERS)
def test_a_line_put_above_moves_the_caret_down_with_its_letters(above, before, behind):
    code = Code(before + "|" + behind, len(before) + 1, len(before) + 1)
    after = text_editing.changed(code, above + "\n" + code.text)
    assert after.text[after.caret :] == behind or after.caret <= len(above) + 1 + len(before) + 1


@given(codes(), st.lists(st.tuples(st.sampled_from(EDITS), st.sampled_from(["letters", ""])), max_size=9))
def test_undoing_all_gives_the_first_text_and_redoing_all_the_last(code, acts):
    past = UndoHistory(code)
    for number, (act, kind) in enumerate(acts):
        past = past.went(act(past.now), kind, number * 0.4)
    last = past.now.text
    while past.past:
        past = past.undo()
    assert past.now.text == code.text
    while past.future:
        past = past.redo()
    assert past.now.text == last


@pytest.mark.parametrize(
    ("typed", "depth"),
    [
        ("for i in range(4):", 4),
        ("if a:  # then", 4),
        ("    while True:", 8),
        ("    avancer()", 4),
        ("dire(':", 0),
        ("# note :", 0),
        ("x = 'a:'", 0),
        ("", 0),
    ],
)
def test_a_line_after_a_colon_begins_further_in(typed, depth):
    after = text_editing.new_line(Code(typed, len(typed), len(typed)))
    assert after.text == f"{typed}\n{' ' * depth}"


@pytest.mark.parametrize(
    ("before", "after"),
    [("        ", "    "), ("    ", ""), ("     ", "    "), ("      ", "    "), ("a   ", "a  "), ("\n", "")],
)
def test_backspace_in_an_indentation_goes_to_the_stop_before(before, after):
    assert text_editing.backspace(Code(before, len(before), len(before))).text == after


def test_letters_typed_in_one_go_are_undone_together_and_a_pause_parts_them():
    past = UndoHistory()
    for number, letter in enumerate("abc"):
        past = past.went(text_editing.typed(past.now, letter), "letters", number * 0.2)
    past = past.went(text_editing.typed(past.now, "d"), "letters", 1 + PAUSE)
    assert past.undo().now.text == "abc"
    assert past.undo().undo().now.text == ""


def test_letters_typed_elsewhere_are_not_undone_with_those_before_the_caret_moved():
    past = UndoHistory().went(Code("ab", 2, 2), "letters", 0.0)
    past = past.went(text_editing.home(past.now), "", 0.1).went(Code("xab", 1, 1), "letters", 0.2)
    assert past.undo().now.text == "ab"


def test_a_text_that_is_full_takes_no_more_and_loses_nothing():
    full = Code("a" * LONGEST, LONGEST, LONGEST)
    assert text_editing.typed(full, "b") is full
    assert text_editing.backspace(full).text == "a" * (LONGEST - 1)


@pytest.mark.parametrize(
    ("text", "at", "word"), [("a bcd e", 3, "bcd"), ("a bcd", 5, "bcd"), ("a(b", 1, "a"), ("(b", 0, "(")]
)
def test_a_double_click_selects_the_word(text, at, word):
    assert text_editing.word_at(Code(text), at).selected == word


def test_the_sign_of_a_pair_goes_around_what_is_selected():
    after = text_editing.pair(Code("a b", 3, 2), "(")
    assert (after.text, after.caret) == ("a (b)", 4)


@given(st.text(st.sampled_from("ab é_(:#\"'\n\\1{f"), max_size=40))
def test_every_letter_is_painted_at_its_column_whether_python_can_read_it_or_not(source):
    found = tokens(source)
    for row, line in enumerate(source.split("\n"), 1):
        painted = ""
        for column, word, _kind in found.get(row, ()):
            assert column >= len(painted)
            painted = painted.ljust(column) + word
        assert painted == line.rstrip(" ")


def test_what_comes_before_a_mistake_keeps_its_colours():
    found = tokens("for i in range(3):  # trois\n    dire('oui\n    1")
    assert [kind for _column, _word, kind in found[1]][:3] == ["keyword", "plain", "keyword"]
    assert found[1][-1] == (20, "# trois", "comment")
    assert "".join(word for _column, word, _kind in found[2]) == "dire('oui"


@given(LETTERS, st.integers(0, 30), st.integers(0, 30))
def test_with_shift_the_caret_moves_by_one_letter_and_the_selection_begins_where_it_did(text, caret, anchor):
    code = Code(text, min(caret, len(text)), min(anchor, len(text)))
    for move, by in ((text_editing.left, -1), (text_editing.right, 1)):
        moved = move(code, select=True)
        assert moved.anchor == code.anchor
        assert moved.caret == max(0, min(code.caret + by, len(text)))
