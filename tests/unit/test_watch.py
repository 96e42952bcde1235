"""A saved file is checked again, in the terminal and on a page of this computer."""

import os
import signal
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from codeweek import data
from codeweek.cli import main
from codeweek.commands import watch
from codeweek.commands.unforeseen import STATUS
from codeweek.commands.watch import Watcher, stamp
from codeweek.desktop.storage import causes

LEVEL = data.folder("levels") / "01-la-fusee" / "01-decollage.yaml"
PATIENCE = 60.0


def until(happened, seconds=PATIENCE):
    """Wait for something, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := happened():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not happen")


def test_a_look_once_ends_like_check(capsys):
    said = []
    for command in (("watch", "--once"), ("check",)):
        with pytest.raises(SystemExit) as end:
            main(["--language=fr", command[0], str(LEVEL), *command[1:]])
        said.append((end.value.code, capsys.readouterr().out))
    assert said[0] == said[1]


def test_a_file_that_is_not_there_is_said_in_one_sentence(capsys, tmp_path):
    with pytest.raises(SystemExit) as end:
        main(["--language=fr", "watch", str(tmp_path / "nothing.yaml")])
    assert (end.value.code, capsys.readouterr().err.count("\n")) == (1, 1)


def test_a_save_of_any_level_of_a_folder_is_seen(tmp_path):
    (tmp_path / "a").mkdir()
    level = tmp_path / "a" / "x.yaml"
    level.write_text("titre: A", encoding="utf-8")
    before = stamp(tmp_path)
    (tmp_path / "notes.txt").write_text("rien", encoding="utf-8")
    assert stamp(tmp_path) == before
    level.write_text("titre: AB", encoding="utf-8")
    assert stamp(tmp_path) != before


def test_a_file_between_two_saves_has_no_stamp(tmp_path):
    assert stamp(tmp_path / "nothing.yaml") == ()


def test_the_window_is_ended_by_ctrl_c_without_a_trace(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "codeweek", "--language=fr", "watch", str(LEVEL)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "CODEWEEK_HOME": str(tmp_path)},
    ) as process:
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=PATIENCE)[0]
    assert LEVEL.stem.encode() in first
    assert (process.returncode, b"Traceback" in said) == (0, False)


@pytest.fixture
def page(tmp_path):
    """The address of a page that watches a copy of a level, and the file."""
    path = tmp_path / "niveau.yaml"
    path.write_bytes(LEVEL.read_bytes())
    out = tmp_path / "said.txt"
    with out.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "codeweek", "--language=fr", "watch", str(path), "--page"],
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        )
    lines = until(lambda: [line for line in out.read_text("utf-8").splitlines() if "http" in line])
    yield lines[0].partition("http")[1] + lines[0].partition("http")[2], path, out
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert "Traceback" not in out.read_text("utf-8")


def test_the_page_shows_the_level_then_what_is_wrong_above_the_last_good_picture(page):
    address, path, out = page

    def now():
        with urlopen(address) as answer:
            return answer.read().decode("utf-8")

    good = until(lambda: "<img" in now() and now())
    assert 'role="status"' not in good
    with urlopen(f"{address}version") as answer:
        version = answer.read()
    path.write_text("carte: [", encoding="utf-8")
    broken = until(lambda: 'role="status"' in now() and now())
    assert "<img" in broken
    assert f"{path}:1:" in broken
    assert f"{path}:1:" in out.read_text("utf-8")
    with urlopen(f"{address}version") as answer:
        assert answer.read() != version


def test_a_check_that_meets_something_unforeseen_is_told_with_its_file(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "again", lambda: [sys.executable, "-c", f"import sys; sys.exit({STATUS})"])
    watcher = Watcher(tmp_path, data.text("en"), tmp_path, page=False)
    watcher.begin()
    watcher._checking.wait()
    watcher.look()
    assert f"to whoever looks after codeweek: {causes.path()}" in capsys.readouterr().out
