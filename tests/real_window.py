"""The app in a real window on a virtual screen, and a person in front of it with a mouse and a keyboard."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pygame
from page_driver import PACK, Visit

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.script import Script
from codeweek.desktop.storage.store import Store
from codeweek.levels import programs

PACKAGES = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}  # commands, and who brings them
SIZE = (1280, 800)
FOX = Profile("fox", "blue")
SOURCE = (sys.executable, "-c", "from codeweek.desktop.main import play; play(None, 'fr')")
PATIENCE = 30.0
KEY_PAUSE = 0.06


def lacking(which: Callable[[str], str | None] = shutil.which) -> str:
    """What this computer lacks for these tests, in one sentence; empty when nothing."""
    absent = [package for command, package in PACKAGES.items() if not which(command)]
    if not absent:
        return ""
    return f"The window tests need the packages {', '.join(absent)}: sudo apt-get install {' '.join(absent)}"


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A virtual screen with a small window manager; gives its name."""
    read, write = os.pipe()
    screen = f"{SIZE[0] + 40}x{SIZE[1] + 120}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = f":{told.readline().strip()}"
    environment = {**os.environ, "DISPLAY": number}
    managers: list[subprocess.Popen[bytes]] = []
    try:
        until(lambda: _managed(managers, environment))
        yield number
    finally:
        for process in (*managers, server):
            process.terminate()
            process.wait(10)


def _managed(managers: list[subprocess.Popen[bytes]], environment: Mapping[str, str]) -> bool:
    """Whether windows are managed; a manager that found no screen yet is started again."""
    if not managers or managers[-1].poll() is not None:
        managers.append(subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL))
    asked = subprocess.run(["xdotool", "get_num_desktops"], env=environment, capture_output=True, check=False)
    return asked.returncode == 0


class Desk:
    """The app as a process of its own, and a person in front of it."""

    def __init__(self, display: str, home: Path, command: Sequence[str | Path] = SOURCE) -> None:
        self.home, self.command = home, command
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SDL_VIDEO")},
            "DISPLAY": display,
            "CODEWEEK_HOME": str(home),
            "SDL_AUDIODRIVER": "dummy",
            "LANG": "fr_FR.UTF-8",
        }
        self.process: subprocess.Popen[bytes] | None = None
        self.window = ""

    def open(self) -> None:
        """Start the app, and wait for its window."""
        self.process = subprocess.Popen(self.command, env=self.environment)
        self.window = until(self._find_window)
        self._do("windowactivate", "--sync", self.window)
        self._do("windowsize", "--sync", self.window, *map(str, SIZE), check=False)
        pause(0.5)

    def _find_window(self) -> str:
        assert self.process
        found = self._do("search", "--onlyvisible", "--class", "codeweek", check=False)
        return found.split()[-1] if found else ""

    def size(self) -> tuple[int, int]:
        told = dict(
            line.split("=") for line in self._do("getwindowgeometry", "--shell", self.window).splitlines()
        )
        return int(told["WIDTH"]), int(told["HEIGHT"])

    def click(self, pos: tuple[int, int]) -> None:
        self._do("mousemove", "--window", self.window, *map(str, pos))
        self._do("click", "1")
        pause(0.15)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in several steps, let go."""
        move = ("mousemove", "--window", self.window)
        self._do(*move, *map(str, start))
        self._do("mousedown", "1")
        for part in range(1, 9):
            between = (round(start[i] + (end[i] - start[i]) * part / 8) for i in (0, 1))
            self._do(*move, *map(str, between))
            pause(0.03)
        pause(0.1)
        self._do("mouseup", "1")
        pause(0.2)

    def keys(self, *names: str) -> None:
        for name in names:
            self._do("key", "--clearmodifiers", name)
            pause(KEY_PAUSE)

    def type(self, letters: str) -> None:
        """Letters and line ends, one after another."""
        first, *others = letters.split("\n")
        self._do("type", "--clearmodifiers", "--delay", "40", first)
        for line in others:
            self.keys("Return")
            self._do("type", "--clearmodifiers", "--delay", "40", line)
        pause(KEY_PAUSE)

    def kill(self) -> None:
        """As a power cut does."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def close(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)

    @property
    def progress(self) -> dict[str, Any]:
        """What is on the disk for the blue fox."""
        kept: dict[str, Any] = Store(self.home).read(FOX.name) or {"courses": {SHIPPED: {"stars": {}}}}
        found: dict[str, Any] = kept["courses"][SHIPPED]
        return found

    def text(self, level_id: str) -> str | None:
        """The program as it was typed."""
        return self.progress["programs"].get(level_id, {}).get("text")

    def program(self, level_id: str) -> Script:
        level = PACK.level(level_id)
        found = blockly.load(programs.catalogue_of(level), self.progress["programs"][level_id])
        assert isinstance(found, Script)
        return found

    def _do(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        assert not check or done.returncode == 0, f"{words}: {done.stderr}"
        return done.stdout


def pause(seconds: float) -> None:
    """Time for a window to hear what it was told, which nobody sees; more on a busy machine."""
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    time.sleep(seconds * min(max(1.0, busy), 6.0))


def until(found: Callable[[], object], seconds: float = PATIENCE):
    """Wait for something to be true, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError("it never happened")


def sit(desk: Desk, chapter: int, place: int) -> str:
    """The blue fox was last on a level; gives the level's id."""
    level = PACK.chapters[chapter - 1].levels[place - 1]
    journey = Journey(Store(desk.home), FOX, PACK, SHIPPED)
    journey.begin()
    journey.keep(journey.progress.saved(level.id, blockly.save(Script())))
    return level.id


class Twin:
    """The same page in a window that is not shown: it tells where things are."""

    def __init__(self, desk: Desk) -> None:
        self.visit = Visit(desk.home.parent / "twin", size=desk.size())

    def profiles(self):
        Journey(self.visit.store, FOX, PACK, SHIPPED).begin()
        self.visit.start()
        return self.visit.find("profile", FOX).rect.center

    def level(self, chapter: int, place: int):
        return self.visit.level(chapter, place)

    def offer(self, type: str) -> tuple[int, int]:
        shelf = self.visit.page.editor.view.palette
        number = next(i for i, item in enumerate(shelf.items) if item.offer.block.type == type)
        box = shelf.box(number)
        return box.left + 30, box.top + 18

    def tabs(self, action: str) -> list[str]:
        """The keys that bring the keyboard to a widget; the twin goes there too."""
        count = 0
        while self.visit.page.focus is None or self.visit.page.focus.action != action:
            self.visit.key(pygame.K_TAB)
            count += 1
        return ["Tab"] * count

    def center(self, action: str) -> tuple[int, int]:
        return self.visit.find(action).rect.center
