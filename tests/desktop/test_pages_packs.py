"""Packs side by side: added by dropping or choosing, played each with its own stars, taken away."""

import os
import zipfile
from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from mutated_packs import GOOD, LEVEL
from page_driver import FOX, Visit

from codeweek.app.child_profiles import last_pack
from codeweek.app.journey import Journey
from codeweek.desktop.pages.adult import AdultMenu
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.pack_row import Row
from codeweek.desktop.pages.pack_spines import OthersPage, PackSpine
from codeweek.desktop.pages.packs import PacksPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.storage import file_search
from codeweek.desktop.storage.pack_library import MOST, PackLibrary
from codeweek.desktop.storage.store import Store
from codeweek.packs.load import load_pack
from codeweek.progress.course import SHIPPED


def packed(path, title="Forêt", author="Zoé", version="1", **changes):
    """A zip with a pack of two chapters."""
    head = (
        GOOD["pack.yaml"].replace("{fr: Paquet, en: Pack}", title).replace("author: Zoé", f"author: {author}")
    )
    files = {**GOOD, "pack.yaml": head.replace("version: 2", f"version: {version}"), **changes}
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A folder where people put files, and no other."""
    folder = tmp_path / "Téléchargements"
    folder.mkdir()
    monkeypatch.setattr("codeweek.desktop.pages.packs.usual_places", lambda: (folder,))
    return folder


@pytest.fixture
def visit():
    return sat_down(Visit())


def sat_down(visit):
    """The blue fox on the map of where it was."""
    Journey(visit.store, FOX, visit.app.library.pack(SHIPPED), SHIPPED).begin()
    visit.start()
    visit.press("profile", FOX)
    return visit


def drop(visit, path):
    visit.post(pygame.DROPFILE, file=str(path))


def titles(visit):
    return [widget.title for widget in visit.page.leaves() if isinstance(widget, PackSpine)]


def key_of(visit, title):
    return next(kept.key for kept in visit.app.library.kept if kept.title == title)


def words(page):
    return " ".join(f"{note.head} {note.body}" for note in page.notes())


def test_with_the_course_alone_there_is_no_shelf(visit):
    assert isinstance(visit.page, MapPage)
    assert titles(visit) == []


def test_a_dropped_pack_plays_at_once_and_stands_on_the_shelf(visit, tmp_path):
    drop(visit, packed(tmp_path / "foret.zip"))
    assert isinstance(visit.page, MapPage)
    assert visit.page.journey.profile == FOX
    assert titles(visit) == ["Le cours de codeweek", "Forêt"]
    chosen = [widget.chosen for widget in visit.page.leaves() if isinstance(widget, PackSpine)]
    assert chosen == [False, True]


def test_a_pack_is_there_next_time_without_its_file(visit, tmp_path):
    path = packed(tmp_path / "foret.zip")
    drop(visit, path)
    path.unlink()
    again = sat_down(Visit(visit.store.folder))
    assert titles(again) == ["Le cours de codeweek", "Forêt"]
    assert len(again.page.journey.pack.levels) == 3


def test_a_child_goes_on_in_the_pack_where_it_was(visit, tmp_path):
    drop(visit, packed(tmp_path / "foret.zip"))
    assert last_pack(visit.store, FOX) == key_of(visit, "Forêt")
    again = sat_down(Visit(visit.store.folder))
    assert again.page.journey.key == key_of(visit, "Forêt")
    again.press("pack", SHIPPED)
    assert sat_down(Visit(visit.store.folder)).page.journey.key == SHIPPED


def test_each_pack_has_its_own_stars(visit, tmp_path):
    drop(visit, packed(tmp_path / "foret.zip"))
    drop(visit, packed(tmp_path / "lune.zip", title="Lune"))
    for title, stars in (("Forêt", 2), ("Lune", 3)):
        visit.press("pack", key_of(visit, title))
        journey = visit.page.journey
        assert dict(journey.progress.stars) == {}
        journey.keep(journey.progress.won("a/1", stars))
    visit.press("pack", SHIPPED)
    assert dict(visit.page.journey.progress.stars) == {}
    visit.press("pack", key_of(visit, "Forêt"))
    assert dict(visit.page.journey.progress.stars) == {"a/1": 2}
    courses = visit.store.read(FOX.name)["courses"]
    assert courses[key_of(visit, "Lune")]["stars"] == {"a/1": 3}


def test_choosing_another_pack_takes_the_place_of_the_map(visit, tmp_path):
    drop(visit, packed(tmp_path / "foret.zip"))
    pages = len(visit.app.pages)
    visit.press("pack", SHIPPED)
    visit.press("pack", SHIPPED)
    assert len(visit.app.pages) == pages
    assert visit.page.journey.key == SHIPPED


def test_the_newer_one_of_a_pack_takes_its_place_and_the_stars_stay(visit, tmp_path):
    drop(visit, packed(tmp_path / "1.zip"))
    key = key_of(visit, "Forêt")
    visit.page.journey.keep(visit.page.journey.progress.won("a/1", 3))
    drop(visit, packed(tmp_path / "2.zip", version="2", **{"b/2.yaml": LEVEL}))
    assert [(kept.key, kept.version, kept.levels) for kept in visit.app.library.kept] == [(key, "2", 4)]
    assert len(visit.page.journey.pack.levels) == 4
    assert dict(visit.page.journey.progress.stars) == {"a/1": 3}


def test_one_level_alone_is_kept_too(visit, tmp_path):
    (tmp_path / "seul.yaml").write_text(LEVEL, encoding="utf-8")
    drop(visit, tmp_path / "seul.yaml")
    assert isinstance(visit.page, LevelPage)
    assert [kept.levels for kept in visit.app.library.kept] == [1]


def test_a_level_of_a_pack_on_the_disk_is_opened_and_not_kept(visit, tmp_path):
    for name, text in GOOD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    drop(visit, tmp_path / "a" / "1.yaml")
    assert isinstance(visit.page, LevelPage)
    assert visit.app.library.kept == ()
    drop(visit, tmp_path)
    assert [kept.levels for kept in visit.app.library.kept] == [3]


def test_a_broken_level_is_told_to_the_adult_and_the_child_plays_the_others(visit, tmp_path):
    drop(visit, packed(tmp_path / "foret.zip", **{"a/2.yaml": LEVEL.replace("toolbox", "toolbocs")}))
    assert isinstance(visit.page, Sheet)
    assert "2.yaml, ligne 7" in words(visit.page)
    visit.key(pygame.K_ESCAPE)
    assert [level.id for level in visit.page.journey.pack.levels] == ["a/1", "b/1"]
    visit.press("adult")
    visit.press("answer", "packs")
    assert isinstance(visit.page, PacksPage)
    visit.press("read")
    assert "2.yaml, ligne 7" in words(visit.page)


def test_a_pack_of_a_later_codeweek_says_so_and_plays(visit, tmp_path):
    head = GOOD["pack.yaml"].replace("needs: 0.1", "needs: 77.5")
    drop(visit, packed(tmp_path / "foret.zip", **{"pack.yaml": head}))
    assert "demande codeweek 77.5" in words(visit.page)
    visit.key(pygame.K_ESCAPE)
    assert len(visit.page.journey.pack.levels) == 3


def test_the_adult_adds_a_pack_that_was_found(visit, places):
    path = packed(places / "foret.zip")
    visit.press("adult")
    assert isinstance(visit.page, AdultMenu)
    visit.press("answer", "packs")
    visit.press("add", path)
    assert isinstance(visit.page, Sheet)
    visit.key(pygame.K_RETURN)
    assert [widget.title for widget in visit.page.leaves() if isinstance(widget, Row)] == [
        "Forêt",
        "foret.zip",
    ]
    visit.key(pygame.K_ESCAPE)
    assert titles(visit) == ["Le cours de codeweek", "Forêt"]
    assert visit.page.journey.key == SHIPPED


def test_what_comes_later_is_found_by_looking_again(visit, places):
    visit.press("adult")
    visit.press("answer", "packs")
    path = packed(places / "foret.zip")
    visit.press("again")
    assert visit.find("add", path)


def test_a_pack_is_taken_away_after_a_question_and_its_stars_are_kept(visit, tmp_path):
    path = packed(tmp_path / "foret.zip")
    drop(visit, path)
    visit.page.journey.keep(visit.page.journey.progress.won("a/1", 3))
    visit.press("adult")
    visit.press("answer", "packs")
    visit.press("remove")
    visit.key(pygame.K_RETURN)  # the quiet answer has the keyboard
    assert len(visit.app.library.kept) == 1
    visit.press("remove")
    visit.press("answer", "remove")
    assert visit.app.library.kept == ()
    assert list((visit.store.folder / "packs").iterdir()) == []
    visit.key(pygame.K_ESCAPE)
    assert visit.page.journey.key == SHIPPED
    assert titles(visit) == []
    drop(visit, path)
    assert dict(visit.page.journey.progress.stars) == {"a/1": 3}


def test_a_pack_whose_file_is_gone_is_told_and_the_map_stays(visit, tmp_path):
    drop(visit, packed(tmp_path / "foret.zip"))
    key = key_of(visit, "Forêt")
    (visit.store.folder / "packs" / f"{key}.zip").unlink()
    again = sat_down(Visit(visit.store.folder))
    assert again.page.journey.key == SHIPPED
    again.press("pack", key)
    assert isinstance(again.page, Sheet)
    again.key(pygame.K_RETURN)
    assert again.page.journey.key == SHIPPED


def test_what_cannot_be_kept_plays_and_is_told(visit, tmp_path, monkeypatch):
    def full(*_names):
        raise OSError(28, "full")

    monkeypatch.setattr(os, "replace", full)
    drop(visit, packed(tmp_path / "foret.zip"))
    assert "n'a pas pu être gardé" in words(visit.page)
    visit.key(pygame.K_RETURN)
    assert len(visit.page.journey.pack.levels) == 3


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (800, 480)])
def test_many_packs_fit_and_all_can_be_reached(tmp_path, size):
    visit = sat_down(Visit(size=size))
    for number in range(14):
        drop(visit, packed(tmp_path / f"{number}.zip", title=f"Un paquet au long titre, numéro {number}"))
    visit.press("pack", SHIPPED)
    shown = [widget for widget in visit.page.leaves() if isinstance(widget, PackSpine)]
    others = visit.find("others")
    rects = [*(widget.rect for widget in shown), others.rect]
    assert all(visit.app.screen.rect.contains(rect) for rect in rects)
    assert all(not one.colliderect(two) for one, two in pairwise(rects))
    visit.press("others")
    assert isinstance(visit.page, OthersPage)
    seen = {widget.value for widget in visit.page.leaves() if widget.action == "pack"}
    visit.press("others")
    seen |= {widget.value for widget in visit.page.leaves() if widget.action == "pack"}
    assert seen == set(visit.app.library.keys)
    visit.press("others")
    visit.press("pack", visit.app.library.kept[-1].key)
    assert isinstance(visit.page, MapPage)
    assert visit.page.journey.key == visit.app.library.kept[-1].key


def test_the_shelf_works_by_the_keyboard_alone(visit, tmp_path):
    drop(visit, packed(tmp_path / "foret.zip"))
    visit.press("pack", SHIPPED)
    while getattr(visit.page.focus, "value", None) != key_of(visit, "Forêt"):
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_RETURN)
    assert visit.page.journey.key == key_of(visit, "Forêt")


@pytest.mark.parametrize(
    "saved",
    [None, [], {"packs": 3}, {"packs": [1, {}, {"key": "../x", "title": "x"}, {"key": "a", "title": 3}]}],
)
def test_a_damaged_list_of_packs_is_an_empty_shelf(tmp_path, saved):
    store = Store(tmp_path)
    store.write("packs", saved)
    assert PackLibrary(store).kept == ()


def test_files_are_found_where_people_put_them_and_others_are_left_alone(tmp_path):
    packed(tmp_path / "foret.zip")
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", "x")
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "niveau.yaml").write_text(f"# à moi\n{LEVEL}", encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "pack.yaml").write_text(GOOD["pack.yaml"], encoding="utf-8")
    (tmp_path / "vide").mkdir()
    names = {path.name for path in file_search.found([tmp_path, Path("/nowhere")])}
    assert names == {"foret.zip", "niveau.yaml", "dossier"}


def test_the_newest_file_comes_first(tmp_path):
    for number, name in enumerate(("b.zip", "a.zip", "c.zip")):
        os.utime(packed(tmp_path / name), (number, number))
    assert [path.name for path in file_search.found([tmp_path])] == ["c.zip", "a.zip", "b.zip"]


def keep(shelf, path):
    """Put a pack on a shelf; why it is not kept, or nothing."""
    return shelf.keep(load_pack(path), path.read_bytes())


def listed(shelf):
    return [kept.title for kept in shelf.kept]


def test_packs_added_by_two_windows_are_both_there(tmp_path):
    one, other = PackLibrary(Store(tmp_path / "home")), PackLibrary(Store(tmp_path / "home"))
    assert keep(one, packed(tmp_path / "1.zip", title="Forêt")) == ""
    assert keep(other, packed(tmp_path / "2.zip", title="Lune")) == ""
    assert listed(PackLibrary(Store(tmp_path / "home"))) == listed(other) == ["Forêt", "Lune"]
    assert one.read_again()
    assert listed(one) == ["Forêt", "Lune"]


def test_a_pack_that_one_window_takes_away_does_not_come_back_by_another(tmp_path):
    one, other = PackLibrary(Store(tmp_path / "home")), PackLibrary(Store(tmp_path / "home"))
    keep(one, packed(tmp_path / "1.zip", title="Forêt"))
    keep(other, packed(tmp_path / "2.zip", title="Lune"))
    one.remove(other.kept[1].key)
    keep(other, packed(tmp_path / "3.zip", title="Mer"))
    assert listed(PackLibrary(Store(tmp_path / "home"))) == ["Forêt", "Mer"]


def test_a_newer_one_of_a_pack_that_another_window_adds_is_the_one_that_is_played(tmp_path):
    one, other = PackLibrary(Store(tmp_path / "home")), PackLibrary(Store(tmp_path / "home"))
    keep(one, packed(tmp_path / "1.zip"))
    key = one.kept[0].key
    assert len(one.pack(key).levels) == 3
    keep(other, packed(tmp_path / "2.zip", version="2", **{"b/2.yaml": LEVEL}))
    one.read_again()
    assert len(one.pack(key).levels) == 4


def test_the_sixty_first_pack_is_refused_with_a_sentence_and_the_oldest_stays(visit, tmp_path):
    shelf = visit.app.library
    for number in range(MOST - 1):
        assert keep(shelf, packed(tmp_path / f"{number}.zip", title=f"Pack {number}")) == ""
    drop(visit, packed(tmp_path / "soixante.zip", title="Pack soixante"))
    assert not isinstance(visit.page, Sheet)
    before = listed(shelf)
    assert len(before) == MOST
    drop(visit, packed(tmp_path / "trop.zip", title="Un de trop"))
    assert visit.app.text("packs.full", n=MOST) in words(visit.page)
    assert listed(shelf) == before
    assert len([*(shelf.store.folder / "packs").iterdir()]) == MOST
    newer = packed(tmp_path / "newer.zip", title="Pack 0", version="2")
    assert keep(shelf, newer) == ""
    assert listed(shelf) == before


@pytest.mark.parametrize("damaged", ["both", "the newest", "none is left"])
def test_a_damaged_list_of_packs_is_made_again_from_the_folder(tmp_path, damaged):
    shelf = PackLibrary(Store(tmp_path / "home"))
    for title in ("Forêt", "Lune", "Mer"):
        keep(shelf, packed(tmp_path / f"{title}.zip", title=title))
    before = sorted(shelf.kept, key=str)
    for path in (tmp_path / "home").glob("packs.json*"):
        if damaged == "none is left":
            path.unlink()
        elif damaged == "both" or path.suffix == ".json":
            path.write_bytes(path.read_bytes()[:-9])
    again = PackLibrary(Store(tmp_path / "home"))
    assert sorted(again.kept, key=str) == before
    assert PackLibrary(Store(tmp_path / "home")).kept == again.kept
    assert all(again.pack(kept.key) for kept in again.kept)


def test_a_list_made_again_leaves_out_what_is_no_pack(tmp_path):
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "broken.zip").write_bytes(b"no zip")
    (tmp_path / "packs" / "NOT A KEY.zip").write_bytes(b"no zip")
    assert PackLibrary(Store(tmp_path)).kept == ()
