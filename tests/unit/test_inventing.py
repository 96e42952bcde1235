"""A child invents a level: what it is told, its limits, and the file it takes along."""

import pytest

from codeweek import data
from codeweek.authoring.draft.show import read_level
from codeweek.authoring.inventing import level_title, sketch_proof
from codeweek.authoring.inventing.sketch import (
    HIGHEST,
    LOWEST,
    NARROWEST,
    WIDEST,
    Sketch,
    from_json,
    level_file,
)
from codeweek.authoring.validate import prove
from codeweek.diagnostic import Diagnostic
from codeweek.progress import invented
from codeweek.progress.numbered import TITLE
from codeweek.progress.progress import Progress


def drawn(*rows, kit="turns"):
    return from_json({"grid": list(rows), "look": "castle", "kit": kit})


def searched(sketch):
    search = sketch_proof.shorter(sketch_proof.proved(sketch, "x"))
    search.go(1000)
    return search


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ((".....", "....."), "nothing"),
        ((".#..G", "....*"), "no_hero"),
        ((">....", "..#.."), "no_goal"),
        ((">.#G.", "..#.."), "closed"),
        ((">..#*", "G..##"), "closed"),
    ],
)
def test_what_keeps_a_drawing_from_being_a_level_is_said(rows, key):
    assert sketch_proof.proved(drawn(*rows), "x") == Diagnostic(f"invent.{key}")


def test_a_second_hero_is_the_first_one_moved():
    sketch = drawn("v....", "....G").put((2, 1), "start")
    assert sketch.rows == (".....", "..v.G")


def test_a_hero_that_is_touched_again_turns():
    sketch, seen = drawn(">....", "....G"), []
    for _touch in range(4):
        sketch = sketch.put((0, 0), "start")
        seen.append(sketch.rows[0][0])
    assert seen == ["v", "<", "^", ">"]


def test_the_fewest_blocks_of_a_level_are_told():
    search = searched(drawn(">....G", "......"))
    assert sketch_proof.told(search) == Diagnostic("invent.proved", {"n": 2})
    assert sketch_proof.solution(search, "fr") == "for _ in range(5):\n    avancer()\n"


def test_a_level_of_arrows_is_won_with_arrows_alone():
    search = searched(drawn(">.#G", "....", kit="arrows"))
    assert sketch_proof.told(search) == Diagnostic("invent.proved", {"n": 5})
    assert sketch_proof.solution(search, "fr").split() == ["bas()", *["vers_droite()"] * 3, "haut()"]


def test_a_long_way_of_arrows_is_told_without_a_loop():
    level = sketch_proof.proved(drawn(">......G", kit="arrows"), "x")
    assert level.solution == "right()\n" * 7


def test_a_level_too_large_to_be_searched_is_possible_all_the_same():
    sketch = drawn(*["********"] * 5, ">*******")
    search = searched(sketch)
    told = sketch_proof.told(search)
    assert told.key == "invent.possible"
    level, _problems = read_level(level_file(sketch, sketch_proof.solution(search, "fr")))
    assert not [each for each in prove(level) if each.severity == "error"]


@pytest.mark.parametrize("language", data.languages())
def test_the_file_of_a_level_leaves_nothing_to_check(language):
    search = searched(drawn(">..#.G", "...*.."))
    level, problems = read_level(
        level_file(drawn(">..#.G", "...*.."), sketch_proof.solution(search, language))
    )
    assert [*problems, *prove(level)] == []


@pytest.mark.parametrize(
    ("size", "fits"),
    [
        ((WIDEST, HIGHEST), True),
        ((WIDEST + 1, HIGHEST), False),
        ((WIDEST, HIGHEST + 1), False),
        ((NARROWEST, LOWEST), True),
        ((NARROWEST - 1, LOWEST), False),
        ((NARROWEST, LOWEST - 1), False),
    ],
)
def test_a_map_has_from_three_by_two_to_eight_by_six_cells(size, fits):
    resized = Sketch().resized(*size)
    assert ((resized.width, resized.height) == size) == fits


def test_no_size_cuts_the_hero_off():
    sketch = drawn(".....", ".....", "....>")
    assert sketch.resized(4, 3) == sketch.resized(5, 2) == sketch
    assert sketch.resized(5, 3).hero == sketch.resized(6, 4).hero == (4, 2)


def test_a_child_keeps_twenty_levels_and_no_more():
    progress = Progress()
    for number in range(invented.MOST):
        place = invented.free(progress)
        assert place == invented.place(number + 1)
        progress = invented.redrawn(progress, place, Sketch().to_json())
    assert invented.free(progress) is None
    assert invented.free(invented.erased(progress, "invented-7")) == "invented-7"
    assert len(invented.kept(progress)) == 20


def test_the_level_that_was_drawn_last_comes_first():
    progress = Progress()
    for place in ("invented-1", "invented-2", "invented-3", "invented-1"):
        turned = len(progress.gallery)
        progress = invented.redrawn(progress, place, Sketch().put((turned, 0), "wall").to_json())
    assert invented.kept(progress) == ["invented-1", "invented-3", "invented-2"]


def test_the_drawing_of_another_computer_is_not_lost_when_one_goes_on():
    progress = Progress().kept("invented-1", {"grid": ["#.."]}).kept("invented-1", {"grid": [".#."]})
    after = invented.redrawn(progress, "invented-1", {"grid": ["..#"]})
    assert after.gallery["invented-1"] == ({"grid": ["#.."]}, {"grid": ["..#"]})


@pytest.mark.parametrize("language", data.languages())
def test_a_title_is_made_of_chosen_words_only(language):
    text = data.text(language)
    said = {
        level_title.said(level_title.title(place, owner), text)
        for place in level_title.PLACES
        for owner in level_title.OWNERS
    }
    assert len(said) == len(level_title.PLACES) * len(level_title.OWNERS)
    assert (
        level_title.said("Léa Martin", text) == level_title.said("maze-Léa", text) == text("invent.untitled")
    )
    assert all(len(level_title.title(place, level_title.OWNERS[0])) <= TITLE for place in level_title.PLACES)


def test_the_solution_of_a_level_that_is_not_searched_is_in_the_words_of_its_language():
    search = searched(drawn(*["********"] * 5, ">*******"))
    assert "avancer()" in sketch_proof.solution(search, "fr")
    assert "move()" in sketch_proof.solution(search, "en")
