"""A long palette: a key for each family of blocks goes to it, and nothing stays hidden."""

import pygame
import pytest
from editor_driver import Driver

from codeweek.desktop.editor import families

FEW = ("move", "turn_left", "repeat", "wall_ahead")


def keys(driver):
    return families.families(driver.editor.shelf)


def test_a_palette_all_in_sight_has_no_keys():
    driver = Driver(palette=FEW, size=(900, 760))
    assert keys(driver) == []
    assert driver.editor.shelf.whole == driver.editor.shelf.rect


@pytest.mark.parametrize("size", [(900, 600), (700, 500), (620, 420)])
def test_a_key_brings_its_family_into_sight(size):
    driver = Driver(size=size)
    shelf = driver.editor.shelf
    assert [key.category for key in keys(driver)] == [category for category, _start in shelf.headings]
    for key in keys(driver):
        driver.tap(key.box.center)
        top = shelf.rect.top + key.start - shelf.scroll
        assert shelf.rect.top <= top < shelf.rect.bottom
        shown = next(item for item in shelf.items if item.offer.category == key.category)
        assert shelf.box(shelf.items.index(shown)).colliderect(shelf.rect)


def test_the_keys_are_above_the_blocks_and_apart():
    driver = Driver(size=(700, 500))
    boxes = [key.box for key in keys(driver)]
    shelf = driver.editor.shelf
    assert all(shelf.strip.contains(box) for box in boxes)
    assert not shelf.strip.colliderect(shelf.rect)
    assert all(not one.colliderect(other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])


def test_the_family_in_sight_is_marked():
    driver = Driver(size=(700, 500))
    shelf = driver.editor.shelf
    assert families.current(shelf) == shelf.headings[0][0]
    key = keys(driver)[2]
    driver.tap(key.box.center)
    assert families.current(shelf) == key.category
    shelf.scroll_by(10_000)
    assert families.current(shelf) == shelf.headings[-1][0]


def test_a_key_changes_nothing_of_the_program_and_a_block_dropped_on_it_is_thrown_away():
    driver = Driver(size=(700, 500))
    driver.tap(driver.offer("move"))
    assert driver.outline == "move"
    driver.tap(keys(driver)[1].box.center)
    assert driver.outline == "move"
    driver.drag(driver.block(driver.script.blocks[0].id), keys(driver)[1].box.center)
    assert driver.outline == ""


def test_every_block_is_reached_by_the_keyboard():
    driver = Driver(size=(700, 500))
    driver.key(pygame.K_RETURN)
    shelf = driver.editor.shelf
    for _item in shelf.items:
        assert shelf.rect.colliderect(shelf.box(shelf.chosen))
        driver.key(pygame.K_DOWN)
