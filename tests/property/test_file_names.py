"""Names of files, from any title: every system takes them, and they can be typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.levels.files.file_name import DEVICES, LONGEST, free, level_file, stem_of

TITLES = st.one_of(st.text(), st.text("aàéœçÉŒ -'’:/\\.#1ﬁ"), st.sampled_from(sorted(DEVICES)))


@given(TITLES)
def test_a_name_has_small_letters_numbers_and_single_strokes_between_them(title):
    name = stem_of(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= LONGEST
    assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", name)  # Windows has no file of that name


@given(TITLES)
def test_a_name_is_the_name_of_itself(title):
    assert stem_of(stem_of(title)) == stem_of(title)


@given(st.text("abcdefgéàùçœ'", min_size=1), st.text("abcéè", min_size=1))
def test_capitals_and_what_stands_between_words_change_nothing(first, second):
    assert stem_of(f"{first} {second}") == stem_of(f"  {first.upper()} : {second}!")


@given(st.lists(TITLES, max_size=6))
def test_no_two_files_of_a_folder_have_one_name(titles):
    taken = []
    for title in titles:
        taken.append(free(stem_of(title), taken))
    assert len(set(taken)) == len(titles)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("L'été : # 1", "l-ete-1"),
        ("Cœur à cœur", "coeur-a-coeur"),
        ("", "niveau"),
        ("Ω", "niveau"),
        ("a" * 40, "a" * 40),
        ("a" * 41, "a" * 40),
        ("a" * 39 + " b", "a" * 39),
        ("Aux", "aux-niveau"),  # Windows has no file of that name
        ("Aux armes", "aux-armes"),
    ],
)
def test_a_title_has_this_name(title, name):
    assert stem_of(title) == name
    assert level_file(title) == f"{name}.yaml"


def test_what_has_no_letters_is_called_as_one_likes():
    assert stem_of("?!", "paquet") == "paquet"


def test_the_first_number_that_is_free_is_taken():
    assert [free("a", taken) for taken in ([], ["a"], ["a", "a-2"], ["a", "a-3"])] == [
        "a",
        "a-2",
        "a-3",
        "a-2",
    ]
