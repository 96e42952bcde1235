"""The desktop app: first frame, frame time while a program plays, idle CPU, memory; each in its own process.

It uses the display there is (a real one, or `xvfb-run`), else SDL's dummy driver.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

IDLE_SECONDS = 8
LEVEL = "levels/04-la-ronde/05-l-escalier.yaml"
BUDGET = {"first frame, s": 0.5, "frame, ms": 1000 / 60, "idle, % of a core": 1.0, "memory, MB": 120.0}


def main() -> None:
    """Print the table: measured, budget, and their ratio."""
    measured = {**_child("first"), **_child("frame"), **_child("idle")}
    print(f"{'desktop':24}{'measured':>10}{'budget':>10}{'ratio':>8}")
    for name, budget in BUDGET.items():
        print(f"{name:24}{measured[name]:10.2f}{budget:10.2f}{measured[name] / budget:8.2f}")


def _child(what: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "CODEWEEK_HOME": home, "CODEWEEK_STARTED": repr(time.time())}
        shown = "DISPLAY" in env or "WAYLAND_DISPLAY" in env or sys.platform in ("win32", "darwin")
        if not shown:
            env |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
        code = f"from benchmarks.desktop import {what}; {what}()"
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def first() -> None:
    """From the start of the process to the first picture of the window."""
    app = _app()
    app.turn([], 0.0)
    print(json.dumps({"first frame, s": time.time() - float(os.environ["CODEWEEK_STARTED"])}))


def frame() -> None:
    """One turn of the loop, picture included, while a program plays."""
    from codeweek import studio
    from codeweek.desktop.main import open_file
    from codeweek.desktop.pages.level import LevelPage

    app = _app()
    open_file(app, LEVEL)
    page = app.page
    assert isinstance(page, LevelPage)
    page.changed(page.history.edit(studio.solution(page.level).script))
    page.run()
    times, moving = [], True
    while moving and len(times) < 300:
        start = time.perf_counter()
        moving = app.turn([], 1 / 60)
        times.append(time.perf_counter() - start)
    print(json.dumps({"frame, ms": sum(times) / len(times) * 1000}))


def idle() -> None:
    """The part of a core used while nothing happens, and the memory."""
    import pygame

    app = _app()
    pygame.time.set_timer(pygame.QUIT, (IDLE_SECONDS + 2) * 1000, 1)
    marks: list[tuple[float, float]] = []
    app_turn = app.turn

    def turn(events: object, dt: float) -> bool:
        marks.append((time.perf_counter(), time.process_time()))
        return app_turn(events, dt)

    app.turn = turn
    app.run()
    begin = next(mark for mark in marks if mark[0] - marks[0][0] > 2)
    used = (marks[-1][1] - begin[1]) / (marks[-1][0] - begin[0])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"idle, % of a core": used * 100, "memory, MB": memory}))


def _app():  # type: ignore[no-untyped-def]
    from codeweek.desktop.main import SHIPPED, ProfilesPage, course_pack, opened
    from codeweek.desktop.store import Store, home

    app = opened(Store(Path(home())), None, (1280, 800))
    app.push(ProfilesPage(app, course_pack(), SHIPPED))
    return app


if __name__ == "__main__":
    main()
