"""The real window, on a virtual screen: solved by a mouse, solved by a keyboard, killed while editing."""

from page_driver import PACK
from real_window import Twin, lacking, pause, sit, until

from codeweek.levels import programs


def test_what_is_absent_is_named_in_one_sentence():
    assert lacking(lambda _command: "/usr/bin/it") == ""
    sentence = lacking(lambda command: None if command == "xdotool" else "/usr/bin/it")
    assert sentence == "The window tests need the packages xdotool: sudo apt-get install xdotool"


def test_a_level_is_solved_by_the_mouse_alone(desk):
    level = sit(desk, 2, 3)
    desk.open()
    twin = Twin(desk)
    desk.click(twin.profiles())
    twin.level(2, 3)
    blocks = programs.solution(PACK.level(level)).script.blocks
    # The first block is dragged, the others tapped.
    editor = twin.visit.page.editor
    middle = editor.view.workspace.rect.center
    desk.drag(twin.offer(blocks[0].type), middle)
    until(lambda: len(desk.program(level).blocks) == 1)
    for block in blocks[1:]:
        desk.click(twin.offer(block.type))
    until(lambda: desk.program(level).blocks == blocks)
    desk.click(twin.center("run"))
    assert until(lambda: desk.progress["stars"].get(level)) == 3


def test_a_level_is_solved_by_the_keyboard_alone(desk):
    level = sit(desk, 4, 5)
    desk.open()
    desk.keys("Return")  # the fox, who has the keyboard
    pause(0.5)
    desk.keys("Return", "r", "e", "p", "Return")  # repeat, and the cursor is inside
    for down in (0, 1, 0, 2):  # move, turn left, move, turn right, in the order of the palette
        desk.keys("Return", "Home", *["Down"] * down, "Return")
    solved = programs.solution(PACK.level(level)).script
    until(lambda: desk.program(level) == solved)
    desk.keys("F5")
    assert until(lambda: desk.progress["stars"].get(level)) == 3
