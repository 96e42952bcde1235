"""The table of what tests notice: how it is made and kept. No bug is put in here."""

import json
import re
from dataclasses import asdict

import bugs
import mutate
import packing
import pytest

STARS, CAUSE, DRAWING = "codeweek/play/stars.py", "cause.py", "codeweek/worlds/turtle/drawing.py"
HAND = [bug.name for bug in bugs.bugs()][:3]
FOUND = mutate.Found(
    (mutate.Module(STARS, 8, 7, 2, "2026-11-27"), mutate.Module(CAUSE, 0, 0)), {HAND[0]: True, HAND[1]: False}
)


def test_a_score_is_the_part_that_was_noticed():
    assert [each.score for each in FOUND.modules] == [0.875, 1.0]
    assert FOUND.whole == mutate.Module("in all", 8, 7, 2)


def test_the_table_tells_each_module_all_of_them_and_the_bugs_put_in_by_hand():
    lines = FOUND.markdown().splitlines()
    assert lines[0] == "Of the 2 bugs of `tests/bugs.toml` that were tried, 1 were noticed."
    assert lines[-3:] == [
        f"| `{STARS}` | 8 | 7 | 2 | 88% | 2026-11-27 |",
        f"| {CAUSE} | 0 | 0 | ? | 100% |  |",
        "| in all | 8 | 7 | 2 | 88% |  |",
    ]


def test_a_run_over_some_modules_leaves_what_was_found_of_the_others():
    later = mutate.Found((mutate.Module(STARS, 9, 9), mutate.Module(DRAWING, 3, 3)), {HAND[1]: True})
    found = FOUND.then(later)
    assert found.modules == (later.modules[0], FOUND.modules[1], later.modules[1])
    assert found.by_hand == {HAND[0]: True, HAND[1]: True}
    assert found.among([DRAWING, "another.py", STARS], [HAND[1], "another"]) == mutate.Found(
        (later.modules[1], later.modules[0]), {HAND[1]: True}
    )


def test_what_was_found_is_kept_and_put_between_the_marks_of_a_page(tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    monkeypatch.setattr(mutate, "KEPT", tmp_path / "mutants.json")
    assert mutate.read() == mutate.Found((), {})
    mutate.KEPT.write_text(json.dumps(asdict(FOUND)), "utf-8")
    page.write_text("before\n<!-- mutation -->\nold\n<!-- /mutation -->\nafter\n", "utf-8")
    assert mutate.read() == FOUND
    table = FOUND.among([STARS], HAND).markdown()
    for _ in range(2):
        assert mutate.main(["--page", str(page)]) == 0
        assert page.read_text("utf-8") == f"before\n<!-- mutation -->\n{table}\n<!-- /mutation -->\nafter\n"


@pytest.mark.parametrize(
    ("code", "noticed", "tried", "late"),
    [
        (1, 1, 1, 0),
        (3, 1, 1, 0),
        (-24, 1, 1, 1),
        (36, 1, 1, 1),
        (0, 0, 1, 0),
        (5, 0, 1, 0),
        (33, 0, 1, 0),
        (None, 0, 0, 0),
        (34, 0, 0, 0),
    ],
)
def test_how_a_bug_ended_says_whether_it_was_noticed(tmp_path, monkeypatch, code, noticed, tried, late):
    (tmp_path / "mutants").mkdir()
    meta = {"exit_code_by_key": {"a.one": code}}
    (tmp_path / "mutants" / "a.py.meta").write_text(json.dumps(meta), "utf-8")
    monkeypatch.setattr(mutate, "_change", lambda *_: iter(()))
    found = mutate._read(tmp_path, "a.py")
    assert (found.mutants, found.noticed, found.late) == (tried, noticed, late)


def test_no_test_that_bugs_are_shown_to_notices_any_change_whatever_it_is():
    assert mutate.blind() == []
    named = packing.project()["tool"]["mutmut"]
    for path in (*named["only_mutate"], *named["pytest_add_cli_args_test_selection"]):
        assert (mutate.ROOT / path).is_file()


def test_the_page_of_measures_tells_all_modules_and_that_enough_was_noticed_in_each():
    page = mutate.PAGE.read_text("utf-8")
    table = page.partition(mutate.BEGIN)[2].partition(mutate.END)[0]
    rows = re.findall(r"\| `(.+)` \| (\d+) \| (\d+) \|", table)
    assert [path for path, _, _ in rows] == mutate.modules()
    assert all(int(noticed) >= mutate.LEAST * int(bugs) for _, bugs, noticed in rows)
    hand = re.search(r"Of the (\d+) bugs of `tests/bugs.toml` that were tried, (\d+) were noticed", table)
    assert hand
    assert hand[1] == hand[2]
