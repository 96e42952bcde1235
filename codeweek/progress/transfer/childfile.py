"""The transfer file of a child: all courses with their programs, the child's animal and settings.

Version 1 (without settings) is read too; of a later version, the valid parts are.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.levels.level import INSIDE
from codeweek.progress.course import SHIPPED
from codeweek.progress.joining import merged
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.transfer.transfer_content import SETTINGS, Carried, known, like
from codeweek.progress.who import Worn, both_worn, unknown, worn_of

VERSION = 2
PREFIX, END, VISITOR = "codeweek-", ".json", "visitor"
LARGEST = 20_000_000  # bytes
# The fields of a child's file, as it is kept and as it travels; others are of a newer version.
FIELDS = (
    "version",
    "courses",
    "profile",
    "settings",
    "python",
    "aloud",
    "worn",
    "sober",
    "theme",
    "pack",
    "turn",
    "away",
    "seen",
)
UNSAID = {"language": "", "reduced_motion": False}  # default values, which leave this computer's settings


@dataclass(frozen=True)
class Brought:
    """A child transferred from elsewhere, by file or by code."""

    profile: str
    courses: Mapping[str, Progress]
    settings: Mapping[str, Any] = field(default_factory=dict)
    python: bool | None = None
    aloud: bool | None = None  # whether all is read to it by itself
    worn: Worn = field(default_factory=dict)  # what its animal wears
    sober: bool | None = None  # whether it wants the sober look
    theme: str | None = None  # the colours it has chosen
    pack: str = ""  # the key of the one where the child was
    unknown: Mapping[str, Any] = field(default_factory=dict)  # fields of a newer version, as they are

    @property
    def stars(self) -> int:
        """The number of stars in all courses."""
        return sum(
            sum(n for id, n in progress.stars.items() if INSIDE not in id)
            for progress in self.courses.values()
        )


def of_code(carried: Carried) -> Brought:
    """The content of a code, as progress in the shipped course."""
    return Brought(carried.profile, {SHIPPED: carried.progress}, carried.wished, carried.python, pack=SHIPPED)


def name_of(profile: str) -> str:
    """The file name for a child."""
    return f"{PREFIX}{profile or VISITOR}{END}"


def who(name: str) -> str:
    """The child of a file name; empty when the name does not say."""
    stem = name.removeprefix(PREFIX).partition(".")[0].partition(" ")[0]
    return stem if known(stem) else ""


def written(saved: Mapping[str, Any], profile: str, settings: Mapping[str, Any]) -> str:
    """The transfer file of a child, from what is stored."""
    told = {name: settings[name] for name in SETTINGS if name in settings}
    named = {"profile": profile} if profile else {}
    return json.dumps({**saved, "version": VERSION, **named, "settings": told}, ensure_ascii=False, indent=1)


def read(text: str, name: str) -> Brought | None:
    """Read a transfer file; None when it is not one."""
    try:
        saved = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return taken(saved, name)


def taken(saved: Any, name: str = "") -> Brought | None:
    """The content of a transfer file as plain data; None when it is not one."""
    courses = saved.get("courses") if isinstance(saved, Mapping) else None
    if not isinstance(courses, Mapping):
        return None
    return Brought(
        profile=profile if isinstance(profile := saved.get("profile"), str) and known(profile) else who(name),
        courses={key: from_json(course) for key, course in courses.items()},
        settings=_settings(saved.get("settings")),
        python=python if isinstance(python := saved.get("python"), bool) else None,
        aloud=aloud if isinstance(aloud := saved.get("aloud"), bool) else None,
        worn=worn_of(saved.get("worn")),
        sober=sober if isinstance(sober := saved.get("sober"), bool) else None,
        theme=theme if isinstance(theme := saved.get("theme"), str) else None,
        pack=pack if isinstance(pack := saved.get("pack"), str) else "",
        unknown={name: value for name, value in saved.items() if name not in FIELDS},
    )


def joined(saved: Mapping[str, Any], brought: Brought) -> dict[str, Any]:
    """A stored child merged with a transferred one: the best of both in every course."""
    here = saved.get("courses")
    courses = dict(here) if isinstance(here, Mapping) else {}
    for key, other in brought.courses.items():
        both = merged(from_json(courses.get(key)), other)
        courses[key] = replace(both, last=other.last or both.last).to_json()  # to go on where it comes from
    choices = {
        "python": brought.python,
        "aloud": brought.aloud,
        "sober": brought.sober,
        "theme": brought.theme,
    }
    chosen = {name: value for name, value in choices.items() if value is not None}
    pack = {"pack": brought.pack} if brought.pack else {}
    worn = {**unknown(saved.get("worn")), **both_worn(worn_of(saved.get("worn")), brought.worn)}
    return {
        **brought.unknown,
        **saved,
        **chosen,
        **pack,
        **({"worn": worn} if worn else {}),
        "courses": courses,
    }


def _settings(saved: Any) -> dict[str, Any]:
    """The valid settings; missing ones stay as on this computer."""
    if not isinstance(saved, Mapping):
        return {}
    there = {name: like(saved[name], SETTINGS[name][1]) for name in SETTINGS if name in saved}
    return {name: value for name, value in there.items() if value not in (None, UNSAID.get(name))}
