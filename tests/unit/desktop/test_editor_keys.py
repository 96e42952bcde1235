"""Values written and keys pressed, from one state of the editor to the next: no window is needed."""

from dataclasses import replace

import pygame
import pytest
from editor_states import (
    CATALOGUE,
    LISTS,
    NAMES,
    TEXT,
    outline,
    piece,
    pressed,
    script_of,
    selecting,
    state_of,
    typed,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import scripts

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole, Place
from codeweek.blocks.script import EMPTY
from codeweek.desktop.editor import edit_acts, editor_keys, editor_state, value_fields
from codeweek.desktop.editor.caret import Part, at_end
from codeweek.desktop.editor.editor_keys import Keys
from codeweek.desktop.editor.workspace import way_to

# Values.


def test_a_value_goes_to_an_empty_hole_before_one_that_is_written_in():
    state = typed(state_of(palette=LISTS), "append")
    assert outline(state) == "append(0)"
    assert outline(typed(state, "get")) == "append(0,get)"


def test_a_value_that_waits_for_another_one_gets_it_next():
    assert outline(typed(state_of(), "if", "not", "wall_ahead")) == "if(not(wall_ahead))[]"
    full = typed(state_of(), "if", "wall_ahead")
    assert full.cursor.part == Part(full.script.blocks[0].id, "condition", True)


def test_a_value_that_finds_no_hole_says_so_and_changes_nothing():
    after = edit_acts.take(state_of(script_of("move")), NAMES.index("less"))
    assert after.notice == "choose_hole"
    assert outline(after) == "move"


def test_however_many_keys_a_number_takes_it_is_one_edit():
    state = state_of(script_of("repeat"))
    after = pressed(state, pygame.K_1, pygame.K_2, pygame.K_RETURN)
    assert outline(after) == "repeat(12)[]"
    assert outline(edit_acts.undo(after)) == "repeat(4)[]"


def test_escape_gives_a_number_back_as_it_was():
    state = state_of(script_of("repeat"))
    after = pressed(state, pygame.K_9, pygame.K_ESCAPE)
    assert (after.document.history, after.entry) == (state.document.history, None)


def test_ctrl_alone_does_not_end_the_value_being_written():
    state = pressed(state_of(script_of("repeat")), pygame.K_9)
    assert pressed(state, pygame.K_LCTRL, mod=pygame.KMOD_LCTRL).entry == state.entry


def test_a_definition_that_changes_its_name_keeps_its_calls():
    script = script_of("define", "call")
    script = edit.set_field(CATALOGUE, script, "b2", "name", str(script.blocks[0].fields["name"]))
    state = value_fields.begin(state_of(script), "b1", "name")
    for letter in "saut":
        state = value_fields.press(state, letter)
    assert [block.fields["name"] for block in state.script.blocks] == ["saut", "saut"]


def test_a_field_of_a_program_only_to_look_at_or_of_a_puzzle_is_not_written():
    for options in ({"read_only": True}, {"palette": lambda _script: ()}):
        state = state_of(script_of("repeat", "set", "turn_left"), **options)
        assert value_fields.begin(state, "b3", "variable") is state
        assert value_fields.begin_in(state, Hole("b3", "value")) is state
        listed = typed(state_of(palette=("set", "list")), "set", "list").script
        item = Hole(listed.blocks[0].slots["value"].id, f"{CATALOGUE['list'].many}0")
        assert value_fields.begin_in(state_of(listed), item).entry
        assert value_fields.begin_in(state_of(listed, **options), item).script is listed
        assert edit_acts.swap(state, state.script.blocks[2]) is state
        assert pressed(state, pygame.K_5).entry is None


def test_a_text_not_written_yet_begins_empty_and_a_name_is_chosen_whole():
    text = value_fields.begin(state_of(script_of("comment")), "b1", "text")
    assert text.entry.text == ""
    begun = value_fields.press(value_fields.begin(state_of(script_of("set")), "b1", "variable"), "a")
    named = value_fields.press(begun, "use:total")
    assert named.script.blocks[0].fields["variable"] == "total"


@pytest.mark.parametrize(
    ("key", "after"), [("plus", 5), ("less", 3), ("sign", -4), ("back", 4), ("7", 7), ("set:15", 15)]
)
def test_the_keys_of_a_number(key, after):
    state = value_fields.begin_in(state_of(script_of("repeat")), Hole("b1", "count"))
    number = value_fields.press(state, key).script.blocks[0].slots["count"].fields["value"]
    assert number == after


def test_the_keyboard_goes_from_value_to_value_and_stops_at_the_last():
    state = typed(state_of(), "set", "add")
    right, met = state.to(state.cursor.free), []
    for _step in range(5):
        right = pressed(right, pygame.K_RIGHT)
        met.append(right.cursor.part)
    assert [part.name for part in met] == ["variable", "value", "a", "b", "b"]
    assert pressed(right, *[pygame.K_LEFT] * 4).cursor.part is None


# Keys.


def test_backspace_inside_a_loop_takes_the_loop_away_only_when_it_is_empty():
    full = typed(state_of(), "repeat", "move")
    inside = full.to(full.cursor.to(Place(full.script.blocks[0].id, "body", 0)))
    assert outline(pressed(inside, pygame.K_BACKSPACE)) == "repeat(4)[move]"
    assert outline(pressed(typed(state_of(), "repeat"), pygame.K_BACKSPACE)) == ""


def test_a_key_that_is_not_for_blocks_is_left_to_the_page():
    state = state_of(script_of("move"))
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F5, mod=0, unicode="")
    assert Keys().handle(key, state).left
    assert editor_keys.throw_selected(key, state).left


def test_what_is_cut_is_pasted_where_the_cursor_is():
    reader, state = Keys(), selecting(state_of(script_of("move", "turn_left")), "b1")
    for key in (pygame.K_x, pygame.K_v):
        event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=pygame.KMOD_CTRL, unicode="")
        state = reader.handle(event, state).settled()
        state = state.to(at_end(state.script))
    assert outline(state) == "turn_left move"


@given(
    scripts(),
    st.lists(st.sampled_from([pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END]), max_size=8),
)
def test_the_cursor_is_always_in_a_gap_that_there_is(script, moved):
    state = pressed(state_of(script), *moved)
    assert state.cursor.place in edit.places(script)


def test_what_is_gone_is_no_longer_held():
    state = pressed(typed(state_of(), "repeat"), pygame.K_RIGHT)
    assert (state.cursor.part.name, state.entry.text) == ("count", "4")
    gone = replace(state.commit(EMPTY), cursor=replace(state.cursor, selected="b1", offer=99)).settled()
    assert (gone.cursor, gone.entry) == (replace(at_end(EMPTY), offer=len(NAMES) - 1), None)


def test_the_palette_is_gone_through_over_what_does_not_fit():
    hole = value_fields.tap_block(state_of(script_of("if")), piece("b1", "hole", "condition"))
    state = pressed(hole, pygame.K_RETURN)
    assert (state.cursor.zone, NAMES[state.cursor.offer]) == ("palette", "wall_ahead")
    assert NAMES[pressed(state, pygame.K_DOWN).cursor.offer] == "not"
    assert NAMES[pressed(state, pygame.K_END).cursor.offer] == "less"
    assert pressed(state, pygame.K_ESCAPE).cursor.zone == "workspace"


def test_letters_find_a_block_by_the_start_of_any_of_its_words():
    for letters, found in (("rep", "repeat"), ("gau", "turn_left"), ("qqq", "move")):
        reader, state = Keys(), pressed(state_of(), pygame.K_RETURN)
        for letter in letters:
            event = pygame.event.Event(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter)
            state = reader.handle(event, state).settled()
        assert NAMES[state.cursor.offer] == found


def test_tab_goes_to_the_palette_then_leaves_and_is_back_on_the_program():
    reader, state = Keys(), state_of()
    event = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="")
    there = reader.handle(event, state)
    assert (there.cursor.zone, there.left) == ("palette", False)
    gone = reader.handle(event, there)
    assert (gone.cursor.zone, gone.left) == ("workspace", True)


def test_alt_carries_the_block_before_the_cursor_and_not_the_loop_it_stands_in():
    state = state_of(
        edit.insert(
            CATALOGUE, typed(state_of(), "repeat", "move").script, script_of("if").blocks, Place(index=1)
        )
    )
    loop = state.script.blocks[0].id
    carried = pressed(state.to(state.cursor.to(Place(loop, "body", 1))), pygame.K_DOWN, mod=pygame.KMOD_ALT)
    assert outline(carried) == "repeat(4)[] move if[]"
    inside = state.to(state.cursor.to(Place(loop, "body", 0)))
    assert pressed(inside, pygame.K_DOWN, mod=pygame.KMOD_ALT).script is inside.script


def test_up_and_down_stop_at_both_ends_of_the_program():
    state = state_of(script_of("move", "move"))
    assert pressed(state, *[pygame.K_UP] * 4).cursor.place == Place(index=0)
    assert pressed(state, *[pygame.K_UP] * 4, *[pygame.K_DOWN] * 4).cursor.place == Place(index=2)


def test_a_block_is_carried_one_step_at_a_time_and_past_an_equal_one_at_once():
    for types, after in (
        (("turn_left", "move", "repeat"), "move turn_left repeat(4)[]"),
        (("move", "move", "turn_left"), "move turn_left move"),
    ):
        state = state_of(script_of(*types))
        assert outline(edit_acts.travel(state, state.script.blocks[0], 1)) == after


def test_the_cursor_stays_where_a_block_was_thrown_away():
    state = selecting(state_of(script_of("move", "turn_left", "move")), "b2")
    assert edit_acts.throw(state, "b2").cursor.place == Place(index=1)


def test_where_the_keyboard_is_is_said_without_a_window():
    state = typed(state_of(), "repeat")
    assert (
        editor_state.describe(state)
        == f"Ligne 1\N{NO-BREAK SPACE}: répéter 4 fois. {TEXT('editor.at_inside')}"
    )


# Scrolling to what is to be seen.


@pytest.mark.parametrize(
    ("box", "by"),
    [
        ((10, 10, 20, 20), (0, 0)),
        ((90, 90, 20, 20), (10, 10)),
        ((-30, -40, 20, 20), (-30, -40)),
        ((50, 150, 20, 400), (0, 150)),
        ((60, 0, 400, 20), (60, 0)),
    ],
    ids=["in sight", "too far down and right", "too far up and left", "too high a box", "too wide a box"],
)
def test_what_is_to_be_seen_is_scrolled_to_forth_and_back(box, by):
    assert way_to(pygame.Rect(box), pygame.Rect(0, 0, 100, 100)) == by
