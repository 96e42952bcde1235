"""A game is made in the window, then played, by the keyboard alone."""

import pygame
import pytest
from game_driver import opened, said, tap_key
from page_driver import Visit

from codeweek.desktop.pages.level_page import LevelPage
from codeweek.levels import programs

UP, DOWN, LEFT, RIGHT = pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT
MADE = (
    "def quand_touche_droite():\n    vers_droite()\n"
    "def quand_je_croise_drapeau():\n    gagner()\n"
    "def quand_touche_haut():\n    haut()\n"
)

pytestmark = pytest.mark.usefixtures("one_chance")


def take(visit: Visit, words: str) -> None:
    """A block of the palette, by its first letters."""
    visit.key(pygame.K_RETURN)
    for letter in words:
        visit.key(ord(letter), unicode=letter)
    visit.key(pygame.K_RETURN)


def reach(visit: Visit, action: str) -> None:
    for _key in range(40):
        if visit.page.focus is not None and visit.page.focus.action == action:
            return
        visit.key(pygame.K_TAB)
    raise AssertionError(f"the keyboard never reaches {action}")


def python(page: LevelPage) -> str:
    return programs.python_text(page.level, page.script, "fr").source


def test_a_game_is_made_and_played_by_the_keyboard_alone():
    visit = Visit()
    page = opened(visit, "02", solved=False)
    assert page.focus is page.editor
    visit.key(pygame.K_END)
    take(visit, "quand to")
    visit.keys(RIGHT, pygame.K_RETURN, LEFT, LEFT, pygame.K_RETURN, LEFT)  # its key: of the list, the first
    take(visit, "haut")
    assert python(page) == MADE
    reach(visit, "live")
    visit.key(pygame.K_RETURN)
    assert page.film.plays
    for key in (RIGHT, RIGHT, RIGHT, UP, UP):
        tap_key(visit, key)
    visit.until(lambda: not page.film.plays, 3)
    assert said(page).startswith("C’est gagné au temps ")
    last = page.film.head.player.index
    visit.keys(pygame.K_F7, pygame.K_F7)
    assert page.film.head.player.index == last - 2
    visit.key(pygame.K_RETURN)  # the keyboard is still on « Continuer »
    assert page.film.plays
    visit.key(pygame.K_ESCAPE)
    assert said(page).startswith("Pause, au temps ")
