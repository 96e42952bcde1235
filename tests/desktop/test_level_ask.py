"""A program that asks: the child answers and it goes on; who does not answer keeps the program."""

import pygame
import pytest
from page_driver import USUAL, Visit

from codeweek.desktop.pages.ask_page import AskPage
from codeweek.desktop.pages.level_page import LevelPage

ASKING = """
title: Combien de pas ?
story: Demande un nombre, et avance.
kind: robot
mode: create
class: 6e
map: |
  >...
toolbox: [move, say, ask, set, get, repeat, add]
given: |
  dire(1)
  x = demander()
  for _ in range(x):
      avancer()
  dire(x)
"""


@pytest.fixture
def visit():
    visit = Visit(speed=USUAL)
    visit.written(ASKING)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, AskPage))
    return visit


def level(visit):
    return next(page for page in visit.app.pages if isinstance(page, LevelPage))


def test_an_answer_goes_on_from_where_it_was_asked(visit):
    page, at = level(visit), level(visit).scenes.player.index
    visit.press("key", "2")
    visit.press("answer", "give")
    assert visit.page is page
    assert page.scenes.player.index in (at, at + 1)
    visit.until(lambda: page.film.verdict is not None and page.film.told)
    assert page.scenes.world.cell == (2, 0)
    assert page.film.verdict.won


def test_a_touch_on_the_line_gives_no_answer(visit):
    visit.press("key", "1")
    page = visit.page
    visit.tap(page.field)
    assert visit.page is page
    visit.press("key", "2")
    assert page.field.label == "12"


def test_digits_are_read_on_a_french_keyboard(visit):
    visit.key(pygame.K_2, unicode="é")
    visit.post(pygame.TEXTINPUT, text="é")
    assert visit.page.field.label == "2"
    visit.key(pygame.K_BACKSPACE)
    visit.key(pygame.K_KP1, unicode="1")
    visit.post(pygame.TEXTINPUT, text="1")
    page = level(visit)
    visit.key(pygame.K_RETURN)
    assert page.film.inputs == (1,)


def test_letters_are_an_answer_too(visit):
    visit.key(pygame.K_l, unicode="l")
    visit.post(pygame.TEXTINPUT, text="l")
    visit.key(pygame.K_a, unicode="a")
    visit.post(pygame.TEXTINPUT, text="a")
    assert visit.page.field.label == "la"


def test_nothing_written_is_no_answer(visit):
    visit.key(pygame.K_RETURN)
    assert isinstance(visit.page, AskPage)


def test_who_does_not_answer_keeps_the_program(visit):
    page = level(visit)
    before = page.script
    visit.key(pygame.K_ESCAPE)
    assert visit.page is page
    assert page.script is before
    assert not page.scenes.traces


def test_a_new_run_asks_again(visit):
    page = level(visit)
    visit.press("key", "1")
    visit.press("answer", "give")
    visit.until(lambda: page.film.told and page.film.verdict is not None)
    visit.wait(2)
    while visit.app.page is not page:
        visit.key(pygame.K_ESCAPE)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, AskPage))
    assert page.film.inputs == ()


def test_the_card_fits_in_a_small_window():
    visit = Visit(size=(800, 480))
    visit.written(ASKING)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, AskPage))
    assert visit.app.screen.rect.contains(visit.page.box)
    assert all(visit.page.box.contains(widget.rect) for widget in visit.page.widgets)
