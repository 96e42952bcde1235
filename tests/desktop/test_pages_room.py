"""Rooms for everything: blocks in a narrow palette, stones of the path between titles."""

from itertools import pairwise

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek.desktop.journey import Journey
from codeweek.desktop.opening import open_file
from codeweek.desktop.pages.chapter import ChapterPage, Stop, stones

EVERYTHING = """
title: Tout
story: Essaie tout.
kind: robot
mode: create
class: 5e
map: |
  >....
  ....G
toolbox: [move, say, repeat, count, count_from, while, if, if_else, set, get, wall_ahead, add, less, and, not]
solution: |
  avancer()
"""


@pytest.mark.parametrize("size", [(1280, 800, 1.0), (1024, 600, 1.0), (1920, 1080, 1.5), (800, 480, 1.0)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_block_of_a_family_is_cut(tmp_path, size, language):
    path = tmp_path / "all.yaml"
    path.write_text(EVERYTHING, encoding="utf-8")
    visit = Visit(size=size[:2], zoom=size[2], language=language)
    open_file(visit.app, str(path))
    visit.turn()
    editor = visit.page.editor
    assert editor.view.shelf.fold
    for family in editor.view.shelf.keys:
        visit.tap(family.box.center)
        seen = [number for number in range(len(editor.view.shelf.items)) if editor.view.shelf.seen(number)]
        for box in map(editor.view.shelf.box, seen):
            assert editor.view.shelf.rect.left < box.left
            assert box.right < editor.view.shelf.rect.right
        assert visit.app.screen.rect.contains(editor.view.shelf.rect)
    assert editor.view.workspace.rect.width >= editor.rect.width * 0.4


def under(screen, stop):
    """Where the title of a stop is written."""
    top = stop.disc(screen).bottom
    return pygame.Rect(stop.rect.left, top, stop.rect.width, stop.rect.bottom - top)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (1920, 1080), (800, 480)])
def test_the_stones_of_the_path_touch_no_title(size):
    visit = Visit(size=size)
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    for chapter in PACK.chapters:
        page = visit.show(ChapterPage(visit.app, journey, chapter))
        screen = visit.app.screen
        radius = screen.px(7)
        stops = [w for w in page.widgets if isinstance(w, Stop)]
        titles = [under(screen, stop) for stop in stops]
        for one, other in pairwise(stops):
            for x, y in stones(screen, one, other, radius):
                stone = pygame.Rect(0, 0, 2 * radius, 2 * radius)
                stone.center = round(x), round(y)
                assert stone.collidelist(titles) == -1, (chapter.folder, one.title, other.title)
