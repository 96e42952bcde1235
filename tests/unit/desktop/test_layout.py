"""Where blocks stand: laws of the pure layout, with a made-up width of letters."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CATALOGUE, scripts

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole, Place
from codeweek.blocks.script import EMPTY, Script
from codeweek.desktop.editor.block_layout import Target, lay_out, nearest
from codeweek.desktop.editor.block_shapes import Metrics, Setting, shape_of

SETTING = Setting(
    CATALOGUE, "fr", lambda text: 8 * len(text), lambda _kind, value: str(value), lambda _type: ""
)
M = SETTING.metrics


def put(script: Script, *types: str, parent: str | None = None, body: str = "") -> Script:
    for type in types:
        place = Place(parent, body, len(edit.body_of(script, Place(parent, body))))
        script = edit.insert(CATALOGUE, script, (CATALOGUE.new(type),), place)
    return script


def test_blocks_stand_one_under_the_other():
    layout = lay_out(SETTING, put(EMPTY, "move", "move").blocks)
    assert [(row.x, row.y) for row in layout.rows] == [(0, 0), (0, M.row + M.gap)]
    assert [(gap.x, gap.y) for gap in layout.gaps] == [(0, 0), (0, 42), (0, 84)]


def test_what_stands_in_a_loop_is_indented():
    script = put(EMPTY, "repeat")
    script = put(script, "move", parent=script.blocks[0].id, body="body")
    head, inside, foot = lay_out(SETTING, script.blocks).rows
    assert inside.x == M.indent
    assert head.y + head.shape.height < inside.y < foot.y
    assert foot.shape.height == M.foot


def test_an_empty_loop_stays_open():
    head, foot = lay_out(SETTING, put(EMPTY, "repeat").blocks).rows
    assert foot.y - (head.y + head.shape.height) >= M.mouth


def test_if_else_has_three_rows_and_two_mouths():
    layout = lay_out(SETTING, put(EMPTY, "if_else").blocks)
    assert [row.shape.kind for row in layout.rows] == ["cap", "middle", "foot"]
    inside = [gap.spot.body for gap in layout.gaps if gap.spot.parent]
    assert inside == ["then", "otherwise"]


def test_a_hat_stands_over_all():
    layout = lay_out(SETTING, put(EMPTY, "move").blocks, "au départ")
    assert layout.rows[0].shape.kind == "hat"
    assert layout.gaps[0].y == layout.rows[0].shape.height + M.gap


def test_a_literal_is_a_pill_in_its_hole():
    script = put(EMPTY, "repeat")
    layout = lay_out(SETTING, script.blocks)
    (hole, seen), *_ = layout.holes()
    assert hole == Hole(script.blocks[0].id, "count")
    assert seen.piece.inside.kind == "number"
    assert layout.at(seen.box[0] + 3, seen.box[1] + 3).block == script.blocks[0].slots["count"].id


def test_an_empty_condition_is_a_boolean_hole():
    layout = lay_out(SETTING, put(EMPTY, "while").blocks)
    assert [seen.piece.boolean for _, seen in layout.holes()] == [True]


def test_a_list_has_a_place_for_one_more():
    names = [hole.slot for hole, _ in lay_out_value("list").holes()]
    assert names == ["value", "item0"]


def lay_out_value(type: str):
    script = put(EMPTY, "set")
    hole = Hole(script.blocks[0].id, "value")
    script = edit.insert(CATALOGUE, script, (CATALOGUE.new(type),), hole)
    return lay_out(SETTING, script.blocks)


def test_a_value_with_holes_makes_its_row_taller():
    plain = lay_out(SETTING, put(EMPTY, "set").blocks).rows[0].shape.height
    assert lay_out_value("add").rows[0].shape.height > plain


@pytest.mark.parametrize("scale", [0.75, 1, 1.5, 2, 3])
def test_lengths_follow_the_scale(scale):
    assert Metrics.at(scale).row == round(38 * scale)


def test_long_texts_do_not_make_endless_blocks():
    block = replace(CATALOGUE.new("comment"), fields={"text": "mot " * 200})
    assert shape_of(SETTING, block).width < 2 * M.text


def test_the_nearest_gap_wins_and_down_counts_more_than_aside():
    gaps = [Target(Place(index=i), 0, 40 * i) for i in range(3)]
    assert nearest(gaps, 200, 45).spot == Place(index=1)


def test_the_gap_held_stays_until_another_is_clearly_nearer():
    gaps = [Target(Place(index=i), 0, 40 * i) for i in range(2)]
    assert nearest(gaps, 0, 22, held=Place(index=0)).spot == Place(index=0)
    assert nearest(gaps, 0, 22).spot == Place(index=1)
    assert nearest(gaps, 0, 30, held=Place(index=0)).spot == Place(index=1)


def test_nothing_is_nearest_when_there_is_nothing():
    assert nearest([], 0, 0) is None


@given(scripts())
def test_gaps_are_those_of_the_script_in_reading_order(script):
    layout = lay_out(SETTING, script.blocks)
    assert tuple(gap.spot for gap in layout.gaps) == edit.places(script)
    heights = [gap.y for gap in layout.gaps]
    assert heights == sorted(heights)


@given(scripts())
def test_rows_never_overlap(script):
    rows = sorted(lay_out(SETTING, script.blocks).rows, key=lambda row: row.y)
    for above, below in pairwise(rows):
        assert above.y + above.shape.height <= below.y


@given(scripts())
def test_everything_stays_inside_what_holds_it(script):
    layout = lay_out(SETTING, script.blocks)
    for row in layout.rows:
        for piece in row.shape.pieces:
            assert 0 <= piece.x <= row.shape.width - piece.width
            assert 0 <= piece.y <= row.shape.height - piece.height
        assert row.x + row.shape.width <= layout.width
        assert row.y + row.shape.height <= layout.height


@given(scripts(), st.integers(-50, 600), st.integers(-50, 900))
def test_what_is_at_a_point_has_that_point(script, x, y):
    seen = lay_out(SETTING, script.blocks).at(x, y)
    if seen:
        left, top, width, height = seen.box
        assert left <= x < left + width
        assert top <= y < top + height


@given(scripts())
def test_every_block_can_be_seen(script):
    layout = lay_out(SETTING, script.blocks)
    shown = {seen.block for seen in layout.everything()}
    assert shown == {block.id for block in script.walk()}
