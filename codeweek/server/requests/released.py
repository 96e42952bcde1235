"""What goes to the projector, and to the other children: programs as the core understands them."""

from dataclasses import replace
from typing import Any

from codeweek import data
from codeweek.play import gamepad
from codeweek.room.games import Place
from codeweek.room.lead import Released
from codeweek.room.room import Room
from codeweek.server.requests.seen import NOTHING
from codeweek.server.rooms.again import Text, read
from codeweek.server.rooms.shelf import Shelf

LANGUAGE = data.languages()[0]


def released(room: Room, shelf: Shelf) -> Room | None:
    """The room with the shown programs read; None when one of them cannot be.

    What else a machine may have put into one, such as a note on a block, is left out.
    """
    shown = [_read(each, shelf) for each in room.lead.shown]
    there = tuple(each for each in shown if each is not None)
    return replace(room, lead=replace(room.lead, shown=there)) if len(there) == len(shown) else None


def looked(shelf: Shelf, place: Place, program: Any, language: str) -> Text:
    """The program of a game, read; nothing when its level is not here, or waits for nobody."""
    level = shelf.level(*place[1:]) if program else None
    return read(level, program, language) if level and gamepad.there(level) else NOTHING


def _read(shown: Released, shelf: Shelf) -> Released | None:
    level = shelf.level(shown.pack, shown.level)
    saved = read(level, shown.program, LANGUAGE).saved if level else None
    return None if saved is None else replace(shown, program=saved)
