"""What the block editor says and shows: the cursor in words, lights, languages, puzzles, sizes."""

import pygame
import pytest
from editor_driver import CATALOGUE, NAMES, Driver, script_of
from pygame import K_DOWN, K_END, K_HOME, K_RETURN, K_RIGHT

from codeweek import data
from codeweek.blocks.edit import Place
from codeweek.blocks.history import History
from codeweek.blocks.offer import Offer


def stairs() -> Driver:
    driver = Driver()
    for type in ("repeat", "move"):
        driver.tap(driver.offer(type))
    return driver


def test_the_cursor_is_said_with_its_line_and_what_is_around():
    assert stairs().editor.describe() == "Ligne 2\N{NO-BREAK SPACE}: avancer. Dans répéter 4 fois."


def test_the_cursor_is_said_in_english_too():
    driver = stairs()
    driver.editor.set_language(data.text("en"))
    assert driver.editor.spoken == "Line 2: move forward. Inside repeat 4 times."


def test_every_place_has_its_sentence():
    driver = Driver()
    met = {driver.editor.describe()}
    for type in ("if", "move"):
        driver.tap(driver.offer(type))
    for key in (K_HOME, K_DOWN, K_DOWN, K_END, K_RIGHT, K_RETURN):
        driver.key(key)
        met.add(driver.editor.describe())
    assert len(met) == 7
    assert not any("editor." in sentence or "{" in sentence for sentence in met)


def test_both_languages_say_the_same_things():
    assert data.text("fr").messages["editor"].keys() == data.text("en").messages["editor"].keys()


def test_a_lit_block_is_scrolled_into_view():
    driver = Driver(script_of(*["move"] * 40))
    last = driver.script.blocks[-1].id
    driver.editor.light(last)
    driver.turn()
    box = driver.editor.view.workspace.on_screen(driver.editor.view.workspace.layout.box(last))
    assert driver.editor.view.workspace.rect.contains(box)
    driver.editor.light(None)
    driver.turn()


def test_an_edit_puts_the_light_out():
    driver = Driver(script_of("move"))
    driver.editor.light(driver.script.blocks[0].id, "problem")
    driver.tap(driver.offer("move"))
    assert driver.editor.view.lit is None


def test_another_history_starts_afresh():
    driver = stairs()
    driver.down(driver.offer("move"))
    driver.move(driver.editor.view.workspace.rect.center)
    driver.editor.set_history(History(script_of("pick")))
    driver.up(driver.editor.view.workspace.rect.center)
    assert driver.outline == "pick"
    assert driver.editor.cursor.place == Place(index=1)


def test_a_line_of_python_selects_its_block():
    driver = stairs()
    move = driver.script.blocks[0].bodies["body"][0].id
    driver.editor.select(move)
    assert driver.editor.cursor.selected == move
    assert driver.editor.view.toolbar


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1920, 1080), (2560, 1600)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_block_can_be_drawn_at_every_size(size, language):
    every = tuple(name for name in CATALOGUE.types if name not in ("number", "text", "boolean"))
    statements = [name for name in every if CATALOGUE[name].shape == "command"]
    driver = Driver(script_of(*statements), size=size, language=language, palette=every)
    driver.editor.resize(driver.screen.rect.inflate(-30, -30))
    driver.turn()
    offered = set(every) - {"python"}  # is typed, and only shown here
    assert {i.offer.block.type for i in driver.editor.view.palette.items} == offered


def test_a_text_that_a_block_cuts_is_shown_whole_under_the_pointer():
    driver = Driver(script_of("comment"))
    note = driver.script.blocks[0].id
    driver.tap(driver.piece(note, "text"))
    driver.post(pygame.TEXTINPUT, text="il faut tourner avant le grand mur du fond")
    driver.key(K_RETURN)
    driver.move(driver.piece(note, "text"))
    assert driver.editor.view.whole == driver.script.blocks[0].fields["text"]
    driver.move(driver.offer("move"))
    assert driver.editor.view.whole == ""


PIECES = script_of("repeat", "move", "turn_left", "move").blocks


def pool(script):
    placed = [block.type for block in script.walk()]
    left = []
    for piece in PIECES:
        taken = piece.type in placed
        if taken:
            placed.remove(piece.type)
        left.append(Offer("pool", piece, taken))
    return tuple(left)


def left(driver):
    return [item.offer.block.type for item in driver.editor.view.palette.items if not item.offer.taken]


def test_a_piece_of_a_puzzle_leaves_the_palette_and_comes_back():
    driver = Driver(palette=pool)
    driver.tap(driver.offer("repeat"))
    driver.tap(driver.offer("move"))
    assert driver.outline == "repeat(4)[move]"
    assert left(driver) == ["turn_left", "move"]
    loop = driver.script.blocks[0].id
    driver.drag(driver.block(loop), driver.editor.view.palette.rect.center)
    assert driver.outline == ""
    assert len(left(driver)) == 4


def test_the_place_of_a_piece_that_is_taken_stays_empty():
    driver = Driver(palette=pool)
    spot = driver.offer("move")
    following = driver.offer("turn_left")
    driver.tap(spot)
    driver.tap(spot)
    assert driver.outline == "move", "the piece below does not slip under the pointer"
    assert driver.offer("turn_left") == following
    driver.drag(spot, driver.editor.view.workspace.rect.center)
    assert driver.outline == "move"
    driver.keys(K_RETURN, K_RETURN)
    assert driver.outline == "move turn_left", "the keyboard passes over it too"


def test_a_piece_in_hand_is_no_longer_in_the_palette():
    driver = Driver(palette=pool)
    driver.down(driver.offer("turn_left"))
    driver.move(driver.editor.view.workspace.rect.center)
    assert "turn_left" not in left(driver)
    driver.key(pygame.K_ESCAPE)
    assert len(left(driver)) == 4


def test_the_pieces_of_a_puzzle_are_never_changed_or_doubled():
    driver = Driver(palette=pool)
    driver.tap(driver.offer("repeat"))
    driver.keys(K_END, K_RIGHT, pygame.K_5, K_RETURN)
    driver.key(pygame.K_d, pygame.KMOD_CTRL)
    driver.tap(driver.block(driver.script.blocks[0].id))
    assert "copy" not in dict(driver.editor.view.toolbar.buttons)
    assert all(
        block.type != "repeat" or block == PIECES[0] for block in driver.script.walk() if not block.bodies
    )
    assert driver.outline.count("repeat(4)") == 1


def test_calls_and_variables_are_offered_by_their_names():
    driver = Driver(script_of("set", "define"), palette=NAMES)
    driver.tap(driver.piece(driver.script.blocks[0].id, "variable"))
    driver.letters("pas")
    driver.key(K_RETURN)
    offered = [i.offer.block.fields for i in driver.editor.view.palette.items if i.offer.block.type == "get"]
    assert offered == [{"variable": "pas"}]


def test_the_condition_of_a_piece_stays_in_it():
    start = Driver(script_of("if"))
    start.tap(start.offer("wall_ahead"))
    piece = start.script.blocks[0]
    driver = Driver(palette=lambda script: () if script.blocks else (Offer("pool", piece),))
    driver.tap(driver.offer("if"))
    condition = driver.script.blocks[0].slots["condition"].id
    driver.tap(driver.block(condition))
    assert driver.editor.cursor.selected == driver.script.blocks[0].id
    driver.drag(driver.block(condition), driver.editor.view.palette.rect.center)
    assert driver.outline == ""


@pytest.mark.parametrize("full", [False, True])
def test_the_mouth_of_an_empty_loop_is_lit_when_it_is_the_block_to_look_at(full):
    driver = Driver(script_of("repeat"))
    loop = driver.script.blocks[0].id
    if full:
        driver.drag(driver.offer("move"), driver.gap(Place(loop, "body", 0)))
    x, y = driver.gap(Place(loop, "body", 0))
    point = x + 20, y + 4
    driver.editor.select(None)
    driver.turn()
    before = driver.screen.surface.get_at(point)
    driver.editor.light(loop, "problem")
    driver.turn()
    assert (driver.screen.surface.get_at(point) != before) is not full


def test_blocks_that_must_be_smaller_than_a_pixel_are_drawn_without_a_fault():
    driver = Driver(script_of("move"))
    driver.editor.use(driver.screen.smaller(0.01))
    driver.editor.resize(driver.editor.rect)
    driver.turn()
    assert driver.outline == "move"


def test_a_palette_in_a_window_of_a_few_pixels_is_drawn_without_a_fault():
    driver = Driver(script_of("move"))
    driver.editor.view.palette.show(
        driver.editor.view.setting(driver.editor.document), [Offer("motion", driver.script.blocks[0])], most=3
    )
    driver.turn()
    assert driver.editor.view.palette.items[0].box[2] >= 0
