"""The folder for a USB key: what it says, how it starts, where it writes."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import build_stick
import pytest
import stick_page

from codeweek import data
from codeweek.desktop.storage.file_search import usual_places

ROOT = Path(__file__).parents[2]
LAUNCHERS = ROOT / "packaging" / "stick"
DESKTOP = LAUNCHERS / "Codeweek-Linux.desktop"
SUMS = f"licences/{build_stick.SUMS}"
PLAYED = """
from codeweek.desktop.main import SHIPPED, ProfilesPage, Store, _first_level_won, course_pack, home, opened
from codeweek.desktop.workshop import files
app = opened(Store(home()), size=(1280, 800))
app.push(ProfilesPage(app, course_pack(), SHIPPED))
assert _first_level_won(app)
app.change(language="en")
app.quit()
assert files.save(files.new_path("Mon niveau"), "title: x")
"""


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key whose program of Linux tells its environment, and is not marked as a program, as on FAT."""
    folder = tmp_path / "Clé de l'été"
    (folder / "linux").mkdir(parents=True)
    shutil.copyfile(str(shutil.which("env")), folder / "linux" / "codeweek")
    shutil.copyfile(LAUNCHERS / "linux" / "Codeweek.sh", folder / "linux" / "Codeweek.sh")
    shutil.copyfile(DESKTOP, folder / DESKTOP.name)
    return folder


@pytest.fixture
def page() -> Path:
    """The page that was built, with the guides in it."""
    assert (data.web() / "guides").is_dir(), "run `make web` first"
    return data.web()


def double_click(*place: str) -> list[str]:
    """What a file manager makes of the launcher of Linux, given what it says for `%k`."""
    (line,) = re.findall(r"^Exec=(.*)$", DESKTOP.read_text(encoding="utf-8"), re.MULTILINE)
    assert "\\" not in line  # Thunar takes it as it is, others as an escape
    return [part for word in shlex.split(line) for part in (place if word == "%k" else [word])]


def told(key: Path, command: Sequence[str] = (), user: int | None = None) -> dict[str, str]:
    """The environment that the program is started with."""
    clean = {"PATH": os.environ["PATH"], "HOME": "/nowhere"}
    command = command or ["sh", str(key / "linux" / "Codeweek.sh")]
    kept = {"env": clean, "cwd": "/", "user": user}
    done = subprocess.run(command, **kept, capture_output=True, text=True, check=True)
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


def test_without_the_folder_things_go_where_they_usually_go(key: Path) -> None:
    started = told(key)
    assert "CODEWEEK_HOME" not in started
    assert started["CODEWEEK_PACKS"] == str(key / "packs")
    assert started["CODEWEEK_PAGE"] == str(key / "page")


@pytest.mark.parametrize("name", ["travail", "work"])
def test_with_the_folder_everything_is_kept_in_it(key: Path, name: str) -> None:
    (key / name).mkdir()
    started = told(key)
    assert started["CODEWEEK_HOME"] == started["TMPDIR"] == str(key / name)


def test_a_double_click_starts_the_program_of_this_key(key: Path) -> None:
    assert told(key, double_click(str(key / DESKTOP.name)))["CODEWEEK_PACKS"] == str(key / "packs")


def test_a_double_click_in_pcmanfm_starts_it_too(key: Path) -> None:
    words = str(key).split(" ")  # its folder, cut at the spaces
    assert told(key, double_click(*words))["CODEWEEK_PACKS"] == str(key / "packs")


def test_on_a_locked_key_things_go_where_they_usually_go(key: Path) -> None:
    (key / "travail").mkdir(mode=0o555)
    with tempfile.TemporaryDirectory() as place:  # anybody reaches it: root may write anywhere
        Path(place).chmod(0o755)
        locked = Path(shutil.copytree(key, Path(place) / "key"))
        somebody = 65534 if os.geteuid() == 0 else None
        started = told(locked, user=somebody)
    assert "CODEWEEK_HOME" not in started
    assert "TMPDIR" not in started
    assert "CODEWEEK_PACKS" in started


def test_a_program_that_is_marked_as_one_starts_too(key: Path) -> None:
    (key / "linux" / "codeweek").chmod(0o755)
    assert "CODEWEEK_PACKS" in told(key)


def test_the_packs_of_the_key_are_found_by_the_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tmp_path not in usual_places()
    monkeypatch.setenv("CODEWEEK_PACKS", str(tmp_path))
    assert tmp_path in usual_places()


@pytest.mark.page
def test_the_page_of_the_key_is_the_one_that_a_room_hands_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODEWEEK_PAGE", str(tmp_path))
    assert data.web() == tmp_path
    monkeypatch.delenv("CODEWEEK_PAGE")
    assert (data.web() / "index.html").is_file()


def test_where_a_place_is_chosen_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    home, kept, here = (tmp_path / name for name in ("home", "kept", "here"))
    for folder in (home, kept, here):
        folder.mkdir()
    dummy = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    places = {"HOME": str(home), "CODEWEEK_HOME": str(kept), "TMPDIR": str(kept), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", PLAYED], env={**dummy, **places}, cwd=here, check=True)
    assert [*home.rglob("*"), *here.rglob("*")] == []
    assert (kept / "settings.json").is_file()
    assert (kept / "files" / "mon-niveau.yaml").is_file()
    assert [*(kept / "children").glob("*.json")]


@pytest.mark.page
@pytest.mark.parametrize(
    ("folders", "says"),
    [
        ([], "rien pour Windows sur cette clé"),
        (["windows"], "Il manque Python dans ce dossier"),
        (["windows/python"], "Informations complémentaires"),
    ],
)
def test_the_start_page_says_what_there_is_for_windows(
    page: Path, tmp_path: Path, folders: list[str], says: str
) -> None:
    (tmp_path / "page").symlink_to(page)
    for name in folders:
        (tmp_path / name).mkdir(parents=True)
    shown = stick_page.start_page(tmp_path, "1.2.3")
    others = ("rien pour Windows", "Il manque Python", "Informations complémentaires")
    assert says in shown
    assert sum(words in shown for words in others) == 1
    assert "<!--" not in shown
    assert "{" not in shown.partition("<main>")[2]
    assert "1.2.3" in shown


@pytest.mark.page
def test_every_link_of_the_start_page_leads_to_a_file_of_the_key(page: Path, tmp_path: Path) -> None:
    (tmp_path / "page").symlink_to(page)
    shown = stick_page.start_page(tmp_path, "1")
    links = re.findall(r'(?:href|src)="([^"]+)"|url\(([^)]+)\)', shown)
    files = {found or other for found, other in links}
    assert {
        "page/guides/guide-animateur.html",
        "page/guides/papier/fr/index.html",
        "licences/LICENSE",
    } <= files
    beside = {"licences/LICENSE", "licences/NOTICE.txt", "licences/SHA256SUMS"}
    assert {name for name in files - beside if not (tmp_path / name).is_file()} == set()
    assert "http" not in shown


@pytest.mark.parametrize(
    "names",
    [
        ["a:b"],
        ["a/b?c"],
        ["end."],
        ["end /x"],
        ["Readme", "readme"],
        ["a" * 181],
        ['a"b'],
        ["con*"],
        ["aux.py"],
        ["a/Con"],
        ["a\\b"],
    ],
)
def test_a_name_that_fat_refuses_is_found(names: list[str]) -> None:
    assert [*build_stick.impossible(names)] == names[-1:]


@pytest.mark.page
def test_the_names_of_all_that_goes_on_the_key_can_be_written_on_fat() -> None:
    for folder in (ROOT / "build" / "web", ROOT / "docs", LAUNCHERS):
        names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
        assert names
        assert [*build_stick.impossible(names)] == []


def test_a_program_is_copied_without_links_and_without_its_own_page(tmp_path: Path) -> None:
    inside = tmp_path / "built" / "_internal"
    (inside / "libs").mkdir(parents=True)
    (inside / "codeweek" / "web").mkdir(parents=True)
    (inside / "libs" / "a.so").write_text("a")
    (inside / "codeweek" / "web" / "index.html").write_text("page")
    (inside / "a.so").symlink_to("libs/a.so")
    (inside / "more").symlink_to("libs")
    build_stick.copied(tmp_path / "built", tmp_path / "copy")
    there = [path for path in (tmp_path / "copy").rglob("*") if not path.is_dir()]
    assert [path.relative_to(tmp_path / "copy").as_posix() for path in there] == ["_internal/libs/a.so"]


def test_the_sums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "é è").mkdir()
    (tmp_path / "é è" / "a b.txt").write_text("x")
    (tmp_path / "LICENSE").write_text("y")
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / build_stick.SUMS).write_text(build_stick.sums(tmp_path), encoding="utf-8")
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", SUMS], cwd=tmp_path, check=True)
    (tmp_path / "LICENSE").write_text("z")
    assert subprocess.run(["sha256sum", "--check", "--status", SUMS], cwd=tmp_path).returncode == 1


def test_a_key_without_a_program_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_stick, "LINUX", tmp_path / "none")
    with pytest.raises(ValueError, match="make desktop"):
        build_stick.programs(tmp_path, None)


def test_the_shell_reads_the_launcher() -> None:
    subprocess.run(["sh", "-n", str(LAUNCHERS / "linux" / "Codeweek.sh")], check=True)
