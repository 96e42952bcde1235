"""The block editor by mouse and by touch."""

import pygame
import pytest
from editor_driver import Driver, script_of

from codeweek.blocks.edit import Place
from codeweek.desktop.editor.drop_targets import marks
from codeweek.desktop.editor.keypads import Pad
from codeweek.desktop.editor.toolbar import apart
from codeweek.levels.programs import catalogue_of_kind


def test_a_tapped_block_is_selected_and_the_next_one_comes_after_it():
    driver = Driver(script_of("move", "turn_left", "turn_right"))
    driver.tap(driver.block(driver.script.blocks[0].id))
    driver.tap(driver.offer("pick"))
    assert driver.outline == "move pick turn_left turn_right"


def test_a_selected_block_goes_where_a_mark_is_tapped():
    driver = Driver(script_of("move", "turn_left", "repeat"))
    loop = driver.script.blocks[2].id
    driver.tap(driver.block(driver.script.blocks[0].id))
    beads = dict(marks(driver.editor.view, driver.editor.state))
    driver.tap(beads[Place(loop, "body", 0)].center)
    assert driver.outline == "turn_left repeat(4)[move]"


def test_a_selected_value_goes_to_the_hole_that_is_tapped():
    driver = Driver(script_of("if", "while"))
    first, second = driver.script.blocks
    driver.drag(driver.offer("wall_ahead"), driver.piece(first.id, "condition"))
    driver.tap(driver.block(driver.script.blocks[0].slots["condition"].id))
    driver.tap(driver.piece(second.id, "condition"))
    assert driver.outline == "if[] while(wall_ahead)[]"


@pytest.mark.parametrize(
    ("tool", "expected"),
    [
        ("up", "turn_left move pick"),
        ("down", "move pick turn_left"),
        ("swap", "move turn_right pick"),
        ("copy", "move turn_left turn_left pick"),
        ("throw", "move pick"),
    ],
)
def test_the_buttons_of_a_selected_block(tool, expected):
    driver = Driver(script_of("move", "turn_left", "pick"))
    driver.tap(driver.block(driver.script.blocks[1].id))
    buttons = dict(driver.editor.view.toolbar.buttons)
    assert min(buttons[tool].size) >= driver.screen.px(44)
    driver.tap(buttons[tool].center)
    assert driver.outline == expected


def test_a_number_is_written_with_the_pad():
    driver = Driver(script_of("repeat"))
    driver.tap(driver.piece(driver.script.blocks[0].slots["count"].id, "value"))
    keys = {key.name: key.box.center for key in driver.editor.view.pad.keys}
    for name in ("1", "2", "plus", "done"):
        driver.tap(keys[name])
    assert driver.outline == "repeat(13)[]"
    assert driver.editor.view.pad is None


def test_however_many_keys_a_number_is_one_edit():
    driver = Driver(script_of("repeat"))
    driver.tap(driver.piece(driver.script.blocks[0].slots["count"].id, "value"))
    keys = {key.name: key.box.center for key in driver.editor.view.pad.keys}
    for name in ("1", "2", "3", "done"):
        driver.tap(keys[name])
    driver.editor.undo()
    assert driver.outline == "repeat(4)[]"


def test_an_empty_hole_that_is_tapped_takes_the_next_block_tapped():
    driver = Driver(script_of("if", "while"))
    driver.tap(driver.piece(driver.script.blocks[0].id, "condition"))
    driver.tap(driver.offer("wall_ahead"))
    assert driver.outline == "if(wall_ahead)[] while[]"


def test_a_list_grows_by_its_plus_and_loses_what_is_thrown():
    driver = Driver(script_of("set"))
    driver.tap(driver.offer("list"))
    values = driver.script.blocks[0].slots["value"].id
    for expected in ("set(list(0))", "set(list(0,0))"):
        number = 0 if expected.count("0") == 1 else 1
        driver.tap(driver.piece(values, f"item{number}"))
        driver.key(pygame.K_RETURN)
        assert driver.outline == expected
    first = driver.script.find(values).slots["item0"].id
    driver.tap(driver.piece(first, "value"))
    keys = {key.name: key.box.center for key in driver.editor.view.pad.keys}
    driver.tap(keys["throw"])
    assert driver.outline == "set(list(0))"


def test_a_number_becomes_a_text_where_both_may_stand():
    driver = Driver(script_of("set"))
    driver.tap(driver.piece(driver.script.blocks[0].slots["value"].id, "value"))
    driver.tap(next(k.box.center for k in driver.editor.view.pad.keys if k.name == "kind"))
    driver.letters("oui")
    assert driver.outline == "set(oui)"


def test_a_definition_renamed_keeps_its_calls_and_offers_its_parameters():
    driver = Driver(script_of("define", "call"))
    driver.tap(driver.piece(driver.script.blocks[0].id, "name"))
    driver.letters("pas")
    driver.tap(driver.piece(driver.script.blocks[0].id, "parameters"))
    driver.letters("n, m")
    driver.key(pygame.K_RETURN)
    assert [block.fields["name"] for block in driver.script.blocks] == ["pas", "pas"]
    call = next(i.offer.block for i in driver.editor.view.palette.items if i.offer.block.type == "call")
    assert (call.fields["name"], len(call.slots)) == ("pas", 2)


def test_a_program_only_to_look_at_does_not_change():
    driver = Driver(script_of("repeat", "move"), read_only=True)
    loop, move = driver.script.blocks
    driver.drag(driver.block(move.id), driver.block(loop.id))
    driver.tap(driver.piece(loop.slots["count"].id, "value"))
    driver.tap(driver.block(move.id))
    assert driver.editor.cursor.selected == move.id
    driver.keys(pygame.K_DELETE, pygame.K_RETURN, pygame.K_SPACE, pygame.K_5)
    driver.key(pygame.K_x, pygame.KMOD_CTRL)
    assert not driver.seen


def test_the_wheel_scrolls_the_zone_under_the_pointer():
    driver = Driver(script_of(*["move"] * 30))
    driver.post(
        pygame.MOUSEMOTION, pos=driver.editor.view.workspace.rect.center, rel=(0, 0), buttons=(0, 0, 0)
    )
    driver.post(pygame.MOUSEWHEEL, x=0, y=-3)
    assert driver.editor.view.workspace.scroll[1] > 0
    assert driver.editor.view.palette.scroll == 0


def test_a_finger_on_the_ground_scrolls():
    driver = Driver(script_of(*["move"] * 30))
    right = driver.editor.view.workspace.rect.move(-40, -40).bottomright
    driver.drag(right, (right[0], right[1] - 200))
    assert driver.editor.view.workspace.scroll[1] > 150
    assert not driver.seen


def test_a_finger_that_goes_up_on_a_block_of_a_long_palette_scrolls_it():
    driver = Driver(size=(700, 300))
    driver.open("control")
    x, y = (
        driver.editor.view.palette.box(driver.editor.view.palette.first_of("control") + 1).move(8, 8).topleft
    )
    driver.post(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1, touch=True)
    driver.move((x + 1, y - 30))
    driver.move((x + 2, y - 90))
    assert driver.editor.view.palette.scroll == 90
    driver.up((x + 2, y - 90))
    assert driver.outline == ""


def test_the_caret_stays_inside_an_empty_loop_when_its_number_is_set():
    driver = Driver()
    driver.tap(driver.offer("repeat"))
    loop = driver.script.blocks[0]
    driver.tap(driver.piece(next(iter(loop.slots.values())).id, "value"))
    driver.keys(pygame.K_5, pygame.K_RETURN)
    driver.tap(driver.offer("move"))
    driver.tap(driver.offer("pick"))
    assert driver.outline == "repeat(5)[move pick]"


@pytest.mark.parametrize("by_drag", [False, True])
def test_the_caret_stays_inside_an_empty_loop_when_its_condition_is_set(by_drag):
    driver = Driver()
    driver.tap(driver.offer("while"))
    loop = driver.script.blocks[0].id
    hole = driver.piece(loop, "condition")
    if by_drag:
        driver.drag(driver.offer("wall_ahead"), hole)
    else:
        driver.tap(hole)
        driver.tap(driver.offer("not"))
        driver.tap(driver.offer("wall_ahead"))
    driver.tap(driver.offer("move"))
    condition = "wall_ahead" if by_drag else "not(wall_ahead)"
    assert driver.outline == f"while({condition})[move]"


def test_setting_the_number_of_a_full_loop_goes_on_after_it():
    driver = Driver()
    for offer in ("repeat", "move"):
        driver.tap(driver.offer(offer))
    loop = driver.script.blocks[0]
    driver.tap(driver.piece(next(iter(loop.slots.values())).id, "value"))
    driver.keys(pygame.K_5, pygame.K_RETURN)
    driver.tap(driver.offer("pick"))
    assert driver.outline == "repeat(5)[move] pick"


@pytest.mark.parametrize(("block", "across"), [("rotate_right", 1), ("rotate_left", -1)])
def test_an_angle_is_turned_on_a_dial_to_the_side_that_the_block_says(block, across):
    driver = Driver(catalogue=catalogue_of_kind("turtle"), palette=("rotate_left", "rotate_right"))
    driver.tap(driver.offer(block))
    angle = driver.script.blocks[0].slots["degrees"].id
    driver.tap(driver.piece(angle, "value"))
    pad = driver.editor.view.pad
    x, y = pad._face.centre
    driver.tap((x + 40 * across, y - 40))
    assert driver.outline == f"{block}(45)"
    driver.down((x + 40 * across, y - 40))
    driver.move((x + 50 * across, y + 29))
    driver.up((x + 50 * across, y + 29))
    assert driver.outline == f"{block}(120)"
    driver.tap((x, y - 40))
    assert driver.outline == f"{block}(360)"
    driver.keys(pygame.K_3, pygame.K_0, pygame.K_RETURN)
    assert driver.outline == f"{block}(30)", "keys still write it"
    driver.editor.undo()
    assert driver.outline == f"{block}(90)", "one edit, whatever was turned"


def test_a_number_that_is_no_angle_has_no_dial():
    driver = Driver(script_of("repeat"))
    driver.tap(driver.piece(next(iter(driver.script.blocks[0].slots.values())).id, "value"))
    assert type(driver.editor.view.pad) is Pad


def test_a_comma_is_a_key_of_the_number_pad():
    driver = Driver(catalogue=catalogue_of_kind("turtle"), palette=("forward",))
    driver.tap(driver.offer("forward"))
    length = next(iter(driver.script.blocks[0].slots.values())).id
    driver.tap(driver.piece(length, "value"))
    for name in ("1", "2", ",", "5", "done"):
        driver.tap(next(key.box.center for key in driver.editor.view.pad.keys if key.name == name))
    assert driver.outline == "forward(12.5)"


@pytest.mark.parametrize("size", [(900, 760), (700, 560)])
def test_the_pad_does_not_hide_the_block_that_it_names(size):
    driver = Driver(script_of("pick", "pick", "set"), size=size)
    block = driver.script.blocks[2].id
    driver.tap(driver.piece(block, "variable"))
    pad, workspace = driver.editor.view.pad, driver.editor.view.workspace
    assert {key.name for key in pad.keys} >= set("0123456789")
    assert not pad.box.colliderect(workspace.on_screen(workspace.layout.box(block)))


@pytest.mark.parametrize(("aside", "opens"), [(7, True), (14, False)])
def test_a_value_is_touched_also_just_beside_it(aside, opens):
    driver = Driver(script_of("repeat"))
    number = next(iter(driver.script.blocks[0].slots.values())).id
    workspace = driver.editor.view.workspace
    box = next(s.box for s in workspace.layout.everything() if s.piece and s.block == number)
    left, top = workspace.on_screen(box).midleft
    driver.tap((left - aside, top))
    assert (driver.editor.state.entry is not None) == opens


@pytest.mark.parametrize("wide", [370, 420, 560, 900])
def test_the_buttons_of_a_block_stand_near_it_and_never_on_it(wide):
    """However little room there is beside it, at the top, in the middle and at the end of a program."""
    script = script_of("repeat", *["move", "turn_left"] * 4, "repeat")
    driver = Driver(script, size=(wide, 760), palette=())
    editor, px = driver.editor, driver.screen.px
    for block in script.blocks:
        editor.select(block.id)
        box = editor.view.workspace.on_screen(editor.view.workspace.layout.box(block.id))
        assert editor.view.toolbar, block.type
        assert editor.view.workspace.rect.contains(editor.view.toolbar.box)
        assert not editor.view.toolbar.box.colliderect(box)
        assert apart(editor.view.toolbar.box, box) <= px(150)
