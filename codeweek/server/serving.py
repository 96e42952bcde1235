"""A room that is opened: its port, its folder, the server, in this thread or beside a window."""

import errno
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from codeweek.server.discovery import EVERYWHERE, addresses, qr_code
from codeweek.server.http_server import Server, in_thread, settle
from codeweek.server.keeping.room_store import BusyError, StoreError
from codeweek.server.keeping.sqlite import Sqlite
from codeweek.server.requests.adult_rights import Rights
from codeweek.server.requests.session_plan import plan_of, put_in
from codeweek.server.room_app import RoomApp
from codeweek.server.rooms.core_work import Core
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.rooms.pack_store import PackStore, RefusedPackError
from codeweek.server.rooms.program_replay import Replay
from codeweek.text import Text

PORT = 8000
ROOM = "here"  # the one room of a folder
PATIENCE = 5.0  # seconds for the end
_WHY = {errno.EADDRINUSE: "cli.port_taken", errno.EACCES: "cli.port_refused", errno.EPERM: "cli.port_refused"}


class Where(NamedTuple):
    """Where to listen. `names`: what browsers ask behind a proxy: nobody is trusted without the code then.

    `shows_code`: the terminal tells the adult's code, in place of the square that children photograph.
    """

    host: str = EVERYWHERE
    port: int = PORT
    names: tuple[str, ...] = ()
    shows_code: bool = False


_USUAL = Where()


class NotServedError(Exception):
    """Why a room cannot be opened; `told` is a sentence for `Text`, with its slots."""

    def __init__(self, told: str, **slots: object) -> None:
        super().__init__(told)
        self.told, self.slots = told, slots


class Serving:
    """A room whose port is taken and whose folder is open. Raises NotServedError."""

    is_found = True

    def __init__(self, page: Path, folder: Path, where: Where = _USUAL) -> None:
        self._socket, self.host = listening(where.host, where.port), where.host
        self.port = int(self._socket.getsockname()[1])
        try:
            self.live = LiveRoom(Sqlite(folder, ROOM))
        except StoreError as why:
            self._socket.close()
            busy = isinstance(why, BusyError)
            raise NotServedError(f"room.server.{'busy' if busy else 'folder'}", folder=folder) from why
        self.rights = Rights(self.live, trusted=not where.names)
        self.core = Core(PackStore(folder), Replay())
        app = RoomApp(page, self.live, self.rights, self, self.core, where.names)
        self._server = Server(app, self.live.subscribers.end)
        self._thread: threading.Thread | None = None

    def play(self, files: Sequence[Path], text: Text) -> list[str]:
        """Make today's session of these packs; what is wrong in them. Raises RefusedPackError, or OSError."""
        added = put_in(files, self.core.packs, text)
        if added:
            lead = self.live.room.lead
            self.live.set(self.live.room.led(replace(lead, plan=plan_of(added, lead.plan, self.core.packs))))
        return [problem for each in added for problem in each["problems"]]

    @property
    def addresses(self) -> list[str]:
        """Where the page is: for others in the room first, then for this computer."""
        return addresses(self.port, self.host)

    @property
    def board(self) -> str:
        """Where the board is, on this computer."""
        return f"{self.addresses[-1]}salle"

    @property
    def machines(self) -> int:
        """How many machines are there."""
        return self.live.machines

    def mended(self, text: Text) -> str:
        """That the file of the room was damaged, and what became of it; empty when it was whole."""
        found = self.live.store.mended
        if found is None:
            return ""
        when = f"{datetime.fromtimestamp(found.at):{text('room.server.when')}}"
        said = text("room.board.mended", when=when) if found.at else text("room.board.mended_none")
        return f"{said} {text('room.board.aside', file=found.aside)}" if found.aside else said

    def run(self) -> None:
        """Serve until this process is interrupted."""
        settle()
        with suppress(KeyboardInterrupt):
            self._server.run(sockets=[self._socket])

    def start(self) -> None:
        """Serve beside what this thread does."""
        self._thread = in_thread(self._server, self._socket)

    def stop(self) -> None:
        """End, whether it was started or not; what waits is kept first."""
        self._server.should_exit = True
        if self._thread:
            self._thread.join(PATIENCE)
        else:
            self._socket.close()
            self.core.replay.close()
            self.live.end()


def listening(host: str, port: int) -> socket.socket:
    """The port, taken. Raises NotServedError."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as why:
        raise NotServedError(_WHY.get(why.errno or 0, "cli.host_unknown"), port=port, host=host) from why


def serve(
    page: Path,
    folder: Path,
    where: Where,
    packs: Sequence[Path],
    text: Text,
    say: Callable[[str], None],
    beside: Callable[[Serving], object] = lambda _serving: None,
) -> int:
    """Serve until interrupted, `beside` with it; 1 when the port, the folder or a pack is not available."""
    try:
        serving = Serving(page, folder, where)
    except NotServedError as why:
        say(text(why.told, **why.slots))
        return 1
    if not _plays(serving, packs, text, say):
        serving.stop()
        return 1
    if mended := serving.mended(text):
        say(mended)
    tells = where.shows_code or bool(where.names)  # behind a proxy no board opens without it
    for line in welcome(serving.addresses, serving.board, serving.rights.code if tells else "", text):
        say(line)
    if tells:
        serving.rights.renewed = lambda code: say(text("room.server.new_code", code=_spaced(code)))
    beside(serving)
    serving.run()
    return 0


def _plays(serving: Serving, packs: Sequence[Path], text: Text, say: Callable[[str], None]) -> bool:
    """Whether the packs can be played; says what is wrong in them."""
    try:
        problems, right = serving.play(packs, text), True
    except RefusedPackError as why:
        problems, right = why.problems, False
    except OSError as why:
        problems, right = [text("cli.no_file", file=why.filename or why)], False
    for problem in problems:
        say(problem)
    return right


def welcome(addresses: Sequence[str], board: str, code: str, text: Text) -> list[str]:
    """The text to print when serving: the addresses, and what is the adult's.

    The first address is a QR code too, unless the adult's code is told: children photograph it.
    """
    lines = [text("cli.serving"), *(f"  {address}" for address in addresses), ""]
    square = [] if code else [qr_code(addresses[0])]
    told = text("room.server.code", code=_spaced(code)) if code else text("room.server.code_hidden")
    return [*lines, *square, text("room.server.board", address=board), told, text("cli.serve_end")]


def _spaced(code: str) -> str:
    """A code as it is read aloud."""
    return f"{code[:3]} {code[3:]}"
