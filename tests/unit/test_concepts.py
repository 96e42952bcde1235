"""How far a child is with the idea of each chapter: seen, done with or without help, owned."""

import json
from dataclasses import replace

import pytest
import small_course

from codeweek.play import builtin
from codeweek.progress.course import concepts
from codeweek.progress.progress import Progress, from_json


@pytest.fixture(scope="module")
def course():
    return builtin.pack()


@pytest.fixture(scope="module")
def small(course):
    return small_course.small(course)


def test_an_idea_is_told_with_help_until_half_of_its_programs_are_built_without(course):
    levels = [level.id for level in course.chapters[0].levels if level.mode == "make"]
    helped = Progress().won(levels[0], 3).won(levels[1], 3).hinted(levels[2], 1).won(levels[2], 3)
    assert concepts(course, helped)[0].state == "helped"
    shown = Progress().won(levels[0], 3).won(levels[1], 3).showed(levels[2]).won(levels[2], 2)
    assert concepts(course, shown)[0].state == "helped"
    debugged = next(level.id for level in course.chapters[0].levels if level.mode == "debug")
    assert concepts(course, helped.won(debugged, 1))[0].state == "done"
    carried = Progress(stars=helped.stars)  # by a code, which tells nothing of hints
    assert concepts(course, carried)[0].state == "done"


def test_a_child_who_pressed_run_and_added_one_block_is_not_said_to_know_the_idea(course):
    progress = Progress().won("01-la-fusee/01-decollage", 3).won("01-la-fusee/02-une-case-de-plus", 3)
    told = [concepts(course, progress)[0].state]
    for name in ("03-plus-haut", "04-les-asteroides", "05-les-fleches-melangees"):
        progress = progress.won(f"01-la-fusee/{name}", 3)
        told.append(concepts(course, progress)[0].state)
    assert told == ["seen", "seen", "seen", "done"]  # three of its six programs


def test_what_is_invented_freely_does_not_tell_that_an_idea_is_known(course):
    free = Progress().won("01-la-fusee/09-mon-ciel-etoile", 3)
    assert concepts(course, free)[0].state == "seen"


def test_a_chapter_where_programs_are_only_changed_is_known_by_those(small):
    one, two = (replace(level, mode="modify") for level in small.chapters[1].levels)
    changed = replace(small, chapters=(replace(small.chapters[1], levels=(one, two)),))
    assert concepts(changed, Progress().won(one.id, 2))[0].state == "done"


def test_an_idea_is_seen_then_worked_with_then_owned(course):
    chapter = course.chapters[0]
    first = next(level for level in chapter.levels if level.mode in ("run", "predict"))
    built = [level for level in chapter.levels if level.mode == "make"][:3]
    solo = next(level for level in chapter.levels if level.mode == "solo")
    states = []
    progress = Progress()
    for levels in ([], [first], built, [solo]):
        for level in levels:
            progress = progress.won(level.id, 2)
        states.append(concepts(course, progress)[0].state)
    assert states == ["", "seen", "done", "alone"]
    assert concepts(course, progress.hinted(solo.id, 1))[0].state == "alone"
    assert {each.state for each in concepts(course, progress)[1:]} == {""}


def states(pack, progress):
    return [each.state for each in concepts(pack, progress)]


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        (Progress(), ""),
        (Progress().tried("{} one"), "seen"),
        (Progress(tries={"{} one": 0}), ""),
        (Progress().saved("{} one", {}), "seen"),
        (Progress().hinted("{} one", 1), ""),
        (Progress(stars={"{} one": 0}), ""),
        (Progress().won("{} one", 1), "done"),
        (Progress().hinted("{} one", 1).won("{} one", 3), "helped"),
        (Progress().showed("{} one").won("{} one", 2), "helped"),
        (Progress().won("{} one", 3).showed("{} one"), "done"),
        (Progress().won("{} one", 3).hinted("{} one", 3), "done"),
        (Progress().hinted("{} one", 1).won("{} one", 3).won("{} two", 1).hinted("{} two", 1), "alone"),
        (Progress().hinted("{} one", 1).won("{} one", 3).hinted("{} two", 1).won("{} two", 1), "helped"),
        (Progress().won("{} two", 1), "alone"),
        (Progress().hinted("{} two", 1).won("{} two", 1), "helped"),
        (Progress(alone=frozenset(["{} two"])), "alone"),
        (Progress(alone=frozenset(["{} one"])), ""),
    ],
)
def test_how_far_a_child_is_with_the_idea_of_a_chapter_it_builds_in(small, progress, state):
    names = {"{} one": "built make", "{} two": "built solo"}
    saved = json.loads(json.dumps(progress.to_json()))
    for old, new in names.items():
        saved = json.loads(json.dumps(saved).replace(old, new))
    assert states(small, from_json(saved)) == ["", state, ""]


@pytest.mark.parametrize("mode", ["run", "predict"])
def test_looking_and_predicting_are_not_building(small, mode):
    first = Progress().won(f"looked at {mode}", 3)
    helped = Progress().hinted(f"looked at {mode}", 1).won(f"looked at {mode}", 3)
    # The last level of a chapter without a solo one stands for it.
    assert states(small, first)[0] == ("alone" if mode == "predict" else "seen")
    assert states(small, helped)[0] == "seen"


def test_a_chapter_without_a_solo_level_is_owned_by_its_last(small):
    assert states(small, Progress().won("free create", 1))[2] == "alone"
    assert states(small, Progress().won("free make", 1))[2] == "done"


def test_each_idea_is_that_of_its_chapter(small):
    assert [each.chapter for each in concepts(small, Progress())] == list(small.chapters)


def test_a_solo_level_stands_for_its_chapter_though_another_comes_after_it(small):
    make, solo = small.chapters[1].levels
    turned = replace(small, chapters=(replace(small.chapters[1], levels=(solo, make)),))
    assert states(turned, Progress(alone=frozenset([solo.id]))) == ["alone"]
    assert states(turned, Progress(alone=frozenset([make.id]))) == [""]


def test_a_chapter_done_alone_stays_so_when_it_gets_another_solo_level(small):
    chapter = small.chapters[0]
    first = replace(chapter.levels[0], mode="solo", id="first")
    more = replace(first, id="more")
    chapter = replace(chapter, levels=(first,))
    small = replace(small, chapters=(chapter,))
    grown = replace(small, chapters=(replace(chapter, levels=(first, more)),))
    won = Progress().won(first.id, 3)
    assert concepts(small, won)[0].state == concepts(grown, won)[0].state == "alone"
    assert concepts(grown, Progress().won(more.id, 3))[0].state == "alone"
    assert concepts(grown, Progress().hinted(more.id, 1).won(more.id, 3))[0].state != "alone"
