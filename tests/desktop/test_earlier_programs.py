"""A program that another window's took the place of is found again in the menu of its level."""

from page_driver import FOX, PACK, Visit, build

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.script import Block, Script
from codeweek.desktop.storage.store import Store

LEVEL = PACK.chapters[1].levels[2]


def other_window(visit):
    """A window opened before, which makes another program of the same level, and saves it last."""
    journey = Journey(Store(visit.store.folder), FOX, PACK, SHIPPED)

    def save():
        program = blockly.save(Script((Block("turn_left", id="a"),)))
        journey.keep(journey.progress.saved(LEVEL.id, program))

    return save


def test_the_menu_shows_no_earlier_program_where_there_is_none():
    visit = Visit()
    visit.level(2, 3)
    visit.press("menu")
    assert "earlier" not in [widget.value for widget in visit.page.leaves()]


def test_a_program_whose_place_another_window_took_is_opened_again_from_the_menu():
    visit = Visit()
    visit.level(2, 3)
    save = other_window(visit)
    build(visit, "move", "move")
    save()
    visit.app.pop()
    visit.page.enter(LEVEL)
    visit.turn()
    page = visit.page
    assert [block.type for block in page.script.blocks] == ["turn_left"]
    visit.press("menu")
    visit.press("answer", "earlier")
    visit.press("answer", "0")
    assert visit.page is page
    assert [block.type for block in page.script.blocks] == ["move", "move"]
    visit.press("menu")
    visit.press("answer", "earlier")
    visit.press("answer", "0")  # the other one, which stayed
    assert [block.type for block in page.script.blocks] == ["turn_left"]
    visit.press("undo")
    assert [block.type for block in page.script.blocks] == ["move", "move"]
