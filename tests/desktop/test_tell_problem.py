"""« Signaler un souci » in « Adulte »: a file among those that one takes along, to be copied or found."""

import re
from datetime import date

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek import __version__
from codeweek.app.journey import Journey
from codeweek.desktop.pages.adult import AdultMenu, AdultsMenu
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.storage import causes, exported_files
from codeweek.desktop.storage.store import home, made_here


@pytest.fixture(params=["fr", "en"])
def visit(request):
    made = Visit(language=request.param)
    made.show(MapPage(made.app, Journey(made.store, FOX, PACK, "codeweek")))
    made.show(AdultMenu(made.page))
    return made


def words(page):
    return "\n".join(note.body for note in page.notes())


def test_the_adult_finds_where_the_file_is_what_it_says_and_may_copy_it(visit, monkeypatch):
    copied, shown = [], []
    monkeypatch.setattr(pygame.scrap, "put_text", copied.append)
    monkeypatch.setattr(exported_files, "open_folder", shown.append)
    causes.keep(ValueError("Lucas is at /home/lucas/fox-blue.json"), "LevelPage")
    visit.press("answer", "problem")
    name = {"fr": "souci", "en": "problem"}[visit.app.language]
    path = made_here() / f"codeweek-{name}-{date.today()}.txt"
    told = path.read_text(encoding="utf-8")
    assert str(path) in words(visit.page)
    assert told in words(visit.page)
    lines = told.splitlines()
    assert f"codeweek {__version__}, " in next(line for line in lines if line.startswith("Version"))
    size = " × ".join(map(str, visit.app.screen.rect.size))
    assert any(line.endswith(size) for line in lines)
    assert re.search(r"Python 3\.\d+\.\d+, SDL \d+\.\d+\.\d+ \(\w+\)", told)
    assert re.search(r", \w+: LevelPage\nValueError\n$", told)
    assert not re.search(f"lucas|fox|renard|{re.escape(str(home()))}", told.lower())
    visit.press("answer", "copy")
    assert copied == [told]
    visit.show(AdultsMenu(visit.app))
    visit.press("answer", "problem")
    visit.press("answer", "show")
    assert shown == [path.parent]
    assert [each.name for each in path.parent.iterdir()] == [path.name], "the same is not written twice"


def test_where_the_disk_refuses_the_text_is_there_to_be_copied(visit, monkeypatch):
    copied = []
    monkeypatch.setattr(pygame.scrap, "put_text", copied.append)
    made_here().parent.mkdir(parents=True, exist_ok=True)
    made_here().write_bytes(b"")
    visit.press("answer", "problem")
    assert visit.app.text("ui.problem.refused") in words(visit.page)
    assert "show" not in [answer.name for answer in visit.page.answers()]
    visit.press("answer", "copy")
    assert f"codeweek {__version__}" in copied[0]


def test_a_folder_that_cannot_be_shown_is_named(visit, monkeypatch):
    def refuse(_folder):
        raise OSError

    monkeypatch.setattr(exported_files, "open_folder", refuse)
    visit.press("answer", "problem")
    visit.press("answer", "show")
    assert isinstance(visit.page, Sheet)
    assert str(made_here()) in words(visit.page)
