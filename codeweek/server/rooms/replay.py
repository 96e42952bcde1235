"""Plays programs again, and looks at them, in a process of its own: no program can hold the server up."""

import asyncio
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from codeweek.levels.level import Level
from codeweek.play.repair.standing import Standing
from codeweek.room.shapes import Guessed
from codeweek.server.rooms.again import Played, draw, play_again, stand

SECONDS = 0.5  # of the processor's time, for one program
LOOKING = 2  # as many times that, to find what a program lacks: one in twenty takes a quarter of it
PATIENCE = 10  # as many times that, a program is waited for where others keep the processor busy
LOOK = 0.05  # seconds between two looks at how much was used
START = 30.0  # seconds that a process may take to start
LONGEST = 4_000_000  # bytes of an answer
NICER = 10  # the children who play come first
_BROKEN = (OSError, EOFError, ValueError, TypeError, RecursionError)


class Replay:
    """One worker, started when it is first needed, and again after it was ended.

    `turn`: the rooms of a town share a worker; they wait here for it, not in threads that others need.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.turn = asyncio.Lock()
        self._lock = threading.Lock()
        self._worker: BaseProcess | None = None
        self._line: Connection | None = None

    def played(
        self, level: Level, program: Any, language: str, guess: Guessed | None = None
    ) -> Played | None:
        """How a program plays; None when it takes longer, or when this computer starts no process."""
        found = self._asked("play", level, [program, guess], language)
        return Played(**found) if isinstance(found, Mapping) else None

    def drawn(self, level: Level, program: Any, language: str) -> str:
        """What a program leaves to see, as SVG; empty when it takes longer."""
        found = self._asked("draw", level, program, language)
        return found if isinstance(found, str) else ""

    def stands(self, level: Level, program: Any, language: str) -> Standing | None:
        """Where a program stands; None when to find that takes longer, or when it cannot be read."""
        found = self._asked("stand", level, program, language, LOOKING)
        return Standing(**found) if isinstance(found, Mapping) else None

    def _asked(self, job: str, level: Level, program: Any, language: str, times: int = 1) -> Any:
        with self._lock:
            line = self._line or self._start()
            if line is None:
                return None
            with suppress(*_BROKEN):
                seconds = self.seconds * times
                line.send((seconds, job, level, json.dumps(program), language))
                if line.poll(seconds * PATIENCE):
                    return json.loads(line.recv_bytes(LONGEST))
            self._end()
            return None

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._end()

    def _start(self) -> Connection | None:
        if not os.access(sys.executable, os.X_OK):  # on a FAT key
            return None
        spawn = get_context("spawn")  # a copy of this process would hold its locks
        self._line, theirs = spawn.Pipe()
        self._worker = spawn.Process(target=work, args=(theirs,), daemon=True)
        self._worker.start()
        theirs.close()
        with suppress(*_BROKEN):
            if self._line.poll(START):
                self._line.recv_bytes(LONGEST)
                return self._line
        self._end()
        return None

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.join()
        if self._line is not None:
            self._line.close()
        self._worker = self._line = None


def work(line: Connection) -> None:
    """What the worker does until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ends: list[float] = []
    threading.Thread(target=_watch, args=(ends,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICER)
    with suppress(EOFError, OSError):
        line.send_bytes(b"ready")
        while True:
            seconds, job, level, program, language = line.recv()
            ends[:] = [time.process_time() + seconds]
            found = _answer(job, level, program, language)
            ends.clear()
            line.send_bytes(json.dumps(found).encode())


def _watch(ends: Sequence[float]) -> None:
    """End this process when its processor's time has come to an end: a thread could not be ended."""
    while True:
        time.sleep(LOOK)
        if any(time.process_time() >= end for end in ends):
            os._exit(1)


def _answer(job: str, level: Level, program: str, language: str) -> Any:
    try:
        return _JOBS[job](level, json.loads(program), language)
    except Exception:  # whatever a program makes of the core, the next one is played
        return None


def _play(level: Level, program: Any, language: str) -> dict[str, Any]:
    return asdict(play_again(level, program[0], language, program[1]))


def _stand(level: Level, program: Any, language: str) -> dict[str, Any] | None:
    found = stand(level, program, language)
    return asdict(found) if found else None


_JOBS: Mapping[str, Callable[[Level, Any, str], Any]] = {"play": _play, "draw": draw, "stand": _stand}
