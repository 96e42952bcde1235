"""Tries the room of a built program: a machine joins and tells of a win, the board plays it again."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from codeweek import __version__
from codeweek.blocks.blockly import save
from codeweek.levels.programs import catalogue_of, solution
from codeweek.play import builtin
from codeweek.progress.course import SHIPPED

MACHINE, CHILD = "7" * 32, "fox-blue"
LEVEL = builtin.pack().chapters[0].levels[0]
PROGRAM = save(solution(LEVEL).script, catalogue_of(LEVEL))
WAIT = 60  # seconds for an answer


def is_open(command: Sequence[str], environment: Mapping[str, str], plays: bool = True) -> bool:
    """Serve, and ask what a room asks; `plays`: this computer lets the program start a process of its own."""
    with serving(command, environment) as address:
        if not address:
            print("`serve` tells no address.")
            return False
        found = {
            "hands out the page": b"codeweek" in _got(address),
            "opens the board": b"board.js" in _got(f"{address}salle/"),
            "opens the room": _got(f"{address}api/room", kind=json.loads)["codeweek"] == __version__,
            "lets a machine join": _told(f"{address}api/join", _joining())["file"]["profile"] == CHILD,
            "hears of a win": _told(f"{address}api/events", _winning())["last"] == 1,
        }
        found |= {"plays the win again": _is_won(address)} if plays else {}
    lacking = [f"never {what}" for what, is_so in found.items() if not is_so]
    print(f"`serve` {' and '.join(lacking or found)}.")
    return not lacking


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a room that this command serves meanwhile; empty when it ends instead."""
    process = subprocess.Popen(
        [*command, "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        assert process.stdout
        yield next((line.strip() for line in process.stdout if "http://localhost" in line), "")
    finally:
        process.terminate()  # not killed: `uvx` tells the room that it started
        process.wait(10)


def _is_won(address: str) -> bool:
    """Whether the core of the server wins with the program that the machine told."""
    seen = _got(f"{address}api/board/child/{CHILD}", kind=json.loads)
    return bool(seen["python"]) and seen["again"] is not None and bool(seen["again"]["won"])


def _joining() -> dict[str, Any]:
    return {"machine": MACHINE, "profile": CHILD, "file": None, "codeweek": __version__}


def _winning() -> dict[str, Any]:
    part = {"programs": {LEVEL.id: PROGRAM}, "saved": {LEVEL.id: 1}, "stars": {LEVEL.id: 3}}
    about = {"profiles": [CHILD], "pack": SHIPPED, "level": LEVEL.id, "part": part}
    return {"machine": MACHINE, "events": [{"n": 1, "kind": "win", "stars": 3, **about}]}


def _told(address: str, value: Any) -> Any:
    """The answer to a post, as the page sends it."""
    origin = address.partition("/api/")[0]
    headers = {"Content-Type": "application/json", "Origin": origin}
    return _got(urllib.request.Request(address, json.dumps(value).encode(), headers), kind=json.loads)


def _got(asked: str | urllib.request.Request, kind: Any = bytes) -> Any:
    with urllib.request.urlopen(asked, timeout=WAIT) as answer:
        return kind(answer.read())
