"""What `make release` makes, what it says of what it cannot, and when it fails."""

import os
from pathlib import Path

import build_windows
import make_release
import pytest
from make_release import FailedError, NotHadError, Part


@pytest.fixture
def release(monkeypatch, tmp_path, capsys):
    """Make a release of these parts; its status, what it says, and where it is."""

    def call(parts, *words):
        for folder in ("DIST", "WORK"):
            monkeypatch.setattr(make_release, folder, tmp_path / folder)
        monkeypatch.setattr(make_release, "PARTS", parts)
        return make_release.main(words), capsys.readouterr().out, tmp_path / "DIST"

    return call


def writes(file):
    return lambda: (make_release.DIST / file).write_text(file, encoding="utf-8")


def raises(trouble):
    def make():
        raise trouble

    return make


def test_each_part_is_listed_with_its_size_and_its_sum(release):
    status, said, dist = release({"a": Part(writes("a.zip"), [], ["a.zip"])})
    sums = (dist / "SHA256SUMS").read_text(encoding="utf-8")
    assert status == 0
    assert "  a.zip\n" in sums
    assert f"0.0 MB  {sums}" in said


def test_a_part_that_fails_takes_with_it_what_is_made_of_it_and_nothing_else(release):
    status, said, dist = release(
        {
            "a": Part(raises(FailedError("it broke")), [], ["a.zip"]),
            "b": Part(writes("b.zip"), ["a"], ["b.zip"]),
            "c": Part(writes("c.zip"), [], ["c.zip"]),
        }
    )
    assert status == 1
    assert "a: FAILED: it broke\nb: FAILED: it is made of `a`\n" in said
    assert {path.name for path in dist.iterdir()} == {"c.zip", "SHA256SUMS"}


def test_a_part_that_leaves_no_file_has_failed(release):
    status, said, _dist = release({"a": Part(lambda: None, [], ["a.zip"])})
    assert status == 1
    assert "a: FAILED: a.zip is not in dist" in said


@pytest.mark.parametrize(("words", "expected"), [((), 0), (("--whole",), 1)])
def test_what_cannot_be_had_here_is_told_and_only_a_whole_release_fails_by_it(release, words, expected):
    status, said, _dist = release({"a": Part(raises(NotHadError("nobody answers")), [], ["a.zip"])}, *words)
    assert status == expected
    assert "\na: nobody answers\n" in said


def test_what_was_in_dist_before_is_not_in_the_release(release):
    release({"a": Part(writes("old.zip"), [], ["old.zip"])})
    _status, _said, dist = release({"a": Part(writes("new.zip"), [], ["new.zip"])})
    assert not (dist / "old.zip").exists()


@pytest.mark.parametrize("is_incomplete", [True, False])
def test_the_windows_folder_is_not_had_without_python_org_and_fails_otherwise(
    monkeypatch, tmp_path, is_incomplete
):
    monkeypatch.setattr(make_release, "DIST", tmp_path)
    monkeypatch.setattr(make_release, "made", lambda *_: raises(FailedError("ended with 2"))())
    if is_incomplete:
        (tmp_path / "codeweek-windows-incomplete").mkdir()
        (tmp_path / "codeweek-windows-incomplete" / build_windows.INCOMPLETE).touch()
    with pytest.raises(FailedError) as why:
        make_release.windows()
    assert isinstance(why.value, NotHadError) == is_incomplete


def test_a_page_that_is_not_the_same_twice_is_refused_by_the_file_that_differs(tmp_path):
    for name, told in (("one", "a"), ("other", "b")):
        (tmp_path / name / "py").mkdir(parents=True)
        (tmp_path / name / "py" / "core.whl").write_text(told, encoding="utf-8")
        (tmp_path / name / "index.html").write_text("same", encoding="utf-8")
    (tmp_path / "other" / "more.js").touch()
    assert make_release.differing(tmp_path / "one", tmp_path / "other") == ["more.js", "py/core.whl"]
    assert make_release.differing(tmp_path / "one", tmp_path / "one") == []


def test_the_same_files_make_the_same_archive_on_any_day_and_a_program_stays_one(tmp_path: Path):
    folder = tmp_path / "page"
    (folder / "linux").mkdir(parents=True)
    (folder / "linux" / "start.sh").write_text("#!/bin/sh", encoding="utf-8")
    (folder / "linux" / "start.sh").chmod(0o755)
    archives = []
    for day in (1, 2):
        os.utime(folder / "linux" / "start.sh", (day * 86400, day * 86400))
        archives.append(tmp_path / f"{day}" / "page.zip")
        archives[-1].parent.mkdir()
        make_release.zipped(folder, archives[-1])
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with make_release.zipfile.ZipFile(archives[0]) as packed:
        [entry] = packed.infolist()
    assert (entry.filename, entry.external_attr >> 16 & 0o777) == ("page/linux/start.sh", 0o755)
