"""The table of what tests notice: how it is made and kept. No bug is put in here."""

import json
import re
from dataclasses import asdict

import mutate
import packing
import pytest

FOUND = mutate.Found("2026-11-27", (mutate.Module("a/b.py", 8, 7), mutate.Module("c.py", 0, 0)), 5, 4)


def test_a_score_is_the_part_that_was_noticed():
    assert [each.score for each in FOUND.modules] == [0.875, 1.0]
    assert FOUND.whole == mutate.Module("in all", 8, 7)


def test_the_table_tells_each_module_all_of_them_and_the_bugs_put_in_by_hand():
    lines = FOUND.markdown().splitlines()
    assert lines[0] == "On 2026-11-27; of the 5 bugs of `tests/bugs.toml`, 4 were noticed."
    assert lines[-3:] == ["| `a/b.py` | 8 | 7 | 88% |", "| c.py | 0 | 0 | 100% |", "| in all | 8 | 7 | 88% |"]


def test_what_was_found_is_kept_and_put_between_the_marks_of_a_page(tmp_path, monkeypatch):
    kept, page = tmp_path / "mutate.json", tmp_path / "page.md"
    kept.write_text(json.dumps(asdict(FOUND)), "utf-8")
    page.write_text("before\n<!-- mutation -->\nold\n<!-- /mutation -->\nafter\n", "utf-8")
    monkeypatch.setattr(mutate, "KEPT", kept)
    assert mutate.read(kept) == FOUND
    for _ in range(2):
        assert mutate.main(["--readme", str(page)]) == 0
        text = page.read_text("utf-8")
        assert text == f"before\n<!-- mutation -->\n{FOUND.markdown()}\n<!-- /mutation -->\nafter\n"


@pytest.mark.parametrize(
    ("code", "noticed", "tried"),
    [
        (1, 1, 1),
        (3, 1, 1),
        (-24, 1, 1),
        (36, 1, 1),
        (0, 0, 1),
        (5, 0, 1),
        (33, 0, 1),
        (None, 0, 0),
        (34, 0, 0),
    ],
)
def test_how_a_bug_ended_says_whether_it_was_noticed(tmp_path, monkeypatch, code, noticed, tried):
    (tmp_path / "mutants").mkdir()
    meta = {"exit_code_by_key": {"a.one": code}}
    (tmp_path / "mutants" / "a.py.meta").write_text(json.dumps(meta), "utf-8")
    monkeypatch.setattr(mutate, "_change", lambda *_: iter(()))
    assert mutate._read(tmp_path, "a.py") == mutate.Module("a.py", tried, noticed)


def test_no_test_that_bugs_are_shown_to_notices_any_change_whatever_it_is():
    assert mutate.blind() == []
    named = packing.project()["tool"]["mutmut"]
    for path in (*named["only_mutate"], *named["pytest_add_cli_args_test_selection"]):
        assert (mutate.ROOT / path).is_file()


def test_the_readme_tells_all_modules_and_that_enough_was_noticed_in_each():
    readme = (mutate.ROOT / "README.md").read_text("utf-8")
    table = readme.partition(mutate.BEGIN)[2].partition(mutate.END)[0]
    rows = re.findall(r"\| `(.+)` \| (\d+) \| (\d+) \|", table)
    assert [path for path, _, _ in rows] == packing.project()["tool"]["mutmut"]["only_mutate"]
    assert all(int(noticed) >= mutate.LEAST * int(bugs) for _, bugs, noticed in rows)
    hand = re.search(r"of the (\d+) bugs of `tests/bugs.toml`, (\d+) were noticed", table)
    assert hand
    assert hand[1] == hand[2]
