"""The gate before what is the adult's: a child does not pass by accident, an adult does in five seconds."""

import pygame
from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages.ask_page import AskPage
from codeweek.desktop.pages.map import MapPage


def at_gate():
    visit = Visit()
    page = visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))
    visit.press("adult")
    visit.press("answer", "open")
    assert isinstance(visit.page, AskPage)
    return visit, page


def test_a_wrong_number_brings_another_question_and_opens_nothing():
    visit, page = at_gate()
    visit.keys(pygame.K_1, pygame.K_RETURN)
    assert isinstance(visit.page, AskPage)
    assert visit.page.question().startswith("Ce n'est pas ça")
    assert not page.journey.progress.unlocked


def test_to_leave_the_gate_opens_nothing():
    visit, page = at_gate()
    visit.key(pygame.K_ESCAPE)
    assert visit.page is page
    assert not page.journey.progress.unlocked


def test_the_right_number_opens_by_keyboard():
    visit, page = at_gate()
    visit.pass_gate()
    assert page.journey.progress.unlocked


def test_the_right_number_opens_by_touch():
    visit, page = at_gate()
    a, b = (int(word) for word in visit.page.question().split() if word.isdecimal())
    for figure in str(a * b):
        visit.press("key", figure)
    visit.press("answer", "give")
    assert page.journey.progress.unlocked
