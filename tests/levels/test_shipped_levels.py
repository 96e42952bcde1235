"""Levels prove themselves: the solution wins; the empty start and a debug level's program do not."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.blocks.edit import fresh
from codeweek.blocks.script import EMPTY, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import MAP, Start
from codeweek.play import builtin, session

COURSE = builtin.pack()
LADDER = (
    10,
    11,
    9,
    10,
    10,
    9,
    10,
    6,
    13,
    11,
    7,
    13,
    10,
    12,
    15,
    8,
    13,
    18,
)  # levels of each chapter, at least
# A free creation may have no solution; others lose on a map: it is looked for, or a muddle is hidden there.
SOLVED = [
    level
    for level in COURSE.levels
    if level.solution and not level.spoil and not (level.predict and level.predict.ask == MAP)
]


def test_the_course_has_its_chapters_and_nothing_is_broken():
    found = [len(chapter.levels) for chapter in COURSE.chapters]
    assert [min(pair) for pair in zip(found, LADDER, strict=False)] == list(LADDER)
    assert COURSE.problems == ()


def test_each_chapter_of_the_story_ends_with_a_level_to_invent_in():
    told = [chapter for chapter in COURSE.chapters if COURSE.story.tales.get(chapter.folder)]
    assert [chapter.folder for chapter in told if chapter.levels[-1].mode != "create"] == []
    assert len(told) >= 12


def test_each_chapter_has_a_look_and_none_that_of_the_chapter_before_it():
    looks = [chapter.look for chapter in COURSE.chapters]
    assert all(looks)
    assert all(one != other for one, other in pairwise(looks) if one != "sober")


def test_no_mark_of_the_french_texts_begins_a_line_of_its_own():
    """A space that a line may be broken at stands before none of ? ! : ; and not inside guillemets."""
    alone = re.compile(r"\S [?!;:](?=[\"'\s»]|$)|« | »")
    found = [
        path.name
        for path in sorted(data.folder("levels").rglob("*.yaml"))
        if alone.search(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_a_teacher_finds_the_class_and_the_skills_of_a_level(level):
    assert level.grade
    assert level.piaf


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_a_level_keeps_its_promises(level):
    assert prove(level) == ()


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_every_text_is_there_in_every_language(level):
    texts = [level.title, level.story, *level.hints, *vars(level.adult).values()]
    if level.predict:
        answers = (*level.predict.choices, *level.predict.mistakes)
        texts += [
            level.predict.question,
            *(words for each in answers for words in (each.words, each.why) if words),
        ]
    assert all(set(text) >= {"fr", "en"} and all(text.values()) for text in texts)


@pytest.mark.parametrize("level", SOLVED, ids=lambda level: level.id)
@pytest.mark.parametrize("language", data.languages())
def test_a_solution_wins_three_stars_in_each_language(level, language):
    script = programs.solution(level).script
    source = programs.python_text(level, script, language).source
    assert session.play_text(level, source).verdict.hoped == 3


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_a_solution_can_be_built_with_what_the_level_offers(level):
    offered = set(programs.palette(level))
    pieces = programs.pieces(level)
    if pieces is not None:
        needed = [
            b.type
            for b in programs.solution(level).script.walk()
            if b.type in programs.catalogue_of(level).statements
        ]
        given = [piece.type for piece in pieces]
        assert all(given.count(type) >= needed.count(type) for type in needed)
    elif not programs.read_only(level):
        known = programs.catalogue_of(level)
        assert {b.type for b in programs.solution(level).script.walk() if not known.is_literal(b)} <= offered


def by_heart(level):
    """The commands that the solution gives on the first map, one after the other: no question, no loop."""
    script, commands = programs.solution(level).script, programs.kind_of(level).commands
    (trace, *_) = session.play(level, script, "fr").traces
    lit = [script.find(trace.at(step).block) for step in range(1, len(trace) + 1)]
    return Script(fresh(EMPTY, tuple(block for block in lit if block.type in commands)))


VARIED = [
    level
    for chapter in COURSE.chapters[6:8]
    for level in chapter.levels
    if len(level.maps) > 1 and level.solution
]


@pytest.mark.parametrize("level", VARIED, ids=lambda level: level.id)
def test_a_way_learnt_by_heart_wins_on_one_map_only_and_hears_why(level):
    verdict = session.play(level, by_heart(level), "fr").verdict
    assert (verdict.won, verdict.message.key) == (False, "say.one_test_fails")
    assert verdict.map > 0
    assert isinstance(verdict.message.slots["why"], Diagnostic)


def guessing(level, tries):
    """The level with each number there is to guess, one a map."""
    parse = programs.kind_of(level).parse_map
    maps = []
    for secret in range(1, 101):
        world, problems = parse({"guess": {"min": 1, "max": 100, "tries": tries, "secret": secret}})
        assert problems == ()
        maps.append(Start(world))
    return replace(level, maps=tuple(maps))


def test_halving_finds_each_number_in_seven_tries_and_six_are_not_enough():
    level = builtin.level("11-chercher-comparer-ranger/06-le-juste-nombre")
    script = programs.solution(level).script
    assert session.play(guessing(level, 7), script, "fr").verdict.won
    verdict = session.play(guessing(level, 6), script, "fr").verdict
    assert verdict.message.key == "say.one_test_fails"
    assert verdict.message.slots["ok"] == 63  # 1 + 2 + 4 + … with six tries
    assert verdict.message.slots["why"].key == "say.no_tries_left"
