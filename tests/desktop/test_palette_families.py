"""A long palette: keys of families with their names, and the blocks of one over the program."""

import pygame
import pytest
from editor_driver import Driver
from tiers import all_of

FEW = ("move", "turn_left", "repeat", "wall_ahead")
SIZES = all_of([(900, 600), (700, 500), (620, 420), (900, 330)])


def keys(driver):
    return driver.editor.view.palette.keys


def test_a_palette_all_in_sight_has_no_keys():
    driver = Driver(palette=FEW, size=(900, 760))
    shelf = driver.editor.view.palette
    assert keys(driver) == []
    assert shelf.rect.contains(pygame.Rect.unionall(shelf.box(0), [shelf.box(i) for i in range(4)]))


@pytest.mark.parametrize("size", SIZES)
def test_a_key_shows_the_blocks_of_its_family_and_of_no_other(size):
    driver = Driver(size=size)
    shelf = driver.editor.view.palette
    assert [key.category for key in keys(driver)] == shelf.categories
    for key in keys(driver):
        driver.tap(key.box.center)
        seen = {shelf.items[i].offer.category for i in range(len(shelf.items)) if shelf.seen(i)}
        assert seen == {key.category}
        assert shelf.box(shelf.first_of(key.category)).colliderect(shelf.rect)


@pytest.mark.parametrize("size", SIZES)
def test_the_keys_are_large_apart_and_all_in_sight_beside_the_program(size):
    driver = Driver(size=size)
    boxes = [key.box for key in keys(driver)]
    shelf = driver.editor.view.palette
    assert all(shelf.strip.contains(box) for box in boxes)
    assert all(min(box.size) >= 44 * driver.screen.scale for box in boxes)
    assert not shelf.strip.colliderect(driver.editor.view.workspace.rect)
    assert all(not one.colliderect(other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])


def test_a_second_touch_a_touch_elsewhere_escape_and_a_block_that_is_taken_close_a_family():
    driver = Driver(size=(700, 500))
    shelf, key = driver.editor.view.palette, keys(driver)[0]
    elsewhere = driver.editor.view.workspace.rect.move(-20, -20).bottomright
    closings = [
        lambda: driver.tap(key.box.center),
        lambda: driver.tap(elsewhere),
        lambda: driver.key(pygame.K_ESCAPE),
        lambda: driver.tap(driver.offer("move")),
        lambda: driver.drag(driver.offer("move"), elsewhere),
    ]
    for close in closings:
        driver.tap(key.box.center)
        assert shelf.open
        close()
        assert not shelf.open
    assert driver.outline == "move move"


def test_a_key_changes_nothing_of_the_program_and_a_block_dropped_on_it_is_thrown_away():
    driver = Driver(size=(700, 500))
    driver.tap(driver.offer("move"))
    assert driver.outline == "move"
    driver.tap(keys(driver)[1].box.center)
    driver.key(pygame.K_ESCAPE)
    assert driver.outline == "move"
    driver.drag(driver.block(driver.script.blocks[0].id), keys(driver)[1].box.center)
    assert driver.outline == ""


def test_every_block_is_reached_by_the_keyboard():
    driver = Driver(size=(700, 500))
    driver.key(pygame.K_RETURN)
    shelf = driver.editor.view.palette
    for _item in shelf.items:
        assert shelf.open
        assert shelf.rect.colliderect(shelf.box(shelf.chosen))
        driver.key(pygame.K_DOWN)


def test_the_place_of_the_palette_says_throw_here_as_soon_as_a_block_is_lifted():
    driver = Driver(palette=FEW, size=(900, 760))
    driver.tap(driver.offer("move"))
    strip, surface = driver.editor.view.palette.strip, driver.screen.surface
    before = surface.subsurface(strip).copy()
    driver.down(driver.block(driver.script.blocks[0].id))
    driver.move(driver.editor.view.workspace.rect.center)
    assert pygame.transform.average_color(surface.subsurface(strip)) != pygame.transform.average_color(before)
    driver.up(driver.editor.view.workspace.rect.center)
    driver.turn()
    assert pygame.transform.average_color(surface.subsurface(strip)) == pygame.transform.average_color(before)
