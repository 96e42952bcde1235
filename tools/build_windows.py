"""Builds the portable Windows folder from wheels, on any system: `make windows`.

python tools/build_windows.py --python FILE_OR_URL [--sha256 MARK]

FILE_OR_URL is python.org's embeddable Python (python-3.12.10-embed-amd64.zip). Without it a folder is made
that says what it lacks, and the command ends with 1.
"""

import argparse
import compileall
import hashlib
import io
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path
from py_compile import PycInvalidationMode

from packing import DIST, ROOT, data, lay_papers, megabytes, name, project, sign

from codeweek import __version__

PYTHON = "3.12"
PTH = f"python{PYTHON.replace('.', '')}._pth"  # where the embeddable Python looks for modules: nowhere else
PATH = f"{PTH.removesuffix('._pth')}.zip\n.\n..\\app\n"
NEVER = ("pygame/docs", "pygame/tests", "pygame/examples", "pygame/__pyinstaller", "bin", "share")
WINDOW = '@start "" "%~dp0python\\pythonw.exe" -X utf8 -m codeweek %*\n'
CONSOLE = '@"%~dp0python\\python.exe" -X utf8 -m codeweek %*\n'
LACKING = """Ce dossier n'est pas complet : il y manque Python.
This folder is not complete: Python is missing.

1. https://www.python.org/downloads/windows/ : « Windows embeddable package (64-bit) », Python {python}.
2. python tools/build_windows.py --python <ce fichier, this file>
"""


def libraries(app: Path) -> None:
    """Unpack the Windows wheels that codeweek needs, without unused parts."""
    there = ["--platform=win_amd64", f"--python-version={PYTHON}", "--implementation=cp"]
    there += ["--only-binary=:all:", "--no-compile", f"--target={app}", "--upgrade"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *there]
    locked = ["--require-hashes", f"--constraint={ROOT / 'packaging' / 'lock.txt'}"]
    subprocess.run([*pip, *locked, *project()["project"]["dependencies"]], check=True)
    for folder in NEVER:
        shutil.rmtree(app / folder, ignore_errors=True)


def package(app: Path) -> None:
    """Install codeweek itself, as a wheel would."""
    own, cache = ROOT / "codeweek", shutil.ignore_patterns("__pycache__")
    shutil.copytree(own, app / own.name, ignore=cache, dirs_exist_ok=True)
    for file, folder in data(ROOT):
        (app / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, app / folder)


def compiled(app: Path) -> None:
    """Precompile if this Python is the same version: on a read-only stick it could not cache bytecode."""
    if sys.version_info[:2] == tuple(map(int, PYTHON.split("."))):
        unchecked = PycInvalidationMode.UNCHECKED_HASH  # the times of files change from disk to disk
        compileall.compile_dir(app, quiet=1, stripdir=app, invalidation_mode=unchecked)


def launchers(folder: Path) -> None:
    """Write the launchers for double clicks and for the command line."""
    for launcher, command in (("codeweek.bat", WINDOW), ("codeweek-console.bat", CONSOLE)):
        (folder / launcher).write_text(command, encoding="ascii", newline="\r\n")


def embeddable(zipped: bytes, folder: Path) -> None:
    """Unpack Python and tell it where the modules are. Raises ValueError for another archive."""
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        if PTH not in archive.namelist():
            raise ValueError(f"This is not the embeddable Python {PYTHON} of python.org: it holds no {PTH}.")
        archive.extractall(folder)
    (folder / PTH).write_text(PATH, encoding="ascii", newline="\r\n")


def fetched(where: str, mark: str | None) -> bytes:
    """The bytes of a path or address. Raises ValueError when its sha256 is not `mark`; else prints it."""
    if where.startswith("https://"):
        with urllib.request.urlopen(where, timeout=60) as answer:
            content: bytes = answer.read()
    else:
        content = Path(where).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if mark and found != mark.lower():
        raise ValueError(f"{where}: its sha256 is {found}, {mark} was asked for.")
    print(f"{where}: sha256 {found}")
    return content


def assemble(folder: Path) -> None:
    """Assemble everything but Python in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    app = folder / "app"
    app.mkdir(parents=True)
    libraries(app)
    package(app)
    compiled(app)
    lay_papers(folder)
    launchers(folder)


def complete(unfinished: Path, python: bytes) -> Path:
    """Add Python; only then give the folder its name and write its archive."""
    embeddable(python, unfinished / "python")
    folder = unfinished.with_name("codeweek-windows")
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)
    stem = folder.with_name(f"{name(__version__, 'win32', 'amd64')}-portable")
    packed = Path(shutil.make_archive(str(stem), "zip", folder.parent, folder.name))
    sign(packed)
    print(f"{folder}: {megabytes(folder)}; {packed.name}: {megabytes(packed)}")
    return folder


def main(words: list[str] | None = None) -> int:
    """Build and pack the folder; 1, with a message, when something is missing."""
    wish = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    wish.add_argument("--python", metavar="FILE_OR_URL")
    wish.add_argument("--sha256")
    asked = wish.parse_args(words)
    unfinished = DIST / "codeweek-windows-incomplete"
    try:
        python = fetched(asked.python, asked.sha256) if asked.python else None
        assemble(unfinished)
        if python:
            complete(unfinished, python)
            return 0
    except (OSError, ValueError, zipfile.BadZipFile, subprocess.CalledProcessError) as trouble:
        print(trouble)
        return 1
    (unfinished / "INCOMPLETE.txt").write_text(LACKING.format(python=PYTHON), encoding="utf-8")
    print(f"{unfinished}: Python is missing. INCOMPLETE.txt in it tells where to get it.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
