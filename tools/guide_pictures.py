"""Takes the pictures of the guides from the real app: `python tools/guide_pictures.py [FOLDER]`.

Without a folder, into docs/pictures. The one of the report needs Chromium.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pygame
from guides import examples
from screenshots import Tour

from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.packs import PacksPage
from codeweek.desktop.room.host_page import HostPage
from codeweek.desktop.storage.added_files import add
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop.workshop_page import open_draft
from codeweek.server import discovery

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SIZE = (1280, 800, 1.0)
STAIRS = "04-la-ronde/05-l-escalier"


def main(pictures: Path = PICTURES) -> None:
    """All of them, into a folder."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        level = home / "Documents" / "codeweek" / "le-grenier.yaml"
        level.parent.mkdir(parents=True)
        found = [each for each in examples(ROOT / "docs" / "guide-niveaux.md") if each.what == level.name]
        level.write_text(found[-1].text, encoding="utf-8")
        tour = Tour(home, SIZE, "fr")
        for name, show in _screens(tour, level).items():
            show()
            _keep(tour, pictures / f"guide-{name}.png")
        _room(tour, pictures)
        english = Tour(home, SIZE, "en")
        _run(english, 1.9)
        _keep(english, pictures / "level-en.png")
        _report(home, pictures)


def _keep(tour: Tour, path: Path) -> None:
    tour.app.draw()
    pygame.image.save(tour.app.screen.surface, str(path))


def _screens(tour: Tour, level: Path) -> dict[str, Callable[[], object]]:
    return {
        "map": lambda: tour.show(MapPage(tour.app, tour.journey)),
        "win": lambda: _run(tour, 14),
        "adult": lambda: tour.level(STAIRS).act(Action("adult")),
        "packs": lambda: _packs(tour, level),
        "workshop": lambda: _workshop(tour, level),
    }


def _run(tour: Tour, seconds: float) -> None:
    tour.level(STAIRS, solved=True)
    tour.press(pygame.K_F5)
    tour.wait(seconds)


def _packs(tour: Tour, level: Path) -> None:
    page = MapPage(tour.app, tour.journey)
    tour.show(page)
    add(tour.app, str(level))
    tour.show(page)
    tour.app.push(PacksPage(tour.app, page))
    tour.wait(1)


def _workshop(tour: Tour, level: Path) -> None:
    tour.app.pages.clear()
    open_draft(tour.app, level)
    tour.wait(6)  # the search is carried on a slice a turn


def _room(tour: Tour, pictures: Path) -> None:
    """The window that has opened a room, as it would be on a network at home."""
    with patch.object(discovery, "own_address", lambda: "192.168.1.20"):
        page = HostPage(tour.app)
        tour.show(page)
        while page.opening:
            time.sleep(0.1)
            tour.wait(0.1)
        room = tour.app.room.host
        if room is None:
            sys.exit(f"no room opened: {page.refusal}")
        _keep(tour, pictures / "guide-room.png")
        room.close()


def _report(home: Path, pictures: Path) -> None:
    """A chapter's report as Chromium shows it."""
    page = home / "report.html"
    codeweek = [sys.executable, "-m", "codeweek", "--language=fr"]
    subprocess.run([*codeweek, "check", "levels/04-la-ronde", "--html", str(page)], cwd=ROOT, check=True)
    out = f"--screenshot={pictures / 'guide-report.png'}"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "chromium"
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    subprocess.run([chromium, *quiet, "--window-size=1180,860", out, page.as_uri()], check=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
