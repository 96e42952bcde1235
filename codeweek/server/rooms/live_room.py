"""A room as it is now: its one owner. A change is kept, told to those who listen, and then answered.

Nothing waits in a queue, so nobody who is slow, or has stopped reading, makes the server grow.
"""

import asyncio
import json
import secrets
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from codeweek.room.adult_acts import happened
from codeweek.room.board import board, present
from codeweek.room.board_data import Disk, MendedFile
from codeweek.room.claims import counting
from codeweek.room.hearing import heard, orders
from codeweek.room.keeping import DAY, EVENTS, aged
from codeweek.room.room import Room
from codeweek.room.room_json import Event, Orders
from codeweek.server.keeping.child_files import Files
from codeweek.server.keeping.room_store import Change, Keeper, Row, Store, StoredEvent
from codeweek.server.keeping.room_writer import Writer
from codeweek.server.rooms.kept_room import change_of, identified, name_of, new, read, restored

BOARD = ""  # the name of a board; a machine has its own


class Subscribers:
    """A bell for each who listens."""

    def __init__(self) -> None:
        self.ended = False
        self.addresses: Counter[str] = Counter()
        self._bells: dict[str, set[asyncio.Event]] = {}

    @contextmanager
    def listening(self, name: str, address: str) -> Iterator[asyncio.Event]:
        """A bell that rings when there is something for this name."""
        bell = asyncio.Event()
        self._bells.setdefault(name, set()).add(bell)
        self.addresses[address] += 1
        try:
            yield bell
        finally:
            self.addresses[address] -= 1
            self.addresses += Counter()  # those that listen no more
            self._bells[name].discard(bell)
            if not self._bells[name]:
                del self._bells[name]

    @property
    def machines(self) -> set[str]:
        """The machines that listen."""
        return {*self._bells} - {BOARD}

    def ring(self, names: Collection[str] | None) -> None:
        """There is something for these; None: for all."""
        for name in [*self._bells] if names is None else names:
            for bell in self._bells.get(name, ()):
                bell.set()

    def end(self) -> None:
        """Nobody listens any more."""
        self.ended = True
        self.ring(None)


async def rung(bell: asyncio.Event, seconds: float) -> bool:
    """Whether a bell rings within some seconds."""
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return False
    return True


T = TypeVar("T")
FRESH = 0.1  # seconds for which a board may be shown again when nothing changed


class LiveRoom:
    """The room, the files of its children, who listens, and the clock."""

    def __init__(
        self, store: Store, clock: Callable[[], float] = time.time, keeper: Keeper | None = None
    ) -> None:
        self.store, self.clock = store, clock
        self.room = read(store)
        self._keeper = keeper or Writer(store)
        self.files = Files(self._keeper)
        self.subscribers = Subscribers()
        self._board = (b"", -1, 0.0)  # as it was last shown, of which change, when
        if not self.room.id:  # a new one has a name that no other has
            self.room = replace(self.room, id=f"salle-{secrets.randbelow(9000) + 1000}")
            self._keeper.put(Change(rows=[name_of(self.room.id)]))

    def set(self, room: Room, told: tuple[StoredEvent, ...] = ()) -> None:
        """The room is so from now on."""
        before, self.room = self.room, identified(room)
        change = change_of(before, self.room, told)
        self._keeper.put(change)
        if change.forget:
            self.files.forget()
        self._ring(before)

    def renew(self, rows: Iterable[Row], whole: bool) -> None:
        """Another process has changed the room: these records, or all that it has."""
        before = self.room
        self.files.forget()
        self.room = restored(rows, Room(before.id) if whole else before)
        # When a machine was heard is not kept at each request: what this process knows may be newer.
        last = {id: machine.heard for id, machine in before.machines.items()}
        there = {
            id: replace(machine, heard=max(machine.heard, last.get(id, 0.0)))
            for id, machine in self.room.machines.items()
        }
        self.room = replace(self.room, machines=there)
        self._ring(before)

    def _ring(self, before: Room) -> None:
        """Tell those who listen."""
        machines = new(before.machines, self.room.machines)
        led = self.room.lead is not before.lead
        self.subscribers.ring(None if led else {BOARD, *(machine.id for machine in machines)})

    async def change(self, do: Callable[[], T]) -> T:
        """Do something with the room as it is then; its answer comes once all that it changed is kept."""
        before = self._keeper.full
        try:
            return await self._keeper.change(do)
        finally:
            # The board shows whether the disk is full: that changed, although the room did not.
            if self._keeper.full != before:
                self._board = (b"", -1, 0.0)
                self.subscribers.ring(None)

    def file(self, profile: str) -> dict[str, Any]:
        """The file of a child, without the stars of wins that were played again and lost."""
        return counting(self.files.of(profile), self.room.child(profile).claims)

    def told(self, profile: str) -> list[StoredEvent]:
        """What machines told last of a child."""
        return self._keeper.told(profile)

    def hear(self, machine: str) -> None:
        """A machine is there; it need not be kept."""
        self.heard({machine: self.clock()})

    def heard(self, when: Mapping[str, float]) -> None:
        """Machines were there."""
        for id, at in when.items():
            if id in self.room.machines and self.room.machines[id].heard < at:
                self.room = heard(self.room, id, at)

    def heard_since(self, when: float) -> list[tuple[str, float]]:
        """The machines that were there since, with their time."""
        return [
            (machine.id, machine.heard) for machine in self.room.machines.values() if machine.heard >= when
        ]

    def ages(self) -> None:
        """What is too old goes."""
        now = self.clock()
        self.set(aged(self.room, now)[0])
        self._keeper.put(Change(before=now - EVENTS * DAY))

    async def happens(self) -> None:
        """What was announced happens, when its minute is over."""
        if happened(self.room, self.clock()) is not self.room:
            await self.change(lambda: self.set(happened(self.room, self.clock())))

    def wants(self, machine: str) -> Any:
        """What the adult wants of a machine, without what changes by itself."""
        told, lead = orders(self.room, machine, 0.0, self._keeper.full), self.room.lead
        return {**told, "seq": 0, "soon": None}, lead.turns, lead.soon

    def orders(self, machine: str) -> Orders:
        """What a machine follows now."""
        return orders(self.room, machine, self.clock(), self._keeper.full)

    @property
    def disk(self) -> Disk:
        """Where the room is kept, and whether it can be."""
        return {"folder": self.store.folder, "full": self._keeper.full}

    @property
    def mended(self) -> MendedFile | None:
        """What became of the file of the room, if that was damaged."""
        found = self.store.mended
        return {"aside": found.aside, "copied": found.at} if found else None

    @property
    def machines(self) -> int:
        """How many machines are there now."""
        return present(self.room, self.subscribers.machines, self.clock())

    def board(self) -> bytes:
        """All that the adult sees."""
        now, (text, seq, shown) = self.clock(), self._board
        # Its times pass without any change; `0 <=`: the clock of a computer may be set back.
        if seq != self.room.seq or not 0 <= now - shown < FRESH:
            found = board(self.room, now, self.subscribers.machines, self.disk, self.mended)
            text = json.dumps(found, separators=(",", ":"), allow_nan=False).encode("ascii")
            self._board = (text, self.room.seq, now)
        return text

    def end(self) -> None:
        """Keep what is left to keep, and end."""
        self._keeper.end()


def row_of(machine: str, event: Event, at: float) -> StoredEvent:
    """An event, to be kept without programs: they are in the child's file."""
    text = json.dumps({name: value for name, value in event.items() if name not in ("part", "gift", "game")})
    return StoredEvent(machine, event["n"], at, f" {' '.join(event['profiles'])} ", text)
