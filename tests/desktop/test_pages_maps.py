"""Levels with several maps, a surprise, and variables: tabs, the map that fails, boxes."""

import pygame
import pytest
from page_driver import Visit

from codeweek.desktop import main
from codeweek.desktop.pages.level import LevelPage
from codeweek.desktop.pages.win import Win

SEVERAL = """
title: Deux terrains
story: Va au drapeau, partout.
kind: robot
class: CM1
maps:
  - |
    >.G
  - grid: |
      >..G
    hidden: true
toolbox: [move, while, at_goal, not]
solution: |
  while not au_but():
      avancer()
hints: [Un, Deux, Trois]
"""
COUNTING = """
title: La boîte
story: Dis 3.
kind: robot
class: 5e
map: |
  >.G
toolbox: [move, set, change, get, say, repeat]
goals: [said]
said: [[3]]
solution: |
  x = 1
  x += 2
  dire(x)
hints: [Un, Deux, Trois]
mode: modify
given: |
  x = 1
  x += 2
  dire(x)
"""


@pytest.fixture
def opened(tmp_path):
    def open_level(source):
        path = tmp_path / "level.yaml"
        path.write_text(source, encoding="utf-8")
        visit = Visit()
        visit.start()
        main.open_file(visit.app, str(path))
        visit.turn()
        assert isinstance(visit.page, LevelPage), getattr(visit.page, "body", "")
        return visit, visit.page

    return open_level


def tap_block(visit, name):
    shelf = visit.page.editor.shelf
    number = next(i for i, item in enumerate(shelf.items) if item.offer.block.type == name)
    visit.tap(shelf.box(number).center)


def test_several_maps_are_tabs_and_the_one_that_fails_is_shown(opened):
    visit, page = opened(SEVERAL)
    tap_block(visit, "move")
    tap_block(visit, "move")
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.told)
    assert page.stage.map == 1
    assert visit.find("map").options[0][1].endswith("✓")
    assert "terrain 2" in page.bubble.label


def test_a_surprise_is_hidden_until_the_program_runs(opened):
    visit, page = opened(SEVERAL)
    tabs = visit.find("map")
    visit.tap((tabs.rect.right - 20, tabs.rect.centery))
    assert page.stage.map == 1
    assert page.view.secret
    tap_block(visit, "move")
    visit.key(pygame.K_F5)
    assert not page.view.secret


def test_another_map_plays_its_own_film(opened):
    visit, page = opened(SEVERAL)
    for _block in range(2):
        tap_block(visit, "move")
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.told)
    tabs = visit.find("map")
    visit.tap((tabs.rect.left + 20, tabs.rect.centery))
    assert page.stage.player.index == 0
    visit.press("step")
    assert page.stage.world.cell == (1, 0)


def test_variables_are_boxes_at_each_step(opened):
    visit, page = opened(COUNTING)
    assert page.zones.boxes is not None
    assert page.boxes.names == ()
    for _step in range(2):
        visit.press("step")
    assert page.boxes.names == (("x", 3),)
    visit.press("step_back")
    assert page.boxes.names == (("x", 1),)


def test_a_level_of_a_file_is_won_like_any_other(opened):
    visit, page = opened(COUNTING)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert not visit.page.result.follows
    visit.key(pygame.K_RETURN)
    assert visit.page is not page


def test_boxes_come_with_the_first_variable_and_go_with_the_last(opened):
    visit, page = opened(COUNTING.split("mode:")[0])
    assert page.zones.boxes is None
    tap_block(visit, "set")
    visit.turn()
    assert page.zones.boxes is not None
    visit.press("undo")
    visit.turn()
    assert page.zones.boxes is None
