"""What is read of the manifest in a packed pack: the version of codeweek it was made for."""

import json
import re

from codeweek import __version__
from codeweek.diagnostic import Diagnostic

MANIFEST = "manifest.json"
FORMAT = 1  # the newest format that this codeweek reads
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}")


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
