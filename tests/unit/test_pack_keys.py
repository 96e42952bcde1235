"""The key under which what a child does in a pack is kept."""

from dataclasses import replace

import pytest
import small_course

from codeweek.play import builtin
from codeweek.progress.course import key_of


@pytest.fixture(scope="module")
def small():
    return small_course.small(builtin.pack())


def test_a_pack_is_known_by_its_title_its_author_and_its_levels_if_it_has_no_author(small):
    one = replace(small, title="Un été à l'école !", author="A")
    key = key_of(one)
    assert key.startswith("un-t-l-cole-")
    assert len(key.rpartition("-")[2]) == 8
    assert key_of(one, shipped=True) == "codeweek"
    assert key_of(one) == key_of(one, False) == key_of(replace(one, version="2"))
    assert key_of(replace(one, author="B")) != key
    assert key_of(replace(one, chapters=small.chapters[:1])) == key
    loose = replace(one, chapters=(replace(small.chapters[0], folder=""),))
    fewer = replace(loose, chapters=(replace(loose.chapters[0], levels=small.levels[:1]),))
    assert len({key, key_of(loose), key_of(fewer)}) == 3
    assert key_of(replace(one, title={"fr": "Un été à l'école !", "en": "B"})) == key
    assert key_of(replace(one, title={})).startswith("pack-")
    assert key_of(replace(one, title="?")).startswith("pack-")
    long = key_of(replace(one, title="a" * 50))
    assert len(long.rpartition("-")[0]) == 40
    assert key_of(replace(one, title="A b", author="")) == "a-b-8dbf469f"  # kept under it: it never changes


def test_a_name_for_a_pack_begins_and_ends_with_a_letter(small):
    assert key_of(replace(small, title="« Été »")).startswith("t-")
    assert key_of(replace(small, title="?Xa?")).startswith("xa-")
