"""What a search tells of drawings whose answer is known."""

from dataclasses import replace

import pytest
from second_drawing import OFFERED, drawing_level

from codeweek.levels.programs import python_text
from codeweek.play.builtin import level as shipped
from codeweek.play.session import play_text
from codeweek.report.finding import find
from codeweek.solver.drawing import drawing_search
from codeweek.solver.drawing.drawing_task import CLEAR, CLEAR_ANGLE
from codeweek.solver.search import SearchProgress, SearchResult, search, solve

SQUARE = "for _ in range(4):\n    forward(100)\n    rotate_left(90)\n"
DASHES = "for _ in range(3):\n    forward(20)\n    pen_up()\n    forward(20)\n    pen_down()\n"
PENS = (*OFFERED, "pen_up", "pen_down")
FUNCTION = """def aile():
    forward(100)
    backward(100)
    rotate_left(90)


aile()
aile()
aile()
aile()
"""


def told(answer: SearchResult) -> tuple[int | None, bool, int]:
    return answer.blocks, answer.proven, answer.bound


def corner(angle: float, length: float = 100) -> str:
    """Two lines that make an angle."""
    return f"forward(100)\nbackward(100)\nrotate_left({angle})\nforward({length})\n"


@pytest.mark.parametrize(
    ("name", "blocks"),
    [
        ("05-la-tortue-geometre/02-le-carre-pas-a-pas", 7),
        ("05-la-tortue-geometre/03-le-carre-en-trois-blocs", 4),
        ("05-la-tortue-geometre/04-le-rectangle", 5),
        ("05-la-tortue-geometre/05-les-marches", 5),
        ("05-la-tortue-geometre/07-les-pointilles", 5),
        ("05-la-tortue-geometre/08-le-carre-ouvert", 3),
        ("05-la-tortue-geometre/09-la-maison", 6),
        ("06-les-boucles-dans-les-boucles/04-la-frise", 5),
        ("06-les-boucles-dans-les-boucles/05-la-rosace", 5),
    ],
)
def test_the_drawings_of_the_course_have_a_proved_minimum(name, blocks):
    answer = solve(shipped(name))
    assert (answer.blocks, answer.proven, answer.outside) == (blocks, True, ())
    assert answer.bound >= blocks - 1


@pytest.mark.parametrize(
    "name",
    [
        "09-les-boites/06-la-spirale",
        "10-mes-blocs/04-petit-moyen-grand",
        "10-mes-blocs/06-le-polygone-universel",
    ],
)
def test_nothing_is_proved_of_a_drawing_with_boxes_or_values(name):
    answer = solve(shipped(name))
    assert (answer.proven, answer.bound) == (False, 0)
    assert answer.outside


def test_the_numbers_are_found_without_a_program_of_the_level():
    answer = solve(drawing_level(SQUARE), most=3)
    assert told(answer) == (3, True, 3)
    assert "range(4)" in python_text(drawing_level(SQUARE), answer.programs[0], "en").source


def test_each_program_that_is_found_wins_in_so_many_blocks():
    level = drawing_level(f"{SQUARE}rotate_right(60)\n{SQUARE}")
    answer = solve(level, most=7)
    assert answer.blocks is not None
    for script in answer.programs:
        verdict = play_text(level, python_text(level, script, "en").source).verdict
        assert (verdict.won, verdict.blocks) == (True, answer.blocks)


def test_a_length_that_no_whole_number_is_is_found():
    level = drawing_level("for _ in range(7):\n    forward(47.25)\n    rotate_left(360 / 7)\n")
    assert told(solve(level, most=3)) == (3, True, 3)


def test_a_turtle_that_looks_elsewhere_turns_first():
    level = drawing_level("rotate_left(90)\nforward(100)\n", heading=0)
    assert told(solve(level, most=5)) == (2, True, 2)
    assert told(solve(drawing_level("forward(100)\n", heading=90), most=5)) == (1, True, 1)


def test_without_loops_each_line_takes_a_stroke_and_each_corner_a_turn():
    level = drawing_level(SQUARE, ("forward", "rotate_left"))
    assert told(solve(level, most=6)) == (None, False, 6)
    assert told(solve(level, most=7)) == (7, True, 7)


def test_the_pen_is_lifted_where_the_drawing_is_in_pieces():
    level = drawing_level(DASHES, PENS)
    assert told(solve(level, most=4)) == (None, False, 4)
    assert solve(level, most=5).blocks == 5


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (SQUARE, ("rotate_left", "repeat")),
        (SQUARE, ("forward", "repeat")),
        (DASHES, ("forward", "pen_up", "repeat")),
        (DASHES, ("forward", "pen_down", "repeat")),
    ],
)
def test_a_drawing_for_which_a_block_lacks_cannot_be_drawn(source, blocks):
    answer = solve(drawing_level(source, blocks))
    assert (answer.blocks, answer.proven, answer.closed) == (None, True, (0,))


def test_the_block_that_lacks_is_told():
    level = replace(drawing_level(SQUARE, ("forward", "repeat")), solution=SQUARE)
    assert find(level).missing == ("rotate_left",)


def test_a_line_ahead_needs_no_turn():
    assert told(solve(drawing_level("backward(100)\n", ("forward",)), most=3)) == (1, True, 1)
    assert solve(drawing_level("backward(100)\n", ("forward",), heading=30), most=3).blocks == 1


def test_a_function_is_never_shorter_up_to_six_blocks_and_nothing_is_said_beyond():
    cross = drawing_level(FUNCTION, ("forward", "backward", "rotate_left", "define", "call"))
    assert told(solve(cross, most=9)) == (6, True, 6)
    twelve = drawing_level(
        SQUARE.replace("4", "12").replace("90", "30"), ("forward", "rotate_left", "define", "call")
    )
    assert told(solve(twelve, most=12)) == (None, False, 6)


@pytest.mark.parametrize(
    ("source", "spoken"),
    [
        (corner(CLEAR_ANGLE), True),
        (corner(CLEAR_ANGLE - 0.1), False),
        (corner(90, CLEAR), True),
        (corner(90, CLEAR - 0.1), False),
        (
            f"forward(100)\nrotate_left(90)\nforward({CLEAR})\nrotate_left(90)\nforward(100)\n",
            True,
        ),
        (
            f"forward(100)\nrotate_left(90)\nforward({CLEAR - 1})\nrotate_left(90)\nforward(100)\n",
            False,
        ),
        (f"pen_up()\nforward({CLEAR})\npen_down()\nforward(100)\n", True),
        (f"pen_up()\nforward({CLEAR - 0.1})\npen_down()\nforward(100)\n", False),
        (f"rotate_left({CLEAR_ANGLE})\nforward(100)\n", True),
        (f"rotate_left({CLEAR_ANGLE - 0.1})\nforward(100)\n", False),
    ],
)
def test_nothing_is_claimed_of_what_the_judge_may_take_for_something_else(source, spoken):
    answer = solve(drawing_level(source, PENS), most=2)
    assert bool(answer.outside) == (not spoken)
    assert (answer.bound > 0 or answer.proven) == spoken


@pytest.mark.parametrize(
    ("source", "extra"),
    [(SQUARE, "colour"), (SQUARE, "go_to"), (SQUARE, "point_in_direction"), (SQUARE, "pen_width")],
)
def test_nothing_is_claimed_with_a_block_that_is_not_spoken(source, extra):
    answer = solve(drawing_level(source, (*OFFERED, extra)))
    assert extra in answer.outside
    assert (answer.proven, answer.bound) == (False, 0)


def test_nothing_is_claimed_where_the_own_program_is_not_quite_on_the_lines():
    level = replace(drawing_level(SQUARE), solution=SQUARE.replace("100", "100.3"))
    assert told(solve(level))[1:] == (True, 3)
    bent = "for _ in range(2):\n    forward(100)\n    rotate_left(0.2)\n"
    level = replace(drawing_level("forward(200)\n"), solution=bent)
    assert play_text(level, bent).verdict.won
    assert solve(level).blocks == 1


def test_a_search_stops_by_its_count_and_says_how_far_it_came():
    level = drawing_level(f"{SQUARE}rotate_right(60)\n{SQUARE}")
    answers = [solve(level, most=6, effort=effort) for effort in (100, 5_000, 5_000)]
    assert answers[0].bound < answers[1].bound
    assert answers[1] == answers[2]
    assert not any(answer.proven for answer in answers)


def test_a_long_search_tells_how_far_it_is():
    level = drawing_level(f"{SQUARE}rotate_right(60)\n{SQUARE}")
    told = [each for each in search(level, most=5) if isinstance(each, SearchProgress)]
    assert [each.size for each in told] == sorted(each.size for each in told)
    assert len(told) > 2


def test_larger_programs_than_there_are_shapes_of_are_not_looked_for(monkeypatch):
    level = drawing_level(f"{SQUARE}rotate_right(60)\n{SQUARE}")
    monkeypatch.setattr(drawing_search, "MOST_LOOPED", 3)
    assert told(solve(level, most=6)) == (None, False, 3)
    monkeypatch.setattr(drawing_search, "MOST_LOOPED", 4)
    assert told(solve(level, most=6)) == (None, False, 4)


def test_loops_in_loops_can_be_left_out():
    square = "    for _ in range(4):\n        forward(40)\n        rotate_left(90)\n"
    comb = f"for _ in range(4):\n{square}    forward(40)\n"
    assert solve(drawing_level(comb), most=5).blocks == 5
    assert told(solve(drawing_level(comb), frozenset({"nested"}), most=6)) == (None, False, 6)
