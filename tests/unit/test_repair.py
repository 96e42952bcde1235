"""Repairs: what one edit can do, sort by sort, and where the search of the nearest winner ends."""

from dataclasses import replace

import pytest
from start_worlds import robot

from codeweek.blocks.script import EMPTY, Script
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import read_in, solution
from codeweek.play.repair import repair_search
from codeweek.play.repair.helping import Quiz, quiz
from codeweek.play.repair.program_edits import START, Edit, edits, near, place, vocabulary
from codeweek.play.repair.repair_search import Forms, Repair, repair

BLOCKS = (
    "move",
    "turn_left",
    "turn_right",
    "pick",
    "repeat",
    "while",
    "if",
    "if_else",
    "wall_ahead",
    "on_item",
    "not",
)
LEVEL = Level(
    "a/b",
    "A corridor",
    "robot",
    (Start(robot("#####\n#>..G\n#####")),),
    toolbox=BLOCKS,
    solution="move()\n" * 3,
)


def script(text: str) -> Script:
    reading = read_in(LEVEL, text)
    assert reading.problems == ()
    return reading.script


def found(before: str, after: str, level: Level = LEVEL) -> list[Edit]:
    own, wanted = script(before), script(after)
    return [edit for edit in edits(vocabulary(level, own), own) if edit.script.blocks == wanted.blocks]


LOOP = "for _ in range({}):\n    {}\n"
ONE_EDIT = {
    "a number": ("number", LOOP.format(2, "move()"), LOOP.format(6, "move()")),
    "a turn": ("side", "turn_left()\nmove()", "turn_right()\nmove()"),
    "a question": ("value", "while wall_ahead():\n    move()", "while on_item():\n    move()"),
    "« not » put": ("value", "while wall_ahead():\n    move()", "while not wall_ahead():\n    move()"),
    "« not » taken": ("value", "while not on_item():\n    move()", "while on_item():\n    move()"),
    "a block out of its loop": (
        "move",
        LOOP.format(2, "move()\n    pick()"),
        LOOP.format(2, "move()") + "pick()",
    ),
    "a block into a loop": (
        "move",
        LOOP.format(2, "move()") + "pick()",
        LOOP.format(2, "move()\n    pick()"),
    ),
    "two blocks in the other order": ("move", "pick()\nmove()", "move()\npick()"),
    "« while » for « if »": ("type", "if wall_ahead():\n    move()", "while wall_ahead():\n    move()"),
    "« else » put": (
        "type",
        "while wall_ahead():\n    move()",
        "if wall_ahead():\n    move()\nelse:\n    pass",
    ),
    "another block": ("block", "move()\npick()", "move()\nturn_left()"),
    "one block less": ("remove", "move()\nmove()\npick()", "move()\nmove()"),
    "a loop less": ("open", LOOP.format(2, "move()\n    pick()"), "move()\npick()"),
    "one block more": ("add", LOOP.format(2, "move()"), LOOP.format(2, "pick()\n    move()")),
    "a loop around two": (
        "around",
        "pick()\nmove()\npick()",
        "pick()\n" + LOOP.format(2, "move()\n    pick()"),
    ),
    "a question around one of each": (
        "around",
        "move()\npick()",
        "if wall_ahead():\n    move()\nelse:\n    pick()",
    ),
}


@pytest.mark.parametrize(("sort", "before", "after"), ONE_EDIT.values(), ids=ONE_EDIT)
def test_one_edit_leads_there(sort: str, before: str, after: str) -> None:
    heads = "if wall_ahead():\n    pass\nelse:\n    pass\n" + LOOP.format(2, "pass")
    own, wanted = script(before), script(after)
    sorts = {
        edit.sort
        for edit in edits(vocabulary(LEVEL, own, [script(heads), wanted]), own)
        if edit.script == wanted
    }
    assert sorts == {sort}


TWO_EDITS = {
    "two numbers": (LOOP.format(2, "move()") * 2, LOOP.format(3, "move()") * 2),
    "a loop and what is in it": (LOOP.format(2, "move()") + "pick()", "pick()"),
    "« else » goes, with a block in it": (
        "if wall_ahead():\n    pass\nelse:\n    move()",
        "if wall_ahead():\n    pass",
    ),
    "two blocks more": ("move()", "move()\npick()\npick()"),
}


@pytest.mark.parametrize(("before", "after"), TWO_EDITS.values(), ids=TWO_EDITS)
def test_one_edit_does_not_lead_there(before: str, after: str) -> None:
    assert found(before, after) == []


def test_only_pieces_that_are_left_are_put_and_nothing_is_written_on() -> None:
    level = replace(LEVEL, mode="parsons", solution="move()\nturn_left()\nmove()")
    own = read_in(level, "move()\nturn_left()").script
    assert {edit.sort for edit in edits(vocabulary(level, own), own)} == {"add", "remove", "move"}
    added = [edit for edit in edits(vocabulary(level, own), own) if edit.sort == "add"]
    assert {block.type for edit in added for block in edit.script.blocks if block.id == edit.block} == {
        "move"
    }


@pytest.mark.parametrize(
    ("number", "others"),
    [
        (0, [1, 2, 3, 4]),
        (2, [1, 3, 0, 4, 5, 6]),
        (20, [19, 21, 18, 22, 17, 23, 16, 24]),
        (21, [20, 22, 19, 23, 18, 24, 17, 25, 42, 10.5]),
        (90, [89, 91, 88, 92, 87, 93, 86, 94, 180, 45]),
    ],
)
def test_other_numbers_come_nearest_first_and_none_is_negative(number: int, others: list[float]) -> None:
    assert list(near(number)) == others


def test_the_place_of_what_is_put_is_the_block_before_it_or_around_it() -> None:
    own = script(LOOP.format(2, "move()") + "pick()")
    loop, pick = own.blocks
    (move,) = loop.bodies["body"]
    added = [
        edit
        for edit in edits(vocabulary(LEVEL, own), own)
        if edit.sort == "add" and "turn_left" in str(edit.script)
    ]
    assert {place(edit) for edit in added} == {move.id, loop.id, START, pick.id}


DISTANCES = {
    "the same": ("move()", "move()", 0),
    "from nothing": ("", LOOP.format(2, "move()"), 2),
    "another block": ("move()", "pick()", 1),
    "a loop around": ("move()\npick()", LOOP.format(2, "move()\n    pick()"), 1),
    "a number in a loop": (LOOP.format(2, "move()"), LOOP.format(3, "move()"), 1),
    "« while » for « if »": ("if wall_ahead():\n    move()", "while wall_ahead():\n    move()", 1),
    "another sort of loop": (LOOP.format(2, "move()"), "while wall_ahead():\n    move()", 2),
    "a loop for a block": ("move()", LOOP.format(2, "pass"), 2),
    "out of a loop": (LOOP.format(2, "move()\n    pick()"), LOOP.format(2, "move()") + "pick()", 2),
}


@pytest.mark.parametrize(("one", "other", "edits"), DISTANCES.values(), ids=DISTANCES)
def test_the_tree_distance_counts_edits_of_single_blocks(one: str, other: str, edits: int) -> None:
    forms = Forms()
    assert forms.distance(forms.of(script(one)), forms.of(script(other))) == edits


def texts(repaired: Repair | None) -> list[str]:
    assert repaired is not None
    return [edit.sort for edit in repaired.edits]


def test_a_program_that_wins_needs_no_edit() -> None:
    assert repair(LEVEL, script("move()\n" * 3)) == Repair(())
    assert repair(LEVEL, script(LOOP.format(3, "move()"))) == Repair(())


def test_a_program_that_wins_in_another_way_is_found_by_running() -> None:
    assert texts(repair(LEVEL, script(LOOP.format(2, "move()")))) == ["number"]


def test_without_a_run_left_the_edits_lead_to_a_program_known_to_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair_search, "RUNS", 0)
    away = repair(LEVEL, script(LOOP.format(2, "move()")))
    assert away is not None
    assert texts(away) == ["open", "add", "add"]
    assert away.edits[-1].script == script("move()\n" * 3)
    known = [script(LOOP.format(3, "move()"))]
    assert texts(repair(LEVEL, script(LOOP.format(2, "move()")), known)) == ["number"]


def test_an_empty_program_is_led_block_by_block_to_the_solution() -> None:
    found = repair(LEVEL, EMPTY)
    assert texts(found) == ["add", "add", "add"]
    assert found is not None
    assert [len(edit.script.blocks) for edit in found.edits] == [1, 2, 3]


def test_of_blocks_in_a_row_that_are_alike_the_last_one_is_missing() -> None:
    own = script("move()\nmove()")
    found = repair(LEVEL, own)
    assert found is not None
    assert [(edit.sort, place(edit)) for edit in found.edits] == [("add", own.blocks[-1].id)]


@pytest.mark.parametrize("solved", ["", "move()"])
def test_where_no_program_is_known_to_win_there_is_none(solved: str) -> None:
    level = replace(LEVEL, maps=(Start(robot("####\n#>#G\n####")),), solution=solved)
    assert repair(level, script("move()")) is None
    assert quiz(level, script("move()")) is None


def test_a_program_that_wins_is_not_asked_about() -> None:
    assert quiz(LEVEL, solution(LEVEL).script) is None


def test_the_blocks_beside_the_program_stay() -> None:
    own = replace(script("move()\nmove()"), loose=(script("pick()").blocks,))
    found = repair(LEVEL, own)
    assert found is not None
    assert found.edits[-1].script.loose == own.loose


def asked(text: str) -> Quiz:
    found = quiz(LEVEL, script(text))
    assert found is not None
    return found


def test_a_question_about_a_number_offers_three_numbers() -> None:
    found = asked(LOOP.format(5, "move()"))
    numbers = [edit.script.blocks[0].slots["count"].fields["value"] for edit in found.choices]
    assert found.block == script(LOOP.format(5, "move()")).blocks[0].id
    assert numbers[found.right] == 3
    assert len({*numbers}) == 3
    assert 5 not in numbers


def test_a_question_about_what_is_missing_shows_where() -> None:
    own = script("turn_left()\nturn_right()\nmove()\nmove()")
    found = quiz(LEVEL, own)
    assert found is not None
    assert {edit.sort for edit in found.choices} == {"add"}
    assert found.block in {START, *(block.id for block in own.blocks)}
