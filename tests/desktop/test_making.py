"""A teacher with a mouse makes a pack in the workshop of the window; it is played on another machine."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from workshop_driver import LEVEL, at, drag, write

from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.making import made_packs
from codeweek.desktop.making.file_chooser import ChooserPage
from codeweek.desktop.making.made_page import MadePage
from codeweek.desktop.making.pack_form import Handle
from codeweek.desktop.making.pack_page import PackPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.pages.win import Win
from codeweek.desktop.widgets.widget import Widget
from codeweek.desktop.workshop.choose import ChoosePage
from codeweek.desktop.workshop.workshop_page import WorkshopPage
from codeweek.packs.load import load_pack


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """Files that are made go into a folder of the test."""
    monkeypatch.setenv("CODEWEEK_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for variable in ("XDG_DOCUMENTS_DIR", "XDG_DOWNLOAD_DIR", "XDG_DESKTOP_DIR"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    return tmp_path / "files"


def sat_down(visit: Visit) -> Visit:
    """A child on the map of the course."""
    Journey(visit.store, FOX, PACK, SHIPPED).begin()
    visit.start()
    visit.press("profile", FOX)
    assert isinstance(visit.page, MapPage)
    return visit


def to_packs(visit: Visit) -> None:
    visit.press("adult")
    visit.press("answer", "packs")


def elsewhere(machine: Path, given: Path, monkeypatch) -> Visit:
    """Another computer, with homes of its own, where the file was put among the downloads."""
    downloads = machine / "home" / "Downloads"
    downloads.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(machine / "home"))
    monkeypatch.setenv("CODEWEEK_HOME", str(machine))
    shutil.copy(given, downloads)
    return sat_down(Visit(machine / "kept", size=(1366, 768)))


def begun(**options) -> tuple[Visit, PackPage]:
    """A new pack, from the door of the workshop."""
    visit = Visit(**options)
    visit.show(ChoosePage(visit.app))
    visit.press("packs")
    visit.press("new")
    assert isinstance(visit.page, PackPage)
    return visit, visit.page


def titles(page: PackPage) -> list[list[str]]:
    seen = page.pack.view(page.app.text)
    return [[row["title"] for row in chapter["levels"]] for chapter in seen.chapters]


def in_sight(visit: Visit, widget: Widget) -> Widget:
    """A widget, scrolled to as the wheel does."""
    page = visit.page
    view = next((view for view in page._views() if widget in view.children), None)
    if view:
        view.reveal(widget.rect)
    return widget


def press(visit: Visit, action: str, value: object = None) -> None:
    visit.tap(in_sight(visit, visit.find(action, value)))


def added(visit: Visit, page: PackPage, chapter: int, kind: str = "robot") -> None:
    """A new level: into the workshop, and back."""
    press(visit, "new_level", chapter)
    visit.press("answer", kind)
    assert isinstance(visit.page, WorkshopPage)
    visit.press("back")
    assert visit.page is page


def renamed(visit: Visit, page: PackPage, title: str, chapter: int, place: int) -> None:
    file = page.pack.view(page.app.text).chapters[chapter]["levels"][place]["file"]
    press(visit, "more", file)
    visit.press("answer", "rename")
    for _letter in range(60):
        visit.key(pygame.K_BACKSPACE)
    write(visit, title)
    visit.press("entered")
    assert visit.page is page


def handle(page: PackPage, chapter: int, place: int) -> Handle:
    file = page.pack.view(page.app.text).chapters[chapter]["levels"][place]["file"]
    return next(w for w in page.leaves() if isinstance(w, Handle) and w.value == file)


def test_a_pack_of_five_made_with_a_mouse_is_given_to_another_machine_and_won_there(
    home, tmp_path, monkeypatch
):
    stairs = tmp_path / "home" / "Documents" / "couloir.yaml"
    stairs.write_text(LEVEL, encoding="utf-8")
    visit = sat_down(Visit(size=(1366, 768)))
    to_packs(visit)
    press(visit, "make")
    press(visit, "new")
    page = visit.page
    assert isinstance(page, PackPage)
    added(visit, page, 0)
    added(visit, page, 0, "turtle")
    press(visit, "more", page.pack.view(page.app.text).chapters[0]["levels"][0]["file"])
    visit.press("answer", "duplicate")
    press(visit, "add_chapter")
    added(visit, page, 1)
    press(visit, "take_level", 1)
    chooser = visit.page
    assert isinstance(chooser, ChooserPage)
    documents = next(path for path in chooser.inside() if path.name == "Documents")
    press(visit, "into", documents)
    press(visit, "take", stairs)
    assert visit.page is page
    for place, title in enumerate(("A", "B", "C")):
        renamed(visit, page, title, 0, place)
    renamed(visit, page, "D", 1, 0)
    assert titles(page) == [["A", "B", "C"], ["D", "Un couloir"]]
    held = in_sight(visit, handle(page, 0, 2))
    first = handle(page, 0, 0).rect
    drag(visit, held.rect.center, (held.rect.centerx, first.centery), (held.rect.centerx, first.top + 2))
    assert titles(page) == [["C", "A", "B"], ["D", "Un couloir"]]
    visit.tap(visit.find("set", "title"))
    write(visit, " de la classe")
    visit.tap(visit.find("set", "author"))
    write(visit, "Les CM1")
    press(visit, "covers")
    visit.press("cover", "jungle")
    seen = page.pack.view(visit.app.text)
    assert (seen.title, seen.author, seen.cover, seen.todo) == (
        "Mon paquet de la classe",
        "Les CM1",
        "jungle",
        [],
    )
    press(visit, "give")
    given = home / "mon-paquet-de-la-classe.zip"
    assert given.name in visit.page.widgets[1].label or any(
        given.name in w.label for w in visit.page.leaves()
    )
    pack = load_pack(given)
    assert pack.problems == ()
    assert [[level.title for level in each.levels] for each in pack.chapters] == titles(page)
    wanted = titles(page)
    won_elsewhere(elsewhere(tmp_path / "other", given, monkeypatch), wanted)


def won_elsewhere(other: Visit, wanted: list[list[str]]) -> None:
    """The pack is added by an adult; a child then plays its first level, the turtle's, and wins."""
    to_packs(other)
    (found,) = [widget for widget in other.page.leaves() if widget.action == "add"]
    press(other, "add", found.value)
    assert isinstance(other.page, Sheet)
    other.press("answer")
    other.press("back")
    (kept,) = other.app.library.kept
    assert kept.look == "jungle"
    other.press("pack", kept.key)
    levels = other.page.journey.pack
    assert [[level.title for level in each.levels] for each in levels.chapters] == wanted
    other.press("chapter", 0)
    level = levels.levels[0]
    press(other, "level", level.id)
    assert isinstance(other.page, LevelPage)
    assert other.page.level.title == "C"
    for name in ["forward", "forward", "rotate_left"] * 4:  # a walk is of fifty, a side of a hundred
        other.tap_block(name)
    other.key(pygame.K_F5)
    other.until(lambda: isinstance(other.page, Win))
    assert other.store.read(FOX.name)["courses"][kept.key]["stars"][level.id] >= 1


def test_a_level_goes_on_into_the_next_chapter_by_the_keyboard_and_back():
    visit, page = begun()
    added(visit, page, 0)
    press(visit, "add_chapter")
    page.set_focus(handle(page, 0, 0))
    visit.key(pygame.K_DOWN)
    assert [len(each) for each in titles(page)] == [0, 1]
    assert isinstance(page.focus, Handle)
    visit.key(pygame.K_UP)
    assert [len(each) for each in titles(page)] == [1, 0]
    visit.key(pygame.K_UP)
    assert [len(each) for each in titles(page)] == [1, 0]


def test_a_level_deleted_is_taken_back_with_what_was_written_in_it():
    visit, page = begun()
    added(visit, page, 0)
    (file,) = [row["file"] for row in page.pack.view(visit.app.text).chapters[0]["levels"]]
    press(visit, "edit", file)
    visit.wait(0.7)
    visit.press("tool", "wall")
    visit.tap(at(visit.page, 1, 0))
    visit.press("save")
    visit.press("back")
    text = (page.pack.folder / file).read_text(encoding="utf-8")
    assert "#" in text
    press(visit, "more", file)
    visit.press("answer", "remove")
    assert titles(page) == [[]]
    assert not (page.pack.folder / file).exists()
    press(visit, "undo")
    assert (page.pack.folder / file).read_text(encoding="utf-8") == text


def test_a_pack_deleted_is_taken_back_and_one_in_a_zip_is_opened_beside_it():
    visit, page = begun()
    added(visit, page, 0)
    given = page.pack.give(visit.app.text)
    visit.press("back")
    path = page.pack.folder
    press(visit, "drop", path)
    assert not path.exists()
    press(visit, "bring_back")
    assert made_packs.texts_of(path) == page.pack.files
    visit.page.dropped(str(given))
    assert isinstance(visit.page, PackPage)
    assert visit.page.pack.folder != path
    assert visit.page.pack.files == page.pack.files


def words_of(visit: Visit) -> str:
    return " ".join(w.label for w in visit.page.leaves() if getattr(w, "label", ""))


def at_day(monkeypatch, day: date) -> None:
    """The clock of the computer."""

    class Today(date):
        @classmethod
        def today(cls) -> date:
            return day

    monkeypatch.setattr("codeweek.desktop.making.made_page.date", Today)


def test_a_deleted_pack_comes_back_for_thirty_days_and_is_erased_then(monkeypatch, home):
    day = date(2026, 11, 1)
    at_day(monkeypatch, day)
    visit, page = begun()
    added(visit, page, 0)
    visit.press("back")
    path, there = page.pack.folder, page.pack.files
    press(visit, "drop", path)
    at_day(monkeypatch, day + timedelta(29))
    again = Visit()
    again.show(MadePage(again.app))
    assert "30 jours" in words_of(again)
    assert "Supprimés" in words_of(again)
    press(again, "bring_back")
    assert "Supprimés" not in words_of(again)
    assert made_packs.texts_of(path) == there
    press(again, "drop", path)
    at_day(monkeypatch, day + timedelta(59))
    late = Visit()
    late.show(MadePage(late.app))
    assert "Supprimés" not in words_of(late)
    assert [each for each in home.rglob("*") if each.is_file()] == []


def test_a_folder_with_levels_that_no_chapter_has_says_so_when_it_is_opened(tmp_path):
    source = tmp_path / "semaine"
    (source / "a").mkdir(parents=True)
    (source / "pack.yaml").write_text("titre: S\nchapitres: [{dossier: a, titre: A}]", encoding="utf-8")
    for name in ("a/2.yaml", "a/10.yaml", "orphelin.yaml"):
        (source / name).write_text(LEVEL, encoding="utf-8")
    visit = Visit()
    visit.show(MadePage(visit.app))
    visit.page.dropped(str(source))
    assert any("1 niveau" in w.label for w in visit.page.leaves())
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, PackPage)
    assert [row["file"] for row in visit.page.pack.view(visit.app.text).chapters[0]["levels"]] == [
        "a/2.yaml",
        "a/10.yaml",
        "a/orphelin.yaml",
    ]
    assert (source / "orphelin.yaml").exists(), "nothing is written before something is done"


def test_the_chooser_goes_out_and_in_and_shows_numbers_as_people_count(tmp_path):
    place = tmp_path / "x"
    place.mkdir()
    for name in ("10.yaml", "2.yaml", "z.txt", ".caché.yaml"):
        (place / name).write_text(LEVEL, encoding="utf-8")
    visit = Visit()
    taken: list[Path] = []
    below = visit.show(ChoosePage(visit.app))
    chooser = visit.show(ChooserPage(visit.app, (".yaml",), taken.append))
    chooser._go(tmp_path)
    press(visit, "into", place)
    assert [path.name for path in chooser.inside()] == ["2.yaml", "10.yaml"]
    visit.key(pygame.K_ESCAPE)
    assert chooser.folder == tmp_path
    press(visit, "into", place)
    press(visit, "take", place / "2.yaml")
    assert taken == [place / "2.yaml"]
    assert visit.page is below


@pytest.mark.parametrize("name", ["pont.txt", "pont.yaml.txt"])
def test_a_level_that_notepad_wrote_is_found_taken_into_a_pack_mended_and_told(tmp_path, name):
    there = tmp_path / "home" / "Documents" / name
    there.write_bytes(LEVEL.replace("titre: ", "titre:").encode("utf-16"))
    visit, page = begun()
    for _time in range(2):
        press(visit, "take_level", 0)
        press(visit, "into", there.parent)
        press(visit, "take", there)
        assert "elles le sont dans le paquet" in visit.page.notes()[0].body
        visit.key(pygame.K_ESCAPE)
    assert [*page.pack.files.values()].count(LEVEL) == 2
    made = made_packs.opened(there, "fr")
    assert made
    assert LEVEL in made.files.values()


@pytest.mark.parametrize("size", [(1366, 768), (800, 600), (640, 480)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_is_inside_the_window_or_can_be_scrolled_to(size, language):
    visit, page = begun(size=size, language=language)
    added(visit, page, 0)
    for widget in page.leaves():
        assert widget.rect.left >= 0, widget.spoken
        assert widget.rect.right <= size[0], widget.spoken
    for widget in page.targets():
        assert min(widget.rect.size) >= 30, (widget.spoken, widget.rect)
