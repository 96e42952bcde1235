"""In each language a level speaks that language only: its texts, its programs, its boxes and blocks."""

import re

import pytest

from codeweek import data
from codeweek.blocks.read import read
from codeweek.blocks.script_names import names_in
from codeweek.levels import programs
from codeweek.levels.files.translated_names import lacking
from codeweek.levels.level import PROGRAMS
from codeweek.levels.program_translation import spoken
from codeweek.play import builtin, session
from codeweek.web_api import describe

LEVELS = builtin.pack().levels
UNSEEN = ("id", "src", "image", "shape", "names", "hero")  # what has a key or a path of ours
NAMED = [level for level in LEVELS if level.names]


def written(level):
    known = programs.catalogue_of(level)
    return [read(known, getattr(level, field)).script for field in PROGRAMS]


def text_of(value):
    """All the words that a page is told of a level."""
    if isinstance(value, dict):
        return " ".join(text_of(each) for key, each in value.items() if key not in UNSEEN)
    return " ".join(map(text_of, value)) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_every_name_that_says_something_is_in_every_language(level):
    assert list(lacking(programs.catalogue_of(level), level)) == []


@pytest.mark.parametrize("level", NAMED, ids=lambda level: level.id)
def test_no_french_name_of_a_box_or_block_is_seen_in_english(level):
    french = {name for name, others in level.names.items() if others["en"] != name}
    english = spoken(level, "en")
    assert not french & {*names_in(programs.catalogue_of(level), written(english))}
    seen = text_of(describe.level(level, data.text("en")))
    assert [name for name in french if re.search(rf"\b{name}\b", seen)] == []


@pytest.mark.parametrize("level", NAMED, ids=lambda level: level.id)
def test_no_english_name_of_a_box_or_block_is_seen_in_french(level):
    english = {others["en"] for name, others in level.names.items() if others["en"] != name}
    seen = text_of(describe.level(level, data.text("fr")))
    assert [name for name in english if re.search(rf"\b{name}\b", seen)] == []


@pytest.mark.parametrize("level", NAMED, ids=lambda level: level.id)
def test_a_level_spoken_in_english_is_the_same_to_play(level):
    english = spoken(level, "en")
    assert [block.type for script in written(english) for block in script.walk()] == [
        block.type for script in written(level) for block in script.walk()
    ]
    if level.solution:
        played = session.play(english, programs.solution(english).script, "en")
        assert played.verdict.won == session.play(level, programs.solution(level).script, "fr").verdict.won
        assert programs.allowed(english) == programs.allowed(level)
