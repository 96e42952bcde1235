"""What children were seen to do: by item, alone or with help, on one page and as a table."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest
from evaluated_class import CLASS, a_class

from codeweek import data
from codeweek.play import builtin
from codeweek.progress.evaluation import ITEMS, PIAF, Deed, Mark, deeds, group, marks
from codeweek.progress.progress import Progress
from codeweek.report.evaluation_report import evaluation_page, evaluation_table
from codeweek.room.results import Result
from codeweek.room.room import Room
from codeweek.server.exports.day_results import Day, Done, Place
from codeweek.server.exports.evening_report import of_day

FRENCH, ENGLISH = data.text("fr"), data.text("en")
LEVELS = builtin.pack().levels
LOOP = next(level for level in LEVELS if "C3.1" in level.piaf and level.grade in ("CM1", "CM2"))


def state(*found: Deed, item: str = "c3_1") -> str:
    return marks(["owl-green"], found)["owl-green"].get(item, Mark()).state


def deed(won: bool = True, helped: bool = False, exam: bool = False, level=LOOP, pack="codeweek") -> Deed:
    return Deed("owl-green", pack, level, won, helped, exam)


def test_what_is_won_alone_shows_more_than_with_help_and_that_more_than_what_is_tried() -> None:
    assert state() == ""
    assert state(deed(won=False)) == state(deed(won=False, helped=True)) == "seen"
    assert state(deed(helped=True)) == "helped"
    assert state(deed(), deed(helped=True, level=replace(LOOP, id="other"))) == "alone"


def test_a_level_counts_once_with_the_best_that_was_shown_and_the_evaluation_stays_known() -> None:
    found = marks([], [deed(helped=True, exam=True), deed(), deed(won=False)])["owl-green"]
    assert found["c3_1"] == Mark(alone=1, exam=True)


def test_levels_of_the_same_name_in_two_packs_are_two() -> None:
    found = marks([], [deed(), deed(pack="mine", helped=True), deed(pack="mine")])["owl-green"]
    assert found["c3_1"] == Mark(alone=2)


def test_a_level_is_for_the_cycle_of_its_class() -> None:
    found = marks([], [deed()])["owl-green"]
    assert found["c3_repeat"].levels == found["crcn_2"].levels == 1
    assert not {"c2_repeat", "c4_loop", "crcn_1", "crcn_3"} & set(found)


def test_each_skill_of_the_course_and_each_item_has_its_words_and_two_levels() -> None:
    assert {skill for level in LEVELS for skill in level.piaf} == set(PIAF)
    for item in ITEMS:
        assert sum(item.has(level) for level in LEVELS) >= 2
        for text in (FRENCH, ENGLISH):
            assert text.own(f"evaluation.item.{item.key}")
            assert text.own(f"evaluation.code.{item.key}")


def test_the_group_is_counted_child_by_child() -> None:
    found = marks(["fox-blue"], [deed(), deed(helped=True, level=replace(LOOP, id="other"))])
    assert group(found, "c3_1") == {"alone": 1, "helped": 0, "seen": 0}


def test_progress_says_what_was_won_alone_and_what_was_only_tried() -> None:
    ids = [level.id for level in LEVELS[:4]]
    there = Progress().won(ids[0], 3).showed(ids[1]).won(ids[1], 1).tried(ids[2])
    told = [(each.level.id, each.won, each.helped) for each in deeds("owl-green", "codeweek", LEVELS, there)]
    assert told == [(ids[0], True, False), (ids[1], True, True), (ids[2], False, True)]


def test_a_day_of_the_room_is_told_with_its_evaluation_and_without_levels_that_are_not_here() -> None:
    done = (
        Done("owl-green", Place("", LOOP.id, LOOP), True, Result(won=True, checked=True)),
        Done("owl-green", Place("", "lost"), False, Result(won=True)),
    )
    found = of_day(Day(datetime(2026, 11, 27), ("owl-green", "fox-blue"), done))
    assert found["owl-green"]["c3_1"] == Mark(alone=1, exam=True)
    assert found["fox-blue"] == {}


@pytest.mark.parametrize("text", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_the_page_of_a_class_has_a_line_for_each_child_and_says_what_its_signs_mean(text) -> None:
    page = evaluation_page(a_class(), "27/11/2026", text)
    assert page.count('<th scope="row">') == len(CLASS) + 3
    assert page.count("<li>") == len(ITEMS)
    assert text("evaluation.ours").replace("'", "&#x27;") in page
    assert all(sign in page for sign in "●◐○*")


def test_nobody_is_an_empty_table() -> None:
    assert evaluation_table({}, FRENCH).decode("utf-8-sig").count("\r\n") == 4
    assert Room("here").children == {}


def read(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def test_the_table_of_a_class_has_a_row_for_each_child_and_the_group_below() -> None:
    rows = read(evaluation_table(a_class(), FRENCH), ";")
    assert [len(row) for row in rows] == [len(ITEMS) + 1] * (len(CLASS) + 4)
    assert rows[-4][1:] == ["non évalué"] * len(ITEMS)  # who only came
    assert "fait seul" in rows[3][1]
    assert int(rows[-3][1]) > 20
