"""Names of boxes and blocks follow the language of the window, in a level and in the program of a child."""

from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks.read import read
from codeweek.blocks.script_names import names_in


def names(page):
    return names_in(page.editor.document.catalogue, [page.script])


def test_a_level_opened_in_english_has_english_names_everywhere():
    page = Visit(language="en").level(11, 1)
    assert names(page) == ["square", "side"]
    assert "def square(side):" in page.session.program.source


def test_a_program_saved_in_french_opens_in_english_with_its_english_names():
    french = Visit()
    page = french.level(11, 1)
    page.put(
        read(
            page.editor.document.catalogue, "def carré(côté):\n    avancer(côté)\ncarré(30)\ncarré(90)\n"
        ).script
    )
    french.app.quit()
    english = Visit(french.store.folder, language="en")
    there = english.level(11, 1)
    assert there.session.program.source == "def square(side):\n    forward(side)\nsquare(30)\nsquare(90)\n"


def test_another_language_while_a_level_is_open_changes_its_names_and_loses_no_block():
    visit = Visit()
    page = visit.level(11, 1)
    before = [block.type for block in page.script.walk()]
    visit.app.change(language="en")
    visit.turn()
    assert names(page) == ["square", "side"]
    visit.app.change(language="fr")
    visit.turn()
    assert names(page) == ["carré", "côté"]
    assert [block.type for block in page.script.walk()] == before


def test_the_pieces_of_a_puzzle_that_stand_in_the_program_are_not_offered_again_in_another_language():
    visit = Visit()
    page = visit.level(11, 4)
    visit.tap_block("define")
    left = len(page.editor.view.palette.items)
    visit.app.change(language="en")
    visit.turn()
    assert len(page.editor.view.palette.items) == left
    assert names(page) == ["polygon", "n", "c"]


def test_the_course_itself_keeps_the_names_of_its_files():
    visit = Visit(language="en")
    visit.level(11, 1)
    assert (
        Journey(visit.store, FOX, PACK, SHIPPED)
        .pack.level("10-mes-blocs/04-petit-moyen-grand")
        .given.startswith("def carré")
    )
