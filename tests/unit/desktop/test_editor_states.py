"""The block editor without a window: keys, taps and acts from one state to the next."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import scripts

from codeweek import data
from codeweek.blocks import edit
from codeweek.blocks.edit import Hole, Place
from codeweek.blocks.history import History
from codeweek.blocks.offer import Offer
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.desktop.editor import acts, caret, fields, keys, taps, telling
from codeweek.desktop.editor.caret import Part
from codeweek.desktop.editor.cursor import at_end
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.keys import Keys
from codeweek.desktop.editor.layout import Seen
from codeweek.desktop.editor.lift import lift
from codeweek.desktop.editor.shapes import Piece
from codeweek.desktop.editor.state import State
from codeweek.desktop.editor.workspace import way_to
from codeweek.levels.programs import catalogue_of_kind

CATALOGUE = catalogue_of_kind("robot")
NAMES = ("move", "turn_left", "turn_right", "repeat", "if", "wall_ahead", "not", "set", "get", "add", "less")
LISTS = ("get", "append")
TEXT = data.text("fr")
ARROWS = (pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END)


def script_of(*types: str) -> Script:
    script = EMPTY
    for type in types:
        script = edit.insert(CATALOGUE, script, (CATALOGUE.new(type),), Place(None, "", len(script.blocks)))
    return script


def state_of(script: Script = EMPTY, **options) -> State:
    options.setdefault("palette", NAMES)
    return State(Document(CATALOGUE, TEXT, History(script), **options), at_end(script))


def outline(state: State) -> str:
    return " ".join(map(_outline, state.script.blocks))


def _outline(block: Block) -> str:
    if "value" in block.fields:
        return str(block.fields["value"])
    values = ",".join(map(_outline, block.slots.values()))
    bodies = "".join(f"[{' '.join(map(_outline, body))}]" for body in block.bodies.values())
    return block.type + (f"({values})" if values else "") + bodies


def pressed(state: State, *names: int, mod: int = 0) -> State:
    reader = Keys()
    for key in names:
        state = reader.handle(
            pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""), state
        ).settled()
    return state


def typed(state: State, *types: str) -> State:
    """Blocks taken from the palette one after the other."""
    for type in types:
        offers = [offer.block.type for offer in state.document.offers()]
        state = acts.take(state, offers.index(type)).settled()
    return state


def selecting(state: State, id: str) -> State:
    return acts.select(state, id).settled()


def ids(state: State) -> list[str]:
    return [block.id for block in state.script.blocks]


# Taking, moving, throwing.


def test_blocks_taken_stand_where_the_cursor_is_and_go_inside_an_empty_loop():
    assert outline(typed(state_of(), "repeat", "move", "turn_left")) == "repeat(4)[move turn_left]"


def test_an_edit_gives_another_document_and_leaves_the_one_before_as_it_was():
    before = state_of(script_of("move"))
    after = acts.throw(before, ids(before)[0])
    assert (outline(before), outline(after)) == ("move", "")
    assert after.document.history.past == (before.script,)


def test_what_makes_no_sense_gives_the_same_state_back():
    state = state_of(script_of("move"))
    assert acts.throw(state, "nobody") is state
    assert acts.swap(state, state.script.blocks[0]) is state
    assert acts.take(state, 99) is state
    assert acts.put(state, CATALOGUE.new("wall_ahead"), Place()) is state


def test_nothing_changes_a_program_only_to_look_at():
    state = selecting(state_of(script_of("repeat", "move"), read_only=True), "b1")
    block = state.script.blocks[0]
    for after in (
        acts.throw(state, block.id),
        acts.travel(state, block, 1),
        acts.press_tool(state, "copy"),
        acts.undo(state),
        acts.take(state, 0),
        fields.begin_in(state, Hole(block.id, "count")),
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
    assert acts.moves(selecting(state, value.id), holes) == holes[1:]


def test_a_selected_statement_has_no_mark_at_either_end_of_itself_nor_inside_itself():
    state = state_of(script_of("move", "repeat", "turn_left"))
    _first, loop, _last = ids(state)
    marks = acts.moves(selecting(state, loop), edit.places(state.script))
    assert marks == [Place(index=0), Place(index=3)]


@pytest.mark.parametrize(
    ("to", "after"), [(0, "turn_left move repeat(4)[]"), (3, "move repeat(4)[] turn_left")]
)
def test_a_tapped_mark_is_the_gap_in_the_program_as_it_is_seen(to, after):
    state = state_of(script_of("move", "turn_left", "repeat"))
    assert outline(taps.tap_mark(selecting(state, ids(state)[1]), Place(index=to))) == after


def test_a_block_put_back_in_its_own_place_stays_there():
    state = state_of(script_of("move", "turn_left", "repeat"))
    for index in (1, 2):
        assert acts.move(state, "b2", Place(index=index)).document is state.document
    assert caret.movable(state.script, "b2", Place(index=1)) == Place(index=1)
    assert caret.movable(state.script, "b2", Place(index=2)) == Place(index=3)


@given(scripts(), st.data())
def test_a_block_carried_down_then_up_is_back_where_it_was(script, data):
    state = state_of(script)
    if statements := [b for b in script.walk() if CATALOGUE[b.type].shape == "command"]:
        block = data.draw(st.sampled_from(statements))
        down = acts.travel(state, block, 1)
        if down.document is not state.document:
            assert acts.travel(down, block, -1).script == script


# Values.


def test_a_value_goes_to_an_empty_hole_before_one_that_is_written_in():
    state = typed(state_of(palette=LISTS), "append")
    assert outline(state) == "append(0)"
    assert outline(typed(state, "get")) == "append(0,get)"


def test_a_value_that_finds_no_hole_says_so_and_changes_nothing():
    after = acts.take(state_of(script_of("move")), NAMES.index("less"))
    assert after.notice == "choose_hole"
    assert outline(after) == "move"


def test_however_many_keys_a_number_takes_it_is_one_edit():
    state = state_of(script_of("repeat"))
    after = pressed(state, pygame.K_1, pygame.K_2, pygame.K_RETURN)
    assert outline(after) == "repeat(12)[]"
    assert outline(acts.undo(after)) == "repeat(4)[]"


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
    state = fields.begin(state_of(script), "b1", "name")
    for letter in "saut":
        state = fields.press(state, letter)
    assert [block.fields["name"] for block in state.script.blocks] == ["saut", "saut"]


# Taps.


def piece(block: str, kind: str, name: str) -> Seen:
    return Seen(block, (0, 0, 9, 9), Piece(kind, 0, 0, 9, 9, "", name))


def test_a_first_tap_on_a_variable_selects_it_and_a_second_one_writes_on_it():
    state = typed(state_of(), "set", "get")
    variable = state.script.blocks[0].slots["value"].id
    first = taps.tap_block(state, piece(variable, "field", "variable")).settled()
    assert (first.cursor.selected, first.entry) == (variable, None)
    second = taps.tap_block(first, piece(variable, "field", "variable")).settled()
    assert second.entry.block == variable


def test_a_tap_on_the_name_of_a_box_to_fill_writes_on_it_at_once():
    state = state_of(script_of("set"))
    assert taps.tap_block(state, piece("b1", "field", "variable")).entry.block == "b1"


def test_a_tap_on_an_empty_hole_asks_for_a_value_there():
    state = state_of(script_of("if"))
    after = taps.tap_block(state, piece("b1", "hole", "condition"))
    assert after.cursor.part == Part("b1", "condition", True)
    assert outline(typed(after, "wall_ahead")) == "if(wall_ahead)[]"


def test_a_tap_on_the_ground_lets_go_of_what_is_held():
    state = selecting(state_of(script_of("move", "move")), "b1")
    after = taps.tap_ground(state, Place(index=1))
    assert (after.cursor.place, after.cursor.selected) == (Place(index=1), None)


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
    assert keys.throw_selected(key, state).left


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


def test_where_the_keyboard_is_is_said_without_a_window():
    state = typed(state_of(), "repeat")
    assert telling.describe(state) == f"Ligne 1\N{NO-BREAK SPACE}: répéter 4 fois. {TEXT('editor.at_inside')}"


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
