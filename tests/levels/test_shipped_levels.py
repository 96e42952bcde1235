"""Levels prove themselves: the solution wins; the empty start and a debug level's program do not."""

import pytest

from codeweek import data, studio
from codeweek.packfile import load_pack
from codeweek.prove import prove

COURSE = load_pack(data.folder("levels"))


def test_the_course_has_its_chapters_and_nothing_is_broken():
    assert [len(chapter.levels) for chapter in COURSE.chapters] == [8, 9, 8, 9]
    assert COURSE.problems == ()


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_a_level_keeps_its_promises(level):
    assert prove(level) == ()


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_every_text_is_there_in_every_language(level):
    texts = [level.title, level.story, *level.hints, *vars(level.adult).values()]
    texts += [level.predict.question] if level.predict else []
    assert all(set(text) == set(data.languages()) and all(text.values()) for text in texts)


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
@pytest.mark.parametrize("language", data.languages())
def test_a_solution_wins_three_stars_in_each_language(level, language):
    script = studio.solution(level).script
    source = studio.python_text(level, script, language).source
    assert studio.play_text(level, source).verdict.stars == 3


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_a_solution_can_be_built_with_what_the_level_offers(level):
    offered = set(studio.palette(level))
    pieces = studio.pieces(level)
    if pieces is not None:
        needed = [
            b.type
            for b in studio.solution(level).script.walk()
            if b.type in studio.catalogue_of(level).statements
        ]
        given = [piece.type for piece in pieces]
        assert all(given.count(type) >= needed.count(type) for type in needed)
    elif not studio.read_only(level):
        known = studio.catalogue_of(level)
        assert {b.type for b in studio.solution(level).script.walk() if not known.is_literal(b)} <= offered
