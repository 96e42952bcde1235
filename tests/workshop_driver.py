"""The workshop of levels in a window that nobody sees, and hands for it."""

from difflib import ndiff
from pathlib import Path

import pygame
from page_driver import Visit

from codeweek.desktop.workshop.textbox import TextBox
from codeweek.desktop.workshop.workshop_page import WorkshopPage, open_draft

CONTROL = pygame.KMOD_CTRL
LEVEL = """\
# Mon premier niveau
titre: "Un couloir"   # court
histoire: Va au drapeau.
classe: CE1
carte: |
  ......
  >...G.
  ......
blocs: [avancer, pivoter_gauche]  # deux suffisent
solution: |
  avancer()
  avancer()
  avancer()
  avancer()
"""


def opened(path: Path, **options) -> tuple[Visit, WorkshopPage]:
    visit = Visit(**options)
    open_draft(visit.app, path)
    visit.wait(0.7)
    assert isinstance(visit.page, WorkshopPage)
    return visit, visit.page


def at(page: WorkshopPage, x: int, y: int) -> tuple[int, int]:
    return page.canvas.frame.box(x, y, 1, 1).center


def drag(visit: Visit, *points: tuple[int, int]) -> None:
    visit.post(pygame.MOUSEBUTTONDOWN, pos=points[0], button=1)
    for point in points[1:]:
        visit.post(pygame.MOUSEMOTION, pos=point, rel=(1, 1), buttons=(1, 0, 0))
    visit.post(pygame.MOUSEBUTTONUP, pos=points[-1], button=1)


def differs(before: str, after: str) -> list[str]:
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def write(visit: Visit, words: str) -> None:
    visit.post(pygame.TEXTINPUT, text=words)


def box(visit: Visit, name: str) -> TextBox:
    return next(w for w in visit.page.leaves() if isinstance(w, TextBox) and w.value == name)
