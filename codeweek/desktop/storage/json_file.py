"""A value in its file with a checksum, the copy before it beside it; what is damaged goes aside."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codeweek.progress.transfer import childfile
from codeweek.saving import NEW, beside
from codeweek.saving import put as take_place

SUM = "checksum"


class DamagedError(Exception):
    """A file whose content is not what was written; `value` is what can still be read of it."""

    def __init__(self, value: dict[str, Any] | None = None) -> None:
        super().__init__("damaged")
        self.value = value


def checksummed(value: Any) -> bytes:
    """A value as JSON; half a character is written by its number."""
    whole = {**value, SUM: _sum(value)} if isinstance(value, dict) else value
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def opened(path: Path) -> dict[str, Any]:
    """The table in a file, its checksum (if any) verified. Raises DamagedError when it is not as written."""
    if path.exists() and not path.is_file():  # a folder, or a pipe that never ends
        raise DamagedError
    try:
        value = json.loads(path.read_bytes().decode("utf-8"))
    except (ValueError, RecursionError):
        raise DamagedError from None
    if not isinstance(value, dict) or not value or not isinstance(value.get("courses", {}), dict):
        raise DamagedError
    told = value.pop(SUM, None)
    if told is not None and told != _sum(value):
        raise DamagedError(value)
    return value


def _sum(value: dict[str, Any]) -> str:
    plain = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


END, BEFORE, ASIDE = ".json", ".before", ".unreadable"
_MISSING = (FileNotFoundError, NotADirectoryError)


@dataclass(frozen=True)
class FileContent:
    """What was read of a value: where, and which of its files are damaged."""

    value: dict[str, Any] | None = None
    path: Path | None = None
    damaged: tuple[Path, ...] = ()


def found(path: Path) -> FileContent:
    """The value of a file, else of the copy before it, else what can be read of them.

    A child's file that is right but for its sum was written by what knows no sum, an older program or an
    editor: it is joined with the copy before it.

    OSError when the disk refuses to read: then nobody knows what is there.
    """
    damaged: list[Path] = []
    rest: dict[str, Any] | None = None
    for candidate in _candidates(path):
        try:
            value = opened(candidate)
        except _MISSING:
            continue
        except DamagedError as problem:
            damaged.append(candidate)
            rest = rest or problem.value
        else:
            brought = childfile.taken(rest)
            return FileContent(
                childfile.joined(value, brought) if brought else value, candidate, tuple(damaged)
            )
    return FileContent(rest, None, tuple(damaged))


def mark(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is written again; None when there is none."""
    try:
        now = path.stat()
    except _MISSING:
        return None
    return now.st_ino, now.st_mtime_ns, now.st_size


def put(path: Path, value: Mapping[str, Any], now: FileContent) -> None:
    """Write a value, keeping the one that is there now as the copy before it."""
    fresh = beside(path, checksummed(value))
    try:
        for each in now.damaged:
            _set_aside(each)
        if now.path == path:
            _back_up(path)
    except OSError:
        fresh.unlink()
        raise
    take_place(fresh, path)
    for left in _fresh(path):  # by a writer that was killed
        left.unlink(missing_ok=True)


def erase(path: Path) -> None:
    """Take a value away, with everything that was ever kept of it."""
    for each in [*_fresh(path), *path.parent.glob(f"{path.name}{ASIDE}*"), _previous(path), path]:
        each.unlink(missing_ok=True)


def stems(folder: Path) -> set[str]:
    """The values of a folder, those too of which only a copy is left."""
    try:
        names = os.listdir(folder)
    except _MISSING:
        return set()
    ends = (END, END + BEFORE)
    whole = {name.partition(END)[0] for name in names if name.endswith(ends)}
    return whole | {name.partition(END)[0] for name in names if END in name and name.endswith(NEW)}


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    if not path.exists():  # a writer was killed: what it was about to put there is the newest
        copies = [each for each in _fresh(path) if not each.name.startswith(_previous(path).name)]
        yield from sorted(copies, key=lambda each: each.stat().st_mtime, reverse=True)
    yield _previous(path)


def _back_up(path: Path) -> None:
    before = _previous(path)
    before.unlink(missing_ok=True)
    try:
        os.link(path, before)
    except OSError:  # FAT has no links
        take_place(beside(before, path.read_bytes()), before)


def _fresh(path: Path) -> list[Path]:
    return [*path.parent.glob(f"{path.name}.*{NEW.removeprefix('.')}")]


def _previous(path: Path) -> Path:
    return path.with_name(path.name + BEFORE)


def _set_aside(path: Path) -> None:
    number = 1
    while (aside := path.with_name(f"{path.name}{ASIDE}{number}")).exists():
        number += 1
    with suppress(FileNotFoundError):
        os.replace(path, aside)
