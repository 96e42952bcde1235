"""A child's file as it travels between this computer and the room, and the part of one level in an event."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from codeweek.app.child_profiles import FOLDER
from codeweek.desktop.storage import settings_file
from codeweek.desktop.storage.store import Store
from codeweek.progress.numbered import untitled
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import childfile
from codeweek.progress.transfer.childfile import Brought
from codeweek.progress.transfer.transfer_content import SETTINGS


def file(store: Store, profile: str, settings: bool = False) -> dict[str, Any] | None:
    """What is kept of a child, with the settings of now if they are its own; None when there is nothing."""
    saved = store.read(f"{FOLDER}/{profile}")
    if not isinstance(saved, Mapping):
        return None
    chosen = asdict(settings_file.load(store)) if settings else {}
    told = {name: chosen[name] for name in SETTINGS if name in chosen}
    rest = {"settings": told} if told else {}
    return {**saved, "version": childfile.VERSION, "profile": profile, **rest}


def brought(file: Mapping[str, Any], profile: str) -> Brought | None:
    """What a file of the room brings; None when it is none."""
    return childfile.taken({**file, "profile": profile}, "")


def keep(store: Store, profile: str, there: Brought) -> bool:
    """Join it with what is here; False when the disk refuses."""

    def joined(here: object) -> dict[str, Any]:
        return childfile.joined(here if isinstance(here, dict) else {"version": 1}, there)

    return store.change(f"{FOLDER}/{profile}", "file of the room", joined)


TABLES = ("stars", "tries", "hints", "programs", "saved", "history", "days")
LISTS = ("alone", "shown", "helped", "medals")


def part(progress: Progress, level: str) -> dict[str, Any]:
    """A progress with this level in it; what hangs in its gallery goes with the whole file."""
    whole = progress.to_json()
    tables = {name: {level: whole[name][level]} for name in TABLES if level in whole[name]}
    lists = {name: [level] for name in LISTS if level in whole[name]}
    return {"version": whole["version"], "last": level, "alone": [], **tables, **lists}


def with_work(progress: Progress, level: str, program: Any) -> dict[str, Any]:
    """The same, and a work of its gallery, without the title that the child typed.

    It counts as older than the child's own, whose title stays.
    """
    bare = untitled(program)
    number = next((number for number, each in progress.numbered(level) if untitled(each) == bare), 0)
    return {**part(progress, level), "gallery": {level: [bare]}, "hung": {level: [max(0, number - 1)]}}
