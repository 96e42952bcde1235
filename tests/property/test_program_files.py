"""A program that is kept as a file of Python and opened from one, in the encodings of other editors."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.blocks.spelling import LONGEST
from codeweek.diagnostic import Diagnostic
from codeweek.play.typed import END, of_file

LINES = st.lists(st.text("aé = 1+'(:)#\u20ac", max_size=20).map(str.rstrip), min_size=1, max_size=8)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


@given(LINES, st.sampled_from(ENCODINGS), st.sampled_from(("\n", "\r\n")))
def test_the_text_of_a_file_is_what_was_written_whatever_wrote_it(lines, encoding, end):
    text = "\n".join(lines)
    if encoding == "cp1252" and text.isascii():
        text += "é"
    content = f"{text}\n".replace("\n", end).encode(encoding)
    assert of_file(content, f"mine{END}") == f"{text}\n"


def test_a_tab_before_a_line_is_four_spaces_and_one_inside_stays():
    assert of_file(b"if a:\n\tb = '\t'\n  \tc\n", "a.py") == "if a:\n    b = '\t'\n    c\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.py", b"\x00\x01\x02"),
        ("a.docx", b"PK\x03\x04word/"),
        ("a.py", b"%PDF-1.4"),
        ("a.py", codecs.BOM_UTF8 + b"\xff\x81"),
    ],
)
def test_what_is_no_text_is_told_by_its_name(name, content):
    found = of_file(content, name)
    assert isinstance(found, Diagnostic)
    assert (found.key, found.slots["name"]) == ("typing.no_program", name)


def test_the_longest_text_is_read_and_a_longer_one_is_told():
    assert of_file(b"a" * LONGEST, "a.py") == "a" * LONGEST + "\n"
    for content in (b"a" * (LONGEST + 1), "é".encode() * 9 * LONGEST, ("é".encode() * 9 * LONGEST)[:-1]):
        found = of_file(content, "a.py")
        assert isinstance(found, Diagnostic)
        assert (found.key, found.slots["most"]) == ("typing.long_program", LONGEST)
