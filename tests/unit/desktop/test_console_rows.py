"""What a program wrote, cut into the lines of the console."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.typing.console_view import rows
from codeweek.play.console import Line

PIECES = st.lists(st.text(st.sampled_from("ab \n"), max_size=6), max_size=8)


@given(PIECES)
def test_lines_of_the_console_joined_are_what_was_written(pieces):
    written = "".join(pieces)
    found = "\n".join(words for words, _kind in rows(Line(1, "out", piece) for piece in pieces))
    assert found == written.removesuffix("\n")


def test_a_question_and_its_answer_stand_on_lines_of_their_own():
    lines = [Line(1, "out", "a"), Line(1, "out", "b\n"), Line(2, "ask", "Ton âge ?\n"), Line(2, "in", "9\n")]
    assert rows(lines) == [("ab", "out"), ("Ton âge ?", "ask"), ("9", "in")]
