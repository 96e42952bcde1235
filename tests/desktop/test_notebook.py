"""Levels of text in the window: a page to write on, holes, blocks to translate, a text to mend."""

from pathlib import Path

import pygame
from page_driver import PACK, Visit
from test_typing_a_level import box, write

from codeweek.desktop.making.file_chooser import ChooserPage
from codeweek.desktop.storage.exported_files import KeptPage
from codeweek.desktop.widgets.widget import Action
from codeweek.scene import Label

NOTEBOOK = [chapter.folder for chapter in PACK.chapters].index("16-le-carnet-de-python") + 1
FREE = 13  # a notebook of one's own: nothing is asked


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
    assert said(page) == "Ligne 1\N{NO-BREAK SPACE}: ce trou est vide. Touche-le, et écris dedans."
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
    scene = page.scenes.scene(len(page.film.trace))
    labels = [each.text for each in (*scene.background, *scene.marks) if isinstance(each, Label)]
    assert labels
    assert not [text for text in labels if "12" in text]


def test_a_program_is_kept_as_a_file_of_python_and_another_one_opened_in_its_place():
    visit = Visit()
    page = visit.level(NOTEBOOK, 12)
    write(visit, "print(1)\n")
    visit.press("menu")
    visit.press("answer", "keep_file")
    assert isinstance(visit.page, KeptPage)
    kept = visit.page.path
    assert (kept.suffix, kept.read_text("utf-8")) == (".py", box(page).text)
    visit.press("close")
    file = kept.with_name("school.py")
    file.write_bytes('for n in range(2):\r\n\tprint("été", n)\r\n'.encode("cp1252"))
    open_file(visit, file)
    assert visit.page is page
    assert box(page).text == 'for n in range(2):\n    print("été", n)\n'
    run(visit, page)
    assert [line.text for line in page.film.trace.console] == ["été 0\n", "été 1\n"]
    assert "print(1)" in str(page.session.journey.earlier(page.session.level))
    file.write_bytes(b"\0")
    open_file(visit, file)
    assert "« school.py » n'est pas un programme" in str(visit.page.notes()[0])
    visit.key(pygame.K_ESCAPE)
    assert "été" in box(page).text


def open_file(visit: Visit, file: Path) -> None:
    visit.press("menu")
    visit.press("answer", "open_file")
    assert isinstance(visit.page, ChooserPage)
    visit.page.act(Action("take", file))


def test_a_text_with_holes_takes_no_file():
    visit = Visit()
    visit.level(NOTEBOOK, 2)
    visit.press("menu")
    assert {"keep_file", "open_file"}.isdisjoint(visit.page.doings)


def test_a_line_within_a_loop_over_a_list_is_lit_and_says_what_it_computed():
    visit = Visit()
    page = visit.level(NOTEBOOK, 12)
    write(visit, "# notes\ntotal = 0\n\nfor n in [3, 4]:\ntotal = total + n\n")
    visit.wait(2)
    for _ in range(3):
        visit.key(pygame.K_F8)
        visit.wait(1)
    shown = box(page)
    assert (shown._lit, shown.values) == ((5, "running"), "total = 0 + 3 → 3")
    shown.put_caret(5, 1)
    assert shown.spoken.endswith("total = total + n total = 0 + 3 → 3")
    visit.key(pygame.K_F7)
    visit.wait(1)
    assert (shown._lit, shown.values) == ((4, "running"), "")


def test_an_expression_is_worked_out_at_the_step_shown_under_the_console():
    visit = Visit(size=(1366, 768))
    page = visit.level(NOTEBOOK, FREE)
    look = page.panels.look
    assert look not in page.widgets
    box(page)._put(len(box(page).text))
    write(visit, "n = 7\nn = n + 1\nprint(n)\n")
    run(visit, page)
    visit.tap(look)
    write(visit, "n * 2\n")
    visit.turn()
    answer = page.panels.answer
    assert answer.label == "n * 2 → 16"
    for _ in range(2):
        page.act(Action("step_back"))
        visit.turn()
    assert answer.label == answer.spoken == "n * 2 → 14"


def test_a_box_that_is_touched_says_where_its_value_comes_from_and_leads_there():
    visit = Visit(size=(1366, 768))
    page = visit.level(NOTEBOOK, FREE)
    box(page)._put(len(box(page).text))
    write(visit, "n = 7\nm = 1\nn = n + m \nprint(n)\n")
    boxes, answer = page.panels.boxes, page.panels.answer
    assert not boxes.focusable
    run(visit, page)
    visit.turn()
    visit.tap(boxes.places[1].center)
    visit.turn()
    gave = "Cette valeur vient de l'étape 2, ligne 2 : « m = 1 »."
    assert answer.label.replace("\N{NO-BREAK SPACE}", " ") == f"m → 1\n{gave}"
    page.set_focus(boxes)
    visit.keys(pygame.K_LEFT, pygame.K_LEFT)
    assert page.spoken() == "n 8 D'où vient cette valeur\N{NARROW NO-BREAK SPACE}?"
    visit.key(pygame.K_RETURN)
    visit.turn()
    assert page.panels.look.text == "n"
    assert "quand n valait 7 et m valait 1." in answer.label
    page.set_focus(answer)
    assert page.spoken().endswith("Revoir ce moment du film.")
    visit.key(pygame.K_RETURN)
    assert page.film.head.player.index == 3
    assert "vient de cette étape" in answer.label
    assert not answer.focusable
    page.act(Action("step_back"))
    visit.turn()
    assert answer.label.startswith("n → 7")
