"""A disk that refuses is told on the page where the child works, for as long as it refuses, and no longer."""

import errno
import json
import os
import shutil
import subprocess

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek.app.child_profiles import profiles
from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.storage.store import Store
from codeweek.desktop.widgets.dialog import Dialog

CHILD = "Ton travail n'est pas encore gardé. Laisse la fenêtre ouverte et appelle un adulte."


def is_told(visit, cause):
    assert visit.app.notice.sentences is not None
    child, adult = visit.app.notice.sentences
    assert child == CHILD
    assert cause in adult
    assert str(visit.store.folder) in adult
    assert isinstance(visit.page, LevelPage)  # nothing stands before the program
    foot = visit.app.screen.foot_rect
    assert foot.height > 0
    assert all(not widget.rect.colliderect(foot) for widget in visit.page.widgets)


def is_kept(visit, level):
    visit.wait(6)
    assert visit.app.notice.sentences is None
    assert visit.app.screen.foot == 0
    assert (
        level.id
        in Journey(Store(visit.store.folder), FOX, visit.page.journey.pack, SHIPPED).progress.programs
    )


def changed(visit):
    """A child has put one block."""
    page = visit.level(1, 3)
    visit.tap_block("up")
    visit.turn()
    return page


@pytest.fixture
def refusing(monkeypatch):
    """A disk that refuses to write, until it is told to take again."""
    real, state = os.fsync, {"reason": errno.ENOSPC}

    def fsync(file):
        if state["reason"]:
            raise OSError(state["reason"], "refused")
        real(file)

    monkeypatch.setattr("os.fsync", fsync)
    return state


def test_a_full_disk_is_told_on_the_level_and_what_was_made_is_kept_once_there_is_room(tmp_path, refusing):
    visit = Visit(tmp_path)
    page = changed(visit)
    is_told(visit, "le disque est plein")
    assert Store(tmp_path).names("children") == ()
    refusing["reason"] = 0
    is_kept(visit, page.level)


@pytest.mark.parametrize(
    ("reason", "cause"),
    [
        (errno.EROFS, "pas le droit d'écrire"),
        (errno.EACCES, "pas le droit d'écrire"),
        (errno.EIO, "ne répond pas (EIO)"),
        (errno.EDQUOT, "plein"),
    ],
)
def test_each_refusal_names_its_cause(tmp_path, refusing, reason, cause):
    refusing["reason"] = reason
    visit = Visit(tmp_path)
    changed(visit)
    is_told(visit, cause)


def test_a_home_that_is_a_file_is_told_on_the_level(tmp_path):
    home = tmp_path / "home"
    home.write_text("a file", encoding="utf-8")
    visit = Visit(home)
    page = changed(visit)
    is_told(visit, "un fichier porte le nom du dossier")
    home.unlink()
    is_kept(visit, page.level)


def test_a_real_disk_without_room_is_told_on_the_level(tmp_path, refusing):
    """A small disk of its own where the system allows to make one; else a disk that says it is full."""
    mounted = not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)], capture_output=True, check=False
    ).returncode
    if mounted:
        refusing["reason"] = 0
    try:
        if mounted:
            fill(tmp_path / "big")
        visit = Visit(tmp_path)
        page = changed(visit)
        is_told(visit, "le disque est plein")
        refusing["reason"] = 0
        (tmp_path / "big").unlink(missing_ok=True)
        is_kept(visit, page.level)
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def fill(path):
    try:
        with path.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 512)
    except OSError:
        return


def test_settings_that_are_refused_are_told_too(tmp_path, refusing):
    visit = Visit(tmp_path)
    visit.show(SettingsPage(visit.app))
    visit.app.change(theme="night")
    visit.turn()
    assert visit.app.notice.sentences
    refusing["reason"] = 0
    visit.wait(6)
    assert visit.app.notice.sentences is None
    assert Store(tmp_path).read("settings")["theme"] == "night"


def test_an_act_tries_again_before_the_time_has_come(tmp_path, refusing):
    visit = Visit(tmp_path)
    changed(visit)
    visit.wait(1.5)
    assert visit.app.notice.sentences
    refusing["reason"] = 0
    visit.key(pygame.K_LEFT)
    visit.turn()
    assert visit.app.notice.sentences is None


@pytest.mark.usefixtures("refusing")
def test_a_window_with_work_that_is_not_kept_asks_before_it_closes(tmp_path):
    visit = Visit(tmp_path)
    changed(visit)
    visit.post(pygame.QUIT)
    visit.turn()
    assert isinstance(visit.page, Dialog)
    assert "Ton travail n'est pas gardé" in visit.page.title
    visit.key(pygame.K_ESCAPE)
    visit.turn()
    assert isinstance(visit.page, LevelPage)
    visit.post(pygame.QUIT)
    visit.turn()
    visit.post(pygame.QUIT)
    visit.turn()
    assert visit.app.page is None


def test_stars_won_in_another_window_are_seen_when_this_one_comes_back(tmp_path):
    visit = Visit(tmp_path)
    visit.start()
    journey = visit.app.library.journey(FOX, PACK, SHIPPED)
    other = Journey(Store(tmp_path), FOX, PACK, SHIPPED)
    other.keep(other.progress.won("01-la-fusee/01-decollage", 3))
    visit.post(pygame.WINDOWFOCUSGAINED)
    visit.turn()
    assert journey.progress.stars == {"01-la-fusee/01-decollage": 3}


def test_a_folder_that_is_taken_away_while_one_plays_is_told_and_all_is_kept_once_it_is_back(tmp_path):
    visit = Visit(tmp_path / "home")
    changed(visit)
    is_kept(visit, level := visit.page.level)
    shutil.move(tmp_path / "home", tmp_path / "elsewhere")
    visit.wait(6)
    is_told(visit, "n'est plus là")  # nobody has done anything since
    visit.tap_block("up")
    visit.turn()
    assert not (tmp_path / "home").exists(), "no other folder is made in its place"
    assert [profile.short for profile in profiles(visit.store)] == ["fox-blue"]
    shutil.move(tmp_path / "elsewhere", tmp_path / "home")
    is_kept(visit, level)
    there = Journey(Store(tmp_path / "home"), FOX, PACK, SHIPPED).progress.programs[level.id]
    assert json.dumps(there).count("up") == json.dumps(blockly.save(visit.page.script)).count("up")


def test_a_folder_that_was_erased_while_one_plays_may_be_made_anew_and_has_what_the_child_did(tmp_path):
    visit = Visit(tmp_path / "home")
    changed(visit)
    is_kept(visit, level := visit.page.level)
    shutil.rmtree(tmp_path / "home")
    visit.wait(6)
    is_told(visit, "n'est plus là")
    visit.tap_block("up")
    visit.turn()
    (tmp_path / "home").mkdir()
    is_kept(visit, level)


def test_a_child_is_not_said_to_be_erased_while_the_folder_is_away(tmp_path):
    store = Store(tmp_path / "home")
    store.write(FOX.name, {"n": 1})
    shutil.move(tmp_path / "home", tmp_path / "elsewhere")
    assert not store.delete(FOX.name)
