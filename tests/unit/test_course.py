"""The way through a course: levels open in order, and there is always something to go on with."""

from dataclasses import replace

import pytest
import small_course
from hypothesis import given
from hypothesis import strategies as st

from codeweek.levels.programs import read_only
from codeweek.play import builtin
from codeweek.progress import doors
from codeweek.progress.course import (
    BULB_AFTER,
    PLAYGROUND,
    another,
    hints_open,
    is_open,
    next_level,
    playground,
    proof_of,
    resume,
    shows_hand,
    waits_for,
    wants_hint,
    way_to,
)
from codeweek.progress.progress import Progress

AGENCY = "15-l-agence"


@pytest.fixture(scope="module")
def course():
    return builtin.pack()


@pytest.fixture(scope="module")
def small(course):
    return small_course.small(course)


def test_a_prediction_or_an_exercise_that_was_judged_is_not_offered_as_one_to_better(course):
    stars = {level.id: 1 if read_only(level) else 3 for level in course.levels}
    found = another(course, Progress(stars=stars, unlocked=True), None)
    assert found.mode == "create"
    to_better = next(level for level in course.levels if level.mode == "solo")
    found = another(course, Progress(stars={**stars, to_better.id: 2}, unlocked=True), None)
    assert found == to_better


@given(st.data())
def test_there_is_always_something_else_to_do(course, data):
    levels = course.levels
    stars = data.draw(st.dictionaries(st.sampled_from([level.id for level in levels]), st.integers(0, 3)))
    after = data.draw(st.one_of(st.none(), st.sampled_from(levels)))
    progress = Progress(stars=stars, unlocked=data.draw(st.booleans()))
    found = another(course, progress, after)
    assert found is not None
    assert found != after
    assert is_open(course, progress, found)
    others = [level for level in levels if level != after and is_open(course, progress, level)]
    if any(not stars.get(level.id) for level in others):
        assert not stars.get(found.id)
    elif any(stars[level.id] < 3 and not read_only(level) for level in others):
        assert stars[found.id] < 3


def test_a_level_alone_in_its_pack_is_offered_again(course):
    level = course.levels[0]
    alone = replace(course, chapters=(replace(course.chapters[0], levels=(level,)),))
    assert another(alone, Progress().won(level.id, 3), level) == level
    assert another(replace(course, chapters=()), Progress(), None) is None


STUDIO, AGENCY = "14-le-studio", "15-l-agence"


def test_a_child_may_join_at_the_first_level_of_any_chapter_and_at_no_other(course):
    open_levels = [level for level in course.levels if is_open(course, Progress(), level)]
    assert open_levels == [chapter.levels[0] for chapter in course.chapters]


def test_from_any_level_that_is_shut_the_way_leads_to_an_open_one_and_at_last_to_it(course):
    for level in course.levels:
        progress, steps = Progress(), 0
        while not is_open(course, progress, level):
            first = way_to(course, progress, level)
            assert is_open(course, progress, first)
            assert not progress.stars.get(first.id)
            progress, steps = progress.won(first.id, 1), steps + 1
            assert steps < len(course.levels)
        assert way_to(course, progress, level) == level


@pytest.mark.parametrize(
    ("chapter", "name", "folder"),
    [
        (STUDIO, "04-la-chanson-melangee", "06-les-boucles-dans-les-boucles"),
        (STUDIO, "05b-le-coucou", "07b-mes-premiers-blocs"),
        (STUDIO, "08-l-escalier-de-notes", "09-les-boites"),
        (STUDIO, "09-plus-haut-le-meme-air", "10-mes-blocs"),
        (STUDIO, "09b-l-agneau", "06-les-boucles-dans-les-boucles"),
        (STUDIO, "10-ma-chanson", "07b-mes-premiers-blocs"),
    ],
)
def test_a_tune_of_the_studio_opens_once_its_idea_was_met(course, chapter, name, folder):
    level = course.level(f"{chapter}/{name}")
    ends = {each.folder: each.levels[-1].id for each in course.chapters}
    assert not is_open(course, Progress(), level)
    assert is_open(course, Progress().won(ends[folder], 1), level)


def test_each_case_of_the_agency_opens_at_the_end_of_a_chapter_whatever_the_other_cases(course):
    ends = {chapter.levels[-1].id: chapter.folder for chapter in course.chapters}
    agency = next(chapter for chapter in course.chapters if chapter.folder == AGENCY)
    cases = [level for level in agency.levels if level.id in agency.after]
    assert agency.levels[0] not in cases  # the first is open
    assert len(cases) >= 6
    waits = [ends[agency.after[level.id]] for level in cases]
    assert waits == sorted(waits)  # so that the next one to open is the next one to see
    for level, folder in zip(cases, waits, strict=True):
        chapter = next(each for each in course.chapters if each.folder == folder)
        assert not is_open(course, Progress(), level)
        assert is_open(course, Progress().won(chapter.levels[-1].id, 1), level)


def test_a_level_opens_when_the_one_before_it_is_won(course):
    first, second, third = course.levels[:3]
    progress = Progress().won(first.id, 1)
    assert is_open(course, progress, second)
    assert not is_open(course, progress, third)


def test_an_adult_can_open_everything(course):
    progress = Progress(unlocked=True)
    assert all(is_open(course, progress, level) for level in course.levels)


def test_after_the_last_level_of_a_chapter_comes_the_next_chapter(course):
    assert next_level(course, Progress(), course.chapters[0].levels[-1]) == course.chapters[1].levels[0]
    assert next_level(course, Progress(), course.levels[-1]) is None


def shut(course, opens):
    """The course, some levels of its second chapter waiting for others."""
    first, second, *others = course.chapters
    return replace(course, chapters=(first, replace(second, after=opens), *others))


def test_a_level_that_waits_for_another_opens_when_that_one_is_won_and_only_then(course):
    (wanted, elsewhere, *_), (first, other, *_) = (chapter.levels for chapter in course.chapters[:2])
    pack = shut(course, {first.id: wanted.id, other.id: elsewhere.id})
    assert not is_open(pack, Progress(), first)
    assert waits_for(pack, Progress(), first) == wanted
    won = Progress().won(wanted.id, 1)
    assert is_open(pack, won, first)
    assert waits_for(pack, won, first) is None
    assert not is_open(pack, won.won(first.id, 3), other)  # not behind the one before it: its own rule holds
    assert is_open(pack, Progress().won(elsewhere.id, 1), other)


def test_what_waits_for_another_level_is_passed_over_and_stays_open_once_won(course):
    chapter, second = course.chapters[:2]
    pack = shut(course, {second.levels[0].id: chapter.levels[0].id})
    found = next_level(pack, Progress(), chapter.levels[-1])
    assert found == second.levels[1]
    assert next_level(pack, Progress().won(chapter.levels[0].id, 1), chapter.levels[-1]) == second.levels[0]
    assert is_open(pack, Progress().won(second.levels[0].id, 1), second.levels[0])
    assert is_open(pack, Progress(unlocked=True), second.levels[0])


def test_a_child_resumes_where_it_was(course):
    first, second = course.levels[:2]
    progress = Progress().saved(first.id, {})
    assert resume(course, progress) == first
    assert resume(course, progress.won(first.id, 3)) == second


@given(st.data())
def test_a_child_with_stars_everywhere_goes_on_where_some_are_left(course, data):
    stars = {level.id: data.draw(st.integers(1, 3)) for level in course.levels}
    last = data.draw(st.sampled_from(course.levels))
    left = [level for level in course.levels if stars[level.id] < 3 and not read_only(level)]
    free = [level for level in course.levels if level.mode == "create"]
    found = resume(course, Progress(stars=stars, last=last.id))
    place = course.levels.index(last)
    way = [*course.levels[place + 1 :], *course.levels[:place]]
    there = left if any(level in left for level in way) else free
    assert found == next(level for level in way if level in there)


def test_who_has_won_everything_is_led_from_one_creation_to_the_next(course):
    free = [level.id for level in course.levels if level.mode == "create"]
    all_won = Progress(stars={level.id: 1 if read_only(level) else 3 for level in course.levels})
    led = [resume(course, replace(all_won, last=last)).id for last in free]
    assert led == [*free[1:], free[0]]


def test_solo_hints_wait_for_three_tries(course):
    solo = next(level for level in course.levels if level.mode == "solo")
    progress = Progress()
    for _ in range(3):
        assert not hints_open(solo, progress)
        progress = progress.tried(solo.id)
    assert hints_open(solo, progress)


def test_a_level_opens_with_one_star_on_the_one_before_in_its_chapter(small):
    second = small.chapters[1].levels[1]
    assert not is_open(small, Progress(), second)
    assert not is_open(small, Progress(stars={"built make": 0}), second)
    assert not is_open(small, Progress(stars={"looked at predict": 3}), second)
    assert is_open(small, Progress(stars={"built make": 1}), second)
    assert is_open(small, Progress(stars={"built solo": 1}), second)
    assert is_open(small, Progress(), replace(second, id="elsewhere"))


def everything(stars):
    return {f"{name} {mode}": stars for name, modes in small_course.CHAPTER_MODES.items() for mode in modes}


@pytest.mark.parametrize(
    ("stars", "after", "found"),
    [
        ({}, None, "looked at run"),
        ({}, "looked at run", "built make"),
        ({}, "free create", "looked at run"),
        ({"looked at run": 1}, "looked at run", "looked at predict"),
        (everything(3) | {"built make": 0}, None, "built make"),
        (everything(3) | {"built make": 2, "built solo": 0}, None, "built solo"),
        (everything(3) | {"built make": 2}, None, "built make"),
        (everything(3) | {"built make": 2}, "built make", "free create"),
        (everything(3) | {"built make": 2, "looked at predict": 1}, "built make", "free create"),
        (everything(3) | {"looked at run": 2, "free make": 2}, "built make", "free make"),
        (everything(3) | {"looked at run": 2, "free make": 2}, "free make", "free create"),
        (everything(3), None, "free create"),
        (everything(3), "free create", "looked at run"),
    ],
)
def test_what_is_offered_after_a_level(small, stars, after, found):
    level = small.level(after) if after else None
    assert another(small, Progress(stars=stars), level).id == found


@pytest.mark.parametrize(
    ("stars", "last", "found"),
    [
        ({}, "", "looked at run"),
        ({}, "built solo", "built solo"),  # touched: a grown-up had opened it
        ({"built make": 1}, "built make", "built solo"),
        ({"built make": 1, "built solo": 1}, "built solo", "free make"),
        (
            {"built make": 1, "built solo": 1, "free make": 1, "free create": 2},
            "free create",
            "looked at run",
        ),
        (everything(3) | {"looked at run": 0}, "free make", "looked at run"),
        (everything(3), "free make", "free create"),
        (everything(3), "unknown", "free create"),
    ],
)
def test_where_a_child_goes_on(small, stars, last, found):
    assert resume(small, Progress(stars=stars, last=last)).id == found


def test_what_follows_a_level_of_another_pack_is_nothing(small):
    assert [
        level and level.id for level in (next_level(small, Progress(), each) for each in small.levels)
    ] == [
        "looked at predict",
        "built make",
        "built solo",
        "free make",
        "free create",
        None,
    ]
    assert next_level(small, Progress(), replace(small.levels[0], id="elsewhere")) is None


def test_only_a_solo_level_keeps_its_hints(small):
    make, solo = small.chapters[1].levels
    assert hints_open(make, Progress())
    assert [hints_open(solo, Progress(tries={solo.id: tries})) for tries in (0, 2, 3, 4)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_child_goes_on_after_the_level_it_won_and_not_before_it(small):
    assert resume(small, Progress(stars={"built solo": 1}, last="built solo")).id == "free make"


@pytest.mark.parametrize(
    ("tries", "stars", "read", "glows"),
    [(2, 0, 0, False), (3, 0, 0, True), (4, 0, 1, True), (3, 0, 2, False), (3, 1, 0, False)],
)
def test_the_bulb_glows_after_three_tries_without_a_star_while_an_idea_is_left(
    small, tries, stars, read, glows
):
    level = replace(small.levels[2], hints=("one", "two"))
    child = Progress(stars={level.id: stars}, tries={level.id: tries}, hints={level.id: read})
    assert BULB_AFTER == 3
    assert wants_hint(level, child) is glows
    assert wants_hint(level, Progress(tries={level.id: 3}))
    assert not wants_hint(level, Progress())
    assert not wants_hint(level, Progress(tries={"other": 9}))
    assert not wants_hint(replace(level, hints=()), Progress(tries={level.id: 9}))


def _with_a_hand(pack, progress):
    """The levels on which a hand shows how."""
    return [level.id for level in pack.levels if shows_hand(pack, progress, level)]


def test_a_hand_shows_how_on_the_first_level_to_run_to_foresee_and_to_build(small):
    assert _with_a_hand(small, Progress()) == ["looked at run", "looked at predict", "built make"]


@pytest.mark.parametrize("tried", ["looked at run", "looked at predict", "built make"])
def test_the_hand_goes_for_good_once_its_level_was_tried_or_won(small, tried):
    others = [each for each in _with_a_hand(small, Progress()) if each != tried]
    assert _with_a_hand(small, Progress(tries={tried: 1})) == others
    assert _with_a_hand(small, Progress(stars={tried: 1})) == others
    assert _with_a_hand(small, Progress(tries={tried: 1}, stars={tried: 2})) == others
    assert _with_a_hand(small, Progress(tries={"free make": 1}, stars={"free make": 3})) == [
        "looked at run",
        "looked at predict",
        "built make",
    ]


def test_no_hand_shows_how_on_a_level_of_another_pack(small):
    assert not shows_hand(replace(small, chapters=()), Progress(), small.levels[0])


def test_a_child_invents_from_the_first_day_and_then_goes_on_where_it_was():
    pack = builtin.pack()
    sky = playground(pack, Progress())
    assert [level.id for level in sky] == ["01-la-fusee/09-mon-ciel-etoile"]
    first, second = pack.levels[0].id, pack.levels[1].id
    for progress in (Progress(), Progress(stars={first: 3}, last=first)):
        went = progress.saved(sky[0].id, {"blocks": {}})
        for there in (went, went.won(sky[0].id, 3)):
            assert resume(pack, there).id == (second if progress.stars else first)


def test_who_came_to_a_level_to_invent_by_the_way_goes_on_there():
    pack = builtin.pack()
    sky, before = pack.chapters[0].levels[-1], pack.chapters[0].levels[-2]
    progress = Progress(stars={before.id: 1}, last=sky.id)
    assert resume(pack, progress) is sky


def test_the_map_offers_few_levels_to_invent_in_the_latest_that_are_open():
    pack = builtin.pack()
    free = [level for level in pack.levels if level.mode == "create"]
    assert list(playground(pack, Progress(unlocked=True))) == free[-PLAYGROUND:]


def test_the_sheet_of_the_notebook_is_open_to_who_came_into_it_and_offered_on_its_levels():
    pack, sheet = builtin.pack(), builtin.pack().level(doors.SHEET)
    assert not is_open(pack, Progress(), sheet)
    assert is_open(pack, Progress(last=doors.NOTEBOOK), sheet)
    assert doors.leads_to_sheet(doors.NOTEBOOK)
    assert not doors.leads_to_sheet(doors.SHEET)
    assert not doors.leads_to_sheet(doors.PUZZLE)


def test_who_finds_a_level_too_easy_is_led_to_the_solo_of_its_chapter_and_then_to_the_next_chapter(course):
    rocket, postman = course.chapters[:2]
    solo = next(level for level in rocket.levels if level.mode == "solo")
    progress = Progress().won(rocket.levels[0].id, 3)
    assert proof_of(course, progress, rocket.levels[1]) == solo
    assert not is_open(course, progress, solo)
    there = replace(progress, last=solo.id)
    assert is_open(course, there, solo)
    assert resume(course, there) == solo
    won = there.won(solo.id, 3)
    assert next_level(course, won, solo) == resume(course, won) == postman.levels[0]
    assert all(is_open(course, won, level) for level in rocket.levels)  # what was skipped is not shut
    assert proof_of(course, won, rocket.levels[2]) is None  # it is shown
    later = replace(won.won(postman.levels[0].id, 3), last=solo.id)
    assert resume(course, later) != postman.levels[0]


def test_who_won_the_levels_before_the_solo_goes_on_with_the_one_after_it(course):
    levels = course.chapters[0].levels
    place = next(i for i, level in enumerate(levels) if level.mode == "solo")
    progress = Progress(stars={level.id: 1 for level in levels[: place + 1]}, last=levels[place].id)
    assert next_level(course, progress, levels[place]) == resume(course, progress) == levels[place + 1]


def test_nobody_is_led_on_from_the_first_level_of_all_a_solo_a_creation_or_to_a_chapter_not_met(course):
    led = {level.id for level in course.levels if proof_of(course, Progress(), level)}
    assert course.levels[0].id not in led
    assert not any(level.id in led for level in course.levels if level.mode in ("solo", "create"))
    named = {id for chapter in course.chapters for id in chapter.after}
    assert not any(
        proof_of(course, Progress(), level).id in named for level in course.levels if level.id in led
    )
    assert len(led) > len(course.levels) // 2
