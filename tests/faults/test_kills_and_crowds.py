"""A save killed at any moment leaves its child listed and whole; windows on one child lose nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROCESSES = Path(__file__).with_name("saving_processes.py")
KILLS = 400


def asked(what: str, folder: Path, *numbers: int) -> dict:
    command = [sys.executable, str(PROCESSES), what, str(folder), *map(str, numbers)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout)


def test_a_save_killed_at_any_moment_leaves_its_child_listed_with_all_that_was_kept(tmp_path):
    found = asked("killed", tmp_path, KILLS)
    assert found["wrong"] == []
    assert found["lengths"] > 20  # it was killed at many moments


@pytest.mark.parametrize("processes", [2, 8])
def test_windows_on_one_child_lose_no_star_refuse_no_write_and_set_no_file_aside(tmp_path, processes):
    times = 40 // processes
    found = asked("together", tmp_path, processes, times)
    assert found["refused"] == 0
    assert found["stars"] == {
        f"{number}/{turn}": 1 + turn % 3 for number in range(processes) for turn in range(times)
    }
    assert found["files"] == ["fox-blue.json", "fox-blue.json.before"]
    assert found["known"][0]["turn"] == times - 1
    assert 1 <= len(found["known"]) <= 4


def test_a_child_of_which_only_a_copy_is_left_is_listed_and_read(tmp_path):
    from codeweek.desktop.storage.store import Store

    store = Store(tmp_path)
    for number in (1, 2):
        store.write("children/fox-blue", {"turn": number})
    whole, before = (tmp_path / "children" / f"fox-blue.json{end}" for end in ("", ".before"))
    half_done = whole.with_name("fox-blue.json.new")  # as earlier versions left it
    whole.rename(half_done)
    assert Store(tmp_path).names("children") == ("children/fox-blue",)
    assert Store(tmp_path).read("children/fox-blue") == {"turn": 2}
    half_done.write_bytes(half_done.read_bytes()[:20])
    assert Store(tmp_path).read("children/fox-blue") == {"turn": 1}
    half_done.unlink()
    assert Store(tmp_path).names("children") == ("children/fox-blue",)
    assert Store(tmp_path).read("children/fox-blue") == {"turn": 1}
    assert Store(tmp_path).write("children/fox-blue", {"turn": 3})
    assert json.loads(before.read_text("utf-8"))["turn"] == 1
