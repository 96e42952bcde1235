"""Files that are never half written, and read only when they are files."""

import os
from pathlib import Path


def content(path: Path, most: int) -> bytes:
    """What is in a file, cut just beyond `most`; OSError where there is none.

    A pipe or a device is none: reading it may never end.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        return file.read(most + 1)


def save(path: Path, content: bytes) -> None:
    """Write a file in one go, or not at all; OSError when the disk refuses."""
    if path.exists() and not path.is_file():  # a terminal, `/dev/null`: nothing to take the place of
        path.write_bytes(content)
    else:
        os.replace(beside(path, content), path)


def beside(path: Path, content: bytes) -> Path:
    """The content, safely on the disk in a file beside another, whose place it may take."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return fresh
