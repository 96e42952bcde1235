"""A file is written whole, or stays as it was."""

import os
from pathlib import Path

import pytest

from codeweek.saving import save


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    save(tmp_path / "a", b"one")
    save(tmp_path / "a", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"two"}


def test_a_write_that_is_cut_short_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError("no space left")

    save(tmp_path / "a", b"one")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        save(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, b"one")
    assert os.read(reader, 10) == b"one"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_file_takes_a_place_where_a_rename_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_on_windows(_old: Path, new: Path) -> None:
        raise FileExistsError(new)

    monkeypatch.setattr(os, "rename", as_on_windows)
    save(tmp_path / "a", b"one")
    save(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
