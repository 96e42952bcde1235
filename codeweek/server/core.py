"""What the server's core works with in a room."""

from typing import NamedTuple

from codeweek.server.replay import Replay
from codeweek.server.shelf import Shelf


class Core(NamedTuple):
    """The packs of the room, and the process that plays programs."""

    shelf: Shelf
    replay: Replay
