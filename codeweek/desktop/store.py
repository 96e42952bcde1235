"""What is kept on this computer, as JSON files that are never half written."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs

from codeweek.saving import beside

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*")


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for a person's things: `CODEWEEK_HOME`, else where this system keeps such things."""
    chosen = environment.get("CODEWEEK_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("codeweek", appauthor=False))


def made_here(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for what a person makes or takes along: in `CODEWEEK_HOME`, else among their documents."""
    chosen = environment.get("CODEWEEK_HOME")
    return Path(chosen) / "files" if chosen else platformdirs.user_documents_path() / "codeweek"


class Store:
    """Values by name (`settings`, `profiles/fox-3`), each in its file. Reading and writing never raise.

    Beside each file stays the copy before it; a file that cannot be read is set aside, not destroyed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> Any:
        """The value kept under a name, or the one before it if the file is damaged, or None."""
        path = self._path(name)
        for candidate in (path, _previous(path)):
            try:
                return json.loads(candidate.read_text(encoding="utf-8"))
            except FileNotFoundError:
                continue
            except (OSError, ValueError, RecursionError):
                _set_aside(candidate)
        return None

    def write(self, name: str, value: Any) -> bool:
        """Keep a value under a name; False when the disk refuses (full, locked, read-only)."""
        path = self._path(name)
        try:
            text = json.dumps(value, ensure_ascii=False, indent=1)
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = beside(path, text.encode())
            if path.exists():
                os.replace(path, _previous(path))
            os.replace(fresh, path)
        except (
            OSError,
            ValueError,
            RecursionError,
        ):  # half a character, or nested beyond what can be written
            return False
        return True

    def names(self, folder: str = "") -> tuple[str, ...]:
        """Names kept in a folder, in order."""
        root = self.folder / folder
        found = sorted(path.stem for path in root.glob("*.json")) if root.is_dir() else []
        return tuple(f"{folder}/{stem}" if folder else stem for stem in found)

    def delete(self, name: str) -> None:
        """Forget a value; its previous copy too."""
        path = self._path(name)
        for candidate in (path, _previous(path)):
            try:
                candidate.unlink(missing_ok=True)
            except OSError:
                continue

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a name: {name!r}")
        return self.folder / f"{name}.json"


def _previous(path: Path) -> Path:
    return path.with_name(path.name + ".before")


def _set_aside(path: Path) -> None:
    number = 1
    while (aside := path.with_name(f"{path.name}.unreadable{number}")).exists():
        number += 1
    try:
        os.replace(path, aside)
    except OSError:
        return
