"""A child who goes on at another computer: what the tests of codes and of files do alike."""

import pygame
from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages.have_code import Cell, HaveCodePage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.progress.progress import Progress

IDS = [level.id for level in PACK.levels]
PROGRESS = Progress(
    stars={IDS[0]: 3, IDS[1]: 2, IDS[2]: 3}, programs={IDS[3]: {"blocks": {}}}, last=IDS[3], tries={IDS[3]: 2}
)


def away(tmp_path, profile=FOX, progress=PROGRESS, **settings):
    """Another computer, with a child who has played there."""
    visit = Visit(tmp_path / "away", language=None)
    journey = Journey(visit.store, profile, PACK, SHIPPED)
    journey.keep(progress)
    journey.begin()
    visit.app.change(**settings)
    visit.start()
    return visit


def write(visit, text):
    for letter in text:
        visit.post(pygame.TEXTINPUT, text=letter)


def enter(visit, word):
    write(visit, word)
    visit.key(pygame.K_RETURN)


def here():
    """This computer, on « J'ai un code »."""
    visit = Visit()
    visit.start()
    visit.press("have")
    assert isinstance(visit.page, HaveCodePage)
    return visit


def words(visit):
    return [widget.label for widget in visit.page.leaves() if isinstance(widget, Cell)]


def said(visit):
    return " ".join(widget.label for widget in visit.page.leaves()).replace("\u00a0", " ")


def arrived(visit, profile=FOX):
    """The child sits at its map, and is greeted."""
    assert isinstance(visit.page, Dialog)
    visit.key(pygame.K_RETURN)
    assert isinstance(visit.page, MapPage)
    assert visit.page.journey.profile == profile
    assert len(visit.app.pages) == 2
    return visit.page.journey.progress
