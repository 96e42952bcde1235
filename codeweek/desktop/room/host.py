"""The room that this window has opened: the server runs beside it, in the same process."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from codeweek import data
from codeweek.desktop.room.http_client import PORTS

if TYPE_CHECKING:
    from codeweek.server.serving import Serving

FOLDER = "salle"  # in the home: what the room keeps
PORT, OTHERS = PORTS[0], PORTS[1:]


@dataclass(frozen=True)
class Refusal:
    """Why a room is not open: the key of a sentence, and its slots."""

    key: str
    slots: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Host:
    """An open room."""

    serving: "Serving"

    @property
    def address(self) -> str:
        """Where the others find the page; that of this computer alone when there is no network."""
        return self.serving.addresses[0]

    @property
    def place(self) -> str:
        """The same as it is typed."""
        return self.address.removeprefix("http://").rstrip("/")

    @property
    def is_alone(self) -> bool:
        """Whether no other computer can come."""
        return len(self.serving.addresses) < 2

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.serving.port

    @property
    def board(self) -> str:
        """Where the board is, on this computer."""
        return self.serving.board

    @property
    def code(self) -> str:
        """The adult's code."""
        return self.serving.rights.code

    @property
    def machines(self) -> int:
        """How many machines are there now."""
        return self.serving.machines

    def close(self) -> None:
        """Nobody comes any more; what the room knows is kept."""
        self.serving.stop()


def opened(home: Path, ports: tuple[int, ...] = (PORT,)) -> Host | Refusal:
    """Open a room on the first of these ports that is free; it takes a second to load the server."""
    from codeweek.server.serving import NotServedError, Serving, Where
    from codeweek.server.static_files import INDEX

    page = data.web()
    if not (page / INDEX).is_file():
        return Refusal("room.window.no_page")
    refusal = Refusal("room.window.no_page")
    for port in ports:
        try:
            serving = Serving(page, home / FOLDER, Where(port=port))
        except NotServedError as why:
            taken = why.told in ("cli.port_taken", "cli.port_refused")
            refusal = Refusal("room.window.taken", {"port": port}) if taken else Refusal(why.told, why.slots)
            if taken:
                continue
            return refusal
        serving.start()
        return Host(serving)
    return refusal
