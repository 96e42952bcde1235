"""The map of a turtle level changed by hand: from an act to the text, and what a hand is shown of it."""

import pytest

from codeweek import data
from codeweek.authoring.draft.level_acts import act, new
from codeweek.authoring.draft.paper import told
from codeweek.authoring.draft.show import read_level, shown

NEW = new("fr", "turtle")
HOUSE = """\
title: House
kind: turtle
map: {sheet: 480, start: [-50, 0]}   # as large as needed
toolbox: [forward, rotate_left]
solution: |
  forward(100)
"""
TEXT = data.text("fr")


def done(draft, **what):
    return act(draft, {"do": "turtle", **what})


def map_of(draft):
    """The line of the map."""
    return next((line for line in draft.splitlines() if line.startswith(("map", "carte"))), None)


def test_a_level_that_said_nothing_of_its_sheet_has_one_more_line_and_no_other_change():
    after = done(NEW, x=-40, y=20, sheet=300)
    assert map_of(after) == "carte: {depart: [-40, 20], feuille: 300}"
    assert after.replace(f"{map_of(after)}\n", "") == NEW


def test_the_start_changes_in_its_place_and_the_note_behind_it_stays():
    assert done(HOUSE, x=10, y=-20) == HOUSE.replace("[-50, 0]", "[10, -20]")


@pytest.mark.parametrize(
    ("before", "degrees", "after"),
    [
        ("", 90, ", heading: up"),
        ("", 450, ", heading: up"),
        ("", 45, ", heading: 45"),
        ("", 0, ""),
        (", heading: left", 180, ", heading: left"),
        (", heading: gauche", 180, ", heading: gauche"),
        (", heading: left", 270, ", heading: down"),
        (", heading: 180", 180, ", heading: 180"),
        (", heading: 180", 270, ", heading: down"),
        (", heading: 30", 0, ", heading: right"),
        (", heading: oops", 0, ", heading: right"),
    ],
)
def test_a_side_is_written_by_its_name_and_any_other_heading_in_degrees(before, degrees, after):
    draft = HOUSE.replace("0]}", f"0]{before}}}")
    assert done(draft, heading=degrees) == HOUSE.replace("0]}", f"0]{after}}}")


@pytest.mark.parametrize("width", [0, -1, 49, 5001, 300.0, True, "300"])
def test_a_width_that_no_sheet_has_changes_nothing(width):
    assert done(HOUSE, sheet=width) == HOUSE


@pytest.mark.parametrize("width", [50, 5000])
def test_the_narrowest_and_the_widest_sheet_can_be_had(width):
    assert shown(done(HOUSE, sheet=width))[0].paper["width"] == width


def test_a_smaller_sheet_takes_the_turtle_with_it():
    assert map_of(done(HOUSE, sheet=90)) == "map: {sheet: 90, start: [-45, 0]}   # as large as needed"


def test_a_turtle_put_beside_the_sheet_stands_at_its_edge():
    assert "[240, -192]" in done(HOUSE, x=9999, y=-9999)


@pytest.mark.parametrize(
    "what", [{"x": 3}, {"x": 3, "y": "4"}, {"x": float("nan"), "y": 0}, {"x": 1e9, "y": 0}, {"heading": None}]
)
def test_half_a_place_or_no_number_changes_nothing(what):
    assert done(HOUSE, **what) == HOUSE


@pytest.mark.parametrize("map", ['">..G"', "|\n  >..G", "[3]", "3"])
def test_a_map_drawn_in_letters_is_kept_and_has_no_sheet(map):
    draft = NEW.replace("blocs:", f"carte: {map}\nblocs:")
    assert done(draft, heading=90) == draft
    assert shown(draft) == [None]


def test_a_robot_has_no_sheet():
    draft = new("fr")
    assert done(draft, heading=90) == draft
    assert shown(draft)[0].paper is None


def test_what_was_said_and_taken_back_leaves_no_empty_map():
    assert done(done(NEW, free=True), free=False) == NEW
    assert done(done(NEW, sheet=400), sheet=None) == NEW


def test_of_two_sheets_only_the_one_that_is_meant_changes():
    draft = HOUSE.replace("map: {sheet: 480, start: [-50, 0]}", "maps:\n  - {sheet: 480}\n  - {sheet: 200} #")
    assert done(draft, map=1, free=True) == draft.replace("200}", "200, free_position: true}")
    assert done(draft, map=2, free=True) == draft
    assert map_of(done(draft, map=0, sheet=None)) == map_of(draft)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("start: [9000, 0]", {"x": 0, "y": 0}),
        ("start: ici", {"x": 5, "y": 5}),
        ("heading: nulle part", {"heading": 0}),
        ("sheet: 0", {"sheet": 500}),
    ],
)
def test_what_is_wrong_in_a_map_is_shown_as_usual_and_mended_by_hand(wrong, right):
    draft = HOUSE.replace("map: {sheet: 480, start: [-50, 0]}", f"map: {{{wrong}}}")
    assert read_level(draft)[0] is None
    assert shown(draft)[0].scene.sprites
    assert read_level(done(draft, **right))[0] is not None


def test_a_sheet_too_small_for_the_model_shows_it_up_to_the_edge():
    draft = done(HOUSE, sheet=90)
    assert [problem.key for problem in read_level(draft)[1]] == ["level.model_off_sheet"]
    (stroke,) = shown(draft)[0].world.sheet.wanted
    assert (stroke.start, stroke.end) == ((-45, 0), (45, 0))


def test_a_solution_that_cannot_be_read_leaves_the_sheet_without_a_model():
    draft = HOUSE.replace("forward(100)", "forwards(100")
    assert shown(draft)[0].world.sheet.wanted == ()


def test_a_sheet_is_told_in_words():
    seen = shown(done(NEW, x=-40, y=20, sheet=300, heading=90))[0].paper
    assert told(seen, TEXT) == "Départ : x -40, y 20. La tortue regarde vers le haut. Feuille de 300 pas."
    fitted = shown(done(NEW, heading=30))[0].paper
    assert told(fitted, TEXT).startswith("La tortue regarde à 30 degrés. La feuille s'ajuste au dessin")


@pytest.mark.parametrize(
    ("width", "hop"), [(50, 1), (200, 5), (500, 10), (1000, 10), (2000, 50), (5000, 100)]
)
def test_the_start_moves_by_round_steps(width, hop):
    assert shown(done(HOUSE, sheet=width))[0].paper["hop"] == hop
