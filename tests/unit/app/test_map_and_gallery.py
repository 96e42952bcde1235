"""The map and the gallery without a screen: where one goes on, what is kept and brought back."""

from dataclasses import replace

import pytest

from codeweek import data
from codeweek.app import map_view
from codeweek.app.child_profiles import Profile
from codeweek.app.gallery_works import GalleryWorks, read_work
from codeweek.app.journey import Journey, MemoryStore
from codeweek.blocks.script import EMPTY
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.progress.progress import GALLERY
from codeweek.room.plan import USUAL

TEXT, PACK = data.text("fr"), builtin.pack()
FIRST, SECOND = PACK.chapters[:2]


class Packs:
    """Two packs, and what a child has won in both."""

    keys = ("course", "other")

    def __init__(self):
        self.ways = {key: Journey(MemoryStore(), None, PACK, key) for key in self.keys}

    def pack(self, key):
        return self.ways[key].pack

    def journey(self, _profile, _pack, key):
        return self.ways[key]


@pytest.fixture
def journey():
    return Journey(MemoryStore(), Profile("fox", "blue"), PACK, "course")


def won(journey, levels):
    for level in levels:
        journey.keep(journey.progress.won(level.id, 3))


def test_a_chapter_is_now_then_done_and_the_next_one_is_now(journey):
    states = [each.state for each in map_view.chapters(journey, TEXT)]
    assert (states[0], len(states)) == ("now", len(PACK.chapters))
    assert set(states[1:]) == {"ahead"}, "every chapter can be entered out of turn"
    won(journey, FIRST.levels)
    first, second, *_rest = map_view.chapters(journey, TEXT)
    assert (first.state, first.won, second.state, second.won) == ("done", True, "now", False)
    assert first.stars == TEXT("ui.map.stars", n=3 * len(FIRST.levels), all=3 * len(FIRST.levels))


def test_the_large_button_begins_then_goes_on(journey):
    packs, level = Packs(), FIRST.levels[0]
    name = map_view.name_of(journey, level, TEXT)
    assert name == f"1.1 · {TEXT.pick(level.title)}"
    title = TEXT.pick(level.title)
    assert map_view.go_on_words(packs, journey, level, TEXT) == TEXT("ui.map.begin", name=name, title=title)
    won(journey, [level])
    assert map_view.go_on_words(packs, journey, level, TEXT) == TEXT("ui.map.go_on", name=name, title=title)


def test_when_all_of_today_is_won_here_one_goes_on_in_another_pack():
    packs = Packs()
    here, there = FIRST.levels[0], SECOND.levels[0]
    today = [{"pack": "course", "level": here.id}, {"pack": "other", "level": there.id}]
    journey = Journey(MemoryStore(), None, PACK, "course", {**USUAL, "levels": today})
    assert map_view.elsewhere(packs, journey) is None
    assert [each.chapter for each in map_view.chapters(journey, TEXT)] == [FIRST]
    won(journey, [here])
    assert map_view.elsewhere(packs, journey) == ("other", there)
    won(packs.ways["other"], [there])
    assert map_view.elsewhere(packs, journey) is None


def test_what_is_kept_can_be_thrown_away_and_brought_back(journey):
    level = next(each for each in PACK.levels if each.mode == "create")
    made = [programs.solution(level).script, EMPTY]
    works = GalleryWorks(journey, level, lambda: made[0])
    assert (works.can_keep, works.can_undo) == (True, False)
    works.keep()
    assert not works.can_keep, "the same is not kept twice"
    assert read_work(level, works.programs[0]) == made[0]
    works.throw(0)
    assert (works.programs, works.can_undo) == ((), True)
    works.undo()
    works.title(works.programs[0], "Mon dessin")
    assert read_work(level, works.programs[0]) == made[0]
    made[0] = EMPTY
    assert not works.can_keep, "nothing is no work"


def test_of_a_full_gallery_the_oldest_leaves_and_can_be_brought_back(journey):
    level = next(each for each in PACK.levels if each.mode == "create")
    script = programs.solution(level).script
    now = [script]
    works = GalleryWorks(journey, level, lambda: now[0])
    before = ()
    for number in range(GALLERY + 1):
        before, now[0] = works.programs, replace(script, blocks=(replace(script.blocks[0], id=f"b{number}"),))
        works.keep()
    assert (len(works.programs), works.can_undo) == (GALLERY, True)
    assert works.programs[:-1] == before[1:]
    works.undo()
    assert works.programs == before
