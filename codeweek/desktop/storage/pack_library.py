"""The packs that were added to this computer, and the way of each child through them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey
from codeweek.desktop.painting import tints
from codeweek.desktop.storage.store import Store
from codeweek.levels.level import Translated
from codeweek.packs.load import load_pack
from codeweek.packs.pack import COVER, Pack
from codeweek.play import builtin
from codeweek.progress.course import SHIPPED, key_of
from codeweek.room import plan
from codeweek.room.room_json import Plan
from codeweek.saving import save

NAME = FOLDER = "packs"
VERSION = 1
MOST = 60  # packs kept
FULL, REFUSED = "packs.full", "packs.not_kept"
_KEY = re.compile(r"[a-z0-9-]{1,60}")


@dataclass(frozen=True)
class AddedPack:
    """What is known of a pack before it is opened."""

    key: str
    title: Translated
    picture: str = ""
    look: str = ""
    levels: int = 0
    version: str = ""
    problems: int = 0  # that an adult may read


class PackLibrary:
    """The packs, in the order in which they came; each is a zip in a folder of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        if not store.whole(NAME):
            self._list_again()
        self.kept: tuple[AddedPack, ...] = _read(store.read(NAME))
        self._packs: dict[str, Pack] = {}
        self._journeys: dict[tuple[Profile | None, str], Journey] = {}
        self._plan = plan.USUAL

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the packs that can be chosen, the course first."""
        return (SHIPPED, *(kept.key for kept in self.kept))

    def pack(self, key: str) -> Pack | None:
        """A pack, read when it is first wanted; None when its file is no longer there."""
        if key == SHIPPED:
            return builtin.pack()
        if key not in self._packs:
            try:
                self._packs[key] = load_pack(self._path(key))
            except OSError:
                return None
        pack = self._packs[key]
        return pack if pack.levels else None

    def keep(self, pack: Pack, content: bytes) -> str:
        """Keep a pack, as a zip, in the place of the one with its key; if not, the key of why, else ""."""
        key = key_of(pack)
        path = self._path(key)
        self._read_again()
        if key not in self.keys and len(self.kept) >= MOST:
            return FULL
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, content)
        except OSError:
            return REFUSED
        self._packs.pop(key, None)
        new = _kept(pack, key)
        return "" if self._change(key, lambda added_packs: _with(added_packs, [new])) else REFUSED

    def remove(self, key: str) -> None:
        """Take a pack away; what the children did in it is kept."""
        self._packs.pop(key, None)
        self._change(key, lambda added_packs: tuple(kept for kept in added_packs if kept.key != key))
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError:
            return

    def journey(self, profile: Profile | None, pack: Pack, key: str) -> Journey:
        """The way of a child through a pack, with all that can be undone since the app was opened."""
        journey = self._journeys.get((profile, key))
        if journey is None or journey.pack is not pack:
            journey = self._journeys[profile, key] = Journey(self.store, profile, pack, key, self._plan)
            journey.day = lambda: date.today().isoformat()
        return journey

    def follow(self, today: Plan) -> None:
        """What a room plays today, for every child."""
        self._plan = today
        for journey in self._journeys.values():
            journey.plan = today

    def plays(self, key: str) -> bool:
        """Whether a level of a pack is open today."""
        return not self._plan["levels"] or any(level["pack"] == key for level in self._plan["levels"])

    def read_again(self) -> bool:
        """Take in what another window has saved; whether there was anything."""
        changed = [way.read_again() for way in self._journeys.values()]
        return any([*changed, self._read_again()])

    def forget(self, profile: Profile) -> None:
        """A child was taken away."""
        self._journeys = {who: way for who, way in self._journeys.items() if who[0] != profile}

    def _path(self, key: str) -> Path:
        return self.store.folder / FOLDER / f"{key}.zip"

    def _read_again(self) -> bool:
        """Take in the list as another window has left it; whether it is another one."""
        before, self.kept = self.kept, _read(self.store.read(NAME))
        for new in self.kept:
            if new not in before:
                self._packs.pop(new.key, None)
        return self.kept != before

    def _change(self, key: str, change: Callable[[tuple[AddedPack, ...]], tuple[AddedPack, ...]]) -> bool:
        """Change what the list on the disk says of one pack: another window may have added others."""
        done = self.store.change(NAME, key, lambda there: _written(there, change(_read(there))))
        self._read_again()
        return done

    def _list_again(self) -> None:
        """What the folder has and a damaged list does not say; the newest, if there are too many."""
        listed = {kept.key for kept in _read(self.store.read(NAME))}
        with suppress(OSError):
            files = sorted((self.store.folder / FOLDER).glob("*.zip"), key=lambda file: file.stat().st_mtime)
            keys = [file.stem for file in files if _KEY.fullmatch(file.stem) and file.stem not in listed]
            packs = [(key, load_pack(self._path(key))) for key in keys]
            added_packs = [_kept(pack, key) for key, pack in packs if pack.levels]
            if added_packs:
                self.store.change(
                    NAME, "", lambda there: _written(there, _with(_read(there), added_packs)[-MOST:])
                )


def _with(added_packs: Sequence[AddedPack], more: Iterable[AddedPack]) -> tuple[AddedPack, ...]:
    """Packs and others, each in the place of the one with its key."""
    return tuple({kept.key: kept for kept in (*added_packs, *more)}.values())


def _written(there: Any, kept: Iterable[AddedPack]) -> dict[str, Any]:
    return {"version": VERSION, **(there or {}), "packs": [asdict(added_pack) for added_pack in kept]}


def _kept(pack: Pack, key: str) -> AddedPack:
    first = pack.levels[0]
    title = pack.title if isinstance(pack.title, str) else dict(pack.title)
    picture = COVER.format(look=pack.cover) if pack.cover else tints.picture_of(first)
    return AddedPack(
        key, title, picture, pack.cover or first.look, len(pack.levels), pack.version, len(pack.problems)
    )


def _read(saved: Any) -> tuple[AddedPack, ...]:
    """The packs of plain data; what is not right in it is left out."""
    packs = saved.get("packs") if isinstance(saved, Mapping) else None
    added_packs = [_entry(pack) for pack in packs] if isinstance(packs, list) else []
    by_key = {kept.key: kept for kept in added_packs if kept is not None}
    return tuple(by_key.values())


def _entry(saved: Any) -> AddedPack | None:
    if not isinstance(saved, Mapping) or not isinstance(saved.get("key"), str):
        return None
    key, title = saved["key"], saved.get("title")
    texts = title.values() if isinstance(title, Mapping) else [title]
    if not _KEY.fullmatch(key) or key == SHIPPED or not all(isinstance(text, str) for text in texts):
        return None
    words = {name: saved[name] for name in ("picture", "look", "version") if isinstance(saved.get(name), str)}
    numbers = {name: saved[name] for name in ("levels", "problems") if type(saved.get(name)) is int}
    return AddedPack(key, title or "", **words, **numbers)
