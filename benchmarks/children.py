"""Children without browsers: each listens, and tells 2 kB every five seconds; a board hears of all."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from time import perf_counter
from typing import Any, NamedTuple

from codeweek import __version__
from codeweek.blocks.blockly import save
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, read_in, solution
from codeweek.play import builtin
from codeweek.progress.course import SHIPPED
from codeweek.progress.transfer.transfer_content import ANIMALS, COLOURS

EVERY = 5.0  # seconds between two events of a child
LAP = 10  # events on a level: the last one wins
LATE = 5.0  # seconds that the last event may take to the board
AT_ONCE = 20  # children who sit down at the same time
LONGEST = 2**22  # bytes of a board
PROFILES = [f"{animal}-{colour}" for animal, colour in product(sorted(ANIMALS), sorted(COLOURS))]
LEVELS = [each for each in builtin.pack().levels if each.kind == "robot" and each.mode == "make"]
WRONG = "avancer()\n" * 38  # about 2 kB in blocks

Mark = object  # what tells an event from those before it, on the board
Tell = Callable[[float, float, int], Awaitable[None]]  # from when, how often, how many times
Row = tuple[str, Mark, bool]  # a child, the last thing heard of it, whether its wins were played again


class Where(NamedTuple):
    """A room: the ports of its machines and of its board, its path, what shows that an adult looks."""

    port: int
    board: int
    path: str = "/"
    cookie: str = ""


@dataclass
class Heard:
    """What came of it, in seconds; `lost`: events that the board has never shown.

    `won`: children who did; `checked`: those of them all of whose wins were played again by the end.
    """

    posts: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    lost: int = 0
    won: int = 0
    checked: int = 0


class Peer(NamedTuple):
    """A server. `joins`: it knows children; `mark`: of an event; `rows`: what a message to a board tells."""

    joins: bool
    mark: Callable[["Player", dict[str, Any]], Mark]
    rows: Callable[[Any], Iterable[Row]]


def _marked(player: "Player", event: dict[str, Any]) -> Mark:
    return event["level"], player.tries, event["kind"] == "win"


def _board(told: Any) -> Iterator[Row]:
    for row in told["rows"]:
        mark = (row["level"], row["tries"], row["status"] == "won")
        yield row["profile"], mark, row["checked"]


def _echoed(told: Any) -> Iterator[Row]:
    for event in told["events"]:
        yield event["profiles"][0], event["n"], False


ROOM = Peer(True, _marked, _board)
ECHO = Peer(False, lambda _player, event: event["n"], _echoed)


class Player:
    """A child: a run that fails each time, then a win and the next level; not all win at once."""

    def __init__(self, room: int, number: int) -> None:
        self.profile, self.machine = PROFILES[number], f"{room:016x}{number:016x}"
        self.tries, self._n, self._at = 0, 0, number % LAP
        self.wins, self.is_checked = 0, False
        self.waits: dict[Mark, float] = {}  # when what the board has not shown was told

    def event(self) -> dict[str, Any]:
        """What happens next."""
        level, wins = LEVELS[self._at // LAP % len(LEVELS)], self._at % LAP == LAP - 1
        self.tries = self.tries if wins else 1 if self._at % LAP == 0 else self.tries + 1
        self._n, self._at, self.wins = self._n + 1, self._at + 1, self.wins + wins
        part = {"programs": {level.id: _program(level, wins)}, "saved": {level.id: self._n}, "last": level.id}
        kind = _WON if wins else _RAN
        return {
            "n": self._n,
            "profiles": [self.profile],
            "pack": SHIPPED,
            "level": level.id,
            "part": part,
            **kind,
        }

    def is_shown(self, mark: Mark) -> Iterator[float]:
        """When those were told that the board shows with this one: events come in order."""
        if mark in self.waits:
            for each in [*self.waits]:
                yield self.waits.pop(each)
                if each == mark:
                    return


_RAN = {"kind": "run", "ran": {"key": "robot.goal", "say": "Le robot n'est pas arrivé.", "won": False}}
_WON = {"kind": "win", "stars": 1, "ran": {"key": "robot.won", "say": "Gagné !", "won": True}}


def _program(level: Level, wins: bool) -> Any:
    if level.id not in _PROGRAMS:
        scripts = [read_in(level, WRONG).script, solution(level).script]
        _PROGRAMS[level.id] = [save(script, catalogue_of(level)) for script in scripts]
    return _PROGRAMS[level.id][wins]


_PROGRAMS: dict[str, list[Any]] = {}


class Wire:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def open(self) -> "Wire":
        """Connect."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self._port, limit=LONGEST)
        return self

    async def post(self, path: str, value: Any) -> bytes:
        """The answer to a post. Raises OSError when it is refused."""
        body = json.dumps(value, separators=(",", ":")).encode()
        host = f"127.0.0.1:{self._port}"
        head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.writer.write(head.encode() + body)
        answer = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        size = int(answer.partition(b"content-length:")[2].partition(b"\r")[0])
        found = await self.reader.readexactly(size)
        if b" 200 " not in answer[:20]:
            raise OSError(f"{path}: {answer[:20].decode()} {found.decode()}")
        return found

    async def listen(self, path: str, cookie: str = "") -> asyncio.StreamReader:
        """What is told here until it ends; without the pieces of HTTP/1.1."""
        told = f"Cookie: {cookie}\r\n" if cookie else ""
        self.writer.write(f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{self._port}\r\n{told}\r\n".encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head[:20]:
            raise OSError(f"{path}: {head[:20].decode()}")
        return self.reader


class Class:
    """The children of some rooms, and a board for each room."""

    def __init__(self, rooms: Sequence[Where], children: int, peer: Peer) -> None:
        self._peer, self.heard = peer, Heard()
        self._rooms: list[tuple[Where, list[Player]]] = [(room, []) for room in rooms]
        for number in range(children):
            index = number % len(rooms)
            self._rooms[index][1].append(Player(index, number // len(rooms)))
        self._kept: list[asyncio.Task[None]] = []
        self._wires: list[Wire] = []

    async def enter(self) -> None:
        """All sit down and listen."""
        door = asyncio.Semaphore(AT_ONCE)
        for room, players in self._rooms:
            wire = await self._wire(room.board)
            told = await wire.listen(f"{room.path}api/board/listen", room.cookie)
            self._kept.append(asyncio.create_task(self._look(told, {each.profile: each for each in players})))
        everybody = [(room, player) for room, players in self._rooms for player in players]
        self._tell = await asyncio.gather(*[self._sit(room, player, door) for room, player in everybody])

    async def play(self, seconds: float, every: float = EVERY) -> Heard:
        """Each tells what happens, one after the other, again and again; then the board has time."""
        begin, times = asyncio.get_running_loop().time(), round(seconds / every)
        gap = every / len(self._tell)
        await asyncio.gather(
            *[each(begin + gap * place, every, times) for place, each in enumerate(self._tell)]
        )
        late = perf_counter() + LATE
        players = [player for _, players in self._rooms for player in players]
        while (left := sum(len(each.waits) for each in players)) and perf_counter() < late:
            await asyncio.sleep(0.05)
        winners = [each for each in players if each.wins]
        self.heard.lost, self.heard.won = left, len(winners)
        self.heard.checked = sum(each.is_checked for each in winners)
        return self.heard

    async def leave(self) -> None:
        """All go."""
        for each in self._kept:
            each.cancel()
        await asyncio.gather(*self._kept, return_exceptions=True)
        for wire in self._wires:
            wire.writer.close()

    async def _wire(self, port: int) -> Wire:
        wire = await Wire(port).open()
        self._wires.append(wire)
        return wire

    async def _sit(self, room: Where, player: Player, door: asyncio.Semaphore) -> Tell:
        async with door:
            tells, hears = await self._wire(room.port), await self._wire(room.port)
            if self._peer.joins:
                told = {"machine": player.machine, "profile": player.profile, "file": None}
                await tells.post(f"{room.path}api/join", {**told, "codeweek": __version__})
            await hears.listen(f"{room.path}api/listen?machine={player.machine}")

        async def tell(begin: float, every: float, times: int) -> None:
            for turn in range(times):
                await asyncio.sleep(begin + turn * every - asyncio.get_running_loop().time())
                await self._post(tells, f"{room.path}api/events", player)

        return tell

    async def _post(self, wire: Wire, path: str, player: Player) -> None:
        event = player.event()
        start = player.waits[self._peer.mark(player, event)] = perf_counter()
        await wire.post(path, {"machine": player.machine, "events": [event]})
        self.heard.posts.append(perf_counter() - start)

    async def _look(self, told: asyncio.StreamReader, players: dict[str, Player]) -> None:
        while line := await told.readline():
            now = perf_counter()
            if line.startswith(b"data: "):
                for profile, mark, is_checked in self._peer.rows(json.loads(line[6:])):
                    player = players[profile]
                    player.is_checked = is_checked
                    self.heard.shown += [now - then for then in player.is_shown(mark)]
