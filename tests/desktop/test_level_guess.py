"""A prediction on a level: a cell or a number, before the run."""

import pygame
from page_driver import Visit

from codeweek import data
from codeweek.desktop.pages.win import Win
from codeweek.play import session


def test_a_prediction_is_asked_before_the_run():
    visit = Visit()
    page = visit.level(4, 4)
    visit.press("run")
    assert not page.scenes.traces
    assert page.bubble.label == data.text("fr")("ui.level.guess_cell")


def test_a_right_prediction_earns_three_stars():
    visit = Visit()
    page = visit.level(4, 4)
    cell = _cell(_measured(page))
    visit.tap(page.view.frame.box(*cell, 1, 1).center)
    assert page.guess.cell == cell
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.saved["stars"][page.level.id] == 3


def test_another_prediction_is_looked_at_together():
    visit = Visit()
    page = visit.level(4, 4)
    visit.tap(page.view.frame.box(1, 1, 1, 1).center)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert page.film.verdict.message.key == "say.prediction_other"
    assert visit.saved["stars"][page.level.id] == 1
    assert visit.page.card.title(visit.app.text) == data.text("fr")("ui.win.other")


def test_a_cell_is_chosen_by_the_keyboard():
    visit = Visit()
    page = visit.level(4, 4)
    visit.press("run")  # asked to guess: the world has the keyboard
    visit.keys(pygame.K_RIGHT, pygame.K_DOWN, pygame.K_RETURN)
    assert page.guess.cell == (1, 1)


def test_a_number_is_foreseen_with_plus_and_minus():
    visit = Visit()
    page = visit.level(3, 1)
    assert page.level.predict.ask == "bag"
    real = _measured(page)
    for _press in range(real):
        visit.press("guess", 1)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.saved["stars"][page.level.id] == 3


def _measured(page):
    playback = session.play(page.level, page.script, "fr")
    return page.scenes.kind.measures[page.level.predict.ask](playback.traces[0].world)


def _cell(name):
    return ord(name[0]) - ord("A"), int(name[1:]) - 1
