"""The table of measurements: how rows are judged, kept and compared. Nothing is measured here."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.__main__ import PARTS, main
from benchmarks.bench import BEGIN, END, Bench, compared, put, read
from benchmarks.rows import Row, alone, beside, budget, moved, table

TIMES = st.lists(st.floats(0.001, 1000), min_size=1, max_size=9)
PEER = Row("steps", "recorded", 3.0, "M/s", "a peer", 1.0, 3.0, 2.8, 3.2, least=3.0)
SLOW = budget("page", "first result", [9.0, 8.5, 9.5], "s", 8.0, note="it starts Python")


@given(TIMES, st.floats(0.001, 1000))
def test_the_ratio_of_a_budget_is_within_its_rounds(times, most):
    row = budget("page", "first result", times, "s", most)
    assert row.low <= row.ratio <= row.high
    assert row.ok == (row.value <= most)


@given(st.lists(st.tuples(st.floats(0.001, 1000), st.floats(0.001, 1000)), min_size=1, max_size=9))
def test_the_ratio_beside_a_peer_is_within_its_rounds_and_asks_nothing(pairs):
    ours, theirs = zip(*pairs, strict=True)
    row = beside("levels", "read", ours, "s", "PyYAML", theirs)
    assert row.low <= row.ratio <= row.high
    assert row.ok is None


def test_nothing_over_the_wire_meets_a_budget_of_nothing():
    assert budget("page", "bytes", [0.0, 0.0], "MB", 0.0).ok
    assert not budget("page", "bytes", [0.0, 0.1, 0.1], "MB", 0.0).ok


def test_being_so_many_times_as_fast_is_met_from_that_number_on():
    assert PEER.ok
    assert replace(PEER, ratio=2.99).ok is False


def test_a_table_has_as_many_cells_in_each_line_and_tells_why_a_row_is_missed():
    lines = table([PEER, SLOW, alone("built", "size", [80.0], "MB")]).splitlines()
    assert {line.count("|") for line in lines[:5]} == {8}
    assert "**no**" in lines[3]
    assert lines[-1] == "- page, first result: it starts Python"


def test_rows_of_one_machine_do_not_move_by_noise_and_do_by_more():
    near, far = replace(PEER, ratio=3.1, low=3.0, high=3.3), replace(PEER, ratio=4.5, low=4.2, high=4.6)
    assert not moved([PEER], [near])
    assert moved([PEER], [far]) == [(PEER, far)]
    assert moved([far], [PEER]) == [(far, PEER)]


def test_two_goes_are_compared_by_what_both_measured():
    told = compared(
        Bench((PEER, SLOW), pace=1.0), Bench((replace(PEER, ratio=9.0, low=9.0, high=9.0),), pace=2.0)
    )
    assert told.startswith("1 of 1 ratios moved more than noise; the machine's own pace: 2.00 times")
    assert "page | first result | budget: only in one of them" in told


def test_a_go_is_read_back_as_it_was_kept(tmp_path):
    bench = Bench((PEER, SLOW, budget("page", "bytes", [0.1], "MB", 0.0)), ("desktop (no screen)",), pace=1.0)
    bench.write(tmp_path)
    assert read(tmp_path / "bench.json") == bench
    assert (tmp_path / "bench.md").read_text("utf-8") == bench.markdown()
    assert "- Not measured: desktop (no screen)" in bench.markdown()


def test_a_page_gets_the_new_table_in_the_place_of_the_old_one():
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert put(page, "new\n") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(ValueError, match="no <!-- bench -->"):
        put("a page without a place for it", "new")


def test_the_table_of_measures_is_put_where_the_page_has_its_place(tmp_path):
    page = Path(__file__).parents[2] / "docs" / "developers" / "measures.md"
    before = page.read_text("utf-8")
    Bench((PEER,), pace=1.0).write(tmp_path)
    copy = tmp_path / "measures.md"
    copy.write_text(before, "utf-8")
    assert main(["--out", str(tmp_path), "--page", str(copy)]) == 0
    after = copy.read_text("utf-8")
    assert "recorded" in after.partition(BEGIN)[2].partition(END)[0]
    assert after.partition(BEGIN)[0] == before.partition(BEGIN)[0]
    assert after.partition(END)[2] == before.partition(END)[2]


def test_each_part_is_a_module_of_its_own():
    root = Path(__file__).parents[2]
    assert all((root / f"{module.replace('.', '/')}.py").is_file() for module in PARTS.values())
