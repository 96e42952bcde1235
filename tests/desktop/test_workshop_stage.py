"""A stage in the workshop: heroes and things are put by hand and by keys, scenarios are written and saved."""

import pygame
import pytest
from workshop_driver import CONTROL, at, box, differs, drag, opened, write

from codeweek.authoring.draft.level_acts import new
from codeweek.authoring.draft.show import read_level
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop.tools import Tool

GAME = """\
titre: "Mon jeu"  # de la classe
monde: scène
carte:
  grille: |
    ......
    ......
  héros: {chat: A1}   # tout seul
cartes:
  - nom: tout droit
    entrees: [[1, touche, droite]]
    temps: 3
    attendu: {chat.case: C1}
blocs: [quand_touche, vers_droite]
solution: |
  def quand_touche_droite():
      vers_droite()
      vers_droite()
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "jeu.yaml"
    path.write_text(GAME, encoding="utf-8")
    return path


def world(page, scenario=0):
    level, problems = read_level(page.work.text)
    assert level is not None, problems
    return level.maps[scenario].world


def hold(visit, name):
    visit.tap(
        next(each for each in visit.page.widgets if isinstance(each, Tool) and each.value == name).rect.center
    )


def into(visit, name, words):
    """What is written in a box from now on, instead of what was there."""
    found = box(visit, name)
    visit.page.set_focus(found)
    found.text, found.caret = "", 0
    for letter in words:
        write(visit, letter)


def test_things_and_heroes_are_put_by_hand_and_only_they_are_saved(path):
    visit, page = opened(path)
    drag(visit, at(page, 3, 0), at(page, 3, 1))
    hold(visit, "item")
    visit.tap(at(page, 2, 1))
    visit.tap(at(page, 4, 1))
    visit.tap(at(page, 4, 1))  # again: taken away
    hold(visit, "@chat")
    visit.tap(at(page, 0, 1))
    visit.tap(at(page, 3, 1))  # a wall: nobody stands there
    assert world(page).actors[0].cell == (0, 1)
    visit.press("save")
    lines = ["-     ......", "-     ......", "-   héros: {chat: A1}   # tout seul"]
    lines += ["+     ...#..", "+     ..*#..", "+   héros: {chat: A2}   # tout seul"]
    assert sorted(differs(GAME, path.read_text(encoding="utf-8"))) == sorted(lines)


def test_a_stroke_is_undone_at_once_and_a_hero_by_itself(path):
    visit, page = opened(path)
    drag(visit, at(page, 3, 0), at(page, 4, 0), at(page, 5, 0))
    hold(visit, "@chat")
    drag(visit, at(page, 0, 0), at(page, 0, 1))
    assert (world(page).actors[0].cell, len(world(page).stage.walls)) == ((0, 1), 3)
    visit.key(pygame.K_z, CONTROL)
    assert (world(page).actors[0].cell, len(world(page).stage.walls)) == ((0, 0), 3)
    visit.key(pygame.K_z, CONTROL)
    assert page.work.text == GAME


def test_by_keys_a_cell_says_who_is_there_and_takes_what_is_typed(path):
    visit, page = opened(path)
    page.set_focus(page.canvas)
    assert page.canvas.told == "A1\u00a0: chat"
    visit.key(pygame.K_RIGHT)
    visit.post(pygame.KEYDOWN, key=pygame.K_g, mod=0, unicode="g")
    assert world(page).stage.flags == {(1, 0)}
    visit.post(pygame.KEYDOWN, key=pygame.K_o, mod=0, unicode="o")  # a pot is nothing here
    visit.post(pygame.KEYDOWN, key=pygame.K_PLUS, mod=0, unicode="+")
    assert world(page).stage.flags == {(1, 0)}


def test_a_hero_that_is_written_is_there_to_be_put_and_its_box_keeps_what_is_written(path):
    visit, page = opened(path)
    into(visit, "stage.heroes", "chat\nporte : ")
    assert box(visit, "stage.heroes").text == "chat\nporte : "
    assert page.focus is box(visit, "stage.heroes")
    write(visit, "maison")
    hold(visit, "@porte")
    visit.tap(at(page, 5, 1))
    assert [role.name for role in world(page).stage.cast] == ["chat", "porte"]
    assert world(page).actors[1].cell == (5, 1)
    assert world(page).stage.cast[1].costumes == (("", "stage/house"),)


def test_a_second_scenario_is_written_without_the_first_one(path):
    visit, page = opened(path)
    visit.press("add_map")
    assert page.controller.map == 1
    into(visit, "stage.name", "deux pas")
    into(visit, "stage.ticks", "9")
    into(visit, "stage.inputs", "4 a\n2 clic chat\n3 →")
    into(visit, "stage.boxes", "score : 2")
    into(visit, "stage.expected", "chat.case : C1\nscore : 2\nchat.dit : rien")
    first, second = world(page).script, world(page, 1).script
    assert (first.name, first.inputs, first.ticks) == ("tout droit", ((1, ("key", "right")),), 3)
    assert second.inputs == ((2, ("click", "chat")), (3, ("key", "right")), (4, ("key", "a")))
    assert (second.name, second.ticks) == ("deux pas", 9)
    assert second.expected == (("chat.cell", "C1"), ("score", 2), ("chat.said", ()))
    assert world(page).boxes == world(page, 1).boxes == {"score": 2}
    visit.press("remove_map")
    assert len(page.seen.maps) == 1


def test_a_larger_stage_keeps_everybody_where_they_are(path):
    visit, page = opened(path)
    visit.press("size", ("left", 1))
    assert (world(page).stage.width, world(page).actors[0].cell) == (7, (1, 0))
    assert world(page).script.expected == (("chat.cell", "D1"),)
    visit.press("size", ("left", -1))
    visit.press("size", ("left", -1))  # the cat stands there
    assert (world(page).stage.width, world(page).actors[0].cell) == (6, (0, 0))


def test_a_robot_level_becomes_a_stage_that_can_be_won(tmp_path):
    path = tmp_path / "niveau.yaml"
    path.write_text(new("fr"), encoding="utf-8")
    visit, page = opened(path)
    hold(visit, "fence")
    page.act(Action("kind", "stage"))
    visit.wait(0.7)
    assert page.seen.kind == "stage"
    assert [each for each in page.work.problems if each["severity"] == "error"] == []
    visit.tap(at(page, 1, 0))  # the fence is nothing here: a wall is in the hand
    assert world(page).stage.walls == {(1, 0)}


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 1280), (360, 740)])
def test_every_part_is_inside_the_window(path, size):
    visit, page = opened(path, size=size)
    room = visit.app.screen.rect
    assert all(room.contains(each.rect) for each in page.widgets if each.visible)
    tools = [each.rect for each in page.widgets if isinstance(each, Tool)]
    assert len(tools) == 5
    assert all(min(each.size) >= 44 for each in tools)
