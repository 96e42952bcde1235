"""The manifest of a packed pack, as it is written: its levels, the sums of its files, who made it."""

import json
from collections.abc import Mapping
from typing import Any

from codeweek import __version__
from codeweek.levels.level import Level
from codeweek.packs.manifest import FORMAT
from codeweek.packs.pack import Pack


def manifest(pack: Pack, files: Mapping[str, bytes]) -> str:
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


def _level(level: Level, files: Mapping[str, bytes]) -> dict[str, Any]:
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
