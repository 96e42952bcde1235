"""A pack that the room has for every machine."""

import hashlib
import tempfile
from pathlib import Path

from codeweek.desktop.shelf import FOLDER
from codeweek.packs.load import load_pack
from codeweek.packs.pack import Pack
from codeweek.room.shapes import Packed


def read(content: bytes, sum: str) -> Pack | None:
    """The pack in a zip; None when it is not the one that was asked for, or nothing can be played of it."""
    if sum_of(content) != sum:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.zip"
        try:
            path.write_bytes(content)
            pack = load_pack(path)
        except OSError:
            return None
    return pack if pack.levels else None


def is_here(home: Path, wanted: Packed) -> bool:
    """Whether it is on the shelf of this computer."""
    try:
        return sum_of((home / FOLDER / f"{wanted['key']}.zip").read_bytes()) == wanted["sum"]
    except (OSError, ValueError):
        return False


def sum_of(content: bytes) -> str:
    """What a pack is asked for by."""
    return hashlib.sha256(content).hexdigest()
