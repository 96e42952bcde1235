"""The hour for the adult in the window: a level played and ticked, wrong answers, the question, the sheet."""

import time
import webbrowser
from pathlib import Path

import pygame
import pytest
from page_driver import Visit

from codeweek import data
from codeweek.desktop.pages import hour_page
from codeweek.desktop.pages.hour_page import DONE, HourPage, VisitPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.room import host
from codeweek.desktop.widgets.widget import Action, Label
from codeweek.levels import programs
from codeweek.report.adult_hour import CHILDREN, LEVELS


@pytest.fixture
def visit(tmp_path):
    made = Visit(tmp_path)
    made.start()
    return made


def labels(visit):
    return [widget.label or getattr(widget, "title", "") for widget in visit.page.leaves()]


def says(visit):
    return " ".join(widget.label for widget in visit.page.leaves() if isinstance(widget, Label)).replace(
        "\u00a0", " "
    )


def waits(visit, so):
    """What takes a moment beside the window."""
    end = time.monotonic() + 30
    while not so():
        assert time.monotonic() < end, "it did not come"
        visit.app.turn([], 0.05)
        time.sleep(0.05)


def opened(visit):
    visit.show(HourPage(visit.app))
    return visit.page


def test_it_opens_from_adult_on_who_plays(visit):
    visit.press("adult")
    visit.pass_gate()
    visit.press("answer", "hour")
    assert isinstance(visit.page, HourPage)


def test_a_level_is_played_for_its_idea_then_the_next_and_both_are_ticked_and_kept(visit):
    hour = opened(visit)
    hour.act(Action("level", 0))
    visit.turn()
    visit.press("answer", "play")
    for place in (0, 1):
        page = visit.page
        assert isinstance(page, LevelPage)
        assert page.level.id == LEVELS[place]
        page.put(programs.solution(page.level).script)
        visit.press("run")
        visit.until(lambda: isinstance(visit.page, Win))
        if place == 0:
            visit.press("answer", "next")
    visit.keys(pygame.K_ESCAPE, pygame.K_ESCAPE)
    assert visit.page is hour
    ticked = [words for words in labels(visit) if words.startswith(DONE)]
    assert len(ticked) == 2
    assert set(visit.store.read(hour_page.KEPT)["done"]) == set(LEVELS[:2])
    assert visit.store.names("children") == ()  # nobody played
    assert opened(visit).done == set(LEVELS[:2])


def test_what_is_wrong_is_played_too_and_only_the_question_is_ticked(visit):
    hour = opened(visit)
    page = visit.show(VisitPage(visit.app, hour, 1))
    child, found = CHILDREN[1], page.visit
    for number, choice in enumerate(found.choices):
        visit.press("choice", number)
        assert choice.after.replace("\u00a0", " ") in says(visit)
        assert (child.key in hour.done) is (number >= child.asks)
    visit.press("next")
    assert (page.number, page.chosen) == (2, None)


def test_the_last_child_leads_back_to_all(visit):
    hour = opened(visit)
    visit.show(VisitPage(visit.app, hour, len(CHILDREN) - 1))
    visit.press("choice", CHILDREN[-1].asks)
    visit.press("next")
    assert visit.page is hour


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (600, 960)])
def test_everything_of_a_visit_is_within_the_window(tmp_path, size):
    visit = Visit(tmp_path, size=size)
    visit.start()
    hour = opened(visit)
    for number, child in enumerate(CHILDREN):
        visit.show(VisitPage(visit.app, hour, number))
        visit.press("choice", child.asks)
        window = visit.app.screen.rect
        for widget in visit.page.widgets:
            assert window.contains(widget.rect), widget
        visit.page.back()


def test_the_sheet_is_a_file_that_is_opened_and_a_full_disk_is_told(visit, tmp_path, monkeypatch):
    monkeypatch.setattr(hour_page, "made_here", lambda: tmp_path / "Documents")
    seen = []
    monkeypatch.setattr(webbrowser, "open", seen.append)
    hour = opened(visit)
    hour.keep("short")
    visit.press("paper")
    (path,) = (tmp_path / "Documents").glob("*.html")
    assert seen == [path.as_uri()]
    assert "Panda rose" in path.read_text(encoding="utf-8")
    visit.key(pygame.K_ESCAPE)

    def refused(*_args):
        raise OSError

    monkeypatch.setattr(hour_page, "save", refused)
    visit.press("paper")
    assert "Libérez de la place" in " ".join(note.body for note in visit.page.notes())
    assert len(seen) == 1


def test_what_is_kept_badly_is_as_nothing(visit):
    visit.store.change(hour_page.KEPT, "test", lambda _there: {"done": [3, "short", None]})
    assert opened(visit).done == {"short"}
    visit.store.change(hour_page.KEPT, "test", lambda _there: {"done": "short"})
    assert opened(visit).done == set()


def test_the_practice_room_is_there_as_long_as_its_sheet_and_leaves_nothing(visit, tmp_path, monkeypatch):
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "index.html").write_text("", encoding="utf-8")
    monkeypatch.setattr(data, "web", lambda: tmp_path / "web")
    monkeypatch.setattr(host, "OTHERS", (0,))
    seen = []
    monkeypatch.setattr(webbrowser, "open", seen.append)
    hour = opened(visit)
    hour.act(Action("practise"))
    sheet = visit.page
    waits(visit, lambda: sheet.there)
    assert seen == [sheet.there.board]
    waits(visit, lambda: sheet.there.serving.live.room.children)
    folder = Path(sheet._folder.name)
    assert folder.is_dir()
    visit.press("answer", "board")
    assert len(seen) == 2
    visit.press("answer", "close")
    assert visit.page is hour
    assert not folder.exists()
    assert visit.app.room.host is None


def test_a_practice_room_that_cannot_open_says_why(visit, tmp_path, monkeypatch):
    monkeypatch.setattr(data, "web", lambda: tmp_path / "nothing")
    opened(visit).act(Action("practise"))
    sheet = visit.page
    waits(visit, lambda: sheet.refusal)
    assert "ne s'ouvre pas" in " ".join(note.body for note in sheet.notes()).replace("’", "'")
    visit.key(pygame.K_ESCAPE)
