"""The block editor by keyboard alone."""

import pygame
import pytest
from editor_driver import Driver, script_of
from pygame import K_DOWN, K_END, K_ESCAPE, K_HOME, K_LEFT, K_RETURN, K_RIGHT, K_SPACE, K_TAB, K_UP
from tiers import ALL

from codeweek.blocks.edit import Place

CTRL, ALT, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_SHIFT


def test_up_and_down_go_through_every_gap():
    driver = Driver(script_of("move", "repeat"))
    loop = driver.script.blocks[1].id
    driver.key(K_HOME)
    met = [driver.editor.cursor.place]
    for _ in range(3):
        driver.key(K_DOWN)
        met.append(driver.editor.cursor.place)
    assert met == [Place(), Place(index=1), Place(loop, "body", 0), Place(index=2)]
    driver.key(K_UP)
    assert driver.editor.cursor.place == Place(loop, "body", 0)


@pytest.mark.parametrize("key", [K_RIGHT, K_SPACE])
def test_right_or_space_writes_the_number_of_the_block_before(key):
    driver = Driver(script_of("repeat"))
    driver.keys(K_END, key, pygame.K_1, pygame.K_0, K_RETURN)
    assert driver.outline == "repeat(10)[]"


@pytest.mark.parametrize("key", [K_RIGHT, K_SPACE])
def test_right_or_space_turns_left_into_right(key):
    driver = Driver(script_of("turn_left"))
    driver.keys(K_END, key)
    assert driver.outline == "turn_right"


def test_digits_at_once_write_the_number():
    driver = Driver(script_of("repeat"))
    driver.keys(K_END, pygame.K_7, K_RETURN)
    assert driver.outline == "repeat(7)[]"


@pytest.mark.parametrize(
    ("key", "unicode", "scancode"),
    [
        (pygame.K_5, "(", pygame.KSCAN_5),
        (pygame.K_LEFTPAREN, "(", pygame.KSCAN_5),
        (ord("é"), "é", pygame.KSCAN_5),
        (pygame.K_KP5, "5", 0),
    ],
    ids=["key", "sign", "letter", "keypad"],
)
def test_a_french_keyboard_writes_digits_without_shift(key, unicode, scancode):
    driver = Driver(script_of("repeat"))
    driver.key(K_END)
    driver.key(key, unicode=unicode, scancode=scancode)
    driver.post(pygame.TEXTINPUT, text=unicode)
    assert driver.outline == "repeat(5)[]"


def test_up_and_down_step_a_number_and_escape_gives_the_old_one_back():
    driver = Driver(script_of("repeat"))
    driver.keys(K_END, K_RIGHT, K_UP, K_UP)
    assert driver.outline == "repeat(6)[]"
    driver.key(K_ESCAPE)
    assert driver.outline == "repeat(4)[]"


def test_delete_takes_the_block_after_and_backspace_the_one_before():
    driver = Driver(script_of("move", "pick", "turn_left"))
    driver.keys(K_HOME, K_DOWN, pygame.K_DELETE)
    assert driver.outline == "move turn_left"
    driver.key(pygame.K_BACKSPACE)
    assert driver.outline == "turn_left"


def test_backspace_at_the_top_of_a_full_loop_keeps_it():
    driver = Driver(script_of("repeat"))
    driver.keys(K_HOME, K_DOWN)
    driver.tap(driver.offer("move"))
    driver.keys(K_HOME, K_DOWN, pygame.K_BACKSPACE)
    assert driver.outline == "repeat(4)[move]"


def test_alt_with_arrows_moves_a_block_through_every_slot():
    driver = Driver(script_of("pick", "repeat", "move"))
    driver.key(K_END)
    met = []
    for _ in range(3):
        driver.key(K_UP, ALT)
        met.append(driver.outline)
    assert met == ["pick repeat(4)[move]", "pick move repeat(4)[]", "move pick repeat(4)[]"]
    driver.key(K_DOWN, ALT)
    assert driver.outline == "pick move repeat(4)[]"


def test_a_block_moves_past_its_equals_in_one_step():
    driver = Driver(script_of("pick", "move", "move", "move"))
    driver.key(K_END)
    driver.key(K_UP, ALT)
    assert driver.outline == "move pick move move"


def test_cut_copy_paste_and_duplicate():
    driver = Driver(script_of("move", "pick"))
    driver.keys(K_HOME, K_DOWN)
    driver.key(pygame.K_x, CTRL)
    driver.key(K_END)
    driver.key(pygame.K_v, CTRL)
    assert driver.outline == "pick move"
    driver.key(pygame.K_d, CTRL)
    driver.key(pygame.K_c, CTRL)
    driver.key(pygame.K_v, CTRL)
    assert driver.outline == "pick move move move"


def test_undo_and_redo_go_as_far_as_there_were_edits():
    driver = Driver()
    edits = 210 if ALL else 40
    for _ in range(edits):
        driver.tap(driver.offer("move"))
    for _ in range(edits):
        driver.key(pygame.K_z, CTRL)
    assert driver.outline == ""
    driver.key(pygame.K_y, CTRL)
    driver.key(pygame.K_z, CTRL | SHIFT)
    assert driver.outline == "move move"


def test_tab_goes_to_the_palette_then_out():
    driver = Driver(script_of("move"))
    driver.key(K_TAB)
    assert (driver.editor.cursor.zone, driver.left) == ("palette", [])
    driver.key(K_TAB)
    assert (driver.editor.cursor.zone, driver.left) == ("workspace", [K_TAB])
    driver.key(K_TAB, SHIFT)
    assert driver.left == [K_TAB, K_TAB]


def test_the_palette_opens_where_it_was_left():
    driver = Driver()
    driver.key(K_RETURN)
    driver.letters("ram")
    driver.keys(K_RETURN, K_RETURN, K_RETURN)
    assert driver.outline == "pick pick"


def test_letters_typed_later_begin_another_word():
    driver = Driver()
    driver.key(K_RETURN)
    driver.letters("r")
    driver.turn(2.0)
    driver.letters("av")
    driver.key(K_RETURN)
    assert driver.outline == "move"


def test_enter_on_a_hole_offers_only_what_fits():
    driver = Driver(script_of("if"))
    driver.keys(K_END, K_RIGHT, K_RETURN)
    shelf = driver.editor.view.palette
    met = set()
    for _ in shelf.items:
        met.add(shelf.items[shelf.chosen].offer.block.type)
        driver.key(K_DOWN)
    assert met == {"wall_ahead", "not", "less", "get"}
    driver.letters("mur")
    driver.key(K_RETURN)
    assert driver.outline == "if(wall_ahead)[]"


def test_values_in_values_by_keyboard():
    driver = Driver(script_of("while"))
    driver.keys(K_END, K_RIGHT, K_RETURN, K_END, K_UP)
    while driver.editor.view.palette.items[driver.editor.view.palette.chosen].offer.block.type != "less":
        driver.key(K_UP)
    driver.keys(K_RETURN, K_RIGHT, pygame.K_9, K_RIGHT, pygame.K_3, K_RETURN)
    assert driver.outline == "while(less(9,3))[]"


def test_space_on_an_operator_turns_it_into_its_kin():
    driver = Driver(script_of("set"))
    driver.tap(driver.offer("add"))
    driver.keys(K_SPACE)
    assert driver.outline == "set(subtract(1,1))"


def test_a_cursor_in_an_else_that_goes_away_finds_another_place():
    driver = Driver(script_of("if_else"))
    condition = driver.script.blocks[0].id
    inside = driver.editor.cursor.to(Place(condition, "otherwise", 0))
    driver.editor.become(driver.editor.state.to(inside))
    driver.key(K_SPACE)
    assert driver.outline == "if[]"
    assert driver.editor.cursor.place == Place(index=1)


def test_backspace_on_a_hole_empties_it():
    driver = Driver(script_of("if"))
    driver.tap(driver.offer("wall_ahead"))
    driver.key(pygame.K_BACKSPACE)
    assert driver.outline == "if[]"


def test_names_and_texts_are_written_with_letters():
    driver = Driver(script_of("set", "say"))
    driver.keys(K_HOME, K_DOWN, K_RIGHT, K_SPACE)
    driver.letters("total")
    driver.key(K_RETURN)
    assert driver.script.blocks[0].fields["variable"] == "total"


def test_a_name_that_cannot_be_one_changes_nothing():
    driver = Driver(script_of("set"))
    driver.keys(K_END, K_RIGHT, K_SPACE)
    driver.letters("for")
    driver.key(K_RETURN)
    assert driver.script.blocks[0].fields["variable"] == "fo"


def test_escape_lets_go_one_thing_at_a_time_then_is_the_pages():
    driver = Driver(script_of("if"))
    driver.keys(K_END, K_RIGHT, K_RETURN)
    driver.keys(K_ESCAPE, K_ESCAPE, K_ESCAPE)
    assert driver.left == [K_ESCAPE]


def test_left_comes_back_from_the_holes():
    driver = Driver(script_of("if"))
    driver.keys(K_END, K_RIGHT)
    assert driver.editor.cursor.part
    driver.key(K_LEFT)
    assert driver.editor.cursor.part is None


@pytest.mark.parametrize("again", [(K_RETURN,), (K_ESCAPE, K_RETURN), (K_ESCAPE, K_TAB)])
def test_letters_typed_for_one_block_are_forgotten_for_the_next(again):
    driver = Driver()
    driver.key(K_RETURN)
    driver.letters("rep")
    if again == (K_RETURN,):
        driver.keys(K_RETURN, K_RETURN)  # taken, then the palette again
    else:
        driver.keys(*again)
    driver.letters("piv")
    driver.key(K_RETURN)
    assert "turn_left" in driver.outline
