"""Today's session as a file: kept, or given to a colleague, with its packs inside."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from typing import Any

from codeweek import __version__
from codeweek.packs.archive import LARGEST as LARGEST_PACK
from codeweek.room import plan as plans
from codeweek.room.courses import Added
from codeweek.room.shapes import Chosen, Opened, Packed, Plan
from codeweek.server.rooms.shelf import RefusedPackError, Shelf
from codeweek.text import Text

KIND, VERSION = "session", 1  # `codeweek` and `version` in the file
LARGEST = 2 * LARGEST_PACK  # bytes of the file: packs that are too large for it are only named


class WrongFileError(ValueError):
    """Not a session; its text is the sentence for the adult."""


def written(plan: Plan, shelf: Shelf) -> bytes:
    """A session with the packs that it needs."""
    head = {"codeweek": KIND, "version": VERSION, "made": __version__}
    packs, left = {}, LARGEST * 9 // 10
    for each in plan["packs"]:
        there = b64encode(shelf.zip(each["sum"]) or b"").decode()
        if 0 < len(there) <= left:
            packs[each["sum"]] = there
            left -= len(there)
    return json.dumps({**head, **plan, "files": packs}, ensure_ascii=False, indent=1).encode()


def opened(content: bytes, shelf: Shelf, text: Text) -> Opened:
    """The session of a file, its packs put on the shelf. Raises WrongFileError, or OSError of the disk."""
    plan, inside = _read(content, text)
    packs = [*_packs(plan["packs"], inside, shelf, text)]
    there = [each for each in packs if shelf.zip(each["sum"])]
    missing = [each["title"] for each in packs if each not in there]
    found: Plan = {**plan, "packs": [*there, *_unnamed(plan["levels"], there, shelf)]}
    gone = [each for each in plan["levels"] if shelf.level(each["pack"], each["level"]) is None]
    found["levels"] = [each for each in plan["levels"] if each not in gone]
    if gone and not found["levels"]:  # without any, all would be open
        raise WrongFileError(text("room.after.no_level_here"))
    return {"plan": found, "missing": [*missing, *_named(gone, missing, plan["packs"])]}


def _read(content: bytes, text: Text) -> tuple[Plan, Mapping[str, Any]]:
    if content[:2] == b"PK":
        raise WrongFileError(text("room.after.is_a_pack"))
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise WrongFileError(text("room.after.no_session")) from None
    if isinstance(found, Mapping) and "courses" in found:
        raise WrongFileError(text("room.after.is_a_child"))
    if not isinstance(found, Mapping) or found.get("codeweek") != KIND:
        raise WrongFileError(text("room.after.no_session"))
    version, plan, inside = found.get("version", VERSION), plans.read(found), found.get("files", {})
    if isinstance(version, int) and version > VERSION:
        made = str(found.get("made", "?"))[:20]
        raise WrongFileError(text("room.after.later_session", made=made, have=__version__))
    if plan is None or not isinstance(inside, Mapping):
        raise WrongFileError(text("room.after.broken_session"))
    return plan, inside


def _packs(named: list[Packed], inside: Mapping[str, Any], shelf: Shelf, text: Text) -> Iterator[Packed]:
    """The packs as they are here: this very one, the one that is inside, or another version of it."""
    for each in named:
        if shelf.zip(each["sum"]) is not None:
            yield each
            continue
        given = inside.get(each["sum"])
        added = _put_in(given, shelf, text) if isinstance(given, str) else None
        same = [there.packed for there in shelf.kept if there.packed["key"] == each["key"]]
        yield added or (same[-1] if same else each)


def _packed(added: Added) -> Packed:
    return {"key": added["key"], "title": added["title"], "sum": added["sum"], "size": added["size"]}


def _put_in(given: str, shelf: Shelf, text: Text) -> Packed | None:
    try:
        return _packed(shelf.add("", b64decode(given, validate=True), text))
    except (RefusedPackError, ValueError):
        return None


def _unnamed(levels: list[Chosen], packs: list[Packed], shelf: Shelf) -> Iterator[Packed]:
    """The packs of chosen levels that the file does not name, and that are here."""
    wanted = {each["pack"] for each in levels} - {each["key"] for each in packs}
    newest = {each.packed["key"]: each.packed for each in shelf.kept}
    return (newest[key] for key in sorted(wanted) if key in newest)


def _named(gone: list[Chosen], missing: list[str], packs: list[Packed]) -> Iterator[str]:
    """The levels that are not here, but for those of packs that were named already."""
    named = {each["key"] for each in packs if each["title"] in missing}
    return (each["level"] for each in gone if each["pack"] not in named)
