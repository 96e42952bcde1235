"""The level being written: its text, the texts before it, its file, and what can be seen of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from codeweek.authoring.draft.draft_view import USUAL_LOOK, DraftProblem, fields, problems
from codeweek.authoring.draft.level_acts import View, act
from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.draft.show import Shown, shown
from codeweek.desktop.storage.store import Store
from codeweek.desktop.workshop import files
from codeweek.levels.files.file_name import USUAL_FILE
from codeweek.text import Text

KEPT = "workshop"  # the folder of the store for what is not saved


class Work:
    """Every edit is a text more; so undoing is going back to the one before."""

    def __init__(
        self,
        text: str,
        path: Path | None = None,
        saved: str | None = None,
        kept: str = "",
        mended: bool = False,
    ) -> None:
        self.text, self.path, self.saved = text, path, saved
        self.mended = mended  # what the file was is kept beside it when it is saved
        self.kept = kept  # where it is in the store, while it is not saved
        self.look = files.look_of(path, text) if path else USUAL_LOOK
        self.past: list[str] = []
        self.future: list[str] = []
        self.live = LiveSearch("")
        self.problems: list[DraftProblem] = []
        self._merge: object = None
        self._seen: tuple[str, str, View] | None = None
        self._shown: tuple[str, list[Shown | None]] | None = None

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.text != self.saved

    @property
    def precious(self) -> bool:
        """Whether something would be lost without saving: a new level nobody touched is nothing."""
        return self.changed and bool(self.past or self.future or self.kept)

    @property
    def overtaken(self) -> bool:
        """Whether the file is no longer what was read or saved: another program wrote it."""
        there = files.read(self.path) if self.path and self.path.exists() else None
        return there is not None and there != self.saved

    @property
    def name(self) -> str:
        """The name of the file, or of the one it will be."""
        return self.path.name if self.path else USUAL_FILE

    @property
    def folder(self) -> str:
        """The end of the way to the file, by which a person finds it."""
        return "/".join(self.path.resolve().parent.parts[-2:]) if self.path else ""

    def do(self, what: Mapping[str, Any], merge: object = None) -> bool:
        """One edit; edits that follow one another with the same `merge` are undone together."""
        text = act(self.text, what)
        if text == self.text:
            return False
        if merge is None or merge != self._merge:
            self.past.append(self.text)
        self._merge = merge
        self.text, self.future = text, []
        return True

    def write(self, text: str) -> None:
        """Another text, typed by hand; what is typed on end is undone together."""
        if text != self.text:
            if self._merge != "file":
                self.past.append(self.text)
            self.text, self.future, self._merge = text, [], "file"

    def part(self) -> None:
        """What comes next is undone apart."""
        self._merge = None

    def undo(self) -> None:
        """One edit back."""
        if self.past:
            self.future.append(self.text)
            self.text = self.past.pop()
            self.part()

    def redo(self) -> None:
        """One edit forward."""
        if self.future:
            self.past.append(self.text)
            self.text = self.future.pop()
            self.part()

    def seen(self, text: Text) -> View:
        """What an editor shows."""
        if self._seen is None or self._seen[:2] != (self.text, text.language):
            self._seen = self.text, text.language, fields(self.text, text, self.look)
        return self._seen[2]

    def maps(self) -> list[Shown | None]:
        """The maps as pictures."""
        if self._shown is None or self._shown[0] != self.text:
            self._shown = self.text, shown(self.text, self.look)
        return self._shown[1]

    def prove(self, text: Text) -> None:
        """Look for what is wrong, and begin to look for the shortest programs."""
        self.problems = problems(self.text, self.name, text)
        if self.live.draft != self.text:
            self.live = LiveSearch.of(self.text)

    def save(self, title: str) -> bool:
        """Write the file; a new one is named after the title."""
        path = self.path or files.new_path(title)
        if self.mended and path.exists():
            files.keep_copy(path)
        if not files.save(path, self.text):
            return False
        self.path, self.saved, self.mended = path, self.text, False
        return True

    def keep(self, store: Store) -> None:
        """Remember what is not saved, should the computer stop now; forget it once it is."""
        if self.precious:
            self.kept = self.kept or _free(store)
            store.write(self.kept, {"text": self.text, "path": str(self.path or ""), "saved": self.saved})
        else:
            self.forget(store)

    def let_go(self, store: Store) -> None:
        """What is not saved is not wanted."""
        self.saved = self.text
        self.forget(store)

    def forget(self, store: Store) -> None:
        """There is nothing to go on with."""
        if self.kept:
            store.delete(self.kept)
            self.kept = ""


def left(store: Store) -> list[Work]:
    """The levels that were left without saving them."""
    found = [(name, store.read(name)) for name in store.names(KEPT)]
    return [_again(name, saved) for name, saved in found if _is_work(saved)]


def _is_work(saved: Any) -> bool:
    return isinstance(saved, dict) and isinstance(saved.get("text"), str)


def _again(name: str, kept: Mapping[str, Any]) -> Work:
    path, saved = kept.get("path"), kept.get("saved")
    place = Path(path) if isinstance(path, str) and path else None
    return Work(kept["text"], place, saved if isinstance(saved, str) else None, name)


def _free(store: Store) -> str:
    """A name that no other level has in the store."""
    names = store.names(KEPT)
    return next(name for number in range(1, len(names) + 2) if (name := f"{KEPT}/{number}") not in names)
