"""Levels with several maps, a surprise, and variables: tabs, the map that fails, boxes."""

import pygame
import pytest
from page_driver import Visit

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
def opened():
    def open_level(source):
        visit = Visit()
        return visit, visit.written(source)

    return open_level


def test_several_maps_are_tabs_and_the_one_that_fails_is_shown(opened):
    visit, page = opened(SEVERAL)
    visit.tap_block("move")
    visit.tap_block("move")
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.told)
    assert page.scenes.map == 1
    assert visit.find("map").icons == {0: "check", 1: "eye"}
    assert "Terrain 2" in page.bubble.label
    assert "drapeau" in page.bubble.label  # and why


def test_a_surprise_is_hidden_until_the_program_runs(opened):
    visit, page = opened(SEVERAL)
    tabs = visit.find("map")
    visit.tap((tabs.rect.right - 20, tabs.rect.centery))
    assert page.scenes.map == 1
    assert page.view.secret
    visit.tap_block("move")
    visit.key(pygame.K_F5)
    assert not page.view.secret


def test_another_map_plays_its_own_film(opened):
    visit, page = opened(SEVERAL)
    for _block in range(2):
        visit.tap_block("move")
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.told)
    tabs = visit.find("map")
    visit.tap((tabs.rect.left + 20, tabs.rect.centery))
    assert page.scenes.player.index == 2
    visit.press("step_back")
    assert page.scenes.world.cell == (1, 0)
    assert page.scenes.world.map is page.level.maps[0].world.map


def test_the_maps_are_played_one_after_another_up_to_the_last(opened):
    visit, page = opened(SEVERAL)
    visit.tap_block("move")
    visit.tap_block("move")
    visit.key(pygame.K_F5)
    assert (page.scenes.map, page.film.head.left) == (0, [1])
    visit.until(lambda: page.scenes.map == 1)
    assert page.scenes.player.playing
    assert visit.find("map").icons == {0: "check"}


def test_who_takes_a_step_stays_on_the_map_that_is_shown(opened):
    visit, page = opened(SEVERAL)
    visit.tap_block("move")
    visit.key(pygame.K_F5)
    visit.press("step")
    visit.wait(3)
    assert page.scenes.map == 0


def test_the_keys_turn_the_maps(opened):
    visit, page = opened(SEVERAL)
    assert visit.find("map").icons == {1: "question"}
    visit.key(pygame.K_PAGEDOWN)
    assert page.scenes.map == 1
    visit.key(pygame.K_PAGEDOWN)
    assert page.scenes.map == 0


def test_variables_are_boxes_at_each_step(opened):
    visit, page = opened(COUNTING)
    assert page.panels.layout.boxes is not None
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
    assert visit.page.card.ways == ("stay", "map")
    visit.key(pygame.K_RETURN)
    assert visit.page is not page


def test_boxes_come_with_the_first_variable_and_go_with_the_last(opened):
    visit, page = opened(COUNTING.split("mode:")[0])
    assert page.panels.layout.boxes is None
    visit.tap_block("set")
    visit.turn()
    assert page.panels.layout.boxes is not None
    visit.press("undo")
    visit.turn()
    assert page.panels.layout.boxes is None
