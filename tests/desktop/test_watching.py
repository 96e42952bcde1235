"""The window beside a text editor follows what is saved, and keeps what the author tries."""

import os

import pytest
from page_driver import PACK

from codeweek import data
from codeweek.blocks.read import read
from codeweek.desktop.main import window
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.storage.store import Store
from codeweek.desktop.watching import PERIOD, Watching
from codeweek.levels import programs

LEVEL = """\
titre: "Mon niveau"
carte: |
  >..G
blocs: [avancer, répéter]
mode: modifier
donné: |
  avancer()
solution: |
  for _ in range(3):
      avancer()
"""


class Saved:
    """A file that tells once that it was saved."""

    def __init__(self, path):
        self.path, self.new = path, False

    def save(self, source):
        self.path.write_text(source, encoding="utf-8")
        self.new = True

    def changed(self):
        told, self.new = self.new, False
        return told


@pytest.fixture
def watch(tmp_path):
    def begin(path):
        saved = Saved(path)
        store = Store(tmp_path / "home")
        app = Watching(path, saved.changed, window(store, (1280, 800)), store)
        app.change(language="fr")
        app.begin()
        app.turn([], 0.05)
        return app, saved

    return begin


def look(app):
    for _turn in range(round(PERIOD / 0.05) + 2):
        app.turn([], 0.05)


@pytest.fixture
def level(watch, tmp_path):
    path = tmp_path / "niveau.yaml"
    path.write_text(LEVEL, encoding="utf-8")
    return watch(path)


def test_a_level_is_shown_at_once(level):
    app, _saved = level
    assert isinstance(app.page, LevelPage)


def test_a_save_is_shown_within_a_second(level):
    app, saved = level
    saved.save(LEVEL.replace(">..G", ">...G"))
    look(app)
    assert isinstance(app.page, LevelPage)
    assert app.page.level.maps[0].world.map.width == 5


def test_the_program_in_progress_is_kept(level):
    app, saved = level
    page = app.page
    page.put(read(programs.catalogue_of(page.level), "avancer()\navancer()\navancer()\n").script)
    saved.save(LEVEL.replace("Mon niveau", "Un autre titre"))
    look(app)
    assert app.page.level.title == "Un autre titre"
    assert app.page.session.program.source == "avancer()\navancer()\navancer()\n"


def test_a_given_program_that_nobody_touched_follows_the_file(level):
    app, saved = level
    saved.save(LEVEL.replace("donné: |\n  avancer()", "donné: |\n  avancer()\n  avancer()"))
    look(app)
    assert app.page.session.program.source == "avancer()\navancer()\n"


@pytest.mark.parametrize("broken", ["carte: [", "", LEVEL.replace(">..G", "...G")])
def test_a_broken_save_keeps_the_last_good_picture(level, broken):
    app, saved = level
    before = app.page
    saved.save(broken)
    look(app)
    assert app.page is before
    saved.save(LEVEL.replace("Mon niveau", "De nouveau"))
    look(app)
    assert app.page.level.title == "De nouveau"


def test_a_file_that_goes_away_and_comes_back_is_waited_for(level):
    app, saved = level
    before = app.page
    os.remove(saved.path)
    saved.new = True
    look(app)
    assert app.page is before


def test_a_file_broken_from_the_start_says_what_is_wrong_then_shows_it(watch, tmp_path):
    path = tmp_path / "niveau.yaml"
    path.write_text("carte: [", encoding="utf-8")
    app, saved = watch(path)
    assert isinstance(app.page, Sheet)
    saved.save(LEVEL)
    look(app)
    assert isinstance(app.page, LevelPage)


def test_a_pack_is_shown_at_the_level_where_the_author_was(watch):
    app, saved = watch(data.folder("levels"))
    assert isinstance(app.page, MapPage)
    chapter = PACK.chapters[3]
    page = ChapterPage(app, app.page.journey, app.page.journey.pack.chapters[3])
    app.push(page)
    page.enter(page.chapter.levels[4])
    saved.new = True
    look(app)
    assert isinstance(app.page, LevelPage)
    assert app.page.level.id == chapter.levels[4].id


def test_nothing_is_locked_for_the_author_of_a_pack(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "pack.yaml").write_text("titre: T\nchapitres: [{dossier: a, titre: A}]", encoding="utf-8")
    for name in ("1", "2"):
        (tmp_path / "a" / f"{name}.yaml").write_text(LEVEL, encoding="utf-8")
    store = Store(tmp_path / "home")
    app = Watching(tmp_path, lambda: False, window(store, (1024, 768)), store)
    app.begin()
    journey = app.page.journey
    second = journey.pack.levels[1]
    assert journey.is_open(second)
    journey.preview = False
    assert not journey.is_open(second)
