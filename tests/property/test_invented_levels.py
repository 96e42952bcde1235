"""Laws of the levels that children invent: a drawing stays well formed, and its file plays."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.authoring.draft.show import read_level
from codeweek.authoring.inventing import level_title
from codeweek.authoring.inventing.sketch import (
    BRUSHES,
    HIGHEST,
    KITS,
    LETTERS,
    LOWEST,
    NARROWEST,
    WIDEST,
    Sketch,
    from_json,
    level_file,
    level_of,
    picture,
)
from codeweek.authoring.inventing.sketch_proof import proved
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.play.session import play_text
from codeweek.progress import invented
from codeweek.progress.joining import merged
from codeweek.progress.progress import Progress
from codeweek.progress.progress import from_json as progress_of
from codeweek.worlds.robot.grid import HEADINGS
from codeweek.worlds.robot.looks import LOOKS

letters = st.sampled_from([*sorted(LETTERS), "o", "9", "é"])
grids = st.lists(st.text(letters, max_size=WIDEST + 2), max_size=HIGHEST + 2)
names = st.sampled_from(
    [level_title.title(a, b) for a, b in zip(level_title.PLACES, level_title.OWNERS, strict=True)]
)
anything = st.none() | st.integers() | st.text(max_size=8) | st.lists(st.integers() | grids, max_size=3)
saved = anything | st.fixed_dictionaries(
    {},
    optional={
        "grid": grids | anything,
        "look": st.sampled_from([*LOOKS, "moon"]) | anything,
        "title": names | anything,
        "kit": st.sampled_from([*KITS, "wings"]) | anything,
    },
)
sketches = saved.map(from_json)
cells = st.tuples(st.integers(-1, WIDEST), st.integers(-1, HIGHEST))
edits = st.one_of(
    st.tuples(st.just("put"), cells, st.sampled_from([*BRUSHES, "pot"])),
    st.tuples(st.just("resized"), st.integers(0, WIDEST + 2), st.integers(0, HIGHEST + 2)),
    st.tuples(st.just("dressed"), st.sampled_from([*LOOKS, "moon", ""])),
    st.tuples(st.just("equipped"), st.sampled_from([*KITS, "wings"])),
    st.tuples(st.just("named"), names | st.text(max_size=8)),
)


def assert_well_formed(sketch):
    assert NARROWEST <= sketch.width <= WIDEST
    assert LOWEST <= sketch.height <= HIGHEST
    assert {len(row) for row in sketch.rows} == {sketch.width}
    drawn = "".join(sketch.rows)
    assert set(drawn) <= LETTERS
    assert sum(drawn.count(letter) for letter in HEADINGS) <= 1
    assert sketch.look in LOOKS
    assert sketch.kit in KITS
    assert sketch.title == "" or level_title.words(sketch.title) != ("", "")


@given(sketches, st.lists(edits, max_size=12))
def test_every_edit_leaves_a_drawing_well_formed_whatever_was_kept(sketch, wanted):
    assert_well_formed(sketch)
    for name, *values in wanted:
        sketch = getattr(sketch, name)(*values)
        assert_well_formed(sketch)
    assert from_json(sketch.to_json()) == sketch
    picture(sketch)


@given(sketches, cells, st.sampled_from([*BRUSHES]))
def test_what_is_put_on_a_cell_is_there_and_no_other_thing_goes_but_the_hero(sketch, cell, brush):
    after = sketch.put(cell, brush)
    if not (0 <= cell[0] < sketch.width and 0 <= cell[1] < sketch.height):
        assert after == sketch
        return
    there = after.letter(cell)
    assert there in HEADINGS if brush == "start" else there == BRUSHES[brush]
    spared = {cell, sketch.hero}
    for y in range(sketch.height):
        for x in range(sketch.width):
            assert (x, y) in spared or after.letter((x, y)) == sketch.letter((x, y))


@given(sketches)
def test_the_file_of_a_level_opens_as_the_same_level_and_its_solution_wins(sketch):
    found = proved(sketch, "x")
    if isinstance(found, Diagnostic):
        return
    level, problems = read_level(level_file(sketch, found.solution))
    assert level is not None, problems
    assert [each for each in problems if each.severity == "error"] == []
    same = level_of(sketch, level.id, level.solution)
    assert (level.maps, level.title, level.look, level.toolbox, level.story) == (
        same.maps,
        same.title,
        same.look,
        same.toolbox,
        same.story,
    )
    assert play_text(level, level.solution).verdict.won
    assert not programs.solution(level).problems


def reachable(sketch):
    """The cells that can be walked to, found without the world's own commands."""
    seen, queue = {sketch.hero}, [sketch.hero]
    while queue:
        x, y = queue.pop()
        for cell in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            inside = 0 <= cell[0] < sketch.width and 0 <= cell[1] < sketch.height
            if inside and cell not in seen and sketch.letter(cell) != "#":
                seen.add(cell)
                queue.append(cell)
    return seen


def all_cells(sketch, letter):
    return {(x, y) for y, row in enumerate(sketch.rows) for x, each in enumerate(row) if each == letter}


@given(sketches)
def test_a_level_is_possible_exactly_when_everything_and_some_flag_can_be_walked_to(sketch):
    found = proved(sketch, "x")
    if sketch.hero is None or not sketch.goals:
        assert isinstance(found, Diagnostic)
        return
    there, flags = reachable(sketch), all_cells(sketch, "G")
    possible = all_cells(sketch, "*") <= there and (not flags or bool(flags & there))
    assert possible == (not isinstance(found, Diagnostic))


places = st.sampled_from(invented.PLACES)


@given(st.lists(st.tuples(places, sketches.map(Sketch.to_json)), max_size=30))
def test_a_place_holds_the_drawing_kept_there_last_and_a_file_brings_them_all_back(wanted):
    progress, last = Progress(), {}
    for place, drawing in wanted:
        progress = invented.redrawn(progress, place, drawing)
        last.pop(place, None)
        last[place] = drawing
        assert len(progress.gallery[place]) == 1
    again = progress_of(progress.to_json())
    assert merged(again, progress) == again
    for kept in (progress, again):
        untitled = {place: Sketch.to_json(from_json({**each, "title": ""})) for place, each in last.items()}
        found = {place: invented.drawn(kept, place) for place in invented.kept(kept)}
        assert {place: {**each, "title": ""} for place, each in found.items()} == {
            place: {**each, "title": ""} for place, each in untitled.items()
        }
    assert invented.kept(progress) == invented.kept(again)


@given(st.lists(places, min_size=1, max_size=25), places)
def test_erasing_a_place_takes_its_drawing_and_program_and_nothing_else(wanted, gone):
    progress = Progress()
    for place in wanted:
        progress = invented.redrawn(progress, place, Sketch().put((0, 0), "wall").to_json()).saved(place, {})
    after = invented.erased(progress, gone)
    assert set(invented.kept(after)) == set(wanted) - {gone}
    assert set(after.programs) == set(wanted) - {gone}
