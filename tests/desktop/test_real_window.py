"""The real window, on a virtual screen: solved by a mouse, solved by a keyboard, killed while editing."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from page_driver import PACK

from codeweek import studio
from codeweek.blocks import blockly
from codeweek.blocks.script import Script
from codeweek.desktop.journey import SHIPPED, Journey, Profile
from codeweek.desktop.store import Store

PACKAGES = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}  # commands, and who brings them
SIZE = (1280, 800)
FOX = Profile("fox", "blue")
PATIENCE = 30.0
KEY_PAUSE = 0.06


def lacking(which=shutil.which):
    """What this computer lacks for these tests, in one sentence; empty when nothing."""
    absent = [package for command, package in PACKAGES.items() if not which(command)]
    if not absent:
        return ""
    return f"The window tests need the packages {', '.join(absent)}: sudo apt-get install {' '.join(absent)}"


@pytest.fixture(scope="module")
def display():
    """A virtual screen with a small window manager."""
    absent = lacking()
    if absent:
        pytest.fail(absent, pytrace=False)
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
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield number
    for process in (manager, server):
        process.terminate()
        process.wait(10)


class Desk:
    """The app as a process of its own, and a person in front of it."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
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
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from codeweek.desktop.main import play; play(None, 'fr')"],
            env=self.environment,
        )
        self.window = until(self._find_window)
        self._do("windowactivate", "--sync", self.window)
        self._do("windowsize", "--sync", self.window, *map(str, SIZE), check=False)
        time.sleep(0.5)

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
        self._do("mousemove", "--sync", "--window", self.window, *map(str, pos), check=False)
        self._do("click", "1")
        time.sleep(0.15)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in several steps, let go."""
        move = ("mousemove", "--window", self.window)
        self._do(*move, *map(str, start))
        self._do("mousedown", "1")
        for part in range(1, 9):
            between = (round(start[i] + (end[i] - start[i]) * part / 8) for i in (0, 1))
            self._do(*move, *map(str, between))
            time.sleep(0.03)
        time.sleep(0.1)
        self._do("mouseup", "1")
        time.sleep(0.2)

    def keys(self, *names: str) -> None:
        for name in names:
            self._do("key", "--clearmodifiers", name)
            time.sleep(KEY_PAUSE)

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
    def progress(self) -> dict:
        """What is on the disk for the blue fox."""
        path = self.home / f"{FOX.name}.json"
        return json.loads(path.read_text(encoding="utf-8"))["courses"][SHIPPED]

    def program(self, level_id: str) -> Script:
        level = PACK.level(level_id)
        found = blockly.load(studio.catalogue_of(level), self.progress["programs"][level_id])
        assert isinstance(found, Script)
        return found

    def _do(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        assert not check or done.returncode == 0, f"{words}: {done.stderr}"
        return done.stdout


def until(found: Callable[[], object], seconds: float = PATIENCE):
    """Wait for something to be true, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError("it never happened")


@pytest.fixture
def desk(display, tmp_path):
    made = Desk(display, tmp_path / "home")
    yield made
    made.close()


def sit(desk: Desk, chapter: int, place: int) -> str:
    """The blue fox was last on a level; gives the level's id."""
    level = PACK.chapters[chapter - 1].levels[place - 1]
    journey = Journey(Store(desk.home), FOX, PACK, SHIPPED)
    journey.begin()
    journey.keep(journey.progress.saved(level.id, blockly.save(Script())))
    return level.id


def test_what_is_absent_is_named_in_one_sentence():
    assert lacking(lambda _command: "/usr/bin/it") == ""
    sentence = lacking(lambda command: None if command == "xdotool" else "/usr/bin/it")
    assert sentence == "The window tests need the packages xdotool: sudo apt-get install xdotool"


class Twin:
    """The same page in a window that is not shown: it tells where things are."""

    def __init__(self, desk: Desk) -> None:
        from page_driver import Visit

        self.visit = Visit(desk.home.parent / "twin", size=desk.size())

    def profiles(self):
        Journey(self.visit.store, FOX, PACK, SHIPPED).begin()
        self.visit.start()
        return self.visit.find("profile", FOX).rect.center

    def level(self, chapter: int, place: int):
        return self.visit.level(chapter, place)

    def offer(self, type: str) -> tuple[int, int]:
        shelf = self.visit.page.editor.shelf
        number = next(i for i, item in enumerate(shelf.items) if item.offer.block.type == type)
        box = shelf.box(number)
        return box.left + 30, box.top + 18

    def center(self, action: str) -> tuple[int, int]:
        return self.visit.find(action).rect.center


def test_a_level_is_solved_by_the_mouse_alone(desk):
    level = sit(desk, 2, 3)
    desk.open()
    twin = Twin(desk)
    desk.click(twin.profiles())
    twin.level(2, 3)
    blocks = studio.solution(PACK.level(level)).script.blocks
    # The first block is dragged, the others tapped.
    editor = twin.visit.page.editor
    middle = editor.workspace.rect.center
    desk.drag(twin.offer(blocks[0].type), middle)
    until(lambda: len(desk.program(level).blocks) == 1)
    for block in blocks[1:]:
        desk.click(twin.offer(block.type))
    until(lambda: desk.program(level).blocks == blocks)
    desk.click(twin.center("run"))
    assert until(lambda: desk.progress["stars"].get(level)) == 3


def test_a_level_is_solved_by_the_keyboard_alone(desk):
    level = sit(desk, 4, 5)
    desk.open()
    desk.keys("Return")  # the fox, who has the keyboard
    time.sleep(0.5)
    desk.keys("Return", "r", "e", "p", "Return")  # repeat, and the cursor is inside
    for down in (0, 1, 0, 2):  # move, turn left, move, turn right, in the order of the palette
        desk.keys("Return", "Home", *["Down"] * down, "Return")
    solved = studio.solution(PACK.level(level)).script
    until(lambda: desk.program(level) == solved)
    desk.keys("F5")
    assert until(lambda: desk.progress["stars"].get(level)) == 3


def test_a_power_cut_while_editing_loses_nothing(desk):
    level = sit(desk, 4, 5)
    desk.open()
    desk.keys("Return")
    time.sleep(0.5)
    desk.keys("Return", "Return", "Return", "Return")  # two blocks
    until(lambda: len(desk.program(level).blocks) == 2)
    before = desk.program(level)
    desk.kill()
    assert desk.program(level) == before
    desk.open()
    desk.keys("Return")
    time.sleep(0.5)
    desk.keys("Return", "Return")  # one more, on the same program
    until(lambda: len(desk.program(level).blocks) == 3)
    assert desk.program(level).blocks[:2] == before.blocks


def test_alt_f4_in_mid_run_loses_nothing(desk):
    level = sit(desk, 4, 5)
    desk.open()
    desk.keys("Return")
    time.sleep(0.5)
    desk.keys("Return", "r", "e", "p", "Return", "Return", "Return")
    until(lambda: desk.program(level).blocks)
    before = desk.program(level)
    desk.keys("F5", "alt+F4")
    assert until(lambda: desk.process.poll() is not None)
    assert desk.process.poll() == 0
    assert desk.program(level) == before


def test_after_full_screen_and_back_blocks_are_dragged_as_before(desk):
    level = sit(desk, 2, 3)
    desk.open()
    twin = Twin(desk)
    desk.click(twin.profiles())
    page = twin.level(2, 3)
    desk.keys("F11")
    until(lambda: desk.size() != SIZE)
    time.sleep(0.5)  # the window manager is done with it
    desk.keys("F11")
    until(lambda: desk.size() == SIZE)
    time.sleep(0.5)
    desk.drag(twin.offer("move"), page.editor.workspace.rect.center)
    until(lambda: [block.type for block in desk.program(level).blocks] == ["move"])
