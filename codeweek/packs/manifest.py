"""The manifest in a packed pack: its content, and the version of codeweek it was made for."""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from codeweek import __version__
from codeweek.diagnostic import Diagnostic

if TYPE_CHECKING:
    from codeweek.levels.level import Level
    from codeweek.packs.pack import Pack

MANIFEST = "manifest.json"
FORMAT = 1  # the newest format that this codeweek reads
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}")


def manifest(pack: "Pack", files: Mapping[str, bytes]) -> str:
    """The text of the manifest of a pack, its levels named by their files in it."""
    return json.dumps(
        {
            "format": FORMAT,
            "codeweek": __version__,
            "title": pack.title,
            "author": pack.author,
            "licence": pack.licence,
            "language": pack.language,
            "version": pack.version,
            "needs": pack.needs,
            "classes": list(pack.classes),
            "levels": [_level(level, files) for level in pack.levels],
            "files": {name: _sha256(files[name]) for name in sorted(files)},
        },
        ensure_ascii=False,
        indent=1,
    )


def _level(level: "Level", files: Mapping[str, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": level.id,
        "title": level.title,
        "class": level.grade,
        "mode": level.mode,
        "file": level.file,
        "sha256": _sha256(files[level.file]),
    }
    minimum = getattr(level, "minimum", None)
    return told if minimum is None else {**told, "minimum": minimum}


def _sha256(content: bytes) -> str:
    from hashlib import sha256  # not needed to read packs

    return sha256(content).hexdigest()


def told(text: str, file: str) -> tuple[Diagnostic, ...]:
    """The problem of a pack in a later format, if any; an unreadable manifest is ignored."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    number = found.get("format") if isinstance(found, dict) else None
    if type(number) is not int or number <= FORMAT:
        return ()
    made = str(found.get("codeweek", ""))
    slots = {"made": made if _VERSION.fullmatch(made) else "?", "have": __version__}
    return (Diagnostic("pack.newer_format", slots, file=file),)


def fits(needs: str) -> Diagnostic | None:
    """None when this codeweek is recent enough for a pack; else the problem."""
    if not needs:
        return None
    if not _VERSION.fullmatch(needs):
        return Diagnostic("pack.not_a_version", {"name": needs[:60]})
    if _numbers(needs) > _numbers(__version__):
        return Diagnostic("pack.needs_newer", {"needs": needs, "have": __version__})
    return None


def _numbers(version: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in re.findall(r"[0-9]+", version)[:4])
    return numbers + (0,) * (4 - len(numbers))
