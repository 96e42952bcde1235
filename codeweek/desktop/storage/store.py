"""What is kept on this computer, as JSON files that are never half written."""

import errno
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from codeweek.desktop.storage import json_file
from codeweek.desktop.storage.file_lock import alone

LOCK = "lock"
FOLDER = "folder"  # the name of no value: trouble with it is trouble with the folder itself
Value = Mapping[str, Any]
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*")


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for a person's things: `CODEWEEK_HOME`, else where this system keeps such things."""
    chosen = environment.get("CODEWEEK_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("codeweek", appauthor=False))


def made_here(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for what a person makes or takes along: in `CODEWEEK_HOME`, else among their documents."""
    chosen = environment.get("CODEWEEK_HOME")
    return Path(chosen) / "files" if chosen else platformdirs.user_documents_path() / "codeweek"


class Waiting(NamedTuple):
    """A change that is to be kept: what it makes of the value on the disk, and what follows once it has."""

    make: Callable[[Any], Value]
    then: Callable[[], None]


class Store:
    """Tables by name (`settings`, `profiles/fox-3`), each in its file. Reading and writing never raise.

    Beside each file stays the copy before it; a damaged file is set aside when it is written again. What the
    disk refuses waits here: it is read as if it were kept, and tried again. So does all while the folder is
    away, on a key that was taken out perhaps: no other is made in its place.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._waiting: dict[tuple[str, str], Waiting] = {}
        self._troubles: dict[str, OSError] = {}
        self._listed: dict[str, tuple[str, ...]] = {}
        self._known: dict[Path, tuple[object, Any]] = {}
        self._was_there = folder.is_dir()

    @property
    def troubles(self) -> tuple[OSError, ...]:
        """Why some values cannot be kept or read just now."""
        return tuple(self._troubles.values())

    def read(self, name: str) -> Any:
        """The value of a name, or the one before it if the file is damaged, or None."""
        path = self._path(name)
        value = None if self._here() else self._known.get(path, (None, None))[1]
        try:
            value = self._looked(path)
        except OSError as problem:
            self._troubles[name] = problem
        else:
            if not self.waits(name):
                self._troubles.pop(name, None)
        for change in self._changes(name):
            value = change.make(value)
        return value

    def write(self, name: str, value: Value) -> bool:
        """Keep a value under a name; False when the disk refuses for now."""
        return self.change(name, "all", lambda _there: value)

    def change(
        self, name: str, what: str, make: Callable[[Any], Value], then: Callable[[], None] = lambda: None
    ) -> bool:
        """Keep what `make` makes of the value on the disk, in the place of such a change that still waits."""
        self._waiting.pop((name, what), None)
        self._waiting[name, what] = Waiting(make, then)
        return self._settle(name)

    def at_once(self, name: str, make: Callable[[Any], Value]) -> bool:
        """The same, now or not at all: what the disk refuses does not wait."""
        done = self.change(name, "now", make)
        if not done:
            del self._waiting[name, "now"]
            self.read(name)
        return done

    def whole(self, name: str) -> bool:
        """Whether the file of a value is there as it was written, as far as the disk lets one know."""
        path = self._path(name)
        try:
            return json_file.found(path).path == path
        except OSError:
            return True

    def waits(self, name: str, what: str | None = None) -> bool:
        """Whether a change of a value is not yet on the disk."""
        return any(each == name and what in (None, part) for each, part in self._waiting)

    def troubled(self, name: str) -> bool:
        """Whether a value can just now not be read or written."""
        return name in self._troubles

    def retry(self) -> bool:
        """Look whether the folder is there, and try again what the disk refused; whether all is well now."""
        self.read(FOLDER)
        for name in [*self._troubles]:
            if self.waits(name):
                self._settle(name)
            else:
                self.read(name)
        return not self._troubles

    def names(self, folder: str = "") -> tuple[str, ...]:
        """Names kept in a folder, in order; those of the last time while it cannot be read."""
        root = self.folder / folder
        with suppress(OSError):
            self._stay()
            stems = json_file.stems(root)
            self._listed[folder] = tuple(f"{folder}/{stem}" if folder else stem for stem in stems)
        waiting = [name for name, _ in self._waiting if name.rpartition("/")[0] == folder]
        return tuple(sorted({*self._listed.get(folder, ()), *waiting}))

    def delete(self, name: str) -> bool:
        """Forget a value, with all its copies; False when the disk refuses."""
        path = self._path(name)
        self._waiting = {key: change for key, change in self._waiting.items() if key[0] != name}
        self._troubles.pop(name, None)
        try:
            self._stay()
            if path.parent.is_dir():
                with alone(self.folder / LOCK):
                    json_file.erase(path)
        except OSError:
            return False
        return True

    def _here(self) -> bool:
        """Whether the folder is there, if it ever was."""
        return not self._was_there or self.folder.exists()

    def _stay(self) -> None:
        if not self._here():
            raise FileNotFoundError(errno.ENOENT, "the folder is no longer there")

    def _looked(self, path: Path) -> Any:
        """The value in a file, read again only when another one stands in its place."""
        self._stay()
        mark = json_file.mark(path)
        if mark is None or self._known.get(path, (None, None))[0] != mark:
            self._known[path] = mark, json_file.found(path).value
        return self._known[path][1]

    def _settle(self, name: str) -> bool:
        path, changes = self._path(name), self._changes(name)
        try:
            self._stay()
            path.parent.mkdir(parents=True, exist_ok=True)
            with alone(self.folder / LOCK):
                self._put(path, changes)
            self._was_there = True
        except (OSError, RecursionError) as problem:
            deep = OSError(errno.EFBIG, "nested beyond what can be written")
            self._troubles[name] = problem if isinstance(problem, OSError) else deep
            return False
        self._forget(name)
        for change in changes:
            change.then()
        return True

    def _put(self, path: Path, changes: list[Waiting]) -> None:
        file_content = json_file.found(path)
        value: Any = file_content.value
        for change in changes:
            value = change.make(value)
        if value is not None and (value != file_content.value or file_content.path != path):
            json_file.put(path, value, file_content)

    def _changes(self, name: str) -> list[Waiting]:
        return [change for (each, _), change in self._waiting.items() if each == name]

    def _forget(self, name: str) -> None:
        self._waiting = {key: change for key, change in self._waiting.items() if key[0] != name}
        self._troubles.pop(name, None)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a name: {name!r}")
        return self.folder / f"{name}.json"
