"""Listens to the orders of the room: as they come, or asked for every few seconds."""

import threading
import time
from collections.abc import Callable

from codeweek.desktop.room import orders
from codeweek.desktop.room.address import Address
from codeweek.desktop.room.wire import Wire, stream
from codeweek.room.shapes import Orders

EVERY = 5.0  # seconds between two questions
WAITS = (1.0, 2.0, 5.0, 15.0)  # seconds before another try
SHORT = 20.0  # seconds: a stream that ends before that, without orders, goes through something that holds it


class Listener:
    """A thread; `heard` is called in it, with None when the server is no longer heard."""

    def __init__(self, address: Address, machine: str, heard: Callable[[Orders | None], None]) -> None:
        self.address, self.heard = address, heard
        self._path = f"?machine={machine}"
        self._ended = threading.Event()
        threading.Thread(target=self._run, name="room: listens", daemon=True).start()

    def end(self) -> None:
        """No more of it."""
        self._ended.set()

    def _run(self) -> None:
        fails = 0
        while not self._ended.is_set():
            began = time.monotonic()
            if self._streamed() or self._polled():
                fails = 0
            else:
                self._tell(None)
                self._ended.wait(WAITS[min(fails, len(WAITS) - 1)])
                fails += 1
            if time.monotonic() - began < SHORT:
                self._ended.wait(0.2)

    def _streamed(self) -> bool:
        """Listen until it ends; whether there was anything."""
        some = False
        try:
            for value in stream(self.address, f"api/listen{self._path}"):
                if self._ended.is_set():
                    return True
                if found := orders.read(value):
                    some = True
                    self._tell(found)
        except OSError:
            pass
        return some

    def _polled(self) -> bool:
        """Ask for a while, for those whom a proxy gives no stream; whether there was an answer."""
        some, wire = False, Wire(self.address)
        for _time in range(round(60 / EVERY)):
            try:
                found = orders.read(wire.ask(f"api/orders{self._path}").value)
            except OSError:
                found = None
            if found is None or self._ended.is_set():
                break
            some = True
            self._tell(found)
            self._ended.wait(EVERY)
        wire.close()
        return some

    def _tell(self, found: Orders | None) -> None:
        if not self._ended.is_set():
            self.heard(found)
