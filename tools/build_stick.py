"""Builds dist/codeweek-stick, a folder for a USB key with all of codeweek: `make stick`.

python tools/build_stick.py [--python FILE_OR_URL] [--sha256 SUM]   as for build_windows.py
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import build_windows
from build_windows import ZIP
from licences import PACKAGING, ROOT, LicenceError, everything
from make_notice import OUT as NOTICE
from make_notice import look_through
from packing import DIST, PAPERS, megabytes, sum_line
from stick_page import LACKING, NONE, start_page, state
from try_room import is_open

from codeweek import __version__

STICK = DIST / "codeweek-stick"
WEB = ROOT / "build" / "web"
LINUX = ROOT / "dist" / "codeweek"
LAUNCHERS = PACKAGING / "stick"
NEVER_ASKED = shutil.ignore_patterns("*.br")  # browsers take them by https only: a key has a room's http
WORK = "travail"  # where the launchers keep what children do
LICENCES = "licences"
STARTS = "linux/Codeweek.sh"
PAGES = (
    "_internal/codeweek/web",
    "app/codeweek/web",
)  # the page within the programs: here it is once, in `page`
LACKS = {
    LACKING: f"""
For Windows it lacks Python: {ZIP} was not given, and could not be fetched.
LISEZ-MOI.html tells where it is found, and that it goes into the folder `windows/python` of the stick.
Or: make stick PYTHON_ZIP={ZIP}""",
    NONE: """
It has nothing for Windows: the libraries for it could not be fetched. `make stick` with Internet adds it.""",
}
NOT_ON_FAT = re.compile(r'[<>:"\\|?*\x00-\x1f]|[ .]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)
LONGEST = 180  # letters of a path: Windows takes 260, with that of the folder it lies in
SUMS = "SHA256SUMS"


def main(words: list[str] | None = None) -> int:
    """Build, check and test the folder; 1, with a message, when something is wrong."""
    asked = build_windows.options(__doc__, words)
    unfinished = STICK.with_name(f"{STICK.name}-unfinished")
    for folder in (STICK, unfinished):
        shutil.rmtree(folder, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        programs(unfinished, windows(asked.python, asked.sha256))
        papers(unfinished)
        packs(unfinished / "packs")
        check(unfinished)
        try_it(unfinished)
    except (LicenceError, ValueError, OSError, subprocess.CalledProcessError) as trouble:
        print(f"build_stick: {trouble}", file=sys.stderr)
        return 1
    unfinished.rename(STICK)
    print(f"{STICK.relative_to(ROOT)}: {megabytes(STICK)}.{LACKS.get(state(STICK), '')}")
    return 0


def windows(python: str | None, sha256: str | None) -> Path | None:
    """The folder for Windows, which may lack Python; None when its libraries cannot be fetched."""
    try:
        return build_windows.build(python, sha256)
    except subprocess.CalledProcessError:
        return None


def programs(stick: Path, windows: Path | None) -> None:
    """Copy the programs, what to double-click, the page. Raises ValueError when nothing is built."""
    if not sys.platform.startswith("linux"):
        raise ValueError("a key is made on Linux: dist/codeweek goes on it as the program of Linux")
    if not LINUX.is_dir():
        raise ValueError("there is no built program in dist: `make desktop` makes one")
    copied(LINUX, stick / "linux")
    shutil.copytree(LAUNCHERS / "linux", stick / "linux", dirs_exist_ok=True)
    launchers = [LAUNCHERS / "Codeweek-Linux.desktop"]
    if windows:
        copied(windows, stick / "windows")
        launchers.append(LAUNCHERS / "Codeweek-Windows.bat")
    for launcher in launchers:
        shutil.copy2(launcher, stick)
    for launcher in (*stick.glob("Codeweek-*"), *(stick / "linux").glob("*.sh")):
        launcher.chmod(0o755)  # where the disk keeps such marks
    shutil.copytree(WEB, stick / "page", ignore=NEVER_ASKED)
    (stick / WORK).mkdir()


def copied(build: Path, there: Path) -> None:
    """Copy a program without symbolic links, which FAT cannot hold; their targets are found anyway."""
    there.mkdir()
    for path in sorted(build.rglob("*")):
        inside = path.relative_to(build)
        if path.is_dir() and not path.is_symlink():
            (there / inside).mkdir(parents=True, exist_ok=True)
        elif not path.is_symlink():
            shutil.copy2(path, there / inside)
    for page in PAGES:
        shutil.rmtree(there / page, ignore_errors=True)
    for paper in (*PAPERS, build_windows.INCOMPLETE):  # told once, in `licences` and LISEZ-MOI
        (there / Path(paper).name).unlink(missing_ok=True)


def papers(stick: Path) -> None:
    """Copy the licences and the version; the guides are in the page."""
    (stick / LICENCES).mkdir()
    for paper in (ROOT / "LICENSE", ROOT / "CREDITS.md", NOTICE):
        shutil.copy2(paper, stick / LICENCES)
    (stick / LICENCES / "VERSION").write_text(f"{__version__}\n", encoding="utf-8")


def packs(folder: Path) -> None:
    """Copy the course as a zip with its catalogue, and a pack to edit."""
    folder.mkdir()
    codeweek = [sys.executable, "-m", "codeweek", "--language=fr"]
    course = ["pack", str(ROOT / "levels"), "--out=cours.zip", "--catalogue=cours.html"]
    for command in (course, ["new", "exemple", "--pack"]):
        subprocess.run([*codeweek, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def check(stick: Path) -> None:
    """Write the start page, the licences and the checksums. Raises ValueError for a name FAT cannot hold."""
    (stick / "LISEZ-MOI.html").write_text(start_page(stick, __version__), encoding="utf-8")
    names = [path.relative_to(stick).as_posix() for path in sorted(stick.rglob("*"))]
    if bad := [*impossible(names)]:
        raise ValueError(f"a FAT disk cannot hold {bad[0]!r}")
    parts = everything()
    for name in ("linux", "windows", "page"):
        look_through(stick / name, parts)
    (stick / LICENCES / SUMS).write_text(sums(stick), encoding="utf-8")


def impossible(names: Iterable[str]) -> Iterator[str]:
    """The names that FAT or Windows refuses, or confuses with another."""
    seen: set[str] = set()
    for name in names:
        if (
            any(NOT_ON_FAT.search(part) for part in name.split("/"))
            or len(name) > LONGEST
            or name.lower() in seen
        ):
            yield name
        seen.add(name.lower())


def sums(folder: Path) -> str:
    """The sha256 of every file, in the format of `sha256sum --check`."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != SUMS]
    return "".join(sum_line(path, path.relative_to(folder).as_posix()) for path in paths)


def try_it(stick: Path) -> None:
    """Run the program from a copy without executable bits, as on FAT. Raises ValueError when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        key, home = Path(folder) / "Clé de l'été", Path(folder) / "home"
        shutil.copytree(stick, key, copy_function=shutil.copyfile)
        home.mkdir()
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "CODEWEEK_"))
        }
        chapter = min((key / "linux" / "_internal" / "codeweek" / "shipped" / "levels").iterdir())
        for words in (["--self-test"], ["check", "--no-cache", str(chapter)]):
            command = ["sh", str(key / STARTS), *words]
            told = {**environment, "HOME": str(home)}
            subprocess.run(command, check=True, env=told, stdout=subprocess.DEVNULL)
        try_its_room(key, told)
        if left := [*home.iterdir()]:
            raise ValueError(f"the program wrote {left[0].name} outside of its folder")


def try_its_room(key: Path, environment: Mapping[str, str]) -> None:
    """Open the room, without a process for programs: FAT marks none. Raises ValueError when it fails."""
    if not is_open(["sh", str(key / STARTS), "serve"], environment, plays=False):
        raise ValueError("the room of the key does not open")
    if not (key / WORK / "salle" / "room.db").is_file():
        raise ValueError("the room keeps nothing in the folder `travail` of the key")


if __name__ == "__main__":
    sys.exit(main())
