"""Games that children hand to their room: the adult opens each to the others, closes it, or takes it away."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from codeweek.room.child import Handed
from codeweek.room.room import Room
from codeweek.room.room_json import GamePlace, GameSeen

MOST_GAMES = 60  # of a room: of more, those go that were handed first, and that the adult has not opened
Place = tuple[str, str, str]  # child, pack, level


def there(room: Room) -> Iterator[tuple[Place, Handed]]:
    """The games of the children of a room, by child; those of who was put away wait with it."""
    for profile in sorted(name for name, child in room.children.items() if child.games):
        child = room.children[profile]
        for game in child.games if not child.tidied else ():
            yield (profile, game.pack, game.level), game


def find(room: Room, place: Place) -> Handed | None:
    """The game at a place."""
    child = room.child(place[0])
    return next((game for game in child.games if game.place == place[1:] and not child.tidied), None)


def playable(room: Room) -> list[GamePlace]:
    """The games that the others may play now: none in an evaluation."""
    if room.lead.plan["exam"]:
        return []
    return [_told(place) for place in sorted(room.lead.games) if find(room, place)]


def seen(room: Room) -> list[GameSeen]:
    """The games on the board."""
    return [{**_told(place), "open": place in room.lead.games} for place, _ in there(room)]


def program(room: Room, place: Place) -> Any:
    """The program of a game that may be played; None of another one."""
    game = find(room, place) if _told(place) in playable(room) else None
    return game.program if game else None


def opened(room: Room, place: Place, on: bool) -> Room:
    """The room with a game opened to the others, or closed."""
    others = tuple(game for game in room.lead.games if game != place)
    return room.led(replace(room.lead, games=(*others, place) if on else others))


def removed(room: Room, *places: Place) -> Room:
    """The room without some games."""
    for place in places:
        child = room.child(place[0])
        room = room.changed(
            replace(child, games=tuple(game for game in child.games if game.place != place[1:]))
        )
    return _closed(room, places)


def followed(before: Room, after: Room) -> Room:
    """The room after a game was handed: another program is closed until the adult has looked at it."""
    old = dict(there(before))
    changed = [place for place, game in there(after) if old.get(place) != game]
    return _few(_closed(after, changed)) if changed else after


def _closed(room: Room, places: Collection[Place]) -> Room:
    left = tuple(game for game in room.lead.games if game not in places)
    return room if left == room.lead.games else room.led(replace(room.lead, games=left))


def _few(room: Room) -> Room:
    closed = [(game.at, place) for place, game in there(room) if place not in room.lead.games]
    more = len([*there(room)]) - MOST_GAMES
    return removed(room, *(place for _, place in sorted(closed)[:more])) if more > 0 else room


def _told(place: Place) -> GamePlace:
    return {"profile": place[0], "pack": place[1], "level": place[2]}
