"""Files that a child makes and takes along: written where a person's files go, and shown in their folder."""

import io
import os
import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

import pygame

from codeweek import saving
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.storage.store import made_here
from codeweek.desktop.widgets.widget import Action, Button, Label

WIDTH, EDGE, ROW, GAP = 720, 28, 56, 14  # units
TITLE, BODY = 27, 20
PICTURE, ICON = 420, 96  # units of height: of a picture at most, and of the sign of what has none


def put_away(level: str, files: Mapping[str, bytes], folder: Path | None = None) -> Path | None:
    """Write files, by their endings, named after a level, beside those before them.

    The first of them, or None when the disk refuses.
    """
    place, name = folder or made_here(), level.rpartition("/")[2] or "creation"
    try:
        place.mkdir(parents=True, exist_ok=True)
        free = next(n for n in count(1) if not any((place / f"{name}-{n}{end}").exists() for end in files))
        paths = [place / f"{name}-{free}{end}" for end in files]
        for path, content in zip(paths, files.values(), strict=True):
            saving.save(path, content)
    except OSError:
        return None
    return paths[0]


def put_beside(name: str, content: bytes, folder: Path | None = None) -> Path | None:
    """Write a file; another of its name stays, under the first that is free: it may be all that a person has.

    None when the disk refuses.
    """
    path = (folder or made_here()) / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = saving.beside(path, content)
        if path.exists() and path.read_bytes() != content:
            names = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(1))
            os.replace(path, next(name for name in names if not name.exists()))
        os.replace(fresh, path)
    except OSError:
        return None
    return path


def tell(app: App, title: str, said: str) -> None:
    """One sentence over the page."""
    close = [Answer("close", app.text("ui.menu.close"), "check")]
    app.push(Sheet(app, lambda: title, lambda: [Note(said)], lambda: close))


def browse(path: Path) -> None:
    """Show a page of this computer in its browser."""
    with suppress(OSError, webbrowser.Error):  # the sheet says where the file is
        webbrowser.open(path.absolute().as_uri())


def open_folder(folder: Path) -> subprocess.Popen[bytes] | None:
    """Let the system show a folder; the program that does it, if it is one that can be asked how it went.

    Raises OSError where there is nothing to show it with.
    """
    if sys.platform == "win32":
        os.startfile(folder)
        return None
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [opener, str(folder)],
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        env=_environment(),
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """That of other programs: the bootloader of PyInstaller leads to our libraries, which are not theirs."""
    found, name = dict(os.environ), "LD_LIBRARY_PATH"
    if getattr(sys, "frozen", False):
        found.pop(name, None)
        if before := found.get(f"{name}_ORIG"):
            found[name] = before
    return found


class KeptPage(Page):
    """A card that shows what was kept (`picture`: PNG, or an `icon`), says its name, and opens its folder."""

    modal = True

    def __init__(self, app: App, path: Path, picture: bytes = b"", icon: str = "save") -> None:
        super().__init__(app)
        self.path, self.icon = path, icon
        self.picture = pygame.image.load(io.BytesIO(picture), "picture.png") if picture else None
        self.told = ""  # how the opening of the folder went
        self.box, self.shown_at = pygame.Rect(0, 0, 0, 0), pygame.Rect(0, 0, 0, 0)
        self.opening: subprocess.Popen[bytes] | None = None

    def layout(self) -> None:
        """The picture as large as there is room over its name and the two buttons."""
        screen, text = self.app.screen, self.app.text
        edge, row, gap = screen.px(EDGE), screen.px(ROW), screen.px(GAP)
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(32))
        inner, title = width - 2 * edge, text("ui.kept.title")
        said = self.told or text("ui.kept.where", name=self.path.name, folder=self.path.parent.name)
        head = screen.paragraph_height(title, inner, TITLE, "bold")
        body = screen.paragraph_height(said, inner, BODY)
        under = head + body + row + 2 * edge + 3 * gap
        free = max(1, screen.rect.height - screen.px(24) - under)
        wide, high = self.picture.get_size() if self.picture else (1, 1)
        most = min(free, screen.px(PICTURE if self.picture else ICON))
        size = min(most / high, inner / wide)
        self.box = pygame.Rect(0, 0, width, under + round(size * high))
        self.box.center = screen.rect.center
        self.shown_at = pygame.Rect(0, self.box.top + edge, round(size * wide), round(size * high))
        self.shown_at.centerx = self.box.centerx
        left, top = self.box.left + edge, self.shown_at.bottom + gap
        foot = pygame.Rect(left, self.box.bottom - edge - row, inner, row)
        closes = pygame.Rect(foot.topleft, (min(foot.width // 3, screen.px(200)), row))
        shows = pygame.Rect(closes.right + gap, foot.top, foot.right - closes.right - gap, row)
        self.widgets = [
            Label((left, top, inner, head), title, size=TITLE, face="bold", align=CENTRE),
            Label((left, top + head + gap, inner, body), said, size=BODY, align=CENTRE),
            Button(closes, "close", icon="check", label=text("ui.menu.close")),
            Button(shows, "show", icon="folder", label=text("ui.kept.show"), kind="primary"),
        ]
        self.focus_on("show")

    def act(self, action: Action) -> None:
        """Open the folder, or say where it is; or close."""
        if action.name == "close":
            self.back()
        elif action.name == "show":
            try:
                self.opening = open_folder(self.path.parent)
                self._tell("shown")
            except OSError:
                self._tell("cannot")

    def tick(self, dt: float) -> bool:
        """What was to open the folder may find that it cannot."""
        if self.opening and (ended := self.opening.poll()) is not None:
            self.opening = None
            if ended:
                self._tell("cannot")
        return super().tick(dt)

    def _tell(self, how: str) -> None:
        self.told = self.app.text(f"ui.kept.{how}", path=self.path.parent)
        self.relayout()

    def paint(self, screen: Screen) -> None:
        """Dim what is behind, raise the card, and show what was kept on it."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)
        if self.picture:
            screen.surface.blit(pygame.transform.smoothscale(self.picture, self.shown_at.size), self.shown_at)
            draw.round_rect(screen.surface, self.shown_at, 0, None, screen.theme.line, max(1, screen.px(2)))
        else:
            screen.icon(self.icon, self.shown_at.center, self.shown_at.height, screen.theme.ink)
