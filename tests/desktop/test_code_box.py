"""The box for code under real keys, a mouse and a finger."""

import pygame
import pytest
from editor_driver import Driver

from codeweek.blocks.completing import Word
from codeweek.desktop.typing import edit_keys
from codeweek.desktop.typing.code_box import USED, CodeBox
from codeweek.desktop.typing.code_painting import Mark
from codeweek.desktop.widgets.widget import Action

CTRL, ALT, SHIFT = pygame.KMOD_LCTRL, pygame.KMOD_LALT, pygame.KMOD_LSHIFT
TEXT = "for i in range(4):\n    avancer()\n    dire('ça va')\n"


WORDS = [
    Word("avancer", "avancer()", "avance", 9),
    Word("avaler", "avaler()", "", 8),
    Word("répéter", "for _ in range():", "", 15),
]


@pytest.fixture(autouse=True)
def _no_clipboard_of_the_system(monkeypatch):
    def refuse(*_text):
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "put_text", refuse)
    monkeypatch.setattr(pygame.scrap, "get_text", refuse)
    monkeypatch.setattr(edit_keys.CLIPBOARD, "_kept", "")


def box(text=TEXT, size=(420, 300), **options):
    made = CodeBox(Driver().screen, pygame.Rect(10, 10, *size), "typed", "code", text, "Python", **options)
    made.focused = True
    return made


def key(made, key, mod=0, unicode=""):
    return made.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=unicode))


def write(made, letters):
    for letter in letters:
        if letter == "\n":
            key(made, pygame.K_RETURN)
        else:
            told = made.handle(pygame.event.Event(pygame.TEXTINPUT, text=letter))
    return told


def mouse(made, kind, pos, **more):
    buttons = {} if kind == pygame.MOUSEMOTION else {"button": 1}
    return made.handle(pygame.event.Event(kind, pos=pos, **buttons, **more))


def spot(made, row, column):
    place = made.sheet.box(row, column, column)
    return place.left, place.centery


def test_a_program_is_written_as_a_person_types_it():
    made = box("")
    told = write(made, "for i in range(4):\navancer()\n")
    assert made.text == "for i in range(4):\n    avancer()\n    "
    key(made, pygame.K_BACKSPACE)
    told = write(made, "dire('où ?')")
    assert made.text == "for i in range(4):\n    avancer()\ndire('où ?')"
    assert told == Action("typed", ("code", made.text))


def test_an_accent_that_is_being_composed_is_seen_and_comes_once():
    made = box("")
    made.handle(pygame.event.Event(pygame.TEXTEDITING, text="^", start=0, length=1))
    made.draw(made.screen)
    assert made.text == ""
    assert key(made, pygame.K_e, unicode="e") == USED, "the letter of a key never comes by the key"
    made.handle(pygame.event.Event(pygame.TEXTINPUT, text="ê"))
    assert made.text == "ê"


@pytest.mark.parametrize("mod", [CTRL | ALT, pygame.KMOD_MODE, pygame.KMOD_RALT | CTRL])
def test_altgr_is_no_ctrl(mod):
    made = box("abc")
    for letter in (pygame.K_a, pygame.K_x, pygame.K_v, pygame.K_z):
        assert key(made, letter, mod, "@") == USED
    assert made.text == "abc"
    assert not made.code.selected


def test_cut_and_paste_work_where_the_system_has_no_clipboard():
    made = box("abc def")
    key(made, pygame.K_RIGHT, CTRL | SHIFT)
    key(made, pygame.K_x, CTRL)
    assert made.text == " def"
    key(made, pygame.K_END)
    key(made, pygame.K_v, CTRL)
    assert made.text == " defabc"
    key(made, pygame.K_a, CTRL)
    key(made, pygame.K_c, CTRL)
    key(made, pygame.K_v, CTRL)
    assert made.text == " defabc"


def test_undo_and_redo_go_by_what_was_typed_in_one_go():
    made = box("")
    write(made, "ab")
    made.tick(2.0)
    write(made, "cd")
    key(made, pygame.K_z, CTRL)
    assert made.text == "ab"
    key(made, pygame.K_z, CTRL | SHIFT)
    assert made.text == "abcd"
    key(made, pygame.K_z, CTRL)
    key(made, pygame.K_y, CTRL)
    assert made.text == "abcd"


def test_what_a_page_undoes_is_asked_of_the_page():
    made = box("", undoes=False)
    write(made, "ab")
    assert key(made, pygame.K_z, CTRL) == Action("undo")
    assert key(made, pygame.K_y, CTRL) == Action("redo")
    assert made.text == "ab"


def test_tab_indents_and_escape_then_tab_goes_on():
    made = box("a\nb")
    key(made, pygame.K_a, CTRL)
    assert key(made, pygame.K_TAB)
    assert made.text == "    a\n    b"
    key(made, pygame.K_TAB, SHIFT)
    assert made.text == "a\nb"
    assert key(made, pygame.K_ESCAPE) == USED
    assert key(made, pygame.K_TAB) is None
    assert made.text == "a\nb"
    assert key(made, pygame.K_TAB), "it indents again"


def test_escape_twice_is_the_page_s():
    made = box()
    assert key(made, pygame.K_ESCAPE) == USED
    assert key(made, pygame.K_ESCAPE) is None


def test_keys_of_the_page_go_through():
    made = box()
    assert key(made, pygame.K_F5) is None
    assert key(made, pygame.K_s, CTRL) is None


def test_a_mouse_selects_from_where_it_is_pressed_to_where_it_is():
    made = box()
    mouse(made, pygame.MOUSEBUTTONDOWN, spot(made, 0, 4))
    mouse(made, pygame.MOUSEMOTION, spot(made, 1, 11))
    mouse(made, pygame.MOUSEBUTTONUP, spot(made, 1, 11))
    assert made.code.selected == "i in range(4):\n    avancer"
    made.draw(made.screen)


def test_a_double_click_selects_the_word_and_a_third_its_line():
    made = box()
    for _click in range(2):
        mouse(made, pygame.MOUSEBUTTONDOWN, spot(made, 1, 6))
        mouse(made, pygame.MOUSEBUTTONUP, spot(made, 1, 6))
        made.tick(0.1)
    assert made.code.selected == "avancer"
    mouse(made, pygame.MOUSEBUTTONDOWN, spot(made, 1, 6))
    assert made.code.selected == "    avancer()\n"


def test_two_slow_clicks_are_two_clicks():
    made = box()
    for _click in range(2):
        mouse(made, pygame.MOUSEBUTTONDOWN, spot(made, 1, 6))
        mouse(made, pygame.MOUSEBUTTONUP, spot(made, 1, 6))
        made.tick(1.0)
    assert not made.code.selected


def test_a_finger_scrolls_and_a_tap_puts_the_caret():
    made = box("a\n" * 40)
    mouse(made, pygame.MOUSEBUTTONDOWN, (200, 200), touch=True)
    mouse(made, pygame.MOUSEMOTION, (200, 100), touch=True)
    mouse(made, pygame.MOUSEBUTTONUP, (200, 100), touch=True)
    assert made.sheet.scroll[1] == 100
    assert made.line == 1
    mouse(made, pygame.MOUSEBUTTONDOWN, (200, 100), touch=True)
    mouse(made, pygame.MOUSEBUTTONUP, (200, 100), touch=True)
    assert made.line > 3


def test_a_line_longer_than_the_box_is_scrolled_to_the_caret_and_never_wraps():
    made = box("x = " + "1 + " * 40)
    key(made, pygame.K_END)
    caret = made.sheet.box(0, made.code.column, made.code.column)
    assert made.sheet.inside.contains(caret)
    assert len(made.sheet.lines) == 1
    key(made, pygame.K_HOME)
    assert made.sheet.scroll[0] == 0


def test_the_wheel_scrolls_without_moving_the_caret():
    made = box("a\n" * 40)
    made.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-3))
    assert made.sheet.scroll[1] > 0
    assert made.line == 1


def test_a_word_begun_is_offered_and_enter_takes_it():
    made = box("", words=WORDS)
    write(made, "av")
    assert [word.word for word in made.offer.words] == ["avancer", "avaler"]
    made.draw(made.screen)
    key(made, pygame.K_DOWN)
    key(made, pygame.K_RETURN)
    assert made.text == "avaler()"
    assert made.offer is None


def test_a_word_is_offered_whatever_its_accents_and_in_no_note_nor_text():
    made = box("", words=WORDS)
    write(made, "rep")
    assert made.offer.now.word == "répéter"
    key(made, pygame.K_TAB)
    write(made, "4")
    assert made.text == "for _ in range(4):", "the caret comes to its first hole"
    for before in ("# av", "dire('av", 'dire("av'):
        made = box("", words=WORDS)
        write(made, before)
        assert made.offer is None, before
    made = box("", words=WORDS)
    write(made, "dire('a') + av")
    assert made.offer


def test_enter_after_a_word_that_is_whole_begins_a_line():
    made = box("", words=[Word("else", "else", "", 4)])
    write(made, "else")
    key(made, pygame.K_RETURN)
    assert made.text == "else\n"


def test_a_tap_on_an_offered_word_takes_it():
    made = box("", words=WORDS)
    write(made, "av")
    choices = made._choices()
    mouse(made, pygame.MOUSEBUTTONDOWN, (choices.rect.left + 20, choices.rect.bottom - 12))
    assert made.text == "avaler()"


def test_brackets_that_stand_there_are_not_put_twice():
    made = box("av()", words=WORDS)
    made.put_caret(1, 3)
    key(made, pygame.K_SPACE, CTRL)
    key(made, pygame.K_TAB)
    assert made.text == "avancer()"


def test_a_mistake_past_the_end_of_a_line_and_a_line_that_runs_are_painted():
    made = box()
    plain = pygame.image.tobytes(made.screen.surface, "RGB")
    made.mark = Mark(1, 19, 19)
    made.light(2)
    made.draw(made.screen)
    assert pygame.image.tobytes(made.screen.surface, "RGB") != plain


def test_a_text_from_elsewhere_keeps_the_caret_with_its_letters():
    made = box("avancer()\ndire('a')")
    made.put_caret(2, 3)
    made.show("# note\navancer()\ndire('a')")
    assert (made.line, made.code.column) == (3, 2)
