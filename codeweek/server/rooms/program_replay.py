"""Plays children's programs again in a process of its own: no program can hold the server up."""

import asyncio
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from codeweek import data
from codeweek.blocks.blockly import load, save
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, python_text, read_only, start
from codeweek.play import predict
from codeweek.play.bug_tasks import judged
from codeweek.play.feedback.level_voice import voice
from codeweek.play.inquiry import inquires
from codeweek.play.repair.program_standing import Standing, standing
from codeweek.play.rider import Rider, aboard
from codeweek.play.session import Playback, last_picture, play, play_text
from codeweek.report.svg_picture import svg
from codeweek.room.room_json import Guessed, Ran
from codeweek.scene import HERO
from codeweek.text import Text as Words


@dataclass(frozen=True)
class Text:
    """A program to look at: `saved` as the core understands it, its Python; or the `note` why not."""

    saved: dict[str, Any] | None
    python: str
    note: str = ""


@dataclass(frozen=True)
class Played:
    """How a run ended, as the child would be told; `stars` that the win is worth, None when there is none."""

    ran: Ran | None
    stars: int | None
    note: str = ""

    @property
    def lost(self) -> bool:
        """Whether it was played to an end that is none that wins."""
        return self.ran is not None and not self.ran["won"]


def read(level: Level, program: Any, language: str) -> Text:
    """A program as its machine told it, read."""
    script = load(catalogue_of(level), program)
    if isinstance(script, Diagnostic):
        return Text(None, "", data.text(language)("room.after.unread"))
    return Text(save(script, catalogue_of(level)), python_text(level, script, language).source)


def play_again(level: Level, program: Any, language: str, guess: Guessed | None = None) -> Played:
    """A program played on all maps of its level; where one is given and its run foreseen, with that answer.

    Where one is asked, without it there is nothing to play, nor of an exercise or of a part of one.
    """
    text = data.text(language)
    answer = _guessed(level, guess, text)
    # Where nothing can be built, the level's own program was run, whatever a machine sends.
    script = start(level) if read_only(level) else load(catalogue_of(level), program)
    script = answer.script if answer and answer.script else script
    if isinstance(script, Diagnostic):
        return Played(None, None, text("room.after.unread"))
    if level.part or level.parts or (answer is None and level.predict is not None):
        return Played(None, None)
    playback = _played(level, script, language)
    said = voice(text, level)
    if playback.asks is not None:
        return Played(None, None, text("room.after.asks"))
    if playback.verdict is None:
        first = playback.problems[0]
        return Played({"key": first.key, "say": said.tell(first), "won": False}, None)
    verdict = judged(level, script, playback.verdict, playback.traces)
    if answer and (verdict.won or inquires(level)):
        verdict = predict.judged(level, verdict, playback.traces, answer.value)
    message = verdict.message
    stars = max(verdict.stars, verdict.hoped) if verdict.won else None
    return Played({"key": message.key, "say": said.tell(message), "won": verdict.won}, stars)


def _guessed(level: Level, guess: Guessed | None, text: Words) -> predict.Choice | None:
    """What a child has answered, one of its own without letter; None where nothing is asked, or was told."""
    if level.predict is None or guess is None:
        return None
    offered = predict.ballot(level, text) if "choice" in guess else ()
    choice = offered[guess["choice"]] if guess.get("choice", 0) < len(offered) else None
    return choice or predict.Choice("", "", None, guess.get("foreseen", ""))


def draw(level: Level, program: Any, language: str, rider: Rider | None = None) -> str:
    """The picture of the first map after a program, as SVG; empty when the program cannot be read."""
    script = load(catalogue_of(level), program)
    if isinstance(script, Diagnostic):
        return ""
    scene = last_picture(level, script, language)
    heroes = [sprite for sprite in scene.sprites if rider and sprite.id == HERO]
    return svg(scene, data.sprite, over=[layer for hero in heroes if rider for layer in aboard(hero, rider)])


def stand(level: Level, program: Any, language: str) -> Standing | None:
    """Where a program stands, or the one that its level gives, while the child has built nothing."""
    script = load(catalogue_of(level), program) if program else start(level)
    return None if isinstance(script, Diagnostic) else standing(level, script, data.text(language))


def _played(level: Level, script: Script, language: str) -> Playback:
    """Blocks that the level does not offer win no star, as for the child who typed them."""
    playback = play(level, script, language)
    if not playback.problems:
        return playback
    typed = play_text(level, python_text(level, script, language).source)
    return playback if typed.verdict is None else typed


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

    def drawn(self, level: Level, program: Any, language: str, rider: Rider | None = None) -> str:
        """What a program leaves to see, its child in the hero, as SVG; empty when it takes longer."""
        found = self._asked("draw", level, [program, asdict(rider) if rider else None], language)
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
        # Our copy of the worker's end: while it is open, the end of the worker is not seen as the end of the
        # pipe.
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
            answer = _answer(job, level, program, language)
            ends.clear()
            line.send_bytes(json.dumps(answer).encode())


def _watch(ends: Sequence[float]) -> None:
    """End this process when its processor's time has come to an end: a thread could not be ended."""
    while True:
        time.sleep(LOOK)
        if any(time.process_time() >= end for end in ends):
            # Not `sys.exit`: that would end this thread alone, and the program would go on.
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


def _draw(level: Level, program: Any, language: str) -> str:
    return draw(level, program[0], language, Rider(**program[1]) if program[1] else None)


_JOBS: Mapping[str, Callable[[Level, Any, str], Any]] = {"play": _play, "draw": _draw, "stand": _stand}
