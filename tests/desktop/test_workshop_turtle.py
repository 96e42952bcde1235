"""The sheet of a turtle in the workshop: the turtle is put, turned, and its sheet made larger by hand."""

import pygame
import pytest
from workshop_driver import CONTROL, differs, drag, opened

from codeweek.authoring.draft.level_acts import new
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop.panel import LEAVES
from codeweek.desktop.workshop.textbox import TextBox

HOUSE = """\
titre: "Une maison"  # de la classe
monde: tortue
carte: {feuille: 400, depart: [-40, 0]}  # large
blocs: [avancer, tourner_gauche]
solution: |
  avancer(100)
  tourner_gauche(90)
  avancer(50)
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "maison.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def where(page, x, y):
    """The pixel of a place in steps from the middle of the sheet."""
    frame, unit = page.canvas.frame, page.controller.paper["width"] / 10
    across, down = frame.at(5 + x / unit, 4 - y / unit)
    return round(across), round(down)


def line(page):
    return next(line for line in page.work.text.splitlines() if line.startswith("carte"))


def test_the_turtle_is_put_with_a_tap_and_saved_in_its_line_only(path):
    visit, page = opened(path)
    visit.tap(where(page, 61, -39))
    visit.press("save")
    changed = ["- carte: {feuille: 400, depart: [-40, 0]}  # large"]
    changed += ["+ carte: {feuille: 400, depart: [60, -40]}  # large"]
    assert differs(HOUSE, path.read_text(encoding="utf-8")) == changed


def test_a_touch_of_the_turtle_moves_nothing_and_a_drag_keeps_it_under_the_finger(path):
    visit, page = opened(path)
    x, y = where(page, -35, 5)  # not its middle
    visit.tap((x, y))
    assert page.work.text == HOUSE
    unit = page.canvas.frame.cell
    drag(visit, (x, y), (x + unit, y), (x + unit, y - 2 * unit), (x + 2 * unit, y))
    assert line(page) == "carte: {feuille: 400, depart: [40, 0]}  # large"
    visit.key(pygame.K_z, CONTROL)
    assert page.work.text == HOUSE
    visit.key(pygame.K_y, CONTROL)
    assert "[40, 0]" in line(page)


def test_two_drags_are_undone_one_by_one(path):
    visit, page = opened(path)
    drag(visit, where(page, -40, 0), where(page, 0, 0))
    drag(visit, where(page, 0, 0), where(page, 0, 100))
    assert "[0, 100]" in line(page)
    visit.press("undo")
    assert "[0, 0]" in line(page)


def test_the_turtle_cannot_be_dragged_off_the_sheet(path):
    visit, page = opened(path)
    drag(visit, where(page, -40, 0), where(page, -900, 900))
    assert line(page) == "carte: {feuille: 400, depart: [-200, 160]}  # large"


def test_the_dial_turns_the_turtle_by_hand_and_by_keyboard(path):
    visit, page = opened(path)
    face = page.sheet.dial.face
    (x, y), far = face.centre, face.radius - 5
    visit.tap((x, y - far))
    assert line(page) == "carte: {feuille: 400, depart: [-40, 0], cap: haut}  # large"
    assert page.canvas.scene.sprites[0].angle == 270
    drag(visit, (x, y - far), (x - far, y - far), (x - far, y))
    assert "cap: gauche}" in line(page)
    visit.press("undo")
    assert "cap: haut}" in line(page)
    page.set_focus(page.sheet.dial, True)
    visit.keys(pygame.K_LEFT, pygame.K_UP, pygame.K_RIGHT)
    assert "cap: 105}" in line(page)
    assert page.focus is page.sheet.dial
    assert page.spoken() == "La tortue regarde à 105 degrés"


def test_outside_its_face_the_dial_is_not_touched(path):
    visit, page = opened(path)
    visit.tap((page.sheet.dial.rect.left + 1, page.sheet.dial.rect.top + 1))
    assert page.work.text == HOUSE


def test_everything_is_done_with_the_keyboard_alone(path):
    visit, page = opened(path)
    assert page.focus is page.canvas
    visit.keys(pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_DOWN)
    assert "[-20, -10]" in line(page)
    visit.key(pygame.K_LEFT, pygame.KMOD_SHIFT)
    visit.key(pygame.K_PLUS, unicode="+")
    assert line(page) == "carte: {feuille: 450, depart: [-20, -10], cap: 15}  # large"
    wanted = "La feuille : Départ : x -20, y -10. La tortue regarde à 15 degrés. Feuille de 450 pas."
    assert page.spoken() == wanted
    visit.key(pygame.K_MINUS, unicode="-")
    visit.key(pygame.K_MINUS, unicode="-")
    assert "feuille: 350" in line(page)
    for _press in range(3):
        visit.key(pygame.K_z, CONTROL)
    visit.press("undo")
    visit.press("undo")
    assert page.work.text == HOUSE


def test_the_sheet_stops_at_the_least_and_at_the_most(path):
    visit, page = opened(path)
    for _step in range(40):
        if page.controller.paper["narrower"] is not None:
            visit.press("sheet", page.controller.paper["narrower"])
    assert line(page) == "carte: {feuille: 50, depart: [-25, 0]}  # large"
    assert (page.sheet.less.enabled, page.sheet.more.enabled) == (False, True)
    page.act(Action("sheet", 5000))
    assert (page.sheet.less.enabled, page.sheet.more.enabled) == (True, False)


def test_a_sheet_too_small_for_the_model_says_so_in_a_sentence_and_is_still_drawn(path):
    visit, page = opened(path)
    page.act(Action("sheet", 50))
    told = "Le modèle sort de la feuille sur la carte 1. Agrandissez la feuille, déplacez le départ"
    visit.until(lambda: told in page.status_bar.problem.label, seconds=5)
    assert page.canvas.scene.sprites


def test_a_sheet_that_fits_its_drawing_keeps_its_size_when_the_turtle_is_moved(path):
    path.write_text(new("fr", "turtle"), encoding="utf-8")
    visit, page = opened(path)
    before = page.controller.paper
    assert before["fitted"]
    assert page.sheet.fitted.spoken == "Ajustée au dessin, oui"
    drag(visit, where(page, before["x"], before["y"]), where(page, 0, 20))
    assert line(page) == f"carte: {{depart: [0, 20], feuille: {before['width']}}}"
    assert page.sheet.fitted.spoken == "Ajustée au dessin, non"
    visit.press("fitted")
    assert page.controller.paper["fitted"]
    visit.press("fitted")
    assert (page.controller.paper["fitted"], page.controller.paper["width"]) == (False, before["width"])


def test_a_drawing_may_be_anywhere_or_not(path):
    visit, page = opened(path)
    visit.press("free")
    assert "position_libre: true" in line(page)
    visit.press("free")
    assert page.work.text == HOUSE


def test_the_file_that_is_open_beside_the_sheet_says_what_the_hand_did(path):
    visit, page = opened(path)
    page.controller.leaf = "file"
    page.relayout()
    visit.tap(where(page, 60, -40))
    box = next(each for each in page.leaves() if isinstance(each, TextBox))
    assert box.text == page.work.text != HOUSE


def test_each_of_two_sheets_is_changed_by_itself(path):
    visit, page = opened(path)
    visit.press("add_map")
    visit.tap(where(page, 100, 100))
    visit.key(pygame.K_PAGEUP)
    assert page.controller.paper["x"] == -40
    assert page.work.maps()[1].paper["x"] == 100


def test_a_robot_that_becomes_a_turtle_has_its_sheet_at_once_and_undo_brings_the_map_back(path):
    path.write_text(new("fr"), encoding="utf-8")
    visit, page = opened(path)
    visit.press("tool", "flag")
    page.act(Action("kind", "turtle"))
    visit.tap(where(page, 0, 100))
    assert "depart: [0, 100]" in page.work.text
    visit.press("undo")
    visit.press("undo")
    assert page.work.text == new("fr")
    assert page.sheet is None


@pytest.mark.parametrize("wrong", ["{depart: [999, 0]}", "{feuille: 0}", "{cap: ailleurs}"])
def test_what_was_written_wrong_in_the_file_is_told_and_the_sheet_stays(path, wrong):
    path.write_text(HOUSE.replace("{feuille: 400, depart: [-40, 0]}", wrong), encoding="utf-8")
    _visit, page = opened(path)
    assert page.work.problems
    assert page.canvas.scene.sprites


def test_a_map_of_letters_is_no_sheet_and_the_sentence_stands_in_its_place(path):
    path.write_text(HOUSE.replace("{feuille: 400, depart: [-40, 0]}", '">..G"'), encoding="utf-8")
    visit, page = opened(path)
    visit.app.draw()
    assert (page.sheet, page.canvas.scene) == (None, None)
    assert page.canvas.words.startswith("Une tortue n'a pas de grille")


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768), (800, 480), (800, 1280), (390, 844)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_stays_inside_the_window_and_nothing_covers_a_button(path, size, language):
    visit, page = opened(path, size=size, language=language)
    for leaf in LEAVES:
        page.controller.leaf = leaf
        page.relayout()
        visit.app.draw()
        buttons = [w for w in page.widgets if w.visible and w.focusable]
        assert [w.action for w in buttons if w.cut] == []
        for widget in buttons:
            assert visit.app.screen.rect.contains(widget.rect), widget.action
        for one in buttons:
            for other in buttons:
                assert one is other or not one.rect.colliderect(other.rect), (one.action, other.action)


def test_a_window_too_small_for_a_sheet_is_still_drawn(path):
    visit, _page = opened(path, size=(480, 320), zoom=1.5)
    visit.app.draw()


@pytest.mark.parametrize(("size", "there"), [((800, 480), False), ((1024, 600), True), ((390, 844), True)])
def test_the_words_of_the_sheet_are_there_whole_or_not_at_all(path, size, there):
    _visit, page = opened(path, size=size)
    assert page.sheet.told.visible is there
