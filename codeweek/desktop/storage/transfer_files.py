"""A child's way to another computer and back: its code, its file, and what either brings here."""

from dataclasses import asdict
from pathlib import Path

from codeweek.app import transfer
from codeweek.app.child_profiles import Profile
from codeweek.desktop.app import App
from codeweek.desktop.storage.exported_files import put_beside
from codeweek.desktop.storage.file_search import newest, usual_places
from codeweek.progress.transfer import childfile
from codeweek.progress.transfer.childfile import Brought
from codeweek.saving import content

MOST_FILES = 3  # that are shown


def saved_file(app: App, profile: Profile | None, folder: Path | None = None) -> Path | None:
    """Write a child's file where a person's files go, beside older ones; None when the disk refuses."""
    name, content = transfer.file_of(app.store, profile, asdict(app.settings))
    try:
        return put_beside(name, content.encode("utf-8"), folder)
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
    if not app.store.at_once(profile.name, lambda there: transfer.joined(there, brought)):
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
