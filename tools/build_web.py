"""Builds the web shell: a folder of static files for any web server.

python tools/build_web.py              everything that changed, into build/web
python tools/build_web.py data page    some parts only: data, files, guides, python, page, twins
PLAIN=1 python tools/build_web.py      the same of Pyodide as it is shipped: larger and slower
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any

import build_web_python
import make_docs
import make_types
from letters import reduced

from codeweek import data as own
from codeweek.play import builtin, read_aloud
from codeweek.text import Text
from codeweek.web_api import describe
from codeweek.web_api.on_demand.comics_api import comics

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
PLAIN = bool(
    os.environ.get("PLAIN")
)  # Pyodide as it is shipped: for the day when a newer one fits no saving of ours
OUT = Path(os.environ.get("CODEWEEK_WEB_OUT") or ROOT / "build" / "web").resolve()
WORK = ROOT / "build" / "web-python"
PYODIDE = WEB / "node_modules" / "pyodide"
# The letters a page may have to write: Latin, punctuation, arrows, signs of mathematics, stars and triangles.
LETTERS = [*range(0x20, 0x250), *range(0x2000, 0x2300), *range(0x25A0, 0x2700)]
CODE = [*range(0x20, 0x250), *range(0x2000, 0x2070), *range(0x2190, 0x21A0)]  # what a program has of them
FONTS = {
    "sans-regular": ("Andika-Regular.ttf", LETTERS),
    "sans-bold": ("Andika-Bold.ttf", LETTERS),
    "mono": ("DejaVuSansMono.ttf", CODE),
}
# What the compiled Python is made of: while none of it changes it is not made again.
PYTHON_SOURCES = (
    "pyproject.toml",
    "codeweek/**/*.py",
    "codeweek/**/*.toml",
    "levels/**/*.yaml",
    "tools/**/*",
    "web/package-lock.json",
)
GUIDES_SOURCES = ("codeweek/**/*", "docs/**/*", "levels/**/*.yaml", "sprites/**/*", "tools/**/*", "*.md")


def data(out: Path) -> None:
    """Write the course and the sentences in each language as JSON; full levels in a file per folder."""
    written: dict[str, object] = {}
    for code in own.languages():
        text = own.text(code)
        course = describe.pack(builtin.pack(), text, shipped=True)
        written |= {f"course.{code}": describe.brief(course)}
        whole = [level for chapter in course["chapters"] for level in chapter["levels"]]
        by_folder = groupby(sorted(whole, key=_folder), key=_folder)
        written |= {f"{folder}.{code}": list(levels) for folder, levels in by_folder}
        written |= {f"words.{code}": describe.words(text)}
        written |= {f"comics.{code}": comics(builtin.pack(), text)}
        written |= {f"room.{code}": describe.room_words(text)}
        written |= {f"workshop.{code}": describe.words(text, describe.IN_WORKSHOP)}
        written |= {f"voice.{code}": _voice(text)}
        _write(out / "salle" / f"words.{code}.json", describe.board_words(text))
    for name, value in written.items():
        _write(out / "data" / f"{name}.json", value)
    for path in (out / "data").glob("*.json"):
        if path.stem not in written:
            path.unlink()  # of a chapter that is no more


def _folder(level: Mapping[str, Any]) -> str:
    """The folder in a level's id, by which a page knows where to find the whole of it."""
    return str(level["id"]).partition("/")[0]


def _voice(text: Text) -> dict[str, object]:
    """What is read aloud in a language: the words of signs, and a mark of the clips of each chapter."""
    lists = {name: _mark(json.dumps(found).encode()) for name, found in _clips(text).items()}
    return {"signs": read_aloud.signs(text), "lists": lists}


def _clips(text: Text) -> dict[str, dict[str, list[object]]]:
    """The clips of each chapter by what they say: file and mark, seconds, place in the file."""
    known = read_aloud.load(text).by_words
    folder = own.folder(read_aloud.FOLDER)
    marks = {file: _mark((folder / file).read_bytes()) for file in {clip.file for clip in known.values()}}
    found: dict[str, dict[str, list[object]]] = {file.partition(".")[0]: {} for file in sorted(marks)}
    for words, clip in known.items():
        told = [f"{clip.file}?{marks[clip.file]}", clip.seconds, clip.at, clip.size]
        found[clip.file.partition(".")[0]][words] = told
    return found


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def _write(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:  # its twins stay good
        path.write_text(text, encoding="utf-8")


def files(out: Path) -> None:
    """Copy the pictures, fonts and sounds of the desktop."""
    desktop = ROOT / "codeweek" / "desktop"
    _copy(ROOT / "sprites", out / "sprites", ("LICENSE",))
    for folder in (ROOT / "sprites").iterdir():
        if folder.is_dir() and folder.name != "icons":  # those are in the page itself
            _copy(folder, out / "sprites" / folder.name, ("*.svg",))
    _copy(desktop / "sounds", out / "sounds", ("*.wav",))
    _copy(own.folder(read_aloud.FOLDER), out / "clips", ("*.mp3", "LICENSE"))
    lists = {
        f"{chapter}.{language}.json": found
        for language in own.languages()
        for chapter, found in _clips(own.text(language)).items()
    }
    for name, found in lists.items():
        _write(out / "clips" / name, found)
    kept = {path.name for path in own.folder(read_aloud.FOLDER).glob("*.mp3")} | lists.keys() | {"LICENSE"}
    for path in (out / "clips").iterdir():
        if path.name not in kept and path.suffix in (".mp3", ".json"):
            path.unlink()  # of words that are no more
    _copy(desktop / "fonts", out / "fonts", ("LICENSE*",))
    for name, (source, letters) in FONTS.items():
        _font(desktop / "fonts" / source, out / "fonts" / f"{name}.ttf", f"codeweek {name}", letters)
    shutil.copy2(ROOT / "LICENSE", out / "LICENSE.txt")
    shutil.copy2(ROOT / "CREDITS.md", out / "CREDITS.txt")


def _copy(source: Path, target: Path, patterns: Iterable[str]) -> None:
    for path in (path for pattern in patterns for path in sorted(source.rglob(pattern))):
        there = target / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, there)


def _font(source: Path, target: Path, name: str, used: Iterable[int]) -> None:
    """A font reduced to the letters that the page uses of it."""
    made_of = max(source.stat().st_mtime, Path(__file__).stat().st_mtime)
    if target.is_file() and target.stat().st_mtime > made_of:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    reduced(source, name, used).save(target)


def guides(out: Path) -> None:
    """Make the guides and all that is printed, for the adult; their letters are those of the page."""
    stamp, made_of = out.parent / "guides-made-of", f"{_hash(GUIDES_SOURCES)} {out}"
    if _is(stamp, made_of) and (out / "guides").is_dir():
        return
    make_docs.main(out / "guides", fonts="../fonts/")
    stamp.write_text(made_of, encoding="utf-8")


def _is(stamp: Path, made_of: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == made_of


def python(out: Path) -> None:
    """Build Python and the core for the worker."""
    _npm()
    stamp = WORK / "made-of"
    made_of = f"{_hash(PYTHON_SOURCES)} {'plain' if PLAIN else 'smaller'} {out}"
    if _is(stamp, made_of) and (out / "py").is_dir():
        return
    build_web_python.build(out / "py", PYODIDE, WORK, PLAIN)
    stamp.write_text(made_of, encoding="utf-8")


def _hash(patterns: Iterable[str]) -> str:
    found = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}):
        if "__pycache__" not in path.parts:
            found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def page(out: Path) -> None:
    """Bundle the page as `web/package.json` says, with a list of all the other files."""
    make_types.main()
    _npm()
    subprocess.run(["npm", "run", "--silent", "build"], cwd=WEB, check=True)
    assert (out / "index.html").is_file()


def _npm() -> None:
    if not PYODIDE.is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=WEB, check=True)


def twins(out: Path) -> None:
    """Write compressed copies (twins) of the files."""
    subprocess.run(["node", str(ROOT / "tools" / "web" / "twins.mjs"), str(out)], check=True)


def without_old_twins(out: Path) -> None:
    """Take away the twins of files that are newer: a server would send what was there before."""
    for twin in [*out.rglob("*.br"), *out.rglob("*.gz")]:
        made_of = twin.with_suffix("")
        if not made_of.is_file() or made_of.stat().st_mtime > twin.stat().st_mtime:
            twin.unlink()


PARTS: Mapping[str, Callable[[Path], None]] = {
    "data": data,
    "files": files,
    "guides": guides,
    "python": python,
    "page": page,
    "twins": twins,
}


def main() -> int:
    """Build the requested parts, or all, in order."""
    asked = sys.argv[1:] or list(PARTS)
    if set(asked) - set(PARTS):
        print(__doc__)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(1) as beside:  # Python is mostly made by programs that are waited for
        begun = beside.submit(python, OUT) if "python" in asked else None
        for name, part in PARTS.items():
            if name == "python" and begun:
                begun.result()
            elif name in asked:
                part(OUT)
    if "twins" not in asked:
        without_old_twins(OUT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
