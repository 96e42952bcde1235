"""The workshop and its files: opened, tried, saved, never lost."""

from pathlib import Path

import pygame
import pytest
from page_driver import Visit
from workshop_driver import LEVEL, at, box, opened, write

from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.workshop import files
from codeweek.desktop.workshop.choose import ChoosePage
from codeweek.desktop.workshop.work import left
from codeweek.desktop.workshop.workshop_page import WorkshopPage, open_draft


def test_a_level_is_tried_and_comes_back_as_it_was(path):
    visit, page = opened(path)
    visit.key(pygame.K_F5)
    assert isinstance(visit.page, LevelPage)
    visit.key(pygame.K_ESCAPE)
    assert visit.page is page
    assert page.work.text == LEVEL


def test_what_is_not_saved_is_asked_about_and_kept_when_the_app_is_closed(path):
    visit, page = opened(path)
    visit.press("add_map")
    visit.key(pygame.K_ESCAPE)
    assert visit.page is not page
    visit.press("answer", "stay")
    assert visit.page is page
    text = page.work.text
    visit.app.quit()
    assert path.read_bytes().decode() == LEVEL
    again = Visit()
    again.show(ChoosePage(again.app))
    again.press("again")
    assert again.page.work.text == text
    assert again.page.work.path == path
    again.key(pygame.K_ESCAPE)
    again.press("answer", "save")
    assert path.read_bytes().decode() == text
    assert not [w for w in again.page.leaves() if w.action == "again"]


def test_what_is_put_and_taken_away_again_leaves_nothing_to_save(path):
    visit, page = opened(path)
    saved = page.title.label
    visit.press("tool", "wall")
    visit.tap(at(page, 2, 0))
    assert page.title.label != saved
    visit.tap(at(page, 2, 0))
    assert (page.title.label, page.work.changed) == (saved, False)


def test_a_new_level_is_saved_under_its_title_beside_no_other(tmp_path, monkeypatch):
    monkeypatch.setenv("CODEWEEK_HOME", str(tmp_path))
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "Mon-Niveau-2.YAML").touch()  # the same name, where capitals do not count
    (tmp_path / "files" / "mon-niveau-3.zip").touch()
    for name in ("mon-niveau.yaml", "mon-niveau-3.yaml"):
        visit = Visit()
        visit.show(ChoosePage(visit.app))
        visit.press("new", "robot")
        visit.press("save")
        assert (tmp_path / "files" / name).read_bytes().decode() == visit.page.work.text
        assert visit.page.title.label == f"{name}, dans {tmp_path.name}/files"


def test_a_draft_that_another_window_has_taken_is_no_longer_shown(path):
    visit, _page = opened(path)
    visit.press("add_map")
    visit.app.quit()
    again = Visit()
    choose = again.show(ChoosePage(again.app))
    again.store.delete(left(again.store)[0].kept)
    again.press("again")
    assert again.page is choose
    assert not [w for w in choose.leaves() if w.action == "again"]


def test_a_file_with_mistakes_opens_and_tells_what_is_wrong(tmp_path):
    path = tmp_path / "casse.yaml"
    path.write_text(LEVEL.replace(">...G.", "....G?").replace("avancer,", "avancerr,"), encoding="utf-8")
    visit, page = opened(path)
    assert page.canvas.scene is not None
    assert page.status_bar.problem.label.startswith("Ligne 7")
    visit.press("problems")
    assert isinstance(visit.page, Sheet)
    assert len(visit.page.notes()) >= 2
    visit.key(pygame.K_ESCAPE)
    visit.key(pygame.K_F5)
    assert isinstance(visit.page, Sheet)
    visit.key(pygame.K_ESCAPE)
    visit.press("tool", "start")
    visit.tap(at(page, 0, 1))
    assert page.seen.maps[0]["grid"][1] == ">...G?"


def test_a_text_that_is_no_yaml_opens_and_is_left_as_it_is(tmp_path):
    path = tmp_path / "texte.yaml"
    path.write_text("titre: [\ncarte: }", encoding="utf-8")
    visit, page = opened(path)
    visit.wait(1)
    assert page.status_bar.problem.tone == "warm"
    assert page.canvas.words == page.work.problems[0]["words"]
    assert page.work.text == "titre: [\ncarte: }"


def test_the_text_of_a_file_is_mended_by_hand(tmp_path):
    path = tmp_path / "texte.yaml"
    path.write_bytes(LEVEL.replace("titre:", "titre").replace("\n", "\r\n").encode())
    visit, page = opened(path)
    page.controller.leaf = "file"
    page.relayout()
    visit.tap(box(visit, "file"))
    visit.keys(*[pygame.K_UP] * 60, pygame.K_HOME, pygame.K_DOWN)
    for _letter in "titre":
        visit.key(pygame.K_RIGHT)
    write(visit, ":")
    assert page.work.text == LEVEL.replace("\n", "\r\n")
    assert page.canvas.scene is not None
    visit.press("undo")
    assert not page.controller.draws


def test_the_text_of_a_file_is_thirteen_pixels_high_in_a_small_window(path):
    visit, page = opened(path, size=(1024, 768))
    page.controller.leaf = "file"
    page.relayout()
    assert round(box(visit, "file").size * visit.app.screen.scale) == 13


def test_a_level_of_a_pack_has_the_look_of_its_chapter():
    found = Path(__file__).parents[2] / "levels" / "08-tant-que" / "05-un-cristal-ou-un-tas.yaml"
    _visit, page = opened(found)
    assert page.seen.look == "cave"


def test_a_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "image.yaml"
    path.write_bytes(b"\x89PNG\xff\xfe")
    visit = Visit()
    open_draft(visit.app, path)
    visit.turn()
    assert not isinstance(visit.page, WorkshopPage)


def test_a_file_dropped_on_the_workshop_is_opened_there(path):
    visit = Visit()
    visit.show(ChoosePage(visit.app))
    visit.post(pygame.DROPFILE, file=str(path))
    assert isinstance(visit.page, WorkshopPage)


def test_what_another_program_wrote_in_the_file_is_not_replaced_without_asking(path):
    visit, page = opened(path)
    visit.press("add_map")
    path.write_bytes(b"title: Ailleurs\n")
    visit.press("save")
    visit.press("answer", "stay")
    assert path.read_bytes() == b"title: Ailleurs\n"
    visit.press("save")
    visit.press("answer", "over")
    assert path.read_bytes().decode() == page.work.text
    assert visit.page is page


def test_a_disk_that_refuses_is_told_and_nothing_is_lost(path, monkeypatch):
    visit, page = opened(path)
    visit.press("add_map")
    monkeypatch.setattr(files, "save", lambda *_: False)
    visit.press("save")
    assert visit.page is not page
    visit.key(pygame.K_ESCAPE)
    assert page.work.changed
    assert len(left(visit.store)) == 1


def test_a_level_that_notepad_named_is_offered_and_a_note_to_the_reader_is_not(tmp_path):
    (tmp_path / "pont.txt").write_text(LEVEL, encoding="utf-8")
    (tmp_path / "lisez-moi.txt").write_text("Bonjour", encoding="utf-8")
    assert files.levels(tmp_path) == (tmp_path / "pont.txt",)


LOST = """\
titre: A
carte:
  grille: |
    ......
    >...G.
  actions: 2
blocs: [avancer, repeter]
solution: |
  avancer()
  avancer()
  avancer()
"""


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_long_sentences_at_the_foot_are_whole_also_in_large_letters(tmp_path, size):
    (tmp_path / "x.yaml").write_text(LOST, "utf-8")
    visit, page = opened(tmp_path / "x.yaml", size=size, zoom=1.4)
    visit.until(lambda: "La carte 1 demande au moins 4 commandes" in page.status_bar.answer.label)
    visit.wait(0.1)
    assert "Corrigez la solution" in page.status_bar.problem.label
    assert not page.status_bar.answer.cut
    assert not page.status_bar.problem.cut
    assert page.status_bar.answer.rect.right < page.status_bar.problem.rect.left
    assert page.status_bar.more.rect.right < page.status_bar.problem.rect.right
    assert page.status_bar.more.spoken == "Tout lire"


def test_where_a_sentence_at_the_foot_has_no_room_its_button_reads_it_all(tmp_path):
    (tmp_path / "x.yaml").write_text(LOST, "utf-8")
    visit, page = opened(tmp_path / "x.yaml", size=(640, 900), zoom=1.4)
    visit.until(lambda: page.status_bar.problem.cut)
    assert page.status_bar.more.visible
    visit.press("problems")
    visit.wait(0.5)
    assert any("Corrigez la solution" in note.body for note in visit.page.notes())
