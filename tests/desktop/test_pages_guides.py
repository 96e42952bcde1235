"""The guides and what is printed open from « Adulte », and the window says where they are."""

import webbrowser

import pytest
from page_driver import FOX, PACK, Visit

from codeweek import data
from codeweek.app.journey import Journey
from codeweek.desktop.pages.adult import AdultMenu, AdultsMenu
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.sheet_page import Sheet


@pytest.fixture
def there(tmp_path, monkeypatch):
    """A page whose guides are there, in a folder with a name as people give them."""
    page = tmp_path / "clé de l'été" / "page"
    for language in data.WHOLE:
        index = page / "guides" / "papier" / language / "index.html"
        index.parent.mkdir(parents=True)
        index.write_text("<title>Pour l'adulte</title>", encoding="utf-8")
    monkeypatch.setenv("CODEWEEK_PAGE", str(page))
    return page


@pytest.fixture
def browser(monkeypatch):
    """What the browser of the computer was asked to open."""
    asked = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(asked.append(address)))
    return asked


def words(page):
    return " ".join(widget.spoken for widget in page.leaves())


def open_from_map(visit):
    visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, "codeweek")))
    visit.press("adult")
    assert isinstance(visit.page, AdultMenu)
    visit.press("answer", "guides")


@pytest.mark.parametrize("language", data.WHOLE)
def test_the_guides_open_in_the_language_of_the_window(language, there, browser):
    visit = Visit(language=language)
    open_from_map(visit)
    path = there / "guides" / "papier" / language / "index.html"
    assert browser == [path.as_uri()]
    assert isinstance(visit.page, Sheet)
    assert str(path) in words(visit.page), "where it is, for a computer without a browser"


@pytest.mark.usefixtures("there")
def test_the_guides_open_before_any_child_plays(browser):
    visit = Visit()
    visit.show(AdultsMenu(visit.app))
    visit.press("answer", "guides")
    assert browser == [data.guides("fr").as_uri()]


def test_a_language_without_guides_gets_those_in_english(there):
    assert data.guides("de") == there / "guides" / "papier" / "en" / "index.html"


@pytest.mark.usefixtures("there")
def test_a_browser_that_refuses_is_no_trouble(monkeypatch):
    def refuses(_address):
        raise webbrowser.Error("no browser")

    monkeypatch.setattr(webbrowser, "open", refuses)
    visit = Visit()
    open_from_map(visit)
    assert str(data.guides("fr")) in words(visit.page)


def test_an_installation_without_guides_says_so_and_opens_nothing(tmp_path, monkeypatch, browser):
    monkeypatch.setenv("CODEWEEK_PAGE", str(tmp_path))
    visit = Visit()
    open_from_map(visit)
    assert browser == []
    assert "ne sont pas dans cette installation" in words(visit.page)
    assert str(data.guides("fr")) in words(visit.page)


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("size", [(1366, 768), (800, 480)])
@pytest.mark.parametrize("menu", [AdultMenu, AdultsMenu])
def test_each_entry_for_the_adult_can_be_touched_and_is_on_the_window(size, menu):
    visit = Visit(size=size)
    page = MapPage(visit.app, Journey(visit.store, FOX, PACK, "codeweek"))
    visit.show(page)
    visit.show(menu(page if menu is AdultMenu else visit.app))
    buttons = [widget.rect for widget in visit.page.targets()]
    assert all(visit.app.screen.rect.contains(rect) for rect in buttons)
    assert all(rect.height >= 40 for rect in buttons)
    assert all(not one.colliderect(other) for one in buttons for other in buttons if one is not other)
