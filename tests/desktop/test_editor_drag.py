"""Blocks dragged by a mouse or a finger: where they land, and that none is lost."""

import pygame
from editor_driver import Driver, script_of

from codeweek.blocks.edit import Place


def test_a_drag_shows_where_the_block_will_land_and_changes_nothing_before_it_drops():
    driver = Driver(script_of("move"))
    driver.down(driver.offer("pick"))
    driver.move(driver.gap(Place(index=1)))
    drag = driver.editor.pointer.drag.lift
    assert (drag.target, drag.ghost.type) == (Place(index=1), "pick")
    assert driver.outline == "move"


def test_a_drop_anywhere_in_the_workspace_lands():
    driver = Driver(script_of("move"))
    driver.drag(driver.offer("pick"), driver.editor.view.workspace.rect.move(-9, -9).bottomright)
    assert driver.outline == "move pick"


def test_a_small_shake_is_still_a_tap():
    driver = Driver(script_of("move"))
    x, y = driver.block(driver.script.blocks[0].id)
    driver.down((x, y))
    driver.move((x + 4, y + 3))
    driver.up((x + 4, y + 3))
    assert driver.editor.cursor.selected == driver.script.blocks[0].id
    assert not driver.seen


def test_dropping_on_the_palette_throws_away_and_undo_brings_back():
    driver = Driver(script_of("move", "pick"))
    driver.drag(driver.block(driver.script.blocks[0].id), driver.editor.view.palette.rect.center)
    assert driver.outline == "pick"
    driver.editor.undo()
    assert driver.outline == "move pick"


def test_a_loop_moves_with_what_it_holds():
    driver = Driver(script_of("pick", "repeat"))
    loop = driver.script.blocks[1].id
    driver.drag(driver.offer("move"), driver.gap(Place(loop, "body", 0)))
    driver.drag(driver.block(loop), driver.gap(Place()))
    assert driver.outline == "repeat(4)[move] pick"


def test_escape_puts_the_block_back():
    driver = Driver(script_of("move", "pick"))
    driver.down(driver.block(driver.script.blocks[0].id))
    driver.move(driver.gap(Place(index=2)))
    driver.key(pygame.K_ESCAPE)
    driver.up(driver.gap(Place(index=2)))
    assert driver.outline == "move pick"
    assert not driver.seen


def test_leaving_the_window_ends_the_drag():
    driver = Driver(script_of("move", "pick"))
    driver.down(driver.block(driver.script.blocks[0].id))
    driver.move(driver.gap(Place(index=2)))
    driver.post(pygame.WINDOWFOCUSLOST)
    assert driver.editor.pointer.drag is None
    assert driver.outline == "move pick"


def test_keys_wait_while_a_block_is_in_hand():
    driver = Driver(script_of("move"))
    driver.tap(driver.offer("pick"))
    driver.down(driver.block(driver.script.blocks[0].id))
    driver.move(driver.gap(Place(index=2)))
    driver.key(pygame.K_z, pygame.KMOD_CTRL)
    driver.key(pygame.K_DELETE)
    driver.up(driver.gap(Place(index=2)))
    assert driver.outline == "pick move"


def test_a_condition_lands_in_the_nearest_hole_that_takes_it():
    driver = Driver(script_of("repeat", "if"))
    driver.drag(driver.offer("wall_ahead"), driver.gap(Place(index=1)))
    assert driver.outline == "repeat(4)[] if(wall_ahead)[]"


def test_a_condition_with_no_hole_to_go_in_says_so():
    driver = Driver(script_of("move"))
    driver.down(driver.offer("wall_ahead"))
    driver.move(driver.gap(Place(index=1)))
    assert driver.editor.view.notice
    driver.up(driver.gap(Place(index=1)))
    assert driver.outline == "move"


def test_not_dropped_on_a_condition_wraps_it():
    driver = Driver(script_of("if"))
    driver.tap(driver.offer("wall_ahead"))
    driver.drag(driver.offer("not"), driver.piece(driver.script.blocks[0].id, "condition"))
    assert driver.outline == "if(not(wall_ahead))[]"


def test_a_value_goes_from_hole_to_hole():
    driver = Driver(script_of("if", "while"))
    first, second = driver.script.blocks
    driver.drag(driver.offer("wall_ahead"), driver.piece(first.id, "condition"))
    value = driver.script.blocks[0].slots["condition"].id
    driver.drag(driver.block(value), driver.piece(second.id, "condition"))
    assert driver.outline == "if[] while(wall_ahead)[]"


def test_neighbours_glide_then_rest():
    driver = Driver(script_of("move", "pick"))
    driver.down(driver.offer("turn_left"))
    driver.move(driver.gap(Place()))
    assert driver.editor.tick(0.02)
    for _ in range(60):
        driver.editor.tick(0.02)
    assert not driver.editor.tick(0.02)


def test_nothing_glides_for_those_who_want_less_movement():
    driver = Driver(script_of("move", "pick"), still=True)
    driver.down(driver.offer("turn_left"))
    driver.move(driver.gap(Place()))
    assert not driver.editor.tick(0.02)


def test_a_block_dropped_outside_the_program_flies_back_to_its_place():
    driver = Driver(script_of("move", "pick"), rect=(0, 0, 600, 500))
    moved = driver.script.blocks[0]
    start = driver.block(moved.id)
    driver.drag(start, (850, 700))
    assert driver.outline == "move pick"
    assert not driver.seen
    assert driver.editor.view.workspace.tick(0), "it glides"
    for _ in range(60):
        driver.turn()
    assert not driver.editor.view.workspace.tick(0)
    assert driver.block(moved.id) == start


def test_a_block_of_the_palette_dropped_outside_the_program_is_not_added():
    driver = Driver(script_of("move"), rect=(0, 0, 600, 500))
    driver.drag(driver.offer("pick"), (850, 700))
    assert driver.outline == "move"


def test_a_hand_that_slips_off_the_border_of_the_program_still_drops_into_it():
    driver = Driver(script_of("move"), rect=(0, 0, 600, 500))
    driver.drag(driver.offer("pick"), (610, 300))
    assert driver.outline == "move pick"


def test_a_new_block_dropped_on_the_empty_sheet_goes_where_the_caret_is_and_so_does_the_next_one():
    driver = Driver(script_of("repeat", "move"))
    loop = driver.script.blocks[0].id
    driver.tap(driver.gap(Place(loop, "body", 0)))
    sheet = driver.editor.view.workspace.rect.move(-9, -9)
    driver.drag(driver.offer("pick"), sheet.bottomright)
    assert driver.outline == "repeat(4)[pick] move"
    driver.drag(driver.offer("turn_left"), (sheet.right, sheet.centery))
    assert driver.outline == "repeat(4)[pick turn_left] move"
    driver.tap(driver.offer("move"))
    assert driver.outline == "repeat(4)[pick turn_left move] move"


def test_a_new_block_held_near_the_program_goes_where_it_is_held_whatever_the_caret_is():
    driver = Driver(script_of("repeat", "move"))
    driver.tap(driver.gap(Place(driver.script.blocks[0].id, "body", 0)))
    x, y = driver.gap(Place(index=2))
    driver.drag(driver.offer("pick"), (x + 20, y + 20))
    assert driver.outline == "repeat(4)[] move pick"


def test_a_block_of_the_program_dropped_on_the_empty_sheet_goes_to_the_nearest_place():
    driver = Driver(script_of("repeat", "move", "pick"))
    driver.tap(driver.gap(Place(driver.script.blocks[0].id, "body", 0)))
    driver.drag(
        driver.block(driver.script.blocks[1].id), driver.editor.view.workspace.rect.move(-9, -9).bottomright
    )
    assert driver.outline == "repeat(4)[] pick move"
