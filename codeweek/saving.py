"""Atomic writes of files, and reads of regular files only."""

import contextlib
import errno
import os
import uuid
from pathlib import Path

NEW = ".new"  # at the end of the name of a file that has not yet taken its place
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF)  # some shares and sticks


def content(path: Path, most: int) -> bytes:
    """The first `most` + 1 bytes of a file. Raises FileNotFoundError, or another OSError.

    Pipes and devices count as missing: reading them may never end.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        return file.read(most + 1)


def save(path: Path, content: bytes) -> None:
    """Write a file atomically. Raises OSError when the disk refuses."""
    if path.exists() and not path.is_file():  # a terminal, `/dev/null`: nothing to take the place of
        path.write_bytes(content)
    else:
        put(beside(path, content), path)


def beside(path: Path, content: bytes) -> Path:
    """Write content to a temporary file beside another one, flushed to the disk, ready to replace it."""
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex[:12]}{NEW}")
    try:
        with fresh.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    return fresh


def put(fresh: Path, path: Path) -> None:
    """Replace a file by a temporary one; that is removed when it fails."""
    try:
        os.replace(fresh, path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    sync(path.parent)


def sync(folder: Path) -> None:
    """Flush the renames in a folder to the disk, where the system supports it."""
    if os.name == "nt":
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(opened)
    except OSError as problem:
        if problem.errno not in _CANNOT:
            raise
    finally:
        os.close(opened)
