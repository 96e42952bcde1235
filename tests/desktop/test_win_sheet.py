"""The card with the stars: what it says."""

import pygame
from page_driver import Visit

from codeweek.desktop.pages.win import Win

CORRIDOR = """\
title: A corridor
map: ">...G"
toolbox: [move, repeat]
limit: 2
solution: |
  for _ in range(4):
      avancer()
"""


def test_the_challenge_of_a_long_program_is_told_once():
    visit = Visit()
    page = visit.written(CORRIDOR)
    for _step in range(4):
        visit.tap_block("move")
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert page.film.verdict.message.key == "say.too_many_blocks"
    assert visit.page.result.facts() == ""
