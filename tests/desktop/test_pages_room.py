"""Room for everything: blocks in a narrow palette."""

import pytest
from page_driver import Visit

from codeweek.desktop.opening import open_file

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
    assert editor.view.palette.fold
    for family in editor.view.palette.keys:
        visit.tap(family.box.center)
        seen = [
            number for number in range(len(editor.view.palette.items)) if editor.view.palette.seen(number)
        ]
        for box in map(editor.view.palette.box, seen):
            assert editor.view.palette.rect.left < box.left
            assert box.right < editor.view.palette.rect.right
        assert visit.app.screen.rect.contains(editor.view.palette.rect)
    assert editor.view.workspace.rect.width >= editor.rect.width * 0.4
