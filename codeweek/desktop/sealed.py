"""A value as it stands in a file, with a sum that tells whether the disk changed any of it."""

import hashlib
import json
from pathlib import Path
from typing import Any

SUM = "checksum"


class DamagedError(Exception):
    """A file whose content is not what was written; `value` is what can still be read of it."""

    def __init__(self, value: dict[str, Any] | None = None) -> None:
        super().__init__("damaged")
        self.value = value


def sealed(value: Any) -> bytes:
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
