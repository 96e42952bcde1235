"""A file chooser: the folders of this computer, one inside another, and the files of some sorts in them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import MARGIN, column
from codeweek.desktop.storage.file_search import is_folder, usual_places
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.packs.planned import PACK_FILES, counted

ROW, WIDTH, MOST = 56, 860, 400


class ChooserPage(Page):
    """`chosen` is given the file; with `packs`, a folder that holds a `pack.yaml` too."""

    def __init__(
        self, app: App, ends: Sequence[str], chosen: Callable[[Path], None], packs: bool = False
    ) -> None:
        super().__init__(app)
        self.ends, self.chosen, self.packs = tuple(ends), chosen, packs
        self.folder: Path | None = None  # none: the usual places

    def layout(self) -> None:
        """A bar with the folder, then what is in it."""
        screen, text = self.app.screen, self.app.text
        title = self.folder.name or str(self.folder) if self.folder else text("chooser.title")
        bar, room = column(screen, text, title, WIDTH)
        top = room.top + screen.px(MARGIN) // 2
        body = pygame.Rect(room.left, top, room.width, screen.rect.height - top - screen.px(MARGIN) // 2)
        self.widgets = [*bar, ScrollView(body, self._rows(body), margin=screen.px(10))]
        self.focus_on("into")

    def _rows(self, body: pygame.Rect) -> list[Widget]:
        screen, text = self.app.screen, self.app.text
        made: list[Widget] = []
        high, gap, wide = screen.px(ROW), screen.px(8), body.width - screen.px(16)

        def row(action: str, label: str, icon: str, path: Path | None, kind: str = "plain") -> None:
            rect = (body.left, body.top + screen.px(4) + len(made) * (high + gap), wide, high)
            made.append(Button(rect, action, label=label, icon=icon, value=path, size=18, kind=kind))

        if self.folder:
            row("up", text("chooser.up"), "back", None, "quiet")
        if self.folder and self.packs and _is_pack(self.folder):
            row("take", text("chooser.this_pack"), "check", self.folder, "primary")
        for path in self.inside():
            is_pack = self.packs and path.is_dir() and _is_pack(path)
            action = "take" if is_pack or not path.is_dir() else "into"
            name = self._named(path)
            label = text("chooser.pack", name=name) if is_pack else name
            icon = "list" if is_pack else "folder" if path.is_dir() else "note"
            row(action, label, icon, path)
        if not self.inside():
            top = made[-1].rect.bottom + gap if made else body.top
            words = text("chooser.nothing", ends=", ".join(self.ends))
            made.append(Label((body.left, top, wide, high), words, size=18, soft=True))
        return made

    def _named(self, path: Path) -> str:
        """The name of a folder or a file; of the places to begin at, in words."""
        places = {Path.home(): "chooser.home", Path(Path.home().anchor): "chooser.whole"}
        return (
            self.app.text(places[path]) if self.folder is None and path in places else path.name or str(path)
        )

    def inside(self) -> list[Path]:
        """The folders, then the files that may be chosen, in the order of people."""
        if self.folder is None:
            return [
                path for path in (*usual_places(), Path.home(), Path(Path.home().anchor)) if path.is_dir()
            ]
        try:
            paths = [path for path in self.folder.iterdir() if not path.name.startswith(".")]
        except OSError:
            return []
        folders = [path for path in paths if is_folder(path)]
        files = [path for path in paths if path.suffix.lower() in self.ends and path not in folders]
        return [path for some in (folders, files) for path in sorted(some, key=_by_name)][:MOST]

    def act(self, action: Action) -> None:
        """Into a folder, out of it, or take a file."""
        if action.name == "back":
            self.app.pop()
        elif action.name == "up":
            self.back()
        elif action.name == "into" and isinstance(action.value, Path):
            self._go(action.value)
        elif action.name == "take" and isinstance(action.value, Path):
            self.app.pop()
            self.chosen(action.value)

    def _go(self, folder: Path | None) -> None:
        self.folder, self.focus = folder, None
        self.layout()
        self.dirty = True

    def back(self) -> None:
        """Escape: one folder out, to the usual places, then away."""
        if self.folder is None:
            self.app.pop()
        elif self.folder in usual_places() or self.folder.parent == self.folder:
            self._go(None)
        else:
            self._go(self.folder.parent)


def _is_pack(folder: Path) -> bool:
    try:
        return any((folder / name).is_file() for name in PACK_FILES)
    except OSError:
        return False


def _by_name(path: Path) -> tuple[list[tuple[str, int, str]], str]:
    return counted(path.name.lower())
