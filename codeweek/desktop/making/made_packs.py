"""Packs being made, in their folders: every act is written at once; deleted ones can be brought back."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from codeweek import saving
from codeweek.app.child_profiles import day_of, fate, left
from codeweek.authoring.pack_draft import pack_files
from codeweek.authoring.pack_draft.pack_acts import act
from codeweek.authoring.pack_draft.pack_outline import Files
from codeweek.authoring.pack_draft.pack_view import PackView, view
from codeweek.desktop.storage.file_search import newest
from codeweek.desktop.storage.store import made_here
from codeweek.desktop.workshop import files as level_files
from codeweek.levels.files.file_name import free, stem_of
from codeweek.packs.archive import decoded, unzip
from codeweek.packs.load import contents, is_zip, zip_bytes
from codeweek.packs.manifest import MANIFEST
from codeweek.packs.planned import PACK_FILES
from codeweek.text import Text

MOST = 200  # times back


class MadePack:
    """`files` are its texts by name; what else is in the folder is left alone. `added`: see `taken`."""

    def __init__(self, folder: Path, there: Files, language: str) -> None:
        self.folder = folder
        taken = pack_files.taken(there, language) if there else pack_files.Taken(pack_files.new("", language))
        self.files, self.added = taken.files, taken.added
        self._there = there
        self.past: list[Files] = []
        self.future: list[Files] = []

    def do(self, what: Mapping[str, Any], language: str) -> bool:
        """One edit, written; False when the disk refuses."""
        after = act(self.files, what, language)
        if after == self.files:
            return True
        self.past = [*self.past[1 - MOST :], self.files]
        self.future = []
        self.files = after
        return self.write()

    def undo(self) -> bool:
        """One edit back."""
        return self._back(self.past, self.future)

    def redo(self) -> bool:
        """One edit forward."""
        return self._back(self.future, self.past)

    def _back(self, here: list[Files], there: list[Files]) -> bool:
        if not here:
            return True
        there.append(self.files)
        self.files = here.pop()
        return self.write()

    def write(self) -> bool:
        """Bring the folder up to the files; False when the disk refuses."""
        try:
            for name in self._there.keys() - self.files.keys():
                (self.folder / name).unlink(missing_ok=True)
            for name, text in self.files.items():
                if self._there.get(name) != text:
                    (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                    saving.save(self.folder / name, text.encode("utf-8"))
        except (OSError, UnicodeEncodeError):
            return False
        self._there = self.files
        return True

    def read_again(self) -> None:
        """The workshop, or another program, may have written there: what was before is not undone."""
        texts = texts_of(self.folder)
        if texts and texts != self._there:
            self.files = self._there = texts
            self.past, self.future = [], []

    def view(self, text: Text) -> PackView:
        """What is shown of it."""
        return view(self.files, text)

    def give(self, text: Text) -> Path | None:
        """Write its zip beside its folder; None when the disk refuses."""
        path = made_here() / f"{self.view(text).name}.zip"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            saving.save(path, pack_files.given(self.files))
        except OSError:
            return None
        return path


def texts_of(folder: Path) -> Files:
    """The texts in the folder of a pack; nothing when it cannot be read."""
    try:
        found = contents(folder)
    except OSError:
        return {}
    read = {name: decoded(file, name)[0] for name, file in found.files.items() if name != MANIFEST}
    return {name: text for name, text in read.items() if text is not None}


def new(language: str) -> MadePack | None:
    """A new pack, in a folder of its own; None when the disk refuses."""
    pack = MadePack(Path(), {}, language)
    return _placed(pack, pack_files.new("", language), language)


def opened(path: Path, language: str) -> MadePack | None:
    """The pack in a folder, where it is; that of a zip or of a level, in a folder of its own."""
    if path.is_dir():
        texts = texts_of(path)
        return MadePack(path, texts, language) if texts else None
    try:
        texts = unzip(zip_bytes(path))[0] if is_zip(path) else _alone(path)
    except OSError:
        return None
    if not texts:
        return None
    taken = pack_files.taken(texts, language, path.stem if is_zip(path) else "")
    pack = MadePack(Path(), taken.files, language)
    pack.added = taken.added
    return _placed(pack, taken.files, language)


def _alone(path: Path) -> Files:
    """The text of a level file, its slips mended; nothing when it is no text."""
    found = level_files.opened(path)
    return {found.path.name: found.text} if isinstance(found, level_files.Opened) else {}


def _placed(pack: MadePack, found: Files, language: str) -> MadePack | None:
    """A pack in a new folder, named after its title."""
    home = made_here()
    taken = {path.name for path in home.iterdir()} if home.is_dir() else set()
    title = view(found, _text(language)).title
    pack.folder, pack.files, pack._there = home / free(stem_of(title, "paquet"), taken), found, {}
    return pack if pack.write() else None


def _text(language: str) -> Text:
    from codeweek import data

    return data.text(language)


def made() -> tuple[Path, ...]:
    """The folders of the packs that were made here, the newest first."""
    try:
        folders = [path for path in made_here().iterdir() if (path / PACK_FILES[0]).is_file()]
    except OSError:
        return ()
    return tuple(newest(folders))


class Away(NamedTuple):
    """The folder of a pack that was put away, and the days in which it can be brought back."""

    folder: Path
    days: int


def put_away(folder: Path, today: date) -> Path | None:
    """Take a pack out of sight; where it is then, None when the disk refuses."""
    return _moved(folder, _place() / today.isoformat())


def bring_back(away: Path) -> Path | None:
    """A pack that was put away is among the others again; None when the disk refuses."""
    return _moved(away, made_here())


def packs(today: date) -> list[Away]:
    """The packs that can be brought back, the last one put away first."""
    days = sorted(_inside(_place()), reverse=True)
    found = [(day, pack) for place in days if (day := _day(place)) for pack in _inside(place)]
    return [Away(pack, left(day, today)) for day, pack in found if fate(day, today) == "stays"]


def sweep(today: date) -> None:
    """Erase the packs whose days are over."""
    for place in _inside(_place()):
        day = _day(place)
        becomes = fate(day or date.min, today)
        if becomes == "goes":
            shutil.rmtree(place, ignore_errors=True)
        elif becomes == "anew":
            for pack in _inside(place) if day else [place]:
                put_away(pack, today)


def _place() -> Path:
    """Where a folder of each day has the packs of that day."""
    return made_here() / ".supprime"


def _day(place: Path) -> date | None:
    """The day of a folder; None of a pack that an earlier codeweek put there."""
    day = day_of(place.name)
    return None if day == date.min else day


def _inside(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return []


def _moved(folder: Path, place: Path) -> Path | None:
    try:
        place.mkdir(parents=True, exist_ok=True)
        there = place / free(folder.name, {path.name for path in place.iterdir()})
        shutil.move(folder, there)
    except OSError:
        return None
    return there
