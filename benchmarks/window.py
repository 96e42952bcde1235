"""What is measured inside the process of the window: `python -m benchmarks.window first|frame|live|idle`."""

import json
import os
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from codeweek.app.level_events import Edit, PlayLive, Restart, Run

if TYPE_CHECKING:
    from codeweek.desktop.main import Codeweek

IDLE_SECONDS = 8
LEVELS = (
    "01-la-fusee/01-decollage",
    "03-le-potager/03-encore-une",
    "04-la-ronde/05-l-escalier",
    "09-les-boites/03-compter-ses-pas",
)
MOST_FRAMES = 200  # of each level
GAME = "10-mon-jeu.yaml"
LIVE_FRAMES, KEY_EVERY, KEY_FOR = (
    900,
    15,
    4,
)  # pictures of a game, from a key to the next one, while it is held


def first() -> dict[str, float]:
    """From the start of the process to the first picture of the window."""
    app = _app()
    app.turn([], 0.0)
    return {"first": time.time() - _started()}


def _started() -> float:
    """When this process was started, as the system knows it."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19])
    return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + ticks / os.sysconf("SC_CLK_TCK")


def frame() -> dict[str, float]:
    """The turns of the loop, picture included, while the programs of some levels play."""
    from codeweek.desktop.opening import open_file
    from codeweek.desktop.pages.level_page import LevelPage
    from codeweek.levels import programs

    app = _app()
    times: list[float] = []
    for level in LEVELS:
        open_file(app, f"levels/{level}.yaml")
        page = app.page
        assert isinstance(page, LevelPage)
        if not page.read_only:
            page.do(Edit(page.session.history.edit(programs.solution(page.level).script)))
        page.do(Run())
        for _ in range(MOST_FRAMES):
            start = time.perf_counter()
            moving = app.turn([], 1 / 60)
            times.append(time.perf_counter() - start)
            if not moving:
                break
    return {"frame": median(times) * 1000, "slow": quantiles(times, n=20)[-1] * 1000}


def live() -> dict[str, float]:
    """The turns of the loop while somebody plays, and the time from a key to its picture."""
    import pygame

    from codeweek.desktop.app import MOVING_WAIT
    from codeweek.desktop.opening import open_file
    from codeweek.desktop.pages.level_page import LevelPage
    from codeweek.levels import programs

    app = _app()
    open_file(app, str(Path("levels", "13-quand", GAME)))
    page = app.page
    assert isinstance(page, LevelPage)
    page.do(Edit(page.session.history.edit(programs.solution(page.level).script)))
    app.turn([], 0.0)  # its first picture takes longer, and nobody plays yet
    keys = (pygame.K_UP, pygame.K_RIGHT, pygame.K_DOWN, pygame.K_LEFT)
    frames: list[float] = []
    heard: list[float] = []
    for number in range(LIVE_FRAMES):
        if not page.film.plays:
            page.do(Restart())
            page.do(PlayLive(lambda: 1))
        key, since = keys[number // KEY_EVERY % len(keys)], number % KEY_EVERY
        types = {0: pygame.KEYDOWN, KEY_FOR: pygame.KEYUP}
        told = pygame.event.Event(types.get(since, pygame.NOEVENT), key=key, mod=0, unicode="", scancode=0)
        pressed = time.perf_counter()
        pygame.time.wait(MOVING_WAIT)
        start = time.perf_counter()
        app.turn([told] if since in types else [], 1 / 60)
        frames.append(time.perf_counter() - start)
        if not since:
            heard.append(time.perf_counter() - pressed)
    return {"lived": quantiles(frames, n=20)[-1] * 1000, "heard": quantiles(heard, n=20)[-1] * 1000}


def idle() -> dict[str, float]:
    """The part of a core used on a level once nothing has happened for a while, and the memory."""
    import pygame

    from codeweek.desktop.opening import open_file
    from codeweek.play.player import ALIVE

    app = _app()
    open_file(app, f"levels/{LEVELS[-1]}.yaml")
    rest = ALIVE + 2  # seconds
    pygame.time.set_timer(pygame.QUIT, round((rest + IDLE_SECONDS) * 1000), 1)
    marks: list[tuple[float, float]] = []
    turn = app.turn

    def marked(events: list[pygame.event.Event], dt: float) -> bool:
        marks.append((time.perf_counter(), time.process_time()))
        return turn(events, dt)

    app.turn = marked  # type: ignore[assignment, method-assign]
    app.run()
    begin = next(mark for mark in marks if mark[0] - marks[0][0] > rest)
    used = (marks[-1][1] - begin[1]) / (marks[-1][0] - begin[0])
    return {"idle": used * 100, "memory": _memory()}


def _memory() -> float:
    """The most this process has held, in MB; `getrusage` would count that of the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _app() -> "Codeweek":
    from codeweek.desktop.main import ask_who, opened
    from codeweek.desktop.storage.store import Store, home

    app = opened(Store(Path(home())), None, (1280, 800))
    ask_who(app)
    return app


if __name__ == "__main__":
    print(json.dumps({"first": first, "frame": frame, "live": live, "idle": idle}[sys.argv[1]]()))
