"""A text beside its blocks: what was not touched stays as it was typed, whatever is edited or typed."""

import json

from hypothesis import given
from hypothesis import strategies as st
from strategies import CATALOGUE, bodies, scripts, values

from codeweek.blocks import blockly, edit
from codeweek.blocks.history import History
from codeweek.blocks.live_text import live
from codeweek.blocks.patch import patched
from codeweek.blocks.script import Script
from codeweek.blocks.write import program
from codeweek.progress.joining import merged
from codeweek.progress.progress import Progress, from_json


@st.composite
def decorated(draw):
    """A program as somebody types it: with empty lines, notes, and spaces of its own."""
    rows = program(CATALOGUE, draw(scripts()), "fr").source.split("\n")[:-1]
    inside = False  # of a text that is kept as it is
    typed = []
    for row in rows:
        choice = draw(st.integers(0, 9))
        inside = inside or "étape = [1," in row
        if choice == 0 and not inside:
            typed.append(" " * draw(st.integers(0, 6)))
        if choice == 1 and not inside:
            typed.append(f"{' ' * draw(st.integers(0, 9))}# own line")
        if choice == 2 and "#" not in row and not inside:
            row += "  # at the end"
        if choice == 3 and not inside:
            row = row.replace("(", "( ").replace(" = ", "  =  ")
        inside = inside and "2].pop()" not in row
        typed.append(row)
    return "\n".join(typed) + draw(st.sampled_from(["", "\n", "\n\n"]))


@st.composite
def edits(draw, script):
    """The script after one edit, as an editor makes it."""
    ids = [block.id for block in script.walk()]
    holes = [edit.Hole(b.id, s.name) for b in script.walk() for s in CATALOGUE[b.type].slots]
    spots = [*edit.places(script), *holes]
    kind = draw(st.sampled_from(["insert", "value", "remove", "move", "field", "retype"]))
    if kind == "insert":  # where no toolbox says otherwise, `until` is read as `while not`
        new = draw(bodies(1).filter(lambda body: all(b.type != "until" for b in Script(body).walk())))
        return edit.insert(CATALOGUE, script, new, draw(st.sampled_from(edit.places(script))))
    if not ids:
        return script
    id = draw(st.sampled_from(ids))
    if kind == "value" and holes:
        return edit.insert(CATALOGUE, script, (draw(values()),), draw(st.sampled_from(holes)))
    if kind == "remove":
        return edit.remove(CATALOGUE, script, id)
    if kind == "move":
        return edit.move(CATALOGUE, script, id, draw(st.sampled_from(spots)))
    block = script.find(id)
    if kind == "retype":
        group = CATALOGUE[block.type].group
        types = sorted(n for n, t in CATALOGUE.types.items() if group and t.group == group)
        return edit.retype(CATALOGUE, script, id, draw(st.sampled_from(types))) if types else script
    if "variable" in block.fields:
        return edit.set_field(CATALOGUE, script, id, "variable", "autre")
    return script


@given(decorated(), st.data())
def test_a_text_patched_after_any_edit_reads_back_as_exactly_the_new_script(text, data):
    before = live(CATALOGUE, text)
    assert before.problem is None
    after = data.draw(edits(before.script))
    patch = patched(CATALOGUE, text, before.script, after, "fr")
    again = live(CATALOGUE, patch, before=after)
    plain = live(CATALOGUE, program(CATALOGUE, after, "fr").source)
    assert again.script.blocks == plain.script.blocks
    assert plain.script.blocks == after.blocks or _lacks_a_value(after)


def _lacks_a_value(script):
    """Whether a value was taken out of the middle of a list: a text has no place for none."""
    many = [(CATALOGUE[block.type].many, block.slots) for block in script.walk()]
    return any(stem and [*slots] != [f"{stem}{n}" for n in range(len(slots))] for stem, slots in many)


@given(decorated())
def test_a_text_whose_blocks_did_not_change_stays_letter_for_letter(text):
    before = live(CATALOGUE, text).script
    assert patched(CATALOGUE, text, before, before, "fr") == text


@given(decorated(), st.data())
def test_only_the_lines_of_what_was_taken_away_go(text, data):
    before = live(CATALOGUE, text)
    flat = [block for block in before.script.blocks if not block.bodies and block.type != "comment"]
    if not flat:
        return
    gone = data.draw(st.sampled_from(flat))
    patch = patched(CATALOGUE, text, before.script, edit.remove(CATALOGUE, before.script, gone.id), "fr")
    line = before.lines[gone.id]
    above, now = text.split("\n")[: line - 1], patch.split("\n")
    while above and not above[-1].strip():
        above.pop()
    assert now[: len(above)] == above


@given(decorated())
def test_blocks_keep_their_ids_when_a_line_is_typed_above_them(text):
    before = live(CATALOGUE, text)
    after = live(CATALOGUE, f"avancer()\n{text}", before=before.script)
    assert [block.id for block in after.script.walk()][1:] == [block.id for block in before.script.walk()]


@given(decorated(), st.data())
def test_one_letter_less_anywhere_leaves_one_problem_at_most_and_the_blocks_of_other_lines(text, data):
    before = live(CATALOGUE, text)
    at = data.draw(st.integers(0, max(0, len(text) - 1)))
    typed = text[:at] + text[at + 1 :]
    now = live(CATALOGUE, typed, caret=typed[:at].count("\n") + 1, before=before.script)
    assert isinstance(now.script, Script)
    assert now.problem is None or now.problem.line is not None


@given(decorated())
def test_a_text_is_saved_beside_its_blocks_and_comes_back_with_them(text):
    blocks = live(CATALOGUE, text).script.blocks
    saved = json.loads(json.dumps(blockly.save(Script(blocks, (), text, blocks))))
    loaded = blockly.load(CATALOGUE, saved)
    assert (loaded, loaded.text, loaded.stale) == (Script(blocks), text, False)


@given(decorated(), st.data())
def test_a_text_is_never_saved_beside_blocks_that_it_does_not_say(text, data):
    blocks = live(CATALOGUE, text).script.blocks
    script = Script(blocks, (), text, blocks)
    after = data.draw(edits(script))
    assert after.stale == (after.blocks != blocks)
    assert ("text" in blockly.save(after)) != after.stale


def test_a_text_that_cannot_be_read_is_kept_joined_and_taken_along_as_it_is():
    typed = "avancer()\nfor i in rang"
    script = live(CATALOGUE, typed).script
    program_ = blockly.save(Script(script.blocks, (), typed, script.blocks))
    here = Progress().saved("a/b", {"blocks": {}}).saved("a/b", program_)
    there = from_json(json.loads(json.dumps(here.saved("a/b", {"blocks": {"blocks": []}}).to_json())))
    both = merged(here, there)
    kept = [both.programs["a/b"], *(program for _, program in both.history["a/b"])]
    assert [blockly.load(CATALOGUE, each).text for each in kept if each == program_] == [typed]


def test_a_change_of_spaces_alone_can_be_undone():
    blocks = live(CATALOGUE, "avancer()").script.blocks
    history = History(Script(blocks)).edit(Script(blocks, (), "avancer( )", blocks))
    assert history.now.text == "avancer( )"
    assert history.undo().now.text is None
