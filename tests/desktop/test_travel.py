"""The map and the chapters are places: what is won, where the child is, what waits, and the walk between."""

from dataclasses import replace
from itertools import pairwise

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek import data
from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.travel import road as roads
from codeweek.desktop.travel.chapter_lands import ChapterLand
from codeweek.desktop.travel.child_animal import HOPS
from codeweek.desktop.travel.level_stops import SIGNS, LevelStop
from codeweek.desktop.travel.road import Road, stones
from codeweek.levels.level import MODES
from codeweek.progress.map_way import LAND, way

WON = [level.id for chapter in PACK.chapters[:3] for level in chapter.levels]
FOURTH = [level.id for level in PACK.chapters[3].levels]


def travelled(visit, *won):
    """The blue fox, who has won some levels, the last one just now."""
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(replace(journey.progress, stars=dict.fromkeys(won, 2), last=won[-1] if won else ""))
    return journey


def road_of(page):
    return next(widget for widget in page.widgets if isinstance(widget, Road))


def lands_of(page):
    return [widget for widget in page.leaves() if isinstance(widget, ChapterLand)]


def stops_of(page):
    return [widget for widget in page.leaves() if isinstance(widget, LevelStop)]


def test_the_map_tells_what_is_won_where_the_child_is_and_what_waits():
    visit = Visit()
    page = visit.show(MapPage(visit.app, travelled(visit, *WON, *FOURTH[:2])))
    states = [land.state for land in lands_of(page)]
    assert states == ["done"] * 3 + ["now"] + ["ahead"] * 14
    assert road_of(page).walked == [True] * 3 + [False] * (len(PACK.chapters) - 4)
    assert [bool(land.stars) for land in lands_of(page)[2:6]] == [True, True, False, False]


def test_the_way_is_gold_only_where_the_child_went_and_nobody_wakes_on_an_island_it_passed_by():
    visit = Visit()
    far = [PACK.chapters[at].levels[0].id for at in (0, 9, 10, 16)]
    page = visit.show(MapPage(visit.app, travelled(visit, *far)))
    gold = road_of(page).walked
    assert [at for at, walked in enumerate(gold) if walked] == [
        9
    ]  # from the tenth to the eleventh, where it was next
    assert [at for at, land in enumerate(lands_of(page)) if not land.waits] == sorted([0, 9, 10, 16])
    visit.press("chapter", 9)
    stops = stops_of(visit.page)
    assert [stop.stars > 0 for stop in stops[:3]] == [True, False, False]
    assert [at for at, walked in enumerate(road_of(visit.page).walked) if walked] == [0]


def test_a_chapter_that_waits_for_another_one_has_a_lock_and_says_why_inside():
    visit = Visit()
    first, second = PACK.chapters[:2]
    shut = replace(second, after={second.levels[0].id: first.levels[-1].id})
    journey = Journey(visit.store, FOX, replace(PACK, chapters=(first, shut)), SHIPPED)
    page = visit.show(MapPage(visit.app, journey))
    assert [land.state for land in lands_of(page)] == ["now", "locked"]
    visit.press("chapter", 1)
    assert "après 1." in stops_of(visit.page)[0].title


@pytest.mark.parametrize("count", [1, 3, 12, 17])
def test_a_course_of_any_length_fits(count):
    visit = Visit(size=(1366, 768))
    chapters = tuple(PACK.chapters[i % len(PACK.chapters)] for i in range(count))
    page = visit.show(
        MapPage(visit.app, Journey(visit.store, FOX, replace(PACK, chapters=chapters), SHIPPED))
    )
    visit.app.draw()
    assert len(lands_of(page)) == count
    assert not [land.title for land in lands_of(page) if land.cut]
    assert road_of(page).room == 0
    for land in lands_of(page):
        assert road_of(page).rect.contains(land.rect)


def test_the_animal_walks_along_the_way_when_the_child_comes_back_further():
    visit = Visit()
    journey = travelled(visit, *FOURTH[:1])
    page = visit.show(ChapterPage(visit.app, journey, PACK.chapters[3]))
    visit.wait(0.1)
    assert not road_of(page).traveller.walks  # it was never seen here before
    page.enter(PACK.chapters[3].levels[1])
    assert isinstance(visit.page, LevelPage)
    journey.keep(journey.progress.won(FOURTH[1], 3))
    visit.key(pygame.K_ESCAPE)
    road = road_of(visit.page)
    assert (road.traveller.start, road.traveller.end, road.traveller.walks) == (1, 2, True)
    feet = road.way.feet
    start = road.traveller.at(feet, road.way.legs)
    visit.wait(5.0)
    end = road.traveller.at(feet, road.way.legs)
    moved = end[0] - start[0], end[1] - start[1]
    assert moved == pytest.approx((feet[2][0] - feet[1][0], feet[2][1] - feet[1][1]), abs=8)


def test_the_animal_never_stands_at_a_level_that_is_shut():
    visit = Visit()
    notebook = next(chapter for chapter in PACK.chapters if "carnet" in chapter.folder)
    ids = [level.id for level in notebook.levels]
    closed = replace(notebook, after={ids[0]: PACK.levels[0].id})
    journey = Journey(visit.store, FOX, replace(PACK, chapters=(PACK.chapters[0], closed)), SHIPPED)
    page = visit.show(ChapterPage(visit.app, journey, closed))
    assert {stop.state for stop in stops_of(page)} == {"locked"}
    assert road_of(page).traveller is None
    visit.wait(0.1)
    for number in range(3):  # won out of turn, as by a code of words
        page = visit.show(ChapterPage(visit.app, travelled(visit, *ids[: number + 1]), notebook))
        stop = road_of(page).children[road_of(page).traveller.end]
        assert stop.state != "locked"


def test_the_animal_is_there_at_once_when_motion_is_reduced():
    visit = Visit()
    visit.app.change(reduced_motion=True)
    journey = travelled(visit, *FOURTH[:1])
    journey.stood[PACK.chapters[3].folder] = 0
    page = visit.show(ChapterPage(visit.app, journey, PACK.chapters[3]))
    assert not road_of(page).traveller.walks
    assert not page.pass_time(0.05)


def test_nothing_moves_on_the_map_for_long():
    visit = Visit()
    page = visit.show(MapPage(visit.app, travelled(visit, *WON)))
    assert page.pass_time(0.05)
    visit.wait(HOPS + 0.1)
    assert not page.pass_time(0.05)
    assert not page.dirty


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1024, 600), (800, 1280)])
def test_the_arrows_go_along_the_way_and_enter_goes_in(size):
    visit = Visit(size=size)
    page = visit.show(MapPage(visit.app, travelled(visit)))
    lefts = [land.rect.left for land in lands_of(page)]
    columns = next(at for at, (one, other) in enumerate(pairwise(lefts), 1) if other < one)
    page.focus_on("chapter", 0)
    for number in range(1, columns + 1):  # on, past the end of the row
        visit.key(pygame.K_RIGHT)
        assert page.focus.value == number
    visit.key(pygame.K_UP)
    assert page.focus.value == 0  # it stands under the first
    visit.key(pygame.K_DOWN)
    visit.key(pygame.K_LEFT)
    visit.key(pygame.K_RETURN)
    inside = next(page for page in visit.app.pages if isinstance(page, ChapterPage))
    assert inside.chapter == PACK.chapters[columns - 1]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (800, 480)])
def test_no_stone_of_the_way_is_seen_in_a_title(size, monkeypatch):
    def titles(visit, chapter):
        page = visit.show(ChapterPage(visit.app, travelled(visit), chapter))
        visit.app.draw()
        road = road_of(page)
        inside = [stop.plate.inflate(-visit.app.screen.px(20), 0).clip(road.rect) for stop in stops_of(page)]
        return [pygame.image.tobytes(visit.app.screen.surface.subsurface(box), "RGB") for box in inside]

    visit = Visit(size=size)
    visit.app.change(reduced_motion=True)
    monkeypatch.setattr(roads.Traveller, "draw", lambda *_: None)
    for chapter in PACK.chapters[:6:5]:
        with_stones = titles(visit, chapter)
        with monkeypatch.context() as without:
            without.setattr(Road, "_pave", lambda *_: None)
            assert titles(visit, chapter) == with_stones


def test_the_stones_of_a_leg_are_evenly_apart():
    for leg in way(12, 1300, 700, LAND).legs:
        there = stones(leg)
        gaps = [pygame.Vector2(one).distance_to(other) for one, other in pairwise(there)]
        assert max(gaps) < 1.35 * min(gaps)


def test_each_thing_that_one_does_in_a_level_has_its_own_sign():
    assert set(SIGNS) == set(MODES)
    assert len(set(SIGNS.values())) == len(SIGNS)
    for icon in SIGNS.values():
        assert (data.folder("sprites") / "icons" / f"{icon}.svg").is_file()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (390, 844)])
def test_no_name_lies_over_a_land_and_each_land_has_its_number(size):
    visit = Visit(size=size)
    page = visit.show(MapPage(visit.app, travelled(visit, *WON, *FOURTH[:2])))
    visit.app.draw()
    lands = lands_of(page)
    for land in lands:
        plate, _size = land._plate(visit.app.screen)
        for other in lands:
            frame = other.frame((0, 0))
            seen = pygame.Rect(frame.rect.left, frame.top + frame.cell // 4, frame.rect.width, 2 * frame.cell)
            assert not plate.colliderect(seen), (land.title, other.title)
    assert [land.number for land in lands] == list(range(len(PACK.chapters)))
    assert [land.last for land in lands].index(True) == len(lands) - 1


FAR = [level.id for chapter in PACK.chapters[:9] for level in chapter.levels]


@pytest.mark.parametrize("size", [(800, 480), (640, 360), (360, 640)], ids=str)
def test_the_land_of_a_child_is_seen_when_the_window_becomes_small(size):
    visit = Visit(size=(1366, 768))
    page = visit.show(MapPage(visit.app, travelled(visit, *FAR)))
    visit.resize(size)
    road = road_of(page)
    land = road.children[road.traveller.end]
    assert road.room > 0
    assert road.rect.contains(land.rect)


def test_the_stop_of_a_child_who_has_won_all_of_a_chapter_is_seen():
    visit = Visit(size=(390, 844))
    page = visit.show(ChapterPage(visit.app, travelled(visit, *WON), PACK.chapters[0]))
    road = road_of(page)
    assert road.room > 0
    assert road.rect.contains(road.children[road.traveller.end].rect)


def test_a_map_that_a_child_has_scrolled_stays_so_while_its_window_does():
    visit = Visit(size=(800, 480))
    page = visit.show(MapPage(visit.app, travelled(visit, *FAR)))
    road_of(page).scroll_to(0)
    page.relayout()
    assert road_of(page).offset == 0


def test_the_sign_of_a_child_whose_land_is_scrolled_away_stands_over_nobody_else_s():
    visit = Visit(size=(640, 360), painted=1)
    page = visit.show(MapPage(visit.app, travelled(visit, *FAR)))
    road = road_of(page)
    road.traveller.end = road.traveller.start = len(road.children) - 1
    road.traveller.stand()
    road.scroll_to(0)

    def picture():
        visit.app.draw()
        return pygame.image.tobytes(visit.app.screen.surface, "RGB")

    there = picture()
    road.traveller.says = ""
    assert picture() == there
