"""A practice room: made children who get stuck, wait while all look at the adult, leave and come back.

They are machines of the room like any others: what they do travels over HTTP to its server, on this computer.
"""

import http.client
import json
import secrets
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from codeweek.blocks import blockly
from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, solution
from codeweek.play import builtin
from codeweek.play.feedback.level_voice import voice
from codeweek.play.session import play
from codeweek.progress.course import SHIPPED
from codeweek.report.adult_hour import CHILDREN, Visit, visit_of
from codeweek.room.room import Room
from codeweek.server.serving import Serving
from codeweek.text import Text

STUCK = ("short", "where", "inside", "posts", "once")  # by their keys: each waits for its question
GOING = {  # who goes on alone, and through what
    "koala-green": (
        "02-le-facteur/03-le-coin-de-la-rue",
        "02-le-facteur/06-le-s",
        "02-le-facteur/07-demi-tour",
    ),
    "rabbit-blue": (
        "01-la-fusee/03-plus-haut",
        "01-la-fusee/04-les-asteroides",
        "01-la-fusee/06-l-etoile-d-abord",
    ),
}
LEAVES = "where"  # the one that changes machines
APART = 3.0  # seconds between two that come in
SOON, LATER, SLOWLY = 5.0, 7.0, 25.0  # seconds between two things that a child does
GONE = 60.0  # seconds without a word, until it has changed machines; the board calls it away after 45
HEARD, TURN = 10.0, 0.5  # seconds between two words of a machine that is there, between two looks
SAME, REST = 4, 4  # runs one after another, then after so many waits
PATIENCE = 5.0  # seconds for an answer

Wait = float
Told = tuple[str, dict[str, Any]]  # a request, by its address and what it says
Steps = Generator[
    tuple[Wait, Told | None], int, None
]  # how long to wait, then what to tell; its status comes back


@dataclass
class MadeChild:
    """A child that plays by itself; `room` gives the room as it is, `steps` what it does until it is over."""

    who: str
    room: Callable[[], Room]
    text: Text
    machine: str = field(default_factory=lambda: secrets.token_hex(16))
    n: int = 0
    is_here: bool = False

    def stuck(self, visit: Visit, leaves: bool = False) -> Steps:
        """Run the same lost program until the adult has asked about it, win, and perhaps change machines."""
        level, done = visit.level, solution(visit.level).script
        yield from self._comes(level)
        yield SOON, self._told("build", level, visit.script)
        tries = waited = 0
        while not self._asked(level):
            yield LATER, None
            waited += 1
            if tries < SAME or waited % REST == 0:
                tries += 1
                yield 0.0, self._ran(level, visit.script, tries)
        yield SOON, self._told("build", level, done)
        yield SOON, self._won(level, done, tries)
        if leaves:
            self.is_here = False
            yield GONE, None
            self.machine, self.n = secrets.token_hex(16), 0
            status = 0
            while status != HTTPStatus.OK:
                status = yield SOON, self._joins()
            self.is_here = True
            yield SOON, self._told("open", level)

    def goes_on(self, levels: Iterator[Level]) -> Steps:
        """Win one level after another."""
        for n, level in enumerate(levels):
            if n == 0:
                yield from self._comes(level)
            else:
                yield LATER, self._told("open", level)
            done = solution(level).script
            yield SLOWLY, self._told("build", level, done)
            yield SOON, self._won(level, done, 0)

    def _comes(self, level: Level) -> Steps:
        yield 0.0, self._joins()
        self.is_here = True
        yield SOON, self._told("open", level)

    def _asked(self, level: Level) -> bool:
        """Whether the adult has come for this level, or has sent an idea of it."""
        sent = self.room().machine(self.machine).sent
        asked = [each["level"] for each in self.room().child(self.who).coached]
        return level.id in asked or (sent is not None and sent["level"] == level.id)

    # What it tells.

    def _joins(self) -> Told:
        return "join", {"machine": self.machine, "profile": self.who, "take": True}

    def _told(self, kind: str, level: Level, script: Script | None = None, **more: Any) -> Told:
        self.n += 1
        event: dict[str, Any] = {"n": self.n, "kind": kind, "profiles": [self.who], "pack": SHIPPED}
        event |= {"level": level.id, **more}
        if script is not None:
            saved = blockly.save(script, catalogue_of(level))
            earned = {"stars": {level.id: more["stars"]}} if "stars" in more else {}
            event["part"] = {
                "programs": {level.id: saved},
                "saved": {level.id: self.n},
                "last": level.id,
                **earned,
            }
        return "events", {"machine": self.machine, "events": [event]}

    def _ran(self, level: Level, script: Script, tries: int) -> Told:
        verdict = play(level, script, self.text.language, tries=tries).verdict
        assert verdict
        said = voice(self.text, level).tell(verdict.message)
        return self._told("run", level, script, ran={"key": verdict.message.key, "say": said, "won": False})

    def _won(self, level: Level, script: Script, tries: int) -> Told:
        verdict = play(level, script, self.text.language, tries=tries + 1).verdict
        assert verdict
        said = voice(self.text, level).tell(verdict.message)
        ran = {"key": verdict.message.key, "say": said, "won": True}
        return self._told("win", level, script, ran=ran, stars=verdict.stars)


def children(room: Callable[[], Room], text: Text) -> Iterator[tuple[MadeChild, Steps]]:
    """All of them, each with what it does."""
    for stuck in CHILDREN:
        if stuck.key in STUCK:
            child = MadeChild(stuck.who, room, text)
            yield child, child.stuck(visit_of(stuck, text), stuck.key == LEAVES)
    for who, places in GOING.items():
        child = MadeChild(who, room, text)
        yield child, child.goes_on(level for level in map(builtin.pack().level, places) if level)


class Player:
    """A made child as it plays: what it does next, and when."""

    def __init__(self, child: MadeChild, steps: Steps, begins: Wait) -> None:
        self.child, self._steps = child, steps
        wait, self._told = next(steps)
        self._due, self._heard = begins + wait, begins

    def turn(self, now: float, paused: bool, ask: "Ask") -> None:
        """Do what is due; not while all look at the adult. A machine that is there is heard all the time."""
        if self.child.is_here and now >= self._heard:
            self._heard = now + HEARD
            ask(f"orders?machine={self.child.machine}", None)
        if now < self._due or paused:
            return
        status = ask(*self._told) if self._told else 0
        if status is None:  # the server begins, or ends
            return
        try:
            wait, self._told = self._steps.send(status)
            self._due = now + wait
        except StopIteration:
            self._due = float("inf")


Ask = Callable[[str, dict[str, Any] | None], int | None]  # of an address, what to say there: the status


class Practice:
    """The made children of a room that is served, until it is stopped."""

    def __init__(self, serving: Serving, text: Text) -> None:
        self._live, self._port, self._over = serving.live, serving.port, threading.Event()
        began = time.monotonic()
        made = enumerate(children(lambda: serving.live.room, text))
        self._players = [Player(child, steps, began + n * APART) for n, (child, steps) in made]
        self._thread = threading.Thread(target=self._play, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Nobody plays any more."""
        self._over.set()
        self._thread.join(PATIENCE)

    def _play(self) -> None:
        while not self._over.wait(TURN):
            for player in self._players:
                paused = self._live.orders(player.child.machine)["pause"]
                player.turn(time.monotonic(), paused, self._ask)

    def _ask(self, address: str, said: dict[str, Any] | None) -> int | None:
        """The status of an answer of the room; None when there is no answer."""
        place = f"127.0.0.1:{self._port}"
        headers = {"Origin": f"http://{place}", "Content-Type": "application/json"} if said else {}
        body = json.dumps(said) if said else None
        with closing(http.client.HTTPConnection(place, timeout=PATIENCE)) as line:
            try:
                line.request("POST" if said else "GET", f"/api/{address}", body, headers)
                return line.getresponse().status
            except (OSError, http.client.HTTPException):
                return None
