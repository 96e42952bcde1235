"""A child who wants it sober: all pages of it, kept with the child; nothing plays, jokes or poses."""

from dataclasses import replace

import pytest
from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.painting.theme import SOBER, SOBER_NIGHT, SUN
from codeweek.desktop.travel.road import Road
from codeweek.worlds.robot.looks import LOOKS


@pytest.fixture
def visit(tmp_path):
    return Visit(tmp_path)


def the_map(visit):
    return visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))


def test_a_child_chooses_the_sober_look_for_all_its_pages_and_nobody_else_gets_it(visit):
    visit.start()
    page = the_map(visit)
    assert visit.app.screen.theme == SUN
    settings = visit.show(SettingsPage(visit.app, page.journey))
    visit.tap(visit.find("look").part(1).center)
    assert visit.app.screen.theme == SOBER
    assert visit.store.read(FOX.name)["sober"] is True
    visit.app.change(theme="night")
    assert visit.app.screen.theme == SOBER_NIGHT
    settings.back()
    assert visit.app.screen.theme == SOBER_NIGHT
    page.back()  # to who plays
    visit.app.change(theme="sun")
    assert visit.app.screen.theme == SUN


def test_a_sober_board_has_a_flat_hero_on_plain_cells_and_nobody_jokes_or_poses(visit):
    Journey(visit.store, FOX, PACK, SHIPPED).set_choice("sober", True)
    page = visit.level(2, 2)
    frame, surface = page.view.frame, visit.app.screen.surface
    assert not page.session.aside
    assert page.panels.pilot.doing == "rests"
    cells = [(x, y) for x in range(int(frame.columns)) for y in range(int(frame.rows))]
    corners = {surface.get_at(frame.box(*cell, 1, 1).move(8, 8).topleft)[:3] for cell in cells}
    plain = LOOKS["sober"].floor[0], LOOKS["sober"].wall_floor
    assert corners <= {tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)) for colour in plain}
    visit.press("run")
    assert page.panels.pilot.doing == "rests"


def test_a_sober_hero_makes_no_face_when_a_run_has_missed_something(visit):
    Journey(visit.store, FOX, PACK, SHIPPED).set_choice("sober", True)
    page = visit.level(3, 6)
    visit.tap_block("move")
    visit.press("run")
    visit.until(lambda: page.film.told)
    assert (page.view.moment.face, page.bubble.face) == ("neutral", "neutral")


def test_a_chapter_may_ask_for_the_sober_look(visit):
    visit.start()
    page = the_map(visit)
    asking = replace(PACK.chapters[1], look="sober")
    chapter = visit.show(ChapterPage(visit.app, page.journey, asking))
    assert visit.app.screen.theme == SOBER
    chapter.back()
    assert visit.app.screen.theme == SUN
    assert any(isinstance(widget, Road) for widget in page.widgets)
