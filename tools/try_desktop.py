"""Tests the built program: its self test, its room, and its first level won by mouse in its window.

python tools/try_desktop.py [FOLDER]   what is in dist/codeweek, or elsewhere
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

# For the twin of the window, in this process.
os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}

from page_driver import PACK
from real_window import FOX, Desk, Twin, lacking, pause, until, virtual_screen
from try_room import is_open

FOLDER = Path(__file__).resolve().parent.parent / "dist" / "codeweek"
FIRST = PACK.chapters[0].levels[0].id
WAY = (("door", None), ("animal", FOX.animal), ("colour", FOX), ("skip", None))  # to the first level
ON_WINDOWS = sys.platform == "win32"


def program(folder: Path) -> Path:
    """The program of a built folder that writes in a terminal."""
    return folder / ("codeweek-console.exe" if ON_WINDOWS else "codeweek")


def try_all(folder: Path) -> int:
    """Run all tests that this computer can, printing a line each; 0 on success."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        home = Path(place)
        if not _tests_itself(folder, home) or not _serves_a_room(folder, home):
            return 1
        return 0 if is_played([str(program(folder))], home) else 1


def _environment(home: Path) -> Mapping[str, str]:
    return {**os.environ, "CODEWEEK_HOME": str(home / "home")}


def _tests_itself(folder: Path, home: Path) -> bool:
    """`--self-test`, and a search in several processes."""
    for words in (["--self-test"], ["check", "--no-cache", "--jobs", "2", str(_chapter(folder))]):
        done = _run(folder, home, *words)
        print(done.stdout.strip().rpartition("\n")[2])
        if done.returncode != 0:
            print(f"{program(folder)} {' '.join(words)}: it ended with {done.returncode}. {done.stderr}")
            return False
    return True


def _run(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program(folder), *words],
        env=_environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def _chapter(folder: Path) -> Path:
    return min(
        path for path in (folder / "_internal" / "codeweek" / "shipped" / "levels").iterdir() if path.is_dir()
    )


def _serves_a_room(folder: Path, home: Path) -> bool:
    """`serve`, when the page was built too."""
    if not (folder / "_internal" / "codeweek" / "web").is_dir():
        print("The page is not in it: `make web` first, if it should be.")
        return True
    return is_open([str(program(folder)), "serve"], _environment(home))


def is_played(command: Sequence[str], home: Path) -> bool:
    """A new child, by mouse alone, on a virtual screen, where this computer has one."""
    if absent := lacking():
        print(f"No window was opened. {absent}")
        return True
    with virtual_screen() as display:
        return is_won(Desk(display, home / "played", command))


def is_won(desk: Desk) -> bool:
    """Whether a new child wins the first level by mouse in the window of a program, which is closed then."""
    begun = time.monotonic()
    desk.open()
    print(f"The window is there after {time.monotonic() - begun:.1f} s.")
    try:
        _click_the_way(desk)
        stars = until(lambda: desk.progress["stars"].get(FIRST))
    finally:
        desk.close()
    print(f"{FIRST} was won by mouse clicks: {stars} star(s) in the progress file.")
    return bool(stars)


def _click_the_way(desk: Desk) -> None:
    """Click each button at its place, found in a hidden window."""
    visit = Twin(desk).visit
    visit.start()
    for action, value in WAY:
        there = visit.find(action, value).rect.center
        desk.click(there)
        visit.tap(there)
        visit.wait(0.5)
        pause(0.5)
    desk.click(visit.find("run").rect.center)


if __name__ == "__main__":
    sys.exit(try_all(Path(sys.argv[1]) if sys.argv[1:] else FOLDER))
