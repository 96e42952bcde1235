"""« Continuer ailleurs »: a child takes its file to another computer."""

import json
import os
import shutil
from pathlib import Path

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from resume_driver import IDS, PROGRESS, arrived, away, here, said

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED
from codeweek.desktop.pages.elsewhere import ElsewherePage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.storage import transfer_files
from codeweek.progress.progress import Progress

pytestmark = pytest.mark.usefixtures("documents")
KEPT = Path(__file__).parents[1] / "kept" / "codeweek-fox-orange.json"


def test_a_child_s_file_is_written_where_it_is_said(tmp_path):
    there = away(tmp_path)
    there.show(ElsewherePage(there.app, FOX))
    there.press("save")
    path = tmp_path / "Documents" / "codeweek" / "codeweek-fox-blue.json"
    assert str(path) in said(there)
    kept = json.loads(path.read_text("utf-8"))
    assert (kept["version"], kept["profile"]) == (2, "fox-blue")
    assert kept["courses"][SHIPPED]["programs"] == PROGRESS.programs


def test_an_older_file_of_the_child_stays_beside_the_new_one(tmp_path):
    there = away(tmp_path)
    path = transfer_files.saved_file(there.app, FOX)
    first = path.read_bytes()
    for theme in ("sea", "night"):
        there.app.change(theme=theme)
        assert transfer_files.saved_file(there.app, FOX) == transfer_files.saved_file(there.app, FOX) == path
    names = ["codeweek-fox-blue (1).json", "codeweek-fox-blue (2).json", "codeweek-fox-blue.json"]
    assert sorted(each.name for each in path.parent.iterdir()) == names
    assert (path.parent / names[0]).read_bytes() == first
    assert transfer_files.opened(path).settings["theme"] == "night"
    assert transfer_files.opened(path.parent / names[1]).settings["theme"] == "sea"


def test_older_files_of_a_child_leave_room_for_those_of_others(tmp_path):
    there = away(tmp_path)
    owl = transfer_files.saved_file(there.app, Profile("owl", "green"))
    os.utime(owl, (1, 1))
    for theme in ("sun", "sea", "night", "sun"):
        there.app.change(theme=theme)
        path = transfer_files.saved_file(there.app, FOX)
    for number, each in enumerate(path.parent.glob("* (*).json")):
        os.utime(each, (10 + number, 10 + number))
    assert transfer_files.around() == (path, owl)


def test_the_buttons_of_files_tell_whose_they_are_whatever_follows_the_name(tmp_path):
    path = transfer_files.saved_file(away(tmp_path).app, FOX)
    path.rename(path.with_name("codeweek-fox-blue (1).json"))
    assert here().find("file").label == "Fichier de renard bleu"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "Documents").write_text("no folder")
    there = away(tmp_path)
    there.show(ElsewherePage(there.app, FOX))
    there.press("save")
    assert "n'a pas pu être écrit" in said(there)


def test_a_file_dropped_on_the_window_brings_its_child_with_all_its_programs(tmp_path):
    there = away(tmp_path, reduced_motion=True)
    path = transfer_files.saved_file(there.app, FOX)
    visit = Visit()
    visit.start()
    visit.post(pygame.DROPFILE, file=str(path))
    progress = arrived(visit)
    assert (progress.stars, progress.programs, progress.tries) == (
        PROGRESS.stars,
        PROGRESS.programs,
        {IDS[3]: 2},
    )
    assert visit.app.settings.reduced_motion is True


def test_a_file_that_was_found_is_opened_by_its_button(tmp_path):
    transfer_files.saved_file(away(tmp_path).app, FOX)
    visit = here()
    visit.press("file")
    assert arrived(visit).stars == PROGRESS.stars


def test_a_file_of_before_still_opens_and_changes_no_setting(tmp_path):
    visit = Visit()
    visit.app.change(theme="sea")
    visit.start()
    visit.post(pygame.DROPFILE, file=shutil.copy(KEPT, tmp_path))
    progress = arrived(visit, Profile("fox", "orange"))
    assert progress.stars == {IDS[0]: 3, IDS[1]: 2}
    assert visit.app.settings.theme == "sea"


def test_a_file_dropped_while_another_plays_loses_nothing_of_the_other(tmp_path):
    transfer_files.saved_file(away(tmp_path).app, Profile("fox", "blue"))
    visit = Visit()
    visit.start()
    other = Profile("owl", "green")
    journey = visit.app.library.journey(other, PACK, SHIPPED)
    journey.keep(Progress(stars={IDS[0]: 2}))
    visit.show(MapPage(visit.app, journey))
    visit.post(pygame.DROPFILE, file=str(transfer_files.around()[0]))
    arrived(visit)
    assert visit.store.read(other.name)["courses"][SHIPPED]["stars"] == {IDS[0]: 2}


def test_a_file_of_something_else_is_told(tmp_path):
    path = tmp_path / "notes.json"
    path.write_text("[1, 2]")
    visit = Visit()
    visit.start()
    visit.post(pygame.DROPFILE, file=str(path))
    assert isinstance(visit.page, Sheet)
    assert "n'est pas celui d'un enfant" in said(visit)
