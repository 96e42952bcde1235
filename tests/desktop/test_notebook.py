"""Levels of text in the window: a page to write on, holes, blocks to translate, a text to mend."""

import pygame
from page_driver import PACK, Visit
from test_typing_a_level import box, write

NOTEBOOK = [chapter.folder for chapter in PACK.chapters].index("16-le-carnet-de-python") + 1


def said(page):
    return page.panels.said.words


def run(visit: Visit, page) -> None:
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.problem is not None or (page.film.ended and page.film.told))


def fill(visit: Visit, page, number: int, letters: str) -> None:
    """A click into a hole that was not written in yet, then the keys."""
    start, end = box(page).holes[number]
    box(page)._put((start + end) // 2)
    write(visit, letters)


def test_only_the_holes_of_a_text_are_written_in():
    visit = Visit()
    page = visit.level(NOTEBOOK, 2)
    given = box(page).text
    write(visit, "xyz\n")
    assert box(page).text == given
    run(visit, page)
    assert said(page) == "Ligne 1 : ce trou est vide. Touche-le, et écris dedans."
    fill(visit, page, 0, "4")
    fill(visit, page, 1, '"Hip"')
    run(visit, page)
    assert "on en attend 3" in said(page)
    box(page)._put(box(page).holes[0][1])
    visit.key(pygame.K_BACKSPACE)
    write(visit, "3")
    run(visit, page)
    assert page.session.won.stars == 3


def test_the_blocks_to_translate_stand_beside_the_text_and_stay_as_they_are():
    visit = Visit(size=(1366, 768))
    page = visit.level(NOTEBOOK, 5)
    model = page.panels.model
    assert model.visible
    assert not page.editor.visible
    shown = model.state.document.history.now
    write(visit, 'age = demander()\nif age >= 12:\ndire("plein tarif")\n')
    visit.key(pygame.K_BACKSPACE)
    write(visit, 'else:\ndire("demi-tarif")')
    assert model.state.document.history.now == shown == page.script
    run(visit, page)
    assert page.session.won


def test_a_text_that_cannot_be_read_is_told_line_by_line_until_it_can():
    visit = Visit()
    page = visit.level(NOTEBOOK, 4)
    for line, column, sign in ((1, 99, ":"), (3, 13, '"'), (5, 1, "    ")):
        run(visit, page)
        assert said(page).startswith(f"Ligne {line}")
        box(page).put_caret(line, column)
        write(visit, sign)
    run(visit, page)
    assert page.session.won


def test_a_hidden_example_is_told_as_one_and_shows_nothing():
    visit = Visit()
    page = visit.level(NOTEBOOK, 5)
    write(visit, 'age = demander()\nif age > 12:\ndire("plein tarif")\n')
    visit.key(pygame.K_BACKSPACE)
    write(visit, 'else:\ndire("demi-tarif")')
    run(visit, page)
    assert "essai caché" in said(page)
    assert "12" not in str(page.scenes.scene(len(page.film.trace)))
