"""Hundreds of random gestures: the program stays a valid one, and no block is ever lost."""

import random

import pygame
import pytest
from editor_driver import CATALOGUE, NAMES, Driver, script_of
from tiers import deep

from codeweek.blocks import edit
from codeweek.blocks.offer import Offer
from codeweek.blocks.write import program
from codeweek.desktop.screen import ZOOMS

KEYS = (
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END),
    *(pygame.K_RETURN, pygame.K_SPACE, pygame.K_TAB, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_DELETE),
    *(pygame.K_1, pygame.K_7, pygame.K_MINUS, pygame.K_a, pygame.K_r, pygame.K_z, pygame.K_y),
    *(pygame.K_x, pygame.K_c, pygame.K_v, pygame.K_d),
)
MODS = (0, 0, 0, pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_SHIFT)


def gesture(driver: Driver, chance: random.Random) -> None:
    """One random thing a person, or a cat, may do."""
    area = driver.screen.rect
    pos = (chance.randrange(area.width), chance.randrange(area.height))
    kind = chance.choice(["down", "move", "move", "up", "tap", "tap", "key", "key", "letter", "other"])
    if kind == "key":
        key = chance.choice(KEYS)
        driver.key(key, chance.choice(MODS), chr(key) if 96 < key < 123 else "")
    elif kind == "letter":
        driver.post(pygame.TEXTINPUT, text=chance.choice("aé (_3"))
    elif kind == "other":
        other(driver, chance)
    else:
        getattr(driver, kind)(pos)


def other(driver: Driver, chance: random.Random) -> None:
    choice = chance.randrange(5)
    if choice == 0:
        driver.post(pygame.WINDOWFOCUSLOST)
    elif choice == 1:
        driver.post(pygame.MOUSEWHEEL, x=0, y=chance.choice([-2, 2]))
    elif choice == 2:
        driver.screen.set_zoom(chance.choice(ZOOMS))
        driver.editor.resize(driver.screen.rect.inflate(-20, -20))
    elif choice == 3:
        driver.tap(driver.offer(chance.choice(NAMES[:12])))
    else:
        driver.turn(0.3)


def check(driver: Driver) -> None:
    script = driver.script
    ids = [block.id for block in script.everything()]
    assert len(ids) == len(set(ids))
    assert not script.loose
    assert driver.editor.cursor.place in edit.places(script)
    for block in script.walk():
        type = CATALOGUE[block.type]
        assert all(
            type.slot(name) and CATALOGUE.fits(inner, type.slot(name)) for name, inner in block.slots.items()
        )
        assert set(block.bodies) == set(type.bodies)
    for language in ("fr", "en"):
        program(CATALOGUE, script, language)


@pytest.mark.parametrize("seed", range(6))
def test_random_gestures_keep_a_valid_program_and_every_edit_can_be_undone(seed):
    chance = random.Random(seed)
    start = script_of("repeat", "move", "if_else", "set", "define")
    driver = Driver(start, size=(700, 560))
    for _ in range(deep(350, 150)):
        gesture(driver, chance)
        check(driver)
    driver.editor.pointer.cancel()
    while driver.editor.document.history.past:
        driver.editor.undo()
    assert driver.script == start
    assert len(driver.seen) > deep(20, 4)


@pytest.mark.parametrize("seed", range(2))
def test_random_gestures_on_a_puzzle_lose_no_piece(seed):
    pieces = script_of("repeat", "move", "turn_left", "move", "if", "pick").blocks

    def pool(script):
        placed = [block.type for block in script.walk() if CATALOGUE[block.type].shape == "command"]
        offered = []
        for piece in pieces:
            offered.append(Offer("pool", piece, piece.type in placed))
            if piece.type in placed:
                placed.remove(piece.type)
        return tuple(offered)

    chance = random.Random(seed)
    driver = Driver(size=(700, 560), palette=pool)
    for _ in range(deep(250, 120)):
        gesture_on_puzzle(driver, chance)
        check(driver)
        placed = [b.type for b in driver.script.walk() if CATALOGUE[b.type].shape == "command"]
        assert sorted([*placed, *(o.block.type for o in pool(driver.script) if not o.taken)]) == sorted(
            p.type for p in pieces
        )


def gesture_on_puzzle(driver: Driver, chance: random.Random) -> None:
    shelf = driver.editor.view.palette
    if shelf.items and chance.random() < 0.3:
        driver.drag(
            shelf.box(chance.randrange(len(shelf.items))).move(6, 6).topleft, driver.screen.rect.center
        )
    else:
        area = driver.screen.rect
        driver.drag(
            (chance.randrange(area.width), chance.randrange(area.height)),
            (chance.randrange(area.width), chance.randrange(area.height)),
        )
        driver.key(chance.choice(KEYS), chance.choice(MODS))
