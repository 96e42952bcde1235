"""What helps on a level: the bulb, the adult, the world in words, the keys."""

import pygame
from page_driver import Visit, build, lost

from codeweek.blocks.script import EMPTY
from codeweek.desktop.pages.sheet import Sheet
from codeweek.desktop.pages.solution import SolutionPage
from codeweek.levels import programs


def test_the_bulb_glows_after_three_tries_and_never_opens_by_itself():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move")
    lost(visit, 2)
    assert visit.find("hint").glow is None
    lost(visit)
    assert visit.find("hint").glow is not None
    assert visit.page is page


def test_the_adult_finds_help_and_a_solution():
    visit = Visit()
    page = visit.level(4, 5)
    visit.press("menu")
    visit.press("answer", "adult")
    assert isinstance(visit.page, Sheet)
    assert len(visit.page.notes()) == 3
    visit.press("answer", "solution")
    visit.pass_gate()
    assert isinstance(visit.page, SolutionPage)
    assert visit.page.script == programs.solution(page.level).script
    visit.press("close")
    assert visit.page is page
    assert page.script == EMPTY, "a solution that is read goes into no program"


def test_the_world_is_said_in_words():
    visit = Visit()
    visit.level(4, 5)
    visit.key(pygame.K_F2)
    assert "Grille de 5\u00a0colonnes" in visit.page.notes()[0].body


def test_the_keys_are_shown():
    visit = Visit()
    visit.level(4, 5)
    visit.key(pygame.K_F1)
    assert len(visit.page.notes()) >= 10


def test_letters_typed_on_a_level_do_not_turn_the_world():
    visit = Visit()
    page = visit.level(2, 3)
    visit.press("restart")
    for key, letter in ((pygame.K_v, "v"), (pygame.K_m, "m")):
        visit.key(key, unicode=letter)
    assert visit.page is page
    assert not page.sight.eyes
