"""A level written in Python in the window: text and blocks in step, mistakes told, nothing lost."""

import json
import re
from pathlib import Path

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from tiers import all_of, every

from codeweek.app.journey import SHIPPED, Journey
from codeweek.app.level_events import Run
from codeweek.app.typed_program import PAUSE
from codeweek.blocks.script import EMPTY
from codeweek.desktop.editor import edit_acts
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop.workshop_page import read_level
from codeweek.progress.doors import SHEET

CTRL = pygame.KMOD_LCTRL
STAIRS = "for _ in range(4):\navancer()\npivoter_gauche()\navancer()\npivoter_droite()"
SIZES = all_of([(1366, 768), (1280, 720), (1024, 768), (1024, 600), (800, 1280), (390, 844)])


def writing(visit: Visit, chapter: int = 4, place: int = 5) -> LevelPage:
    """The page of « L'escalier », its Python open to be written in."""
    page = visit.level(chapter, place)
    page.toggle_python(True)
    visit.press("write")
    assert box(page).focused
    return page


def box(page):
    return page.panels.text.panel.box


def write(visit: Visit, letters: str) -> None:
    for letter in letters:
        if letter == "\n":
            visit.key(pygame.K_RETURN)
        else:
            visit.key(pygame.K_UNKNOWN, 0, letter)
            visit.post(pygame.TEXTINPUT, text=letter)


def types(page):
    return [block.type for block in page.script.walk() if block.type != "number"]


def test_the_stairs_are_won_by_keyboard_alone_and_by_typing():
    visit = Visit()
    page = visit.level(4, 5)
    while page.focus.action != "python_toggle":
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_RIGHT)
    while page.focus.action != "write":
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_RETURN)
    write(visit, STAIRS)
    assert types(page) == ["repeat", "move", "turn_left", "move", "turn_right"]
    visit.key(pygame.K_F5)
    visit.until(lambda: page.session.won)
    assert page.journey.stars(page.level) == 3


def test_a_forgotten_colon_is_told_after_a_pause_and_never_at_a_letter():
    visit = Visit()
    page = writing(visit)
    for letter in "for _ in range(4)":
        write(visit, letter)
        assert page.session.slip is None
        assert page.bubble.tone == "plain"
    visit.wait(PAUSE - 0.3)
    assert page.session.slip is None
    visit.wait(0.5)
    assert page.session.slip.key == "slip.colon"
    assert page.bubble.tone == "warm"
    assert box(page).mark.line == 1
    visit.press("mend")
    assert box(page).text == "for _ in range(4):"
    assert page.session.slip is None
    visit.key(pygame.K_z, CTRL)
    assert box(page).text == "for _ in range(4)", "one undo brings it back"


def test_a_mistake_is_told_at_once_when_the_caret_leaves_its_line():
    visit = Visit()
    page = writing(visit)
    write(visit, "lancer()")
    assert page.session.slip is None
    visit.key(pygame.K_RETURN)
    assert page.session.slip.key == "say.unknown_name"
    visit.press("mend")
    assert box(page).text == "avancer()\n"


ROWS = json.loads((Path(__file__).parents[1] / "false_words.json").read_text(encoding="utf-8"))


def opened(visit: Visit, level: str) -> LevelPage:
    """A level, its Python open to be written in."""
    place = next(
        (c, n)
        for c, each in enumerate(PACK.chapters, 1)
        for n, one in enumerate(each.levels, 1)
        if one.id == level
    )
    page = visit.level(*place)
    if not page.session.writing.open:
        page.toggle_python(True)
        visit.press("write")
    visit.page.focus_on("typed")
    return page


@pytest.mark.parametrize("level", every(sorted({row["level"] for row in ROWS}), 2))
def test_a_false_word_is_put_right_in_the_box_with_a_sentence_and_so_it_is_kept(level):
    visit = Visit()
    page = opened(visit, level)
    for row in (row for row in ROWS if row["level"] == level):
        visit.key(pygame.K_a, CTRL)
        heard = []
        for letter in re.sub(r"\n +", "\n", row["typed"]):
            write(visit, letter)
            heard.append(page.bubble.label)
        last = row["typed"].split("\n")[-1]
        assert box(page).text.split("\n")[-1] == last, "not while its line is written"
        visit.wait(PAUSE + 0.1)
        assert box(page).text == row["right"]
        heard.append(page.bubble.label)
        if "→" not in row["say"]:  # of words in several lines one is told after the other
            assert any(row["say"] in label for label in heard)
        assert page.session.writing.text(page.level, page.script, "fr") == row["right"]
        marked = [box(page).sheet.lines[m.line - 1][m.column - 1 : m.until - 1] for m in box(page).right]
        assert all(f"{word}(" in row["right"] for word in marked)
        assert bool(marked) == (last != row["right"].split("\n")[-1]), "told until the child has written more"


def test_a_word_put_right_is_undone_once_and_then_left_until_the_program_runs():
    visit = Visit()
    page = writing(visit)
    write(visit, "Avancer()\n")
    assert box(page).text == "avancer()\n"
    visit.key(pygame.K_z, CTRL)
    assert box(page).text == "Avancer()\n"
    visit.wait(PAUSE * 2)
    visit.key(pygame.K_UP)
    visit.key(pygame.K_DOWN)
    assert box(page).text == "Avancer()\n"
    write(visit, "avance()\n")
    assert box(page).text == "Avancer()\navancer()\n", "another one is put right"
    visit.key(pygame.K_F5)
    assert box(page).text == "avancer()\navancer()\n", "it is never played as if it were right"
    assert "pas «\u00a0Avancer\u00a0»" in page.bubble.label
    assert len(page.film.trace) == 2
    visit.key(pygame.K_z, CTRL)
    assert box(page).text == "Avancer()\navancer()\n"


def test_a_false_word_that_is_run_at_once_is_put_right_and_told_while_it_plays_and_after():
    visit = Visit()
    page = writing(visit)
    write(visit, "Avance()")
    visit.key(pygame.K_F5)
    assert box(page).text == "avancer()"
    assert "pas «\u00a0Avance\u00a0»" in page.bubble.label
    visit.until(lambda: page.film.ended)
    assert "pas «\u00a0Avance\u00a0»" in page.bubble.label
    visit.key(pygame.K_F5)
    assert "Avance" not in page.bubble.label, "once is enough"


def test_a_program_with_a_false_word_that_was_kept_is_put_right_when_it_runs():
    visit = Visit()
    page = writing(visit)
    write(visit, "Avancer()")
    page.session.saving.now()
    again = visit.level(4, 5)
    assert again.session.writing.text(again.level, again.script, "fr") == "Avancer()"
    again.do(Run())
    assert again.session.writing.text(again.level, again.script, "fr") == "avancer()"
    assert "pas «\u00a0Avancer\u00a0»" in again.bubble.label


def test_what_the_level_does_not_offer_is_told_with_its_line_while_it_is_typed():
    visit = Visit()
    page = writing(visit)
    write(visit, "avancer()\nx = 3\n")
    visit.wait(PAUSE)
    assert page.bubble.label.startswith("Ligne 2. «\u00a0x = 3\u00a0»")
    visit.key(pygame.K_F5)
    assert page.bubble.label.startswith("Ligne 2. «\u00a0x = 3\u00a0»")


def test_a_text_that_cannot_be_read_does_not_run_and_says_why():
    visit = Visit()
    page = writing(visit)
    write(visit, "avancer()\navancer(")
    visit.key(pygame.K_F5)
    assert not page.film.traces
    assert page.film.problem.line == 2
    assert page.bubble.tone == "warm"


def test_blocks_of_a_line_that_is_not_finished_are_grey_and_the_others_stay():
    visit = Visit()
    page = writing(visit)
    write(visit, "avancer()\npivoter_gau")
    script = page.script
    assert types(page) == ["move", "python"]
    assert page.editor.view.workspace.pending == {script.blocks[1].id}
    visit.key(pygame.K_RETURN)  # the word that is offered
    assert types(page) == ["move", "turn_left"]
    assert not page.editor.view.workspace.pending
    assert page.script.blocks[0].id == script.blocks[0].id


def test_a_block_moved_in_a_text_with_notes_leaves_the_notes():
    visit = Visit()
    page = writing(visit)
    write(visit, "# Mon escalier\n\navancer()  # un pas\npivoter_gauche()\navancer()")
    page.editor.select(page.script.blocks[-1].id)
    before = [block.id for block in page.script.blocks]
    page.editor.become(edit_acts.press_tool(page.editor.state, "up"))
    assert [block.id for block in page.script.blocks] != before
    assert box(page).text.startswith("# Mon escalier\n\n")
    assert "avancer()  # un pas\navancer()\npivoter_gauche()" in box(page).text
    page.editor.undo()
    assert box(page).text == "# Mon escalier\n\navancer()  # un pas\npivoter_gauche()\navancer()"


def test_a_block_moved_over_a_line_that_is_not_finished_leaves_that_line_too():
    visit = Visit()
    page = writing(visit)
    write(visit, "# pas\n\navancer()\npivoter_gauche()\nfor _ in range(4")
    page.editor.select(page.script.blocks[1].id)
    page.editor.become(edit_acts.press_tool(page.editor.state, "down"))
    assert box(page).text == "# pas\npivoter_gauche()\n\navancer()\nfor _ in range(4"


def test_one_undo_goes_back_over_letters_and_blocks_alike():
    visit = Visit()
    page = writing(visit)
    write(visit, "avancer()")
    visit.wait(1.2)
    write(visit, "  # un")
    page.editor.become(page.editor.state.commit(EMPTY))
    assert box(page).text.strip() == ""
    for text in ("avancer()  # un", "avancer()", ""):
        visit.key(pygame.K_z, CTRL)
        assert box(page).text == text
    for text in ("avancer()", "avancer()  # un"):
        visit.key(pygame.K_y, CTRL)
        assert box(page).text == text


def test_keys_over_the_box_write_and_the_keyboard_stays_in_it():
    visit = Visit()
    page = writing(visit)
    words = [key.value.word for key in page.panels.text.panel.keys if key.action == "word"]
    assert {"avancer", "pivoter_gauche", "pivoter_droite", "for"} <= {*words}
    assert len({*words}) == len(words), "keys that look alike"
    visit.press("word", next(k.value for k in page.panels.text.panel.keys if k.label == "avancer"))
    visit.press("key", "indent")
    assert box(page).text == "    avancer()"
    visit.press("key", "unindent")
    visit.press("key", "hash")
    assert box(page).text == "avancer()# "
    visit.press("key", "undo")
    assert box(page).text == "avancer()"
    assert page.focus is box(page)
    assert types(page) == ["move"]


def test_what_was_typed_is_there_again_letter_for_letter_even_a_word_begun():
    visit = Visit()
    writing(visit)
    write(visit, "# un pas\n\navancer( )\npivo")
    visit.wait(0.2)  # a moment between two keys: a word is kept with the next breath
    again = Visit(visit.store.folder)  # as after a power cut: nothing was closed
    page = again.level(4, 5)
    assert box(page).text == "# un pas\n\navancer( )\npivo"
    assert page.session.writing.open, "it opens where the child was"
    assert types(page)[-2:] == ["move", "python"]


def test_a_word_that_the_level_does_not_offer_is_not_put_aside_when_the_child_comes_back():
    visit = Visit()
    page = writing(visit)
    write(visit, "peindre()")
    visit.wait(0.2)
    assert page.script.text == "peindre()"
    again = Visit(visit.store.folder).level(4, 5)
    assert (again.script.text, types(again)) == ("peindre()", ["paint"])
    assert not again.session.outgrown


def test_another_language_keeps_the_text_and_names_the_box_anew():
    visit = Visit()
    page = writing(visit)
    write(visit, "# un\n\navancer()")
    visit.app.change(language="en")
    visit.app.relayout()
    assert box(page).text == "# un\n\navancer()"
    assert box(page).name == "Your program in Python"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_lies_over_the_panel_in_any_window_and_a_few_lines_are_seen(size, monkeypatch):
    monkeypatch.setattr(Journey, "keep", lambda *_progress: None)
    visit = Visit(size=size)
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    for level in PACK.levels[::4]:
        page = LevelPage(visit.app, journey, level, lambda _level: None)
        page.layout()
        if page.panels.text.panel is None:
            continue
        if not page.session.writing.open:
            page.toggle_python(True)
            page.act(Action("write"))
        page.layout()
        mine = [*page.panels.text.panel.keys, box(page)]
        window = page.app.screen.rect
        others = [w for w in page.widgets if w not in mine and w.visible and w.action != "read"]
        for widget in mine:
            assert window.contains(widget.rect), (level.id, widget.value)
            over = [w.action or w.label for w in others if w.rect.colliderect(widget.rect)]
            assert not over, (level.id, widget.value, over)
        assert box(page).sheet.page >= 3, level.id
        if page.editor.visible:
            assert page.editor.view.workspace.rect.width >= page.editor.measure([page.script]).program


TEXT_LEVEL = """titre: Compte
histoire: Compte les pas.
carte: |
  ......
  >...G.
  ......
ecriture: {writing}
blocs: [avancer, python, compter]
solution: |
  for _ in range(4):
      avancer()
"""


def shown(visit: Visit, writing: str) -> LevelPage:
    level, problems = read_level(TEXT_LEVEL.format(writing=writing), "compte")
    assert not problems
    return visit.show(LevelPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED), level, print))


def test_a_level_of_text_has_no_blocks_and_its_console_says_what_is_printed_step_by_step():
    visit = Visit()
    page = shown(visit, "texte")
    assert not page.editor.visible
    assert not [w for w in page.leaves() if w.action in ("python_toggle", "write")]
    assert page.focus is box(page)
    assert page.panels.layout.console is None
    write(visit, 'for i in range(4):\navancer()\nprint("pas", i)')
    visit.wait(0.1)
    assert page.panels.layout.console
    visit.key(pygame.K_F5)
    visit.until(lambda: page.session.won)
    console = page.panels.console
    assert [words for words, _kind in console.rows] == ["pas 0", "pas 1", "pas 2", "pas 3"]
    visit.press("step_back")
    visit.press("step_back")
    assert [words for words, _kind in console.rows] == ["pas 0", "pas 1", "pas 2"]


def test_a_level_of_either_opens_the_text_beside_its_blocks():
    visit = Visit(size=(1366, 768))
    page = shown(visit, "au_choix")
    assert page.editor.visible
    assert box(page).rect.left > page.editor.rect.right


def test_in_a_free_level_the_text_has_the_place_of_the_blocks_and_the_keys_are_two_rows():
    visit = Visit(size=(1366, 768))
    page = writing(visit, 1, 10)
    wide = box(page).rect.width
    assert wide > 0.55 * visit.app.screen.rect.width
    keys = page.panels.text.panel.keys
    assert len({key.rect.top for key in keys}) == 2
    assert "print" in [key.label for key in keys]
    assert page.bubble.label.endswith("Écris ce que tu veux, puis ▶.")
    page.toggle_python(False)
    assert box(page).rect.width < wide


def test_what_is_printed_in_a_free_level_is_seen_beside_the_world():
    visit = Visit()
    page = writing(visit, 1, 10)
    write(visit, 'print("Salut")')
    visit.key(pygame.K_F5)
    visit.wait(3)
    assert [row[0] for row in page.panels.console.rows] == ["Salut"]
    assert page.session.won


def test_the_notebook_has_a_sheet_to_write_on_one_touch_away():
    visit = Visit(size=(1366, 768))
    visit.level(17, 1)
    visit.press("sheet")
    page = visit.page
    assert page.level.id == SHEET
    write(visit, "print(6 * 7)")
    visit.key(pygame.K_F5)
    visit.wait(3)
    assert page.session.won
    assert "sheet" not in [widget.action for widget in page.widgets]
