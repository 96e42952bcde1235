"""A child's file: kept at once, never lost, nothing in it that says who it is."""

from dataclasses import replace

import pytest

from codeweek import data
from codeweek.app.child_profiles import ANIMALS, COLOURS, Profile, profiles
from codeweek.app.journey import SHIPPED, Journey, MemoryStore, key_of
from codeweek.blocks import blockly
from codeweek.blocks.history import History
from codeweek.blocks.script import Block, Script
from codeweek.desktop.storage.store import Store
from codeweek.packs.pack import Chapter, Pack
from codeweek.play import builtin
from codeweek.room.plan import USUAL

COURSE = builtin.pack()
ROCKET = COURSE.chapters[0].levels
SECOND = {"pack": SHIPPED, "level": ROCKET[1].id}
SOLO = {"pack": SHIPPED, "level": next(level.id for level in ROCKET if level.mode == "solo")}
FOX, OWL = Profile("fox", "blue"), Profile("owl", "pink")
LEVELS = builtin.pack().levels[:4]
PACK = Pack(title={"fr": "Mes défis", "en": "My own"}, author="Zoé", chapters=(Chapter("a", "A"),))


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def test_progress_is_read_back_by_another_start(store):
    journey = Journey(store, FOX, PACK, "k")
    journey.keep(journey.progress.won("a/1", 2))
    assert Journey(store, FOX, PACK, "k").progress.stars == {"a/1": 2}


def test_two_children_do_not_share_their_stars(store):
    journey = Journey(store, FOX, PACK, "k")
    journey.keep(journey.progress.won("a/1", 2))
    assert Journey(store, OWL, PACK, "k").progress.stars == {}


def test_two_packs_do_not_share_their_stars(store):
    journey = Journey(store, FOX, PACK, "k")
    journey.keep(journey.progress.won("a/1", 2))
    other = Journey(store, FOX, PACK, "other")
    other.keep(other.progress.won("b/1", 1))
    assert Journey(store, FOX, PACK, "k").progress.stars == {"a/1": 2}


def test_the_last_child_to_play_comes_first(store):
    for profile in (FOX, OWL, FOX):
        Journey(store, profile, PACK, "k").begin()
    assert profiles(store) == [FOX, OWL]


def test_a_file_that_is_not_a_child_is_not_shown(store):
    store.write("children/dragon-black", {"turn": 1})
    assert profiles(store) == []


@pytest.mark.parametrize("junk", [[], "x", 3, {"courses": 3}, {"courses": {"k": [1]}}, {"turn": "x"}])
def test_junk_in_the_file_is_only_an_empty_start(store, junk):
    store.write(FOX.name, junk)
    journey = Journey(store, FOX, PACK, "k")
    journey.begin()
    assert journey.progress.stars == {}
    assert profiles(store) == [FOX]


def test_a_visitor_is_kept_apart(store):
    journey = Journey(store, None, PACK, "k")
    journey.keep(journey.progress.won("a/1", 3))
    assert profiles(store) == []
    assert Journey(store, None, PACK, "k").progress.stars == {"a/1": 3}


def test_a_pack_has_the_same_name_wherever_it_is_opened():
    assert key_of(PACK) == key_of(Pack(title=PACK.title, author="Zoé", chapters=PACK.chapters))
    assert key_of(PACK) != key_of(Pack(title=PACK.title, author="Léo", chapters=PACK.chapters))


def test_every_animal_and_colour_has_its_words():
    for code in data.languages():
        text = data.text(code)
        for animal in ANIMALS:
            for colour in COLOURS:
                assert "ui." not in Profile(animal, colour).said(text)


def test_the_colour_agrees_with_the_animal():
    text = data.text("fr")
    assert Profile("frog", "green").said(text) == "grenouille verte"
    assert Profile("fox", "green").said(text) == "renard vert"


def test_a_program_that_cannot_be_read_is_put_aside_and_not_overwritten(store):
    course = builtin.pack()
    journey = Journey(store, Profile("fox", "blue"), course, "codeweek")
    level = course.levels[2]
    unknown = {"blocks": {"blocks": [{"type": "start", "next": {"block": {"type": "fly"}}}]}}
    journey.keep(journey.progress.saved(level.id, unknown))
    assert journey.script(level).blocks == ()
    journey.keep(journey.progress.saved(level.id, {"blocks": {}}))
    again = Journey(store, Profile("fox", "blue"), course, "codeweek")
    assert unknown in again.progress.programs.values()


def test_an_older_window_keeps_the_stars_that_a_newer_one_won(store):
    older, newer = Journey(store, FOX, PACK, "k"), Journey(store, FOX, PACK, "k")
    for number in range(5):
        newer.keep(newer.progress.won(f"a/{number}", 3))
    older.keep(older.progress.tried("b/1"))
    found = Journey(store, FOX, PACK, "k").progress
    assert found.stars == {f"a/{number}": 3 for number in range(5)}
    assert found.tries["b/1"] == 1


def test_two_windows_on_one_level_lose_no_program(store):
    course = builtin.pack()
    level = course.levels[2]
    one, two = (Journey(store, FOX, course, "codeweek") for _ in range(2))
    for journey in (one, two):
        journey.remember(level, History(journey.script(level)))
    block = Block("right", id="x")
    one.remember(level, History(Script((block,))))
    two.keep(two.progress.tried(level.id))  # it now knows of the other's program, and does not show it
    two.remember(level, History(Script((block, replace(block, id="y")))))
    found = Journey(store, FOX, course, "codeweek").progress
    assert found.programs[level.id] == blockly.save(Script((block, replace(block, id="y"))))
    assert blockly.save(Script((block,))) in [program for _, program in found.history[level.id]]


def today(store, **progress):
    """The way of a child through a session of three levels, which are the last ones of a pack of four."""
    pack = replace(PACK, chapters=(Chapter("a", "A", levels=LEVELS),))
    plan = {**USUAL, "levels": [{"pack": "k", "level": level.id} for level in LEVELS[1:]]}
    journey = Journey(store, FOX, pack, "k", plan)
    journey.keep(replace(journey.progress, **progress))
    return journey


@pytest.mark.parametrize(
    ("last", "won", "goes_on"),
    [(0, [], 1), (2, [], 2), (2, [2], 1), (3, [1, 3], 2), (3, [1, 2, 3], 3), (0, [1, 2, 3], 1)],
)
def test_in_a_session_a_child_goes_on_where_it_was_then_at_the_first_level_that_it_has_not_won(
    store, last, won, goes_on
):
    stars = {LEVELS[place].id: 1 for place in won}
    assert today(store, last=LEVELS[last].id, stars=stars).resume() == LEVELS[goes_on]


@pytest.mark.parametrize(
    ("after", "won", "offered"), [(1, [], 2), (2, [], 1), (1, [2], 3), (1, [2, 3], None)]
)
def test_in_a_session_another_level_is_one_that_was_not_won_and_not_the_same(store, after, won, offered):
    found = today(store, stars={LEVELS[place].id: 1 for place in won}).another(LEVELS[after])
    assert found == (None if offered is None else LEVELS[offered])


def test_a_level_is_numbered_in_its_chapter_where_there_are_several():
    one, two = Chapter("a", "A", levels=LEVELS[:2]), Chapter("b", "B", levels=LEVELS[2:])
    for chapters, number in (((one, two), "2.1"), ((two,), "1"), ((replace(two, levels=LEVELS[2:3]),), "")):
        journey = Journey(MemoryStore(), None, replace(PACK, chapters=chapters), "k")
        assert journey.number(LEVELS[2]) == number


@pytest.mark.parametrize(
    ("plan", "leads"),
    [
        (USUAL, True),
        ({**USUAL, "exam": True}, False),
        ({**USUAL, "levels": [SECOND]}, False),
        ({**USUAL, "levels": [SECOND, SOLO]}, True),
        ({**USUAL, "levels": [SECOND, SOLO], "exam": True}, False),
    ],
)
def test_a_level_that_is_too_easy_leads_to_its_solo_unless_the_adult_has_other_plans(store, plan, leads):
    journey = Journey(store, FOX, COURSE, SHIPPED, plan)
    solo = COURSE.level(SOLO["level"])
    assert journey.proof_of(COURSE.level(SECOND["level"])) == (solo if leads else None)
    if leads:
        journey.prove(solo)
        assert journey.is_open(solo)
        assert Journey(store, FOX, COURSE, SHIPPED, plan).resume() == solo


def test_nobody_leaves_the_game_of_another_child_or_a_level_that_is_looked_at_as_too_easy(store):
    journey = Journey(store, FOX, COURSE, SHIPPED)
    journey.visits = True
    assert journey.proof_of(COURSE.levels[1]) is None
    journey.visits, journey.preview = False, True
    assert journey.proof_of(COURSE.levels[1]) is None
