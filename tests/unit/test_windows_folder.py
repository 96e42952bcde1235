"""The portable folder for Windows and the stick, put together from stand-ins of the same layout."""

import re
import subprocess
import urllib.request
import zipfile
from pathlib import Path

import build_stick
import build_windows
import make_notice
import packing
import pytest
import windows_stand_in
from licences import everything

ROOT = packing.ROOT
TOP = {"Codeweek-Linux.desktop", "Codeweek-Windows.bat", "LISEZ-MOI.html"}
FOLDERS = {"licences", "linux", "packs", "page", "travail", "windows"}
LAUNCHERS = [*ROOT.glob("packaging/windows/*.bat"), *ROOT.glob("packaging/stick/*.bat")]
INSIDE = re.compile(r'"(?:launcher=)?%(?:~dp0|key%)([^"%]+\.\w+)"')  # a file, from the folder of the launcher


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = windows_stand_in.archive(tmp_path)
    monkeypatch.setattr(build_windows, "SHA256", windows_stand_in.sum_of(file))
    return file


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is fetched: the place of the wheels is empty, and python.org does not answer."""

    def refused(*_arguments: object, **_more: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(packing, "PAPERS", ("LICENSE", "packaging/LISEZ-MOI.txt"))  # no notice yet
    monkeypatch.setattr(build_windows, "DIST", tmp_path / "dist")
    monkeypatch.setattr(build_windows, "libraries", lambda _app: None)
    monkeypatch.setattr(build_windows, "compiled", lambda _app: None)
    few = [(ROOT / "levels" / "LICENSE", "codeweek/shipped/levels"), (ROOT / "README.md", "codeweek/web")]
    monkeypatch.setattr(build_windows, "data", lambda _root: few)  # test_packing has all of it
    monkeypatch.setattr(urllib.request, "urlopen", refused)
    return tmp_path / "dist"


@pytest.fixture
def stick(dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the stick is made, of a program and a page of one file each."""
    for name in ("linux", "page/guides"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "linux" / "codeweek").write_text("program")
    (tmp_path / "page" / "index.html").write_text("page")
    (tmp_path / "page" / "guides" / "style.css").write_text("main {}")
    (tmp_path / "NOTICE.txt").write_text("notice")
    monkeypatch.setattr(build_stick, "ROOT", tmp_path)
    for name, place in (("LINUX", "linux"), ("WEB", "page"), ("NOTICE", "NOTICE.txt")):
        monkeypatch.setattr(build_stick, name, tmp_path / place)
    monkeypatch.setattr(build_stick, "STICK", dist / "codeweek-stick")
    (tmp_path / "LICENSE").write_text("licence")
    (tmp_path / "CREDITS.md").write_text("credits")
    monkeypatch.setattr(build_stick, "packs", Path.mkdir)
    monkeypatch.setattr(build_stick, "look_through", lambda _folder, _parts: None)
    monkeypatch.setattr(build_stick, "everything", list)
    monkeypatch.setattr(build_stick, "try_it", lambda _stick: None)
    return dist / "codeweek-stick"


def test_the_folder_is_whole_with_a_python(dist: Path, python: Path) -> None:
    assert build_windows.main(["--python", str(python)]) == 0
    folder = dist / "codeweek-windows"
    assert (folder / "python" / "pythonw.exe").is_file()
    assert (folder / "app" / "codeweek" / "shipped" / "levels" / "LICENSE").is_file()
    (packed,) = dist.glob("*-windows-x86_64-portable.zip")
    signed = packed.with_name(f"{packed.name}.sha256").read_text(encoding="utf-8")
    assert signed.endswith(packed.name + "\n")
    assert "codeweek-windows/codeweek.bat" in zipfile.ZipFile(packed).namelist()
    assert not (dist / "codeweek-windows-incomplete").exists()


@pytest.mark.page
def test_each_file_of_python_has_a_known_licence(dist: Path, python: Path) -> None:
    folder = build_windows.build(str(python))
    make_notice.look_through(folder / "python", everything())
    assert folder.parent == dist


def test_python_looks_for_modules_in_the_folder_whoever_unpacked_it(tmp_path: Path, python: Path) -> None:
    build_windows.embeddable(python.read_bytes(), tmp_path / "python")
    path = (tmp_path / "python" / build_windows.PTH).read_text(encoding="ascii")
    assert path.split() == ["python312.zip", ".", "..\\app"]
    assert "app" not in windows_stand_in.ITS_PATH  # what the launchers look for
    for launcher in ROOT.glob("packaging/windows/*.bat"):
        written = re.findall(r"\((echo .*)\) >\"%~dp0python\\(.*)\"", launcher.read_text(encoding="ascii"))
        assert written == [("&".join(f"echo {line}" for line in path.split()), build_windows.PTH)]


@pytest.mark.parametrize("path", LAUNCHERS, ids=lambda path: path.name)
def test_a_launcher_is_as_windows_reads_it(path: Path) -> None:
    content = path.read_bytes()
    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n") > 5
    assert set(re.findall(rb"goto (\w+)", content)) == set(re.findall(rb"^:(\w+)", content, re.MULTILINE))


def test_the_folder_says_what_it_lacks_without_a_python(
    dist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_windows.main([]) == 1
    assert "Python is missing" in capsys.readouterr().out
    assert [path.name for path in dist.iterdir()] == ["codeweek-windows-incomplete"]
    paper = (dist / "codeweek-windows-incomplete/INCOMPLETE.txt").read_text("utf-8")
    assert "Il manque Python" in paper
    assert paper.count(build_windows.ADDRESS) == 2


def test_another_file_than_the_pinned_one_is_refused(
    dist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_windows.main(["--python", str(windows_stand_in.archive(tmp_path))]) == 1
    said = capsys.readouterr().out
    assert f"{build_windows.SHA256} was asked for" in said
    assert "PYTHON_SHA256" in said
    assert not dist.exists()


def test_a_stick_takes_another_python_with_its_sum_and_only_with_it(
    stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = windows_stand_in.archive(tmp_path)
    assert build_stick.main(["--python", str(other)]) == 1
    assert windows_stand_in.sum_of(other) in capsys.readouterr().err
    assert build_stick.main(["--python", str(other), "--sha256", windows_stand_in.sum_of(other)]) == 0
    assert (stick / "windows" / "python" / "pythonw.exe").is_file()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert makefile.count("--sha256 $(PYTHON_SHA256)") == len(["windows", "stick"])


def test_the_page_of_a_stick_has_only_the_compressed_files_that_a_room_hands_out(stick: Path) -> None:
    for name in ("index.html.gz", "index.html.br"):
        (build_stick.WEB / name).touch()
    assert build_stick.main([]) == 0
    assert sorted(path.name for path in (stick / "page").glob("index.*")) == ["index.html", "index.html.gz"]


def test_a_file_that_is_not_there_is_told(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_windows.main(["--python", str(dist / "none.zip")]) == 1
    assert "none.zip" in capsys.readouterr().out


def test_another_python_is_refused(dist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "python-3.13.0-embed-amd64.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("python313._pth", "")
    asked = ["--python", str(other), "--sha256", windows_stand_in.sum_of(other)]
    assert build_windows.main(asked) == 1
    assert "not the embeddable Python 3.12" in capsys.readouterr().out
    assert not (dist / "codeweek-windows").exists()


def test_the_stick_has_one_thing_to_double_click_for_each_system(stick: Path, python: Path) -> None:
    assert build_stick.main(["--python", str(python)]) == 0
    assert {path.name for path in stick.iterdir()} == TOP | FOLDERS
    assert [*(stick / "travail").iterdir()] == []
    assert not [*(stick / "windows" / "app" / "codeweek").glob("web")]
    assert not (stick / "windows" / "LICENSE").exists()
    assert {path.stat().st_mode & 0o111 for path in stick.glob("Codeweek-*")} == {0o111}
    names = [path.relative_to(stick).as_posix() for path in stick.rglob("*")]
    assert [*build_stick.impossible(names)] == []
    subprocess.run(["sha256sum", "--check", "--quiet", "licences/SHA256SUMS"], cwd=stick, check=True)


def test_each_launcher_of_windows_leads_to_files_of_the_stick(stick: Path, python: Path) -> None:
    assert build_stick.main(["--python", str(python)]) == 0
    for launcher in (stick / "Codeweek-Windows.bat", *(stick / "windows").glob("*.bat")):
        found = INSIDE.findall(launcher.read_bytes().decode("ascii"))
        found = [name.replace("\\", "/") for name in found]
        assert found
        assert [name for name in found if not (launcher.parent / name).is_file()] == []
    bat = (stick / "Codeweek-Windows.bat").read_text(encoding="ascii")
    named = set(re.findall(r"%key%(\w+)", bat)) - {"n"}  # %%n is one of the names in brackets
    assert {name for name in named if not (stick / name).is_dir()} == set()
    assert "in (work travail)" in bat


def test_a_stick_without_python_says_so_and_where_it_goes(
    stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_stick.main([]) == 0
    said = capsys.readouterr().out
    assert "For Windows it lacks Python" in said
    assert "windows/python" in said
    page = (stick / "LISEZ-MOI.html").read_text(encoding="utf-8")
    assert "Windows : pas encore" in page.replace("\xa0", " ").replace("\u202f", " ")
    assert page.count(build_windows.ADDRESS) == 2
    assert (stick / "Codeweek-Windows.bat").is_file()  # it opens that page, and starts once Python is there
    assert "LISEZ-MOI.html" in (stick / "windows" / "codeweek.bat").read_text(encoding="ascii")


def test_a_stick_made_without_a_network_has_nothing_for_windows_and_says_so(
    stick: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(_app: Path) -> None:
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(build_windows, "libraries", refused)
    assert build_stick.main([]) == 0
    assert "nothing for Windows" in capsys.readouterr().out
    assert {path.name for path in stick.iterdir()} == TOP - {"Codeweek-Windows.bat"} | FOLDERS - {"windows"}
