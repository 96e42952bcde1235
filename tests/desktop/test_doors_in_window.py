"""The doors in the window: a new child comes in by one, and takes another from the settings."""

import pygame
import pytest
from page_driver import FOX, Visit

from codeweek.app.journey import Journey, MemoryStore
from codeweek.app.practice import Practice
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.widgets.widget import Action
from codeweek.progress.doors import DOORS, NOTEBOOK, PUZZLE


@pytest.fixture
def visit(tmp_path):
    visit = Visit(tmp_path)
    visit.start()
    return visit


def new(visit, door):
    visit.come_in(door)
    return chosen(visit)


def chosen(visit):
    visit.press("animal", FOX.animal)
    visit.press("colour", FOX)
    if not isinstance(visit.page, LevelPage):
        visit.press("skip")
    return visit.page


def test_who_writes_python_is_at_the_notebook_in_the_sober_look_at_once(visit):
    page = new(visit, "python")
    assert page.level.id == NOTEBOOK
    assert page.journey.sober
    assert not page.journey.back_again
    assert [type(each) for each in visit.app.pages].count(LevelPage) == 1


def test_the_night_of_a_door_is_of_its_child_and_the_settings_change_it_for_that_child_only(visit):
    page = new(visit, "python")
    machine = visit.app.settings.theme
    assert visit.app.screen.theme.name == "sober_night"
    visit.app.push(SettingsPage(visit.app, page.journey))
    visit.turn()
    assert visit.app.screen.theme.name == "sober_night"
    visit.page.act(Action("theme", "sea"))
    assert (page.journey.theme, visit.app.settings.theme) == ("sea", machine)
    assert visit.app.screen.theme.name == "sober"
    while not isinstance(visit.page, ProfilesPage):
        visit.app.pop()
    visit.turn()
    assert visit.app.screen.theme.name == machine


def test_the_colours_are_the_childs_in_another_level_like_one_and_in_the_game_of_another(visit):
    page = new(visit, "python")
    level = page.journey.pack.levels[1]
    practice = Practice(page.journey, level, level)
    practice.set_choice("theme", "sea")
    assert (practice.theme, page.journey.theme) == ("sea", "sea")
    page.journey.set_choice("theme", "night")
    friend = Journey(MemoryStore(), None, page.journey.pack, page.journey.key)
    visit.app.push(LevelPage(visit.app, friend, level, lambda _level: None))
    assert visit.app.screen.theme.dark


def test_who_knows_blocks_begins_with_the_puzzle(visit):
    assert new(visit, "blocks").level.id == PUZZLE


def test_the_first_door_is_one_key_away(visit):
    visit.key(pygame.K_RETURN)
    assert chosen(visit).level.id == "01-la-fusee/01-decollage"


def test_a_second_child_has_the_doors_too(visit):
    new(visit, "discover")
    visit.app.pop()
    while not isinstance(visit.page, ProfilesPage):
        visit.app.pop()
    visit.turn()
    visit.come_in("python")
    visit.press("animal", "owl")
    assert visit.page.tiles()


def test_another_door_is_taken_from_the_settings_and_loses_nothing(visit):
    new(visit, "discover")
    while not isinstance(visit.page, MapPage):
        visit.app.pop()
    visit.turn()
    journey: Journey = visit.page.journey
    journey.keep(journey.progress.won("01-la-fusee/01-decollage", 3))
    visit.press("settings")
    visit.press("doors")
    visit.press("door", next(w.value for w in visit.page.leaves() if w.value and w.value.name == "python"))
    assert isinstance(visit.page, MapPage)
    assert journey.progress.stars == {"01-la-fusee/01-decollage": 3}
    visit.press("go_on")
    if not isinstance(visit.page, LevelPage):
        visit.press("skip")
    assert visit.page.level.id == NOTEBOOK


def test_each_door_says_what_it_is_by_itself_and_by_its_speaker(tmp_path):
    visit = Visit(tmp_path)
    visit.start()
    assert visit.app.voice.reading == visit.app.text("ui.doors.title")
    speakers = [widget for widget in visit.page.leaves() if widget.action == "read"]
    assert len(speakers) == 3
    visit.tap(speakers[1])
    assert visit.app.voice.reading == visit.app.text("ui.doors.blocks")
    visit.press("door", DOORS[0])
    assert not visit.app.voice.speaking
