"""What children have reached: by item, on several levels and days, alone and elsewhere; sheets and tables."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import datetime
from html import escape
from itertools import product
from xml.etree import ElementTree

import pytest
from evaluated_class import CLASS, DAYS, FORGER, HASTY, HELPED, LUCKY, PACK, a_class, own, win, worker
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.progress.evaluation import (
    EVIDENCE,
    FREE,
    ITEMS,
    PIAF,
    STATES,
    Deed,
    Mark,
    deeds,
    evidence,
    group,
    marks,
)
from codeweek.progress.progress import Progress
from codeweek.report.evaluation_ods import KIND, ods_of
from codeweek.report.evaluation_report import evaluation_ods, evaluation_page, evaluation_table
from codeweek.report.html import cell, csv_of
from codeweek.room.results import Result
from codeweek.server.exports.day_results import Day, Done, Place
from codeweek.server.exports.evening_report import reached

FRENCH, ENGLISH = data.text("fr"), data.text("en")
LEVELS = PACK.levels
OWL, FOX = "owl-green", "fox-blue"
LOOPS = [each for each in LEVELS if each.id.startswith("04") and each.mode in ("make", "modify")]
LOOP, *_ = LOOPS
SOLO = next(level for level in LEVELS if level.id.startswith("04") and level.mode == "solo")
ELSEWHERE = next(each for each in LEVELS if "C3.1" in each.piaf and each.id.startswith("06"))
FORESEE = next(level for level in LEVELS if level.mode == "predict")
EXERCISE = next(level for level in LEVELS if level.parts)
MADE = {"blocks": {}}


def deed(level=LOOP, helped=False, day=0, won=True, **more) -> Deed:
    days = frozenset([DAYS[day]] if day is not None else [])
    return replace(Deed(OWL, "codeweek", level, won, helped, days=days, program=MADE), **more)


def mark(*found: Deed, item: str = "c3_1") -> Mark:
    return marks([OWL], found)[OWL].get(item, Mark())


ENOUGH = (deed(LOOPS[0]), deed(LOOPS[1], helped=True), deed(SOLO, day=1))


def test_an_item_is_reached_on_three_levels_and_two_days_one_alone_and_one_elsewhere_alone():
    assert mark(*ENOUGH).state == "reached"


@pytest.mark.parametrize(
    ("less", "state"),
    [
        (ENOUGH[1:], "alone"),  # two levels
        ([replace(each, days=ENOUGH[0].days) for each in ENOUGH], "alone"),  # one day
        ([replace(each, days=frozenset()) for each in ENOUGH], "alone"),  # of which nothing is known
        ([*ENOUGH[:2], deed(LOOPS[2], day=1)], "alone"),  # nothing elsewhere
        ([*ENOUGH[:2], deed(SOLO, day=1, helped=True)], "alone"),  # elsewhere with help
        ([replace(each, helped=True) for each in ENOUGH], "helped"),
        ([replace(each, won=False) for each in ENOUGH], "seen"),
        ([replace(each, program=None) for each in ENOUGH], "alone"),  # nothing to show
        ([], ""),
    ],
)
def test_where_one_of_these_is_missing_it_is_not_reached(less, state):
    assert mark(*less).state == state


@pytest.mark.parametrize("anew", [deed(LOOPS[1], day=1, like=True), deed(ELSEWHERE, day=1)])
def test_elsewhere_is_a_level_made_alike_or_another_chapter_too(anew):
    helped = [deed(level, helped=True) for level in LOOPS[1:4]]
    assert mark(deed(), *helped, anew).state == "reached"
    assert mark(deed(), *helped, replace(anew, helped=True)).state == "alone"


def test_a_level_made_alike_is_no_level_more_and_alone_there_is_not_alone_on_one_of_the_item():
    alike = deed(LOOPS[1], day=1, like=True)
    assert mark(deed(LOOPS[0]), deed(LOOPS[1], helped=True), alike).state == "alone"  # two levels
    all_helped = mark(*(deed(level, helped=True) for level in LOOPS[:3]), alike)
    assert (all_helped.state, all_helped.won, all_helped.alone) == ("alone", 3, 0)


@given(st.lists(st.tuples(st.sampled_from([*LOOPS, SOLO]), st.booleans(), st.integers(0, 4), st.booleans())))
def test_doing_more_never_makes_less_of_what_is_reached(done):
    found = [deed(level, helped, day, won) for level, helped, day, won in done]
    order = [*STATES, ""]
    states = [order.index(mark(*found[:many]).state) for many in range(len(found) + 1)]
    assert states == sorted(states, reverse=True)


def test_a_level_counts_once_with_the_best_that_was_shown_all_its_days_and_the_evaluation():
    found = mark(deed(helped=True, exam=True), deed(day=1), deed(day=2, won=False))
    assert (found.alone, found.won, found.days, found.exam) == (1, 1, 2, True)
    assert found.deeds[0].days == {*DAYS[:2]}


def test_levels_of_the_same_name_in_two_packs_are_two():
    assert mark(deed(), deed(pack="mine", helped=True), deed(pack="mine")).alone == 2


@pytest.mark.parametrize("mode", FREE)
def test_a_level_that_is_only_run_and_a_free_creation_are_only_seen(mode):
    assert deed(replace(LOOP, mode=mode)).how == "seen"
    assert deed(EXERCISE).how == "alone"  # its mode is `run` too, and it asks


def test_a_level_is_for_the_cycle_of_its_class():
    found = marks([], [deed(replace(LOOP, grade="CM1"))])[OWL]
    assert {"c3_repeat", "crcn_2"} <= set(found)
    assert not {"c2_repeat", "c4_loop", "crcn_1", "crcn_3"} & set(found)


@pytest.mark.parametrize(("item", "chapter"), [("c4_variable", "09-les-boites"), ("c4_event", "13-quand")])
def test_variables_and_events_are_items_of_cycle_4(item, chapter):
    levels = [level for level in LEVELS if next(each for each in ITEMS if each.key == item).has(level)]
    assert sum(level.id.startswith(chapter) for level in levels) >= 6
    assert LOOP not in levels
    assert any(level.mode == "solo" for level in levels)


def test_each_item_has_its_words_and_can_be_reached_in_the_course():
    assert {skill for level in LEVELS for skill in level.piaf} == set(PIAF)
    progress = Progress()
    for place, level in enumerate(LEVELS):
        progress = win(progress, OWL, level, DAYS[place % len(DAYS)])
    found = marks([OWL], deeds(OWL, "codeweek", PACK, progress))[OWL]
    assert {item.key: found[item.key].state for item in ITEMS} == {item.key: "reached" for item in ITEMS}
    for item, text, what in product(ITEMS, (FRENCH, ENGLISH), ("item", "code", "home")):
        assert text.own(f"evaluation.{what}.{item.key}")


def test_the_group_is_counted_child_by_child():
    found = marks([FOX], [*ENOUGH, deed(helped=True, profile=FOX)])
    assert group(found, "c3_1") == {"reached": 1, "alone": 0, "helped": 1, "seen": 0}


def told(progress: Progress, pack=PACK):
    return [
        (each.level.id, each.how, sorted(each.days), each.like)
        for each in deeds(OWL, "codeweek", pack, progress)
    ]


def test_progress_says_what_was_won_alone_on_which_day_and_what_was_only_tried():
    one, two, three, four = (level.id for level in LOOPS[:4])
    there = Progress().saved(one, {}).won(one, 3, day=DAYS[0]).practised(one, helped=False, day=DAYS[1])
    there = (
        there.saved(two, {}).showed(two).won(two, 1, day=DAYS[0]).tried(three).saved(four, {}).won(four, 3)
    )
    assert told(there) == [
        (one, "alone", [DAYS[0]], False),
        (one, "alone", [DAYS[1]], True),
        (two, "helped", [DAYS[0]], False),
        (three, "seen", [], False),
        (four, "alone", [], False),
    ]
    assert told(there, None) == []


@pytest.mark.parametrize("level", [LOOP, FORESEE, EXERCISE])
def test_stars_without_a_program_or_a_run_are_only_told(level):
    there = Progress(stars={level.id: 3}, alone=frozenset([level.id]))
    assert [how for _, how, *_ in told(there)] == ["seen"]
    played = win(Progress(), OWL, level, DAYS[0])
    assert [how for _, how, *_ in told(played)] == ["alone"]


@pytest.mark.parametrize(
    ("level", "stars", "how"),
    [
        (FORESEE, 3, "alone"),
        (FORESEE, 1, "helped"),
        (EXERCISE, 2, "alone"),
        (EXERCISE, 1, "helped"),
        (LOOP, 1, "alone"),
    ],
)
def test_an_answer_that_was_found_by_trying_counts_as_help(level, stars, how):
    there = Progress().saved(level.id, {}).won(level.id, stars)
    assert [each for _, each, *_ in told(there)] == [how]


@pytest.mark.parametrize(
    ("day", "other", "hows"),
    [(0, 0, ("helped", "helped")), (0, 1, ("alone", "helped")), (0, None, ("helped", "helped"))],
)
def test_the_very_blocks_of_another_child_are_help_for_who_did_not_have_them_first(day, other, hows):
    copied = own(OWL, LOOP)
    found = marks([], [deed(day=day, program=copied), deed(profile=FOX, day=other, program=copied)])
    assert tuple(found[profile]["c3_1"].deeds[0].how for profile in (OWL, FOX)) == hows


def test_who_had_the_blocks_first_keeps_its_win_whatever_it_did_later_and_others_did_not_win():
    mine, theirs = deed(program=own(OWL, LOOP)), deed(profile=FOX, day=1, program=own(OWL, LOOP))
    again = replace(mine, exam=True, days=frozenset([DAYS[3]]))
    for others in ((theirs, again), (again, theirs), (replace(theirs, won=False, days=frozenset()),)):
        found = marks([], [mine, *others])
        assert found[OWL]["c3_1"].state == "alone"
        assert found[FOX]["c3_1"].state == ("helped" if others[-1].won else "seen")


def test_two_children_with_the_same_program_of_their_own_both_did_it_alone():
    found = marks([], [deed(program=own(OWL, LOOP)), deed(profile=FOX, program=own(FOX, LOOP))])
    assert [found[profile]["c3_1"].state for profile in (OWL, FOX)] == ["alone", "alone"]
    numbered = {"blocks": {"blocks": [{"type": "move", "id": "n0"}]}}  # names that a window gives
    found = marks([], [deed(program=numbered), deed(profile=FOX, program=numbered)])
    assert [found[profile]["c3_1"].state for profile in (OWL, FOX)] == ["alone", "alone"]


def test_evidence_is_what_was_done_elsewhere_and_what_was_done_alone_rather_than_with_help():
    found = mark(
        deed(LOOPS[0], helped=True), deed(LOOPS[1]), deed(SOLO), deed(ELSEWHERE), deed(LOOPS[2], won=False)
    )
    assert [each.level for each in evidence(found)] == [SOLO, ELSEWHERE]
    assert [each.level for each in evidence(found, {deed(ELSEWHERE).place})] == [ELSEWHERE, SOLO]
    lesser = mark(deed(LOOPS[0], helped=True), deed(LOOPS[1]), deed(LOOPS[2], program=None))
    assert [each.level for each in evidence(lesser)] == [LOOPS[1], LOOPS[2]]
    assert len(evidence(mark(deed(LOOPS[0], won=False)))) == 0 < EVIDENCE


def test_a_room_says_what_was_played_again_with_its_days_and_without_levels_that_are_not_here():
    def done(level, exam=False, profile=OWL, **more):
        return Done(
            profile,
            Place("", level.id, level),
            exam,
            Result(**{"won": True, "checked": True, "stars": 3} | more),
        )

    all_of_it = (
        done(LOOP, True, day=DAYS[0]),
        done(LOOPS[1], both=True, day=DAYS[1]),
        done(SOLO, checked=False, day=DAYS[1]),
        Done(OWL, Place("", "lost"), False, Result(won=True)),
    )
    programs = {LOOP.id: own(OWL, LOOP)}
    files = {OWL: {"courses": {"": Progress(programs=programs).to_json()}}}
    found = reached(
        Day(datetime(2026, 11, 27), (OWL, FOX), all_of_it), lambda profile: files.get(profile, {})
    )
    there = found[OWL]["c3_1"]
    assert (there.won, there.alone, there.days, there.exam, there.state) == (2, 1, 2, True, "alone")
    assert there.deeds[0].program == programs[LOOP.id]
    assert found[FOX] == {}


# A class of twenty-four.


@pytest.fixture(scope="module")
def there():
    return a_class()


@pytest.mark.parametrize("child", [LUCKY, HELPED, FORGER, HASTY])
def test_who_only_seems_to_have_done_it_has_reached_nothing(there, child):
    states = {mark.state for mark in there[child].values()}
    expected = {LUCKY: {"alone"}, HELPED: {"helped"}, FORGER: {"seen"}, HASTY: {"alone"}}
    assert states == expected[child]


def test_who_brings_the_file_of_another_child_has_reached_nothing():
    best = CLASS[18]
    progress = worker(18, best)
    copied = marks(
        [], [each for child in (best, FORGER) for each in deeds(child, "codeweek", PACK, progress)]
    )
    assert {mark.state for mark in copied[FORGER].values()} <= {"helped", "seen"}


@pytest.mark.parametrize("text", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_the_page_of_a_class_has_a_line_and_a_sheet_for_each_child_and_says_what_its_signs_mean(there, text):
    page = evaluation_page(there, "27/11/2026", text)
    assert page.count("<section>") == len(CLASS) - 1  # without who was never there
    assert page.partition("<section>")[0].count('<th scope="row">') == len(CLASS) + 4
    assert page.count("<li>") == len(ITEMS)
    assert escape(text("evaluation.ours")) in page
    assert escape(text("evaluation.rule", levels=3, days=2)) in page
    assert all(
        f"{sign} {text(f'evaluation.state.{state}')}" in page
        for sign, state in zip("●◐○–", STATES, strict=True)
    )


def test_the_sheet_of_a_child_shows_its_own_programs_for_what_it_reached(there):
    sheet = evaluation_page({OWL: there[OWL]}, "27/11/2026", FRENCH).partition("<section>")[2]
    found = there[OWL]["c2_sequence"]
    assert (found.state, found.won, found.alone, found.days) == ("reached", 8, 6, 5)
    assert escape(FRENCH("evaluation.home.c2_sequence")) in sheet
    assert "atteint (8 niveaux réussis, 6 sans aide, 5 jours, 2 réinvestis)" in sheet.replace("\u00a0", " ")
    for each in evidence(found):
        assert f"<h3>{each.figure} {escape(FRENCH.pick(each.level.title))}</h3>" in sheet
    assert sheet.count("<pre>") >= 2
    assert "haut()" in sheet or "avancer()" in sheet


def test_a_program_that_cannot_be_read_and_a_month_that_no_calendar_has_stop_nothing():
    odd = deed(days=frozenset(["2026-13-45"]), program={"blocks": 3})
    page = evaluation_page(marks([OWL], [odd]), "27/11/2026", FRENCH)
    assert ("2026-13-45" in page, "<pre>" in page) == (True, False)


def test_nobody_is_an_empty_table():
    assert evaluation_table({}, FRENCH).decode("utf-8-sig").count("\r\n") == 5
    assert "<section>" not in evaluation_page({}, "27/11/2026", FRENCH)


def read(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def read_ods(content: bytes) -> list[list[str]]:
    """What an office reads: the cells of the one sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == KIND.encode()
        ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
        root = ElementTree.fromstring(archive.read("content.xml"))
    space = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
    office, table = space % "office", space % "table"
    assert not [each for each in root.iter() if f"{table}formula" in each.attrib]
    return [
        [each.get(f"{office}value") or "".join(each.itertext()) for each in row.iter(f"{table}table-cell")]
        for row in root.iter(f"{table}table-row")
    ]


def test_the_table_of_a_class_has_a_row_for_each_child_and_the_group_below(there):
    rows = read(evaluation_table(there, FRENCH), ";")
    assert [len(row) for row in rows] == [len(ITEMS) + 1] * (len(CLASS) + 5)
    assert rows[-5][1:] == ["non évalué"] * len(ITEMS)  # who only came
    assert rows[3][1].startswith("atteint (")
    assert int(rows[-4][1]) > 15


@pytest.mark.parametrize("text", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_the_sheet_of_an_office_has_what_the_csv_has(there, text):
    delimiter = ";" if text is FRENCH else ","
    assert read_ods(evaluation_ods(there, text)) == read(evaluation_table(there, text), delimiter)


@given(st.lists(st.one_of(st.text(max_size=9), st.integers(-9, 9), st.none()), min_size=1, max_size=4))
def test_whatever_a_cell_holds_an_office_computes_nothing_of_it_and_reads_the_rest(row):
    (found,) = read_ods(ods_of([row, []], 'a "b" & <c>'))[:1]
    clean = ["".join(each if each.isprintable() else "\ufffd" for each in str(cell(value))) for value in row]
    assert found == clean


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@a", "＝1"])
def test_what_a_spreadsheet_may_compute_is_text_in_both(formula):
    assert read_ods(ods_of([[formula]], "x")) == read(csv_of([[formula]], FRENCH), ";") == [[f"'{formula}"]]
