"""A child's way to another computer and back: its code, its file, and what either brings here."""

from dataclasses import asdict
from pathlib import Path

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import VISITOR
from codeweek.desktop.app import App
from codeweek.desktop.storage.exported_files import put_beside
from codeweek.desktop.storage.file_search import newest, usual_places
from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import from_json
from codeweek.progress.transfer import childfile, transfer_code
from codeweek.progress.transfer.childfile import Brought
from codeweek.progress.transfer.transfer_content import VERSION, carried, course
from codeweek.saving import content

MOST_FILES = 3  # that are shown


def words(app: App, profile: Profile | None) -> tuple[str, ...]:
    """The code of a child: how far it is in the course, and the settings of now."""
    saved = _kept(app, profile)
    courses = saved.get("courses")
    progress = from_json(courses.get(SHIPPED) if isinstance(courses, dict) else None)
    short = profile.short if profile else ""
    told = carried(short, asdict(app.settings), saved.get("python"), progress, course(VERSION))
    return transfer_code.written(told, app.language)


def saved_file(app: App, profile: Profile | None, folder: Path | None = None) -> Path | None:
    """Write a child's file where a person's files go, beside older ones; None when the disk refuses."""
    short = profile.short if profile else ""
    content = childfile.written(_kept(app, profile), short, asdict(app.settings))
    try:
        return put_beside(childfile.name_of(short), content.encode("utf-8"), folder)
    except UnicodeEncodeError:
        return None


def opened(path: Path) -> Brought | None:
    """What a child's file brings; None when it is none."""
    try:
        found = content(path, childfile.LARGEST)
        return childfile.read(found.decode("utf-8"), path.name) if len(found) <= childfile.LARGEST else None
    except (OSError, UnicodeDecodeError):
        return None


def around() -> tuple[Path, ...]:
    """Children's files where people put files, the newest first; of each child, only the newest."""
    found: dict[str, Path] = {}
    for path in newest(path for place in usual_places() for path in _files(place)):
        found.setdefault(childfile.who(path.name) or path.name, path)
    return tuple(found.values())[:MOST_FILES]


def settle(app: App, profile: Profile, brought: Brought) -> bool:
    """What was brought becomes this child's, beside what the child has here; False when the disk refuses."""

    def joined(there: object) -> dict[str, object]:
        return childfile.joined(there if isinstance(there, dict) else {"version": 1}, brought)

    if not app.store.at_once(profile.name, joined):
        return False
    app.library.forget(profile)
    if brought.settings:
        app.change(**brought.settings)
    return True


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.glob(f"{childfile.PREFIX}*{childfile.END}") if path.is_file()]
    except OSError:
        return []


def _kept(app: App, profile: Profile | None) -> dict[str, object]:
    saved = app.store.read(profile.name if profile else VISITOR)
    return {"version": 1, **(saved if isinstance(saved, dict) else {})}
