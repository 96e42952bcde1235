"""Every level in six windows: its program whole across, its blocks at hand, its world in sight."""

import pytest
from page_driver import FOX, PACK, Visit

from codeweek.blocks.history import History
from codeweek.desktop.journey import SHIPPED, Journey
from codeweek.desktop.pages.level import LevelPage
from codeweek.desktop.pages.split import PROGRAM
from codeweek.levels import programs

SIZES = [(1366, 768), (1280, 720), (1024, 768), (1024, 600), (800, 1280), (390, 844)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_block_of_a_level_is_cut_or_under_something_and_the_program_has_its_share(size, monkeypatch):
    monkeypatch.setattr(Journey, "keep", lambda *_progress: None)  # nothing is played: saving would take long
    visit = Visit(size=size)
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    for level in [each for each in PACK.levels if each.writing != "text"]:  # those have no blocks
        page = LevelPage(visit.app, journey, level, lambda _level: None)
        page.layout()
        for script in [page.script] if page.read_only else [page.script, programs.solution(level).script]:
            page.editor.set_history(History(script))
            wrong = [*in_the_program(page), *in_the_palette(page), *of_the_shares(page)]
            assert not wrong, (level.id, wrong)


def in_the_program(page):
    workspace = page.editor.view.workspace
    across = workspace.rect.inflate(-8, 0)
    for row in workspace.layout.rows:
        box = workspace.on_screen(row.box)
        if box.left < across.left or box.right > across.right:
            yield f"{row.shape.type} is cut"
    beside = [page.editor.view.shelf.strip, page.editor.view.shelf.rect, *(w.rect for w in page.widgets[:-1])]
    if any(workspace.rect.colliderect(other) for other in beside if other.size != (0, 0)):
        yield "something lies over the program"
    if page.python and not page.python.lines:
        yield "an empty Python takes room"


def in_the_palette(page):
    """Each block of the solution is in sight, or its family's name is."""
    shelf = page.editor.view.shelf
    keys = {family.category: family.box for family in shelf.keys}
    for number, item in enumerate(shelf.items):
        box = shelf.box(number) if not shelf.fold else keys[item.offer.category]
        if not shelf.strip.contains(box):
            yield f"{item.offer.block.type} is out of sight"


def of_the_shares(page):
    window, editor = page.app.screen.rect, page.editor
    if window.width > window.height and editor.view.workspace.rect.width < round(PROGRAM * window.width):
        yield f"the program has {editor.view.workspace.rect.width / window.width:.0%}"
    frame = page.view.frame
    across = frame.cell * page.stage.columns if frame else 0
    high = across / page.stage.shape
    small = across < 0.2 * window.width and high < 0.5 * window.height  # a tower is narrow and high
    if small and page.level.part is None:  # in an exercise it is the questions that are worked on
        yield "the world is small"
