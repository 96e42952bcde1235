"""From « Qui joue ? » to a level and back, by taps and by keys."""

from dataclasses import replace

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop import main
from codeweek.desktop.pages.adult import AdultMenu
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.new_child import AnimalPage, ColourPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.pages.tiles import Tile
from codeweek.desktop.travel.level_stops import LevelStop
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.room import plan


def tiles(visit):
    return [widget for widget in visit.page.leaves() if isinstance(widget, Tile)]


def test_a_new_child_is_three_taps_and_a_comic_from_the_first_level():
    visit = Visit()
    visit.start()
    visit.come_in()
    visit.press("animal", "owl")
    visit.press("colour")
    assert isinstance(visit.page, LevelPage)
    assert visit.page.level.id == PACK.levels[0].id


def test_a_new_child_by_the_keyboard_alone():
    visit = Visit()
    visit.start()
    visit.keys(pygame.K_RETURN, pygame.K_RETURN, pygame.K_RETURN, pygame.K_ESCAPE)
    assert isinstance(visit.page, LevelPage)


def test_one_tap_takes_a_child_back_to_its_level():
    visit = Visit()
    visit.level(2, 1)
    visit.app.quit()
    again = Visit()
    again.start()
    again.press("profile", FOX)
    assert isinstance(again.page, LevelPage)
    assert again.page.level.id == PACK.chapters[1].levels[0].id


def test_escape_goes_back_page_by_page():
    visit = Visit()
    visit.start()
    visit.come_in()
    visit.press("animal", "cat")
    visit.press("colour")
    seen = []
    while not isinstance(visit.page, Dialog):
        seen.append(type(visit.page))
        visit.key(pygame.K_ESCAPE)
    assert seen == [LevelPage, ChapterPage, MapPage, ProfilesPage]


def test_the_app_does_not_close_by_surprise():
    visit = Visit()
    visit.start()
    visit.key(pygame.K_ESCAPE)
    visit.key(pygame.K_RETURN)  # the quiet answer has the keyboard
    assert isinstance(visit.page, ProfilesPage)
    visit.press("back")
    visit.press("answer", "leave")
    assert visit.app.page is None


def test_no_screen_of_choices_has_more_than_twelve():
    visit = Visit()
    for animal in ("fox", "owl", "cat", "lion"):
        for colour in ("blue", "green", "pink"):
            Journey(visit.store, Profile(animal, colour), PACK, "codeweek").begin()
    visit.start()
    assert len(tiles(visit)) <= 12
    visit.come_in()
    assert isinstance(visit.page, AnimalPage)
    assert len(tiles(visit)) <= 12
    visit.press("animal", "fox")
    assert isinstance(visit.page, ColourPage)
    assert [tile.value.colour for tile in tiles(visit)] == ["yellow", "orange", "purple"]


def test_many_children_are_all_within_reach():
    visit = Visit()
    for animal in ("fox", "owl", "cat", "lion"):
        for colour in ("blue", "green", "pink"):
            Journey(visit.store, Profile(animal, colour), PACK, "codeweek").begin()
    visit.start()
    seen = {tile.value for tile in tiles(visit) if tile.action == "profile"}
    visit.press("others")
    seen |= {tile.value for tile in tiles(visit) if tile.action == "profile"}
    assert len(seen) == 12


@pytest.mark.parametrize("by_key", [False, True])
def test_a_stop_that_is_shut_says_why_and_leads_to_the_level_that_opens_it(by_key):
    visit = Visit()
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    page = visit.show(ChapterPage(visit.app, journey, PACK.chapters[0]))
    stops = [widget for widget in page.leaves() if isinstance(widget, LevelStop)]
    assert [stop.state for stop in stops][:3] == ["now", "locked", "locked"]
    assert stops[2].spoken.endswith("encore fermé")
    if by_key:
        visit.keys(pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_RETURN)
    else:
        visit.tap(stops[2])
    sheet, first = visit.page, visit.app.text.pick(PACK.levels[0].title)
    assert isinstance(sheet, Sheet)
    assert visit.app.text.pick(PACK.levels[2].title) in sheet.title()
    assert all(part in sheet.notes()[0].body for part in (first, "1.1"))  # not 1.2, which is shut too
    visit.press("answer", "close")
    assert visit.page is page
    visit.tap(stops[2])
    visit.press("answer", "go")
    assert visit.page.level == PACK.levels[0]


def test_a_stop_that_is_not_for_today_says_so_and_names_no_other():
    visit = Visit()
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    journey.plan = {**plan.USUAL, "levels": [{"pack": "codeweek", "level": PACK.levels[3].id}]}
    page = visit.show(ChapterPage(visit.app, journey, PACK.chapters[0]))
    stops = [widget for widget in page.leaves() if isinstance(widget, LevelStop)]
    assert [stop.state for stop in stops][:4] == ["locked", "locked", "locked", "now"]
    visit.tap(stops[0])
    assert visit.page.notes()[0].body == visit.app.text("room.child.today.closed_how")
    assert not any(button.value == "go" for button in visit.page.leaves())


def test_the_stop_to_play_has_the_keyboard():
    visit = Visit()
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    journey.keep(journey.progress.won(PACK.levels[0].id, 1))
    visit.show(ChapterPage(visit.app, journey, PACK.chapters[0]))
    visit.key(pygame.K_RETURN)
    assert visit.page.level.id == PACK.levels[1].id


def test_an_adult_opens_every_level():
    visit = Visit()
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    visit.show(MapPage(visit.app, journey))
    visit.press("adult")
    assert isinstance(visit.page, AdultMenu)
    visit.press("answer", "open")
    visit.pass_gate()
    assert all(journey.is_open(level) for level in PACK.levels)
    assert visit.saved["unlocked"] is True


def test_settings_open_from_everywhere_and_come_back():
    visit = Visit()
    visit.start()
    visit.press("settings")
    assert isinstance(visit.page, SettingsPage)
    visit.press("back")
    assert isinstance(visit.page, ProfilesPage)


def test_every_setting_is_kept():
    visit = Visit()
    visit.show(SettingsPage(visit.app))
    choice = visit.find("language")
    visit.tap((choice.rect.right - 20, choice.rect.centery))
    visit.press("sound")
    visit.press("motion")
    again = Visit(language=None)
    settings = again.app.settings
    assert (settings.language, settings.sound, settings.reduced_motion) == ("en", False, True)


def test_the_self_test_wins_the_first_level():
    assert main.self_test() == 0


def test_a_level_that_waits_for_one_of_another_chapter_says_which():
    visit = Visit()
    first, second = PACK.chapters[:2]
    named = {second.levels[0].id: first.levels[2].id}
    pack = replace(PACK, chapters=(first, replace(second, after=named), *PACK.chapters[2:]))
    journey = Journey(visit.store, FOX, pack, SHIPPED)
    page = visit.show(ChapterPage(visit.app, journey, pack.chapters[1]))
    stop = next(widget for widget in page.leaves() if isinstance(widget, LevelStop))
    title = visit.app.text.pick(second.levels[0].title)
    assert (stop.title, stop.state) == (f"{title} (après 1.3)", "locked")
    journey.keep(journey.progress.won(first.levels[2].id, 1))
    page.relayout()
    stop = next(widget for widget in page.leaves() if isinstance(widget, LevelStop))
    assert (stop.title, stop.state) == (title, "now")
