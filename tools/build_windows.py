"""Builds the portable Windows folder from wheels, on any system: `make windows`.

python tools/build_windows.py [--python FILE_OR_URL] [--sha256 SUM]

FILE_OR_URL is python.org's embeddable Python; without it that of ADDRESS is fetched. SUM is for another one
than that. Where there is none, a folder is made that says what it lacks, and the command ends with 1.
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
ZIP = "python-3.12.10-embed-amd64.zip"
SHA256 = "4acbed6dd1c744b0376e3b1cf57ce906f9dc9e95e68824584c8099a63025a3c3"  # of ZIP
ADDRESS = f"https://www.python.org/ftp/python/3.12.10/{ZIP}"
PATIENCE = 20  # seconds for an answer of python.org
PTH = f"python{PYTHON.replace('.', '')}._pth"  # where the embeddable Python looks for modules: nowhere else
PATH = f"{PTH.removesuffix('._pth')}.zip\n.\n..\\app\n"
NEVER = ("pygame/docs", "pygame/tests", "pygame/examples", "pygame/__pyinstaller", "bin", "share")
LAUNCHERS = ROOT / "packaging" / "windows"
INCOMPLETE = "INCOMPLETE.txt"
OTHER_SUM = "If it is the Python that you want, give the sum its source tells: PYTHON_SHA256=… with make."
LACKING = f"""Il manque Python dans ce dossier : Codeweek ne s'ouvre pas encore sous Windows.

1. Sur un ordinateur qui a Internet, prenez {ZIP} :
   {ADDRESS}
2. Clic droit sur ce fichier, « Extraire tout… ».
3. Donnez au dossier obtenu le nom « python », et posez-le ici, à côté du dossier « app ».

Python is missing in this folder: Codeweek does not open on Windows yet.

1. On a computer with Internet, get {ZIP}:
   {ADDRESS}
2. Right-click that file, "Extract all…".
3. Call the new folder "python", and put it here, beside the folder "app".

sha256 {SHA256}
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
    """Copy the launchers for double clicks and for the command line."""
    for launcher in LAUNCHERS.glob("*.bat"):
        shutil.copy2(launcher, folder)


def embeddable(zipped: bytes, folder: Path) -> None:
    """Unpack Python and tell it where the modules are. Raises ValueError for another archive."""
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        if PTH not in archive.namelist():
            raise ValueError(f"This is not the embeddable Python {PYTHON} of python.org: it holds no {PTH}.")
        archive.extractall(folder)
    (folder / PTH).write_text(PATH, encoding="ascii", newline="\r\n")


def fetched(where: str, mark: str) -> bytes:
    """The bytes of a path or address. Raises ValueError when its sha256 is not `mark`."""
    if where.startswith("https://"):
        with urllib.request.urlopen(where, timeout=PATIENCE) as answer:
            content: bytes = answer.read()
    else:
        content = Path(where).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != mark.lower():
        raise ValueError(f"{where}: its sha256 is {found}, {mark} was asked for. {OTHER_SUM}")
    return content


def python(where: str | None, mark: str | None) -> bytes | None:
    """The archive of Python; None when nobody gave one and python.org does not answer."""
    try:
        return fetched(where or ADDRESS, mark or SHA256)
    except OSError as trouble:
        if where:
            raise
        print(f"{ADDRESS}: {trouble}")
        return None


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


def build(where: str | None = None, mark: str | None = None) -> Path:
    """The folder, whole or with a paper that says what it lacks. Raises ValueError, OSError, BadZipFile."""
    archive = python(where, mark)
    whole, unfinished = DIST / "codeweek-windows", DIST / "codeweek-windows-incomplete"
    assemble(unfinished)
    if archive is None:
        (unfinished / INCOMPLETE).write_text(LACKING, encoding="utf-8", newline="\r\n")
        return unfinished
    embeddable(archive, unfinished / "python")
    shutil.rmtree(whole, ignore_errors=True)
    return unfinished.rename(whole)


def pack(folder: Path) -> Path:
    """Write the archive of a whole folder, and its sha256."""
    stem = folder.with_name(f"{name(__version__, 'win32', 'amd64')}-portable")
    packed = Path(shutil.make_archive(str(stem), "zip", folder.parent, folder.name))
    sign(packed)
    return packed


def options(about: str | None, words: list[str] | None) -> argparse.Namespace:
    """What a command line says of the Python to take: `python`, and its `sha256`."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--python", metavar="FILE_OR_URL")
    parser.add_argument("--sha256")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    """Build and pack the folder; 1, with a message, when something is missing."""
    asked = options(__doc__, words)
    try:
        folder = build(asked.python, asked.sha256)
    except (OSError, ValueError, zipfile.BadZipFile, subprocess.CalledProcessError) as trouble:
        print(trouble)
        return 1
    if (folder / INCOMPLETE).is_file():
        print(f"{folder}: Python is missing. {INCOMPLETE} in it tells where to get it, and where it goes.")
        return 1
    packed = pack(folder)
    print(f"{folder}: {megabytes(folder)}; {packed.name}: {megabytes(packed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
