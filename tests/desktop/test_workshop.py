"""The workshop: an adult draws a level, tries it and builds its solution."""

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from workshop_driver import CONTROL, LEVEL, at, box, differs, drag, opened, write

from codeweek.app.journey import SHIPPED, Journey
from codeweek.authoring.readability import CLASSES
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.typing.code_box import CodeBox
from codeweek.desktop.widgets.controls import Choice
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop import cells
from codeweek.desktop.workshop.choose import ChoosePage
from codeweek.desktop.workshop.panel import LEAVES
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.desktop.workshop.workshop_page import WorkshopPage


def test_a_wall_painted_and_saved_is_the_only_thing_that_changes_in_the_file(path):
    visit, page = opened(path)
    visit.press("tool", "wall")
    visit.tap(at(page, 2, 0))
    visit.press("save")
    assert differs(LEVEL, path.read_bytes().decode()) == ["-   ......", "+   ..#..."]
    assert not page.work.changed


def test_a_stroke_over_several_cells_is_undone_at_once(path):
    visit, page = opened(path)
    visit.press("tool", "wall")
    drag(visit, at(page, 0, 2), at(page, 3, 2))  # too quick for the pointer to be seen in between
    assert page.seen.maps[0]["grid"][2] == "####.."
    visit.key(pygame.K_z, CONTROL)
    assert page.work.text == LEVEL
    visit.key(pygame.K_y, CONTROL)
    assert page.seen.maps[0]["grid"][2] == "####.."


def test_the_file_that_is_open_beside_the_map_says_what_the_hand_did(path):
    """It kept the old text, and a letter typed in it took the wall away again."""
    visit, page = opened(path)
    page.controller.leaf = "file"
    page.relayout()
    visit.tap(at(page, 0, 2))
    assert next(each for each in page.leaves() if each.value == "file").text == page.work.text != LEVEL


def test_two_strokes_are_undone_one_by_one(path):
    visit, page = opened(path)
    visit.press("tool", "wall")
    drag(visit, at(page, 0, 2), at(page, 1, 2))
    drag(visit, at(page, 3, 2), at(page, 4, 2))
    visit.press("undo")
    assert page.seen.maps[0]["grid"][2] == "##...."


@pytest.mark.parametrize("tool", ["wall", "flag", "paint", "painted"])
def test_a_thing_pressed_again_goes_away_and_so_do_its_like_under_the_stroke(path, tool):
    visit, page = opened(path)
    bare = page.canvas.scene
    visit.press("tool", tool)
    visit.tap(at(page, 1, 0))
    one = page.canvas.scene
    drag(visit, at(page, 3, 0), at(page, 5, 0))
    assert bare != one != page.canvas.scene
    drag(visit, at(page, 3, 0), at(page, 5, 0))
    assert page.canvas.scene == one
    visit.tap(at(page, 1, 0))
    assert page.canvas.scene == bare


def test_a_stroke_that_begins_on_the_floor_only_puts(path):
    visit, page = opened(path)
    visit.press("tool", "wall")
    visit.tap(at(page, 2, 2))
    drag(visit, at(page, 1, 2), at(page, 3, 2))
    assert page.seen.maps[0]["grid"][2] == ".###.."


def test_the_start_moves_to_where_it_is_put_and_turns_when_pressed_again(path):
    visit, page = opened(path)
    visit.press("tool", "start")
    visit.tap(at(page, 1, 2))
    assert page.seen.maps[0]["grid"] == ["......", "....G.", ".>...."]
    visit.tap(at(page, 1, 2))
    assert page.seen.maps[0]["grid"][2] == ".v...."


def test_a_thing_pressed_again_is_one_more(path):
    visit, page = opened(path)
    visit.press("tool", "item")
    for _time in range(3):
        visit.tap(at(page, 2, 0))
    assert cells.count(page.seen.maps[0], (2, 0), "items") == 3
    visit.press("more", -1)
    assert cells.count(page.seen.maps[0], (2, 0), "items") == 2


def test_a_thin_wall_is_put_on_the_edge_that_was_pressed(path):
    visit, page = opened(path)
    visit.press("tool", "fence")
    cell = page.canvas.frame.box(1, 1, 1, 1)
    visit.tap((cell.right, cell.centery))
    assert page.seen.maps[0]["fences"] == ["B2-C2"]
    visit.tap((cell.right, cell.centery))
    assert page.seen.maps[0]["fences"] == []


def test_rows_and_columns_are_added_at_each_side(path):
    visit, page = opened(path)
    for side in ("left", "right", "top", "bottom"):
        visit.press("size", (side, 1))
    map = page.seen.maps[0]
    assert (map["width"], map["height"]) == (8, 5)
    assert map["grid"][2] == ".>...G.."


def test_a_map_is_added_made_a_surprise_and_taken_away(path):
    visit, page = opened(path)
    visit.press("add_map")
    assert page.controller.map == 1
    visit.press("hide_map")
    assert [map["hidden"] for map in page.seen.maps] == [False, True]
    visit.key(pygame.K_PAGEUP)
    assert page.controller.map == 0
    visit.press("remove_map")
    assert len(page.seen.maps) == 1


def test_a_level_is_drawn_with_the_keyboard_alone(path):
    visit, page = opened(path)
    assert page.focus is page.canvas
    assert page.canvas.cursor == (0, 1)
    visit.keys(pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_UP)
    visit.key(pygame.K_HASH, unicode="#")
    visit.key(pygame.K_DOWN)
    visit.key(pygame.K_ASTERISK, unicode="*")
    visit.key(pygame.K_PLUS, unicode="+")
    visit.key(pygame.K_RIGHT, pygame.KMOD_SHIFT)
    assert page.seen.maps[0]["grid"][:2] == ["..#...", ">.*.G."]
    assert page.seen.maps[0]["counts"]["items"] == {"C2": 2}
    assert page.seen.maps[0]["fences"] == ["C2-D2"]
    visit.key(pygame.K_BACKSPACE)
    assert page.seen.maps[0]["grid"][1] == ">...G."
    assert "C2" in page.counter.label
    visit.key(pygame.K_s, CONTROL)
    assert path.read_bytes().decode() == page.work.text


def test_tab_goes_from_the_map_to_the_texts_and_what_is_typed_is_in_the_file(path):
    visit, page = opened(path)
    for _time in range(80):
        if isinstance(page.focus, TextBox):
            break
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_END)
    for letter in " vert":
        visit.key(pygame.K_v, unicode=letter)
        write(visit, letter)
    assert differs(LEVEL, page.work.text) == [
        '- titre: "Un couloir"   # court',
        '+ titre: "Un couloir vert"   # court',
    ]
    visit.press("undo")
    assert page.work.text == LEVEL
    assert box(visit, "title").text == "Un couloir"


def test_a_story_has_several_lines_and_a_caret_that_moves(path):
    visit, _page = opened(path)
    visit.tap(box(visit, "story"))
    visit.key(pygame.K_HOME)
    write(visit, "Viens !")
    visit.key(pygame.K_RETURN)
    visit.keys(pygame.K_UP, pygame.K_END, pygame.K_BACKSPACE)
    assert visit.page.seen.story == "Viens \nVa au drapeau."


def test_blocks_are_ticked_and_the_limit_set(path):
    visit, page = opened(path)
    page.controller.leaf = "blocks"
    page.relayout()
    visit.press("block", "repeat")
    assert "blocs: [avancer, pivoter_gauche, répéter]  # deux suffisent" in page.work.text
    page.controller.leaf = "level"
    page.relayout()
    visit.press("limit", 1)
    assert page.seen.values["limit"] == 4
    visit.press("limit", -1)
    assert page.seen.values["limit"] == 3


def test_the_basket_is_filled_before_the_start(path):
    visit, page = opened(path)
    page.controller.leaf = "level"
    page.relayout()
    for step, many in ((1, 1), (1, 2), (-1, 1), (-1, None)):
        (view,) = (each for each in page.widgets if isinstance(each, ScrollView))
        view.reveal(visit.find("bag", step).rect)
        visit.press("bag", step)
        assert page.seen.values["bag"] == many
        assert page.work.text.count(f"panier: {many}\n") == bool(many)


def test_the_shortest_program_is_found_while_one_looks_and_may_become_the_solution(path):
    visit, page = opened(path)
    page.controller.leaf = "blocks"
    page.relayout()
    visit.press("block", "repeat")
    visit.until(lambda: page.work.live.draft == page.work.text and page.work.live.over)
    assert "Minimum\u00a0: 2 blocs, prouvé." in page.status_bar.answer.label
    visit.press("shortest")
    visit.press("answer", "take")
    assert "for _ in range(4):" in page.seen.solution


def test_a_map_that_nobody_can_win_is_told(path):
    visit, page = opened(path)
    visit.press("tool", "wall")
    drag(visit, *(at(page, 2, y) for y in range(3)))
    visit.until(lambda: page.work.live.answer is not None and page.work.live.draft == page.work.text)
    assert "Aucun programme ne peut gagner la carte 1" in page.status_bar.answer.label
    assert page.status_bar.problem.tone == "warm"


def test_the_solution_is_built_with_blocks(path):
    visit, page = opened(path)
    page.controller.leaf = "programs"
    page.relayout()
    visit.press("build", "solution")
    assert isinstance(visit.page, LevelPage)
    assert len(visit.page.script.blocks) == 4
    assert "hint" not in [widget.action for widget in visit.page.leaves()]
    visit.tap_block("turn_left")
    visit.key(pygame.K_ESCAPE)
    assert visit.page is page
    assert page.seen.solution.splitlines()[-1] == "pivoter_gauche()"


def test_who_builds_is_offered_no_trap(path):
    visit, page = opened(path)
    visit.press("add_map")
    page.controller.leaf = "programs"
    page.relayout()
    visit.press("build", "solution")
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    visit.wait(3)
    assert [w.value for w in visit.page.widgets if w.action == "answer" and w.value == "trap"] == []
    assert visit.app.pages[-2].session.trap_search is None


@pytest.mark.parametrize("size", [(1024, 768), (1280, 691)])
def test_every_class_can_be_pressed(path, size):
    visit, page = opened(path, size=size)
    for place, grade in enumerate(CLASSES):
        visit.tap(visit.find("class").part(place).center)
        assert page.seen.grade == grade


@pytest.mark.parametrize("size", [(1024, 768), (1280, 691), (800, 1280), (390, 844)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_of_a_choice_is_smaller_than_thirteen_pixels(path, size, language):
    visit, _page = opened(path, size=size, language=language)
    screen = visit.app.screen
    choices = [each for each in visit.page.leaves() if isinstance(each, Choice)]
    assert {each.action for each in choices} == {"map", "leaf", "kind", "class", "writing", "rule.facing"}
    for choice in choices:
        assert round(choice.common_size(screen) * screen.scale) >= 13, choice.action


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (800, 480), (800, 1280), (390, 844), (560, 800)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_stays_inside_the_window_and_nothing_covers_a_button(path, size, language):
    visit, page = opened(path, size=size, language=language)
    for leaf in LEAVES:
        page.controller.leaf = leaf
        page.relayout()
        buttons = [w for w in page.widgets if w.visible and w.focusable]
        for widget in buttons:
            assert visit.app.screen.rect.contains(widget.rect), widget.action
        for one in buttons:
            for other in buttons:
                assert one is other or not one.rect.colliderect(other.rect), (one.action, other.action)


@pytest.mark.parametrize(("size", "part"), [((800, 1280), 0.3), ((390, 844), 0.15)])
def test_in_a_window_higher_than_wide_the_map_lies_over_what_is_written(tmp_path_factory, size, part):
    """They stood side by side: the map was a strip of 20 pixels, and the name of the file one letter wide."""
    path = tmp_path_factory.mktemp("mardi") / "couloir.yaml"
    path.write_text(LEVEL, encoding="utf-8")
    visit, page = opened(path, size=size)
    leaf = visit.find("leaf").rect
    assert page.canvas.rect.bottom < leaf.top
    assert leaf.width > 0.9 * size[0]
    assert page.canvas.rect.width > 0.7 * size[0]
    assert page.canvas.rect.height > part * size[1]
    high = visit.app.screen.paragraph_height(page.title.label, page.title.rect.width, page.title.size, "bold")
    assert high <= page.title.rect.height
    assert page.counter.visible


def test_the_workshop_is_reached_from_what_is_for_the_adult():
    visit = Visit()
    visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))
    visit.press("adult")
    visit.press("answer", "workshop")
    assert isinstance(visit.page, ChoosePage)
    visit.press("new", "turtle")
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, ChoosePage)


@pytest.mark.parametrize("mode", ["predict", "debug", "create", "run"])
def test_another_activity_is_chosen_from_a_list(path, mode):
    visit, page = opened(path)
    visit.press("mode")
    visit.press("answer", mode)
    assert page.seen.mode == mode
    visit.wait(1)
    if mode == "predict":
        visit.press("predict.ask")
        assert page.seen.more["predict.ask"]


def test_a_window_too_small_for_a_map_is_still_drawn(path):
    visit, page = opened(path, size=(480, 320), zoom=1.5)
    visit.app.draw()
    assert page.canvas.rect.height <= 0


def test_what_is_tried_in_the_workshop_is_written_nowhere(path, tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    visit, page = opened(path)
    page.controller.leaf = "programs"
    page.relayout()
    visit.press("build", "solution")
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert list(here.iterdir()) == []


def test_the_solution_is_written_as_python_and_one_undo_brings_it_back(path):
    visit, page = opened(path)
    page.controller.leaf = "programs"
    page.relayout()
    code = next(w for w in page.leaves() if isinstance(w, CodeBox) and w.value == "solution")
    before = page.seen.solution
    visit.tap((code.sheet.left(0, 4), code.sheet.top(0) + 5))
    visit.key(pygame.K_END, CONTROL)
    visit.key(pygame.K_RETURN)
    write(visit, "for _ in range(2):")
    visit.key(pygame.K_RETURN)
    write(visit, "avancer()")
    assert page.seen.solution.rstrip() == before.rstrip() + "\nfor _ in range(2):\n    avancer()"
    assert "  for _ in range(2):\n      avancer()" in page.work.text
    visit.key(pygame.K_z, CONTROL)
    assert page.seen.solution == before
    code = next(w for w in page.leaves() if isinstance(w, CodeBox) and w.value == "solution")
    assert code.text == before.rstrip()
    assert page.focus is code


EVENS = """titre: "Les pairs"
histoire: "Écris 2 et 4."
monde: texte
mode: faire
exemples:
  - {dit: [2, 4]}
blocs: [dire]
solution: |
  dire(2)
  dire(4)
"""


def test_the_examples_of_a_page_of_text_are_written_in_boxes_and_said_to_be_examples(tmp_path):
    path = tmp_path / "pairs.yaml"
    path.write_text(EVENS, encoding="utf-8")
    visit, page = opened(path, size=(1366, 768))
    assert [each.text for each in page.leaves() if each.value in ("example.inputs", "example.said")] == [
        "",
        "2\n4",
    ]
    assert [tab.options for tab in page.leaves() if tab.action == "map"] == [((0, "Exemple 1"),)]
    visit.press("add_map")
    page.act(Action("write", ("example.inputs", "15\nROBOT")))
    page.act(Action("writing", "text"))
    visit.press("hide_map")
    assert "  - {dit: [2, 4]}\n  - {entrees: [15, ROBOT], dit: [2, 4], cache: true}\n" in page.work.text
    assert "mode: faire\nécriture: texte\n" in page.work.text
    page.act(Action("map", 0))
    assert next(each.text for each in page.leaves() if each.value == "example.inputs") == ""


def test_the_workshop_is_reached_before_anybody_plays():
    visit = Visit()
    visit.start()
    visit.press("adult")
    visit.pass_gate()
    visit.press("answer", "workshop")
    assert isinstance(visit.page, ChoosePage)
    visit.press("new", "music")
    assert isinstance(visit.page, WorkshopPage)
    visit.keys(pygame.K_ESCAPE, pygame.K_ESCAPE)
    assert isinstance(visit.page, ProfilesPage)
