"""Today's session: the levels to choose it from, its file with its packs, one given at the start."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from codeweek import __version__
from codeweek.levels.level import Level
from codeweek.packs.archive import LARGEST as LARGEST_PACK
from codeweek.packs.pack import Chapter, Pack
from codeweek.play import builtin
from codeweek.play.predict import ballot
from codeweek.progress.course import SHIPPED
from codeweek.room import plan as plans
from codeweek.room.board_data import Added, Course, Lesson, Lessons
from codeweek.room.plan import LONGEST, MOST_LEVELS, MOST_PACKS
from codeweek.room.room_json import Chosen, Opened, Packed, Plan
from codeweek.saving import content
from codeweek.server.rooms.pack_store import PackStore, RefusedPackError, StoredPack
from codeweek.text import Text


def courses(kept: tuple[StoredPack, ...], text: Text) -> list[Course]:
    """The course first, then the packs, the newest of each key."""
    newest = {stored_pack.packed["key"]: stored_pack for stored_pack in kept}
    packs = (
        _course(stored_pack.packed["key"], stored_pack.pack, text, stored_pack)
        for stored_pack in newest.values()
    )
    return [_course(SHIPPED, builtin.pack(), text), *packs]


def _course(key: str, pack: Pack, text: Text, kept: StoredPack | None = None) -> Course:
    return {
        "key": key,
        "title": text.pick(pack.title),
        "sum": kept.packed["sum"] if kept else "",
        "size": kept.packed["size"] if kept else 0,
        "chapters": [_chapter(chapter, text) for chapter in pack.chapters],
    }


def _chapter(chapter: Chapter, text: Text) -> Lessons:
    return {"title": text.pick(chapter.title), "levels": [_level(level, text) for level in chapter.levels]}


def _level(level: Level, text: Text) -> Lesson:
    offered = ballot(level, text)
    return {
        "id": level.id,
        "title": text.pick(level.title),
        "mode": level.mode,
        "hints": [text.pick(hint) for hint in level.hints],
        "asks": text.pick(level.adult.question),
        "choices": [choice.name for choice in offered],
        "question": text.pick(level.predict.question) if level.predict else "",
        "answers": ["" if choice.script else choice.words for choice in offered],
    }


KIND, VERSION = "session", 1  # `codeweek` and `version` in the file
LARGEST = 2 * LARGEST_PACK  # bytes of the file: packs that are too large for it are only named


class WrongFileError(ValueError):
    """Not a session; its text is the sentence for the adult."""


def written(plan: Plan, shelf: PackStore) -> bytes:
    """A session with the packs that it needs."""
    head = {"codeweek": KIND, "version": VERSION, "made": __version__}
    packs, left = {}, LARGEST * 9 // 10
    for pack in plan["packs"]:
        there = b64encode(shelf.zip(pack["sum"]) or b"").decode()
        if 0 < len(there) <= left:
            packs[pack["sum"]] = there
            left -= len(there)
    return json.dumps({**head, **plan, "files": packs}, ensure_ascii=False, indent=1).encode()


def opened(content: bytes, shelf: PackStore, text: Text) -> Opened:
    """The session of a file, its packs put on the shelf. Raises WrongFileError, or OSError of the disk."""
    plan, inside = _read(content, text)
    packs = [*_packs(plan["packs"], inside, shelf, text)]
    there = [pack for pack in packs if shelf.zip(pack["sum"])]
    missing = [pack["title"] for pack in packs if pack not in there]
    found: Plan = {**plan, "packs": [*there, *_unnamed(plan["levels"], there, shelf)]}
    gone = [level for level in plan["levels"] if shelf.level(level["pack"], level["level"]) is None]
    found["levels"] = [level for level in plan["levels"] if level not in gone]
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


def _packs(named: list[Packed], inside: Mapping[str, Any], shelf: PackStore, text: Text) -> Iterator[Packed]:
    """The packs as they are here: this very one, the one that is inside, or another version of it."""
    for each in named:
        if shelf.zip(each["sum"]) is not None:
            yield each
            continue
        given = inside.get(each["sum"])
        added = _put_in(given, shelf, text) if isinstance(given, str) else None
        same = [stored_pack.packed for stored_pack in shelf.kept if stored_pack.packed["key"] == each["key"]]
        yield added or (same[-1] if same else each)


def _packed(added: Added) -> Packed:
    return {"key": added["key"], "title": added["title"], "sum": added["sum"], "size": added["size"]}


def _put_in(given: str, shelf: PackStore, text: Text) -> Packed | None:
    try:
        return _packed(shelf.add("", b64decode(given, validate=True), text))
    except (RefusedPackError, ValueError):
        return None


def _unnamed(levels: list[Chosen], packs: list[Packed], shelf: PackStore) -> Iterator[Packed]:
    """The packs of chosen levels that the file does not name, and that are here."""
    wanted = {level["pack"] for level in levels} - {pack["key"] for pack in packs}
    newest = {stored_pack.packed["key"]: stored_pack.packed for stored_pack in shelf.kept}
    return (newest[key] for key in sorted(wanted) if key in newest)


def _named(gone: list[Chosen], missing: list[str], packs: list[Packed]) -> Iterator[str]:
    """The levels that are not here, but for those of packs that were named already."""
    named = {pack["key"] for pack in packs if pack["title"] in missing}
    return (each["level"] for each in gone if each["pack"] not in named)


def put_in(files: Iterable[Path], shelf: PackStore, text: Text) -> list[Added]:
    """Put the packs of some files on the shelf. Raises RefusedPackError, or OSError of the disk."""
    return [shelf.add(file.name, content(file, LARGEST_PACK), text) for file in files]


def plan_of(added: Iterable[Added], before: Plan, shelf: PackStore) -> Plan:
    """A plan of all the levels of some packs, in order; what it says of help stays."""
    packs = {each["sum"]: each for each in added}
    packed: list[Packed] = [
        {"key": each["key"], "title": each["title"], "sum": each["sum"], "size": each["size"]}
        for each in packs.values()
    ]
    levels: list[Chosen] = [
        {"pack": each["key"], "level": level.id}
        for each in packed
        if (pack := shelf.pack(each["key"]))
        for level in pack.levels
    ]
    title = ", ".join(each["title"] for each in packed)
    return {**before, "title": title[:LONGEST], "levels": levels[:MOST_LEVELS], "packs": packed[:MOST_PACKS]}
