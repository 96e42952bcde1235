"""An edit loses no block, and undo brings back exactly what was."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import CATALOGUE, bodies, scripts, values

from codeweek.blocks import edit
from codeweek.blocks.history import History


def meanings(script):
    """The blocks of a script that an edit must not lose: all but the values written in holes."""
    return sorted(b.id for b in script.everything() if not CATALOGUE.is_literal(b))


def spots(script):
    holes = [edit.Hole(b.id, s.name) for b in script.walk() for s in CATALOGUE[b.type].slots]
    return [*edit.places(script), *holes]


@given(scripts(), st.data())
def test_a_move_loses_no_block(script, data):
    ids = [b.id for b in script.walk()]
    if not ids:
        return
    id = data.draw(st.sampled_from(ids))
    spot = data.draw(st.sampled_from(spots(script)))
    moved = edit.move(CATALOGUE, script, id, spot)
    assert meanings(moved) == meanings(script)


@given(scripts(), bodies(1), st.data())
def test_an_insertion_only_adds(script, blocks, data):
    place = data.draw(st.sampled_from(edit.places(script)))
    after = edit.insert(CATALOGUE, script, blocks, place)
    added = sum(not CATALOGUE.is_literal(b) for block in blocks for b in block.walk())
    assert len(meanings(after)) == len(meanings(script)) + added
    assert set(meanings(script)) <= set(meanings(after))
    ids = [b.id for b in after.everything()]
    assert len(ids) == len(set(ids))


@given(scripts(), values(), st.data())
def test_a_value_dropped_in_a_hole_loses_nothing(script, value, data):
    holes = [s for s in spots(script) if isinstance(s, edit.Hole)]
    if not holes:
        return
    after = edit.insert(CATALOGUE, script, (value,), data.draw(st.sampled_from(holes)))
    assert set(meanings(script)) <= set(meanings(after))


@given(scripts(), st.data())
def test_a_removal_takes_the_block_and_what_it_holds_and_nothing_else(script, data):
    ids = [b.id for b in script.walk()]
    if not ids:
        return
    id = data.draw(st.sampled_from(ids))
    gone = {b.id for b in script.find(id).walk()}
    after = edit.remove(CATALOGUE, script, id)
    assert meanings(after) == [i for i in meanings(script) if i not in gone]


def offered(type):
    """The types that a menu of a block offers: those of its group, it too."""
    group = CATALOGUE[type].group
    return sorted(name for name, each in CATALOGUE.types.items() if group and each.group == group)


@given(scripts(), st.data())
def test_changing_a_block_into_any_other_that_its_menu_offers_loses_no_block(script, data):
    blocks = [b for b in script.walk() if offered(b.type)]
    if not blocks:
        return
    block = data.draw(st.sampled_from(blocks))
    after = edit.retype(CATALOGUE, script, block.id, data.draw(st.sampled_from(offered(block.type))))
    assert [b.id for b in after.everything()] == [b.id for b in script.everything()]


@given(st.lists(scripts(), max_size=6), st.lists(st.booleans(), max_size=12))
def test_undo_then_redo_comes_back_to_the_same_script(versions, moves):
    history = History()
    for version in versions:
        history = history.edit(version)
    seen = [*history.past, history.now]
    at = len(seen) - 1
    for back in moves:
        history = history.undo() if back else history.redo()
        at = max(0, at - 1) if back else min(len(seen) - 1, at + 1)
        assert history.now is seen[at]
