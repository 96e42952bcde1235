"""Mouse, taps, keyboard: each one alone builds the same program."""

import pygame
from editor_driver import Driver

from codeweek.blocks.edit import Place

STAIRS = "repeat(4)[move turn_left move turn_right]"


def test_dragging_builds_the_stairs():
    driver = Driver()
    driver.drag(driver.offer("repeat"), driver.gap(Place()))
    loop = driver.script.blocks[0].id
    for index, type in enumerate(("move", "turn_left", "move", "turn_right")):
        driver.drag(driver.offer(type), driver.gap(Place(loop, "body", index)))
    assert driver.outline == STAIRS


def test_tapping_builds_the_stairs():
    driver = Driver()
    for type in ("repeat", "move", "turn_left", "move", "turn_right"):
        driver.tap(driver.offer(type))
    assert driver.outline == STAIRS


def test_the_keyboard_alone_builds_the_stairs():
    driver = Driver()
    driver.key(pygame.K_RETURN)
    driver.letters("rep")
    driver.key(pygame.K_RETURN)
    driver.keys(pygame.K_RETURN, pygame.K_HOME, pygame.K_RETURN)  # move
    driver.keys(pygame.K_RETURN, pygame.K_DOWN, pygame.K_RETURN)  # turn left
    driver.keys(pygame.K_RETURN, pygame.K_UP, pygame.K_RETURN)
    driver.keys(pygame.K_RETURN, pygame.K_HOME, pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN)
    assert driver.outline == STAIRS


def test_every_edit_is_told_once():
    driver = Driver()
    driver.tap(driver.offer("repeat"))
    driver.tap(driver.offer("move"))
    assert [len(history.past) for history in driver.seen] == [1, 2]
