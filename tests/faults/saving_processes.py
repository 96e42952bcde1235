"""Processes that save one child: killed at any moment, or several at once. Prints what came of it."""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey
from codeweek.desktop.storage.store import Store
from codeweek.packs.pack import Chapter, Pack

FOX = Profile("fox", "blue")
PACK = Pack(title="t", author="a", chapters=(Chapter("a", "A"),))
LONGEST = 0.006  # seconds before a writer is killed


def killed(folder: Path, times: int) -> dict[str, object]:
    """Kill a writer again and again: how often its child was not listed, or had lost what was kept."""
    chance, wrong, lengths = random.Random(1), [], set()
    for turn in range(times):
        home = folder / str(turn % 20)  # new children are made too
        said = _killed_once(home, turn % 4 > 0, chance.uniform(0, LONGEST))
        store = Store(home)
        saved = store.read(FOX.name)
        kept = len(saved["text"]) if saved else 0
        lengths.add(said)
        if said and (store.names("children") != (FOX.name,) or kept < said or store.troubles):
            wrong.append([turn, said, kept, sorted(path.name for path in (home / "children").iterdir())])
    return {"wrong": wrong, "lengths": len(lengths)}


def _killed_once(home: Path, once: bool, after: float) -> int:
    """How far the writer said it was when it was killed, so long after it had written (`once`) or begun."""
    read, write = os.pipe()
    writer = os.fork()
    if writer == 0:
        _write_for_ever(Store(home), write)
    first = os.read(read, 1) if once else b""
    time.sleep(after)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        return int(((first + said.read()).split() or [b"0"])[-1])


def _write_for_ever(store: Store, write: int) -> None:
    number = len((store.read(FOX.name) or {"text": ""})["text"])
    while True:
        number += 1
        if store.write(FOX.name, {"version": 1, "text": "a" * number}):
            os.write(write, f"{number}\n".encode())


def together(folder: Path, processes: int, times: int) -> dict[str, object]:
    """Several processes that each win levels of their own and save a program of one level."""
    writers = []
    for number in range(processes):
        if not (writer := os.fork()):
            os._exit(_played(folder, number, times))
        writers.append(writer)
    codes = [os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]) for writer in writers]
    progress = Journey(Store(folder), FOX, PACK, "k").progress
    return {
        "refused": sum(codes),
        "stars": dict(progress.stars),
        "tries": progress.tries.get("tried"),
        "known": [progress.programs["shared"], *(each for _, each in progress.history.get("shared", ()))],
        "files": sorted(path.name for path in (folder / "children").iterdir()),
    }


def _played(folder: Path, number: int, times: int) -> int:
    """How many of its writes were refused."""
    store, refused = Store(folder), 0
    journey = Journey(store, FOX, PACK, "k")
    for turn in range(times):
        journey.keep(journey.progress.won(f"{number}/{turn}", 1 + turn % 3))
        refused += store.troubles != ()
        journey.keep(journey.progress.saved("shared", {"by": number, "turn": turn}))
        refused += store.troubles != ()
    return refused


if __name__ == "__main__":
    what, where, *numbers = sys.argv[1:]
    found = {"killed": killed, "together": together}[what](Path(where), *map(int, numbers))
    print(json.dumps(found))
