"""What the server's core works with in a room."""

from collections.abc import Callable
from typing import NamedTuple

from codeweek.server.rooms.replay import Replay
from codeweek.server.rooms.shelf import Shelf


class Core(NamedTuple):
    """The packs of the room, and what plays programs; `checks`: whether this process plays wins again."""

    shelf: Shelf
    replay: Replay
    checks: Callable[[], bool] = lambda: True
