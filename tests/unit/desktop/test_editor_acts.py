"""What is done to blocks, from one state of the editor to the next: no window is needed."""

import pygame
import pytest
from editor_states import (
    CATALOGUE,
    NAMES,
    ids,
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
from codeweek.blocks.offer import Offer
from codeweek.blocks.script import Script
from codeweek.desktop.editor import caret, edit_acts, value_fields
from codeweek.desktop.editor.caret import Part, at_end
from codeweek.desktop.editor.document import lift

# Taking, moving, throwing.


def test_blocks_taken_stand_where_the_cursor_is_and_go_inside_an_empty_loop():
    assert outline(typed(state_of(), "repeat", "move", "turn_left")) == "repeat(4)[move turn_left]"


def test_an_edit_gives_another_document_and_leaves_the_one_before_as_it_was():
    before = state_of(script_of("move"))
    after = edit_acts.throw(before, ids(before)[0])
    assert (outline(before), outline(after)) == ("move", "")
    assert after.document.history.past == (before.script,)


def test_what_makes_no_sense_gives_the_same_state_back():
    state = state_of(script_of("move"))
    assert edit_acts.throw(state, "nobody") is state
    assert edit_acts.swap(state, state.script.blocks[0]) is state
    assert edit_acts.take(state, 99) is state
    assert edit_acts.put(state, CATALOGUE.new("wall_ahead"), Place()) is state


def test_nothing_changes_a_program_only_to_look_at():
    state = selecting(state_of(script_of("repeat", "move"), read_only=True), "b1")
    block = state.script.blocks[0]
    for after in (
        edit_acts.throw(state, block.id),
        edit_acts.travel(state, block, 1),
        edit_acts.press_tool(state, "copy"),
        edit_acts.undo(state),
        edit_acts.take(state, 0),
        value_fields.begin_in(state, Hole(block.id, "count")),
        pressed(state, pygame.K_DELETE, pygame.K_SPACE, pygame.K_5),
    ):
        assert after.script is state.script


def test_a_piece_in_hand_is_gone_from_a_puzzle_and_a_block_in_hand_is_not_gone_from_a_palette():
    def pool(script: Script) -> tuple[Offer, ...]:
        return (Offer("pool", CATALOGUE.new("move"), bool(script.blocks)),)

    held = lift(state_of(palette=pool).document, CATALOGUE.new("move"), None)
    assert [offer.taken for offer in held.document.offers(held.taken)] == [True]
    held = lift(state_of().document, CATALOGUE.new("move"), None)
    assert held.taken is held.document.script


def test_a_block_in_hand_shows_where_it_would_land_and_over_nothing_is_nowhere():
    state = state_of(script_of("move", "turn_left"))
    held = lift(state.document, state.script.blocks[0], "b1")
    over = held.aim(Place(index=1))
    assert [block.type for block in over.shown.blocks] == ["turn_left", "move"]
    assert over.ghost == state.script.blocks[0]
    assert over.aim(None) == held


def test_a_selected_value_has_no_mark_on_its_own_hole_and_one_on_each_other():
    state = typed(state_of(), "if", "wall_ahead")
    block = state.script.blocks[0]
    state = typed(state.to(at_end(state.script)), "if")
    value, other = block.slots["condition"], state.script.blocks[1]
    holes = [Hole(block.id, "condition"), Hole(other.id, "condition")]
    assert edit_acts.moves(selecting(state, value.id), holes) == holes[1:]


def test_a_selected_statement_has_no_mark_at_either_end_of_itself_nor_inside_itself():
    state = state_of(script_of("move", "repeat", "turn_left"))
    _first, loop, _last = ids(state)
    marks = edit_acts.moves(selecting(state, loop), edit.places(state.script))
    assert marks == [Place(index=0), Place(index=3)]


@pytest.mark.parametrize(
    ("to", "after"), [(0, "turn_left move repeat(4)[]"), (3, "move repeat(4)[] turn_left")]
)
def test_a_tapped_mark_is_the_gap_in_the_program_as_it_is_seen(to, after):
    state = state_of(script_of("move", "turn_left", "repeat"))
    assert outline(value_fields.tap_mark(selecting(state, ids(state)[1]), Place(index=to))) == after


def test_a_block_put_back_in_its_own_place_stays_there():
    state = state_of(script_of("move", "turn_left", "repeat"))
    for index in (1, 2):
        assert edit_acts.move(state, "b2", Place(index=index)).document is state.document
    assert caret.movable(state.script, "b2", Place(index=1)) == Place(index=1)
    assert caret.movable(state.script, "b2", Place(index=2)) == Place(index=3)


@given(scripts(), st.data())
def test_a_block_carried_down_then_up_is_back_where_it_was(script, data):
    state = state_of(script)
    if statements := [b for b in script.walk() if CATALOGUE[b.type].shape == "command"]:
        block = data.draw(st.sampled_from(statements))
        down = edit_acts.travel(state, block, 1)
        if down.document is not state.document:
            assert edit_acts.travel(down, block, -1).script == script


def test_an_offer_that_is_taken_or_is_not_there_cannot_be_taken():
    def pool(_script: Script) -> tuple[Offer, ...]:
        return Offer("pool", CATALOGUE.new("move"), True), Offer("pool", CATALOGUE.new("turn_left"))

    state = state_of(palette=pool)
    assert [outline(edit_acts.take(state, number)) for number in range(3)] == ["", "turn_left", ""]


def test_a_definition_taken_inside_a_block_goes_to_the_end_of_the_program():
    state = typed(state_of(palette=("repeat", "define")), "repeat", "define")
    assert outline(state) == "repeat(4)[] define[]"


def test_the_same_block_once_more_stands_after_it_and_the_cursor_after_both():
    state = selecting(state_of(script_of("repeat", "move")), "b1")
    after = edit_acts.press_tool(state, "copy")
    assert outline(after) == "repeat(4)[] repeat(4)[] move"
    assert after.cursor.place == Place(index=2)


def test_a_block_turns_only_into_those_that_the_level_offers():
    state = state_of(script_of("turn_left"), palette=("turn_left", "turn_right"))
    turned = edit_acts.swap(state, state.script.blocks[0])
    assert outline(turned) == "turn_right"
    alone = state_of(script_of("turn_left"), palette=("turn_left",))
    assert edit_acts.swap(alone, alone.script.blocks[0]) is alone


def test_an_undo_lets_go_of_the_value_that_had_the_keyboard():
    state = typed(state_of(), "if")
    state = pressed(state, pygame.K_RIGHT)
    assert state.cursor.part
    assert edit_acts.undo(state).cursor.part is None


def test_the_key_of_a_family_opens_it_and_the_same_key_closes_it():
    state = edit_acts.show_family(state_of(), "control")
    assert (state.cursor.zone, NAMES[state.cursor.offer]) == ("palette", "repeat")
    assert edit_acts.show_family(state, "control").cursor.zone == "workspace"
    assert edit_acts.show_family(state, "motion").cursor.zone == "palette"


def test_a_block_carried_over_its_own_body_shows_in_hand_where_it_lands():
    state = state_of(script_of("move", "turn_left", "turn_right"))
    held = lift(state.document, state.script.blocks[0], "b1")
    for index, after in enumerate(["b1 b2 b3", "b2 b1 b3", "b2 b3 b1"]):
        aimed = held.aim(Place(index=index))
        assert " ".join(block.id for block in aimed.shown.blocks) == after
        assert aimed.ghost.id == "b1"


# Taps.


def test_a_first_tap_on_a_variable_selects_it_and_a_second_one_writes_on_it():
    state = typed(state_of(), "set", "get")
    variable = state.script.blocks[0].slots["value"].id
    first = value_fields.tap_block(state, piece(variable, "field", "variable")).settled()
    assert (first.cursor.selected, first.entry) == (variable, None)
    second = value_fields.tap_block(first, piece(variable, "field", "variable")).settled()
    assert second.entry.block == variable


def test_a_tap_on_the_name_of_a_box_to_fill_writes_on_it_at_once():
    state = state_of(script_of("set"))
    assert value_fields.tap_block(state, piece("b1", "field", "variable")).entry.block == "b1"


def test_a_tap_on_an_empty_hole_asks_for_a_value_there():
    state = state_of(script_of("if"))
    after = value_fields.tap_block(state, piece("b1", "hole", "condition"))
    assert after.cursor.part == Part("b1", "condition", True)
    assert after.cursor.place.parent == "b1"
    assert outline(typed(after, "wall_ahead")) == "if(wall_ahead)[]"


def test_a_tap_on_the_ground_lets_go_of_what_is_held():
    state = selecting(state_of(script_of("move", "move")), "b1")
    after = value_fields.tap_ground(state, Place(index=1))
    assert (after.cursor.place, after.cursor.selected) == (Place(index=1), None)
