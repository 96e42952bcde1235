"""Packs and levels in the places where people put files: looked for, not opened."""

import os
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import platformdirs

from codeweek.desktop.storage.store import made_here
from codeweek.levels.files.file_name import CHOSEN, is_level
from codeweek.packs.archive import LARGEST, MOST_NAMES
from codeweek.packs.planned import PACK_FILES

MOST_LOOKED = 400  # names of one folder
MOST_ZIPS = 40  # that are opened to see whether they hold levels
MOST_FOUND = 40
HEAD = 3000  # bytes of a file
OWN = "codeweek"  # a folder of this name is looked into as well
_LEVEL = re.compile(rb"^\xef?\xbb?\xbf?(?:title|titre)\s*:", re.MULTILINE | re.IGNORECASE)


def usual_places() -> tuple[Path, ...]:
    """Downloads, documents, desktop, the packs that came with codeweek, and what is plugged in."""
    own = [
        platformdirs.user_downloads_path(),
        platformdirs.user_documents_path(),
        platformdirs.user_desktop_path(),
    ]
    brought = filter(None, [os.environ.get("CODEWEEK_PACKS")])  # told by who starts codeweek from a key
    inside = [path / OWN for path in own]
    paths = [*own, *inside, made_here(), *map(Path, brought), *_plugged_in()]
    return tuple(dict.fromkeys(path for path in paths if is_folder(path)))


def _plugged_in() -> Iterator[Path]:
    if sys.platform == "win32":
        yield from (Path(f"{letter}:/") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
        return
    user = os.environ.get("USER", "")
    for place in (Path("/media") / user, Path("/run/media") / user, Path("/media"), Path("/Volumes")):
        yield from _names(place)


def found(places: Iterable[Path]) -> tuple[Path, ...]:
    """What looks like a pack or a level in some folders, the newest first."""
    named = [path for place in places for path in _names(place)]
    zips = newest(path for path in named if path.suffix.lower() == ".zip")[:MOST_ZIPS]
    others = (path for path in named if path.suffix.lower() != ".zip")
    return tuple(newest(path for path in (*zips, *others) if _is_pack(path))[:MOST_FOUND])


def _names(folder: Path) -> list[Path]:
    try:
        return sorted(islice(folder.iterdir(), MOST_LOOKED))
    except OSError:
        return []


def newest(paths: Iterable[Path]) -> list[Path]:
    """Files in the order in which they were changed, the last one first."""
    return sorted(dict.fromkeys(paths), key=lambda path: (-_time(path), str(path)))


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def is_folder(path: Path) -> bool:
    """Whether it is a folder that can be asked."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_pack(path: Path) -> bool:
    """A folder with a `pack.yaml`, a zip with a level, a YAML file with a title."""
    try:
        if path.is_dir():
            return any((path / name).is_file() for name in PACK_FILES)
        if not path.is_file():  # looking into a pipe may never end
            return False
        if path.suffix.lower() == ".zip":
            return path.stat().st_size <= LARGEST and _has_level(path)
        if path.suffix.lower() in CHOSEN:
            with path.open("rb") as file:
                return bool(_LEVEL.search(file.read(HEAD)))
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False
    return False


def _has_level(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any(is_level(info.filename) for info in archive.infolist()[:MOST_NAMES])
