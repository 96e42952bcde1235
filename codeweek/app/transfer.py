"""« Continuer ailleurs »: what a child takes to another computer, and who it is on this one."""

from collections.abc import Mapping
from typing import Any, Literal

from codeweek.app.child_profiles import Profile, Storage, everybody
from codeweek.app.journey import VISITOR
from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import from_json
from codeweek.progress.transfer import childfile, transfer_code
from codeweek.progress.transfer.childfile import Brought
from codeweek.progress.transfer.transfer_content import VERSION, carried, course

Settings = Mapping[str, Any]


def code_words(store: Storage, profile: Profile | None, settings: Settings, language: str) -> tuple[str, ...]:
    """The code of a child: how far it is in the course, and the settings of now."""
    saved = _kept(store, profile)
    courses = saved.get("courses")
    progress = from_json(courses.get(SHIPPED) if isinstance(courses, dict) else None)
    told = carried(_short(profile), dict(settings), saved.get("python"), progress, course(VERSION))
    return transfer_code.written(told, language)


def file_of(store: Storage, profile: Profile | None, settings: Settings) -> tuple[str, str]:
    """The name and the text of a child's file."""
    short = _short(profile)
    return childfile.name_of(short), childfile.written(_kept(store, profile), short, dict(settings))


def arrival(store: Storage, brought: Brought) -> Literal["choose", "ask", "open"]:
    """Whether a child that comes has to choose a look, is asked whether it is the one here, or is welcome."""
    profile = Profile.of(brought.profile)
    if profile is None:
        return "choose"
    return "ask" if profile in everybody(store) else "open"


def joined(there: object, brought: Brought) -> dict[str, object]:
    """What was brought, beside what a child has here."""
    return childfile.joined(there if isinstance(there, dict) else {"version": 1}, brought)


def _short(profile: Profile | None) -> str:
    return profile.short if profile else ""


def _kept(store: Storage, profile: Profile | None) -> dict[str, Any]:
    saved = store.read(profile.name if profile else VISITOR)
    return {"version": 1, **(saved if isinstance(saved, dict) else {})}
