"""« Encore un comme celui-ci » in the window: offered after a win, played, and never in a child's file."""

import os
from datetime import date

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from tiers import all_of

from codeweek.app import practice
from codeweek.app.journey import SHIPPED, Journey
from codeweek.app.practice import Practice
from codeweek.authoring.another.alike_levels import SEED, others
from codeweek.desktop.pages import alike
from codeweek.desktop.pages.alike import SearchPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.win import Win
from codeweek.levels import programs
from codeweek.progress.progress import LIKE
from codeweek.room import plan

CHAPTER, PLACE = 1, 4  # the first level of which others are offered
ID = PACK.chapters[CHAPTER - 1].levels[PLACE - 1].id
FEW = "02-le-facteur/07-demi-tour"  # a level whose map is small
SIZES = all_of([(1366, 768), (1024, 600), (480, 900)])


@pytest.fixture
def visit():
    return Visit()


def said(visit, name, **slots):
    return visit.app.text(f"ui.{name}", **slots)


def shot(visit, name):
    """A picture to look at, where CODEWEEK_SHOTS asks for them."""
    if folder := os.environ.get("CODEWEEK_SHOTS"):
        visit.app.draw()
        width, height = visit.app.screen.rect.size
        pygame.image.save(visit.app.screen.surface, f"{folder}/{name}-{width}x{height}.png")


def win(visit):
    """Run what is there; then the card."""
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    visit.wait(3)
    return visit.page


def place(id):
    """The chapter and the place of a level, from 1."""
    chapter = next(each for each in PACK.chapters if id in [level.id for level in each.levels])
    return PACK.chapters.index(chapter) + 1, [level.id for level in chapter.levels].index(id) + 1


def offered(page):
    """Whether the map offers what comes back."""
    return any(each.action == "due" for each in page.leaves())


def solve(visit):
    """The solution of the level that is shown, and the card of it."""
    page = visit.page
    page.put(programs.solution(page.level).script)
    return win(visit)


def made(visit):
    """Wait for the level that is looked for."""
    visit.until(lambda: isinstance(visit.page, LevelPage))
    assert isinstance(visit.page.journey, Practice)
    return visit.page


def helped(visit, wins=3):
    """The fox has won a level with help, and so many others alone since."""
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    progress = journey.progress.hinted(ID, 1).won(ID, 2)
    for each in [each for each in PACK.levels if each.id != ID][:wins]:
        progress = progress.won(each.id, 3)
    journey.keep(progress)
    return Journey(visit.store, FOX, PACK, SHIPPED)


def ids(value):
    """All the names in a child's file that could be those of levels."""
    if isinstance(value, dict):
        return {*value, *(name for each in value.values() for name in ids(each))}
    if isinstance(value, list):
        return {name for each in value for name in ids(each)}
    return {value} if isinstance(value, str) else set()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_after_a_win_another_one_like_it_is_offered_played_and_left_again(size, language, monkeypatch):
    visit = Visit(size=size, language=language)
    page = visit.solved(CHAPTER, PLACE)
    page.journey.day = lambda: "2026-12-01"
    card = win(visit)
    shot(visit, f"card-{language}")
    assert card.card.ways == ("stay", "alike", "next")
    assert visit.find("answer", "alike").kind == "plain"
    monkeypatch.setattr(alike, "SLICE", 0)  # so that it is to be seen
    visit.press("answer", "alike")
    shot(visit, f"search-{language}")
    assert isinstance(visit.page, SearchPage)
    other = made(visit)
    visit.wait(1)
    shot(visit, f"made-{language}")
    assert other.level.id == f"{ID}+1"
    assert visit.app.pages[-2] is page
    assert not other.session.shows_hand
    card = solve(visit)
    shot(visit, f"won-{language}")
    assert (card.card.ways, card.card.counts, card.card.medal) == (
        ("stay", "alike", "return"),
        False,
        False,
    )
    visit.press("answer", "alike")
    assert made(visit).level.id == f"{ID}+2"
    assert visit.app.pages[-2] is page
    solve(visit)
    visit.press("answer", "return")
    assert visit.page is page
    shot(visit, f"back-{language}")
    assert visit.saved["again"] == {ID: [2, 0, 0]}
    assert visit.saved["days"] == {ID: "2026-12-01", f"{ID}{LIKE}": "2026-12-01"}
    assert date.fromisoformat(visit.app.library.journey(FOX, PACK, SHIPPED).day())


def test_nothing_of_a_made_level_is_in_a_childs_file(visit):
    visit.solved(CHAPTER, PLACE)
    win(visit)
    before = {name: value for name, value in visit.saved.items() if name != "again"}
    visit.press("answer", "alike")
    page = made(visit)
    visit.key(pygame.K_F5)  # a try that loses
    visit.until(lambda: page.film.told)
    visit.press("hint")
    visit.press("idea", "more")
    solve(visit)
    visit.press("answer", "return")
    known = {level.id for level in PACK.levels}
    file = visit.store.read(FOX.name)
    assert not [name for name in ids(file) if "+" in name]
    assert set(file["courses"]) == {SHIPPED}
    assert set(visit.saved["again"]) <= known
    assert {name: value for name, value in visit.saved.items() if name != "again"} == before
    assert visit.saved["again"] == {ID: [1, 2, 1]}  # with help: it comes back


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_comes_back_is_offered_on_the_map_and_only_offered(size):
    visit = Visit(size=size)
    journey = helped(visit)
    map = visit.show(MapPage(visit.app, journey))
    shot(visit, "map")
    button = visit.find("due")
    title = visit.app.text.pick(PACK.level(ID).title)
    assert button.label == said(visit, "map.due", title=title)
    assert visit.page.focus.action == "go_on"
    visit.press("due")
    page = made(visit)
    assert page.level.id.startswith(f"{ID}+")
    solve(visit)
    visit.press("answer", "return")
    assert visit.page is map
    assert not offered(map)
    assert journey.progress.again[ID][2] == 2


def test_it_comes_after_three_wins_and_not_before(visit):
    visit.show(MapPage(visit.app, helped(visit, wins=2)))
    assert not offered(visit.page)


def test_after_a_win_the_one_that_comes_back_takes_the_place_of_one_like_this(visit):
    helped(visit, wins=3)
    visit.solved(CHAPTER, 5)
    card = win(visit)
    shot(visit, "due")
    assert card.card.ways == ("stay", "due", "next")
    assert visit.find("answer", "due").rect.width > visit.find("answer", "next").rect.width
    visit.press("answer", "due")
    assert made(visit).level.id == f"{ID}+1"


def test_a_search_can_be_stopped_and_is_not_done_behind(visit, monkeypatch):
    visit.solved(CHAPTER, PLACE)
    win(visit)
    monkeypatch.setattr(alike, "SLICE", 0)
    visit.press("answer", "alike")
    assert isinstance(visit.page, SearchPage)
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, LevelPage)
    visit.wait(1)
    assert visit.page.level.id == ID
    assert not visit.app._works
    assert visit.saved["again"] == {}


def test_where_there_is_none_it_says_so_and_the_level_comes_back_no_more(visit):
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    many = len(tuple(others(PACK.level(FEW), SEED)))
    progress = journey.progress
    for _ in range(many):
        progress = progress.practised(FEW, helped=True)
    journey.keep(progress)
    visit.solved(*place(FEW))
    win(visit)
    visit.press("answer", "alike")
    visit.until(lambda: visit.saved["again"][FEW] == [many, 0, 0])
    shot(visit, "none")
    assert said(visit, "again.none") in [widget.label for widget in visit.page.leaves() if widget.label]
    visit.key(pygame.K_RETURN)
    assert visit.page.level.id == FEW


@pytest.mark.parametrize("id", ["01-la-fusee/03-plus-haut", "14-le-studio/02-frere-jacques"])
def test_none_is_offered_on_the_first_levels_and_where_there_are_none(visit, id):
    visit.solved(*place(id))
    assert "alike" not in win(visit).card.ways


def test_nothing_of_it_reaches_a_room(visit, monkeypatch):
    told = []
    visit.solved(*place(ID))
    win(visit)
    monkeypatch.setattr(visit.app.room, "client", object())
    monkeypatch.setattr(visit.app.room, "profiles", (FOX,))
    monkeypatch.setattr(visit.app.room, "request", told.append)
    monkeypatch.setattr(visit.app.room, "pass_time", lambda _dt: False)
    visit.press("answer", "alike")
    made(visit)
    solve(visit)
    assert told == []


def test_on_a_day_that_has_its_own_levels_none_comes_back(visit):
    journey = helped(visit)
    journey.plan = {**plan.USUAL, "levels": [{"pack": SHIPPED, "level": ID}]}
    visit.show(MapPage(visit.app, journey))
    assert not offered(visit.page)
    assert practice.alike_to(journey, PACK.level(ID)) == ""
