"""The real window, on a virtual screen: killed while one types or edits, closed in mid-run, full screen."""

import pygame
from real_window import SIZE, Twin, pause, sit, until


def test_the_stairs_are_won_by_typing_and_a_power_cut_in_the_middle_of_a_word_loses_nothing(desk):
    level = sit(desk, 4, 5)
    desk.open()
    twin = Twin(desk)
    twin.level(4, 5)
    desk.keys("Return")  # the fox, who has the keyboard
    pause(0.5)
    desk.keys(*twin.tabs("python_toggle"), "Right")
    twin.visit.key(pygame.K_RIGHT)
    desk.keys(*twin.tabs("write"), "Return")
    desk.type("# L'escalier\n\nfor _ in range(4):\navancer()\npivo")
    begun = "# L'escalier\n\nfor _ in range(4):\n    avancer()\n    pivo"
    until(lambda: desk.text(level) == begun)
    desk.kill()
    desk.open()
    desk.keys("Return")
    pause(0.5)
    desk.keys("ctrl+End")
    desk.type("ter_gauche()\navancer()\npivoter_droite()")
    rest = "ter_gauche()\n    avancer()\n    pivoter_droite()"
    until(lambda: desk.text(level) == begun + rest)
    desk.keys("F5")
    assert until(lambda: desk.progress["stars"].get(level)) == 3


def test_a_power_cut_while_editing_loses_nothing(desk):
    level = sit(desk, 4, 5)
    desk.open()
    desk.keys("Return")
    pause(0.5)
    desk.keys("Return", "Return", "Return", "Return")  # two blocks
    until(lambda: len(desk.program(level).blocks) == 2)
    before = desk.program(level)
    desk.kill()
    assert desk.program(level) == before
    desk.open()
    desk.keys("Return")
    pause(0.5)
    desk.keys("Return", "Return")  # one more, on the same program
    until(lambda: len(desk.program(level).blocks) == 3)
    assert desk.program(level).blocks[:2] == before.blocks


def test_alt_f4_in_mid_run_loses_nothing(desk):
    level = sit(desk, 4, 5)
    desk.open()
    desk.keys("Return")
    pause(0.5)
    desk.keys("Return", "r", "e", "p", "Return", "Return", "Return")
    until(lambda: desk.program(level).blocks)
    before = desk.program(level)
    desk.keys("F5", "alt+F4")
    assert until(lambda: desk.process.poll() is not None)
    assert desk.process.poll() == 0
    assert desk.program(level) == before


def test_after_full_screen_and_back_blocks_are_dragged_as_before(desk):
    level = sit(desk, 2, 3)
    desk.open()
    twin = Twin(desk)
    desk.click(twin.profiles())
    page = twin.level(2, 3)
    desk.keys("F11")
    until(lambda: desk.size() != SIZE)
    pause(0.5)  # the window manager is done with it
    desk.keys("F11")
    until(lambda: desk.size() == SIZE)
    pause(0.5)
    desk.drag(twin.offer("move"), page.editor.view.workspace.rect.center)
    until(lambda: [block.type for block in desk.program(level).blocks] == ["move"])
